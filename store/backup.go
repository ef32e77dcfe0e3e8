package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
)

// Backups are whole stores, compacted, so that nothing that was erased is in them. Those that are made by themselves lie
// beside the store, named for the day: crosswalk.db.backup-2023-04-20.
const (
	backupEnding = ".backup-"
	keptBackups  = 7 // of those that are made by themselves
)

// Summary is what a store holds, counted.
type Summary struct {
	Cohorts, People, Exchanges, Changes int
	Last                                time.Time // when the last change was made; zero: there is none
	Erased                              int       // people who were erased since, and were taken out of what was restored
}

// Summary counts what the store holds.
func (d *DB) Summary() (s Summary, err error) {
	cohorts, err := d.Cohorts()
	if err != nil {
		return s, err
	}
	s.Cohorts = len(cohorts)
	for _, c := range cohorts {
		state, err := d.State(c.ID)
		if err != nil {
			return s, err
		}
		s.People += len(state.People)
		s.Exchanges += len(state.Exchanges)
		s.Changes += len(state.Log)
		if n := len(state.Log); n > 0 && state.Log[n-1].Time.After(s.Last) {
			s.Last = state.Log[n-1].Time
		}
	}
	return s, nil
}

// Look opens a store only to read it, requires that it is whole, and counts what it holds.
func Look(path string, now time.Time) (s Summary, err error) {
	db, err := openToRead(path, now)
	if err != nil {
		return s, err
	}
	defer db.Close()
	if s, err = db.Summary(); err != nil {
		return s, err
	}
	return s, db.ReadOnly()
}

// openToRead opens a whole store to read it; nothing is written, beside it neither.
func openToRead(path string, now time.Time) (*DB, error) {
	if _, err := os.Lstat(path); err != nil {
		return nil, fmt.Errorf("%s cannot be read: %s", text.Line(path), files.Why(err))
	}
	if _, err := inspect(path, now); err != nil {
		return nil, err
	}
	b, f, err := openBolt(path, true)
	if err != nil {
		return nil, err
	}
	db := newDB(path, b, f)
	if err := db.ready(); err != nil {
		b.Close()
		return nil, err
	}
	return db, nil
}

// Backup writes a copy of the store as it is now into a file, compacted, and opens it to see that it is whole and holds
// what the store holds.
func (d *DB) Backup(path string, o files.Options, now time.Time) (Summary, error) {
	o.Store = d.path
	return d.backup(path, o, now)
}

func (d *DB) backup(path string, o files.Options, now time.Time) (s Summary, err error) {
	if err := d.ReadOnly(); err != nil {
		return s, err
	}
	want, err := d.Summary()
	if err != nil {
		return s, err
	}
	err = files.Write(path, o, func(f *os.File) error {
		if err := d.compactInto(f.Name()); err != nil {
			return err
		}
		s, err = Look(f.Name(), now)
		if err == nil && (s.Cohorts < want.Cohorts || s.Changes < want.Changes) {
			err = fmt.Errorf("the copy does not hold what the store holds")
		}
		return err
	})
	return s, err
}

// compactInto writes all that the store holds into an empty file.
func (d *DB) compactInto(path string) (err error) {
	defer recovered(d.path, &err)
	d.handle.RLock()
	defer d.handle.RUnlock()
	to, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait})
	if err != nil {
		return err
	}
	err = bolt.Compact(to, d.bolt, 1<<20)
	if err == nil {
		err = to.Sync()
	}
	return errors.Join(err, to.Close())
}

// BackUpDaily makes a copy beside the store, once a day if something changed since the last, and keeps the last seven.
// made is its name; empty if none was needed.
func (d *DB) BackUpDaily(now time.Time) (made string, err error) {
	if d.ReadOnly() != nil {
		return "", nil
	}
	all, err := Backups(d.path)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(d.path)
	if err != nil {
		return "", err
	}
	name := d.path + backupEnding + now.Format(time.DateOnly)
	if n := len(all); n > 0 && (all[n-1].Path == name || !info.ModTime().After(all[n-1].Made)) {
		return "", nil
	}
	if s, err := d.Summary(); err != nil || s.Changes == 0 {
		return "", err
	}
	if _, err := d.backup(name, files.Options{}, now); err != nil {
		if errors.Is(err, files.ErrThere) {
			return "", nil
		}
		return "", err
	}
	if all, err = Backups(d.path); err != nil {
		return name, err
	}
	for _, old := range all[:max(0, len(all)-keptBackups)] {
		if old.Path != name {
			os.Remove(old.Path)
		}
	}
	return name, nil
}

// Copy is a backup, or a store that was kept when another took its place.
type Copy struct {
	Path string
	Made time.Time
	Size int64
}

// Backups are the copies beside a store that were made by themselves, the oldest first.
func Backups(path string) ([]Copy, error) { return beside(path, backupEnding) }

