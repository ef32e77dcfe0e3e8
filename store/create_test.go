package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestOpenWithoutNote opens a store beside which nobody can write who has it.
func TestOpenWithoutNote(t *testing.T) {
	o := storetest.Open(t, 3)
	if err := o.DB().Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(o.Path + store.LockEnding); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(o.Path+store.LockEnding, 0o700); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(o.Path, o.By())
	if err != nil {
		t.Fatal(err)
	}
	o.Use(db)
	if s := o.State(); len(s.People) != 3 {
		t.Errorf("%d people", len(s.People))
	}
}

// TestLockNote looks that the note of who has a store is never written through a link or into a pipe.
func TestLockNote(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	other := filepath.Join(t.TempDir(), "other")
	os.WriteFile(other, []byte("theirs"), 0o644)
	by := cohort.By{Actor: "robin", Now: time.Date(2023, 5, 2, 12, 0, 0, 0, time.UTC)}
	open := func() {
		t.Helper()
		db, err := store.Open(path, by)
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
	}
	open()
	os.Remove(path + ".lock")
	if err := os.Symlink(other, path+".lock"); err != nil {
		t.Skip(err)
	}
	open()
	if b, _ := os.ReadFile(other); string(b) != "theirs" {
		t.Errorf("what the link leads to holds %q", b)
	}
}
