package store_test

import (
	"os"
	"testing"

	"crosswalk/store"
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
