package cohort

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// EventsInCall are those of the events of some people that a call to them is about: the ones gone to which it is not written
// down of everybody that they came, and the next to come. The events are by their days, as [State.EventsOf] has them.
func EventsInCall(events []Event, people []matching.ID, today programme.Date) []Event {
	var all []Event
	for _, e := range events {
		switch {
		case e.Off || e.On.IsZero() || e.For == programme.ForApplicants:
		case !e.On.Before(today):
			return append(all, e)
		case len(e.Missing(people)) > 0:
			all = append(all, e)
		}
	}
	return all
}

// AskEvents are what to ask people about their events: who came to the last one, where nobody wrote down who did, and whether
// they come to the next.
func AskEvents(events []Event, people []matching.ID, today programme.Date) []string {
	var last, next string
	for _, e := range EventsInCall(events, people, today) {
		switch gone := e.On.Before(today); {
		case gone && !e.Ticked:
			last = "Who came to " + e.Call() + " (" + exchange.WeekDay(e.On, today) + ")?"
		case !gone:
			next = "Coming to " + e.Call() + ", " + e.sayWhen(today) + "?"
		}
	}
	return slices.DeleteFunc([]string{last, next}, func(ask string) bool { return ask == "" })
}

// Missing are those of some people whom an event is for, and who are not written down as having come.
func (e Event) Missing(people []matching.ID) []matching.ID {
	var missing []matching.ID
	for _, id := range people {
		if slices.Contains(e.Invited, id) && !slices.Contains(e.Came, id) {
			missing = append(missing, id)
		}
	}
	return missing
}

// Call is the event's title and whose it is, safe to draw.
func (e Event) Call() string {
	if e.Group == "" {
		return text.Line(e.Title)
	}
	return text.Line(e.Title) + " of " + text.Line(e.Group)
}

// Where is the place of an event and how people come together, as far as that was said: "County Hall, in person".
func (e Event) Where() string {
	var parts []string
	if !e.Place.IsEmpty() {
		parts = append(parts, text.Clip(e.Place.Safe()))
	}
	if mode := e.EventDay.Mode; mode != programme.EventEither {
		parts = append(parts, string(mode))
	}
	return strings.Join(parts, ", ")
}

// sayWhen is the day of an event and where it is: "Tue 12 Sep, County Hall, in person".
func (e Event) sayWhen(today programme.Date) string {
	if at := e.Where(); at != "" {
		return exchange.WeekDay(e.On, today) + ", " + at
	}
	return exchange.WeekDay(e.On, today)
}
