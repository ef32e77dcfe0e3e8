package store

import (
	"errors"
	"fmt"
	"iter"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// write puts an entry and what belongs to it into a transaction.
func (d *DB) write(tx *bolt.Tx, next *cohort.State, e *cohort.Entry, w written) error {
	if people, ok := cohort.Introduced(e.Change); ok {
		_, edits := e.Change.(*cohort.Edit)
		if err := d.writePeople(tx.Bucket([]byte(peopleBucket)), people, edits); err != nil {
			return err
		}
	}
	if len(w.records) > 0 {
		if err := d.writeRecords(tx.Bucket([]byte(recordsBucket)), w.records); err != nil {
			return err
		}
	}
	cohort, err := tx.Bucket([]byte(cohortsBucket)).CreateBucketIfNotExists(number(next.Cohort))
	if err != nil {
		return err
	}
	log, err := cohort.CreateBucketIfNotExists([]byte(logBucket))
	if err != nil {
		return err
	}
	if last, _ := log.Cursor().Last(); last != nil && string(last) != string(number(e.Seq-1)) {
		return errors.New("the log on disk is not the one in memory")
	}
	log.FillPercent = full
	if err := log.Put(number(e.Seq), seal(inCohort(next.Cohort, logBucket), number(e.Seq), w.entry)); err != nil {
		return err
	}
	if err := log.SetSequence(e.Seq); err != nil {
		return err
	}
	if !e.HasPlan {
		return nil
	}
	plans, err := cohort.CreateBucketIfNotExists([]byte(plansBucket))
	if err != nil {
		return err
	}
	plans.FillPercent = full
	return plans.Put(number(e.Seq), seal(inCohort(next.Cohort, plansBucket), number(e.Seq), w.plan))
}

// full is how far pages are filled of buckets that only grow at their end.
const full = 0.95

// writePeople writes who the people are that a change brings in. An edit gives somebody the address even of a person
// whom no cohort has any more, since the import that brought them is undone.
func (d *DB) writePeople(bucket *bolt.Bucket, people iter.Seq2[string, matching.ID], edits bool) error {
	for key, id := range people {
		switch known, ok := d.people[key]; {
		case ok && known == id:
			continue
		case (!ok && d.unsaved[key] != id || edits) && d.isKnown(id): // another address of somebody who has a number
		case ok || d.unsaved[key] != id:
			return fmt.Errorf("%s has another number than %d", text.Line(key), id)
		}
		if err := bucket.Put([]byte(key), seal(peopleBucket, []byte(key), number(uint64(id)))); err != nil {
			return err
		}
		if err := unbury(bucket.Tx(), key); err != nil {
			return err
		}
	}
	return bucket.SetSequence(uint64(d.lastID))
}

// isKnown reports whether somebody has a number already.
func (d *DB) isKnown(id matching.ID) bool {
	for _, known := range d.people {
		if known == id {
			return true
		}
	}
	return false
}

// numberRecords gives a number to everything that a change keeps apart. The number of a change that is not
// made in the end is left out.
func (d *DB) numberRecords(c cohort.Change) { d.numberSlots(cohort.Records(c)) }

func (d *DB) numberSlots(slots []cohort.Slot) {
	if slots == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, r := range slots {
		if *r.Number() == 0 && r.NeedsRecord() {
			d.lastRecord++
			*r.Number() = d.lastRecord
		}
	}
}

// writeRecords writes what a change keeps apart.
func (d *DB) writeRecords(records *bolt.Bucket, all []writtenRecord) error {
	records.FillPercent = full
	for _, r := range all {
		if err := records.Put(r.key, seal(recordsBucket, r.key, r.body)); err != nil {
			return err
		}
	}
	return records.SetSequence(d.lastRecord)
}
