package store

import (
	"bytes"
	"fmt"
	"io"
	"slices"
)

// The pages of a bbolt file, as go.etcd.io/bbolt, internal/common/page.go and inode.go write them. They
// carry no checksum, and bbolt follows whatever numbers it finds in them: a damaged one sends it out of
// the file, round in circles, or has it write over pages that are in use. So they are looked at here,
// with plain reads, before bbolt is let near them. bbolt's own check runs in a goroutine that faults
// with nobody to catch it.
const (
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	elementSize  = 16
	bucketHeader = 16 // before the page of a bucket that is small enough to lie in a value
)

// maxFindings is how many faults of the pages are listed.
const maxFindings = 20

// pages goes through the pages of a file.
type pages struct {
	r     io.ReaderAt
	meta  meta
	seen  []bool // by number: used or free
	found []string

	// What pages were read into that are done with: one for each level of the tree, however many pages there are.
	spare    [][]byte
	elements [][]element
}

// checkPages says what is wrong with the pages: every page is used once or free, every element lies where
// it should, and keys are in order.
func checkPages(r io.ReaderAt, m meta) []string {
	p := &pages{r: r, meta: m, seen: make([]bool, m.pages)}
	p.seen[0], p.seen[1] = true, true
	p.free()
	p.tree(m.root, nil, nil)
	for id, seen := range p.seen {
		if !seen {
			p.find("page %d is neither used nor free", id)
		}
	}
	return p.found
}

func (p *pages) find(format string, args ...any) {
	if len(p.found) < maxFindings {
		p.found = append(p.found, fmt.Sprintf(format, args...))
	}
}

// take marks a page and those that it runs over into as seen, and reads them.
func (p *pages) take(id uint64) (b []byte, ok bool) {
	if id < 2 || id >= p.meta.pages {
		p.find("page %d is outside of the file", id)
		return nil, false
	}
	first := int64(id) * p.meta.pageSize
	if n := len(p.spare); n > 0 {
		b, p.spare = p.spare[n-1], p.spare[:n-1]
	} else {
		b = make([]byte, p.meta.pageSize)
	}
	if _, err := p.r.ReadAt(b, first); err != nil {
		p.find("page %d cannot be read: %v", id, err)
		return nil, false
	}
	run := uint64(native.Uint32(b[12:])) + 1
	if native.Uint64(b) != id || run > p.meta.pages-id {
		p.find("page %d has a damaged head", id)
		return nil, false
	}
	for i := id; i < id+run; i++ {
		if !p.mark(i) {
			return nil, false
		}
	}
	if run > 1 {
		b = append(b, make([]byte, int64(run-1)*p.meta.pageSize)...)
		if _, err := p.r.ReadAt(b[p.meta.pageSize:], first+p.meta.pageSize); err != nil {
			p.find("page %d cannot be read: %v", id, err)
			return nil, false
		}
	}
	return b, true
}

// done says that a page that was taken, and its elements, are not looked at any more.
func (p *pages) done(b []byte, elements []element) {
	if int64(len(b)) == p.meta.pageSize {
		p.spare, p.elements = append(p.spare, b), append(p.elements, elements)
	}
}

// mark notes that a page is used or free, and that nothing else may be.
func (p *pages) mark(id uint64) bool {
	if p.seen[id] {
		p.find("page %d is used twice", id)
		return false
	}
	p.seen[id] = true
	return true
}

// free reads the list of free pages.
func (p *pages) free() {
	b, ok := p.take(p.meta.freelist)
	if !ok {
		return
	}
	count, ids := uint64(native.Uint16(b[10:])), b[boltPageHeader:]
	if count == 0xFFFF {
		count, ids = native.Uint64(ids), ids[8:]
	}
	if native.Uint16(b[8:]) != freelistPage || count > uint64(len(ids)/8) {
		p.find("the list of free pages is damaged")
		return
	}
	for i := range count {
		id := native.Uint64(ids[8*i:])
		if id < 2 || id >= p.meta.pages {
			p.find("the list of free pages names page %d, which is outside of the file", id)
			return
		}
		if !p.mark(id) {
			return
		}
	}
}

