package cohort

import (
	"fmt"

	"crosswalk/matching/exchange"
)

// Several is what was written down of exchanges at once, and is undone at once: what came of a call, or one thing done to
// many exchanges. Its lists are made in the order in which they stand here.
type Several struct {
	Ticks    []Tick          `json:",omitempty"`
	Unticks  []Untick        `json:",omitempty"`
	Skips    []Skip          `json:",omitempty"`
	Visits   []LogVisit      `json:",omitempty"`
	Answers  []Answer        `json:",omitempty"`
	CheckIns []RecordCheckIn `json:",omitempty"`
	Assigned []Assign        `json:",omitempty"`
}

func (*Several) Kind() string { return "several" }

// parts are the changes, in order.
func (c *Several) parts() []Change {
	var parts []Change
	parts = appendParts(parts, c.Ticks)
	parts = appendParts(parts, c.Unticks)
	parts = appendParts(parts, c.Skips)
	parts = appendParts(parts, c.Visits)
	parts = appendParts(parts, c.Answers)
	parts = appendParts(parts, c.CheckIns)
	return appendParts(parts, c.Assigned)
}

func appendParts[T any, P interface {
	*T
	Change
}](parts []Change, list []T) []Change {
	for i := range list {
		parts = append(parts, P(&list[i]))
	}
	return parts
}

func (c *Several) plans() bool {
	for _, part := range c.parts() {
		if plansAnew(part) {
			return true
		}
	}
	return false
}

// Summary tells of a call, else of what was done to how many exchanges.
func (c *Several) Summary(s *State) string {
	parts := c.parts()
	if len(parts) == 0 {
		return "Wrote nothing down"
	}
	told := parts[0]
	if len(c.CheckIns) > 0 {
		told = &c.CheckIns[0]
	}
	line := told.Summary(s)
	if t, ok := told.(*Tick); ok && len(c.Ticks) == len(parts) && c.isOneTick() {
		return fmt.Sprintf("Ticked “%s” for %d exchanges", s.stepTitle(t.Exchange, t.Milestone), len(parts))
	}
	if n := len(parts) - 1; n > 0 {
		line += fmt.Sprintf(", and %d more", n)
	}
	return line
}

// isOneTick reports whether one milestone was ticked for several exchanges.
func (c *Several) isOneTick() bool {
	seen := map[uint64]bool{}
	for _, t := range c.Ticks {
		if t.Milestone != c.Ticks[0].Milestone || t.Party >= 0 || seen[t.Exchange] {
			return false
		}
		seen[t.Exchange] = true
	}
	return len(c.Ticks) > 1
}

func (c *Several) records() []Slot {
	var slots []Slot
	for _, part := range c.parts() {
		slots = append(slots, Records(part)...)
	}
	return slots
}

func (c *Several) detach() {
	c.Ticks = clonedList(c.Ticks)
	c.Unticks = clonedList(c.Unticks)
	c.Skips = clonedList(c.Skips)
	c.Visits = clonedList(c.Visits)
	c.Answers = clonedList(c.Answers)
	c.CheckIns = clonedList(c.CheckIns)
	c.Assigned = clonedList(c.Assigned)
	for _, part := range c.parts() {
		if d, ok := part.(detacher); ok {
			d.detach()
		}
	}
}

func clonedList[T any](list []T) []T {
	if list == nil {
		return nil
	}
	return append(make([]T, 0, len(list)), list...)
}

// eachIn goes through the changes one after the other, each in the state that those before it led to.
func (c *Several) eachIn(s *State, at Stamp, do func(part Change, s *State, at Stamp) error) error {
	if len(c.parts()) == 0 {
		return nil
	}
	now := s.clone()
	for k, part := range c.parts() {
		at.part = uint64(k)
		if err := do(part, now, at); err != nil {
			return err
		}
		part.apply(now, at)
	}
	return nil
}

func (c *Several) prepare(s *State, at Stamp) error {
	return c.eachIn(s, at, func(part Change, s *State, at Stamp) error {
		if p, ok := part.(preparer); ok {
			return p.prepare(s, at)
		}
		return nil
	})
}

func (c *Several) check(s *State, at Stamp) error {
	if len(c.parts()) == 0 {
		return Refuse("there is nothing to write down")
	}
	return c.eachIn(s, at, func(part Change, s *State, at Stamp) error { return part.check(s, at) })
}

func (c *Several) apply(s *State, at Stamp) {
	for k, part := range c.parts() {
		at.part = uint64(k)
		part.apply(s, at)
	}
}

// visitOf is the visit of an exchange that a change logged as its so manyth part.
func visitOf(c Change, id, part uint64) (exchange.Visit, bool) {
	if all, ok := c.(*Several); ok {
		parts := all.parts()
		if part >= uint64(len(parts)) {
			return exchange.Visit{}, false
		}
		c = parts[part]
	}
	v, ok := c.(*LogVisit)
	if !ok || v.Exchange != id {
		return exchange.Visit{}, false
	}
	return v.Visit, true
}
