package cohort

import (
	"cmp"
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
)

// eventList is the events of a state, which are worked out together, in time in proportion to its people.
type eventList struct {
	all []Event               // as [State.Events] has them
	of  map[matching.ID][]int // which are for a person or were attended by them, as [State.EventsOf] has them
}

// eventList is made once for each state that was handed out.
func (s *State) eventList() *eventList {
	if s.derived == nil {
		return s.listEvents()
	}
	l := s.derived.lasting
	l.listing.Do(func() { l.events = s.listEvents() })
	return l.events
}

func (s *State) listEvents() *eventList {
	list := &eventList{of: map[matching.ID][]int{}}
	if !s.HasEvents() {
		return list
	}
	r := &eventReckoner{s: s, groups: map[string][]groupOf{}}
	for _, e := range s.Programme.Events {
		groups := r.groupsOf(e.For)
		if len(groups) == 0 {
			list.all = append(list.all, r.event(e, "", r.invited(e)))
			continue
		}
		for _, g := range groups {
			list.all = append(list.all, r.event(e, g.name, g.members))
		}
	}
	slices.SortStableFunc(list.all, func(a, b Event) int {
		if a.On.IsZero() != b.On.IsZero() {
			if a.On.IsZero() {
				return 1
			}
			return -1
		}
		return a.On.Compare(b.On)
	})
	for i, e := range list.all {
		whom := e.Came
		if e.For != programme.ForApplicants {
			whom = slices.Concat(e.Came, e.Invited)
		}
		for _, id := range whom {
			if of := list.of[id]; len(of) == 0 || of[len(of)-1] != i {
				list.of[id] = append(of, i)
			}
		}
	}
	return list
}

// eventReckoner works events out, and keeps what several of them need.
type eventReckoner struct {
	s          *State
	groups     map[string][]groupOf           // by what they are groups of
	everybody  []matching.ID                  // who takes part, in the order of the folded e-mails; nil until it is known
	applicants []matching.ID                  // who has not withdrawn, likewise
	starts     map[matching.ID]programme.Date // the first on which an exchange of a person starts; nil until it is known
	start      programme.Date                 // the first of all; zero if none was published
}

func (r *eventReckoner) groupsOf(name string) []groupOf {
	all, known := r.groups[name]
	if !known {
		all = r.s.groupsOf(name)
		r.groups[name] = all
	}
	return all
}

// invited is whom an event is for that is no group's.
func (r *eventReckoner) invited(e programme.Event) []matching.ID {
	if r.applicants == nil {
		takesPart := r.s.partTakers()
		for _, id := range r.s.inOrder(slices.Collect(maps.Keys(r.s.People))) {
			a := r.s.People[id]
			if a.Withdrawn || a.Superseded != 0 {
				continue
			}
			r.applicants = append(r.applicants, id)
			if takesPart(a) {
				r.everybody = append(r.everybody, id)
			}
		}
	}
	if e.For == programme.ForApplicants {
		return slices.Clip(r.applicants)
	}
	return slices.Clip(r.everybody)
}

// event is an event for some people, in the order of their folded e-mails: everybody, or those of a group.
func (r *eventReckoner) event(e programme.Event, group string, invited []matching.ID) Event {
	s := r.s
	out := Event{Event: e, Group: group, Invited: invited}
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
		out.On = r.day(e, invited, group != "")
	}
	out.EventDay.Mode = cmp.Or(out.EventDay.Mode, e.Mode)
	came, ticked := s.events.came[e.Name]
	out.Ticked = ticked
	if group != "" {
		for _, id := range invited {
			if _, there := came[id]; there {
				out.Came = append(out.Came, id)
			}
		}
		return out
	}
	for id := range came {
		if _, here := s.People[id]; here {
			out.Came = append(out.Came, id)
		}
	}
	out.Came = s.inOrder(out.Came)
	return out
}

// day is the day of an event as the programme has it: before the deadline, or after the first start of an exchange,
// of its people alone where it is a group's; zero while that is not known. On a day off it is the next working day, one
// before the deadline the last.
func (r *eventReckoner) day(e programme.Event, people []matching.ID, ofGroup bool) programme.Date {
	s := r.s
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
	start := r.startOf(people, ofGroup)
	if start.IsZero() {
		return programme.Date{}
	}
	return off.NextWorking(start.Add(e.Due, off))
}

// startOf is the day from which events are reckoned: the first on which an exchange starts, of people alone where these
// are a group's; before any was published, what the first event says whose day was set, of the cohort or of that group. Zero
// while neither is known.
func (r *eventReckoner) startOf(people []matching.ID, ofGroup bool) programme.Date {
	r.findStarts()
	start := r.start
	if ofGroup {
		start = programme.Date{}
		for _, id := range people {
			start = earlierOf(start, r.starts[id])
		}
	}
	if !start.IsZero() {
		return start
	}
	var first programme.Date
	for _, e := range r.s.Programme.Events {
		if e.BeforeClose {
			continue
		}
		sets := []EventDay{r.s.events.set[eventOf{e.Name, ""}]}
		for _, g := range r.groupsOf(e.For) {
			set, said := r.s.events.set[eventOf{e.Name, g.name}]
			if said && ofGroup && slices.ContainsFunc(g.members, func(id matching.ID) bool { return slices.Contains(people, id) }) {
				sets = append(sets, set)
			}
		}
		for _, set := range sets {
			if set.On.IsZero() || set.Off || !first.IsZero() && !set.On.Before(first) {
				continue
			}
			first, start = set.On, set.On.Add(e.Due.Back(), r.s.Programme.Exchange.Calendar())
		}
	}
	return start
}

// findStarts looks through the exchanges, once.
func (r *eventReckoner) findStarts() {
	if r.starts != nil {
		return
	}
	r.starts = make(map[matching.ID]programme.Date, 2*len(r.s.Exchanges))
	for _, x := range r.s.Exchanges {
		if x.State() == exchange.StateVoid {
			continue
		}
		r.start = earlierOf(r.start, x.Start)
		for _, id := range x.Members {
			r.starts[id] = earlierOf(r.starts[id], x.Start)
		}
	}
}

// earlierOf is the earlier of two days; a zero one is none.
func earlierOf(a, b programme.Date) programme.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
