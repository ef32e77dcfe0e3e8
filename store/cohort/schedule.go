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

// Schedule sets the day of an event, its place or its mode, for everybody or for one of the groups that have it on days of
// their own. What it leaves empty stays as it was.
type Schedule struct {
	Event string
	Group string              `json:",omitempty"`
	On    programme.Date      `json:",omitzero"`
	Place text.Text           `json:",omitzero"`
	Mode  programme.EventMode `json:",omitempty"`
	Off   bool                `json:",omitempty"` // it does not take place, until a day is set again
}

func (*Schedule) Kind() string { return "schedule" }

func (c *Schedule) Summary(s *State) string {
	line := "Set " + s.eventTitle(c.Event)
	if c.Off {
		line = "Called off " + s.eventTitle(c.Event)
	}
	if c.Group != "" {
		line += " of " + text.Line(c.Group)
	}
	if !c.On.IsZero() {
		line += " on " + exchange.PlainDay(c.On)
	}
	if !c.Place.IsEmpty() {
		line += ", " + text.Clip(c.Place.Safe())
	}
	if c.Mode != "" {
		line += ", " + string(c.Mode)
	}
	return line
}

func (c *Schedule) check(s *State, _ Stamp) error {
	if err := s.checkEvent(c.Event, c.Group); err != nil {
		return err
	}
	switch {
	case c.Off && (!c.On.IsZero() || !c.Place.IsEmpty() || c.Mode != ""):
		return Refuse("what is called off has no day, place or mode")
	case c.On.IsZero() && c.Place.IsEmpty() && c.Mode == "" && !c.Off:
		return Refuse("say the day of %s: --on 2023-09-12", s.eventTitle(c.Event))
	case c.Mode != "" && !slices.Contains(programme.EventModes(), c.Mode):
		return Refuse("an event is in person, online or either, not %q", text.Line(string(c.Mode)))
	}
	if was := s.events.set[eventOf{c.Event, c.Group}]; c.over(was) == was {
		if c.Off {
			return Refuse("%s is called off already", s.eventTitle(c.Event))
		}
		return Refuse("%s has that day already", s.eventTitle(c.Event))
	}
	return nil
}

// over lays what is set over what was.
func (c *Schedule) over(was EventDay) EventDay {
	if !c.On.IsZero() {
		was.On, was.Off = c.On, false
	}
	was.Off = was.Off || c.Off
	if !c.Place.IsEmpty() {
		was.Place = c.Place
	}
	if c.Mode != "" {
		was.Mode = c.Mode
	}
	return was
}

func (c *Schedule) apply(s *State, _ Stamp) {
	s.events = s.events.clone()
	if s.events.set == nil {
		s.events.set = map[eventOf]EventDay{}
	}
	key := eventOf{c.Event, c.Group}
	s.events.set[key] = c.over(s.events.set[key])
}

// checkEvent refuses an event, or one of its groups, that is not there.
func (s *State) checkEvent(name, group string) error {
	e, ok := s.Programme.Event(name)
	if !ok {
		if !s.HasEvents() {
			return Refuse("the programme has no events: [[event]] in its file makes some")
		}
		var names []string
		for _, e := range s.Programme.Events {
			names = append(names, e.Name)
		}
		return Refuse("the programme has no event %q: there are %s", text.Line(name), say.And(names))
	}
	if group == "" {
		return nil
	}
	var names []string
	for _, g := range s.groupsOf(e.For) {
		if g.name == group {
			return nil
		}
		names = append(names, text.Line(g.name))
	}
	if len(names) == 0 {
		return Refuse("%s is one day for all: leave the group out", s.eventTitle(name))
	}
	return Refuse("%s is not for %q: there are %s", s.eventTitle(name), text.Line(group), say.And(names))
}

// eventTitle is the title of an event, safe to draw.
func (s *State) eventTitle(name string) string {
	if e, ok := s.Programme.Event(name); ok {
		return text.Line(e.Title)
	}
	return text.Line(name)
}

// Attend writes down who came to an event: beside who is written down already. With Not they did not come after all. Nobody
// at all says that nobody came.
type Attend struct {
	Event  string
	People []matching.ID
	Not    bool `json:",omitempty"`
}

func (*Attend) Kind() string { return "attend" }

func (c *Attend) Summary(s *State) string {
	who := say.People(len(c.People))
	switch n := len(c.People); {
	case n == 0:
		who = "nobody"
	case n <= 3:
		who = s.CallEach(c.People)
	}
	if c.Not {
		return fmt.Sprintf("Took back that %s came to %s", who, s.eventTitle(c.Event))
	}
	return fmt.Sprintf("Wrote down that %s came to %s", who, s.eventTitle(c.Event))
}

func (c *Attend) detach() { c.People = slices.Clone(c.People) }

func (c *Attend) check(s *State, _ Stamp) error {
	if err := s.checkEvent(c.Event, ""); err != nil {
		return err
	}
	news := false
	for _, id := range c.People {
		a, ok := s.People[id]
		if !ok {
			return errNobody
		}
		came, _ := s.CameTo(c.Event, id)
		if c.Not && !came {
			return Refuse("%s was not written down as having come to %s", a.Name.Safe(), s.eventTitle(c.Event))
		}
		news = news || came == c.Not
	}
	_, ticked := s.events.came[c.Event]
	switch {
	case len(c.People) == 0 && (ticked || c.Not):
		return Refuse("say who came to %s", s.eventTitle(c.Event))
	case len(c.People) > 0 && !news:
		return Refuse("that is written down already: %s came to %s", s.CallEach(c.People), s.eventTitle(c.Event))
	}
	return nil
}

func (c *Attend) apply(s *State, at Stamp) {
	s.events = s.events.clone()
	if s.events.came == nil {
		s.events.came = map[string]map[matching.ID]Stamp{}
	}
	came := maps.Clone(s.events.came[c.Event])
	if came == nil {
		came = map[matching.ID]Stamp{}
	}
	for _, id := range c.People {
		if c.Not {
			delete(came, id)
		} else if _, there := came[id]; !there {
			came[id] = at
		}
	}
	s.events.came[c.Event] = came
}
