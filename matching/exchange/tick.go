package exchange

import "crosswalk/matching/programme"

// CheckTick says why a step cannot be ticked now, and what to do instead. A negative party is
// everybody.
func (e Exchange) CheckTick(name string, party int, on programme.Date) error {
	i, err := e.findStep("tick", name, party)
	if err != nil {
		return err
	}
	s := e.Steps[i]
	if why := s.kind().noTick; why != "" {
		return refuse("tick "+name, "%s", why)
	}
	if !s.Skipped.IsZero() {
		return refuse("tick "+name, "it was skipped on %s; take that back first", s.Skipped)
	}
	if done, all := e.DoneOn(i); all {
		return refuse("tick "+name, "it was already ticked on %s; untick it first to change the date", done)
	}
	if s.Each && party >= 0 && !s.tickedOn(party).IsZero() {
		return refuse("tick "+name, "it was already ticked for this person on %s; untick it first to change the date", s.tickedOn(party))
	}
	if err := e.checkAlive("tick " + name); err != nil {
		return err
	}
	if err := e.checkDate(on); err != nil {
		return refuse("tick "+name, "%v", err)
	}
	return nil
}

// Tick returns the exchange with a step done on that day: for one party, or for everybody who has not
// done it yet where party is negative. A step without Each is ticked for all by any party. Note is
// kept if it is not 0. A step or party that there is not, one that is not ticked by hand, and what is
// ticked already change nothing.
func (e Exchange) Tick(name string, party int, on programme.Date, note uint64) Exchange {
	i := e.index(name)
	if i < 0 || party >= e.Parties || !e.Steps[i].ByHand() || on.IsZero() {
		return e
	}
	s := e.own(i)
	for len(s.Done) < e.ticks(s.Each) {
		s.Done = append(s.Done, programme.Date{})
	}
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
	if why := s.kind().noUntick; why != "" {
		return refuse("untick "+name, "%s", why)
	}
	for k := range s.Done {
		if !s.Done[k].IsZero() && (!s.Each || party < 0 || k == party) {
			return nil
		}
	}
	return refuse("untick "+name, "it is not ticked")
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

// tickedOn returns the day on which a party ticked the step by hand.
func (s Step) tickedOn(party int) programme.Date {
	if party < len(s.Done) {
		return s.Done[party]
	}
	return programme.Date{}
}
