package cohort

import (
	"context"
	"reflect"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/text"
)

// Planning is what [Next] plans with. It remembers nothing itself: what is kept between two plans belongs to
// whoever owns the planner.
type Planning struct {
	// Planner is the cohort's, asked for when there is something to plan; its next plan begins with what it
	// found out for the last.
	Planner func() *plan.Planner
	// Recorded reads the plan that was recorded with an entry of the cohort's log.
	Recorded func(seq uint64) (*matching.Plan, error)
}

// Next is the state that a change leads to, checked, made and planned; its last entry is the change. It
// touches nothing but c, which takes down what it needs of the state (so give it a copy: see [Own]), and the
// planner. A refused change is a *Refusal.
//
// The log's rule of redoing is kept here as well: of a cohort whose opening is undone, only the opening can be
// made again.
func Next(ctx context.Context, s *State, by By, c Change, p Planning) (*State, error) {
	if _, opens := c.(*OpenCohort); s.Programme == nil && !opens {
		return nil, Refuse("there is no such cohort: open one with crosswalk cohort open NAME")
	}
	if r, ok := c.(*Redo); s.Unopened && !(ok && r.Of == s.Log[0].Seq) && !isErase(c) {
		return nil, Refuse("the opening of %s is undone: crosswalk redo makes it again", s.Name)
	}
	at := Stamp{Seq: s.Seq + 1, Time: by.Now.UTC().Round(0), Actor: text.Line(by.Actor)}
	if p, ok := c.(preparer); ok {
		if err := p.prepare(s, at); err != nil {
			return nil, err
		}
	}
	if err := c.check(s, at); err != nil {
		return nil, err
	}
	if err := checkDates(c, at); err != nil {
		return nil, err
	}
	entry := &Entry{Stamp: at, Change: c}
	next := s.clone()
	c.apply(next, at)
	if next.Programme != s.Programme || len(next.same) > 0 || len(next.before()) > 0 {
		next.reckonEarlier()
	}
	if s.needsPlan(c) && next.Programme != nil {
		entry.Found = next.findNames(s)
		next.takeFound(entry)
	}
	next.derived = s.derivedFor(next, c)
	if next.HasStages() || s.HasStages() {
		next.reckonStages()
	}
	if s.needsPlan(c) { // what is not planned anew is shown as it was planned
		next.reckonElsewhere(at.Time)
		if err := p.plan(ctx, s, next, c); err != nil {
			return nil, err
		}
		entry.HasPlan = true
	}
	next.Seq = at.Seq
	next.Log = append(slices.Clip(s.Log), entry) // a copy: somebody else may be looking ahead from s too
	return next, nil
}

// Own returns a copy of a change for the log to keep. Whoever made the change may use it again: its records
// are numbered anew. The applicants of an import are shared; they are not changed once read.
func Own(c Change) Change {
	from := reflect.ValueOf(c).Elem()
	to := reflect.New(from.Type())
	to.Elem().Set(from)
	mine := to.Interface().(Change)
	if m, ok := mine.(detacher); ok {
		m.detach()
	}
	for _, r := range Records(mine) {
		*r.Number() = 0
	}
	return mine
}

// HandBack gives a change what its copy took down when it was made: the pairs of a publishing, the numbers of
// its records.
func HandBack(c, mine Change) { reflect.ValueOf(c).Elem().Set(reflect.ValueOf(mine).Elem()) }
