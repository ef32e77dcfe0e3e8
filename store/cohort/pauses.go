package cohort

import (
	"fmt"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
)

// Pause stops the clock of an exchange until it is resumed.
type Pause struct {
	Exchange uint64
	Pause    exchange.Pause // its note, and the day to ask again if none is given, are taken down when it is made
	Why      Note
}

func (*Pause) Kind() string { return "pause" }

func (c *Pause) Summary(s *State) string {
	return fmt.Sprintf("Paused the exchange of %s, to ask again on %s", s.callExchange(c.Exchange), c.Pause.Until)
}

func (c *Pause) records() []Slot { return []Slot{&c.Why} }

func (c *Pause) prepare(s *State, _ Stamp) error {
	if x, ok := s.Exchange(c.Exchange); ok && c.Pause.Until.IsZero() && !c.Pause.From.IsZero() {
		c.Pause.Until = x.ProposeUntil(c.Pause.From)
	}
	return nil
}

func (c *Pause) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if c.Why.isNone() {
		return Refuse("pausing an exchange needs a reason, for the journal")
	}
	if err := s.checkDay(c.Pause.From, at); err != nil {
		return err
	}
	return asRefusal(x.CheckPause(c.Pause))
}

func (c *Pause) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) {
		p := c.Pause
		p.Note = x.keepNote(c.Why)
		x.Exchange = x.Exchange.Pause(p)
	})
}

// Resume lets a paused exchange go on: what is open moves by as long as the pause lasted.
type Resume struct {
	Exchange uint64
	On       programme.Date
}

func (*Resume) Kind() string { return "resume" }

func (c *Resume) Summary(s *State) string {
	return "Resumed the exchange of " + s.callExchange(c.Exchange)
}

func (c *Resume) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if err := s.checkDay(c.On, at); err != nil {
		return err
	}
	return asRefusal(x.CheckResume(c.On))
}

func (c *Resume) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) { x.Exchange = x.Exchange.Resume(c.On) })
}
