package groups

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// head is how many lines stand above the table.
const head = 2

// View draws the people with the counts beside them, or either of the two.
func (g *screen) View(w, h int) []string {
	switch {
	case g.g == nil:
		return chart.FitLines(nil, w, h)
	case g.page.Opened():
		lines := g.page.Window(g.sh, g.detail(min(w-2, 100)), h)
		out := make([]string, len(lines))
		for i, l := range lines {
			out[i] = " " + l
		}
		return chart.FitLines(out, w, h)
	case w < shell.TwoPanes:
		return g.listView(w, h)
	}
	list := shell.ListWidth(w)
	pane := w - list - chart.Divider
	lines := g.detail(pane)
	if len(lines) > h {
		more := chart.Paint(g.sh.Theme.Muted, fmt.Sprintf("↓ and %d more: enter shows all", len(lines)-h+1))
		lines = append(slices.Clone(lines[:h-1]), more)
	}
	return chart.Columns(g.listView(list, h), chart.FitLines(lines, pane, h), list, pane, h, g.sh.Theme.Border)
}

func (g *screen) listView(w, h int) []string {
	g.list.Place(head, w)
	lines := []string{g.titleLine(w), g.countLine(w)}
	if g.list.Table.Len() == 0 {
		why := "Nobody has these words."
		if len(g.all) == 0 {
			why = "Nobody takes part yet: import applicants first."
		}
		lines = append(lines, "", chart.Center(chart.Paint(g.sh.Theme.Muted, why), w))
		return chart.FitLines(lines, w, h)
	}
	g.list.Table.SetColumns(g.columns())
	g.list.Table.SetMarks(g.mark)
	g.list.Table.SetSize(w, h-head)
	return append(lines, g.list.Table.Lines(g.cell, shell.TableStyles(g.sh))...)
}

// titleLine names the grouping that is shown, among the others.
func (g *screen) titleLine(w int) string {
	t := &g.sh.Theme
	if g.list.Filter.Open || g.list.Filter.On() {
		found := fmt.Sprintf("%d of %d ", g.list.Table.Len(), len(g.all))
		return " " + g.list.Filter.View(w-1-len(found)) + chart.Paint(t.Muted, found)
	}
	var parts []string
	for i, other := range g.state.Groupings() {
		title := text.Line(other.Title)
		if i == g.at {
			parts = append(parts, chart.Paint(t.Title, "‹"+title+"›"))
		} else {
			parts = append(parts, chart.Paint(t.Muted, title))
		}
	}
	return chart.Fit(" "+strings.Join(parts, "  "), w)
}

// countLine says how many groups there are, of how many people, and whether they are even.
func (g *screen) countLine(w int) string {
	t := &g.sh.Theme
	if !g.g.IsMade() {
		return chart.Fit(" "+chart.Paint(t.Warn, "not made yet: n makes them"), w)
	}
	var parts []string
	if n := len(g.marked); n > 0 {
		parts = append(parts, chart.Paint(t.Accent, fmt.Sprintf("%d marked", n)))
	}
	parts = append(parts, say.Count(g.g.Count, "group")+" of "+g.sizes)
	if g.none > 0 {
		parts = append(parts, chart.Paint(t.Warn, fmt.Sprintf("%d in none", g.none)))
	}
	if g.pinned > 0 {
		parts = append(parts, fmt.Sprintf("%d pinned", g.pinned))
	}
	return chart.Fit(" "+strings.Join(parts, chart.Paint(t.Muted, " · ")), w)
}

// sizeWords says how many people groups have: each of few, else from the least to the most.
func sizeWords(sizes []int) string {
	if len(sizes) <= 6 {
		words := make([]string, len(sizes))
		for i, n := range sizes {
			words[i] = fmt.Sprint(n)
		}
		return strings.Join(words, ", ")
	}
	least, most := slices.Min(sizes), slices.Max(sizes)
	if least == most {
		return fmt.Sprint(most)
	}
	return fmt.Sprintf("%d to %d", least, most)
}

// The first columns of the list; behind them stand the answers.
const (
	nameColumn = iota
	groupColumn
	pinnedColumn
	firstAnswer
)

func (g *screen) columns() []table.Column {
	columns := []table.Column{
		{Title: "name", Min: 16, Flex: 3},
		{Title: strings.ToLower(text.Clip(text.Line(g.g.Title))), Width: min(14, max(5, chart.Width(g.g.Title))), Right: true},
		{Title: "", Width: 6},
	}
	for i, f := range g.fields() {
		columns = append(columns, table.Column{Title: g.label(f), Min: 8, Flex: 2, Drop: i + 1})
	}
	return columns
}

