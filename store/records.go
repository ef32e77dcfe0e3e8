package store

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"

	bolt "go.etcd.io/bbolt"

	"crosswalk/store/cohort"
)

// leastRecords is how many records one of several readers reads at least.
const leastRecords = 64

// sealedRecord is a record as it lies in the store, and where it belongs.
type sealedRecord struct {
	seq    uint64 // of the change
	slot   cohort.Slot
	sealed []byte
}

// readRecords fills in what changes keep apart. A record that was erased is there, and empty; one that cannot be
// read is taken for erased, and noted.
func readRecords(records *bolt.Bucket, log []*cohort.Entry, lost *losses) error {
	var all []sealedRecord
	next := sealedRecords(records)
	for _, e := range log {
		slots := e.Slots()
		all = slices.Grow(all, len(slots))
		for _, slot := range slots {
			if n := *slot.Number(); n != 0 {
				all = append(all, sealedRecord{e.Seq, slot, next(n)})
			}
		}
	}
	parts := partsOf(len(all), leastRecords)
	readers := make([]recordReader, len(parts))
	err := inParts(parts, func(k, from, to int) error {
		readers[k].lost.where = lost.where
		return readers[k].read(all[from:to])
	})
	for k := range readers {
		lost.found = append(lost.found, readers[k].lost.found...)
	}
	return err
}

// sealedRecords gets one record after the other. They mostly lie in the order in which changes refer to them.
func sealedRecords(records *bolt.Bucket) func(n uint64) []byte {
	c := records.Cursor()
	begun := false
	return func(n uint64) []byte {
		key := number(n)
		if begun {
			if k, v := c.Next(); bytes.Equal(k, key) {
				return v
			}
		}
		begun = true
		if k, v := c.Seek(key); bytes.Equal(k, key) {
			return v
		}
		return nil
	}
}

// recordReader reads some of the records.
type recordReader struct {
	words *strictReader
	lost  losses
}

// read reads records; the error is that a newer program wrote one.
func (p *recordReader) read(some []sealedRecord) error {
	p.words = newStrictReader()
	for i := range some {
		if err := p.one(&some[i]); err != nil {
			return err
		}
	}
	return nil
}

// one reads one record.
func (p *recordReader) one(r *sealedRecord) error {
	n := *r.slot.Number()
	v, err := unseal(recordsBucket, number(n), r.sealed)
	if err != nil {
		p.lost.damaged(fmt.Errorf("change %d: %w", r.seq, err))
		r.slot.Erase()
		return nil
	}
	if len(v) == 0 {
		r.slot.Erase()
		return nil
	}
	if err := p.words.read(v, r.slot.Target()); err != nil {
		if newer := newerKey(fmt.Sprintf("record %d", n), err); newer != nil {
			return fmt.Errorf("change %d: %w", r.seq, newer)
		}
		p.lost.unread(fmt.Errorf("change %d: record %d cannot be read: %w", r.seq, n, err))
		p.words = newStrictReader()
		blank(r.slot)
	}
	return nil
}

// blank takes out what was read of a record before it could not be read any further.
func blank(r cohort.Slot) {
	v := reflect.ValueOf(r.Target()).Elem()
	v.SetZero()
	r.Erase()
}
