package commands

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

type eventCommand struct {
	List   eventListCommand   `cmd:"" help:"The programme's events: when, where, for whom, and who came."`
	Set    eventSetCommand    `cmd:"" help:"Set the day, the place or the mode of an event."`
	Attend eventAttendCommand `cmd:"" help:"Write down who came: people, or the list that a meeting saves."`
}

type eventListCommand struct {
	JSON bool `help:"Print JSON."`
}

// eventJSON is one event of event list --json.
type eventJSON struct {
	Event    string   `json:"event"`
	Title    string   `json:"title"`
	Group    string   `json:"group,omitempty"` // whose day it is, of an event for groups
	On       *string  `json:"on"`              // null: not known yet
	Set      bool     `json:"set"`             // the day was set; else it is reckoned from the programme
	Off      bool     `json:"off,omitempty"`   // it does not take place
	Place    string   `json:"place"`
	Mode     string   `json:"mode"`
	Kind     string   `json:"kind"`
	Provider string   `json:"provider"`
	Hours    float64  `json:"hours"`
	For      string   `json:"for"`
	Invited  int      `json:"invited"`
	Ticked   bool     `json:"ticked"` // it was written down who came
	Came     []string `json:"came"`
}

func (c *eventListCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		events := []eventJSON{}
		for _, e := range s.state.Events() {
			one := eventJSON{
				Event: e.Name, Title: text.Line(e.Title), Group: text.Line(e.Group), Set: e.Said, Off: e.Off, Place: e.Place.Safe(), Mode: string(e.EventDay.Mode),
				Kind: text.Line(e.Kind), Provider: text.Line(e.Provider), Hours: float64(e.HourTenths) / 10, For: e.For,
				Invited: len(e.Invited), Ticked: e.Ticked, Came: []string{},
			}
			if !e.On.IsZero() {
				on := e.On.String()
				one.On = &on
			}
			for _, id := range e.Came {
				one.Came = append(one.Came, s.email(id))
			}
			events = append(events, one)
		}
		if c.JSON {
			return r.printJSON(events)
		}
		if len(events) == 0 {
			r.printf("%s has no events.\n", text.Line(s.state.Programme.Title))
		}
		for _, e := range s.state.Events() {
			r.printf("%s\n", s.eventLine(e))
		}
		return nil
	})
}

// eventLine is an event in a line.
func (s *session) eventLine(e cohort.Event) string {
	on := "no day yet"
	if !e.On.IsZero() {
		on = e.On.String()
	}
	if e.Off {
		on = "called off"
	}
	line := fmt.Sprintf("%-10s  %-16s  %s", on, e.Name, e.Call())
	if at := e.Where(); at != "" {
		line += ", " + at
	}
	if e.Provider != "" {
		line += ", by " + text.Line(e.Provider)
	}
	if e.Ticked {
		return line + fmt.Sprintf(": %d of %d came", len(e.Came), len(e.Invited))
	}
	return line + ": for " + say.People(len(e.Invited))
}

type eventSetCommand struct {
	Event string `arg:"" name:"event" help:"The event, by its name in the programme file; all, with --mode alone, is every event whose day is not over."`
	On    string `help:"Its day." placeholder:"DATE"`
	Place string `help:"Where it is." placeholder:"TEXT"`
	Mode  string `help:"How people come together." enum:"in person,online,either," default:"" placeholder:"in person|online|either"`
	Group string `help:"The one of the groups whose day it is: its number or its name." placeholder:"N"`
	Off   bool   `help:"It does not take place. A day takes that back."`
}

func (c *eventSetCommand) Run(r *run) error {
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	switch set := c.On != "" || strings.TrimSpace(c.Place) != "" || c.Mode != ""; {
	case c.Off && set:
		return usage("--off goes alone: what is called off has no day, place or mode")
	case !c.Off && !set:
		return usage("say the day: crosswalk event set EVENT --on DATE")
	}
	return r.with(func(s *session) error {
		name := s.eventNamed(c.Event)
		if _, named := s.state.Programme.Event(name); !named && name == "all" {
			if c.On != "" || c.Place != "" || c.Group != "" || c.Off {
				return usage("all events together have a mode, not a day or a place: crosswalk event set all --mode online")
			}
			return s.setAll(programme.EventMode(c.Mode))
		}
		return s.change(&cohort.Schedule{Event: name, Group: s.groupNamed(name, c.Group), On: on, Place: text.New(strings.TrimSpace(c.Place)), Mode: programme.EventMode(c.Mode), Off: c.Off})
	})
}

