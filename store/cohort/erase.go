package cohort

import (
	"fmt"
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Erase says that people were erased: what they wrote, and what was written about them, is in no record and in no entry
// any more (see [Erasing]; the store does that together with this change). Here it takes them out of everything that is
// still to come. Whoever they were in an exchange with keeps its hours, steps and outcomes, with "erased person" as the
// other half; one that is open ends on that day. It cannot be undone.
type Erase struct {
	replans
	People []matching.ID
}

func (*Erase) Kind() string { return "erase" }

func (c *Erase) Summary(*State) string { return "Erased " + say.People(len(c.People)) }

func (c *Erase) detach() { c.People = slices.Clone(c.People) }

func (c *Erase) check(*State, Stamp) error {
	if len(c.People) == 0 {
		return Refuse("say who shall be erased")
	}
	return nil
}

func (c *Erase) apply(s *State, at Stamp) {
	s.erased = maps.Clone(s.erased)
	if s.erased == nil {
		s.erased = map[matching.ID]bool{}
	}
	for _, id := range c.People {
		s.erased[id] = true
	}
	s.endWithout(c.People, at)
	touches := func(members []matching.ID) bool {
		return slices.ContainsFunc(members, func(id matching.ID) bool { return slices.Contains(c.People, id) })
	}
	maps.DeleteFunc(s.Fixed, func(t matching.Team, _ Fix) bool { return touches(t.Members()) })
	maps.DeleteFunc(s.Blocked, func(t matching.Couple, _ Decision) bool { return touches([]matching.ID{t.A, t.B}) })
	for _, id := range c.People {
		delete(s.namesKnown, id)
		if _, here := s.People[id]; !here {
			continue
		}
		if len(s.ExchangesOf(id)) == 0 {
			delete(s.People, id)
			continue
		}
		gone := &Applicant{Erased: true}
		gone.ID, gone.Withdrawn = id, true
		s.People[id] = gone
	}
}

// endWithout ends the open exchanges of people on a day.
func (s *State) endWithout(people []matching.ID, at Stamp) {
	if s.Programme == nil {
		return
	}
	for _, x := range slices.Clone(s.Exchanges) {
		end := exchange.Ending{Reason: programme.EndLeft, On: s.Today(at.Time)}
		for party, id := range x.Members {
			if slices.Contains(people, id) {
				end.Leaves = append(end.Leaves, party)
			}
		}
		if len(end.Leaves) > 0 && x.Open() {
			s.live(x.ID, Note{}, func(x *Exchange) { x.Exchange = x.Exchange.EndWith(end) })
		}
	}
}

// isErase reports whether a change says that people were erased.
func isErase(c Change) bool {
	_, erases := c.(*Erase)
	return erases
}

// SayToErase says what there is of somebody that an erasure would take: "in Cohort 1: their application, 3 changes of it,
// 4 notes; their exchange with Dele Ade ends".
func (s *State) SayToErase(id matching.ID) string {
	x := NewErasing([]matching.ID{id})
	for _, e := range s.Log {
		x.Learn(s.Cohort, e)
	}
	forms, notes := 0, 0
	for _, e := range s.Log {
		for _, slot := range x.theirs(s.Cohort, e) {
			if _, note := slot.Target().(*NoteText); note {
				notes++
			} else {
				forms++
			}
		}
	}
	line := fmt.Sprintf("in %s, %s", text.Line(s.Name), say.Count(forms, "text")+" of theirs")
	if notes > 0 {
		line += " and " + say.Count(notes, "note") + " about them"
	}
	for _, ex := range s.ExchangesOf(id) {
		if ex.Open() {
			line += fmt.Sprintf("; their exchange with %s ends", say.And(s.callEachOther(ex, id)))
		}
	}
	return line
}
