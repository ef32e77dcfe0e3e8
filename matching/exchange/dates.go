package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// openYears is how far ahead the bank holidays of an exchange without an end are kept; lateMonths how
// far past the end of one that has an end.
const (
	openYears  = 3
	lateMonths = 6
)

// New returns an exchange of so many people (2 or 3) that starts on that day, with all its dates fixed.
//
// A date on a day off moves to the next working day, or, where that would carry it past the end, to
// the last working day before. A step after another one gets the provisional date that follows from
// the other one's. A step that counts back from the end of an open exchange counts back from its
// review; without a review it has no date.
func New(p *programme.Programme, start programme.Date, parties int) Exchange {
	terms, off := p.Exchange, p.Exchange.Calendar()
	e := Exchange{Parties: max(parties, 2), Start: start, Minimum: terms.Minimum, Every: terms.Every}
	last := start.AddMonths(12 * openYears)
	if terms.HasFixedEnd() {
		e.End = start.Add(terms.Length, off)
		last = e.End.AddMonths(lateMonths)
	}
	e.BankHolidays = bankHolidays(off, start, last)
	for _, m := range p.Milestones {
		e.Steps = append(e.Steps, e.newStep(m, terms))
	}
	for i, s := range e.Steps {
		if s.After != "" {
			e.Steps[i].Due = e.DueOn(s)
		}
	}
	for _, span := range terms.CheckIns {
		e.CallsDue = append(e.CallsDue, e.toWorking(e.add(start, span, 1)))
	}
	slices.SortFunc(e.CallsDue, programme.Date.Compare)
	return e
}

// bankHolidays are those around an exchange, up to a day.
func bankHolidays(off programme.Holidays, start, last programme.Date) []programme.Date {
	var days []programme.Date
	for d := start.AddDays(-earlyDays); !d.After(last); d = d.AddDays(1) {
		if _, is := off.Name(d); is {
			days = append(days, d)
		}
	}
	return days
}

// As is an exchange in which nothing was done yet, as one of so many people (2 or 3).
func (e Exchange) As(parties int) Exchange {
	e.Parties = parties
	e.Steps = slices.Clone(e.Steps)
	for i := range e.Steps {
		if s := &e.Steps[i]; s.Each {
			s.Done = make([]programme.Date, parties)
		}
	}
	return e
}

// newStep makes the step of a milestone; one after another has no date yet.
func (e Exchange) newStep(m programme.Milestone, terms programme.Exchange) Step {
	s := Step{
		Name: m.Name, Title: m.Title, Owner: m.Owner, Each: m.Each || m.About, DoneBy: m.DoneBy, Ask: m.Ask,
		Also: m.Also, Host: m.Host, BeforeEnd: m.Due.BeforeEnd,
		Answer: m.Answer, Ends: m.Ends, Again: m.Again, About: m.About, Many: m.Many, SeenBy: m.SeenBy,
	}
	if s.DoneBy == "" {
		s.DoneBy = programme.DoneByTick
	}
	s.Done = make([]programme.Date, 1)
	if s.Each {
		s.Done = make([]programme.Date, e.Parties)
	}
	end := e.End
	if end.IsZero() && !terms.Review.IsZero() {
		end = e.add(e.Start, terms.Review, 1)
	}
	switch {
	case m.Many:
	case m.Due.After != "":
		s.After, s.By = m.Due.After, m.Due.By
	case m.Due.BeforeEnd && end.IsZero():
	case m.Due.BeforeEnd:
		due := e.add(end, m.Due.By, -1)
		if due.Before(e.Start) {
			due = e.Start
		}
		s.Due = e.toWorking(due)
	default:
		s.Due = e.toWorking(e.add(e.Start, m.Due.By, 1))
	}
	return s
}

// DueOn returns the day a step is due: the date fixed at publishing, or, of a step after another one,
// the day that follows from when that one was done (or else is due), never past the end of the
// exchange unless the other one was. After a skipped step the later of the fixed date and the one that
// follows from the day of skipping counts. A step that comes back is due so long after it was answered. While the
// exchange is paused, what was to come when the pause began is due as if it were over on the day to ask again. It is
// zero where a step has no date.
func (e Exchange) DueOn(s Step) programme.Date {
	due := e.dueOn(s, len(e.Steps))
	if again, back := e.comesBack(&s); back {
		due = again
	}
	if p, paused := e.Paused(); paused {
		due = e.afterPause(s, due, p.From, p.Until)
	}
	return due
}

// dueOn follows at most so many steps back, so that a circle of steps ends.
func (e Exchange) dueOn(s Step, steps int) programme.Date {
	if s.After == "" || steps == 0 {
		return s.Due
	}
	before := e.index(s.After)
	if before < 0 {
		return s.Due
	}
	previous := e.Steps[before]
	from, done := e.DoneOn(before)
	skipped := !done && !previous.Skipped.IsZero()
	if skipped {
		from = previous.Skipped
	} else if !done {
		from = e.dueOn(previous, steps-1)
	}
	if from.IsZero() {
		return s.Due
	}
	due := e.add(from, s.By, 1)
	if !e.End.IsZero() && due.After(e.End) && !from.After(e.End) {
		due = e.End
	}
	due = e.toWorking(due)
	if skipped && due.Before(s.Due) {
		return s.Due
	}
	return due
}

// Working reports whether a day is neither at the weekend nor a bank holiday of the programme's table.
func (e Exchange) Working(d programme.Date) bool {
	_, off := slices.BinarySearchFunc(e.BankHolidays, d, programme.Date.Compare)
	return !off && programme.Holidays{}.Working(d)
}

// toWorking moves a day off to the next working day, or to the one before if that is past the end.
func (e Exchange) toWorking(d programme.Date) programme.Date {
	moved := d
	for !e.Working(moved) {
		moved = moved.AddDays(1)
	}
	if !e.End.IsZero() && moved.After(e.End) && !d.After(e.End) {
		return e.lastWorking(d)
	}
	return moved
}

// lastWorking returns the last working day up to d.
func (e Exchange) lastWorking(d programme.Date) programme.Date {
	for !e.Working(d) {
		d = d.AddDays(-1)
	}
	return d
}

// add returns the day that lies the span after d, or before it where sign is -1.
func (e Exchange) add(d programme.Date, s programme.Span, sign int) programme.Date {
	d = d.AddMonths(sign * s.Months).AddDays(sign * s.Days)
	for range s.WorkingDays {
		d = d.AddDays(sign)
		for !e.Working(d) {
			d = d.AddDays(sign)
		}
	}
	return d
}

// ended reports whether the last day is over.
func (e Exchange) ended(today programme.Date) bool { return !e.End.IsZero() && today.After(e.End) }

// LastDay is the last day of the exchange, as far as it is known: without an end, that of its last step or call.
func (e Exchange) LastDay() programme.Date {
	if !e.End.IsZero() {
		return e.End
	}
	last := e.Start
	for _, s := range e.Steps {
		if s.Due.After(last) {
			last = s.Due
		}
	}
	for _, d := range e.CallsDue {
		if d.After(last) {
			last = d
		}
	}
	return last
}
