package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	boltErrors "go.etcd.io/bbolt/errors"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// format is the version of the file's layout. A store of a later one is refused before anything is
// written to it.
const format = 1

const (
	metaBucket    = "meta"
	peopleBucket  = "people"
	recordsBucket = "records"
	cohortsBucket = "cohorts"
	logBucket     = "log"
	plansBucket   = "plans"
)

// growth is by how many bytes the file grows at a time.
const growth = 1 << 20

// lockWait is how long an opening waits for whoever has the store.
const lockWait = 900 * time.Millisecond

// DB is an open store. It belongs to one process; its methods may be called from several goroutines. No
// transaction outlives a method, and none starts a goroutine.
type DB struct {
	Created bool   // this start made it
	Warning string // what the opening found that a person should know; empty: nothing

	path     string
	passing  string   // a file or folder that goes when the store is closed: see rescue.go and passing.go
	begun    []string // what goes when the store is closed and nothing was saved in it: see begin.go
	onlyRead error    // why nothing may be written, whatever is in it
	damaged  *os.File // the file itself, of which only what can be read is in bolt; nil: all is

	handle sync.RWMutex // held by whoever uses the file: erasing puts another one in its place
	bolt   *bolt.DB
	file   *os.File    // bbolt's own
	info   os.FileInfo // of that file, to notice when another one takes its place

	opening sync.Mutex // one new cohort at a time
	mu      sync.Mutex // one commit or reading of a log at a time; guards what follows
	people  map[string]matching.ID
	lastID  matching.ID
	unsaved map[string]matching.ID // given, not yet written

	lastRecord uint64
	untold     map[uint64]*cohort.State // folded, but not what other cohorts say about them

	states sync.Map // cohort number → *State, the newest

	planners planners

	lossesMu sync.Mutex
	lost     []loss // what could not be read so far

	gravesMu sync.Mutex
	graves   graves // who was erased
}

