package follow

import (
	"fmt"
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// detailColumns is the width from which the facts stand beside the checklist instead of below it.
const detailColumns = 100

// detail is what Exchanges tells of one: how it stands, its checklist, and what was logged.
func (e *exchanges) detail(one *shell.ExchangeStatus, w, h int) paneText {
	t := paneText{head: append(detailHead(e.sh, one, w), e.checklist.hintLine(w))}
	if w < detailColumns {
		t.steps = e.checklist.draw(w)
		t.lines = slices.Concat(t.steps.lines, []string{""}, facts(e.sh, one, w))
		return t
	}
	right := w * 2 / 5
	left := w - right - chart.Divider
	t.steps = e.checklist.draw(left - 1)
	steps, logged := t.steps.lines, facts(e.sh, one, right)
	high, room := max(len(steps), len(logged)), h-len(t.head)
	both := chart.Columns(steps, logged, left, right, max(high, room), e.sh.Theme.Border)
	t.lines = both[:max(high, min(room, len(both)))]
	return t
}

// detailHead is who, how it stands and who rings them, and who is in another exchange as well.
func detailHead(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	t := sh.Theme
	words := one.Say(w)
	facts := []string{chart.Paint(healthStyle(sh, one.Health), words), spanWords(one)}
	if f := one.X.Facilitator; !f.IsEmpty() {
		facts = append(facts, "rung by "+f.Safe())
	}
	lines := []string{
		chart.Fit(chart.Paint(t.Title, shell.NamesOn(sh.State(), one.X.Members, w)), w),
		chart.Fit(chart.Flow(facts, chart.Paint(t.Muted, " · "), w)[0], w),
	}
	for i, id := range one.X.Members {
		if also := alsoWith(sh, one.X, id); also != "" {
			lines = append(lines, chart.Paint(t.Muted, chart.Fit(one.First[i]+" is "+also+".", w)))
		}
	}
	return lines
}

// spanWords is when the exchange lasts, and whether it is no more than proposed.
func spanWords(one *shell.ExchangeStatus) string {
	words := "since " + exchange.PlainDay(one.X.Start)
	if !one.X.End.IsZero() {
		words = exchange.Day(one.X.Start, one.X.End) + " to " + exchange.PlainDay(one.X.End)
	}
	if one.X.State() == exchange.StateProposed {
		words = "proposed, " + words
	}
	if one.X.Own && !one.X.Every.IsZero() {
		words += ", a call " + exchange.SayEvery(one.X.Every)
	}
	return words
}

// facts is what was logged: hours, visits, calls, and why they were paired.
func facts(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	t := sh.Theme
	lines := hoursLines(sh, one, w)
	lines = append(lines, visitLines(sh, one, w)...)
	lines = append(lines, "")
	lines = append(lines, callLines(sh, one, w, len(one.X.CheckIns))...)
	lines = append(lines, answerLines(sh, one, w)...)
	lines = append(lines, "", chart.Paint(t.Header, "Published with "+say.Points(one.X.Score)))
	lines = append(lines, whyLines(sh, one, w)...)
	for _, a := range one.X.Against {
		lines = append(lines, chart.Paint(t.Warn, chart.Fit("against rule: "+text.Line(a), w)))
	}
	return lines
}

// whyLines is how the score of a pair came about; of a trio that of every two.
func whyLines(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	var lines []string
	for _, g := range twosOf(one.X.Parties) {
		parts, total := one.X.WhyOf(one.X.Members[g[0]], one.X.Members[g[1]]), 0
		for _, p := range parts {
			total += p.Points
		}
		if one.X.Parties > 2 {
			names := say.And([]string{one.First[g[0]], one.First[g[1]]})
			lines = append(lines, chart.Fit(chart.Paint(sh.Theme.Accent, names+" "+say.Points(total)), w))
		}
		for _, p := range parts {
			lines = append(lines, whyPart(p.Criterion, fmt.Sprintf("%s/%s", say.WholePoints(p.Points), say.WholePoints(p.Possible)), p.Phrase, w))
		}
	}
	return lines
}

// twosOf are every two of so many parties.
func twosOf(parties int) [][2]int {
	var all [][2]int
	for a := range parties {
		for b := a + 1; b < parties; b++ {
			all = append(all, [2]int{a, b})
		}
	}
	return all
}

// whyPart is a line of why a pair is one.
func whyPart(criterion, share, phrase string, w int) string {
	return chart.Fit(chart.Fit(text.Line(criterion), 12)+" "+chart.FitRight(share, 8)+"  "+text.Line(phrase), w)
}
