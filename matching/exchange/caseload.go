package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// Load is how many calls there are on a day.
type Load map[programme.Date]int

// Week is how many calls there are in the week of a Monday.
type Week struct {
	Monday programme.Date
	Calls  int
}

func mondayOf(d programme.Date) programme.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// Weeks adds the calls up by week, from the first to the last, those without calls too.
func (l Load) Weeks() []Week {
	byWeek := l.byWeek()
	if len(byWeek) == 0 {
		return nil
	}
	var first, last programme.Date
	for monday := range byWeek {
		if first.IsZero() || monday.Before(first) {
			first = monday
		}
		last = maxDate(last, monday)
	}
	var weeks []Week
	for monday := first; !monday.After(last); monday = monday.AddDays(7) {
		weeks = append(weeks, Week{monday, byWeek[monday]})
	}
	return weeks
}

// byWeek is how many calls there are in the week of a Monday.
func (l Load) byWeek() map[programme.Date]int {
	weeks := make(map[programme.Date]int)
	for d, n := range l {
		if n > 0 {
			weeks[mondayOf(d)] += n
		}
	}
	return weeks
}

// Calls adds to a load the calls of the exchange that are ahead: the next one, and those that the programme asks for
// after it. One that is overdue counts today.
func (l Load) Calls(e Exchange, terms programme.Exchange, today programme.Date) {
	next := e.nextCall(terms, today)
	if next.IsZero() {
		return
	}
	on := maxDate(next.Date, today)
	l[on]++
	for _, m := range e.callsAfter(next) {
		l[m]++
	}
}

// callsAfter are the calls that the programme asks for after the next one does.
func (e Exchange) callsAfter(next Call) []programme.Date {
	covered := next.Date.AddDays(aheadDays)
	var all []programme.Date
	for _, d := range e.CallsDue {
		if d = e.whilePaused(d); d.After(covered) {
			all = append(all, d)
		}
	}
	for i := range e.Steps {
		if s := &e.Steps[i]; s.isCall() && e.open(i) && s.Name != next.Milestone {
			if on := e.callDay(s); on.After(covered) {
				all = append(all, on)
			}
		}
	}
	slices.SortFunc(all, programme.Date.Compare)
	return all
}

// whilePaused is a day as it is planned now: in a pause, as if that were over on the day to ask again.
func (e Exchange) whilePaused(d programme.Date) programme.Date {
	if p, paused := e.Paused(); paused && !d.Before(p.From) {
		return e.toWorking(e.within(d.AddDays(p.Until.Sub(p.From))))
	}
	return d
}
