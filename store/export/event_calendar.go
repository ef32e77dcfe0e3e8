package export

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// days makes the calendar files of the programme's events: one for each, for everybody whom it is for, and one for each group
// that has it on a day of its own. Like the steps of an exchange, one that was packed is moved, or taken out of the calendar
// once it is called off or there is no such event any more.
func (p *packer) days() {
	there := map[cohort.Packed]bool{}
	for _, e := range p.everyEvent() {
		d := p.dayOf(e)
		there[d.Packed] = true
		before := p.State.Packed[d.Packed]
		switch {
		case before.Times > 0 && (e.Off || e.On.IsZero()):
			p.addDay(off(d, p.today))
		case e.Off || e.On.IsZero() || e.On.Before(p.today) && (before.Times == 0 || before.Key == d.Key):
		default:
			p.addDay(d)
		}
	}
	var gone []cohort.Packed
	for of := range p.State.Packed {
		if of.Event != "" && !there[of] {
			gone = append(gone, of)
		}
	}
	slices.SortFunc(gone, func(a, b cohort.Packed) int {
		return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.Group, b.Group))
	})
	for _, of := range gone {
		title := text.Line(of.Event)
		if e, ok := p.Programme.Event(of.Event); ok {
			title = text.Line(e.Title)
		}
		if of.Group != "" {
			title += ", " + text.Line(of.Group)
		}
		p.addDay(off(Document{Packed: of, Title: title, For: "everybody who had it"}, p.today))
	}
}

// dayOf is the calendar file of an event.
func (p *packer) dayOf(e cohort.Event) Document {
	who := say.People(len(e.Invited))
	title := text.Line(p.Programme.Title) + ": " + text.Line(e.Title)
	if e.Group != "" {
		title += ", " + text.Line(e.Group)
		who += " of " + text.Line(e.Group)
	}
	d := Document{Packed: cohort.Packed{Event: e.Name, Group: e.Group}, Title: title, For: who, Day: e.On, Text: sayEvent(e)}
	d.Key = keyOf(d.Title, d.Text, d.Day.String())
	return d
}

// sayEvent is where an event is and what it is, in sentences.
func sayEvent(e cohort.Event) string {
	var s string
	add := func(part string) {
		if part != "" {
			s += capital(part) + ". "
		}
	}
	where := ""
	if !e.Place.IsEmpty() {
		where = e.Place.Safe()
	}
	if e.EventDay.Mode != programme.EventEither {
		where += map[bool]string{true: ", "}[where != ""] + string(e.EventDay.Mode)
	}
	add(where)
	what := text.Line(e.Kind)
	if e.Provider != "" {
		what += map[bool]string{true: " "}[what != ""] + "by " + text.Line(e.Provider)
	}
	if e.HourTenths > 0 {
		what += map[bool]string{true: ", "}[what != ""] + say.Tenths(e.HourTenths) + " hours"
	}
	add(what)
	if !e.Said {
		add("the day is the programme's, and is confirmed nearer the time")
	}
	return strings.TrimSpace(s)
}

// off is the calendar file that takes an event out of the calendar again. Its day is not known any more, so it is told of
// today; what identifies the event is its identifier.
func off(d Document, today programme.Date) Document {
	d.Off = true
	d.Title = "Cancelled: " + d.Title
	d.Text = "This day is off."
	d.Key = keyOf(d.Title, d.Text)
	if d.Day.IsZero() {
		d.Day = today
	}
	return d
}

func (p *packer) addDay(d Document) {
	parts := []string{d.Event, d.Group}
	if d.Group == "" {
		parts = parts[:1]
	}
	if d.Off {
		parts = append([]string{"cancelled"}, parts...)
	}
	p.add(d, slugs(parts...), func(d Document, times int) ([]byte, error) { return p.event(d, times), nil })
}