func (g *screen) label(field string) string {
	if f, ok := g.state.Programme.Field(field); ok && f.Label != "" {
		return strings.ToLower(text.Line(f.Label))
	}
	return text.Line(field)
}

func (g *screen) cell(id matching.ID, col, _ int) table.Cell {
	p, t := g.people[id], &g.sh.Theme
	switch {
	case p == nil:
		return table.Cell{}
	case col == nameColumn:
		return table.Cell{Text: p.name}
	case col == groupColumn && p.group == 0:
		return table.Cell{Text: "none", Style: t.Warn}
	case col == groupColumn:
		return table.Cell{Text: fmt.Sprint(p.group)}
	case col == pinnedColumn && p.pinned:
		return table.Cell{Text: "pinned", Style: t.Accent}
	case col >= firstAnswer && col-firstAnswer < len(p.answers):
		return table.Cell{Text: text.Line(p.answers[col-firstAnswer]), Style: t.Muted}
	}
	return table.Cell{}
}

func (g *screen) mark(id matching.ID) table.Cell {
	if g.marked[id] {
		return table.Cell{Text: "✓", Style: g.sh.Theme.Accent}
	}
	return table.Cell{}
}

// drawnDetail keeps the lines of how even the groups are, as long as nothing they are made of is another.
type drawnDetail struct {
	of    *counted
	w     int
	theme [2]bool // dark, with colours
	lines []string
}

// evenLines are how even the groups are.
func (g *screen) evenLines(w int) []string {
	t := &g.sh.Theme
	if d := &g.drawn; d.of == g.counted && d.w == w && d.theme == [2]bool{t.Dark, t.Colour} {
		return d.lines
	}
	var lines []string
	for _, l := range g.counted.lines {
		style := t.Text
		switch {
		case l.Uneven:
			style = t.Bad
		case l.Heading:
			style = t.Header
		}
		lines = append(lines, chart.PaintAll(style, chart.Wrap(l.Text, w))...)
	}
	g.drawn = drawnDetail{g.counted, w, [2]bool{t.Dark, t.Colour}, lines}
	return lines
}

// detail is the group of whom the cursor is on, and how even all are.
func (g *screen) detail(w int) []string {
	t := &g.sh.Theme
	if !g.g.IsMade() {
		return chart.Wrap(howMade(g.g, g.label), w)
	}
	var lines []string
	if id, ok := g.list.Selected(); ok {
		if n := g.g.Of(id); n > 0 {
			lines = append(lines, g.groupLines(n, w)...)
		}
	}
	if g.counted == nil {
		return append(lines, chart.Paint(t.Muted, "Counting…"))
	}
	return append(lines, g.evenLines(w)...)
}

// mostMembers is of how many people a group is listed whole.
const mostMembers = 12

// groupLines are a group with its people, if they are few.
func (g *screen) groupLines(n, w int) []string {
	t := &g.sh.Theme
	members := g.membersOf(n)
	title := text.Line(g.g.Call(n)) + " · " + say.People(len(members))
	if in := g.g.Inside[n]; in > 0 {
		if outer, ok := g.state.Grouping(g.g.Within); ok {
			title += " · in " + text.Line(outer.Call(in))
		}
	}
	lines := []string{chart.Fit(chart.Paint(t.Title, title), w), chart.Rule(w, t.Border)}
	if len(members) <= mostMembers {
		for _, id := range members {
			line := g.state.Call(id)
			if p := g.people[id]; p != nil && len(p.answers) > 0 {
				line += chart.Paint(t.Muted, "  "+text.Line(strings.Join(p.answers, " · ")))
			}
			lines = append(lines, chart.Fit(line, w))
		}
		lines = append(lines, "")
	}
	return lines
}

// howMade says how groups will be made.
func howMade(g *cohort.Grouping, label func(string) string) string {
	line := fmt.Sprintf("Nobody is in a %s yet. ", say.InSentence(text.Line(g.Title)))
	if g.Size.IsTarget() {
		line += fmt.Sprintf("They will have about %d people", g.Size.From)
	} else {
		line += fmt.Sprintf("They will have %d to %d people", g.Size.From, g.Size.To)
	}
	labels := func(fields []string) string {
		var all []string
		for _, f := range fields {
			all = append(all, label(f))
		}
		return say.And(all)
	}
	if len(g.Even) > 0 {
		line += ", with every " + labels(g.Even) + " spread evenly"
	}
	if len(g.Same) > 0 {
		line += ", of the same " + labels(g.Same)
	}
	if len(g.Apart) > 0 {
		line += ", no two of one " + labels(g.Apart) + " where that can be kept"
	}
	return line + ". Press n to make them."
}
