package export

import (
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// calendar makes the calendar files of an exchange: one for each step of the pair that is open and has its date before
// it, and one for the last day.
func (p *packer) calendar(x *cohort.Exchange) {
	names := p.CallEach(x.Members)
	your := "Your exchange in " + text.Line(p.Programme.Title)
	add := func(packed cohort.Packed, title, says string, day programme.Date) {
		packed.Exchange = x.ID
		d := Document{Packed: packed, For: names, Title: title + ": " + names, Day: day, Text: says}
		d.Key = keyOf(d.Title, d.Text, d.Day.String())
		parts := []string{packed.Step}
		if packed.End {
			parts[0] = "end"
		}
		for _, id := range x.Members {
			parts = append(parts, p.Call(id))
		}
		p.add(d, slugs(parts...), func(d Document, times int) ([]byte, error) { return p.event(d, times), nil })
	}
	for i, step := range x.Steps {
		day := x.DueOn(step)
		status, _ := x.Status(i, p.Programme.Exchange, p.today)
		if step.Owner == programme.OwnerPair && !day.Before(p.today) && !day.IsZero() && status != exchange.Done && status != exchange.Skipped {
			add(cohort.Packed{Step: step.Name}, text.Line(step.Title), your+": to be done by this day.", day)
		}
	}
	if !x.End.IsZero() && !x.End.Before(p.today) {
		add(cohort.Packed{End: true}, "Last day of the exchange", your+" ends on this day.", x.End)
	}
}

// event writes a calendar file of one event. A day is a day wherever it is read, and the clocks change nothing of it:
// it has no time and no zone. Packed again it has the same identifier and a higher number, so that a calendar moves
// what it has rather than adding another.
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
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}

// uid identifies an event among all events of the world, and tells nothing of whom it is about.
func (p *packer) uid(of cohort.Packed) string {
	key := keyOf(fmt.Sprint(p.Cohort, p.Opened.UnixNano(), of.Exchange, of.End), of.Step)
	return fmt.Sprintf("%s-%s-%s-%s-%s@crosswalk.invalid", key[:8], key[8:12], key[12:16], key[16:20], key[20:32])
}
