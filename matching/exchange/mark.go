package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// MarkKind is what a mark on the calendar stands for.
type MarkKind string

const (
	MarkStep  MarkKind = "step"
	MarkVisit MarkKind = "visit"
	MarkCall  MarkKind = "call"
)

// Mark is one day on the calendar of an exchange.
type Mark struct {
	Date   programme.Date
	Kind   MarkKind
	Status Status
	Title  string
}

// Marks returns what the calendar shows, by date: steps on the day they were done, else on the day they
// are due; visits; calls made (skipped: nobody was reached), the next one, and the programme's check-ins
// after it. Steps without a date are left out, and what is open of an exchange that has ended.
func (e Exchange) Marks(terms programme.Exchange, today programme.Date) []Mark {
	var marks []Mark
	for i, s := range e.Steps {
		status, _ := e.Status(i, terms, today)
		on, done := e.DoneOn(i)
		if !done {
			on = e.DueOn(s)
		}
		if e.Ending != nil && status != Done && status != Skipped {
			continue // nobody waits for it any more
		}
		if !on.IsZero() {
			marks = append(marks, Mark{on, MarkStep, status, s.Title})
		}
	}
	for _, v := range e.Visits {
		marks = append(marks, Mark{v.Date, MarkVisit, Done, v.Activity})
	}
	marks = append(marks, e.callMarks(terms, today)...)
	slices.SortStableFunc(marks, func(a, b Mark) int { return a.Date.Compare(b.Date) })
	return marks
}

func (e Exchange) callMarks(terms programme.Exchange, today programme.Date) []Mark {
	var marks []Mark
	for _, c := range e.CheckIns {
		status := Done
		if !c.reachedSomeone() {
			status = Skipped
		}
		marks = append(marks, Mark{c.Date, MarkCall, status, "call: " + string(c.Outcome)})
	}
	next := e.nextCall(terms, today)
	if next.IsZero() {
		return marks
	}
	marks = append(marks, Mark{next.Date, MarkCall, next.Status, "next call: " + next.Why.Say(nil)})
	for _, d := range e.CallsDue {
		if d = e.whilePaused(d); d.After(next.Date.AddDays(aheadDays)) {
			marks = append(marks, Mark{d, MarkCall, onDate(d.Sub(today), terms), "check-in"})
		}
	}
	return marks
}
