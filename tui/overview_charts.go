package tui

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/say"
	"crosswalk/tui/chart"
)

// leastChart is the fewest lines that a chart says anything in, its heading included.
const leastChart = 5

// drawing is one chart of the overview.
type drawing struct {
	name  string // for people
	lines int    // it would like to have, its heading included
	grows bool   // and can use more
	draw  func(w, h int) []string
}

// drawings are the charts that there is something to draw for, the most useful first.
func (o *overviewScreen) drawings() []drawing {
	sh := o.facts.shape
	var out []drawing
	if len(sh.names) > 0 {
		out = append(out, drawing{"pairs by " + o.groupWord(), len(sh.names) + 2, false, o.heatView})
	}
	if sh.open {
		at := len(out)
		if stageOf(o.sh.state, o.sh.standings(), o.sh.now()) == collecting {
			at = 0
		}
		out = slices.Insert(out, at, drawing{"hard to match", o.readyLines(), false, o.readyView})
	}
	if o.sh.state.IsPublished() {
		out = append(out, drawing{"hours", max(2, len(sh.hosted)+1), false, o.hoursView})
	}
	if len(sh.scores) > 0 {
		out = append(out, drawing{"scores", 7, true, o.scoresView})
	}
	if len(sh.chosen) > 0 {
		out = append(out, drawing{strings.ToLower(sh.themes.Label), len(sh.chosen) + 1, false, o.themesView})
	}
	if len(out) == 0 {
		out = append(out, drawing{"pairs", leastChart, false, o.noChartView})
	}
	return out
}

// chartNames lists the charts for people.
func (o *overviewScreen) chartNames() string {
	var names []string
	for _, d := range o.drawings() {
		names = append(names, d.name)
	}
	return strings.Join(names, ", ")
}

func (o *overviewScreen) groupWord() string { return strings.ToLower(o.facts.shape.groups.Label) }

// stack takes as many charts as there is room for in h lines, with a line between them, the first cut to
// what there is. Lines left over go to a chart that can use them.
func stack(all []drawing, h int) []drawing {
	var out []drawing
	left := h
	for i, d := range all {
		if i == 0 {
			d.lines = min(d.lines, h)
		} else {
			left--
		}
		if d.lines > left {
			break
		}
		left -= d.lines
		out = append(out, d)
	}
	for i, d := range out {
		if d.grows {
			more := max(0, min(left, 5))
			out[i].lines += more
			left -= more
		}
	}
	return out
}

// chartsView draws the charts that were laid out below one another.
func (o *overviewScreen) chartsView(w int) []string {
	var lines []string
	for i, d := range o.lay.charts {
		if i > 0 {
			lines = append(lines, chart.Fit("", w))
		}
		lines = append(lines, chart.FitLines(d.draw(w, d.lines), w, d.lines)...)
	}
	return lines
}

// heading is a chart's name, and at the right what it comes to, without the parts at its end for which
// there is no room.
func (o *overviewScreen) heading(name, sum string, w int, more ...string) string {
	t := o.sh.theme
	room := max(0, w-chart.Width(name)-2)
	for _, part := range more {
		if chart.Width(sum+part) > room {
			break
		}
		sum += part
	}
	return chart.Fit(chart.Paint(t.Header, name)+"  "+chart.Paint(t.Muted, chart.FitRight(sum, room)), w)
}

func (o *overviewScreen) noChartView(w, h int) []string {
	return []string{o.heading("Pairs", "", w), chart.Paint(o.sh.theme.Muted, "There are no pairs yet.")}
}

// heatView is how many pairs there are between two groups. The smallest groups are taken together where
// there is not room for all.
func (o *overviewScreen) heatView(w, h int) []string {
	sh, t := o.facts.shape, o.sh.theme
	n := max(1, min(len(sh.names), h-2, (w-8)/4))
	names := append([]string(nil), sh.names[:n]...)
	if n < len(sh.names) {
		names[n-1] = fmt.Sprintf("%d others", len(sh.names)-n+1)
	}
	cells := sh.between(n)
	sum := fmt.Sprintf("%d of %s differ", sh.differ, count(sh.couples, "pair"))
	trio := ""
	if sh.couples > len(sh.scores) {
		trio = ", a trio being three"
	} else if sh.couples == 1 {
		sum += "s"
	}
	lines := []string{o.heading("Pairs by "+o.groupWord(), sum, w, trio)}
	return append(lines, chart.Heat(names, names, func(r, c int) int { return cells[r][c] }, w, t.Muted, t.Heat)...)
}

// scoresView is the histogram of the pairs' points.
func (o *overviewScreen) scoresView(w, h int) []string {
	sh, t := o.facts.shape, o.sh.theme
	size := 5
	if w < 60 {
		size = 10
	}
	counts, labels := chart.Bins(sh.scores, size)
	lines := []string{o.heading("Points of the pairs", "the middle pair "+points(sh.middle), w)}
	return append(lines, chart.Histogram(counts, labels, w, h-1, t.Bar, t.Muted)...)
}

// themesView is how many people chose each theme.
func (o *overviewScreen) themesView(w, h int) []string {
	sh, t := o.facts.shape, o.sh.theme
	shown := min(len(sh.chosen), h-1)
	left := ""
	if rest := len(sh.chosen) - shown; rest > 0 {
		left = fmt.Sprintf(" · %d more", rest)
	}
	lines := []string{o.heading(sh.themes.Label+", people who chose each", fmt.Sprintf("of %d", sh.people), w, left)}
	var items []chart.Item
	for _, one := range sh.chosen[:shown] {
		items = append(items, chart.Item{Label: one.name, Value: one.n})
	}
	return append(lines, chart.Bars(items, w, t.Text, t.Bar, t.BarRest)...)
}

// hoursView is who hosted how many hours, by group.
func (o *overviewScreen) hoursView(w, h int) []string {
	sh, t := o.facts.shape, o.sh.theme
	sum, joint := say.Tenths(sh.hours)+" h together", ", joint "+say.Tenths(sh.joint)
	name := "Hours hosted"
	if sh.groups.Name != "" {
		name += " by " + o.groupWord()
	}
	lines := []string{o.heading(name, sum, w, joint)}
	if len(sh.hosted) == 0 {
		say := "No visit has been logged yet."
		if sh.visits > 0 {
			say = "All visits so far were hosted by all of them together."
		}
		return append(lines, chart.Paint(t.Muted, say))
	}
	label, value := 1, 1
	for _, one := range sh.hosted {
		label, value = max(label, chart.Width(one.name)), max(value, len(say.Tenths(one.n)))
	}
	label = min(label, w*2/5)
	for i, one := range sh.hosted {
		if i == h-1 {
			break
		}
		bar := chart.Bar(one.n, sh.hosted[0].n, max(0, w-label-value-2), t.Bar, t.BarRest)
		lines = append(lines, chart.Fit(one.name, label)+" "+bar+" "+chart.FitRight(say.Tenths(one.n), value))
	}
	return lines
}
