package follow

import (
	"cmp"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// together is the time spent of the minimum: "4.0 of 7.5", of meetings "2 of 6".
func together(one *shell.ExchangeStatus) string { return one.Ledger.SayTogether(one.X.Minimum) }

// hoursLines is the ledger: in words the time together, and a bar for each way; of a trio what each hosted each other.
func hoursLines(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	style := sh.Theme.Text
	if one.Ledger.Meets(one.X.Minimum) && one.Ledger.Visits > 0 {
		style = sh.Theme.Good
	}
	head := "together " + together(one)
	if one.X.Minimum.HourTenths > 0 || one.X.Minimum.Meetings == 0 {
		head += " h"
	} else {
		head += " meetings"
	}
	if one.Ledger.Joint > 0 {
		head += exchange.LedgerSign + "joint " + say.Tenths(one.Ledger.Joint) + " h"
	}
	most := sh.State().Programme.Exchange.Maximum
	if allowed := exchange.SayMost(most); allowed != "" {
		head += exchange.LedgerSign + allowed
	}
	lines := []string{chart.Paint(style, chart.Fit(head, w))}
	if one.X.Parties > 2 {
		lines = nil
		for _, l := range sayHours(sh, one, w) {
			lines = append(lines, chart.Paint(style, l))
		}
	}
	if over := one.Ledger.Over(most, one.First); over != "" {
		for _, l := range chart.Wrap(over, w) {
			lines = append(lines, chart.Paint(sh.Theme.Warn, l))
		}
	}
	if one.X.Parties > 2 {
		return append(lines, wayLines(sh, one, w)...)
	}
	return append(lines, wayBars(sh, one, w)...)
}

// wayBars is what each hosted as a bar, as long as the most of them, or the minimum of each way.
func wayBars(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	const number = 6
	name, most := 0, one.X.Minimum.HourTenths
	for p, n := range one.First {
		name = max(name, chart.Width(n)+len(" hosted"))
		most = max(most, one.Ledger.Hosted[p])
	}
	name = min(name, w/2)
	var lines []string
	for p, n := range one.First {
		bar := min(24, max(4, w-name-number-2))
		lines = append(lines, chart.Fit(chart.Fit(n+" hosted", name)+" "+chart.Bar(one.Ledger.Hosted[p], most, bar, sh.Theme.Bar, sh.Theme.BarRest)+
			chart.FitRight(say.Tenths(one.Ledger.Hosted[p]), number), w))
	}
	return lines
}

// sayHours is the ledger in words without the warnings, on lines of w cells that end with whole parts of it.
func sayHours(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	var lines []string
	parts := one.Ledger.Parts(one.X.Minimum, one.First)
	if allowed := exchange.SayMost(sh.State().Programme.Exchange.Maximum); allowed != "" {
		parts = append(parts, allowed)
	}
	for _, l := range chart.Flow(parts, exchange.LedgerSign, w) {
		lines = append(lines, chart.Wrap(l, w)...)
	}
	return lines
}

// wayLines is, of a trio, what each hosted each other: a row for each host, once there was a visit.
func wayLines(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	l := one.Ledger
	if one.X.Parties < 3 || l.Visits == 0 {
		return nil
	}
	const least = 5 // cells of hours
	name := 0
	for _, n := range one.First {
		name = max(name, chart.Width(n))
	}
	name = max(min(name, (w-8)/4-1), least)
	head := chart.Fit("hosted", name+1)
	for _, n := range one.First {
		head += chart.FitRight(n, name+1)
	}
	lines := []string{chart.Paint(sh.Theme.Muted, chart.Fit(head, w))}
	hours := map[[2]int]string{}
	for _, way := range l.Ways() {
		hours[[2]int{way.Host, way.Visitor}] = say.Tenths(way.Tenths)
	}
	for host, n := range one.First {
		line := chart.Fit(n, name+1)
		for visitor := range one.First {
			line += chart.FitRight(cmp.Or(hours[[2]int{host, visitor}], "·"), name+1)
		}
		lines = append(lines, chart.Fit(line, w))
	}
	return lines
}
