package tui

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/tui/chart"
)

// queued is one exchange in the queue of calls: when to ring, and why.
type queued struct {
	one  *standing
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
func newQueue(st *standings) []*queued {
	var all []*queued
	for _, one := range st.all {
		if one.health != exchange.HealthComplete {
			all = append(all, st.queue(one))
		}
	}
	slices.SortStableFunc(all, func(a, b *queued) int {
		return cmp.Or(a.order(st.today).Compare(b.order(st.today)),
			cmp.Compare(a.one.rank, b.one.rank), strings.Compare(a.one.key, b.one.key))
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
	return cutMiddle(q.also, w)
}

// queue says when to ring one pair and why.
func (st *standings) queue(one *standing) *queued {
	call := one.call
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
		q.when = weekDay(call.Date, st.today)
	}
	reason := st.reason(one)
	switch {
	case reason == "" || !q.now && st.rungLately(one):
		return q
	case !q.now:
		q.now, q.soon, q.when = true, true, "now"
	}
	q.also = reason
	return q
}

// reason is what makes a call worth while beside the calls that are planned: an exchange at risk, a visit
// that is due.
func (st *standings) reason(one *standing) string {
	if one.health == exchange.HealthAtRisk {
		return one.words(st.today, 1<<20)
	}
	terms := st.state.Programme.Exchange
	for i, s := range one.x.Steps {
		if s.DoneBy != programme.DoneByVisit {
			continue
		}
		if status, days := one.x.Status(i, terms, st.today); status == exchange.Due || status == exchange.Overdue {
			return s.Title + " " + status.Say(days)
		}
	}
	return ""
}

// rungLately reports whether the next call was agreed, or somebody was reached a few days ago.
func (st *standings) rungLately(one *standing) bool {
	for _, c := range one.x.CheckIns {
		if c.Next == one.call.Date && !c.Next.IsZero() || len(c.Reached) > 0 && st.today.Sub(c.Date) < quietAfterCall {
			return true
		}
	}
	return false
}
