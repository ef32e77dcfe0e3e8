package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// Reschedule moves the start of exchanges, and with it what is open in them.
type Reschedule struct {
	Exchanges []uint64 // which; without any, when the change is made, all that are not complete
	Start     programme.Date
	Dates     exchange.Exchange // what one that starts then has, taken down when the change is made
	// Spreads are on which days their calls are, in the order of Exchanges; without, they are where Dates has them.
	Spreads []exchange.Spread `json:",omitempty"`
}

func (*Reschedule) Kind() string { return "reschedule" }

func (c *Reschedule) Summary(s *State) string {
	what := say.Count(len(c.Exchanges), "exchange")
	if len(c.Exchanges) == 1 {
		what = s.callExchange(c.Exchanges[0])
	}
	return fmt.Sprintf("Moved the start of %s to %s", what, c.Start)
}

func (c *Reschedule) detach() { c.Exchanges = slices.Clone(c.Exchanges) }

func (c *Reschedule) prepare(s *State, at Stamp) error {
	if len(c.Exchanges) == 0 {
		for _, x := range s.Exchanges {
			if x.Open() && !x.Complete(s.Today(at.Time)) && x.Start != c.Start {
				c.Exchanges = append(c.Exchanges, x.ID)
			}
		}
		if len(c.Exchanges) == 0 && len(s.Exchanges) > 0 {
			return Refuse("every exchange that is not complete starts on %s already", c.Start)
		}
	}
	if !c.Start.IsZero() {
		c.Dates = exchange.New(s.Programme, c.Start, 2)
		c.Spreads = c.spreads(s)
	}
	return nil
}

func (c *Reschedule) check(s *State, at Stamp) error {
	switch {
	case c.Start.IsZero():
		return Refuse("say on which day the exchanges start: --start 2023-04-03")
	case !canStart(c.Start):
		return Refuse("exchanges cannot start on %s: is the year right?", c.Start)
	case len(c.Exchanges) == 0:
		return errNoExchange
	}
	for _, id := range c.Exchanges {
		x, ok := s.Exchange(id)
		switch {
		case !ok:
			return errNoExchange
		case !x.Open():
			return Refuse("the exchange of %s ended on %s: nothing in it is open", s.CallAll(x.Members), x.Ending.On)
		case x.Complete(s.Today(at.Time)):
			return Refuse("the exchange of %s is complete: nothing in it is open", s.CallAll(x.Members))
		case x.Start == c.Start:
			return Refuse("the exchange of %s starts on %s already", s.CallAll(x.Members), c.Start)
		}
	}
	return nil
}

func (c *Reschedule) apply(s *State, _ Stamp) {
	for i, id := range c.Exchanges {
		dates := c.Dates
		if i < len(c.Spreads) {
			dates = dates.With(c.Spreads[i])
		}
		s.amendExchange(id, func(x *Exchange) { x.Exchange = x.Exchange.Moved(dates) })
	}
}
