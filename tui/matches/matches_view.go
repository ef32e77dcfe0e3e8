package matches

import (
	"fmt"
	"slices"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// matchHead is how many lines stand above the table.
const matchHead = 2

// Columns of the list.
const (
	scoreColumn = iota
	barColumn
	markColumn
	pairColumn
	stateColumn
)

func matchColumns(o matchOrder) []table.Column {
	return []table.Column{
		{Title: "score", Width: 5, Right: true},
		{Width: 8, Drop: 1},
		{Width: 3},
		{Title: "pair, " + o.String(), Min: 33, Flex: 1},
		{Title: "state", Width: 12, Drop: 2},
	}
}

func (m *matchesScreen) View(w, h int) []string {
	m.w, m.h = w, h
	switch {
	case len(m.all) == 0:
		return m.emptyView(w, h)
	case m.whole:
		return m.wholeView(w, h)
	case !m.beside():
		return m.listView(w, h)
	}
	right := detailWidth(w)
	return chart.Columns(m.listView(shell.ListWidth(w), h), m.paneView(right, h), shell.ListWidth(w), right, h, m.sh.Theme.Border)
}

// emptyView says why there is nothing and what to do.
func (m *matchesScreen) emptyView(w, h int) []string {
	say := "There is no plan yet, because nobody has applied. 2 goes to Applicants, where i imports a form export."
	lines := []string{"", ""}
	for _, l := range chart.Wrap(say, min(60, w-4)) {
		lines = append(lines, chart.Center(l, w))
	}
	return chart.FitLines(lines, w, h)
}

func (m *matchesScreen) listView(w, h int) []string {
	lines := []string{m.planLine(w), m.secondLine(w)}
	if m.table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(m.sh.Theme.Muted, "No pair and nobody waiting has these words."), w))
		return chart.FitLines(lines, w, h)
	}
	m.table.SetSize(w, h-matchHead)
	styles := table.Styles{Header: m.sh.Theme.Header, Selected: m.sh.Theme.Selected, Scroll: m.sh.Theme.Border}
	return append(lines, m.table.Lines(m.cell, styles)...)
}