// setAll sets how people come together at every event that is not over.
func (s *session) setAll(mode programme.EventMode) error {
	var all cohort.Several
	today := s.state.Today(s.now())
	for _, e := range s.state.Events() {
		if e.EventDay.Mode != mode && !e.Off && (e.On.IsZero() || !e.On.Before(today)) {
			all.Schedules = append(all.Schedules, cohort.Schedule{Event: e.Name, Group: e.Group, Mode: mode})
		}
	}
	if len(all.Schedules) == 0 {
		return fmt.Errorf("every event to come is %s already", mode)
	}
	return s.change(&all)
}

// eventNamed is the name of an event that somebody typed, by its title too.
func (s *session) eventNamed(typed string) string {
	for _, e := range s.state.Programme.Events {
		if text.Fold(e.Name) == text.Fold(typed) || text.Fold(e.Title) == text.Fold(typed) {
			return e.Name
		}
	}
	return typed
}

// groupNamed is the name of a group of an event, however it was typed, or by its number.
func (s *session) groupNamed(event, typed string) string {
	if e, ok := s.state.Programme.Event(event); ok && typed != "" {
		for _, g := range s.state.Groupings() {
			if n, err := groupNumber(g, typed); g.Name == e.For && err == nil && n > 0 && n <= g.Count {
				return g.Call(n)
			}
		}
	}
	for _, e := range s.state.EventsNamed(event) {
		if text.Fold(e.Group) == text.Fold(typed) {
			return e.Group
		}
	}
	return typed
}

type eventAttendCommand struct {
	Event  string   `arg:"" name:"event" help:"The event, by its name in the programme file."`
	Who    []string `arg:"" optional:"" name:"email|file.csv" help:"Who came: e-mail addresses, names that only one has, or the attendance list of a meeting."`
	Not    bool     `help:"They did not come after all."`
	Nobody bool     `help:"Nobody came."`
}

func (c *eventAttendCommand) Run(r *run) error {
	switch {
	case len(c.Who) == 0 && !c.Nobody:
		return usage("say who came: crosswalk event attend %s EMAIL, or the file of an attendance list", text.Line(c.Event))
	case c.Nobody && (len(c.Who) > 0 || c.Not):
		return usage("--nobody goes alone")
	}
	return r.with(func(s *session) error {
		attend := &cohort.Attend{Event: s.eventNamed(c.Event), Not: c.Not}
		from := ""
		for _, who := range c.Who {
			if isList(who) {
				ids, err := s.readAttendance(who, attend.Event)
				if err != nil {
					return err
				}
				attend.People, from = appendNew(attend.People, ids...), who
				continue
			}
			a, err := s.person(who)
			if err != nil {
				return err
			}
			attend.People = appendNew(attend.People, a.ID)
		}
		if from != "" && !c.Not && s.wereThere(attend) {
			s.printf("%s says nothing new: %s came.\n", text.Line(filepath.Base(from)), say.People(len(attend.People)))
			return nil
		}
		return s.change(attend)
	})
}

// wereThere reports whether all that a list has are written down already.
func (s *session) wereThere(c *cohort.Attend) bool {
	for _, id := range c.People {
		if came, _ := s.state.CameTo(c.Event, id); !came {
			return false
		}
	}
	_, ok := s.state.Programme.Event(c.Event)
	return ok
}

func appendNew(list []matching.ID, ids ...matching.ID) []matching.ID {
	for _, id := range ids {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// isList reports whether an argument is a file and no person.
func isList(who string) bool {
	switch strings.ToLower(filepath.Ext(who)) {
	case ".csv", ".tsv", ".txt":
		return true
	}
	info, err := os.Stat(who)
	return err == nil && info.Mode().IsRegular()
}

// readAttendance reads who came from the list of a meeting, and says of whom that is not certain.
func (s *session) readAttendance(path, event string) ([]matching.ID, error) {
	list, err := form.ReadAttendanceFile(path)
	if err != nil {
		return nil, err
	}
	found := s.state.FindAttendees(attendeeNames(list))
	for _, d := range found.Doubts {
		s.tell("  row %d: %s may be %s: crosswalk event attend %s EMAIL says who came", list[d.At].Row, list[d.At].Called(), s.state.CallEach(d.May), event)
	}
	for _, at := range found.Nobody {
		s.tell("  row %d: %s is nobody of %s", list[at].Row, list[at].Called(), text.Line(s.state.Name))
	}
	if len(found.People) == 0 {
		return nil, fmt.Errorf("nobody in %s is somebody of %s: nothing was written down", text.Line(filepath.Base(path)), text.Line(s.state.Name))
	}
	return found.People, nil
}

// attendeeNames are the lines of a list as a cohort finds people by them.
func attendeeNames(list []form.Attendee) []cohort.Attendee {
	out := make([]cohort.Attendee, len(list))
	for i, a := range list {
		out[i] = cohort.Attendee{Email: a.Email, Names: a.Names}
	}
	return out
}
