package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// Preview shows the state that a change would lead to, with its plan; nothing is written, and c stays as
// it is. Commit of the same change takes that very plan over, as long as nobody has changed the cohort in
// between.
func (d *DB) Preview(ctx context.Context, s *cohort.State, by cohort.By, c cohort.Change) (*cohort.State, error) {
	c = cohort.Own(c)
	d.numberRecords(c)
	return cohort.Next(ctx, s, by, c, d.planning(s.Cohort))
}

// Commit makes a change: checks it, plans if it must, writes it in one transaction, and hands out the
// state it leads to. The plan is computed before the transaction, and again if the log moved meanwhile.
// A refused change is a *Refusal and leaves everything as it was. Afterwards c holds what was written: the
// pairs of a publishing, the numbers of notes. The drafts that are saved by it are gone in the same transaction.
func (d *DB) Commit(ctx context.Context, id uint64, by cohort.By, c cohort.Change, saved ...DraftOf) (*cohort.State, error) {
	if err := d.ReadOnly(); err != nil {
		return nil, err
	}
	mine := cohort.Own(c)
	d.numberRecords(mine)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s, err := d.State(id)
		if err != nil {
			return nil, err
		}
		next, err := cohort.Next(ctx, s, by, mine, d.planning(id))
		if err != nil {
			return nil, err
		}
		if err := d.checkName(s, next); err != nil {
			return nil, err
		}
		d.numberSlots(next.Log[len(next.Log)-1].Slots())
		moved, err := d.append(s, saved, next)
		if err != nil {
			return nil, err
		}
		if !moved {
			cohort.HandBack(c, mine)
			return next, nil
		}
	}
}

// OpenCohort commits the change that starts a cohort, and returns its first state.
func (d *DB) OpenCohort(ctx context.Context, by cohort.By, c *cohort.OpenCohort) (*cohort.State, error) {
	d.opening.Lock()
	defer d.opening.Unlock()
	next, err := d.nextCohort()
	if err != nil {
		return nil, err
	}
	return d.Commit(ctx, next, by, c)
}

// Foresee shows a cohort as it will be once it is opened; nothing is written.
func (d *DB) Foresee(ctx context.Context, by cohort.By, c *cohort.OpenCohort) (*cohort.State, error) {
	id, err := d.nextCohort()
	if err != nil {
		return nil, err
	}
	blank, err := d.State(id)
	if err != nil {
		return nil, err
	}
	return d.Preview(ctx, blank, by, c)
}

// OpenWith starts a cohort and makes a first change to it, in one transaction: both are there, or neither. then makes that
// change for the cohort as it will be.
func (d *DB) OpenWith(ctx context.Context, by cohort.By, c *cohort.OpenCohort, then func(*cohort.State) (cohort.Change, error)) (*cohort.State, error) {
	d.opening.Lock()
	defer d.opening.Unlock()
	if err := d.ReadOnly(); err != nil {
		return nil, err
	}
	id, err := d.nextCohort()
	if err != nil {
		return nil, err
	}
	for {
		blank, err := d.State(id)
		if err != nil {
			return nil, err
		}
		opened, err := cohort.Next(ctx, blank, by, cohort.Own(c), d.planning(id))
		if err != nil {
			return nil, err
		}
		if err := d.checkName(blank, opened); err != nil {
			return nil, err
		}
		first, err := then(opened)
		if err != nil {
			return nil, err
		}
		mine := cohort.Own(first)
		d.numberRecords(mine)
		next, err := cohort.Next(ctx, opened, by, mine, d.planning(id))
		if err != nil {
			return nil, err
		}
		d.numberSlots(next.Log[len(next.Log)-1].Slots())
		moved, err := d.append(blank, nil, opened, next)
		if err != nil || !moved {
			return next, err
		}
	}
}

// nextCohort is the number of a cohort that is to be opened.
func (d *DB) nextCohort() (uint64, error) {
	ids, err := d.cohortIDs() // those whose opening is undone too
	if err != nil || len(ids) == 0 {
		return 1, err
	}
	return ids[len(ids)-1] + 1, nil
}

