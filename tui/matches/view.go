package matches

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// headLines is how many lines stand above the table.
const headLines = 2

func (m *screen) View(w, h int) []string {
	m.w, m.h = w, h
	switch {
	case len(m.all) == 0:
		return chart.EmptyLines("There is no plan yet, because nobody has applied. 2 goes to Applicants, where i imports a form export.", w, h)
	case m.page.Opened():
		return m.pageView(w, h)
	case !m.beside():
		return m.listView(w, h)
	}
	right := detailWidth(w)
	return chart.Columns(m.listView(shell.ListWidth(w), h), m.detail.pane(m.subject(), right, h), shell.ListWidth(w), right, h, m.sh.Theme.Border)
}

// detailWidth is what is left of w cells for the detail beside the list.
func detailWidth(w int) int { return w - shell.ListWidth(w) - chart.Divider }

// pageView is the detail with the screen to itself, to be scrolled.
func (m *screen) pageView(w, h int) []string {
	lines, othersAt := m.detail.page(m.subject(), min(w-2, 110), h)
	m.othersAt = othersAt
	lines = m.page.Window(m.sh, lines, h)
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = " " + l
	}
	return chart.FitLines(out, w, h)
}

func (m *screen) listView(w, h int) []string {
	lines := []string{planLine(m.sh, w), m.secondLine(w)}
	if m.list.Table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(m.sh.Theme.Muted, "No pair and nobody waiting has these words."), w))
		return chart.FitLines(lines, w, h)
	}
	m.list.Place(headLines, w)
	m.list.Table.SetSize(w, h-headLines)
	return append(lines, m.list.Table.Lines(m.cells.cell, shell.TableStyles(m.sh))...)
}

// secondLine is the filter, or else what else is to be known of the plan.
func (m *screen) secondLine(w int) string {
	if m.list.Filter.Open || m.list.Filter.On() {
		found := fmt.Sprintf("%d of %d ", m.list.Table.Len(), len(m.all))
		return " " + m.list.Filter.View(w-1-len(found)) + chart.Paint(m.sh.Theme.Muted, found)
	}
	return factLine(m.sh, &m.plan, w)
}

// planLine is the plan in four figures.
func planLine(sh *shell.Shell, w int) string {
	p, t := sh.State().Plan, sh.Theme
	parts := append(slices.Clone(sh.Figures().Teams), "total "+say.Points(p.Total), proofWords(sh), "weakest "+shell.WeakestWords(p))
	return fitParts(parts, chart.Paint(t.Muted, " · "), w)
}

// proofWords says how good the plan is known to be.
func proofWords(sh *shell.Shell) string {
	p, t := sh.State().Plan, sh.Theme
	switch {
	case p.Optimal && p.Order == matching.Steady:
		return chart.Paint(t.Good, "proved steady")
	case p.Optimal:
		return chart.Paint(t.Good, "proved best")
	}
	return chart.Paint(t.Warn, "at most "+say.Points(p.Bound-p.Total)+" short of the best")
}

// factLine is who waits, what the plan is made for, and what is new in it.
func factLine(sh *shell.Shell, plan *planRows, w int) string {
	t, o := sh.Theme, sh.State().Options()
	parts := []string{chart.Paint(t.Muted, "waiting: none"), chart.Paint(t.Muted, "order: "+string(o.Order)), chart.Paint(t.Muted, "priority: "+string(o.Priority))}
	if n := len(plan.waits); n > 0 {
		parts[0] = chart.Paint(t.Warn, fmt.Sprintf("waiting: %d, below", n))
	}
	if s := sh.State(); s.PlansEntry() {
		parts[0] += chart.Paint(t.Muted, " · ") + chart.Paint(t.Warn, "for everybody at "+text.Line(s.Programme.EntryStage().Title))
	}
	if plan.met != "" {
		parts = append(parts, chart.Paint(t.Muted, plan.met))
	}
	if n := len(plan.fresh); n > 0 {
		parts = append(parts, chart.Paint(t.Accent, fmt.Sprintf("+ %d new", n)))
	}
	return fitParts(parts, chart.Paint(t.Muted, " · "), w)
}

// fitParts is parts beside each other on w cells, without those at the end for which there is no room.
func fitParts(parts []string, sign string, w int) string {
	line := " " + parts[0]
	for _, p := range parts[1:] {
		more := line + sign + p
		if chart.Width(more) > w {
			break
		}
		line = more
	}
	return chart.Fit(line, w)
}
