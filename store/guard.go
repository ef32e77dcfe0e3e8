package store

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"os"

	"crosswalk/store/cohort"
)

// The head of a bbolt file: two meta pages, written in turn, of which the newer valid one counts. What
// the fields mean is in go.etcd.io/bbolt, internal/common/meta.go; they are in the byte order of the
// machine that wrote them. bbolt itself trusts the rest of the file to be there and faults in memory if
// it is not, which no program can catch; so the size is looked at before it opens.
const (
	boltMagic      = 0xED0CDAED
	boltVersion    = 2
	boltPageHeader = 16
	boltMetaSize   = 64
	boltNoFreelist = math.MaxUint64
)

var native = binary.NativeEndian

// meta is what a meta page says.
type meta struct {
	pageSize int64
	root     uint64 // page of the tree of buckets
	freelist uint64 // page of the list of free pages
	pages    uint64 // how many pages the file uses
	tx       uint64 // the transaction that wrote it
}

// head is the meta page that counts.
type head struct {
	meta
	oneDamaged bool  // the other meta page is damaged: it may have been the newer one
	need       int64 // the least size of the file
}

// guard looks whether a file is a whole bbolt file. It holds no lock: another process may be writing.
func guard(path string) error {
	info, err := os.Lstat(path)
	if err != nil {
		return fmt.Errorf("open the store: %w", err)
	}
	switch {
	case !info.Mode().IsRegular():
		return cohort.Refuse("%s is not a regular file, so it cannot be a Crosswalk store; name another one with --store", path)
	case info.Size() == 0:
		return cohort.Refuse("%s is empty, so it is not a Crosswalk store. If a store was there: %s; otherwise remove the file to start anew", path, putBack(path))
	}
	f, err := os.Open(path)
	if os.IsPermission(err) {
		return notYours(path)
	}
	if err != nil {
		return fmt.Errorf("open the store: %w", err)
	}
	defer f.Close()
	_, err = readHead(path, f)
	return err
}

// readHead reads the head of an open file and refuses one that is cut off.
func readHead(path string, f *os.File) (head, error) {
	h, ok := findHead(f)
	switch {
	case !ok:
		return h, cohort.Refuse("%s is not a Crosswalk store, or its beginning is damaged; name another one with --store. If it was a store: %s", path, putBack(path))
	case h.freelist == boltNoFreelist:
		return h, notAStore(path)
	}
	info, err := f.Stat() // after the head: a file that is in use may grow between the two
	if err != nil {
		return h, fmt.Errorf("open the store: %w", err)
	}
	if info.Size() < h.need {
		return h, cohort.Refuse("%s is cut off: it has %d bytes and needs %d: %s", path, info.Size(), h.need, putBack(path))
	}
	return h, nil
}

func notAStore(path string) error {
	return cohort.Refuse("%s is a bbolt file, but not a Crosswalk store; name another one with --store", path)
}

// findHead reads both meta pages. Where the first is damaged, the second is looked for at every page
// size there is.
func findHead(r io.ReaderAt) (head, bool) {
	first, ok := readMeta(r, 0)
	if ok {
		second, both := readMeta(r, first.pageSize)
		h := head{meta: first, oneDamaged: !both}
		if both && second.tx > first.tx {
			h.meta = second
		}
		h.need = int64(max(first.pages, second.pages)) * first.pageSize
		return h, true
	}
	for size := int64(1024); size <= 1<<24; size *= 2 {
		if second, ok := readMeta(r, size); ok && second.pageSize == size {
			return head{meta: second, oneDamaged: true, need: int64(second.pages) * size}, true
		}
	}
	return head{}, false
}

// readMeta reads the meta page at an offset; false if it is not a valid one.
func readMeta(r io.ReaderAt, offset int64) (meta, bool) {
	b := make([]byte, boltPageHeader+boltMetaSize)
	if _, err := r.ReadAt(b, offset); err != nil {
		return meta{}, false
	}
	b = b[boltPageHeader:]
	sum := fnv.New64a()
	sum.Write(b[:56])
	if native.Uint32(b) != boltMagic || native.Uint32(b[4:]) != boltVersion || native.Uint64(b[56:]) != sum.Sum64() {
		return meta{}, false
	}
	m := meta{
		pageSize: int64(native.Uint32(b[8:])),
		root:     native.Uint64(b[16:]),
		freelist: native.Uint64(b[32:]),
		pages:    native.Uint64(b[40:]),
		tx:       native.Uint64(b[48:]),
	}
	return m, m.pageSize >= 1024 && m.pageSize <= 1<<24 && m.pages >= 4 && m.pages < 1<<38
}

// recovered turns a panic or a fault while a damaged file is read into an error.
func recovered(path string, err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%s is %w (%v); put back a copy of the store", path, ErrDamaged, r)
	}
}
