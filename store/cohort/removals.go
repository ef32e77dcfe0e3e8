package cohort

import (
	"fmt"

	"crosswalk/matching/say"
)

// RemoveVisit takes a visit out that was logged in error.
type RemoveVisit struct {
	Exchange uint64
	Visit    uint64 // its number
}

func (*RemoveVisit) Kind() string { return "remove-visit" }

func (c *RemoveVisit) Summary(s *State) string {
	line := "Removed a visit of " + s.callExchange(c.Exchange)
	if e, ok := s.entry(c.Visit & (1<<partAt - 1)); ok {
		if v, ok := visitOf(e.Change, c.Exchange, c.Visit>>partAt); ok {
			line = fmt.Sprintf("Removed the visit of %s (%s h of %s) of %s", v.Date, say.Tenths(v.HourTenths), v.Activity, s.callExchange(c.Exchange))
		}
	}
	return line
}

func (c *RemoveVisit) check(s *State, _ Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	return asRefusal(x.CheckRemoveVisit(c.Visit))
}

func (c *RemoveVisit) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) { x.Exchange = x.Exchange.RemoveVisit(c.Visit) })
}

// RemoveCheckIn takes a call out that was recorded in error.
type RemoveCheckIn struct {
	Exchange uint64
	CheckIn  uint64 // its number
}

func (*RemoveCheckIn) Kind() string { return "remove-check-in" }

func (c *RemoveCheckIn) Summary(s *State) string {
	return "Removed a call to " + s.callExchange(c.Exchange)
}

func (c *RemoveCheckIn) check(s *State, _ Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	return asRefusal(x.CheckRemoveCheckIn(c.CheckIn))
}

func (c *RemoveCheckIn) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) { x.Exchange = x.Exchange.RemoveCheckIn(c.CheckIn) })
}

// Unskip takes a milestone's skipping back.
type Unskip struct {
	Exchange  uint64
	Milestone string
}

func (*Unskip) Kind() string { return "unskip" }

func (c *Unskip) Summary(s *State) string {
	return fmt.Sprintf("Took back that “%s” was skipped for %s", s.stepTitle(c.Exchange, c.Milestone), s.callExchange(c.Exchange))
}

func (c *Unskip) check(s *State, _ Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	return asRefusal(x.CheckUnskip(c.Milestone))
}

func (c *Unskip) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) { x.Exchange = x.Exchange.Unskip(c.Milestone) })
}
