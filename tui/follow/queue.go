package follow

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// queued is one exchange in the queue of calls: when to ring, and why.
type queued struct {
	one  *shell.ExchangeStatus
	now  bool           // to be rung today
	soon bool           // now or within the programme's days; the others come later
	date programme.Date // of the call; zero if none is planned
	when string         // "overdue 12 days", "tomorrow", "Tue 6 Jun"
	why  string         // the call's, in words
	also string         // what else makes it worth while; often empty
}

// quietAfterCall is how many days after a call that reached somebody nothing but the next call counts.
const quietAfterCall = 7

// newQueue is every exchange that is not complete, whom to ring first on top.
func newQueue(st *shell.ExchangeStatuses) []*queued {
	var all []*queued
	for _, one := range st.All {
		if one.Health != exchange.HealthComplete {
			all = append(all, queue(st, one))
		}
	}
	slices.SortStableFunc(all, func(a, b *queued) int {
		return cmp.Or(a.order(st.Today).Compare(b.order(st.Today)),
			cmp.Compare(a.one.Rank, b.one.Rank), strings.Compare(a.one.Key, b.one.Key))
	})
	return all
}

// order is the day by which the queue is sorted. A reason to ring today counts as a call of today.
func (q *queued) order(today programme.Date) programme.Date {
	switch {
	case q.now && (q.date.IsZero() || q.date.After(today)):
		return today
	case q.date.IsZero():
		return programme.Date{Year: 9999, Month: 12, Day: 31}
	}
	return q.date
}

// words is why to ring, in at most w cells where there is a way to say it so.
func (q *queued) words(w int) string {
	switch both := q.also + "; " + q.why; {
	case q.also == "":
		return q.why
	case q.why != "" && chart.Width(both) <= w:
		return both
	}
	return shell.CutMiddle(q.also, w)
}

// queue says when to ring one pair and why.
func queue(st *shell.ExchangeStatuses, one *shell.ExchangeStatus) *queued {
	call := one.Call
	q := &queued{one: one, date: call.Date, why: call.Why, soon: call.Status != exchange.ToCome}
	switch {
	case call.IsZero():
		q.when, q.soon = "no call planned", false
	case call.Status == exchange.Overdue:
		q.now, q.when = true, call.Status.Say(call.Days)
	case call.Days == 0:
		q.now, q.when = true, "today"
	case call.Days == 1:
		q.when = "tomorrow"
	default:
		q.when = shell.WeekDay(call.Date, st.Today)
	}
	reason := reason(st, one)
	switch {
	case reason == "" || !q.now && rungLately(st, one):
		return q
	case !q.now:
		q.now, q.soon, q.when = true, true, "now"
	}
	q.also = reason
	return q
}

// reason is what makes a call worth while beside the calls that are planned: an exchange at risk, a visit
// that is due.
func reason(st *shell.ExchangeStatuses, one *shell.ExchangeStatus) string {
	if one.Health == exchange.HealthAtRisk {
		return one.Say(st.Today, 1<<20)
	}
	terms := st.State.Programme.Exchange
	for i, s := range one.X.Steps {
		if s.DoneBy != programme.DoneByVisit {
			continue
		}
		if status, days := one.X.Status(i, terms, st.Today); status == exchange.Due || status == exchange.Overdue {
			return s.Title + " " + status.Say(days)
		}
	}
	return ""
}

// rungLately reports whether the next call was agreed, or somebody was reached a few days ago.
func rungLately(st *shell.ExchangeStatuses, one *shell.ExchangeStatus) bool {
	for _, c := range one.X.CheckIns {
		if c.Next == one.Call.Date && !c.Next.IsZero() || len(c.Reached) > 0 && st.Today.Sub(c.Date) < quietAfterCall {
			return true
		}
	}
	return false
}
