package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
)

// What is deleted from a bbolt file stays in its free pages. So whoever erases sets a mark in the same transaction, and
// then the whole file is written anew without them, beside the store, and put in its place. The mark is not in the new
// file. Whatever stops it in between, the next start finds the mark and does it then.
const (
	scrubMark    = "scrub"      // in the bucket of what is known of the whole store: since when
	scrubbingEnd = ".scrubbing" // of the name of the new file
)

// mustScrub reports whether somebody was erased and the file not written anew since.
func (d *DB) mustScrub() (must bool) {
	d.view(func(tx *bolt.Tx) error {
		must = tx.Bucket([]byte(metaBucket)).Get([]byte(scrubMark)) != nil
		return nil
	})
	return must
}

// step is what tests stop at, to be killed there.
var step = func(string) {}

// scrub writes the store anew and puts that file in its place; the lock is held all the time. The caller holds d.mu.
func (d *DB) scrub(now time.Time) (err error) {
	temp := d.path + scrubbingEnd
	os.Remove(temp)
	defer os.Remove(temp)
	defer func() {
		if err != nil {
			err = d.notScrubbed(err)
		}
	}()
	if err := d.compactInto(temp); err != nil {
		return err
	}
	step("compacted")
	if err := takeMarkAway(temp); err != nil {
		return err
	}
	if _, err := Look(temp, now); err != nil {
		return err
	}
	step("looked at")
	return d.swap(temp)
}

// notScrubbed says that the erased are still in the free pages of the file.
func (d *DB) notScrubbed(cause error) error {
	need := "some room"
	if info, err := os.Stat(d.path); err == nil {
		need = fmt.Sprintf("%d MB", info.Size()>>20+1)
	}
	return fmt.Errorf("deleted, and not yet scrubbed: what was erased is read by nothing any more, but the file %s has still to be written anew, which needs %s of room beside it (%w). It is tried again at the next start", text.Line(d.path), need, cause)
}

func takeMarkAway(path string) error {
	b, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait})
	if err != nil {
		return err
	}
	err = b.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte(metaBucket)).Delete([]byte(scrubMark)) })
	if err == nil {
		err = b.Sync()
	}
	return errors.Join(err, b.Close())
}

// swap puts a new file in the place of the store while it is open, and goes on with that. The new one is locked before it
// has the name, where a file that is open may get another name.
func (d *DB) swap(temp string) error {
	d.handle.Lock()
	defer d.handle.Unlock()
	old := d.bolt
	if runtime.GOOS == "windows" {
		old.Close()
		err := os.Rename(temp, d.path)
		b, f, openErr := openBolt(d.path, false)
		if openErr != nil {
			return errors.Join(err, openErr)
		}
		d.bolt, d.file = b, f
		d.info, openErr = f.Stat()
		return errors.Join(err, openErr)
	}
	b, f, err := openBolt(temp, false)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		err = os.Rename(temp, d.path)
	}
	if err != nil {
		b.Close()
		return err
	}
	step("renamed")
	files.SyncFolder(filepath.Dir(d.path))
	d.bolt, d.file, d.info = b, f, info
	return old.Close()
}

// finishErasing writes the file anew if that was left to do.
func (d *DB) finishErasing(by cohort.By) {
	if !d.mustScrub() || d.ReadOnly() != nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.scrub(by.Now); err != nil {
		d.Warning = err.Error()
	}
}
