package cohort

import (
	"maps"

	"crosswalk/matching/programme"
)

// Fold is a cohort's state as its own log tells it, without its plans and without what other cohorts say: whoever
// folds sets the plans, and see [State.Among].
func Fold(cohort uint64, log []*Entry) *State {
	s := fold(cohort, log, undoneIn(log), nil)
	s.reckonStages()
	s.readUnkept()
	return s
}

// fold adds up a log from its beginning, leaving the undone changes out. The log's plans are not part of
// it: whoever folds sets the plan afterwards. known are programmes that were read before.
func fold(cohort uint64, log []*Entry, undone map[uint64]bool, known []*programme.Programme) *State {
	s := newState(cohort)
	s.programmes = known
	s.foldExchanges(func() {
		for _, e := range log {
			switch {
			case isUndo(e.Change):
				s.takeFound(e)
			case !undone[e.Seq]:
				e.Change.apply(s, e.Stamp)
				s.takeFound(e)
			case opens(e.Change): // what it brought is needed to read the log
				e.Change.apply(s, e.Stamp)
				s.Unopened = true
			}
		}
	})
	s.Log, s.Undone = log, undone
	if len(log) > 0 {
		s.Seq = log[len(log)-1].Seq
	}
	return s
}

// undoneIn reads a log's undos and redos.
func undoneIn(log []*Entry) map[uint64]bool {
	undone := map[uint64]bool{}
	for _, e := range log {
		switch c := e.Change.(type) {
		case *Undo:
			undone[c.Of] = true
		case *Redo:
			delete(undone, c.Of)
		}
	}
	return undone
}

// refold replaces s by the fold of its log with one change undone, or made again. The plan stays on the
// screen.
func (s *State) refold(of uint64, undo bool) {
	undone := maps.Clone(s.Undone)
	if undo {
		undone[of] = true
	} else {
		delete(undone, of)
	}
	next := fold(s.Cohort, s.Log, undone, s.programmes)
	next.Plan, next.PlanBefore = s.Plan, s.PlanBefore
	next.others = s.others
	next.reckonOthers()
	next.reckonStages()
	next.readUnkept()
	if n := len(next.Log); n > 0 {
		next.reckonElsewhere(next.Log[n-1].Time)
	}
	*s = *next
}

// take applies an entry to a state that is being folded to see what depends on what.
func (s *State) take(e *Entry) {
	before := s.Programme
	e.Change.apply(s, e.Stamp)
	s.takeFound(e)
	if s.Programme != before {
		s.reckonEarlier()
	}
}

// takeFound takes over what was found out when an entry was made.
func (s *State) takeFound(e *Entry) {
	s.takeNames(e.Found)
	s.namesKept = s.namesKept || e.Found != nil
}

// planWas returns the last entry whose recorded plan was made of the same changes that count in s now, so
// that undoing brings back the very plan that was there.
func (s *State) planWas() (seq uint64, ok bool) {
	var want uint64
	for _, e := range s.Log {
		if plansAnew(e.Change) && !s.Undone[e.Seq] {
			want ^= mix(e.Seq)
		}
	}
	var was uint64
	for _, e := range s.Log {
		switch c := e.Change.(type) {
		case *Undo:
			was ^= s.planMark(c.Of)
		case *Redo:
			was ^= s.planMark(c.Of)
		default:
			was ^= s.planMark(e.Seq)
		}
		if e.HasPlan && was == want {
			seq, ok = e.Seq, true
		}
	}
	return seq, ok
}

// planMark stands for one change in the set of the changes that decide a plan; 0 if it does not.
func (s *State) planMark(seq uint64) uint64 {
	if e, ok := s.entry(seq); ok && plansAnew(e.Change) {
		return mix(seq)
	}
	return 0
}

// mix spreads a number over 64 bits, so that sets of numbers can be told apart by the exclusive or of
// their members (the finalizer of SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom
// number generators", 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// needsPlan reports whether a cohort must be planned after a change.
func (s *State) needsPlan(c Change) bool {
	switch c := c.(type) {
	case *Undo:
		e, ok := s.entry(c.Of)
		return ok && s.needsPlan(e.Change)
	case *Redo:
		e, ok := s.entry(c.Of)
		return ok && s.needsPlan(e.Change)
	}
	return plansAnew(c)
}
