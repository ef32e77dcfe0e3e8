package cohort

import (
	"fmt"
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// errNoExchange is the answer about an exchange that is not there.
var errNoExchange = &Refusal{Why: "there is no such exchange: publish the pairs first"}

// amendExchange replaces an exchange by a changed copy.
func (s *State) amendExchange(id uint64, change func(*Exchange)) {
	for i, x := range s.Exchanges {
		if x.ID == id {
			next := *x
			change(&next)
			s.Exchanges[i] = &next
			return
		}
	}
}

// keepNote adds a note to the exchange.
func (x *Exchange) keepNote(n Note) uint64 {
	if n.Ref != 0 {
		notes := maps.Clone(x.Notes)
		if notes == nil {
			notes = map[uint64]Note{}
		}
		notes[n.Ref] = n
		x.Notes = notes
	}
	return n.Ref
}

// callExchange is the names of an exchange, for summaries.
func (s *State) callExchange(id uint64) string {
	x, ok := s.Exchange(id)
	if !ok {
		return "an exchange no longer here"
	}
	return s.CallAll(x.Members)
}

// callParty is the name of one of an exchange; of all where party is negative.
func (s *State) callParty(id uint64, party int) string {
	if x, ok := s.Exchange(id); ok && party >= 0 && party < len(x.Members) {
		return s.Call(x.Members[party])
	}
	return s.callExchange(id)
}

// stepTitle is the title of a milestone of an exchange.
func (s *State) stepTitle(id uint64, name string) string {
	if x, ok := s.Exchange(id); ok {
		if step, ok := x.Step(name); ok {
			return step.Title
		}
	}
	return name
}

// Tick marks a milestone done.
type Tick struct {
	Exchange  uint64
	Milestone string
	Party     int // -1: everybody
	On        programme.Date
	Note      Note
}

func (*Tick) Kind() string { return "tick" }

func (c *Tick) Summary(s *State) string {
	return fmt.Sprintf("Ticked “%s” for %s", s.stepTitle(c.Exchange, c.Milestone), s.callParty(c.Exchange, c.Party))
}

func (c *Tick) records() []Slot { return []Slot{&c.Note} }

func (c *Tick) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if err := s.checkDay(c.On, at); err != nil {
		return err
	}
	return asRefusal(x.CheckTick(c.Milestone, c.Party, c.On))
}

// checkDay refuses a day that is not given or has not come yet.
func (s *State) checkDay(on programme.Date, at Stamp) error {
	if on.IsZero() {
		return Refuse("say on which day: --on 2023-05-02")
	}
	if today := s.Today(at.Time); on.After(today) {
		return Refuse("%s has not come yet (today is %s)", on, today)
	}
	return nil
}

func (c *Tick) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) {
		x.Exchange = x.Exchange.Tick(c.Milestone, c.Party, c.On, x.keepNote(c.Note))
	})
}

// Untick takes a tick back.
type Untick struct {
	Exchange  uint64
	Milestone string
	Party     int // -1: everybody
}

func (*Untick) Kind() string { return "untick" }

func (c *Untick) Summary(s *State) string {
	return fmt.Sprintf("Took back “%s” for %s", s.stepTitle(c.Exchange, c.Milestone), s.callParty(c.Exchange, c.Party))
}

func (c *Untick) check(s *State, _ Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	return asRefusal(x.CheckUntick(c.Milestone, c.Party))
}

func (c *Untick) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) { x.Exchange = x.Exchange.Untick(c.Milestone, c.Party) })
}

// Skip leaves a milestone out, with a reason.
type Skip struct {
	Exchange  uint64
	Milestone string
	On        programme.Date
	Why       Note
}

func (*Skip) Kind() string { return "skip" }

func (c *Skip) Summary(s *State) string {
	return fmt.Sprintf("Skipped “%s” for %s", s.stepTitle(c.Exchange, c.Milestone), s.callExchange(c.Exchange))
}

func (c *Skip) records() []Slot { return []Slot{&c.Why} }

func (c *Skip) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if c.Why.isNone() {
		return Refuse("skipping a milestone needs a reason, for the journal")
	}
	if err := s.checkDay(c.On, at); err != nil {
		return err
	}
	return asRefusal(x.CheckSkip(c.Milestone, c.On))
}

func (c *Skip) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) {
		x.Exchange = x.Exchange.Skip(c.Milestone, c.On, x.keepNote(c.Why))
	})
}

// LogVisit writes down time the pair, or the trio, spent together.
type LogVisit struct {
	Exchange uint64
	Visit    exchange.Visit // its ID and note are given when it is logged
	Note     Note
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
	return fmt.Sprintf("Logged %s h of %s for %s, hosted by %s",
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
	return asRefusal(x.CheckVisit(c.Visit, s.Programme.Exchange))
}

func (c *LogVisit) apply(s *State, at Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) {
		v := c.Visit
		v.ID, v.Note = at.Seq, x.keepNote(c.Note)
		x.Exchange = x.Exchange.AddVisit(v)
	})
}

// RecordCheckIn writes down a call.
type RecordCheckIn struct {
	Exchange uint64
	CheckIn  exchange.CheckIn // its ID and note are given when it is recorded
	Note     Note
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
	return asRefusal(x.CheckCheckIn(c.CheckIn))
}

func (c *RecordCheckIn) apply(s *State, at Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) {
		call := c.CheckIn
		call.ID, call.Note = at.Seq, x.keepNote(c.Note)
		x.Exchange = x.Exchange.AddCheckIn(call)
	})
}

// Assign gives an exchange to a facilitator.
type Assign struct {
	Exchange    uint64
	Facilitator text.Text // empty: nobody
}

func (*Assign) Kind() string { return "assign" }

func (c *Assign) Summary(s *State) string {
	if c.Facilitator.IsEmpty() {
		return "Took the facilitator from " + s.callExchange(c.Exchange)
	}
	return fmt.Sprintf("Gave %s to %s", s.callExchange(c.Exchange), c.Facilitator.Safe())
}

func (c *Assign) check(s *State, _ Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if x.Facilitator == c.Facilitator {
		return Refuse("%s has that facilitator already", s.CallAll(x.Members))
	}
	return nil
}

func (c *Assign) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) { x.Facilitator = c.Facilitator })
}
