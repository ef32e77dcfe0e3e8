package overview

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/theme"
)

// leastChart is the fewest lines that a chart says anything in, its heading included.
const leastChart = 5

// pairsChart is the chart of who is paired with whom.
const pairsChart = "pairs"

// drawing is one chart of the overview.
type drawing struct {
	id    string // of one that is looked for; else empty
	name  string // for people
	lines int    // it would like to have, its heading included
	grows bool   // and can use more
	draw  func(w, h int) []string
}

// charts are the pictures of a cohort's shape, and of what makes matching hard.
type charts struct {
	theme *theme.Theme
	shape *shape
	ready *readiness // nil until it is known
	rules int        // how many the programme has
}

// drawings are the charts that there is something to draw for, the most useful first.
func (c *charts) drawings(now stage) []drawing {
	sh := c.shape
	var out []drawing
	if len(sh.names) > 0 {
		out = append(out, drawing{id: pairsChart, name: "pairs by " + sh.groupWord(), lines: len(sh.names) + 2, draw: c.groups})
	}
	if sh.open {
		at := len(out)
		if now == collecting {
			at = 0
		}
		out = slices.Insert(out, at, drawing{name: "hard to match", lines: readinessLines(c.rules), draw: c.readiness})
	}
	if now >= published {
		out = append(out, drawing{name: "hours", lines: max(2, len(sh.hosted)+1), draw: c.hours})
	}
	if len(sh.scores) > 0 {
		out = append(out, drawing{name: "scores", lines: 7, grows: true, draw: c.scores})
	}
	if len(sh.chosen) > 0 {
		out = append(out, drawing{name: strings.ToLower(sh.themes.Label), lines: len(sh.chosen) + 1, draw: c.themes})
	}
	if len(out) == 0 {
		out = append(out, drawing{name: "pairs", lines: leastChart, draw: c.none})
	}
	return out
}

// chartNames lists charts for people.
func chartNames(all []drawing) string {
	var names []string
	for _, d := range all {
		names = append(names, d.name)
	}
	return strings.Join(names, ", ")
}

// chartLines draws charts below one another.
func chartLines(all []drawing, w int) []string {
	var lines []string
	for i, d := range all {
		if i > 0 {
			lines = append(lines, chart.Fit("", w))
		}
		lines = append(lines, chart.FitLines(d.draw(w, d.lines), w, d.lines)...)
	}
	return lines
}

// heading is a chart's name, and at the right what it comes to, without the parts at its end for which
// there is no room.
func heading(t *theme.Theme, name, sum string, w int, more ...string) string {
	room := max(0, w-chart.Width(name)-2)
	for _, part := range more {
		if chart.Width(sum+part) > room {
			break
		}
		sum += part
	}
	return chart.Fit(chart.Paint(t.Header, name)+"  "+chart.Paint(t.Muted, chart.FitRight(sum, room)), w)
}

// none says that there is nothing to draw yet.
func (c *charts) none(w, _ int) []string {
	return []string{heading(c.theme, "Pairs", "", w), chart.Paint(c.theme.Muted, "There are no pairs yet.")}
}

// groups is how many pairs there are between two groups. The smallest groups are taken together where
// there is not room for all.
func (c *charts) groups(w, h int) []string {
	sh, t := c.shape, c.theme
	n := max(1, min(len(sh.names), h-2, (w-8)/4))
	names := append([]string(nil), sh.names[:n]...)
	if n < len(sh.names) {
		names[n-1] = fmt.Sprintf("%d others", len(sh.names)-n+1)
	}
	cells := sh.between(n)
	sum := fmt.Sprintf("%d of %s differ", sh.differ, say.Count(sh.couples, "pair"))
	trio := ""
	if sh.couples > len(sh.scores) {
		trio = ", a trio being three"
	} else if sh.couples == 1 {
		sum += "s"
	}
	lines := []string{heading(t, "Pairs by "+sh.groupWord(), sum, w, trio)}
	return append(lines, chart.Heat(names, names, func(r, c int) int { return cells[r][c] }, w, t.Muted, t.Heat)...)
}

// scores is the histogram of the pairs' points.
func (c *charts) scores(w, h int) []string {
	sh, t := c.shape, c.theme
	size := 5
	if w < 60 {
		size = 10
	}
	counts, labels := chart.Bins(sh.scores, size)
	lines := []string{heading(t, "Points of the pairs", "the middle pair "+say.Points(sh.middle), w)}
	return append(lines, chart.Histogram(counts, labels, w, h-1, t.Bar, t.Muted)...)
}

// themes is how many people chose each theme.
func (c *charts) themes(w, h int) []string {
	sh, t := c.shape, c.theme
	shown := min(len(sh.chosen), h-1)
	left := ""
	if rest := len(sh.chosen) - shown; rest > 0 {
		left = fmt.Sprintf(" · %d more", rest)
	}
	lines := []string{heading(t, sh.themes.Label+", people who chose each", fmt.Sprintf("of %d", sh.people), w, left)}
	var items []chart.Item
	for _, one := range sh.chosen[:shown] {
		items = append(items, chart.Item{Label: one.name, Value: one.n})
	}
	return append(lines, chart.Bars(items, w, t.Text, t.Bar, t.BarRest)...)
}

// hours is who hosted how many hours, by group.
func (c *charts) hours(w, h int) []string {
	sh, t := c.shape, c.theme
	sum, joint := say.Tenths(sh.hours)+" h together", ", joint "+say.Tenths(sh.joint)
	name := "Hours hosted"
	if sh.groups.Name != "" {
		name += " by " + sh.groupWord()
	}
	lines := []string{heading(t, name, sum, w, joint)}
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
