package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
)

// LogVisit writes down time the pair, or the trio, spent together.
type LogVisit struct {
	Exchange uint64
	Visit    exchange.Visit // its ID and note are given when it is logged
	Note     Note
	Replaces uint64 `json:",omitempty"` // the visit that it corrects
}

func (*LogVisit) Kind() string { return "visit" }

func (c *LogVisit) Summary(s *State) string {
	host := "both"
	if x, ok := s.Exchange(c.Exchange); ok {
		host = x.Both()
		if c.Visit.Host >= 0 && c.Visit.Host < len(x.Members) {
			host = s.Call(x.Members[c.Visit.Host])
		}
		if visitors := x.VisitorsOf(c.Visit); len(visitors) == 1 && !x.VisitedByAll(c.Visit) {
			host += ", visited by " + s.Call(x.Members[visitors[0]])
		}
	}
	did := "Logged"
	if c.Replaces != 0 {
		did = "Corrected a visit:"
	}
	return fmt.Sprintf("%s %s h of %s for %s, hosted by %s", did,
		say.Tenths(c.Visit.HourTenths), c.Visit.Activity, s.callExchange(c.Exchange), host)
}

func (c *LogVisit) records() []Slot { return []Slot{&c.Note} }

func (c *LogVisit) detach() { c.Visit.Visitors = slices.Clone(c.Visit.Visitors) }

func (c *LogVisit) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if err := s.checkDay(c.Visit.Date, at); err != nil {
		return err
	}
	if c.Replaces != 0 {
		if err := x.CheckRemoveVisit(c.Replaces); err != nil {
			return asRefusal(err)
		}
	}
	return asRefusal(x.CheckVisit(c.Visit, s.Programme.Exchange))
}

func (c *LogVisit) apply(s *State, at Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) {
		v := c.Visit
		v.ID, v.Note = at.id(), x.keepNote(c.Note)
		if c.Replaces != 0 {
			x.Exchange = x.Exchange.RemoveVisit(c.Replaces)
		}
		x.Exchange = x.Exchange.AddVisit(v)
	})
}

// RecordCheckIn writes down a call.
type RecordCheckIn struct {
	Exchange uint64
	CheckIn  exchange.CheckIn // its ID and note are given when it is recorded
	Note     Note
	Replaces uint64 `json:",omitempty"` // the call that it corrects
}

func (*RecordCheckIn) Kind() string { return "check-in" }

func (c *RecordCheckIn) Summary(s *State) string {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return "Checked in"
	}
	var reached []matching.ID
	for _, p := range c.CheckIn.Reached {
		if p >= 0 && p < len(x.Members) {
			reached = append(reached, x.Members[p])
		}
	}
	line := "Rang " + s.CallAll(x.Members) + ": nobody reached"
	if len(reached) > 0 {
		line = "Checked in with " + s.CallEach(reached)
	}
	if c.CheckIn.Mood != "" {
		line += ", " + string(c.CheckIn.Mood)
	}
	if c.Replaces != 0 {
		line = "Corrected a call: " + line
	}
	return line
}

func (c *RecordCheckIn) detach() { c.CheckIn.Reached = slices.Clone(c.CheckIn.Reached) }

func (c *RecordCheckIn) records() []Slot { return []Slot{&c.Note} }

func (c *RecordCheckIn) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if err := s.checkDay(c.CheckIn.Date, at); err != nil {
		return err
	}
	if c.Replaces != 0 {
		if err := x.CheckRemoveCheckIn(c.Replaces); err != nil {
			return asRefusal(err)
		}
	}
	return asRefusal(x.CheckCheckIn(c.CheckIn))
}

func (c *RecordCheckIn) apply(s *State, at Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) {
		call := c.CheckIn
		call.ID, call.Note = at.id(), x.keepNote(c.Note)
		if c.Replaces != 0 {
			x.Exchange = x.Exchange.RemoveCheckIn(c.Replaces)
		}
		x.Exchange = x.Exchange.AddCheckIn(call)
	})
}