// planLine is the plan in four figures.
func (m *matchesScreen) planLine(w int) string {
	p, t := m.sh.State().Plan, m.sh.Theme
	parts := append(shell.TeamWords(p.Pairs), "total "+say.Points(p.Total), m.proofWords(), "weakest "+shell.WeakestWords(p))
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

// proofWords says how good the plan is known to be.
func (m *matchesScreen) proofWords() string {
	p, t := m.sh.State().Plan, m.sh.Theme
	switch {
	case p.Optimal && p.Order == matching.Steady:
		return chart.Paint(t.Good, "proved steady")
	case p.Optimal:
		return chart.Paint(t.Good, "proved best")
	}
	return chart.Paint(t.Warn, "at most "+say.Points(p.Bound-p.Total)+" short of the best")
}

// secondLine is the filter, or else what else is to be known of the plan.
func (m *matchesScreen) secondLine(w int) string {
	t := m.sh.Theme
	if m.filter.Open || m.filter.On() {
		found := fmt.Sprintf("%d of %d ", m.table.Len(), len(m.all))
		return " " + m.filter.View(w-1-len(found)) + chart.Paint(t.Muted, found)
	}
	o := m.sh.State().Options()
	parts := []string{chart.Paint(t.Muted, "waiting: none"), chart.Paint(t.Muted, "order: "+string(o.Order)), chart.Paint(t.Muted, "priority: "+string(o.Priority))}
	if n := len(m.sh.State().Plan.Waiting); n > 0 {
		parts[0] = chart.Paint(t.Warn, fmt.Sprintf("waiting: %d, below", n))
	}
	if m.rows.met != "" {
		parts = append(parts, chart.Paint(t.Muted, m.rows.met))
	}
	if n := len(m.rows.fresh); n > 0 {
		parts = append(parts, chart.Paint(t.Accent, fmt.Sprintf("+ %d new", n)))
	}
	return fitParts(parts, chart.Paint(t.Muted, " · "), w)
}

// rowMark is the sign before a pair that the change before did not have; or, while the criteria are being
// weighed, before one that would go, and before somebody who would no longer wait.
func (m *matchesScreen) rowMark(k matchKey) table.Cell {
	t := m.sh.Theme
	switch {
	case m.weights != nil && m.weights.signs[k] == "−":
		return table.Cell{Text: "−", Style: t.Bad}
	case m.weights != nil && m.weights.ripple != nil:
		return table.Cell{Text: m.weights.signs[k], Style: t.Good}
	case m.rows.fresh[k]:
		return table.Cell{Text: "+", Style: m.sh.Theme.Accent}
	}
	return table.Cell{}
}

// cell is what stands in one column of a row.
func (m *matchesScreen) cell(k matchKey, col, w int) table.Cell {
	if k.waits() {
		return m.waitingCell(k, col, w)
	}
	p, t := m.rows.pairs[k], m.sh.Theme
	switch col {
	case scoreColumn:
		return table.Cell{Text: say.Points(p.Score)}
	case barColumn:
		return table.Cell{Text: chart.Bar(p.Score, 1000, w, t.Bar, t.BarRest)}
	case markColumn:
		return table.Cell{Text: stateMark(p), Style: t.Mark}
	case pairColumn:
		return table.Cell{Text: m.pairCell(k, w)}
	case stateColumn:
		text, style := m.stateWord(k)
		return table.Cell{Text: text, Style: style}
	}
	return table.Cell{}
}

// pairCell is the names, with what makes the row another one than most beside them as far as there is room.
func (m *matchesScreen) pairCell(k matchKey, w int) string {
	s := m.sh.State()
	for _, aside := range m.asides(k) {
		room := w - 2 - chart.Width(aside.words)
		if !aside.must && chart.Width(s.CallAll(k.members())) > room {
			continue
		}
		return shell.NamesOn(s, k.members(), room) + chart.Paint(m.sh.Theme.Muted, "  "+aside.words)
	}
	return shell.NamesOn(s, k.members(), w)
}

// aside is something to say beside names; must: even if the names are cut for it.
type aside struct {
	words string
	must  bool
}

// asides are the ways to say that there are three, and what the weakest two of them score, or that somebody
// is in another pair as well, the one that says the most first. Where the state's column says it too, only what is more than that.
func (m *matchesScreen) asides(k matchKey) []aside {
	p := m.rows.pairs[k]
	said := m.table.ColumnWidth(stateColumn) > 0 && p.State == matching.Suggested && len(p.Against) == 0
	shared := m.rows.shared(k)
	var out []aside
	switch {
	case len(shared) == 1:
		one := shared[0]
		others := slices.DeleteFunc(m.rows.partners(one), k.has)
		names := shell.ShortNames(m.sh.State(), append([]matching.ID{one}, others...))
		out = []aside{{words: names[0] + " also with " + m.sh.State().CallEach(others)}, {words: names[0] + " also with " + say.And(names[1:])}}
		if !said {
			out = append(out, aside{words: names[0] + " has " + twoPartners}, aside{twoPartners, true})
		}
	case k.isTrio():
		lowest := "lowest " + say.Points(p.Weakest())
		if !said {
			out = []aside{{words: say.Team(true) + ", " + lowest}}
		}
		out = append(out, aside{lowest, true})
	case said:
	case len(shared) > 1:
		out = []aside{{words: "each has " + twoPartners}, {twoPartners, true}}
	}
	return out
}

func (m *matchesScreen) waitingCell(k matchKey, col, w int) table.Cell {
	t := m.sh.Theme
	switch col {
	case scoreColumn:
		return table.Cell{Text: "waits", Style: t.Warn}
	case pairColumn:
		name := shell.ClipTo(m.sh.State().Call(k.a), max(w/2, w-30))
		return table.Cell{Text: name + chart.Paint(t.Muted, "  "+m.rows.waits[k].Why)}
	}
	return table.Cell{}
}

// stateMark is the sign of how a pair came to be, with "!" for one against a rule.
func stateMark(p matching.Pair) string {
	mark := map[matching.State]string{matching.Locked: "🔒", matching.Overridden: "✎ ", matching.Published: "● "}[p.State]
	if len(p.Against) > 0 {
		return chart.Fit(mark, 2) + "!"
	}
	return mark
}

// stateWord is the same in a word.
func (m *matchesScreen) stateWord(k matchKey) (string, lipgloss.Style) {
	p, t := m.rows.pairs[k], m.sh.Theme
	switch {
	case len(p.Against) > 0:
		return "against rule", t.Bad
	case p.State != matching.Suggested:
		return string(p.State), t.Mark
	case k.isTrio():
		return "trio", t.Text
	case len(m.rows.shared(k)) > 0:
		return twoPartners, t.Text
	case m.rows.fresh[k]:
		return "new", t.Accent
	}
	return "", t.Text
}
