package export

import (
	"fmt"
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// events tells of each event how many it was for and how many came; nothing where the programme has none. Numbers that tell
// of a few who came, or did not, are hidden.
func (m *reporter) events() []Section {
	if !m.HasEvents() {
		return nil
	}
	s := Section{Name: "events", Title: "Events", Drawn: NoPicture, Columns: []Column{column("came"), column("for"), column("hours")},
		Note: "Who came is counted where it was written down. Hours are those of the event."}
	for _, e := range inOne(m.Events()) {
		title := text.Line(e.Title)
		name := e.Name
		switch {
		case e.of > 1:
			title += fmt.Sprintf(", in %d groups", e.of)
		case e.Group != "":
			title, name = title+", "+text.Line(e.Group), name+"-"+slug(e.Group)
		}
		if !e.On.IsZero() {
			title += ", " + exchange.PlainDay(e.On)
		}
		if e.Off {
			title += ", called off"
		}
		if e.Provider != "" {
			title += ", by " + text.Line(e.Provider)
		}
		invited := 0
		for _, id := range e.Came {
			if slices.Contains(e.Invited, id) {
				invited++
			}
		}
		came, hours := Cell{None: true}, Cell{None: true}
		if e.Ticked {
			came = count(len(e.Came))
			came.Hidden = isFew(came.N) || isFew(len(e.Invited)-invited) || isFew(len(e.Came)-invited)
		}
		if e.HourTenths > 0 {
			hours = tenths(e.HourTenths)
		}
		expected := count(len(e.Invited))
		expected.Hidden = isFew(expected.N)
		s.Rows = append(s.Rows, Row{name, title, []Cell{came, expected, hours}})
	}
	return []Section{s}
}

// eventOfGroups is an event, of so many groups.
type eventOfGroups struct {
	cohort.Event
	of int
}

// inOne takes an event of more groups than a table should have rows for as one, on its first day if all have the same.
func inOne(events []cohort.Event) []eventOfGroups {
	groups := map[string]int{}
	for _, e := range events {
		if e.Group != "" {
			groups[e.Name]++
		}
	}
	var out []eventOfGroups
	at := map[string]int{}
	for _, e := range events {
		if groups[e.Name] <= mostGroups {
			out = append(out, eventOfGroups{e, 1})
			continue
		}
		i, begun := at[e.Name]
		if !begun {
			at[e.Name] = len(out)
			e.Came, e.Invited = slices.Clone(e.Came), slices.Clone(e.Invited)
			out = append(out, eventOfGroups{e, 1})
			continue
		}
		one := &out[i]
		one.of++
		one.Came, one.Invited = append(one.Came, e.Came...), append(one.Invited, e.Invited...)
		one.Ticked = one.Ticked || e.Ticked
		if one.On != e.On {
			one.On = programme.Date{}
		}
	}
	return out
}

// certificates tells how many have earned the programme's certificate, and are alumni; nothing where it has none.
func (m *reporter) certificates() []Section {
	if m.Programme.Certificate.IsZero() || !slices.ContainsFunc(m.real(), func(x *cohort.Exchange) bool { return x.State() == exchange.StateCompleted }) {
		return nil
	}
	completed := 0
	for _, x := range m.real() {
		if x.State() == exchange.StateCompleted {
			completed += len(x.Members)
		}
	}
	earned := count(len(m.Alumni()))
	earned.Hidden = isFew(earned.N) || isFew(completed-earned.N)
	return []Section{{Name: "certificates", Title: "Certificates", Columns: []Column{column("people")}, Rows: []Row{{"earned", "Earned a certificate, and are alumni", []Cell{earned}}}}}
}

// funders are those who are told about the cohort: about everything, or about this cohort, a place that somebody of it
// answered, or a provider of its events.
func funders(s *cohort.State) []string {
	told := []string{}
	for _, f := range s.Programme.Funders {
		if len(f.For) > 0 && !slices.ContainsFunc(f.For, func(of string) bool { return concerns(s, of) }) {
			continue
		}
		name := text.Line(f.Name)
		if f.Kind == programme.FunderInKind {
			name += " (in kind)"
		}
		told = append(told, name)
	}
	return told
}

// concerns reports whether a cohort has to do with a place, a provider or a cohort that a funder names.
func concerns(s *cohort.State, of string) bool {
	if text.Fold(of) == text.Fold(s.Name) {
		return true
	}
	for _, e := range s.Programme.Events {
		if text.Fold(e.Provider) == text.Fold(of) {
			return true
		}
	}
	for _, f := range s.Programme.Fields {
		choice, ok := f.Match(of)
		if !ok || f.Private {
			continue
		}
		for _, a := range s.People {
			if !a.Withdrawn && slices.Contains(a.Answer(f.Name).Choices, choice.Name) {
				return true
			}
		}
	}
	return false
}