// newestBackup is the path of the newest copy that was made by itself; empty where there is none.
func newestBackup(path string) string {
	all, err := Backups(path)
	if err != nil || len(all) == 0 {
		return ""
	}
	return all[len(all)-1].Path
}

// asArgument is a path as it is typed behind a command: in quotes, where it has anything in it that a shell would read.
func asArgument(path string) string {
	read := func(r rune) bool {
		return r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`/\:._-+,@%`, r)
	}
	if path = text.Line(path); strings.ContainsFunc(path, read) {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

// putBack says how a store that cannot be used is had back.
func putBack(path string) string {
	if newest := newestBackup(path); newest != "" {
		return fmt.Sprintf("crosswalk --store %s restore %s puts its newest copy back", asArgument(path), asArgument(newest))
	}
	return "put back a copy of it"
}

// Kept are the stores beside a store that were kept when a backup took their place, or because they were damaged.
func Kept(path string) ([]Copy, error) {
	before, err := beside(path, beforeRestore)
	if err != nil {
		return nil, err
	}
	damaged, err := beside(path, ".damaged-")
	return append(before, damaged...), err
}

func beside(path, ending string) ([]Copy, error) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the folder of the store cannot be read: %s", files.Why(err))
	}
	var all []Copy
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && strings.HasPrefix(e.Name(), filepath.Base(path)+ending) {
			all = append(all, Copy{filepath.Join(filepath.Dir(path), e.Name()), info.ModTime(), info.Size()})
		}
	}
	slices.SortFunc(all, func(a, b Copy) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// beforeRestore is how the name of a store ends that a backup took the place of.
const beforeRestore = ".before-restore"

// Restore puts a backup in the place of a store. The backup is looked at first, and must be whole; the store is kept
// beside it under the name that is returned, whatever state it is in, empty if there was none. It is one or the other
// at every moment.
func Restore(path, from string, by cohort.By) (restored Summary, kept string, err error) {
	if restored, err = Look(from, by.Now); err != nil {
		return restored, "", fmt.Errorf("%w. Nothing was restored", err)
	}
	here, herr := os.Stat(path)
	there, err := os.Stat(from)
	if herr == nil && err == nil && os.SameFile(here, there) {
		return restored, "", cohort.Refuse("%s is the store itself: name a backup, see crosswalk backup list", from)
	}
	var erased graves // from the present store, as far as it can be read
	if herr == nil {  // nobody may have it meanwhile
		b, _, err := openBolt(path, false)
		if isInUse(err) {
			return restored, "", err
		}
		if b != nil {
			defer b.Close()
			view(path, b, func(tx *bolt.Tx) error { erased = readGraves(tx); return nil })
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return restored, "", err
	}
	temp := path + ".restoring"
	os.Remove(temp)
	defer os.Remove(temp)
	err = files.Write(temp, files.Options{}, func(f *os.File) error {
		source, err := openToRead(from, by.Now)
		if err != nil {
			return err
		}
		defer source.Close()
		return source.compactInto(f.Name())
	})
	if err != nil {
		return restored, "", err
	}
	gone, err := keepErased(temp, erased, by)
	if err == nil && gone > 0 {
		restored, err = Look(temp, by.Now)
		restored.Erased = gone
	}
	if err != nil {
		return restored, "", fmt.Errorf("whoever was erased since that backup could not be taken out of it, so nothing was restored: %w", err)
	}
	if herr == nil {
		kept = path + beforeRestore + "-" + by.Now.UTC().Format("20060102-150405")
		for n := 2; ; n++ {
			if _, err := os.Lstat(kept); errors.Is(err, fs.ErrNotExist) {
				break
			}
			kept = fmt.Sprintf("%s%s-%s-%d", path, beforeRestore, by.Now.UTC().Format("20060102-150405"), n)
		}
		if err := keepAside(path, kept); err != nil {
			return restored, "", fmt.Errorf("the store could not be kept, so nothing was restored: %s", files.Why(err))
		}
	}
	if err := os.Rename(temp, path); err != nil {
		return restored, kept, fmt.Errorf("the store %s could not be put in place: %s", text.Line(path), files.Why(err))
	}
	files.SyncFolder(filepath.Dir(path))
	return restored, kept, nil
}

// keepErased takes out of a store that will be put in the place of another whoever was erased from that one, and says how many
// were in it.
func keepErased(temp string, erased graves, by cohort.By) (people int, err error) {
	if len(erased.of) == 0 {
		return 0, nil
	}
	if people, err = eraseIn(context.Background(), by, temp, erased); err != nil {
		return people, err
	}
	b, f, err := openBolt(temp, false)
	if err != nil {
		return people, err
	}
	db := newDB(temp, b, f)
	defer db.Close()
	if err := db.ready(); err != nil {
		return people, err
	}
	return people, db.takeGraves(erased)
}

// keepAside gives a file a second name, or copies it where the file system has no links.
func keepAside(path, kept string) error {
	if err := os.Link(path, kept); err == nil {
		return nil
	}
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	return copyTo(kept, from)
}
