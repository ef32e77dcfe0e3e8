package store

import (
	"encoding/binary"
	"errors"
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
			if len(k) == 8 {
				ids = append(ids, binary.BigEndian.Uint64(k))
			}
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
	s = d.withPlan(s.Among(others))
	d.keep(s)
	return s, nil
}

// keep makes a state the newest of its cohort.
func (d *DB) keep(s *cohort.State) {
	delete(d.untold, s.Cohort)
	s.WasErased = d.WasErased
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

// readState folds a cohort's log from the disk. What cannot be read costs itself and nothing else: it is noted, see
// [DB.Losses]. Only what a newer program wrote is an error.
func (d *DB) readState(id uint64) (*cohort.State, error) {
	var log []*cohort.Entry
	var plans [2]*matching.Plan // the last, and the one before it
	lost := &losses{where: fmt.Sprintf("cohort %d", id)}
	err := d.view(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(cohortsBucket)).Bucket(number(id))
		if b == nil {
			return nil
		}
		var err error
		if log, err = readLog(id, b.Bucket([]byte(logBucket)), tx.Bucket([]byte(recordsBucket)), lost); err != nil {
			return err
		}
		plans, err = readPlans(id, b, log, lost)
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(log) > 0 && log[0].Change.Kind() != (&cohort.OpenCohort{}).Kind() {
		lost.damaged(errors.New("the log does not begin with the opening of a cohort"))
		if log[0].Change, err = d.standIn(id, log); err != nil {
			return nil, err
		}
	}
	d.note(lost)
	s := cohort.Fold(id, log)
	s.Plan, s.PlanBefore = plans[0], plans[1]
	return s, nil
}

// readLog reads the entries of a log with the records they refer to. In the place of what cannot be read stands a
// [cohort.Lost].
func readLog(id uint64, b, records *bolt.Bucket, lost *losses) ([]*cohort.Entry, error) {
	if b == nil {
		why := fmt.Errorf("it is %w: it has no log", ErrDamaged)
		lost.damaged(why)
		return []*cohort.Entry{lostEntry(1, "", why, nil)}, nil
	}
	var log []*cohort.Entry
	gap := func(before uint64) {
		for seq := uint64(len(log)) + 1; seq < before; seq++ {
			why := fmt.Errorf("the log is %w: change %d is missing", ErrDamaged, seq)
			lost.damaged(why)
			log = append(log, lostEntry(seq, "", why, log))
		}
	}
	tooFar := func(seq uint64) bool { return seq > uint64(len(log))+mostMissing }
	found, err := readEntries(id, b)
	if err != nil {
		return nil, err
	}
	for i := range found {
		f := &found[i]
		switch {
		case !f.numbered:
			lost.damaged(fmt.Errorf("the log is %w: it has a change of no number", ErrDamaged))
			continue
		case tooFar(f.seq):
			lost.damaged(fmt.Errorf("the log is %w: change %d follows change %d", ErrDamaged, f.seq, len(log)))
			continue
		}
		gap(f.seq)
		var not *unreadable
		switch {
		case f.err == nil:
			log = append(log, f.entry)
		case errors.Is(f.err, ErrDamaged):
			lost.damaged(f.err)
			log = append(log, lostEntry(f.seq, "", f.err, log))
		case errors.As(f.err, &not):
			lost.unread(not)
			log = append(log, lostEntry(f.seq, not.kind, not, log))
		default:
			return nil, f.err
		}
	}
	if err := readRecords(records, log, lost); err != nil {
		return nil, err
	}
	if n := b.Sequence(); tooFar(n) {
		lost.damaged(fmt.Errorf("the log is %w: it counts %d changes, and has %d", ErrDamaged, n, len(log)))
	} else {
		gap(n + 1)
	}
	if len(log) == 0 {
		why := fmt.Errorf("its log is %w: it has no changes", ErrDamaged)
		lost.damaged(why)
		log = append(log, lostEntry(1, "", why, nil))
	}
	return log, nil
}

// mostChanges is how many changes a log has at most: a larger number is a damaged one.
const mostChanges = 1 << 24

// mostMissing is how many changes in a row can be missing: of more, it is the number that is damaged.
const mostMissing = 1024

// lostEntry stands in the log where an entry cannot be read. When it was made is not known, but that it was after the
// one before it.
func lostEntry(seq uint64, kind string, why error, log []*cohort.Entry) *cohort.Entry {
	e := &cohort.Entry{Stamp: cohort.Stamp{Seq: seq}, Change: &cohort.Lost{Was: kind, Why: why.Error()}}
	if n := len(log); n > 0 {
		e.Time = log[n-1].Time
	}
	return e
}

// readPlans reads the last plan that was recorded in a log, and the one before it. A last one that cannot be read is
// nil, to be made anew: see [DB.withPlan].
func readPlans(id uint64, b *bolt.Bucket, log []*cohort.Entry, lost *losses) (plans [2]*matching.Plan, err error) {
	found := 0
	for i := len(log) - 1; i >= 0 && found < len(plans); i-- {
		if !log[i].HasPlan {
			continue
		}
		p, err := readPlan(id, b, log[i].Seq)
		switch {
		case err == nil:
			plans[found] = p
		case isRefusal(err):
			return plans, err
		case errors.Is(err, ErrDamaged):
			lost.damaged(err)
		default:
			lost.unread(err)
		}
		found++
	}
	return plans, nil
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
