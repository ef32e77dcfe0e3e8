package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// Moved is the exchange with the start, and the dates, of another one in which nothing was done yet. What is open moves
// with the start; what was done, skipped, logged or called stays on its day, and so do the calls that were made for a
// check-in. A step that the other does not have moves by as many days as the start, and so do an end and calls of its own.
func (e Exchange) Moved(to Exchange) Exchange {
	was, by := e, to.Start.Sub(e.Start)
	e.Start, e.End, e.BankHolidays = to.Start, to.End, to.BankHolidays
	if e.Own {
		e.keepOwn(was, by)
	}
	e.Steps = slices.Clone(e.Steps)
	for i := range e.Steps {
		s := &e.Steps[i]
		if !was.open(i) {
			continue
		}
		if planned, ok := to.Step(s.Name); ok && !(e.Own && s.BeforeEnd) {
			s.Due, s.Call = planned.Due, planned.Call
		} else if !s.Due.IsZero() {
			s.Due, s.Call = e.toWorking(s.Due.AddDays(by)), programme.Date{}
		}
	}
	made := min(was.covered(), len(was.CallsDue))
	e.CallsDue, e.Asked = slices.Clone(was.CallsDue[:made]), slices.Clone(was.asked()[:made])
	if e.Own {
		for _, d := range was.asked()[made:] {
			e.CallsDue, e.Asked = append(e.CallsDue, e.toWorking(d.AddDays(by))), append(e.Asked, e.toWorking(d.AddDays(by)))
		}
	} else if made < len(to.CallsDue) {
		e.CallsDue, e.Asked = append(e.CallsDue, to.CallsDue[made:]...), append(e.Asked, to.asked()[made:]...)
	}
	slices.SortFunc(e.CallsDue, programme.Date.Compare)
	return e
}

// keepOwn keeps an end of its own, by so many days later, and the bank holidays up to there.
func (e *Exchange) keepOwn(was Exchange, by int) {
	if e.End = was.End; !was.End.IsZero() {
		e.End = was.End.AddDays(by)
	}
	e.BankHolidays = slices.Concat(was.BankHolidays, e.BankHolidays)
	slices.SortFunc(e.BankHolidays, programme.Date.Compare)
	e.BankHolidays = slices.Compact(e.BankHolidays)
}

// FarAhead reports whether a start is so far ahead that it may be a slip: more than a year.
func FarAhead(start, today programme.Date) bool { return start.After(today.AddMonths(12)) }

// FarOff reports whether a start is more than a year away, ahead or behind.
func FarOff(start, today programme.Date) bool {
	return FarAhead(start, today) || start.Before(today.AddMonths(-12))
}
