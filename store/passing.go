package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
	boltErrors "go.etcd.io/bbolt/errors"

	"crosswalk/store/cohort"
)

// OpenPassing opens a new store that is thrown away when it is closed, for a demonstration, or to see what would come of
// something where there is no store yet. It lies in a folder of its own that only you can read. Nothing waits for the disk.
// Folders of others that ended without closing theirs, because they were killed, go first.
func OpenPassing(by cohort.By) (*DB, error) {
	dir, err := os.MkdirTemp("", passingFolder)
	if err != nil {
		return nil, fmt.Errorf("there is no room for a passing store: %w", err)
	}
	sweepPassing(dir)
	d, err := Open(filepath.Join(dir, passingStore), by)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	d.passing = dir
	d.bolt.NoSync, d.bolt.NoGrowSync = true, true
	return d, nil
}

// How the folder of a passing store begins, and what the store in it is called.
const (
	passingFolder = "crosswalk-passing-"
	passingStore  = "passing.db"
)

// leftBehind is how long nothing has changed in the folder of a passing store that is being made no more.
const leftBehind = time.Minute

// sweepPassing removes the folders of passing stores beside one that was just made, of which no process has the store any
// more. What is not certain stays: folders that others may look into, or in which something changed a moment ago.
func sweepPassing(mine string) {
	made, err := os.Stat(mine)
	if err != nil {
		return
	}
	beside, err := os.ReadDir(filepath.Dir(mine))
	if err != nil {
		return
	}
	for _, e := range beside {
		info, err := e.Info()
		if err != nil || !strings.HasPrefix(e.Name(), passingFolder) || !info.IsDir() || e.Name() == filepath.Base(mine) ||
			runtime.GOOS != "windows" && info.Mode().Perm() != made.Mode().Perm() || made.ModTime().Sub(info.ModTime()) < leftBehind {
			continue
		}
		if dir := filepath.Join(filepath.Dir(mine), e.Name()); isLeft(filepath.Join(dir, passingStore)) {
			os.RemoveAll(dir)
		}
	}
}

// isLeft reports whether a store is nobody's: there is none, or no process has its lock, which dies with the process.
func isLeft(path string) bool {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	return !errors.Is(tryLock(path), boltErrors.ErrTimeout)
}

// tryLock takes and leaves the lock of a store, which may be damaged in any way.
func tryLock(path string) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer recovered(path, &err)
	b, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: time.Nanosecond})
	if err != nil {
		return err
	}
	return b.Close()
}

// IsNone reports whether there is no store at path, and none was there before: Open would make one.
func IsNone(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist) && !wasThere(path)
}
