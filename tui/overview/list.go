package overview

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
	"crosswalk/tui/theme"
)

// list is the concerns with a cursor among them. It has neither a filter nor a detail: its rows lead
// elsewhere. While it is not shown, nothing moves in it.
type list struct {
	table *table.Model[concern]
	all   []concern
	many  map[kind]int // how many of each kind that there is

	shown      bool
	top, width int // where the rows were drawn last: the first line, and how wide
}

func newList() *list { return &list{table: table.New[concern](listColumns)} }

var listColumns = []table.Column{{Width: 16}, {Min: 20, Flex: 1}}

// fill gives the list its rows, the worst first.
func (l *list) fill(all []concern) {
	l.all, l.many = all, map[kind]int{}
	for _, c := range all {
		l.many[c.kind]++
	}
	l.table.SetRows(all)
}

// selected is the concern under the cursor; false without any.
func (l *list) selected() (concern, bool) { return l.table.Selected() }

// place says where the list was drawn, so that presses of the mouse are understood.
func (l *list) place(top, width int, shown bool) { l.top, l.width, l.shown = top, width, shown }

// update moves the cursor by a key or by the wheel.
func (l *list) update(msg tea.Msg) {
	if !l.shown {
		return
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		l.table.Update(msg)
	case tea.MouseWheelMsg:
		l.table.Move(shell.WheelSteps(msg))
	}
}

// click selects the row that was pressed; again reports that it was selected already.
func (l *list) click(x, y int) (again bool) {
	if !l.shown || x >= l.width {
		return false
	}
	c, ok := l.table.RowAt(y - l.top)
	if !ok {
		return false
	}
	before, _ := l.table.Selected()
	l.table.Select(c)
	return before == c
}

// point selects the first row about somebody; false if there is none.
func (l *list) point(who matching.ID) bool {
	for i, c := range l.all {
		if c.who.Has(who) {
			l.table.SelectIndex(i)
			return true
		}
	}
	return false
}

// jump goes to the first row of another kind, on or back.
func (l *list) jump(by int) {
	first := func(i int) bool { return i == 0 || l.all[i-1].kind != l.all[i].kind }
	for i := l.table.Index() + by; i >= 0 && i < len(l.all); i += by {
		if first(i) {
			l.table.SelectIndex(i)
			return
		}
	}
}

// footLines is how many lines below the rows have the whole sentence of the selected one.
const footLines = 4

// view is the list in h lines: a heading, the rows, and below them the whole sentence of the selected one
// where there is room.
func (l *list) view(t *theme.Theme, w, h int) []string {
	lines := []string{l.heading(t, w)}
	if len(l.all) == 0 {
		return chart.FitLines(lines, w, h)
	}
	rows := h - 1
	if rows >= leastList+footLines {
		rows -= footLines
	}
	l.table.SetSize(w, rows)
	lines = append(lines, l.table.Lines(l.cells(t), table.Styles{Selected: t.Selected, Scroll: t.Border})...)
	if c, ok := l.selected(); ok && len(lines) < h {
		lines = append(lines, chart.Fit(chart.Paint(t.Border, strings.Repeat("┄", max(0, w-1))), w))
		for _, line := range chart.Wrap(c.text, w-3) {
			lines = append(lines, "  "+line)
		}
	}
	return chart.FitLines(lines, w, h)
}

// heading is how many things need attention, and of which kinds.
func (l *list) heading(t *theme.Theme, w int) string {
	if len(l.all) == 0 {
		return chart.Fit(" "+chart.Paint(t.Header, "Needs attention")+"  "+chart.Paint(t.Good, "nothing at present"), w)
	}
	var parts []string
	for k := range kindCount {
		if n := l.many[k]; n > 0 {
			parts = append(parts, k.count(n))
		}
	}
	return chart.Fit(" "+chart.Paint(t.Header, fmt.Sprintf("Needs attention: %d", len(l.all)))+"  "+chart.Paint(t.Muted, strings.Join(parts, ", ")), w)
}

// cells is what stands in the columns of the rows, from the first in sight on. A kind is named, with how
// many there are, on the first of its rows in sight.
func (l *list) cells(t *theme.Theme) func(concern, int, int) table.Cell {
	last := kindCount
	return func(c concern, col, w int) table.Cell {
		if col == 1 {
			row := cmp.Or(c.row, c.text)
			if kinds[c.kind].end {
				row = chart.CutMiddle(row, w)
			}
			return table.Cell{Text: row}
		}
		if c.kind == last {
			return table.Cell{}
		}
		last = c.kind
		n := l.many[c.kind]
		name := c.kind.say(n)
		if n > 1 {
			name += fmt.Sprintf(" %d", n)
		}
		return table.Cell{Text: name, Style: kinds[c.kind].style(t)}
	}
}
