package overview

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/theme"
)

// figure is one number with its name.
type figure struct {
	value, name string
	style       lipgloss.Style
}

// counted is a number of things.
func counted(n int, noun string, style lipgloss.Style) figure {
	return figure{fmt.Sprint(n), say.Plural(n, noun), style}
}

// figureLines is a line of figures with a line of their names below, as many as there is room for.
func figureLines(t *theme.Theme, figures []figure, w int) []string {
	top, below := " ", " "
	for i, f := range figures {
		cell := max(chart.Width(f.value), chart.Width(f.name))
		gap := min(i, 1) * 3
		if chart.Width(top)+gap+cell > w-1 {
			break
		}
		top, below = top+strings.Repeat(" ", gap), below+strings.Repeat(" ", gap)
		top += chart.Paint(f.style, chart.FitRight(f.value, cell))
		below += chart.Paint(t.Muted, chart.FitRight(f.name, cell))
	}
	return []string{chart.Fit(top, w), chart.Fit(below, w)}
}

// planFigures are the numbers of a cohort that is being matched.
func planFigures(t *theme.Theme, s *cohort.State, sh *shape) []figure {
	out := []figure{counted(len(s.People), "applicant", t.Title)}
	if p := s.Plan; p != nil {
		out = append(out, teamFigures(t, p.Pairs)...)
		if sh.matched != 2*len(p.Pairs) {
			out = append(out, figure{fmt.Sprint(sh.matched), "matched", t.Title})
		}
		out = append(out,
			figure{fmt.Sprint(len(p.Waits())), "waiting", ifAny(t, len(p.Waits()), t.Warn)},
			figure{say.Points(p.Total), "total", t.Title},
			figure{shell.WeakestWords(p), "weakest", t.Title},
			proof(t, p))
	}
	if sh.withdrawn > 0 {
		out = append(out, figure{fmt.Sprint(sh.withdrawn), "withdrawn", t.Title})
	}
	return out
}

// teamFigures are how many pairs and trios there are; either only where there are any, pairs also where there
// is nothing.
func teamFigures(t *theme.Theme, teams []matching.Pair) []figure {
	trios := 0
	for _, p := range teams {
		if p.IsTrio() {
			trios++
		}
	}
	var out []figure
	if pairs := len(teams) - trios; pairs > 0 || trios == 0 {
		out = append(out, counted(pairs, say.Team(false), t.Title))
	}
	if trios > 0 {
		out = append(out, counted(trios, say.Team(true), t.Title))
	}
	return out
}

// proof says how good the plan is known to be.
func proof(t *theme.Theme, p *matching.Plan) figure {
	if p.Optimal {
		return figure{"proved", string(p.Order), t.Good}
	}
	return figure{"at most " + say.Points(p.Bound-p.Total), "short of the best", t.Warn}
}

// exchangeFigures are the numbers of a cohort that is published.
func exchangeFigures(t *theme.Theme, st *shell.ExchangeStatuses, sh *shape) []figure {
	of := func(h exchange.Health, style lipgloss.Style) figure {
		return figure{fmt.Sprint(st.Health[h]), string(h), ifAny(t, st.Health[h], style)}
	}
	out := []figure{
		counted(len(st.All), "exchange", t.Title),
		of(exchange.HealthOnTrack, t.Good), of(exchange.HealthDue, t.Warn),
		of(exchange.HealthOverdue, t.Bad), of(exchange.HealthAtRisk, t.Bad),
	}
	for _, h := range []exchange.Health{exchange.HealthOurTurn, exchange.HealthPaused, exchange.HealthComplete, exchange.HealthOver} {
		if st.Health[h] > 0 {
			out = append(out, of(h, t.Good))
		}
	}
	return append(out,
		figure{say.Tenths(sh.hours), "hours together", t.Title},
		counted(sh.visits, "visit", t.Title),
		figure{fmt.Sprint(sh.calls), say.Plural(sh.calls, "call") + " made", t.Title})
}

// ifAny is the style of a number that is noticed unless it is nought.
func ifAny(t *theme.Theme, n int, style lipgloss.Style) lipgloss.Style {
	if n == 0 {
		return t.Title
	}
	return style.Bold(true)
}
