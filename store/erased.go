package store

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Of who was erased nothing is kept but a keyed hash of their addresses, so that they do not come back unseen, with an
// import or a backup. The key is the store's own, made when somebody is erased for the first time: without it the hashes
// say nothing, and with it they answer only about an address that one has.
const (
	erasedBucket = "erased"    // hash of a folded address → when they were erased, sealed
	hashKey      = "erase-key" // in the bucket of what is known of the whole store
)

// graves are the hashes of who was erased, with the key that they are made with.
type graves struct {
	key []byte
	of  map[string]time.Time
}

func (g graves) hash(address string) string {
	mac := hmac.New(sha256.New, g.key)
	mac.Write([]byte(text.Fold(address)))
	return string(mac.Sum(nil))
}

// has reports whether, and when, somebody with an address was erased.
func (g graves) has(address string) (when time.Time, ok bool) {
	if len(g.of) == 0 || address == "" {
		return time.Time{}, false
	}
	when, ok = g.of[g.hash(address)]
	return when, ok
}

// takenIn forgets an address: whoever has it was taken in again.
func (g graves) takenIn(address string) {
	if len(g.of) > 0 {
		delete(g.of, g.hash(address))
	}
}

// readGraves reads who was erased.
func readGraves(tx *bolt.Tx) graves {
	g := graves{of: map[string]time.Time{}}
	meta, b := tx.Bucket([]byte(metaBucket)), tx.Bucket([]byte(erasedBucket))
	if meta == nil || b == nil {
		return g
	}
	g.key = append(g.key, meta.Get([]byte(hashKey))...)
	b.ForEach(func(k, v []byte) error {
		if v, err := unseal(erasedBucket, k, v); err == nil {
			when, _ := time.Parse(time.RFC3339, string(v))
			g.of[string(k)] = when
		}
		return nil
	})
	return g
}

// bury writes down that whoever has an address was erased.
func bury(tx *bolt.Tx, addresses []string, when time.Time) error {
	meta := tx.Bucket([]byte(metaBucket))
	g := graves{key: meta.Get([]byte(hashKey))}
	if len(g.key) == 0 {
		g.key = make([]byte, 32)
		rand.Read(g.key) // which never fails
		if err := meta.Put([]byte(hashKey), g.key); err != nil {
			return err
		}
	}
	b, err := tx.CreateBucketIfNotExists([]byte(erasedBucket))
	if err != nil {
		return err
	}
	for _, a := range addresses {
		k := []byte(g.hash(a))
		if err := b.Put(k, seal(erasedBucket, k, []byte(when.UTC().Format(time.RFC3339)))); err != nil {
			return err
		}
	}
	return nil
}

// unbury forgets that whoever has an address was erased: they were taken in again.
func unbury(tx *bolt.Tx, address string) error {
	meta, b := tx.Bucket([]byte(metaBucket)), tx.Bucket([]byte(erasedBucket))
	if b == nil {
		return nil
	}
	return b.Delete([]byte(graves{key: meta.Get([]byte(hashKey))}.hash(address)))
}

// WasErased reports whether, and when, whoever has an address was erased.
func (d *DB) WasErased(address string) (when time.Time, ok bool) {
	d.gravesMu.Lock()
	defer d.gravesMu.Unlock()
	return d.graves.has(address)
}

// returned are those of a store who were erased from the one with these graves.
func (d *DB) returned(g graves) (ids []matching.ID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for address, id := range d.people {
		if _, ok := g.has(address); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

// takeGraves writes the graves of another store into this one, if they are made with the same key or this one has none.
func (d *DB) takeGraves(g graves) error {
	if len(g.of) == 0 {
		return nil
	}
	err := d.update(func(tx *bolt.Tx) error {
		meta := tx.Bucket([]byte(metaBucket))
		own := meta.Get([]byte(hashKey))
		if len(own) > 0 && !hmac.Equal(own, g.key) {
			return nil
		}
		if err := meta.Put([]byte(hashKey), g.key); err != nil {
			return err
		}
		b, err := tx.CreateBucketIfNotExists([]byte(erasedBucket))
		if err != nil {
			return err
		}
		for k, when := range g.of {
			if err := b.Put([]byte(k), seal(erasedBucket, []byte(k), []byte(when.UTC().Format(time.RFC3339)))); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = d.load()
	}
	return err
}
