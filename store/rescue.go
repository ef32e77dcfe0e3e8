package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	bolt "go.etcd.io/bbolt"

	"crosswalk/store/cohort"
)

// A store whose pages are damaged is never given to bbolt, which follows damaged numbers wherever they lead. What can still
// be reached is read from its pages with plain reads, element by element, and written into a passing copy; that is what is
// shown, exported and salvaged from. What a damaged page hides that others lie below is looked for in all pages: the seal of
// a value says which bucket it belongs to. The store itself is only read.

// pageDamage is the error of a store whose pages are damaged.
type pageDamage struct {
	path  string
	found []string
}

func (p *pageDamage) Error() string {
	return fmt.Sprintf("%s is %v (%s); put back a copy of the store", p.path, ErrDamaged, p.found[0])
}

func (p *pageDamage) Unwrap() error { return ErrDamaged }

// rescued is what was read from damaged pages: values by bucket, key; and the buckets' sequences.
type rescued struct {
	values    map[string]map[string][]byte // by the scope that their seal is made with
	sequences map[string]uint64
	cohorts   []uint64
	format    []byte
	used      []byte // the cohort that was chosen
	hashKey   []byte
}

// openRescued opens what can be read of a store whose pages are damaged.
func openRescued(path string, damage *pageDamage) (*DB, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, damage
	}
	h, err := readHead(path, f)
	if err != nil {
		f.Close()
		return nil, err
	}
	r := &rescued{values: map[string]map[string][]byte{}, sequences: map[string]uint64{}}
	r.read(f, h.meta)
	b, temp, err := r.asStore(filepath.Dir(path))
	if err != nil {
		f.Close()
		return nil, errors.Join(damage, err)
	}
	db := newDB(path, b, f)
	db.passing, db.damaged = temp, f
	l := &losses{where: "pages"}
	for _, what := range damage.found {
		l.damaged(errors.New(what))
	}
	db.note(l)
	if err := db.ready(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// read reads all that the pages hold.
func (r *rescued) read(f *os.File, m meta) {
	p := &pages{r: f, meta: m, seen: make([]bool, m.pages)}
	free := p.freeOnly()
	walk := &rescue{rescued: r, pages: &pages{r: f, meta: m, seen: make([]bool, m.pages)}}
	for _, e := range walk.elements(m.root) {
		if !e.bucket {
			continue
		}
		switch name := string(e.key); name {
		case peopleBucket, recordsBucket, draftsBucket, erasedBucket:
			r.sequences[name] = walk.bucket(e.value, func(e element) { r.put(name, e) })
		case metaBucket:
			walk.bucket(e.value, r.meta)
		case cohortsBucket:
			walk.bucket(e.value, func(e element) {
				if e.bucket && len(e.key) == 8 {
					walk.cohort(binary.BigEndian.Uint64(e.key), e.value)
				}
			})
		}
	}
	walk.strays(free)
}

func (r *rescued) meta(e element) {
	switch string(e.key) {
	case "format":
		r.format = bytes.Clone(e.value)
	case usedKey:
		r.used = bytes.Clone(e.value)
	case hashKey:
		r.hashKey = bytes.Clone(e.value)
	}
}

// put takes up a value; one whose seal fits stays.
func (r *rescued) put(scope string, e element) {
	if e.bucket {
		return
	}
	if r.values[scope] == nil {
		r.values[scope] = map[string][]byte{}
	}
	if was, there := r.values[scope][string(e.key)]; there {
		if _, err := unseal(scope, e.key, was); err == nil {
			return
		}
	}
	r.values[scope][string(e.key)] = bytes.Clone(e.value)
}

// rescue goes through damaged pages.
type rescue struct {
	*rescued
	*pages
}

// elements are what can be read of a page and of those below it, in a tree; nothing of a page that was read before.
func (w *rescue) elements(id uint64) (all []element) {
	b, ok := w.take(id)
	if !ok {
		return nil
	}
	for _, e := range cutLoosely(b) {
		if e.child != 0 {
			all = append(all, w.elements(e.child)...)
		} else {
			all = append(all, e)
		}
	}
	return all
}

// bucket hands out what can be read of a bucket, and returns its sequence.
func (w *rescue) bucket(v []byte, do func(element)) (sequence uint64) {
	if len(v) < bucketHeader {
		return 0
	}
	var all []element
	if root := native.Uint64(v); root != 0 {
		all = w.elements(root)
	} else {
		all = cutLoosely(v[bucketHeader:])
	}
	for _, e := range all {
		do(e)
	}
	return native.Uint64(v[8:])
}

// cohort reads a cohort's log and plans.
func (w *rescue) cohort(id uint64, v []byte) {
	w.rescued.cohorts = append(w.rescued.cohorts, id)
	w.bucket(v, func(e element) {
		if name := string(e.key); e.bucket && (name == logBucket || name == plansBucket) {
			scope := inCohort(id, name)
			w.sequences[scope] = w.bucket(e.value, func(e element) { w.put(scope, e) })
		}
	})
}

// strays are sealed values in pages that nothing leads to any more, and that are not free.
func (w *rescue) strays(free []bool) {
	scopes := []string{recordsBucket, peopleBucket, draftsBucket, erasedBucket}
	most := uint64(8)
	for _, id := range w.rescued.cohorts {
		most = max(most, id)
	}
	for id := uint64(1); id <= min(most, 1000); id++ {
		scopes = append(scopes, inCohort(id, logBucket), inCohort(id, plansBucket))
	}
	for id := uint64(2); id < w.pages.meta.pages; id++ {
		if w.seen[id] || free[id] {
			continue
		}
		b, ok := w.take(id)
		if !ok {
			continue
		}
		for _, e := range cutLoosely(b) {
			if e.child != 0 || e.bucket {
				continue
			}
			for _, scope := range scopes {
				if _, err := unseal(scope, e.key, e.value); err == nil {
					w.put(scope, e)
					break
				}
			}
		}
	}
}

// freeOnly are the pages that the list of free pages names, as far as it can be read.
func (p *pages) freeOnly() []bool {
	p.free()
	p.seen[0], p.seen[1] = true, true
	return p.seen
}

// cutLoosely cuts a page into those of its elements that lie inside of it.
func cutLoosely(b []byte) (all []element) {
	if len(b) < boltPageHeader {
		return nil
	}
	kind, count := native.Uint16(b[8:]), int(native.Uint16(b[10:]))
	if kind != branchPage && kind != leafPage {
		return nil
	}
	for i := range count {
		from := boltPageHeader + i*elementSize
		if from+elementSize > len(b) {
			break
		}
		head := b[from : from+elementSize]
		var e element
		var at, keySize, valueSize uint64
		if kind == branchPage {
			at, keySize, e.child = uint64(native.Uint32(head)), uint64(native.Uint32(head[4:])), native.Uint64(head[8:])
		} else {
			at, keySize, valueSize = uint64(native.Uint32(head[4:])), uint64(native.Uint32(head[8:])), uint64(native.Uint32(head[12:]))
			e.bucket = native.Uint32(head)&1 == 1
		}
		at += uint64(from)
		if at+keySize+valueSize > uint64(len(b)) || kind == leafPage && keySize == 0 || kind == branchPage && e.child < 2 {
			continue
		}
		e.key, e.value = b[at:at+keySize], b[at+keySize:at+keySize+valueSize]
		all = append(all, e)
	}
	return all
}

// asStore writes what was read into a passing store, which has no name while it is open.
func (r *rescued) asStore(dir string) (b *bolt.DB, temp string, err error) {
	f, err := os.CreateTemp(dir, newStore+"*")
	if err != nil {
		if f, err = os.CreateTemp("", newStore+"*"); err != nil { // the store may lie where nothing can be written
			return nil, "", err
		}
	}
	temp = f.Name()
	f.Close()
	if b, err = bolt.Open(temp, 0o600, &bolt.Options{Timeout: lockWait, NoSync: true}); err == nil {
		err = b.Update(r.fill)
	}
	if err != nil {
		if b != nil {
			b.Close()
		}
		os.Remove(temp)
		return nil, "", err
	}
	if runtime.GOOS != "windows" {
		os.Remove(temp)
		temp = ""
	}
	return b, temp, nil
}

func (r *rescued) fill(tx *bolt.Tx) error {
	meta, err := tx.CreateBucket([]byte(metaBucket))
	if err != nil {
		return err
	}
	if len(r.format) != 8 {
		r.format = number(format)
	}
	for k, v := range map[string][]byte{"format": r.format, usedKey: r.used, hashKey: r.hashKey} {
		if len(v) > 0 {
			if err := meta.Put([]byte(k), v); err != nil {
				return err
			}
		}
	}
	if _, err := tx.CreateBucket([]byte(cohortsBucket)); err != nil {
		return err
	}
	for _, name := range []string{peopleBucket, recordsBucket} {
		if r.values[name] == nil {
			r.values[name] = map[string][]byte{}
		}
	}
	for scope, values := range r.values {
		b, err := bucketOf(tx, scope)
		if err != nil {
			return err
		}
		for k, v := range values {
			if err := b.Put([]byte(k), v); err != nil {
				return err
			}
		}
		if err := b.SetSequence(r.sequences[scope]); err != nil {
			return err
		}
	}
	for _, id := range r.cohorts { // those of which nothing else was found, too
		if _, err := bucketOf(tx, inCohort(id, logBucket)); err != nil {
			return err
		}
	}
	return nil
}

// bucketOf is the bucket of a scope, made if there is none.
func bucketOf(tx *bolt.Tx, scope string) (*bolt.Bucket, error) {
	name, of, inside := strings.Cut(scope, " of cohort ")
	if !inside {
		return tx.CreateBucketIfNotExists([]byte(name))
	}
	var id uint64
	if _, err := fmt.Sscan(of, &id); err != nil {
		return nil, cohort.Refuse("there is no cohort %s", of)
	}
	b, err := tx.Bucket([]byte(cohortsBucket)).CreateBucketIfNotExists(number(id))
	if err != nil {
		return nil, err
	}
	return b.CreateBucketIfNotExists([]byte(name))
}
