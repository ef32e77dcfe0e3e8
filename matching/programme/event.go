package programme

import "slices"

// Event is what happens for many on one day.
type Event struct {
	Name, Title string
	Due         Span // after the start; with BeforeClose so long before the deadline
	BeforeClose bool
	Kind        string
	Provider    string
	HourTenths  int       // how long it lasts; 0: not said
	Mode        EventMode // as a rule; a day that is set may say otherwise
	For         string    // ForApplicants, ForCohort or the name of a group
	Line        int
}

// EventMode is how people come together.
type EventMode string

const (
	EventInPerson EventMode = "in person"
	EventOnline   EventMode = "online"
	EventEither   EventMode = "either"
)

// EventModes are the ways there are, the one that is meant where an event says none last.
func EventModes() []EventMode { return []EventMode{EventInPerson, EventOnline, EventEither} }

// Whom an event is for, beside the groups.
const (
	ForApplicants = "applicants" // everybody who applied: before they are matched
	ForCohort     = "cohort"     // everybody who takes part
)

// Event returns the event of that name.
func (p *Programme) Event(name string) (Event, bool) {
	i := slices.IndexFunc(p.Events, func(e Event) bool { return e.Name == name })
	if i < 0 {
		return Event{}, false
	}
	return p.Events[i], true
}

func (d *decoder) events(tables []*table) {
	names := make(map[string]int)
	for _, t := range tables {
		e := Event{Line: t.line, Name: t.name(), Title: t.text("title"), Kind: t.text("kind"), Provider: t.text("provider"),
			HourTenths: t.scaled("hours", 10, 1000, 0), Mode: oneOf(t, "mode", EventEither, EventModes()...)}
		if e.Title == "" {
			e.Title = titled(e.Name)
		}
		d.eventDay(t, &e)
		d.eventFor(t, &e)
		t.finish()
		t.unique("name", e.Name, names)
		d.Events = append(d.Events, e)
	}
}

// eventDay reads when an event is: so long after the start, or before the deadline.
func (d *decoder) eventDay(t *table, e *Event) {
	after, hasDue := t.span("due")
	before, hasBefore := t.span("before_close")
	switch {
	case t.has("due") && t.has("before_close"):
		t.problem("before_close", "before_close does not go with due; write one or the other")
	case t.has("before_close") && hasBefore:
		e.Due, e.BeforeClose = before, true
	case hasDue:
		e.Due = after
	case !t.has("due") && !t.has("before_close"):
		t.problem("due", `due is missing; write how long after the start of the cohort, like "5w", or before_close = "2w"`)
	}
}

// eventFor reads whom an event is for.
func (d *decoder) eventFor(t *table, e *Event) {
	e.For = ForCohort
	if !t.has("for") {
		t.look("for")
		return
	}
	who := t.text("for")
	known := []string{ForApplicants, ForCohort}
	for _, g := range d.Groups {
		known = append(known, g.Name)
	}
	if !slices.Contains(known, who) {
		if _, isText := nodeText(t.keys["for"]); isText {
			t.problem("for", "for cannot be %s; it is %s or the name of a [[group]]%s", quote(who), alternatives(known[:2]), d.suggest(who, known))
		}
		return
	}
	e.For = who
}
