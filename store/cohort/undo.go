package cohort

import (
	"fmt"

	"crosswalk/matching/text"
)

// Undo takes back an earlier change of the same log; Redo makes it again. Both fold the log anew.
type Undo struct{ Of uint64 }

func (*Undo) Kind() string { return "undo" }

func (c *Undo) Summary(s *State) string { return "Undid: " + s.summaryOf(c.Of) }

func (c *Undo) check(s *State, _ Stamp) error {
	e, ok := s.entry(c.Of)
	switch {
	case !ok:
		return Refuse("there is no change %d in the journal", c.Of)
	case s.Undone[c.Of]:
		return Refuse("that is undone already: %s", e.Change.Summary(s))
	case isUndo(e.Change):
		return Refuse("an undo is taken back by redo")
	case isLost(e.Change):
		return Refuse("change %d cannot be read any more, so there is nothing to undo", c.Of)
	case isErase(e.Change):
		return Refuse("who was erased cannot be brought back: there is nothing left of them")
	}
	if opens(e.Change) {
		return s.checkUnopen(e)
	}
	if later, _ := s.firstDependent(c.Of, true); later != nil {
		return Refuse("“%s” cannot be undone while a later change rests on it: undo “%s” (change %d) first", e.Change.Summary(s), later.Change.Summary(s), later.Seq)
	}
	return nil
}

func (c *Undo) apply(s *State, _ Stamp) { s.refold(c.Of, true) }

// Redo makes an undone change again.
type Redo struct{ Of uint64 }

func (*Redo) Kind() string { return "redo" }

func (c *Redo) Summary(s *State) string { return "Redid: " + s.summaryOf(c.Of) }

func (c *Redo) check(s *State, _ Stamp) error {
	e, ok := s.entry(c.Of)
	if !ok || !s.Undone[c.Of] {
		return Refuse("there is nothing to redo")
	}
	if opens(e.Change) {
		return nil
	}
	if _, publishes := e.Change.(*Publish); publishes {
		if err := s.checkSettled(); err != nil {
			return Refuse("“%s” cannot be made again now: %w", e.Change.Summary(s), err)
		}
	}
	now := s.clone()
	now.Plan = nil
	if err := e.Change.check(now, e.Stamp); err != nil {
		return Refuse("“%s” cannot be made again now: %w", e.Change.Summary(s), err)
	}
	if later, why := s.firstDependent(c.Of, false); later != nil {
		return Refuse("“%s” cannot be made again, because of “%s” (change %d) since then: %w", e.Change.Summary(s), later.Change.Summary(s), later.Seq, why)
	}
	return nil
}

func (c *Redo) apply(s *State, _ Stamp) { s.refold(c.Of, false) }

// opens reports whether a change opens a cohort. Undone, it leaves the cohort unopened: it is listed nowhere,
// and nothing can be done to it but to make its opening again.
func opens(c Change) bool {
	_, ok := c.(*OpenCohort)
	return ok
}

// checkUnopen refuses to undo the opening of a cohort in which anything else stands: everything rests on it.
func (s *State) checkUnopen(opening *Entry) error {
	for i := len(s.Log) - 1; i >= 0; i-- {
		if e := s.Log[i]; e != opening && !isUndo(e.Change) && !isErase(e.Change) && !s.Undone[e.Seq] {
			return Refuse("“%s” cannot be undone while a later change rests on it: undo “%s” (change %d) first", opening.Change.Summary(s), e.Change.Summary(s), e.Seq)
		}
	}
	return nil
}

func isUndo(c Change) bool {
	switch c.(type) {
	case *Undo, *Redo:
		return true
	}
	return false
}

// entry returns the log's entry of that number.
func (s *State) entry(seq uint64) (*Entry, bool) {
	if seq == 0 || seq > uint64(len(s.Log)) {
		return nil, false
	}
	return s.Log[seq-1], true
}

func (s *State) summaryOf(seq uint64) string {
	e, ok := s.entry(seq)
	if !ok {
		return fmt.Sprintf("change %d", seq)
	}
	return e.Change.Summary(s)
}

// LastOf returns the latest change that an actor made and that still stands: what u takes back.
func (s *State) LastOf(actor string) (*Entry, bool) {
	actor = text.Line(actor)
	for i := len(s.Log) - 1; i >= 0; i-- {
		e := s.Log[i]
		if e.Actor == actor && !isUndo(e.Change) && !isLost(e.Change) && !isErase(e.Change) && !s.Undone[e.Seq] && !opens(e.Change) {
			return e, true
		}
	}
	return nil, false
}

// UndoneOf returns the change that redo makes again: the last that the actor undid, unless the actor has
// made another change since.
func (s *State) UndoneOf(actor string) (*Entry, bool) {
	actor = text.Line(actor)
	for i := len(s.Log) - 1; i >= 0; i-- {
		e := s.Log[i]
		if e.Actor != actor {
			continue
		}
		switch c := e.Change.(type) {
		case *Undo:
			if s.Undone[c.Of] {
				return s.entry(c.Of)
			}
		case *Redo:
		default:
			return nil, false
		}
	}
	return nil, false
}
