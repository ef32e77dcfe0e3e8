package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// What cannot be read of a store costs itself and nothing else: it is noted here, and everything else is read, shown
// and exported. Damage, where a checksum does not fit or something is missing, has the store only read from then on: what is
// written over it could be lost too. What is whole and still cannot be read, because an earlier version wrote what it
// could not read again, hinders nothing.

// losses are what could not be read while something was.
type losses struct {
	where string
	found []loss
}

type loss struct {
	Finding
	damage bool
}

func (l *losses) damaged(err error) {
	l.found = append(l.found, loss{Finding{l.where, err.Error()}, true})
}
func (l *losses) unread(err error) {
	l.found = append(l.found, loss{Finding{l.where, err.Error()}, false})
}

// note keeps what could not be read.
func (d *DB) note(l *losses) {
	d.lossesMu.Lock()
	defer d.lossesMu.Unlock()
	for _, f := range l.found {
		if !slices.Contains(d.lost, f) {
			d.lost = append(d.lost, f)
		}
	}
}

// Losses are what could not be read of the store so far, in the order in which it was met.
func (d *DB) Losses() []Finding {
	d.lossesMu.Lock()
	defer d.lossesMu.Unlock()
	var out []Finding
	for _, f := range d.lost {
		out = append(out, f.Finding)
	}
	return out
}

// SayLosses says in a sentence or two that something could not be read so far, what it is, and what to do; empty if
// everything could.
func (d *DB) SayLosses() string {
	lost := d.Losses()
	if len(lost) == 0 {
		return ""
	}
	first := text.Line(lost[0].Where) + ": " + text.Line(lost[0].What)
	if n := len(lost) - 1; n > 0 {
		first += fmt.Sprintf("; and %d more", n)
	}
	if err := d.ReadOnly(); err != nil {
		return err.Error()
	}
	return fmt.Sprintf("a part of the store %s cannot be read and is left out (%s): crosswalk check lists it", text.Line(d.path), first)
}

// ReadOnly says why nothing is written to the store; nil if it may be written to.
func (d *DB) ReadOnly() error {
	if d.onlyRead != nil {
		return d.onlyRead
	}
	d.lossesMu.Lock()
	defer d.lossesMu.Unlock()
	for _, f := range d.lost {
		if f.damage {
			return damagedStore(d.path, f.Finding)
		}
	}
	return nil
}

func damagedStore(path string, f Finding) error {
	return &cohort.Refusal{Why: fmt.Sprintf("a part of the store %s is damaged (%s: %s), so it is only read and nothing is written to it: crosswalk restore FILE puts a backup back, crosswalk salvage NEW.db carries over all that can be read",
		text.Line(path), text.Line(f.Where), text.Line(f.What))}
}

// standIn is the opening of a cohort whose own cannot be read: its programme is the one that it took later, else another
// cohort's, else the shipped one. The cohort is read with it, and never written.
func (d *DB) standIn(id uint64, log []*cohort.Entry) (cohort.Change, error) {
	opening := &cohort.OpenCohort{Name: fmt.Sprintf("Cohort %d (its name is lost)", id)}
	for _, e := range log {
		if c, ok := e.Change.(*cohort.UseProgramme); ok && opening.Programme == "" {
			opening.Programme = c.Programme
		}
	}
	ids, err := d.cohortIDs()
	if err != nil {
		return nil, err
	}
	for _, other := range ids {
		if opening.Programme != "" {
			break
		}
		if s, ok := d.states.Load(other); ok && other != id {
			opening.Programme = string(s.(*cohort.State).Programme.Source)
		}
	}
	if opening.Programme == "" {
		source, _ := programme.BuiltinSource(programme.First())
		opening.Programme = string(source)
	}
	return opening, nil
}

// withPlan is a state whose plan fits it. Where a plan could not be read, or a change before it, it is made anew of what
// was decided.
func (d *DB) withPlan(s *cohort.State) *cohort.State {
	if len(s.People) == 0 || s.Programme == nil || s.Plan != nil && (len(s.Unread()) == 0 || s.VerifyPlan() == nil) {
		return s
	}
	n := len(s.Log)
	by := cohort.By{Actor: "crosswalk", Now: s.Log[n-1].Time}
	next, err := cohort.Next(context.Background(), s, by, &cohort.Replan{}, d.planning(s.Cohort))
	if err != nil {
		return s
	}
	made := *s
	made.Plan = next.Plan
	return made.Among(made.Others())
}

// isRefusal reports whether an error is a sentence that refuses the whole store.
func isRefusal(err error) bool {
	var refused *cohort.Refusal
	return errors.As(err, &refused)
}
