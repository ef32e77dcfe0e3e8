package store

import (
	"encoding/binary"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// Cohort is one cohort of a store, in a word.
type Cohort struct {
	ID        uint64
	Name      string
	Programme string // the programme's name
	Opened    time.Time
	Published bool
	People    int
	Pairs     int // of the plan, published ones too
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
			out = append(out, Cohort{id, s.Name, s.Programme.Name, s.Opened, s.IsPublished(), len(s.People), len(s.Plan.Teams())})
		}
	}
	return out, nil
}

// Unopened returns the newest cohort whose opening is undone.
func (d *DB) Unopened() (*cohort.State, bool, error) {
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
func (d *DB) State(id uint64) (*cohort.State, error) {
	if s, ok := d.states.Load(id); ok {
		return s.(*cohort.State), nil
	}
	d.mu.Lock() // a commit in between would make what is read here old before it is kept
	defer d.mu.Unlock()
	if s, ok := d.states.Load(id); ok {
		return s.(*cohort.State), nil
	}
	s, err := d.folded(id)
	if err != nil {
		return nil, err
	}
	others, err := d.othersOf(id)
	if err != nil {
		return nil, err
	}
	s = s.Among(others)
	d.keep(s)
	return s, nil
}

// keep makes a state the newest of its cohort.
func (d *DB) keep(s *cohort.State) {
	delete(d.untold, s.Cohort)
	d.states.Store(s.Cohort, s)
}

// folded is a cohort's state as its own log tells it.
func (d *DB) folded(id uint64) (*cohort.State, error) {
	if s, ok := d.states.Load(id); ok {
		return s.(*cohort.State), nil
	}
	if s, ok := d.untold[id]; ok {
		return s, nil
	}
	s, err := d.readState(id)
	if err == nil {
		d.untold[id] = s
	}
	return s, err
}

// readState folds a cohort's log from the disk.
func (d *DB) readState(id uint64) (*cohort.State, error) {
	var log []*cohort.Entry
	var plans [2]*matching.Plan // the last, and the one before it
	err := d.view(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(cohortsBucket)).Bucket(number(id))
		if b == nil {
			return nil
		}
		var err error
		if log, err = readLog(id, b.Bucket([]byte(logBucket)), tx.Bucket([]byte(recordsBucket))); err != nil {
			return err
		}
		found := 0
		for i := len(log) - 1; i >= 0 && found < len(plans); i-- {
			if log[i].HasPlan {
				if plans[found], err = readPlan(id, b, log[i].Seq); err != nil {
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
	s := cohort.Fold(id, log)
	s.Plan, s.PlanBefore = plans[0], plans[1]
	if len(log) > 0 && s.Programme == nil {
		return nil, fmt.Errorf("the log of cohort %d is %w: it does not begin with the opening of a cohort", id, ErrDamaged)
	}
	return s, nil
}

// readLog reads the entries of a log with the records they refer to.
func readLog(id uint64, b, records *bolt.Bucket) ([]*cohort.Entry, error) {
	if b == nil {
		return nil, fmt.Errorf("cohort %d is %w: it has no log", id, ErrDamaged)
	}
	var log []*cohort.Entry
	scope, entries, words := inCohort(id, logBucket), newStrictReader(), newStrictReader()
	err := b.ForEach(func(k, v []byte) error {
		v, err := unseal(scope, k, v)
		if err != nil {
			return err
		}
		seq := binary.BigEndian.Uint64(k)
		if want := uint64(len(log)) + 1; seq != want {
			return fmt.Errorf("the log is %w: change %d is missing", ErrDamaged, want)
		}
		e, err := readEntry(seq, v, entries)
		if err != nil {
			return err
		}
		if err := readRecords(records, e.Slots(), words); err != nil {
			return fmt.Errorf("change %d: %w", seq, err)
		}
		log = append(log, e)
		return nil
	})
	if err == nil && (len(log) == 0 || uint64(len(log)) != b.Sequence()) {
		err = fmt.Errorf("the log of cohort %d is %w: it has %d changes and should have %d", id, ErrDamaged, len(log), b.Sequence())
	}
	return log, err
}

// readRecords fills in what a change keeps apart. A record that was erased is there, and empty.
func readRecords(records *bolt.Bucket, slots []cohort.Slot, words *strictReader) error {
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
		if err := words.read(v, r.Target()); err != nil {
			if newer := newerKey(fmt.Sprintf("record %d", *r.Number()), err); newer != nil {
				return newer
			}
			return fmt.Errorf("read record %d: %w", *r.Number(), err)
		}
	}
	return nil
}

func readPlan(id uint64, b *bolt.Bucket, seq uint64) (*matching.Plan, error) {
	plans := b.Bucket([]byte(plansBucket))
	if plans == nil {
		return nil, fmt.Errorf("plan %d is %w: it is missing", seq, ErrDamaged)
	}
	v, err := unseal(inCohort(id, plansBucket), number(seq), plans.Get(number(seq)))
	if err != nil {
		return nil, err
	}
	var p *matching.Plan
	if err := newStrictReader().read(v, &p); err != nil {
		if newer := newerKey(fmt.Sprintf("plan %d", seq), err); newer != nil {
			return nil, newer
		}
		return nil, fmt.Errorf("read plan %d: %w", seq, err)
	}
	return p, nil
}

// planAt reads the plan that was recorded with an entry.
func (d *DB) planAt(id, seq uint64) (p *matching.Plan, err error) {
	err = d.view(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(cohortsBucket)).Bucket(number(id))
		if b == nil {
			return fmt.Errorf("cohort %d is %w: it is missing", id, ErrDamaged)
		}
		p, err = readPlan(id, b, seq)
		return err
	})
	return p, err
}
