package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
)

// Cohort is one cohort of a store, in a word.
type Cohort struct {
	ID        uint64
	Name      string
	Programme string // the programme's name
	Opened    time.Time
	Published bool
	People    int
}

// Cohorts lists the store's cohorts, oldest first.
func (d *DB) Cohorts() ([]Cohort, error) {
	ids, err := d.cohortIDs()
	if err != nil {
		return nil, err
	}
	out := make([]Cohort, 0, len(ids))
	for _, id := range ids {
		s, err := d.State(id)
		if err != nil {
			return nil, err
		}
		if !s.Unopened {
			out = append(out, Cohort{id, s.Name, s.Programme.Name, s.Opened, s.IsPublished(), len(s.People)})
		}
	}
	return out, nil
}

// Unopened returns the newest cohort whose opening is undone.
func (d *DB) Unopened() (*State, bool, error) {
	ids, err := d.cohortIDs()
	if err != nil {
		return nil, false, err
	}
	for i := len(ids) - 1; i >= 0; i-- {
		s, err := d.State(ids[i])
		if err != nil {
			return nil, false, err
		}
		if s.Unopened {
			return s, true, nil
		}
	}
	return nil, false, nil
}

// cohortIDs are the numbers of all cohorts, ascending.
func (d *DB) cohortIDs() (ids []uint64, err error) {
	err = d.view(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte(cohortsBucket)).ForEachBucket(func(k []byte) error {
			ids = append(ids, binary.BigEndian.Uint64(k))
			return nil
		})
	})
	return ids, err
}

// State is the newest state of a cohort; an empty one if the cohort is not open yet.
func (d *DB) State(cohort uint64) (*State, error) {
	if s, ok := d.states.Load(cohort); ok {
		return s.(*State), nil
	}
	d.mu.Lock() // a commit in between would make what is read here old before it is kept
	defer d.mu.Unlock()
	if s, ok := d.states.Load(cohort); ok {
		return s.(*State), nil
	}
	s, err := d.folded(cohort)
	if err != nil {
		return nil, err
	}
	others, err := d.pairsOfOthers(cohort)
	if err != nil {
		return nil, err
	}
	s = s.Among(others)
	d.keep(s)
	return s, nil
}

// keep makes a state the newest of its cohort.
func (d *DB) keep(s *State) {
	delete(d.untold, s.Cohort)
	d.states.Store(s.Cohort, s)
}

// folded is a cohort's state as its own log tells it.
func (d *DB) folded(cohort uint64) (*State, error) {
	if s, ok := d.states.Load(cohort); ok {
		return s.(*State), nil
	}
	if s, ok := d.untold[cohort]; ok {
		return s, nil
	}
	s, err := d.readState(cohort)
	if err == nil {
		d.untold[cohort] = s
	}
	return s, err
}

// readState folds a cohort's log from the disk.
func (d *DB) readState(cohort uint64) (*State, error) {
	var log []*Entry
	var plans [2]*matching.Plan // the last, and the one before it
	err := d.view(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(cohortsBucket)).Bucket(number(cohort))
		if b == nil {
			return nil
		}
		var err error
		if log, err = readLog(cohort, b.Bucket([]byte(logBucket)), tx.Bucket([]byte(recordsBucket))); err != nil {
			return err
		}
		found := 0
		for i := len(log) - 1; i >= 0 && found < len(plans); i-- {
			if log[i].HasPlan {
				if plans[found], err = readPlan(cohort, b, log[i].Seq); err != nil {
					return err
				}
				found++
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	s := Fold(cohort, log)
	s.Plan, s.PlanBefore = plans[0], plans[1]
	if len(log) > 0 && s.Programme == nil {
		return nil, fmt.Errorf("the log of cohort %d is %w: it does not begin with the opening of a cohort", cohort, ErrDamaged)
	}
	return s, nil
}

// readLog reads the entries of a log with the records they refer to.
func readLog(cohort uint64, b, records *bolt.Bucket) ([]*Entry, error) {
	if b == nil {
		return nil, fmt.Errorf("cohort %d is %w: it has no log", cohort, ErrDamaged)
	}
	var log []*Entry
	scope, entries := inCohort(cohort, logBucket), newEntryReader()
	err := b.ForEach(func(k, v []byte) error {
		v, err := unseal(scope, k, v)
		if err != nil {
			return err
		}
		seq := binary.BigEndian.Uint64(k)
		if want := uint64(len(log)) + 1; seq != want {
			return fmt.Errorf("the log is %w: change %d is missing", ErrDamaged, want)
		}
		e, err := entries.read(seq, v)
		if err != nil {
			return err
		}
		if err := readRecords(records, Records(e.Change)); err != nil {
			return fmt.Errorf("change %d: %w", seq, err)
		}
		log = append(log, e)
		return nil
	})
	if err == nil && (len(log) == 0 || uint64(len(log)) != b.Sequence()) {
		err = fmt.Errorf("the log of cohort %d is %w: it has %d changes and should have %d", cohort, ErrDamaged, len(log), b.Sequence())
	}
	return log, err
}

// readRecords fills in what a change keeps apart. A record that was erased is there, and empty.
func readRecords(records *bolt.Bucket, slots []Slot) error {
	for _, r := range slots {
		if *r.Number() == 0 {
			continue
		}
		key := number(*r.Number())
		v, err := unseal(recordsBucket, key, records.Get(key))
		if err != nil {
			return err
		}
		if len(v) == 0 {
			r.Erase()
			continue
		}
		if err := json.Unmarshal(v, r.Target()); err != nil {
			return fmt.Errorf("read record %d: %w", *r.Number(), err)
		}
	}
	return nil
}

func readPlan(cohort uint64, b *bolt.Bucket, seq uint64) (*matching.Plan, error) {
	plans := b.Bucket([]byte(plansBucket))
	if plans == nil {
		return nil, fmt.Errorf("plan %d is %w: it is missing", seq, ErrDamaged)
	}
	v, err := unseal(inCohort(cohort, plansBucket), number(seq), plans.Get(number(seq)))
	if err != nil {
		return nil, err
	}
	var p *matching.Plan
	if err := json.Unmarshal(v, &p); err != nil {
		return nil, fmt.Errorf("read plan %d: %w", seq, err)
	}
	return p, nil
}

// planAt reads the plan that was recorded with an entry.
func (d *DB) planAt(cohort, seq uint64) (p *matching.Plan, err error) {
	err = d.view(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(cohortsBucket)).Bucket(number(cohort))
		if b == nil {
			return fmt.Errorf("cohort %d is %w: it is missing", cohort, ErrDamaged)
		}
		p, err = readPlan(cohort, b, seq)
		return err
	})
	return p, err
}
