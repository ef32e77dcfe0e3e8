package cohort

import (
	"strings"

	"crosswalk/matching/exchange"
)

// Pace sets how long one exchange lasts and how often its people are rung, where they agreed on something else than the
// programme has. Calls that were made stay, those ahead are planned anew; steps that count back from the end move with it.
type Pace struct {
	Exchange uint64
	Pace     exchange.Pace // what follows from it is taken down when the change is made
}

func (*Pace) Kind() string { return "pace" }

func (c *Pace) Summary(s *State) string {
	return "Agreed with " + s.callExchange(c.Exchange) + ": " + SayPace(c.Pace)
}

// SayPace is a pace in words: "a call every 6 weeks, to 3 Mar 2024".
func SayPace(p exchange.Pace) string {
	var parts []string
	if !p.Every.IsZero() {
		parts = append(parts, "a call "+exchange.SayEvery(p.Every))
	}
	switch {
	case p.Endless:
		parts = append(parts, "without an end")
	case !p.End.IsZero():
		parts = append(parts, "to "+exchange.PlainDay(p.End))
	}
	return strings.Join(parts, ", ")
}

func (c *Pace) prepare(s *State, at Stamp) error {
	if x, ok := s.Exchange(c.Exchange); ok {
		c.Pace = x.Paced(c.Pace, s.Programme, s.Today(at.Time))
	}
	return nil
}

func (c *Pace) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	switch {
	case !ok:
		return errNoExchange
	case !x.Open():
		return Refuse("the exchange of %s ended on %s: nothing in it is open", s.CallAll(x.Members), x.Ending.On)
	}
	return asRefusal(x.CheckPace(c.Pace, s.Today(at.Time)))
}

func (c *Pace) apply(s *State, _ Stamp) {
	s.amendExchange(c.Exchange, func(x *Exchange) { x.Exchange = x.Exchange.At(c.Pace) })
}
