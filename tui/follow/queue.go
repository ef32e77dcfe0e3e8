package follow

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// newQueue is every open exchange, whose next step needs doing first on top.
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

// isRung reports whether an exchange is in the queue: until it has ended.
func isRung(one *shell.ExchangeStatus) bool { return !one.Look.Next.IsZero() }

// isLater reports whether the next step comes after those of the programme's days.
func isLater(one *shell.ExchangeStatus) bool { return one.Look.Next.When == exchange.Later }

// queueCounts are how many steps there are for today, for the days that come, and for later.
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

// callWhy is why there is the next step, and what it is where it is no call, in at most w cells where there is a way to say it so.
func callWhy(one *shell.ExchangeStatus, w int) string {
	why, also := one.Look.Next.Why.Say(one.First), one.Look.SayAlso(one.First)
	if next := one.Look.Next; next.Step == exchange.StepClose {
		why = "close it: " + why
	}
	switch both := also + "; " + why; {
	case also == "":
		return why
	case why != "" && chart.Width(both) <= w:
		return both
	}
	return chart.CutMiddle(also, w)
}
