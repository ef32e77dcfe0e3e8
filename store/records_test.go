package store_test

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"crosswalk/store"
	"crosswalk/store/storetest"
)

// A change with very many records is read by several readers at once: each of them notes what it cannot read, in order,
// and nothing else is missing.
func TestManyRecordsWithDamage(t *testing.T) {
	const people = 8 * store.LeastRecords
	o := storetest.Open(t, people)
	file, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	var keys [][]byte
	path := filepath.Join(t.TempDir(), "crosswalk.db")
	rewrite(t, path, file, func(tx *bolt.Tx) error {
		records := tx.Bucket([]byte(store.RecordsBucket))
		err := records.ForEach(func(k, v []byte) error {
			keys = append(keys, append([]byte(nil), k...))
			return nil
		})
		if err != nil {
			return err
		}
		for _, at := range []int{3, 4, len(keys) - 5} {
			v := append([]byte(nil), records.Get(keys[at])...)
			v[len(v)-1] ^= 1
			if err := records.Put(keys[at], v); err != nil {
				return err
			}
		}
		return nil
	})
	db, err := store.Open(path, o.By())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := db.State(1)
	if err != nil {
		t.Fatal(err)
	}
	whole := 0
	for _, p := range s.People {
		if p.Email.String() != "" {
			whole++
		}
	}
	said := slices.DeleteFunc(db.Losses(), func(f store.Finding) bool { return f.Where != "cohort 1" })
	if len(said) != 3 || whole != people-3 {
		t.Fatalf("%d of %d people are whole: %v", whole, people, said)
	}
	for k, at := range []int{3, 4, len(keys) - 5} {
		if !strings.Contains(said[k].What, hex.EncodeToString(keys[at])) {
			t.Errorf("of record %d: %s", at, said[k].What)
		}
	}
}
