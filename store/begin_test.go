package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestBegin takes a store away that was begun and came to nothing, with the folders made for it and nothing else.
func TestBegin(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new", "folder", "s.db")
	by := cohort.By{Actor: "robin", Now: storetest.Noon}
	begin := func() *store.DB {
		t.Helper()
		db, err := store.Begin(path, by)
		if err != nil {
			t.Fatal(err)
		}
		return db
	}
	begin().Close()
	if _, err := os.Lstat(filepath.Join(dir, "new")); err == nil {
		t.Error("something is left behind")
	}
	db := begin()
	os.WriteFile(filepath.Join(dir, "new", "theirs"), nil, 0o600)
	db.Close()
	if _, err := os.Lstat(filepath.Join(dir, "new", "theirs")); err != nil {
		t.Error(err)
	}
	db = begin()
	if _, err := db.OpenCohort(context.Background(), by, &cohort.OpenCohort{Name: "Spring", Programme: storetest.ShippedSource(t)}); err != nil {
		t.Fatal(err)
	}
	db.Close()
	begin().Close() // somebody else's is left alone
	db, err := store.Open(path, by)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := db.Cohorts(); err != nil || len(all) != 1 {
		t.Error(all, err)
	}
	db.Close()
}

// TestBeginAtOnce lets several begin with one store at once, of whom some come to nothing: what the others saved is there.
func TestBeginAtOnce(t *testing.T) {
	for range 20 {
		path := filepath.Join(t.TempDir(), "crosswalk", "crosswalk.db")
		by := cohort.By{Actor: "robin", Now: storetest.Noon}
		var group sync.WaitGroup
		for i, name := range []string{"", "Spring", "", "Autumn"} {
			group.Go(func() {
				db, err := store.Begin(path, by)
				if err != nil {
					t.Error(i, err)
					return
				}
				defer db.Close()
				if name == "" {
					return
				}
				if _, err := db.OpenCohort(context.Background(), by, &cohort.OpenCohort{Name: name, Programme: storetest.ShippedSource(t)}); err != nil {
					t.Error(i, err)
				}
			})
		}
		group.Wait()
		db, err := store.Open(path, by)
		if err != nil {
			t.Fatal(err)
		}
		if all, err := db.Cohorts(); err != nil || len(all) != 2 {
			t.Errorf("%d cohorts, %v", len(all), err)
		}
		db.Close()
	}
}

// TestGoneButForCopies refuses to make a store anew where copies of one lie, though nobody's note is there any more, and names
// the newest.
func TestGoneButForCopies(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	newest := path + ".backup-2023-05-02"
	os.WriteFile(path+".backup-2023-05-01", []byte("x"), 0o600)
	os.WriteFile(newest, []byte("x"), 0o600)
	_, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
	if err == nil || !strings.Contains(err.Error(), "is gone, though there was one: crosswalk --store "+path+" restore "+newest) {
		t.Error(err)
	}
	if store.IsNone(path) {
		t.Error("it is as if there had never been one")
	}
}
