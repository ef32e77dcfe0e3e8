package follow

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// newQueue is every exchange that is not complete, whom to ring first on top.
func newQueue(st *shell.ExchangeStatuses) []*shell.ExchangeStatus {
	var all []*shell.ExchangeStatus
	for _, one := range st.All {
		if isRung(one) {
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(a, b *shell.ExchangeStatus) int {
		return cmp.Or(a.Look.CompareNeed(b.Look), strings.Compare(a.Key, b.Key))
	})
	return all
}

// isRung reports whether an exchange is in the queue: nobody is rung once it is complete.
func isRung(one *shell.ExchangeStatus) bool { return one.Health != exchange.HealthComplete }

// isLater reports whether the call comes after those of the programme's days, or none is planned.
func isLater(one *shell.ExchangeStatus) bool { return one.Look.Next.When == exchange.Later }

// queueCounts are how many calls there are for today, for the days that come, and for later.
type queueCounts struct{ now, soon, later int }

func (c *queueCounts) add(one *shell.ExchangeStatus) {
	switch one.Look.Next.When {
	case exchange.Now:
		c.now++
	case exchange.Soon:
		c.soon++
	default:
		c.later++
	}
}

// callWhy is why to ring, in at most w cells where there is a way to say it so.
func callWhy(one *shell.ExchangeStatus, w int) string {
	why, also := one.Call.Why.Say(one.First), one.Look.SayAlso(one.First)
	switch both := also + "; " + why; {
	case also == "":
		return why
	case why != "" && chart.Width(both) <= w:
		return both
	}
	return chart.CutMiddle(also, w)
}
