package export

import (
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// calendar makes the calendar files of an exchange: one for each step of the pair that is open and has its date before
// it, and one for the last day. What was packed with another date is made again even where its date is past by now, and
// what was packed of a step that is left out is taken out.
func (p *packer) calendar(x *cohort.Exchange) {
	for _, d := range p.events(x) {
		before := p.State.Packed[d.Packed]
		step, _ := x.Step(d.Step)
		switch {
		case before.Times > 0 && !step.Skipped.IsZero():
			p.takeOut(x, d)
		case !step.Skipped.IsZero() || d.Day.Before(p.today) && (before.Times == 0 || before.Key == d.Key):
		default:
			p.addEvent(x, d)
		}
	}
}

// takenOut makes the calendar files that take out of people's calendars what an exchange that is over put there: every
// event that was packed and whose day is still to come.
func (p *packer) takenOut(x *cohort.Exchange) {
	for _, d := range p.events(x) {
		if p.State.Packed[d.Packed].Times > 0 {
			p.takeOut(x, d)
		}
	}
}

func (p *packer) takeOut(x *cohort.Exchange, d Document) {
	if d.Day.Before(p.today) {
		return
	}
	d.Off = true
	d.Title = "Cancelled: " + d.Title
	d.Text = "This day of " + your(p.State) + " is off."
	d.Key = keyOf(d.Title, d.Text, d.Day.String())
	p.addEvent(x, d)
}

// your is how people are told of their exchange.
func your(s *cohort.State) string { return "your exchange in " + text.Line(s.Programme.Title) }

// events are those of an exchange, whatever has become of it: its pair's steps that have a date and are not done, and
// its last day.
func (p *packer) events(x *cohort.Exchange) []Document {
	names := p.CallEach(x.Members)
	var all []Document
	add := func(packed cohort.Packed, title, says string, day programme.Date) {
		packed.Exchange = x.ID
		d := Document{Packed: packed, For: names, Title: title + ": " + names, Day: day, Text: capital(your(p.State)) + says}
		d.Key = keyOf(d.Title, d.Text, d.Day.String())
		all = append(all, d)
	}
	for i, step := range x.Steps {
		if _, done := x.DoneOn(i); !done && isToldOf(step) && !x.DueOn(step).IsZero() {
			add(cohort.Packed{Step: step.Name}, text.Line(step.Title), ": to be done by this day.", x.DueOn(step))
		}
	}
	if !x.End.IsZero() {
		add(cohort.Packed{End: true}, "Last day of the exchange", " ends on this day.", x.End)
	}
	return all
}

// addEvent adds the calendar file of an event.
func (p *packer) addEvent(x *cohort.Exchange, d Document) {
	parts := []string{d.Step}
	if d.End {
		parts[0] = "end"
	}
	if d.Off {
		parts[0] = "cancelled-" + parts[0]
	}
	for _, id := range x.Members {
		parts = append(parts, p.Call(id))
	}
	p.add(d, slugs(parts...), func(d Document, times int) ([]byte, error) { return p.event(d, times), nil })
}

// event writes a calendar file of one event. A day is a day wherever it is read, and the clocks change nothing of it:
// it has no time and no zone. Packed again it has the same identifier and a higher number, so that a calendar moves
// what it has rather than adding another. One that is off says so twice, for calendars that go by the method of the file
// (RFC 5546, which wants an organiser then: the program has no address of one) and for those that go by the event.
func (p *packer) event(d Document, times int) []byte {
	cal := ics.NewCalendar()
	cal.SetProductId("-//Crosswalk//Crosswalk//EN")
	e := cal.AddEvent(p.uid(d.Packed))
	e.SetSequence(times)
	e.SetDtStampTime(p.today.In(time.UTC, 12))
	e.SetAllDayStartAt(d.Day.In(time.UTC, 0))
	e.SetAllDayEndAt(d.Day.AddDays(1).In(time.UTC, 0))
	e.SetSummary(d.Title)
	e.SetDescription(d.Text)
	e.SetTimeTransparency(ics.TransparencyTransparent)
	if d.Off {
		cal.SetMethod(ics.MethodCancel)
		e.SetStatus(ics.ObjectStatusCancelled)
		e.SetOrganizer("mailto:organiser@crosswalk.invalid", ics.WithCN(text.Line(p.Programme.Title)))
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}

// uid identifies an event among all events of the world, and tells nothing of whom it is about.
func (p *packer) uid(of cohort.Packed) string {
	parts := []string{fmt.Sprint(p.Cohort, p.Opened.UnixNano(), of.Exchange, of.End), of.Step}
	if of.Event != "" {
		parts = append(parts, of.Event, of.Group)
	}
	key := keyOf(parts...)
	return fmt.Sprintf("%s-%s-%s-%s-%s@crosswalk.invalid", key[:8], key[8:12], key[12:16], key[16:20], key[20:32])
}
