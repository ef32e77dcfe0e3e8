//go:build unix

package store_test

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"crosswalk/store"
	"crosswalk/store/cohort"
)

// TestLockNotePipe opens a store beside which a pipe lies that nobody reads: it does not wait.
func TestLockNotePipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	by := cohort.By{Actor: "robin", Now: time.Date(2023, 5, 2, 12, 0, 0, 0, time.UTC)}
	for range 2 {
		db, err := store.Open(path, by)
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
		syscall.Unlink(path + store.LockEnding)
		if err := syscall.Mkfifo(path+store.LockEnding, 0o600); err != nil {
			t.Skip(err)
		}
	}
}
