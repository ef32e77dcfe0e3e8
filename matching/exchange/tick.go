package exchange

import (
	"fmt"

	"crosswalk/matching/programme"
)

// CheckTick says why a step cannot be ticked now, and what to do instead. A negative party is
// everybody.
func (e Exchange) CheckTick(name string, party int, on programme.Date) error {
	i, err := e.findStep("tick", name, party)
	if err != nil {
		return err
	}
	s := e.Steps[i]
	switch s.DoneBy {
	case programme.DoneByVisit:
		return fmt.Errorf("tick %s: visits tick it by themselves; log the visit, or skip the milestone with a reason", name)
	case programme.DoneByMinimum:
		return fmt.Errorf("tick %s: the hours tick it by themselves; log the visits, or skip the milestone with a reason", name)
	case programme.DoneByCheckIn:
		return fmt.Errorf("tick %s: a call that reaches someone ticks it; record the check-in, or skip the milestone with a reason", name)
	}
	if !s.Skipped.IsZero() {
		return fmt.Errorf("tick %s: it was skipped on %s; take that back first", name, s.Skipped)
	}
	if done, all := e.DoneOn(i); all {
		return fmt.Errorf("tick %s: it was already ticked on %s; untick it first to change the date", name, done)
	}
	if s.Each && party >= 0 && !s.doneFor(party).IsZero() {
		return fmt.Errorf("tick %s: it was already ticked for this person on %s; untick it first to change the date", name, s.doneFor(party))
	}
	if err := e.checkDate(on); err != nil {
		return fmt.Errorf("tick %s: %w", name, err)
	}
	return nil
}

// Tick returns the exchange with a step done on that day: for one party, or for everybody who has not
// done it yet where party is negative. A step without Each is ticked for all by any party. Note is
// kept if it is not 0. A step or party that there is not, one that is not ticked by hand, and what is
// ticked already change nothing.
func (e Exchange) Tick(name string, party int, on programme.Date, note uint64) Exchange {
	i := e.index(name)
	if i < 0 || party >= e.Parties || !e.Steps[i].byHand() || on.IsZero() {
		return e
	}
	s := e.own(i)
	s.size(e.Parties)
	changed := false
	for k := range s.Done {
		if s.Done[k].IsZero() && (!s.Each || party < 0 || k == party) {
			s.Done[k], changed = on, true
		}
	}
	if changed && note != 0 {
		s.Note = note
	}
	return e
}

// CheckUntick says why a step cannot be unticked.
func (e Exchange) CheckUntick(name string, party int) error {
	i, err := e.findStep("untick", name, party)
	if err != nil {
		return err
	}
	s := e.Steps[i]
	switch s.DoneBy {
	case programme.DoneByVisit, programme.DoneByMinimum:
		return fmt.Errorf("untick %s: it stands as long as the visits do; remove the visit", name)
	case programme.DoneByCheckIn:
		return fmt.Errorf("untick %s: it stands as long as the call does; remove the check-in", name)
	}
	for k := range s.Done {
		if !s.Done[k].IsZero() && (!s.Each || party < 0 || k == party) {
			return nil
		}
	}
	return fmt.Errorf("untick %s: it is not ticked", name)
}

// Untick takes a tick back, for one party or for everybody where party is negative. The note goes with
// the last tick.
func (e Exchange) Untick(name string, party int) Exchange {
	i := e.index(name)
	if i < 0 || party >= e.Parties {
		return e
	}
	s := e.own(i)
	left := false
	for k := range s.Done {
		if !s.Each || party < 0 || k == party {
			s.Done[k] = programme.Date{}
		}
		left = left || !s.Done[k].IsZero()
	}
	if !left {
		s.Note = 0
	}
	return e
}

// byHand reports whether people tick the step; the others are worked out.
func (s Step) byHand() bool { return s.DoneBy == programme.DoneByTick || s.DoneBy == "" }

// size makes room in Done for every party that ticks the step.
func (s *Step) size(parties int) {
	want := 1
	if s.Each {
		want = parties
	}
	for len(s.Done) < want {
		s.Done = append(s.Done, programme.Date{})
	}
}

// doneFor returns the day on which a party ticked the step by hand.
func (s Step) doneFor(party int) programme.Date {
	if party < len(s.Done) {
		return s.Done[party]
	}
	return programme.Date{}
}
