package cohort

import (
	"fmt"

	"crosswalk/matching/text"
)

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
