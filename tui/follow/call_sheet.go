package follow

import (
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// callSheet is all that is needed while ringing the people of an exchange.
func (c *checkIns) callSheet(one *shell.ExchangeStatus, w, _ int) paneText {
	t := paneText{head: sheetHead(c.sh, one, w)}
	above := beforeSteps(c.sh, one, w)
	t.above, t.steps = len(above), c.checklist.draw(w)
	t.lines = slices.Concat(above, t.steps.lines, []string{c.checklist.hintLine(w)},
		hoursLines(c.sh, one, w), visitLines(c.sh, one, w))
	if len(one.X.CheckIns) > 1 {
		t.lines = append(t.lines, "")
		t.lines = append(t.lines, callLines(c.sh, one, w, len(one.X.CheckIns))...)
	}
	return t
}

// sheetHead is who is to be rung, when and why, and how the exchange stands.
func sheetHead(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	t := sh.Theme
	when := chart.Paint(t.Muted, "over: nothing is to be done any more")
	if isRung(one) {
		style := t.Text
		next := one.Look.Next
		if next.Days < 0 {
			style = t.Bad
		}
		what := "ring"
		if !next.IsCall() {
			what = next.Title
		}
		when = chart.Paint(style, what+": "+next.Say()) + chart.Paint(t.Muted, " · "+next.Why.Say(one.First))
	}
	if f := one.X.Facilitator; !f.IsEmpty() {
		when += chart.Paint(t.Muted, " · rung by "+f.Safe())
	}
	return []string{
		chart.Fit(chart.Paint(t.Title, shell.NamesOn(sh.State(), one.X.Members, w)), w),
		chart.Fit(when, w),
		sheetHealth(sh, one, w),
	}
}

// sheetHealth is how the exchange stands, or, where that is only that the call is due, what comes next.
func sheetHealth(sh *shell.Shell, one *shell.ExchangeStatus, w int) string {
	late := one.Health.IsLate() || one.Health == exchange.HealthDue
	if next := one.Look.Open; late && !next.IsZero() && one.Look.First().CheckIn != 0 {
		say := "next: " + next.Step.Title + ", " + next.Status.Say(next.Days)
		if next.Status == exchange.ToCome {
			say = "next: " + next.Step.Title + ", due " + exchange.Day(next.Due, sh.Today())
		}
		return chart.Fit(chart.Paint(sh.Theme.Muted, say), w)
	}
	return chart.Fit(chart.Paint(healthStyle(sh, one.Health), one.Say(w)), w)
}

// beforeSteps is the sheet above the milestones: the people, what was said last, what to ask.
func beforeSteps(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	t := sh.Theme
	lines := contacts(sh, one, w)
	lines = append(lines, "")
	lines = append(lines, lastCall(sh, one, w)...)
	lines = append(lines, "", chart.Paint(t.Header, "Ask"))
	for _, q := range questions(sh, one) {
		for i, l := range chart.Wrap(q, w-2) {
			lines = append(lines, chart.Paint(t.Accent, bullet(i))+l)
		}
	}
	return append(lines, "", chart.Paint(t.Header, "Milestones"))
}

// lastCall is what was said last time.
func lastCall(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	t := sh.Theme
	if len(one.X.CheckIns) == 0 {
		return []string{chart.Paint(t.Header, "Last call") + chart.Paint(t.Muted, "  they were never rung before")}
	}
	lines := callLines(sh, one, w, 1)
	lines[0] = chart.Paint(t.Header, "Last call")
	return lines
}

// questions are what to ask in a call: those of the milestones that are late or due and of the next one,
// and how it goes.
func questions(sh *shell.Shell, one *shell.ExchangeStatus) []string {
	const most = 4
	var out []string
	for _, ask := range one.X.Questions(sh.State().Programme.Exchange, sh.Today(), most) {
		out = append(out, text.Line(ask))
	}
	return append(out, "How does it go: good, patchy or at risk? What gets in the way?")
}
