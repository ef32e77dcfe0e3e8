package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// levelDays is how many working days a call may be moved from its date, so that a facilitator's days are alike.
const levelDays = 4

// workingWeek is the days of a week on which calls are made.
const workingWeek = 5

// Spread is on which days the calls of one exchange are where they do not stay on those that the programme asks for.
// It is stored like [Exchange].
type Spread struct {
	Calls []programme.Date // in place of the exchange's
	Steps []StepDay        `json:",omitempty"` // the calls that are milestones of the facilitator, due as before
}

// StepDay is on which day a step is called about. It is stored like [Exchange].
type StepDay struct {
	Name string
	Call programme.Date
}

// Load is how many calls there are on a day.
type Load map[programme.Date]int

// Week is how many calls there are in the week of a Monday.
type Week struct {
	Monday programme.Date
	Calls  int
}

// With returns an exchange in which no call was made yet with its calls on other days.
func (e Exchange) With(s Spread) Exchange {
	if len(s.Calls) == len(e.CallsDue) {
		e.CallsDue = slices.SortedFunc(slices.Values(s.Calls), programme.Date.Compare)
	}
	e.Steps = slices.Clone(e.Steps)
	for _, day := range s.Steps {
		if i := e.index(day.Name); i >= 0 {
			e.Steps[i].Call = day.Call
		}
	}
	return e
}

// Level spreads the calls of so many exchanges that start with the same dates, check-ins and those that are dated
// milestones of the facilitator, which stay due on their days: each within four working days of its date, on the nearest day on which there is room. There is room on
// a day for a fifth of what a facilitator makes in a week, and in a week for that; where there is none left, the
// least busy day within the four takes it. Calls that there are already come with load, which is added to.
func Level(dates Exchange, n, perWeek int, load Load) []Spread {
	spreads := make([]Spread, n)
	perDay := max(1, (perWeek+workingWeek-1)/workingWeek)
	for _, d := range dates.CallsDue {
		days := dates.around(d)
		for i := range spreads {
			spreads[i].Calls = append(spreads[i].Calls, load.take(days, perDay, perWeek))
		}
	}
	for i := range dates.Steps {
		s := &dates.Steps[i]
		if !s.isCall() || s.Due.IsZero() || s.After != "" {
			continue
		}
		days := dates.around(s.Due)
		for i := range spreads {
			spreads[i].Steps = append(spreads[i].Steps, StepDay{s.Name, load.take(days, perDay, perWeek)})
		}
	}
	return spreads
}

// isCall reports whether the step is a call of the facilitator.
func (s *Step) isCall() bool {
	return s.Owner == programme.OwnerFacilitator && !s.Many && !s.byVisits()
}

// callDay is the day planned for the call that a step is.
func (e Exchange) callDay(s *Step) programme.Date {
	if _, back := e.comesBack(s); s.Call.IsZero() || back {
		return e.DueOn(*s)
	}
	return e.whilePaused(s.Call)
}

// around are the working days that a call may be moved to, the nearest first and of two the later, from the day after
// the start on, and up to the last day.
func (e Exchange) around(d programme.Date) []programme.Date {
	days := []programme.Date{d}
	before, after := d, d
	for range levelDays {
		after = e.add(after, programme.Span{WorkingDays: 1}, 1)
		if !e.ended(after) {
			days = append(days, after)
		}
		before = e.add(before, programme.Span{WorkingDays: 1}, -1)
		if before.After(e.Start) {
			days = append(days, before)
		}
	}
	return days
}

// take picks the day of a call among those that it may be on, and counts it.
func (l Load) take(days []programme.Date, perDay, perWeek int) programme.Date {
	best, least := days[0], -1
	for _, d := range days {
		if l.week(d) >= perWeek {
			continue
		}
		if l[d] < perDay {
			best = d
			break
		}
		if least < 0 || l[d] < least {
			best, least = d, l[d]
		}
	}
	if l.week(best) >= perWeek { // every week is full: the least busy day
		best = slices.MinFunc(days, func(a, b programme.Date) int { return l[a] - l[b] })
	}
	l[best]++
	return best
}

// week is how many calls there are in the week of a day.
func (l Load) week(d programme.Date) int {
	monday, n := mondayOf(d), 0
	for k := range 7 {
		n += l[monday.AddDays(k)]
	}
	return n
}

func mondayOf(d programme.Date) programme.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// Weeks adds the calls up by week, from the first to the last, those without calls too.
func (l Load) Weeks() []Week {
	var first, last programme.Date
	for d, n := range l {
		if n == 0 {
			continue
		}
		if first.IsZero() || d.Before(first) {
			first = d
		}
		last = maxDate(last, d)
	}
	var weeks []Week
	if first.IsZero() {
		return nil
	}
	for monday := mondayOf(first); !monday.After(last); monday = monday.AddDays(7) {
		weeks = append(weeks, Week{monday, l.week(monday)})
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
