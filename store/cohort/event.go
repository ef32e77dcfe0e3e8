package cohort

import (
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// events is what was said about the programme's events: when they are, and who came.
type events struct {
	set  map[eventOf]EventDay
	came map[string]map[matching.ID]Stamp // by event; one that is there was ticked, even if nobody came
}

// eventOf is an event for everybody, or for one of the groups that have it on days of their own.
type eventOf struct{ event, group string }

// EventDay is when and where an event is. The zero value of each says nothing of it.
type EventDay struct {
	On    programme.Date
	Place text.Text
	Mode  programme.EventMode
	Off   bool // it does not take place
}

func (e events) clone() events {
	e.set, e.came = maps.Clone(e.set), maps.Clone(e.came)
	return e
}

// Event is an event of the cohort, or of one of its groups.
type Event struct {
	programme.Event
	Group string // whose day it is; empty: everybody's
	EventDay
	Said    bool          // the day was set; else it is reckoned from the programme
	Invited []matching.ID // whom it is for, in the order of the folded e-mails
	Came    []matching.ID // likewise; those too who were not expected
	Ticked  bool          // it was written down who came
}

// HasEvents reports whether the programme has events.
func (s *State) HasEvents() bool { return s.Programme != nil && len(s.Programme.Events) > 0 }

// Events are the programme's events in this cohort, by their days, those without one last. One that is for a group is
// there once for each of the groups, as soon as there are any.
func (s *State) Events() []Event { return slices.Clone(s.eventList().all) }

// EventsNamed are the events of that name: one, or one for each group.
func (s *State) EventsNamed(name string) []Event {
	return slices.DeleteFunc(s.Events(), func(e Event) bool { return e.Name != name })
}

// EventsOf are the events that are for some people, those of an exchange say, or to which one of them came, by their days: of
// an event that groups have on days of their own the day of theirs. Those before the matching only if one of them came.
func (s *State) EventsOf(people []matching.ID) []Event {
	list := s.eventList()
	var at []int
	for _, id := range people {
		at = append(at, list.of[id]...)
	}
	slices.Sort(at)
	var found []Event
	for _, i := range slices.Compact(at) {
		found = append(found, list.all[i])
	}
	return found
}

// Attended are the events that somebody came to, in the programme's order.
func (s *State) Attended(id matching.ID) []programme.Event {
	var all []programme.Event
	if s.Programme == nil {
		return nil
	}
	for _, e := range s.Programme.Events {
		for _, as := range s.SameAs(id) {
			if _, came := s.events.came[e.Name][as]; came {
				all = append(all, e)
				break
			}
		}
	}
	return all
}

// CameTo reports whether somebody came to an event, and whether it was written down who did.
func (s *State) CameTo(event string, id matching.ID) (came, ticked bool) {
	all, ticked := s.events.came[event]
	_, came = all[id]
	return came, ticked
}

// Came reports whether somebody is among those who came to an event, without looking through all of them.
func (s *State) Came(e Event, id matching.ID) bool {
	if e.Group != "" {
		return slices.Contains(e.Came, id)
	}
	_, here := s.People[id]
	came, _ := s.CameTo(e.Name, id)
	return here && came
}

// groupOf is one of several groups that have an event on days of their own.
type groupOf struct {
	name    string
	members []matching.ID
}

// groupsOf are the groups that were made of a [[group]] that an event is for; none of what is no group.
func (s *State) groupsOf(name string) []groupOf {
	g, ok := s.Grouping(name)
	if !ok {
		return nil
	}
	var all []groupOf
	for i, members := range s.MembersOfEach(g) {
		all = append(all, groupOf{g.Call(i + 1), members})
	}
	return all
}
