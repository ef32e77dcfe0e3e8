package store_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"

	"crosswalk/matching"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestReadOnlyStore reads a store that belongs to somebody else, and writes nothing to it.
func TestReadOnlyStore(t *testing.T) {
	o := storetest.Open(t, 6)
	o.DB().Close()
	file, _ := os.ReadFile(o.Path)
	os.Chmod(o.Path, 0o444)
	for dir := filepath.Dir(o.Path); len(dir) > len(os.TempDir()); dir = filepath.Dir(dir) {
		os.Chmod(dir, 0o755)
	}
	db, err := asSomebodyElse(t, func() (*store.DB, error) { return store.Open(o.Path, o.By()) })
	if err != nil {
		t.Fatal(err)
	}
	s, err := db.State(1)
	if err != nil || len(s.People) != 6 {
		t.Fatal(err)
	}
	want := "the store " + o.Path + " may be read and not written to"
	if _, err := db.Commit(context.Background(), 1, o.By(), &cohort.Replan{Order: matching.Best}); err == nil || !strings.HasPrefix(err.Error(), want) || !strings.HasPrefix(db.Warning, want) {
		t.Error(err, db.Warning)
	}
	if made, err := db.BackUpDaily(storetest.Noon); made != "" || err != nil {
		t.Error(made, err)
	}
	db.Close()
	if now, _ := os.ReadFile(o.Path); string(now) != string(file) {
		t.Error("it was written to")
	}
	os.Chmod(o.Path, 0o600)
	if db, err = store.Open(o.Path, o.By()); err != nil {
		t.Fatal(err)
	}
	o.Use(db)
}

// asSomebodyElse opens a store as a user who may not do everything.
func asSomebodyElse(t *testing.T, open func() (*store.DB, error)) (*store.DB, error) {
	if os.Geteuid() != 0 {
		return open()
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const nobody = 65534
	syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
	defer syscall.RawSyscall(syscall.SYS_SETFSUID, 0, 0, 0)
	return open()
}

// TestFirstStartsAtOnce lets several begin with the same store at once: all get it, one after the other, and it is made once.
func TestFirstStartsAtOnce(t *testing.T) {
	atOnce := 4
	if testing.Short() { // where every opening takes long, the last of four would wait longer than an opening does
		atOnce = 2
	}
	for range 15 {
		path := filepath.Join(t.TempDir(), "crosswalk", "crosswalk.db")
		var group sync.WaitGroup
		for range atOnce {
			group.Go(func() {
				db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
				if err != nil {
					t.Error(err)
					return
				}
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
			t.Error(left)
		}
	}
}
