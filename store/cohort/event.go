package cohort

import (
	"cmp"
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
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
func (s *State) Events() []Event {
	if !s.HasEvents() {
		return nil
	}
	var all []Event
	for _, e := range s.Programme.Events {
		groups := s.groupsOf(e.For)
		if len(groups) == 0 {
			all = append(all, s.event(e, "", s.invited(e)))
			continue
		}
		for _, g := range groups {
			all = append(all, s.event(e, g.name, g.members))
		}
	}
	slices.SortStableFunc(all, func(a, b Event) int {
		if a.On.IsZero() != b.On.IsZero() {
			if a.On.IsZero() {
				return 1
			}
			return -1
		}
		return a.On.Compare(b.On)
	})
	return all
}

// EventsNamed are the events of that name: one, or one for each group.
func (s *State) EventsNamed(name string) []Event {
	return slices.DeleteFunc(s.Events(), func(e Event) bool { return e.Name != name })
}

func (s *State) event(e programme.Event, group string, invited []matching.ID) Event {
	out := Event{Event: e, Group: group, Invited: s.inOrder(invited)}
	for _, key := range []eventOf{{e.Name, group}, {e.Name, ""}} {
		set := s.events.set[key]
		out.Off = out.Off || set.Off && out.On.IsZero()
		if out.On.IsZero() {
			out.On = set.On
		}
		if out.Place.IsEmpty() {
			out.Place = set.Place
		}
		out.EventDay.Mode = cmp.Or(out.EventDay.Mode, set.Mode)
	}
	out.Said = !out.On.IsZero()
	if !out.Said {
		out.On = s.reckonedDay(e, invited, group != "")
	}
	out.EventDay.Mode = cmp.Or(out.EventDay.Mode, e.Mode)
	came, ticked := s.events.came[e.Name]
	out.Ticked = ticked
	for id := range came {
		if _, here := s.People[id]; here && (group == "" || slices.Contains(invited, id)) {
			out.Came = append(out.Came, id)
		}
	}
	out.Came = s.inOrder(out.Came)
	return out
}

// reckonedDay is the day of an event as the programme has it: before the deadline, or after the first start of an exchange,
// of its people alone where it is a group's; zero while that is not known. On a day off it is the next working day, one
// before the deadline the last.
func (s *State) reckonedDay(e programme.Event, people []matching.ID, ofGroup bool) programme.Date {
	off := s.Programme.Exchange.Calendar()
	if e.BeforeClose {
		if s.Closes.IsZero() {
			return programme.Date{}
		}
		day := s.Today(s.Closes).Add(e.Due.Back(), off)
		for !off.Working(day) {
			day = day.AddDays(-1)
		}
		return day
	}
	start := s.eventsStart(people, ofGroup)
	if start.IsZero() {
		return programme.Date{}
	}
	return off.NextWorking(start.Add(e.Due, off))
}

// eventsStart is the day from which events are reckoned: the first on which an exchange starts, of people alone where these
// are a group's; before any was published, what the first event says whose day was set, of the cohort or of that group. Zero
// while neither is known.
func (s *State) eventsStart(people []matching.ID, ofGroup bool) programme.Date {
	var start programme.Date
	of := func(id matching.ID) bool { return slices.Contains(people, id) }
	for _, x := range s.Exchanges {
		if x.State() == exchange.StateVoid || ofGroup && !slices.ContainsFunc(x.Members, of) {
			continue
		}
		if start.IsZero() || x.Start.Before(start) {
			start = x.Start
		}
	}
	if !start.IsZero() {
		return start
	}
	var first programme.Date
	for _, e := range s.Programme.Events {
		if e.BeforeClose {
			continue
		}
		sets := []EventDay{s.events.set[eventOf{e.Name, ""}]}
		for _, g := range s.groupsOf(e.For) {
			if ofGroup && slices.ContainsFunc(g.members, of) {
				sets = append(sets, s.events.set[eventOf{e.Name, g.name}])
			}
		}
		for _, set := range sets {
			if set.On.IsZero() || set.Off || !first.IsZero() && !set.On.Before(first) {
				continue
			}
			first, start = set.On, set.On.Add(e.Due.Back(), s.Programme.Exchange.Calendar())
		}
	}
	return start
}

// invited is whom an event is for that is no group's.
func (s *State) invited(e programme.Event) []matching.ID {
	var ids []matching.ID
	for id, a := range s.People {
		if a.Withdrawn || a.Superseded != 0 {
			continue
		}
		if e.For == programme.ForApplicants || s.takesPart(a) {
			ids = append(ids, id)
		}
	}
	return ids
}

// EventsOf are the events that are for some people, those of an exchange say, or to which one of them came, by their days: of
// an event that groups have on days of their own the day of theirs. Those before the matching only if one of them came.
func (s *State) EventsOf(people []matching.ID) []Event {
	of := func(ids []matching.ID) bool {
		return slices.ContainsFunc(ids, func(id matching.ID) bool { return slices.Contains(people, id) })
	}
	return slices.DeleteFunc(s.Events(), func(e Event) bool {
		return !of(e.Came) && (e.For == programme.ForApplicants || !of(e.Invited))
	})
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
	for n := 1; n <= g.Count; n++ {
		all = append(all, groupOf{g.Call(n), s.MembersOf(g, n)})
	}
	return all
}
