package store

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"

	bolt "go.etcd.io/bbolt"

	"crosswalk/store/cohort"
)

// manyRecords is how many a change must keep apart for several readers to be worth it: an import has one of each applicant.
const manyRecords = 512

// readRecords fills in what a change keeps apart. A record that was erased is there, and empty; one that cannot be
// read is taken for erased, and noted.
func readRecords(records *bolt.Bucket, e *cohort.Entry, words **strictReader, lost *losses) error {
	slots := e.Slots()
	sealed := make([][]byte, len(slots)) // got by one reader: a transaction is for one
	for k, r := range slots {
		if *r.Number() != 0 {
			sealed[k] = records.Get(number(*r.Number()))
		}
	}
	readers := 1
	if len(slots) >= manyRecords {
		readers = runtime.GOMAXPROCS(0)
	}
	parts := make([]recordReader, readers)
	var group sync.WaitGroup
	for k := range parts {
		part := &parts[k]
		part.seq, part.words, part.lost.where = e.Seq, *words, lost.where
		from, to := k*len(slots)/readers, (k+1)*len(slots)/readers
		if k == readers-1 {
			part.read(slots[from:to], sealed[from:to])
			continue
		}
		part.words = newStrictReader()
		group.Go(func() { part.read(slots[from:to], sealed[from:to]) })
	}
	group.Wait()
	*words = parts[readers-1].words
	for k := range parts {
		lost.found = append(lost.found, parts[k].lost.found...)
		if parts[k].err != nil {
			return parts[k].err
		}
	}
	return nil
}

// recordReader reads some of the records of a change.
type recordReader struct {
	seq   uint64
	words *strictReader
	lost  losses
	err   error // that a newer program wrote one
}

func (p *recordReader) read(slots []cohort.Slot, sealed [][]byte) {
	for k, r := range slots {
		if *r.Number() == 0 {
			continue
		}
		if p.err = p.one(r, sealed[k]); p.err != nil {
			return
		}
	}
}

// one reads one record.
func (p *recordReader) one(r cohort.Slot, sealed []byte) error {
	v, err := unseal(recordsBucket, number(*r.Number()), sealed)
	if err != nil {
		p.lost.damaged(fmt.Errorf("change %d: %w", p.seq, err))
		r.Erase()
		return nil
	}
	if len(v) == 0 {
		r.Erase()
		return nil
	}
	if err := p.words.read(v, r.Target()); err != nil {
		if newer := newerKey(fmt.Sprintf("record %d", *r.Number()), err); newer != nil {
			return fmt.Errorf("change %d: %w", p.seq, newer)
		}
		p.lost.unread(fmt.Errorf("change %d: record %d cannot be read: %w", p.seq, *r.Number(), err))
		p.words = newStrictReader()
		blank(r)
	}
	return nil
}

// blank takes out what was read of a record before it could not be read any further.
func blank(r cohort.Slot) {
	v := reflect.ValueOf(r.Target()).Elem()
	v.SetZero()
	r.Erase()
}
