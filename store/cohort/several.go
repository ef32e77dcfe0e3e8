package cohort

import (
	"fmt"
	"iter"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
)

// Several is what was written down of exchanges at once, and is undone at once: what came of a call, or one thing done to
// many exchanges; or whom a board's sheet moves where, how all events are held, or who of earlier cohorts takes part
// again. Its lists are made in the order in which they stand here.
type Several struct {
	Ticks    []Tick          `json:",omitempty"`
	Unticks  []Untick        `json:",omitempty"`
	Skips    []Skip          `json:",omitempty"`
	Visits   []LogVisit      `json:",omitempty"`
	Answers  []Answer        `json:",omitempty"`
	CheckIns []RecordCheckIn `json:",omitempty"`
	Assigned []Assign        `json:",omitempty"`
	Pauses   []Pause         `json:",omitempty"`
	Resumes  []Resume        `json:",omitempty"`
	Ends     []End           `json:",omitempty"`
	Moves    []Move          `json:",omitempty"`

	Schedules []Schedule `json:",omitempty"`
	Attended  []Attend   `json:",omitempty"`
	Adds      []Add      `json:",omitempty"`
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
	parts = appendParts(parts, c.Assigned)
	parts = appendParts(parts, c.Pauses)
	parts = appendParts(parts, c.Resumes)
	parts = appendParts(parts, c.Ends)
	parts = appendParts(parts, c.Moves)
	parts = appendParts(parts, c.Schedules)
	parts = appendParts(parts, c.Attended)
	return appendParts(parts, c.Adds)
}

// Parts are the changes that a change is made of, in order: itself, unless it is several at once.
func Parts(c Change) []Change {
	if all, ok := c.(*Several); ok {
		return all.parts()
	}
	return []Change{c}
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

// Summary tells of a call, or how many, and what came of it, else of what was done to how many exchanges.
func (c *Several) Summary(s *State) string {
	parts := c.parts()
	switch {
	case len(parts) == 0:
		return "Wrote nothing down"
	case len(c.CheckIns) > 1:
		return "Wrote down " + say.Count(len(c.CheckIns), "call") + c.beside()
	case len(c.CheckIns) > 0:
		return c.CheckIns[0].Summary(s) + c.beside()
	}
	line, n := parts[0].Summary(s), say.Count(len(parts), "exchange")
	switch first := parts[0].(type) {
	case *Tick:
		if len(c.Ticks) == len(parts) && c.isOneTick() {
			return fmt.Sprintf("Ticked “%s” for %s", s.stepTitle(first.Exchange, first.Milestone), n)
		}
	case *Assign:
		if len(parts) > 1 && first.Facilitator.IsEmpty() {
			return "Took the facilitator from " + n
		} else if len(parts) > 1 {
			return fmt.Sprintf("Gave %s to %s%s", n, first.Facilitator.Safe(), sayMoved(c.Assigned[len(c.Assigned)-1].Moved))
		}
	case *Pause:
		if len(parts) > 1 {
			return fmt.Sprintf("Paused %s, to ask again on %s", n, first.Pause.Until)
		}
	case *Resume:
		if len(parts) > 1 {
			return "Resumed " + n
		}
	case *Move:
		return c.sayMoves(s)
	case *Add:
		if len(c.Adds) == len(parts) && len(parts) > 1 {
			return "Added " + say.People(len(parts)) + " of earlier cohorts"
		}
	case *Schedule:
		if len(parts) > 1 {
			n = say.Count(len(parts), "event")
			return "Set " + n + ", " + string(first.Mode)
		}
	case *End:
		if len(parts) > 1 {
			return fmt.Sprintf("Ended %s: %s", n, first.Ending.Reason)
		}
	}
	if more := len(parts) - 1; more > 0 {
		line += fmt.Sprintf(", and %d more", more)
	}
	return line
}

// beside is what came of a call beside the call itself: "; logged 3.0 h, ticked 2, 1 answer".
func (c *Several) beside() string {
	var what []string
	if n := len(c.Visits); n > 3 {
		what = append(what, "logged "+say.Count(n, "visit"))
	} else {
		for _, v := range c.Visits {
			what = append(what, "logged "+say.Tenths(v.Visit.HourTenths)+" h")
		}
	}
	if n := len(c.Ticks); n > 0 {
		what = append(what, "ticked "+say.Count(n, "milestone"))
	}
	if n := len(c.Answers); n > 0 {
		what = append(what, "took down "+say.Count(n, "answer"))
	}
	if n := len(c.Attended); n > 0 {
		what = append(what, "wrote down who came to "+say.Count(n, "event"))
	}
	if n := len(c.parts()) - len(c.Visits) - len(c.Ticks) - len(c.Answers) - len(c.Attended) - len(c.CheckIns); n > 0 {
		what = append(what, fmt.Sprintf("and %d more", n))
	}
	if len(what) == 0 {
		return ""
	}
	return "; " + strings.Join(what, ", ")
}

// sayMoves is how many people were moved where: "Moved 27 people: 16 to Fellow, 5 to Reserve and 6 to Not this time".
func (c *Several) sayMoves(s *State) string {
	if len(c.Moves) == 1 {
		return c.Moves[0].Summary(s)
	}
	people, to := 0, make([]string, len(c.Moves))
	for i, m := range c.Moves {
		stage, ok := s.Programme.Stage(m.Stage)
		if !ok {
			stage.Title = m.Stage
		}
		people += len(m.IDs)
		to[i] = fmt.Sprintf("%d to %s", len(m.IDs), SayStage(stage, 0))
	}
	return fmt.Sprintf("Moved %s: %s", say.People(people), say.And(to))
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

// people are those whom its parts bring in.
func (c *Several) people() iter.Seq2[string, matching.ID] {
	return func(yield func(string, matching.ID) bool) {
		for i := range c.Adds {
			for key, id := range c.Adds[i].people() {
				if !yield(key, id) {
					return
				}
			}
		}
	}
}

func (c *Several) detach() {
	c.Ticks = clonedList(c.Ticks)
	c.Unticks = clonedList(c.Unticks)
	c.Skips = clonedList(c.Skips)
	c.Visits = clonedList(c.Visits)
	c.Answers = clonedList(c.Answers)
	c.CheckIns = clonedList(c.CheckIns)
	c.Assigned = clonedList(c.Assigned)
	c.Pauses = clonedList(c.Pauses)
	c.Resumes = clonedList(c.Resumes)
	c.Ends = clonedList(c.Ends)
	c.Moves = clonedList(c.Moves)
	c.Schedules = clonedList(c.Schedules)
	c.Attended = clonedList(c.Attended)
	c.Adds = clonedList(c.Adds)
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
	last := lastGiven(c.Assigned)
	return c.eachIn(s, at, func(part Change, s *State, at Stamp) error {
		if a, ok := part.(*Assign); ok && !last[a] {
			a.Moved = nil
			return nil
		}
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
