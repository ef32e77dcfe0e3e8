package follow

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// queued is one exchange in the queue of calls.
type queued struct {
	one  *shell.ExchangeStatus
	next exchange.NextStep
}

func (q *queued) now() bool { return q.next.When == exchange.Now }

// soon: now or within the programme's days; the others come later.
func (q *queued) soon() bool { return q.next.When != exchange.Later }

// newQueue is every exchange that is not complete, whom to ring first on top.
func newQueue(st *shell.ExchangeStatuses) []*queued {
	var all []*queued
	for _, one := range st.All {
		if one.Health != exchange.HealthComplete {
			all = append(all, &queued{one, one.Look.Next})
		}
	}
	slices.SortStableFunc(all, func(a, b *queued) int {
		return cmp.Or(a.one.Look.CompareNeed(b.one.Look), strings.Compare(a.one.Key, b.one.Key))
	})
	return all
}

// words is why to ring, in at most w cells where there is a way to say it so.
func (q *queued) words(w int) string {
	why, also := q.next.Call.Why.Say(q.one.First), q.one.Look.SayAlso(q.one.First)
	switch both := also + "; " + why; {
	case also == "":
		return why
	case why != "" && chart.Width(both) <= w:
		return both
	}
	return shell.CutMiddle(also, w)
}
