package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
)

// What lies beside a store: the note of who has it, and, for a moment, a new store.
const (
	lockEnding = ".lock"
	newStore   = ".new-store-"
)

// ensure makes the store if there has never been one.
func ensure(path string, now time.Time) (created bool, err error) {
	switch _, err := os.Lstat(path); {
	case err == nil:
		return false, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, fmt.Errorf("open the store: %w", err)
	}
	if wasThere(path) {
		if _, err := os.Lstat(path); err == nil {
			return false, nil // another process made it in between
		}
		return false, cohort.Refuse("the store %s is gone, though there was one: %s; to start anew, name another with --store FILE, or move %s and the copies beside it away", path, putBack(path), path+lockEnding)
	}
	err = create(path, now)
	if errors.Is(err, fs.ErrExist) {
		return false, nil // another process was faster
	}
	if err != nil {
		return false, fmt.Errorf("make the store %s: %w", path, err)
	}
	return true, nil
}

// wasThere reports whether there was a store, by the note of who had it or the copies that were made of it.
func wasThere(path string) bool {
	_, err := os.Lstat(path + lockEnding)
	return err == nil || newestBackup(path) != ""
}

// create makes an empty store in a temporary file and puts it in place whole, so that a crash leaves
// either none or a good one. It replaces nothing.
func create(path string, now time.Time) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, newStore+"*")
	if err != nil {
		return err
	}
	temp := f.Name()
	f.Close()
	defer os.Remove(temp)
	if err := fill(temp, now); err != nil {
		return err
	}
	if err := os.Link(temp, path); err != nil {
		if _, e := os.Lstat(path); e == nil {
			return fs.ErrExist
		}
		if err := os.Rename(temp, path); err != nil { // a file system without links
			return err
		}
	}
	files.SyncFolder(dir)
	return nil
}

// fill makes an empty file an empty store.
func fill(path string, now time.Time) error {
	b, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait})
	if err != nil {
		return err
	}
	err = b.Update(func(tx *bolt.Tx) error {
		for _, name := range []string{peopleBucket, recordsBucket, cohortsBucket} {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		meta, err := tx.CreateBucket([]byte(metaBucket))
		if err != nil {
			return err
		}
		if err := meta.Put([]byte("created"), []byte(now.UTC().Format(time.RFC3339))); err != nil {
			return err
		}
		return meta.Put([]byte("format"), number(format))
	})
	if err == nil {
		err = b.Sync()
	}
	return errors.Join(err, b.Close())
}

// keepCopy copies the store's file as it is and returns the copy's name.
func keepCopy(path string, f *os.File, now time.Time) (string, error) {
	name := path + ".damaged-" + now.UTC().Format("20060102-150405")
	err := copyTo(name, f)
	if errors.Is(err, fs.ErrExist) {
		return name, nil
	}
	return name, err
}

// copyTo copies a file into a new one that only its owner may read.
func copyTo(name string, f *os.File) error {
	to, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, io.NewSectionReader(f, 0, 1<<62))
	if err == nil {
		err = to.Sync()
	}
	if err = errors.Join(err, to.Close()); err != nil {
		os.Remove(name)
	}
	return err
}

// restrict takes the store away from everybody else on the computer, and its folder too if nothing but
// the store lies there. What may not be changed is left.
func restrict(path string) {
	narrow := func(name string, least fs.FileMode) {
		info, err := os.Stat(name)
		if err == nil && info.Mode()&0o077 != 0 && info.Mode()&os.ModeSticky == 0 {
			os.Chmod(name, least)
		}
	}
	narrow(path, 0o600)
	dir := filepath.Dir(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), filepath.Base(path)) && !strings.HasPrefix(e.Name(), newStore) {
			return
		}
	}
	narrow(dir, 0o700)
}

// lockNote is what lies beside the store while it is in use, and after.
type lockNote struct {
	PID   int       `json:"pid"`
	Actor string    `json:"actor"`
	Since time.Time `json:"since"`
}

// signLock says beside the store who has it. The lock itself is bbolt's and dies with the process, so a note
// that cannot be written, on a full disk or in a folder of somebody else, keeps nobody from the store.
func signLock(path string, by cohort.By) {
	b, err := json.Marshal(lockNote{os.Getpid(), text.Line(by.Actor), by.Now.UTC()})
	if err != nil {
		return
	}
	name := path + lockEnding
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return // a link, a pipe or a folder: nothing is written into it
	}
	files.Write(name, files.Options{Replace: true}, func(f *os.File) error {
		_, err := f.Write(b)
		return err
	})
}

// inUse tells who has the store.
func inUse(path string) error {
	var n lockNote
	if b, err := readNote(path + lockEnding); err == nil && json.Unmarshal(b, &n) == nil && n.PID > 0 {
		return &inUseError{cohort.Refuse("the store %s is in use by %s (process %d, since %s). Close that Crosswalk first; one store serves one at a time%s",
			path, text.Line(n.Actor), n.PID, n.Since.Local().Format("2 Jan 15:04"), meanwhile(path))}
	}
	return &inUseError{cohort.Refuse("the store %s is in use by another program. Close that Crosswalk first; one store serves one at a time%s", path, meanwhile(path))}
}

// meanwhile says how to look at the newest copy of a store that somebody else has.
func meanwhile(path string) string {
	newest := newestBackup(path)
	if newest == "" {
		return ""
	}
	return fmt.Sprintf(". To look at its newest copy meanwhile: crosswalk --store look.db restore %s, then crosswalk --store look.db", asArgument(newest))
}

// inUseError refuses a store that another process has.
type inUseError struct{ error }

func (e *inUseError) Unwrap() error { return e.error }

func isInUse(err error) bool {
	var used *inUseError
	return errors.As(err, &used)
}

// readNote reads the note of who has a store, from a regular file and no more than such a note has.
func readNote(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 4096 {
		return nil, fs.ErrInvalid
	}
	return os.ReadFile(name)
}
