package cohort

import (
	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// Replan asks for a plan in an order of merit, best or steady, with a priority, total or weakest. What is
// empty stays as it is.
type Replan struct {
	replans
	Order    matching.Order     `json:",omitempty"`
	Priority programme.Priority `json:",omitempty"`
}

func (*Replan) Kind() string { return "replan" }

func (c *Replan) Summary(*State) string {
	line := "Planned again"
	switch c.Order {
	case matching.Best:
		line += ", best plan first"
	case matching.Steady:
		line += ", fewest changes first"
	}
	switch c.Priority {
	case programme.PriorityTotal:
		line += ", for the highest total"
	case programme.PriorityWeakest:
		line += ", for the strongest weakest pair"
	}
	return line
}

func (c *Replan) check(s *State, _ Stamp) error {
	switch c.Order {
	case "", matching.Best, matching.Steady:
	default:
		return Refuse("a plan is made in the order best or steady, not %q", string(c.Order))
	}
	switch c.Priority {
	case "", programme.PriorityTotal, programme.PriorityWeakest:
	default:
		return Refuse("a plan is made with the priority total or weakest, not %q", string(c.Priority))
	}
	if len(s.People) == 0 {
		return Refuse("there is nobody to plan for yet: import applicants first")
	}
	return nil
}

func (c *Replan) apply(s *State, _ Stamp) {
	if c.Order != "" {
		s.Order, s.OrderSaid = c.Order, true
	}
	if c.Priority != "" {
		s.Priority = c.Priority
	}
}
