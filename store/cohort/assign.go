package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Assign gives an exchange to a facilitator, and levels the calls that the facilitator has then.
type Assign struct {
	Exchange    uint64
	Facilitator text.Text    // empty: nobody
	Moved       []MovedCalls `json:",omitempty"` // taken down when it is made
}

func (*Assign) Kind() string { return "assign" }

func (c *Assign) Summary(s *State) string {
	if c.Facilitator.IsEmpty() {
		return "Took the facilitator from " + s.callExchange(c.Exchange)
	}
	return fmt.Sprintf("Gave %s to %s%s", s.callExchange(c.Exchange), c.Facilitator.Safe(), sayMoved(c.Moved))
}

// sayMoved says how many calls were put on other days: "; 3 calls levelled".
func sayMoved(moved []MovedCalls) string {
	n := 0
	for _, m := range moved {
		n += len(m.Calls)
	}
	if n == 0 {
		return ""
	}
	return "; " + say.Count(n, "call") + " levelled"
}

func (c *Assign) detach() { c.Moved = slices.Clone(c.Moved) }

func (c *Assign) prepare(s *State, at Stamp) error {
	c.Moved = s.levelledAgain(c.Exchange, c.Facilitator, at)
	return nil
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
	s.moveCalls(c.Moved)
}

// lastGiven are those of several of which the facilitator is given no more later among them: what each has is levelled
// once, then.
func lastGiven(all []Assign) map[*Assign]bool {
	last, later := make(map[*Assign]bool), make(map[string]bool)
	for i := len(all) - 1; i >= 0; i-- {
		key := text.Fold(all[i].Facilitator.Safe())
		last[&all[i]] = !later[key]
		later[key] = true
	}
	return last
}
