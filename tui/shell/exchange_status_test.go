package shell_test

import (
	"strings"
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// TestReasonsInLittleRoom has every reason for how an exchange stands in the room of a row at 80 columns, and in less:
// nothing is cut there but the title of a milestone, and what happened is always told.
func TestReasonsInLittleRoom(t *testing.T) {
	day := func(s string) programme.Date {
		d, err := programme.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	on := day("2023-06-05")
	due := func(status exchange.Status, days int) exchange.Item {
		return exchange.Item{Title: "Midpoint review: carry on, adjust or end", Status: status, Days: days, Due: on}
	}
	names := []string{"Charlotte Hendry-Blake", "Tom"}
	for _, c := range []struct {
		health exchange.Health
		why    exchange.Reason
		at24   string
		at18   string
	}{
		{exchange.HealthAtRisk, exchange.Reason{Kind: exchange.BecauseNotMet, Days: 63}, "not met after 9 weeks", "not met, 9 weeks"},
		{exchange.HealthAtRisk, exchange.Reason{Kind: exchange.BecauseMood, Mood: exchange.AtRisk, On: on}, "at risk, said 5 Jun 2023", "at risk"},
		{exchange.HealthAtRisk, exchange.Reason{Kind: exchange.BecauseHalf, Parties: []int{1}, Number: 3}, "Tom never reached", "Tom never reached"},
		{exchange.HealthAtRisk, exchange.Reason{Kind: exchange.BecauseHalf, Parties: []int{0}, Number: 3}, "Charlotte… never reached", ""},
		{exchange.HealthAtRisk, exchange.Reason{Kind: exchange.BecauseSilent, Days: 35, Number: 5}, "nobody reached, 5 weeks", "silent 5 weeks"},
		{exchange.HealthAtRisk, exchange.Reason{Kind: exchange.BecauseSilent, Never: true, Number: 5}, "never reached, 5 calls", "never reached"},
		{exchange.HealthAtRisk, exchange.Reason{Kind: exchange.BecauseOutOfReach, Days: 4, Least: programme.Amount{HourTenths: 75}}, "7.5 h missing", "7.5 h missing"},
		{exchange.HealthOverdue, exchange.Reason{Kind: exchange.BecauseDue, Item: due(exchange.Overdue, -12), Parties: []int{1}}, "Midpoint r… 12 days late", ""},
		{exchange.HealthDue, exchange.Reason{Kind: exchange.BecauseDue, Item: due(exchange.Due, 0)}, "Midpoint review today", ""},
		{exchange.HealthOnTrack, exchange.Reason{Kind: exchange.BecauseNext, Item: due(exchange.ToCome, 20)}, "", ""},
		{exchange.HealthPaused, exchange.Reason{Kind: exchange.BecausePaused, Since: on, On: on}, "paused, ask 5 Jun 2023", ""},
		{exchange.HealthOver, exchange.Reason{Kind: exchange.BecauseEnded, Ending: programme.EndChangedJob, On: on}, "changed job, 5 Jun 2023", "changed job"},
		{exchange.HealthComplete, exchange.Reason{Kind: exchange.BecauseComplete}, "complete", "complete"},
	} {
		one := &shell.ExchangeStatus{First: names, Health: c.health, Look: exchange.Outlook{Health: c.health, Why: c.why}}
		for w := 14; w < 90; w++ {
			if got := one.Say(w); chart.Width(got) > w || got == "" || strings.HasSuffix(got, "…") && w >= 24 {
				t.Errorf("%s in %d cells: %q", c.why.Kind, w, got)
			}
		}
		if got := one.Say(24); c.at24 != "" && got != c.at24 {
			t.Errorf("%s at 24: %q, not %q", c.why.Kind, got, c.at24)
		}
		if got := one.Say(18); c.at18 != "" && !strings.HasPrefix(got, c.at18) {
			t.Errorf("%s at 18: %q, not %q", c.why.Kind, got, c.at18)
		}
	}
}
