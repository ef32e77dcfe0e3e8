package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Assign gives an exchange to a facilitator.
type Assign struct {
	Exchange    uint64
	Facilitator text.Text // empty: nobody
	Also        []uint64  `json:",omitempty"` // further exchanges that they get as well
}

func (*Assign) Kind() string { return "assign" }

func (c *Assign) Summary(s *State) string {
	what := s.callExchange(c.Exchange)
	if len(c.Also) > 0 {
		what = say.Count(1+len(c.Also), "exchange")
	}
	if c.Facilitator.IsEmpty() {
		return "Took the facilitator from " + what
	}
	return fmt.Sprintf("Gave %s to %s", what, c.Facilitator.Safe())
}

func (c *Assign) detach() { c.Also = slices.Clone(c.Also) }

func (c *Assign) check(s *State, _ Stamp) error {
	return s.checkEach(c.Exchange, c.Also, func(x *Exchange) error {
		if x.Facilitator == c.Facilitator {
			return Refuse("%s has that facilitator already", s.CallAll(x.Members))
		}
		return nil
	})
}

func (c *Assign) apply(s *State, _ Stamp) {
	s.amendEach(c.Exchange, c.Also, func(x *Exchange) { x.Facilitator = c.Facilitator })
}
