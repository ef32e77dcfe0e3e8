package tui

import (
	"cmp"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
)

// eachWay is the hours that each one hosted: "4.0 │ 0.0".
func eachWay(one *standing, w int) string {
	parts := make([]string, len(one.ledger.Hosted))
	for i, h := range one.ledger.Hosted {
		parts[i] = say.Tenths(h)
	}
	if line := strings.Join(parts, " │ "); chart.Width(line) <= w {
		return line
	}
	return strings.Join(parts, "│")
}

// together is the time spent of the minimum: "4.0 of 7.5", of meetings "2 of 6".
func (one *standing) together() string { return one.ledger.SayTogether(one.x.Minimum) }

// hoursLines is the ledger in words.
func (sh *shell) hoursLines(one *standing, w int) []string {
	style := sh.theme.Text
	if one.ledger.Meets(one.x.Minimum) && one.ledger.Visits > 0 {
		style = sh.theme.Good
	}
	var lines []string
	for _, l := range one.sayHours(w) {
		lines = append(lines, chart.Paint(style, l))
	}
	if over := one.ledger.Over(sh.state.Programme.Exchange.Maximum, one.first); over != "" {
		for _, l := range chart.Wrap(over, w) {
			lines = append(lines, chart.Paint(sh.theme.Warn, l))
		}
	}
	return append(lines, sh.wayLines(one, w)...)
}

// sayHours is the ledger in words without the warnings, on lines of w cells that end with whole parts of it.
func (one *standing) sayHours(w int) []string {
	var lines []string
	for _, l := range flow(one.ledger.Parts(one.x.Minimum, one.first), exchange.LedgerSign, w) {
		lines = append(lines, chart.Wrap(l, w)...)
	}
	return lines
}

// wayLines is, of a trio, what each hosted each other: a row for each host, once there was a visit.
func (sh *shell) wayLines(one *standing, w int) []string {
	l := one.ledger
	if one.x.Parties < 3 || l.Visits == 0 {
		return nil
	}
	const least = 5 // cells of hours
	name := 0
	for _, n := range one.first {
		name = max(name, chart.Width(n))
	}
	name = max(min(name, (w-8)/4-1), least)
	head := chart.Fit("hosted", name+1)
	for _, n := range one.first {
		head += chart.FitRight(n, name+1)
	}
	lines := []string{chart.Paint(sh.theme.Muted, chart.Fit(head, w))}
	hours := map[[2]int]string{}
	for _, way := range l.Ways() {
		hours[[2]int{way.Host, way.Visitor}] = say.Tenths(way.Tenths)
	}
	for host, n := range one.first {
		line := chart.Fit(n, name+1)
		for visitor := range one.first {
			line += chart.FitRight(cmp.Or(hours[[2]int{host, visitor}], "·"), name+1)
		}
		lines = append(lines, chart.Fit(line, w))
	}
	return lines
}
