package store_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
	"crosswalk/store/storetest"
)

// readable counts the changes of all cohorts, and the records, that can be read of a store.
func readable(t *testing.T, db *store.DB) (changes, records int) {
	t.Helper()
	for id := uint64(1); id <= 2; id++ {
		s, err := db.State(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range s.Log {
			if e.Change.Kind() == "lost" {
				continue
			}
			changes++
			for _, slot := range e.Slots() {
				if n := *slot.Number(); n != 0 && !slot.IsErased() {
					records++
				}
			}
		}
	}
	return changes, records
}

// TestEveryPageDamaged damages one page after the other. What lies in it is lost, at most; everything else is read, nothing
// is written to the store, and what can be read goes into a new one, which is whole.
func TestEveryPageDamaged(t *testing.T) {
	file, _ := wholeStore(t)
	h, _ := store.FindHead(bytes.NewReader(file))
	size := int(h.PageSize())
	dir := t.TempDir()
	path := filepath.Join(dir, "crosswalk.db")
	by := cohort.By{Actor: "robin", Now: storetest.Noon}
	open := func(b []byte) (*store.DB, error) {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return store.Open(path, by)
	}
	db, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	changes, records := readable(t, db)
	db.Close()
	damaged := 0
	for page := 2; page < int(h.Need())/size; page++ {
		b := bytes.Clone(file)
		at := page * size
		if binary.NativeEndian.Uint64(b[at:]) != uint64(page) { // it goes on from the one before, or was never written
			continue
		}
		held := store.ElementsOf(b[at:min(len(b), at+size*(1+int(binary.NativeEndian.Uint32(b[at+12:]))))])
		for i := range 64 {
			b[at+i] ^= 0xA5
		}
		db, err := open(b)
		if err != nil {
			t.Errorf("page %d: %v", page, err)
			continue
		}
		if db.ReadOnly() == nil { // a free page
			db.Close()
			continue
		}
		damaged++
		c, r := readable(t, db)
		if c+held < changes || c == changes && r+held < records { // with a change, its records are lost
			t.Errorf("page %d of %d things: %d of %d changes and %d of %d records are read", page, held, c, changes, r, records)
		}
		if _, err := db.Backup(filepath.Join(dir, "x.db"), files.Options{}, by.Now); err == nil {
			t.Errorf("page %d: a backup was made of it", page)
		}
		if page%3 == 0 {
			salvaged(t, db, filepath.Join(dir, "new.db"), c)
		}
		db.Close()
		if now, _ := os.ReadFile(path); !bytes.Equal(now, b) {
			t.Errorf("page %d: the store was written to", page)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".new-store-*")); len(left) > 0 {
			t.Errorf("page %d: %v is left", page, left)
		}
	}
	if damaged < 8 {
		t.Errorf("only %d pages were in use", damaged)
	}
}

// salvaged carries a store over into a new one, which must be whole and hold so many changes.
func salvaged(t *testing.T, db *store.DB, path string, changes int) {
	t.Helper()
	by := cohort.By{Actor: "robin", Now: storetest.Noon}
	os.Remove(path)
	if _, _, err := db.Salvage(path, by); err != nil {
		t.Error(err)
		return
	}
	whole, err := store.Open(path, by)
	if err != nil {
		t.Error(err)
		return
	}
	defer whole.Close()
	if c, _ := readable(t, whole); c < changes {
		t.Errorf("%d changes were carried over, of %d", c, changes)
	}
	report, err := whole.Check()
	for _, f := range report.Findings {
		if !strings.HasSuffix(f.Where, ", plan") { // whose people are lost with the import that brought them
			t.Error(f)
		}
	}
	if err != nil {
		t.Error(err)
	}
}
