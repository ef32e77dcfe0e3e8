package tui

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/tui/chart"
)

// queued is one exchange in the queue of calls.
type queued struct {
	one  *standing
	next exchange.NextStep
}

func (q *queued) now() bool { return q.next.When == exchange.Now }

// soon: now or within the programme's days; the others come later.
func (q *queued) soon() bool { return q.next.When != exchange.Later }

// newQueue is every exchange that is not complete, whom to ring first on top.
func newQueue(st *standings) []*queued {
	var all []*queued
	for _, one := range st.all {
		if one.health != exchange.HealthComplete {
			all = append(all, &queued{one, one.look.Next})
		}
	}
	slices.SortStableFunc(all, func(a, b *queued) int {
		return cmp.Or(a.one.look.CompareNeed(b.one.look), strings.Compare(a.one.key, b.one.key))
	})
	return all
}

// words is why to ring, in at most w cells where there is a way to say it so.
func (q *queued) words(w int) string {
	why, also := q.next.Call.Why.Say(q.one.first), q.one.look.SayAlso(q.one.first)
	switch both := also + "; " + why; {
	case also == "":
		return why
	case why != "" && chart.Width(both) <= w:
		return both
	}
	return cutMiddle(also, w)
}