// tree goes through a page and all below it. Its keys are not less than least and less than below; nil is
// no limit.
func (p *pages) tree(id uint64, least, below []byte) {
	b, ok := p.take(id)
	if !ok {
		return
	}
	var room []element
	if n := len(p.elements); n > 0 {
		room, p.elements = p.elements[n-1], p.elements[:n-1]
	}
	elements, ok := cutPageInto(room, b)
	if !ok {
		p.find("page %d is damaged", id)
		return
	}
	defer p.done(b, elements)
	for i, e := range elements {
		if i == 0 && bytes.Compare(e.key, least) < 0 || i > 0 && bytes.Compare(elements[i-1].key, e.key) >= 0 ||
			below != nil && bytes.Compare(e.key, below) >= 0 {
			p.find("page %d has keys out of order", id)
			return
		}
	}
	for i, e := range elements {
		switch {
		case e.child != 0:
			next := below
			if i+1 < len(elements) {
				next = elements[i+1].key
			}
			p.tree(e.child, e.key, next)
		case e.bucket:
			p.bucket(id, e.value)
		}
	}
}

// bucket goes through a bucket that lies in a value of a page: a reference to its tree, or its only page.
func (p *pages) bucket(id uint64, v []byte) {
	if len(v) < bucketHeader {
		p.find("page %d has a damaged bucket", id)
		return
	}
	if root := native.Uint64(v); root != 0 {
		p.tree(root, nil, nil)
		return
	}
	elements, ok := cutPage(v[bucketHeader:])
	if !ok {
		p.find("page %d has a damaged bucket", id)
		return
	}
	for i, e := range elements {
		if e.child != 0 || e.bucket || i > 0 && bytes.Compare(elements[i-1].key, e.key) >= 0 {
			p.find("page %d has a damaged bucket", id)
			return
		}
	}
}

// element is one key of a page, with its value or the page below it.
type element struct {
	key, value []byte
	bucket     bool
	child      uint64
}

// cutPage cuts a branch or leaf page into its elements. Their bytes follow each other without a gap, as
// bbolt writes them, so that a damaged number shows.
func cutPage(b []byte) ([]element, bool) { return cutPageInto(nil, b) }

// cutPageInto does so, into where there is room for elements.
func cutPageInto(room []element, b []byte) ([]element, bool) {
	if len(b) < boltPageHeader {
		return nil, false
	}
	kind, count := native.Uint16(b[8:]), int(native.Uint16(b[10:]))
	at := boltPageHeader + count*elementSize
	if kind != branchPage && kind != leafPage || at > len(b) || kind == branchPage && count == 0 {
		return nil, false
	}
	elements := slices.Grow(room[:0], count)[:count]
	clear(elements)
	for i := range elements {
		from := boltPageHeader + i*elementSize
		head, e := b[from:from+elementSize], &elements[i]
		var pos, keySize, valueSize uint64
		if kind == branchPage {
			pos, keySize, e.child = uint64(native.Uint32(head)), uint64(native.Uint32(head[4:])), native.Uint64(head[8:])
			if e.child == 0 {
				return nil, false
			}
		} else {
			pos, keySize, valueSize = uint64(native.Uint32(head[4:])), uint64(native.Uint32(head[8:])), uint64(native.Uint32(head[12:]))
			flags := native.Uint32(head)
			e.bucket = flags == 1
			if flags > 1 {
				return nil, false
			}
		}
		if uint64(from)+pos != uint64(at) || keySize == 0 || uint64(at)+keySize+valueSize > uint64(len(b)) {
			return nil, false
		}
		e.key = b[at : at+int(keySize)]
		e.value = b[at+int(keySize) : at+int(keySize+valueSize)]
		at += int(keySize + valueSize)
	}
	return elements, true
}
