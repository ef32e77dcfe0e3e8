package exchange

import (
	"fmt"
	"strings"

	"crosswalk/matching/programme"
)

// Health is how a whole exchange stands on a day.
type Health string

const (
	HealthAtRisk   Health = "at risk"
	HealthOverdue  Health = "overdue"
	HealthDue      Health = "due"
	HealthOnTrack  Health = "on track"
	HealthComplete Health = "complete"
)

// Healths returns every health there is, the worst first.
func Healths() []Health {
	return []Health{HealthAtRisk, HealthOverdue, HealthDue, HealthOnTrack, HealthComplete}
}

// Rank orders healths, the worst, at risk, being 0.
func (h Health) Rank() int {
	all := Healths()
	for rank, other := range all {
		if h == other {
			return rank
		}
	}
	return len(all)
}

// dayOfVisits is how much one working day can bring, in tenths of an hour.
const dayOfVisits = 75

// Health returns how the exchange stands and why, in words: "First conversation overdue 12 days". Names
// are the parties', for reasons that concern one of them.
//
// At risk, in the order in which the reason is given: the minimum is out of reach; the last judgement
// of a call says so; a step is overdue by more than the programme's quiet days; nobody was reached for
// more than the quiet days after a call was due. That last one counts from the day of the call and not
// from the one before, because programmes plan longer gaps than that between calls.
func (e Exchange) Health(terms programme.Exchange, today programme.Date, names []string) (Health, string) {
	if e.Complete(today) {
		return HealthComplete, "every milestone done or skipped"
	}
	items := e.DueItems(terms, today)
	if why := e.risk(items, terms, today, names); why != "" {
		return HealthAtRisk, why
	}
	if len(items) > 0 {
		first := items[0] // by date, so the longest overdue
		if first.Status == Overdue {
			return HealthOverdue, e.sayItem(items, names)
		}
		return HealthDue, e.sayItem(items, names)
	}
	s, _, _, ok := e.Next(terms, today)
	if !ok {
		return HealthOnTrack, "nothing to do"
	}
	if due := e.DueOn(s); !due.IsZero() {
		return HealthOnTrack, "next: " + s.Title + ", due " + Day(due, today)
	}
	return HealthOnTrack, "next: " + s.Title
}

// risk says why the exchange is at risk, or nothing. Items are its DueItems.
func (e Exchange) risk(items []Item, terms programme.Exchange, today programme.Date, names []string) string {
	if why := e.outOfReach(today); why != "" {
		return why
	}
	if c, ok := e.lastMood(); ok && c.Mood == AtRisk {
		return "said to be at risk on " + Day(c.Date, today)
	}
	var late []Item
	for _, item := range items {
		if e.index(item.Milestone) >= 0 && -item.Days > terms.QuietDays {
			late = append(late, item)
		}
	}
	if len(late) > 0 {
		return e.sayItem(late, names)
	}
	return e.silence(terms, today)
}

// sayItem puts the first item in words, naming those who hold it up if others have done their part.
func (e Exchange) sayItem(items []Item, names []string) string {
	first := items[0]
	var waiting []string
	for _, item := range items {
		if item.Milestone == first.Milestone && item.Party != Everybody {
			waiting = append(waiting, nameOf(names, item.Party))
		}
	}
	text := first.Title + " " + first.Status.Say(first.Days)
	if len(waiting) > 0 {
		text += ": waiting for " + strings.Join(waiting, " and ")
	}
	return text
}

// silence says for how long nobody was reached, if a call has been due for more than the quiet days.
func (e Exchange) silence(terms programme.Exchange, today programme.Date) string {
	since := e.Start
	var due programme.Date
	if last, ok := e.lastReached(); ok {
		since, due = last.Date, last.Next
	}
	if k := e.covered(); due.IsZero() && k < len(e.CallsDue) {
		due = e.CallsDue[k]
	}
	if due.IsZero() || today.Sub(due) <= terms.QuietDays {
		return ""
	}
	return "nobody reached for " + Days(today.Sub(since))
}

// outOfReach says why the minimum cannot be met any more: the working days left, today included, at
// seven and a half hours or one meeting each, do not bring what is missing, or the end has passed. An
// exchange whose step for the minimum is skipped need not meet it.
func (e Exchange) outOfReach(today programme.Date) string {
	for _, s := range e.Steps {
		if s.DoneBy == programme.DoneByMinimum && !s.Skipped.IsZero() {
			return ""
		}
	}
	tenths, meetings := e.Ledger().short(e.Minimum)
	need := max((tenths+dayOfVisits-1)/dayOfVisits, meetings)
	if e.End.IsZero() || need == 0 {
		return ""
	}
	left := 0
	for d := today; !d.After(e.End); d = d.AddDays(1) {
		if e.Working(d) {
			left++
		}
		if left >= need {
			return ""
		}
	}
	text := sayAmount(e.Minimum) + " no longer reachable: " + e.Ledger().Missing(e.Minimum) + " missing, "
	if e.ended(today) {
		return text + "ended on " + Day(e.End, today)
	}
	return text + fmt.Sprintf("%s left", count(left, "working day"))
}