// checkName refuses a change that gives a cohort, or gives it back, a name that another one of its programme has.
func (d *DB) checkName(before, after *cohort.State) error {
	if before.Name == after.Name && before.Unopened == after.Unopened || after.Unopened {
		return nil
	}
	cohorts, err := d.Cohorts()
	if err != nil {
		return err
	}
	for _, known := range cohorts {
		if known.ID != after.Cohort && known.Programme == after.Programme.Name && text.Fold(known.Name) == text.Fold(after.Name) {
			return cohort.Refuse("there is a cohort %q already", known.Name)
		}
	}
	return nil
}

// append writes the last entry of one state after the other, with its records and its plan, and takes out the drafts that
// are saved by them, in one transaction. moved says that the cohort's state was another one than before by now, and nothing
// was written.
func (d *DB) append(before *cohort.State, saved []DraftOf, steps ...*cohort.State) (moved bool, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if newest, ok := d.states.Load(before.Cohort); !ok || newest != before {
		return true, nil
	}
	if err := d.mayWrite(); err != nil {
		return false, err
	}
	last := func(s *cohort.State) *cohort.Entry { return s.Log[len(s.Log)-1] }
	bodies := make([]written, len(steps))
	for i, next := range steps {
		if bodies[i], err = encode(next, last(next)); err != nil {
			return false, err
		}
	}
	err = d.update(func(tx *bolt.Tx) error {
		for i, next := range steps {
			if err := d.write(tx, next, last(next), bodies[i]); err != nil {
				return err
			}
		}
		return dropDrafts(tx, saved)
	})
	if err != nil {
		return false, d.afterFailure(before.Cohort, last(steps[len(steps)-1]), err)
	}
	for _, next := range steps {
		d.handOut(before, next, last(next))
		before = next
	}
	return false, nil
}

// handOut makes what was written the newest state.
func (d *DB) handOut(before, next *cohort.State, e *cohort.Entry) {
	if people, ok := cohort.Introduced(e.Change); ok {
		for key, id := range people {
			d.people[key] = id
			delete(d.unsaved, key)
			d.gravesMu.Lock()
			d.graves.takenIn(key)
			d.gravesMu.Unlock()
		}
	}
	d.keep(next)
	if before.TellsOthers(next) {
		d.tellOthers(before.Cohort)
	}
}

// mayWrite refuses to write to a damaged store, and to a file that is not the store any more.
func (d *DB) mayWrite() error {
	if err := d.ReadOnly(); err != nil {
		return err
	}
	return d.checkFile()
}

// checkFile refuses to write to a file that has no name any more, or whose name another one has.
func (d *DB) checkFile() error {
	now, err := os.Lstat(d.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &GoneError{cohort.Refuse("the store %s was taken away while it was open, so nothing more is written to it: put it back, or close Crosswalk and put back a copy", d.path)}
	case err != nil:
		return &GoneError{cohort.Refuse("the store %s cannot be found any more (%v), so nothing is written", d.path, err)}
	case !os.SameFile(now, d.info):
		return &GoneError{cohort.Refuse("the store %s was replaced by another file while it was open, so nothing more is written to it: close Crosswalk and look what happened", d.path)}
	}
	return nil
}

// Gone says that the file of the store was taken away, or replaced, while it was open; nil: it is there.
func (d *DB) Gone() error {
	if d.onlyRead != nil || d.damaged != nil {
		return nil
	}
	d.handle.RLock()
	defer d.handle.RUnlock()
	var gone *GoneError
	if err := d.checkFile(); errors.As(err, &gone) {
		return err
	}
	return nil
}

// GoneError refuses to write because the file has no name any more, or another one has it. What the store held can still be
// read, and saved elsewhere: see [DB.Backup].
type GoneError struct{ error }

func (e *GoneError) Unwrap() error { return e.error }

// afterFailure finds out what a failed commit left on disk: an error does not mean that nothing was
// saved. The state in memory is dropped, so that the next reader folds what is there.
func (d *DB) afterFailure(id uint64, e *cohort.Entry, cause error) error {
	d.states.Delete(id)
	s, err := d.readState(id)
	if err != nil {
		return fmt.Errorf("saving failed (%w), and the store cannot be read: close Crosswalk and look at the disk", cause)
	}
	if s.Seq >= e.Seq {
		return fmt.Errorf("the disk reported an error (%w), though the change is there: close Crosswalk and look at the disk", cause)
	}
	if errors.Is(cause, syscall.ENOSPC) {
		return fmt.Errorf("not saved, because the disk is full: make room and do it again (%w)", cause)
	}
	return fmt.Errorf("not saved: %w", cause)
}