// Open opens the store at path, and makes it if there has never been one. Who opens it is written beside
// the store, for whoever finds it in use. A file that is not a whole store is refused and left as it is.
func Open(path string, by cohort.By) (db *DB, err error) {
	for range 10 { // whoever made it may take it away again meanwhile: see Begin
		if db, err = open(path, by); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return db, err
}

func open(path string, by cohort.By) (*DB, error) {
	created, err := ensure(path, by.Now)
	if err != nil {
		return nil, err
	}
	warning, err := inspect(path, by.Now)
	if damage := (*pageDamage)(nil); errors.As(err, &damage) {
		return openRescued(path, damage)
	}
	if err != nil {
		return nil, err
	}
	b, f, err := openBolt(path, false)
	if mayOnlyRead(err) {
		return openReadOnly(path, warning)
	}
	if err != nil {
		return nil, err
	}
	db := newDB(path, b, f)
	db.Created, db.Warning = created, warning
	if err = db.ready(); err == nil {
		restrict(path)
		signLock(path, by)
		db.finishErasing(by)
	}
	if err != nil {
		b.Close()
		return nil, err
	}
	return db, nil
}

// mayOnlyRead reports whether a store could not be opened because nothing may be written there.
func mayOnlyRead(err error) bool {
	var yours *notYoursError
	return errors.As(err, &yours) || errors.Is(err, syscall.EROFS)
}

// openReadOnly opens a store that may be read by whoever it is, and not written to.
func openReadOnly(path, warning string) (*DB, error) {
	b, f, err := openBolt(path, true)
	if err != nil {
		return nil, err
	}
	db := newDB(path, b, f)
	db.onlyRead = &cohort.Refusal{Why: fmt.Sprintf("the store %s may be read and not written to, by you or on this disk, so nothing is saved: work on a copy of it, named with --store FILE, or have its owner let you write", text.Line(path))}
	db.Warning = warning
	if db.Warning == "" {
		db.Warning = db.onlyRead.Error()
	}
	if err := db.ready(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func newDB(path string, b *bolt.DB, f *os.File) *DB {
	return &DB{path: path, bolt: b, file: f, unsaved: map[string]matching.ID{}, untold: map[uint64]*cohort.State{}}
}

// ready reads what the store has to know before it is used.
func (d *DB) ready() (err error) {
	if d.info, err = d.file.Stat(); err == nil {
		err = d.load()
	}
	if err == nil {
		err = d.survey()
	}
	return err
}

// inspect looks whether a file is a store of ours, whole and of a format that is known, before anything
// may write to it. It returns what a person should know of it.
func inspect(path string, now time.Time) (warning string, err error) {
	if err := guard(path); err != nil {
		return "", err
	}
	b, f, err := openBolt(path, true)
	if errors.Is(err, ErrDamaged) {
		return "", damagedPages(path, err)
	}
	if err != nil {
		return "", err
	}
	defer b.Close()
	h, err := readHead(path, f)
	if err != nil {
		return "", err
	}
	if found := checkPages(f, h.meta); len(found) > 0 {
		return "", &pageDamage{path, found}
	}
	if err := view(path, b, func(tx *bolt.Tx) error { return checkFormat(path, tx) }); err != nil {
		return "", err
	}
	if !h.oneDamaged {
		return "", nil
	}
	kept, err := keepCopy(path, f, now)
	if err != nil {
		return "", fmt.Errorf("a part of %s is damaged, and copying it before it is written to did not work: %w", path, err)
	}
	return fmt.Sprintf("a part of the store was damaged, so that the change made last may be missing: look into the journal. The file as it was is kept in %s", kept), nil
}

// damagedPages says what is wrong with the pages of a file that bbolt could not open.
func damagedPages(path string, cause error) error {
	f, err := os.Open(path)
	if err != nil {
		return cause
	}
	defer f.Close()
	h, err := readHead(path, f)
	if err != nil {
		return err
	}
	if found := checkPages(f, h.meta); len(found) > 0 {
		return &pageDamage{path, found}
	}
	return &pageDamage{path, []string{cause.Error()}}
}

// openBolt opens the file without ever making it, turning a fault over damaged pages into an error.
func openBolt(path string, readOnly bool) (b *bolt.DB, f *os.File, err error) {
	defer func() {
		if b == nil && f != nil {
			f.Close() // after a fault bbolt leaves it open, and locked
		}
	}()
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer recovered(path, &err)
	options := &bolt.Options{Timeout: lockWait, ReadOnly: readOnly}
	if !readOnly && runtime.GOOS != "windows" { // there the file grows to what is mapped
		options.InitialMmapSize = 64 << 20
	}
	options.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		var err error
		f, err = os.OpenFile(name, flag&^os.O_CREATE, mode)
		return f, err
	}
	for {
		if b, err = bolt.Open(path, 0o600, options); err != nil || isStillAt(path, f) {
			break
		}
		b.Close() // while the lock was waited for, another file took the place of this one
		b = nil
	}
	switch {
	case errors.Is(err, boltErrors.ErrTimeout):
		return nil, f, inUse(path)
	case os.IsPermission(err):
		return nil, f, notYours(path)
	case err != nil:
		return nil, f, fmt.Errorf("open the store %s: %w", path, err)
	}
	b.AllocSize = growth
	return b, f, nil
}

// isStillAt reports whether an open file is the one that has a name.
func isStillAt(path string, f *os.File) bool {
	mine, err := f.Stat()
	now, other := os.Lstat(path)
	if errors.Is(other, fs.ErrNotExist) {
		return false
	}
	return err != nil || other != nil || os.SameFile(mine, now)
}

// notYoursError refuses a store that whoever it is may not open so.
type notYoursError struct{ error }

func (e *notYoursError) Unwrap() error { return e.error }

func notYours(path string) error {
	return &notYoursError{cohort.Refuse("the store %s may not be read and written by you: ask its owner, or name another one with --store", path)}
}

// view runs a read transaction. A fault over damaged pages becomes an error.
func view(path string, b *bolt.DB, read func(*bolt.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer recovered(path, &err)
	return b.View(read)
}

func (d *DB) view(read func(*bolt.Tx) error) error {
	d.handle.RLock()
	defer d.handle.RUnlock()
	return view(d.path, d.bolt, read)
}

// update runs a write transaction. A fault over damaged pages becomes an error, and nothing is written.
func (d *DB) update(write func(*bolt.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer recovered(d.path, &err)
	d.handle.RLock()
	defer d.handle.RUnlock()
	return d.bolt.Update(write)
}

// checkFormat refuses what is not a store, and a store of a later format.
func checkFormat(path string, tx *bolt.Tx) error {
	meta := tx.Bucket([]byte(metaBucket))
	for _, name := range []string{metaBucket, peopleBucket, recordsBucket, cohortsBucket} {
		if tx.Bucket([]byte(name)) == nil {
			return notAStore(path)
		}
	}
	v := meta.Get([]byte("format"))
	if len(v) != 8 || binary.BigEndian.Uint64(v) == 0 {
		return cohort.Refuse("%s does not say which format it has: put back a copy of the store", path)
	}
	if n := binary.BigEndian.Uint64(v); n > format {
		return cohort.Refuse("%s was written by a newer crosswalk (format %d, this one knows %d): use that version", path, n, format)
	}
	return nil
}

// load reads who has which ID, and how far the numbers have got.
func (d *DB) load() error {
	return d.view(func(tx *bolt.Tx) error {
		if err := checkFormat(d.path, tx); err != nil {
			return err
		}
		people, records := tx.Bucket([]byte(peopleBucket)), tx.Bucket([]byte(recordsBucket))
		d.gravesMu.Lock()
		d.graves = readGraves(tx)
		d.gravesMu.Unlock()
		d.people = map[string]matching.ID{}
		d.lastID = matching.ID(people.Sequence())
		d.lastRecord = records.Sequence()
		if k, _ := records.Cursor().Last(); len(k) == 8 {
			d.lastRecord = max(d.lastRecord, binary.BigEndian.Uint64(k))
		}
		return people.ForEach(func(k, v []byte) error {
			v, err := unseal(peopleBucket, k, v)
			if err != nil || len(v) != 8 {
				return nil // told by survey
			}
			id := matching.ID(binary.BigEndian.Uint64(v))
			d.people[string(k)] = id
			d.lastID = max(d.lastID, id)
			return nil
		})
	})
}

// survey looks at every value, so that a store that is damaged anywhere is known before anything is written to it.
func (d *DB) survey() error {
	var r Report
	if err := d.view(func(tx *bolt.Tx) error { r.values(tx); return nil }); err != nil {
		return err
	}
	d.note(asLosses(r.Findings))
	return nil
}

// Close closes the store.
func (d *DB) Close() error {
	unmake := d.cameToNothing()
	d.handle.RLock()
	defer d.handle.RUnlock()
	if unmake && runtime.GOOS != "windows" { // there no open file can be removed
		d.unmake()
	}
	err := d.bolt.Close()
	if unmake && runtime.GOOS == "windows" {
		d.unmake()
	}
	if d.damaged != nil {
		d.damaged.Close()
	}
	if d.passing != "" {
		os.RemoveAll(d.passing)
	}
	return err
}

// Path is where the store lies.
func (d *DB) Path() string { return d.path }

// Identify returns the ID of the person with a folded e-mail, giving a new one if there is none. The ID
// is written with the change that brings the person in, and not before: nobody is kept who was only
// looked at.
func (d *DB) Identify(key string) matching.ID {
	d.mu.Lock()
	defer d.mu.Unlock()
	if id, ok := d.people[key]; ok {
		return id
	}
	if id, ok := d.unsaved[key]; ok {
		return id
	}
	d.lastID++
	d.unsaved[strings.Clone(key)] = d.lastID
	return d.lastID
}

// Import makes the change that takes a diff over.
func (d *DB) Import(diff *cohort.ImportDiff, f cohort.ImportFile) *cohort.Import {
	return diff.Import(f, d.Identify)
}
