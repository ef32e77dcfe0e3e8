package exchange

import (
	"time"

	"crosswalk/matching/programme"
)

// TypedDay is a day as it was understood in the place where it was typed, to be shown there.
type TypedDay struct {
	Day programme.Date
	Off string // what keeps people from working then: "Saturday", "Easter Monday"; nothing on a working day
	Far bool   // further away than makes sense there, so that it is to be asked about
}

// Where a typed day makes sense.
const (
	afterEnd = 1  // months after the last day in which something may still be planned
	openSoon = 12 // months ahead, where an exchange has no end
)

// TypedAhead reads a day that something is planned for, like the next call or when to ask again about a pause: the
// nearest such day after today. It makes sense within the exchange and a month after it.
func (e Exchange) TypedAhead(typed string, terms programme.Exchange, today programme.Date) (TypedDay, error) {
	d, err := ParseDay(typed, today, Ahead)
	if err != nil {
		return TypedDay{}, err
	}
	last := today.AddMonths(openSoon)
	if !e.End.IsZero() {
		last = e.End.AddMonths(afterEnd)
	}
	return TypedDay{d, dayOff(d, terms), !d.After(today) || d.After(last)}, nil
}

// TypedPast reads a day on which something happened: the nearest such day up to today. It makes sense from eight weeks
// before the exchange on.
func (e Exchange) TypedPast(typed string, terms programme.Exchange, today programme.Date) (TypedDay, error) {
	d, err := ParseDay(typed, today, Past)
	if err != nil {
		return TypedDay{}, err
	}
	return TypedDay{d, dayOff(d, terms), d.After(today) || d.Before(e.Start.AddDays(-earlyDays))}, nil
}

// dayOff is what a day off is called.
func dayOff(d programme.Date, terms programme.Exchange) string {
	if name, off := terms.Calendar().Name(d); off {
		return name
	}
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return w.String()
	}
	return ""
}

// Say is the day, with why nobody works then: "Mon 29 May, Spring bank holiday", "Sat 3 Jun, a Saturday".
func (t TypedDay) Say(today programme.Date) string {
	text := WeekDay(t.Day, today)
	switch w := t.Day.Weekday(); {
	case t.Off == w.String():
		return text + ", a " + t.Off
	case t.Off != "":
		return text + ", " + t.Off
	}
	return text
}
