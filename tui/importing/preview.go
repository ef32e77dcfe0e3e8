package importing

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// preview shows what was found in a file, a group at a time.
type preview struct {
	settling
	reading *reading
	groups  []group // none while the order of day and month has to be said
	at      int     // the group that is shown
	table   *table.Model[int]
}

func newPreview(s settling) *preview { return &preview{settling: s, table: table.New[int](nil)} }

// asksDates reports whether there is nothing to show before the order of day and month was said.
func (p *preview) asksDates() bool { return p.reading.asksDates() }

// group is the group that is shown.
func (p *preview) group() group { return p.groups[p.at] }

// take takes over a reading. Of a file that could be read before, too, the same group stays in sight, with the
// cursor on the same row or what became of it.
func (p *preview) take(r *reading) {
	before, shown := p.reading, -1
	if len(p.groups) > 0 {
		shown = p.group().kind
	}
	p.reading, p.groups = r, nil
	if r.asksDates() {
		return
	}
	p.groups = groupsOf(r, p.settling)
	same := slices.IndexFunc(p.groups, func(g group) bool { return g.kind == shown })
	if same < 0 || before.err != nil || r.err != nil {
		p.open()
		return
	}
	row, any := p.table.Selected()
	p.show(same)
	if became := p.group().became; any && became != nil {
		p.table.Select(became(row))
	}
}

// open shows the first group that has anything in it, from its beginning.
func (p *preview) open() {
	first := slices.IndexFunc(p.groups, func(g group) bool { return len(g.rows) > 0 })
	if first < 0 {
		first = len(p.groups) - 1
	}
	p.show(first)
	p.table.Top()
}

// show puts the rows of a group into the table.
func (p *preview) show(at int) {
	p.at = at
	p.table.SetColumns(p.group().columns)
	p.table.SetRows(p.group().rows)
}

// turn shows the next group that has anything in it, in either direction.
func (p *preview) turn(by int) {
	at := p.at
	for range p.groups {
		at = (at + by + len(p.groups)) % len(p.groups)
		if len(p.groups[at].rows) > 0 {
			break
		}
	}
	p.show(at)
	p.table.Top()
}

// settle asks how the row under the cursor is to be settled.
func (p *preview) settle() {
	if row, ok := p.table.Selected(); ok {
		p.sh.Open(p.group().settle(row))
	}
}

// view is the groups as tabs, what has to be said about the whole file, the list, and below it the selected row
// in full.
func (p *preview) view(verdict string, w, h int) []string {
	lines := p.tabLines(w)
	air, least := h >= 14, 2 // room for empty lines, and lines of the foot
	switch {
	case air:
		lines = append(lines, "")
	case verdict == "":
		least++
	}
	if verdict != "" {
		for _, l := range firstLines(chart.Wrap(verdict, w), max(2, h/4)) {
			lines = append(lines, chart.Paint(p.sh.Theme.Warn, l))
		}
		if air {
			lines = append(lines, "")
		}
	}
	foot := p.foot(w, max(least, min(8, h/4)))
	g := p.group()
	p.table.SetSize(w, h-len(lines)-len(foot))
	lines = append(lines, p.table.Lines(func(row, col, _ int) table.Cell {
		return table.Cell{Text: g.cell(row, col), Style: p.style(g.toneOf(row, col))}
	}, shell.TableStyles(p.sh))...)
	return append(lines, foot...)
}

func (p *preview) style(t tone) lipgloss.Style {
	switch t {
	case aside:
		return p.sh.Theme.Muted
	case alarm:
		return p.sh.Theme.Warn
	}
	return p.sh.Theme.Text
}

// tabLines name the groups with their numbers, the one that is shown marked.
func (p *preview) tabLines(w int) []string {
	var lines []string
	line, used := "", 0
	for i, g := range p.groups {
		name := " " + g.title + " "
		style := p.sh.Theme.Text
		switch {
		case i == p.at:
			style = p.sh.Theme.Selected
		case len(g.rows) == 0:
			style = p.sh.Theme.Muted
		case g.look:
			style = p.sh.Theme.Warn
		}
		n := chart.Width(name)
		if used > 0 && used+1+n > w {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+chart.Paint(p.sh.Theme.Muted, "·"), used+1
		}
		line, used = line+chart.Paint(style, name), used+n
	}
	return append(lines, line)
}

// foot is the selected row in full, below a line; always h lines.
func (p *preview) foot(w, h int) []string {
	lines := []string{chart.Rule(w, p.sh.Theme.Border)}
	if row, ok := p.table.Selected(); ok {
		for _, para := range p.group().about(row) {
			lines = append(lines, chart.Wrap(para, w)...)
		}
	}
	if len(lines) > h {
		lines[h-1] = strings.Join(lines[h-1:], " ")
	}
	return chart.FitLines(lines, w, h)
}
