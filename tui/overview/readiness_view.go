package overview

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// mostRules is how many rules the block shows.
const mostRules = 3

// readinessLines is how many lines the block takes where the programme has so many rules.
func readinessLines(rules int) int { return 5 + min(mostRules, rules) }

// readiness says what makes planning hard: blank, but for its headings, until that is known.
func (c *charts) readiness(w, _ int) []string {
	t, r, hint := c.theme, c.ready, "h shows everything"
	if r == nil {
		r, hint = &readiness{}, ""
	}
	const label = 19
	people := func(name string, list []string) string {
		words, style := "", t.Text
		switch {
		case len(list) > 0:
			words, style = chart.FitRight(strconv.Itoa(len(list)), 2)+"  "+asManyAs(list, w-label-6), t.Warn
		case c.ready != nil:
			words = " 0  nobody"
		}
		return chart.Fit(chart.Paint(t.Text, chart.Fit(name, label))+"  "+chart.Paint(style, words), w)
	}
	lines := []string{
		heading(t, "Hard to match", hint, w),
		people(noneWords(r.state), r.none),
		people("1 to 3 partners", r.few),
		people("Chosen by one only", r.alone),
		chart.Fit(chart.Paint(t.Muted, "Pairs of people only one rule keeps apart"), w),
	}
	return append(lines, chart.Bars(r.rules[:min(mostRules, len(r.rules))], w, t.Text, t.Bar, t.BarRest)...)
}

// noneWords is what is said of those whom nobody can be paired with: once there are exchanges, of those who are in none.
func noneWords(s *cohort.State) string {
	if s != nil && s.IsPublished() {
		return "No partner is free"
	}
	return "No possible partner"
}

// asManyAs is as many of a list as w cells hold, and how many more there are.
func asManyAs(list []string, w int) string {
	for n := len(list); n > 1; n-- {
		words := strings.Join(list[:n], ", ")
		if n < len(list) {
			words += fmt.Sprintf(" and %d more", len(list)-n)
		}
		if chart.Width(words) <= w {
			return words
		}
	}
	if len(list) > 1 {
		more := fmt.Sprintf(" and %d more", len(list)-1)
		return chart.Clip(list[0], max(0, w-chart.Width(more))) + more
	}
	return chart.Clip(list[0], w)
}

// showReadiness lists everything that makes planning hard, and leads to the people.
func showReadiness(sh *shell.Shell, r *readiness) {
	sh.Open(dialog.NewPick(sh, "Hard to match", "go to the application", r.all, func(key string) (bool, tea.Cmd) {
		if id, ok := r.whom[key]; ok {
			sh.GoTo(shell.ApplicantsTab, id)
		}
		return true, nil
	}))
}
