package cohort

import (
	"fmt"

	"crosswalk/matching/programme"
)

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
