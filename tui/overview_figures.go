package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
)

// figure is one number with its name.
type figure struct {
	value, name string
	style       lipgloss.Style
}

// numbers is a line of figures with a line of their names below, as many as there is room for.
func (o *overviewScreen) numbers(w int) []string {
	figures := o.planFigures()
	if o.sh.state.IsPublished() {
		figures = o.exchangeFigures()
	}
	top, below := " ", " "
	for i, f := range figures {
		cell := max(chart.Width(f.value), chart.Width(f.name))
		gap := min(i, 1) * 3
		if chart.Width(top)+gap+cell > w-1 {
			break
		}
		top, below = top+strings.Repeat(" ", gap), below+strings.Repeat(" ", gap)
		top += chart.Paint(f.style, chart.FitRight(f.value, cell))
		below += chart.Paint(o.sh.theme.Muted, chart.FitRight(f.name, cell))
	}
	return []string{chart.Fit(top, w), chart.Fit(below, w)}
}

func (o *overviewScreen) planFigures() []figure {
	s, t := o.sh.state, o.sh.theme
	out := []figure{{fmt.Sprint(len(s.People)), named(len(s.People), "applicant"), t.Title}}
	if p := s.Plan; p != nil {
		for _, team := range teamWords(p.Pairs) {
			n, name, _ := strings.Cut(team, " ")
			out = append(out, figure{n, name, t.Title})
		}
		if n := o.facts.shape.matched; n != 2*len(p.Pairs) {
			out = append(out, figure{fmt.Sprint(n), "matched", t.Title})
		}
		out = append(out,
			figure{fmt.Sprint(len(p.Waiting)), "waiting", o.ifAny(len(p.Waiting), t.Warn)},
			figure{points(p.Total), "total", t.Title},
			figure{weakestWords(p), "weakest", t.Title},
			o.proof(p))
	}
	if n := o.facts.shape.withdrawn; n > 0 {
		out = append(out, figure{fmt.Sprint(n), "withdrawn", t.Title})
	}
	return out
}

// proof says how good the plan is known to be.
func (o *overviewScreen) proof(p *matching.Plan) figure {
	if p.Optimal {
		return figure{"proved", string(p.Order), o.sh.theme.Good}
	}
	return figure{"at most " + points(p.Bound-p.Total), "short of the best", o.sh.theme.Warn}
}

func (o *overviewScreen) exchangeFigures() []figure {
	st, t := o.sh.standings(), o.sh.theme
	of := func(h exchange.Health, style lipgloss.Style) figure {
		return figure{fmt.Sprint(st.health[h]), string(h), o.ifAny(st.health[h], style)}
	}
	out := []figure{
		{fmt.Sprint(len(st.all)), named(len(st.all), "exchange"), t.Title},
		of(exchange.HealthOnTrack, t.Good), of(exchange.HealthDue, t.Warn),
		of(exchange.HealthOverdue, t.Bad), of(exchange.HealthAtRisk, t.Bad),
	}
	if st.health[exchange.HealthComplete] > 0 {
		out = append(out, of(exchange.HealthComplete, t.Good))
	}
	return append(out,
		figure{say.Tenths(o.facts.shape.hours), "hours together", t.Title},
		figure{fmt.Sprint(o.facts.shape.visits), named(o.facts.shape.visits, "visit"), t.Title},
		figure{fmt.Sprint(o.facts.shape.calls), named(o.facts.shape.calls, "call") + " made", t.Title})
}

// ifAny is the style of a number that is noticed unless it is nought.
func (o *overviewScreen) ifAny(n int, style lipgloss.Style) lipgloss.Style {
	if n == 0 {
		return o.sh.theme.Title
	}
	return style.Bold(true)
}

// named is a noun for so many.
func named(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
