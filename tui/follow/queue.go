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

// newQueue is every open exchange, whose next step needs doing first on top.
func newQueue(st *shell.ExchangeStatuses) []*shell.ExchangeStatus {
	var all []*shell.ExchangeStatus
	for _, one := range st.All {
		if isRung(one) {
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(a, b *shell.ExchangeStatus) int {
		return cmp.Or(a.Need.Compare(b.Need), strings.Compare(a.Key, b.Key))
	})
	return all
}

// isRung reports whether an exchange is in the queue: until it has ended.
func isRung(one *shell.ExchangeStatus) bool { return !one.Look.Next.IsZero() }

// isLater reports whether the next step comes after those of the programme's days.
func isLater(one *shell.ExchangeStatus) bool { return one.Look.Next.When == exchange.Later }

// queueCounts are how many steps there are for today, those of the coordinator apart, for the days that come, and for
// later.
type queueCounts struct{ now, coordinator, soon, later int }

func (c *queueCounts) add(one *shell.ExchangeStatus) {
	switch next := one.Look.Next; {
	case next.When == exchange.Now && next.Owner == programme.OwnerCoordinator:
		c.coordinator++
	case next.When == exchange.Now:
		c.now++
	case next.When == exchange.Soon:
		c.soon++
	default:
		c.later++
	}
}

// callWhy is what the next step is where it is no call, who sees to it where that is not the facilitator, and why, in at
// most w cells where there is a way to say it so.
func callWhy(one *shell.ExchangeStatus, w int) string {
	next, before := one.Look.Next, ""
	if next.Owner != programme.OwnerFacilitator && next.Owner != "" {
		before = string(next.Owner) + ": "
	}
	if next.Step == exchange.StepClose {
		before += "close it: "
	}
	long := before + next.Why.Say(one.First)
	why := func() string { return before + shell.SayIn(next.Why.Phrases(one.First), w-chart.Width(before)) }
	also := one.Look.SayAlso(one.First)
	switch both := also + "; " + long; {
	case also == "":
		return why()
	case chart.Width(both) <= w:
		return both
	case next.Owner != programme.OwnerFacilitator:
		return why()
	case one.Health == exchange.HealthAtRisk:
		return one.Say(w)
	}
	return shell.SayIn(next.Also.Phrases(one.First), w)
}
