package tui

import (
	"cmp"
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
)

var concernColumns = []table.Column{{Width: 16}, {Min: 20, Flex: 1}}

// overviewLayout is how the screen below its head is shared out.
type overviewLayout struct {
	list      int // lines of the list with its heading and its foot; 0: it is not shown
	listWidth int
	listTop   int // the line on which its rows begin
	charts    []drawing
	beside    bool // the charts stand beside the list
	turns     bool // there is room for the list or for a chart, not for both
	positions int  // how many the charts can be turned through
}

// leastList is how many lines the list has at least when a chart stands below it.
const leastList = 5

func (o *overviewScreen) view(w, h int) []string {
	if len(o.sh.state.People) == 0 {
		return o.welcomeView(w, h)
	}
	if o.facts == nil {
		return chart.FitLines(nil, w, h)
	}
	head := o.head(w, h)
	o.layOut(w, h-len(head))
	o.lay.listTop = len(head) + 1
	if o.lay.beside {
		right := w - o.lay.listWidth - chart.Divider
		body := chart.Columns(o.listView(o.lay.listWidth, h-len(head)), o.chartsView(right), o.lay.listWidth, right, h-len(head), o.sh.theme.Border)
		return append(head, body...)
	}
	lines := head
	if o.lay.list > 0 {
		lines = append(lines, o.listView(w, o.lay.list)...)
	} else {
		lines = append(lines, o.listHead(w))
	}
	for _, l := range o.chartsView(w - 2) {
		lines = append(lines, " "+l)
	}
	return chart.FitLines(lines, w, h)
}

// layOut shares the lines below the head out between the list and the charts. Of the list, its heading is
// always there; a terminal that has become too short for both shows the list first.
func (o *overviewScreen) layOut(w, h int) {
	all := o.drawings()
	n := len(all)
	tall := h-leastList >= leastChart
	if w < twoPanes && !tall && !o.lay.turns {
		o.turn = 0
	}
	if w >= twoPanes {
		o.lay = overviewLayout{list: h, listWidth: min(84, w*52/100), beside: true, positions: n}
		o.turn %= n
		o.lay.charts = stack(turned(all, o.turn), h)
		if len(o.lay.charts) == n {
			o.lay.positions = 1
		}
		return
	}
	o.lay = overviewLayout{listWidth: w, positions: n + 1, turns: !tall}
	o.turn %= n + 1
	at := o.turn
	switch {
	case !tall && at == 0, tall && at == n:
		o.lay.list = h
	case !tall:
		o.lay.charts = stack(all[at-1:at], h-1)
	default:
		o.lay.charts = stack(all[at:at+1], h-leastList)
		o.lay.list = h - o.lay.charts[0].lines
	}
}

// turned is the charts with the i-th first.
func turned(all []drawing, i int) []drawing {
	return append(append([]drawing(nil), all[i:]...), all[:i]...)
}

// turns is how many positions the charts can be turned through.
func (o *overviewScreen) turns() int { return max(1, o.lay.positions) }

// head is how far the cohort is, what comes next, and its numbers.
func (o *overviewScreen) head(w, h int) []string {
	s, st, t := o.sh.state, o.sh.standings(), o.sh.theme
	var lines []string
	if h >= 18 {
		lines = append(lines, chart.Fit(" "+o.stageLine(), w))
	}
	for i, l := range chart.Wrap(stageWords(s, st, o.sh.now(), o.facts.many[concernCall], o.facts.shape.unpublished), w-2) {
		if i == 2 {
			break
		}
		lines = append(lines, chart.Fit(" "+l, w))
	}
	if h >= 24 {
		lines = append(lines, chart.Fit("", w))
	}
	lines = append(lines, o.numbers(w)...)
	if h >= 24 {
		lines = append(lines, chart.Rule(w, t.Border))
	}
	return lines
}

// stageLine is all stages in a row, the present one marked.
func (o *overviewScreen) stageLine() string {
	t := o.sh.theme
	now := stageOf(o.sh.state, o.sh.standings(), o.sh.now())
	var parts []string
	for g := range stages {
		switch {
		case g == now:
			parts = append(parts, chart.Paint(t.Accent, "▸ "+g.String()))
		default:
			parts = append(parts, chart.Paint(t.Muted, g.String()))
		}
	}
	return strings.Join(parts, chart.Paint(t.Muted, " · "))
}

// listFoot is how many lines below the rows have the whole sentence of the selected one.
const listFoot = 4

// listView is what needs attention in h lines: a heading, the rows, and below them the whole sentence of
// the selected one where there is room.
func (o *overviewScreen) listView(w, h int) []string {
	t := o.sh.theme
	lines := []string{o.listHead(w)}
	if len(o.facts.list) == 0 {
		return chart.FitLines(lines, w, h)
	}
	rows := h - 1
	if rows >= leastList+listFoot {
		rows -= listFoot
	}
	o.table.SetSize(w, rows)
	lines = append(lines, o.table.Lines(o.cells(), table.Styles{Selected: t.Selected, Scroll: t.Border})...)
	if c, ok := o.table.Selected(); ok && len(lines) < h {
		lines = append(lines, chart.Fit(chart.Paint(t.Border, strings.Repeat("┄", max(0, w-1))), w))
		for _, l := range chart.Wrap(c.text, w-3) {
			lines = append(lines, "  "+l)
		}
	}
	return chart.FitLines(lines, w, h)
}

// listHead is how many things need attention, and of which kinds.
func (o *overviewScreen) listHead(w int) string {
	t, n := o.sh.theme, len(o.facts.list)
	if n == 0 {
		return chart.Fit(" "+chart.Paint(t.Header, "Needs attention")+"  "+chart.Paint(t.Good, "nothing at present"), w)
	}
	return chart.Fit(" "+chart.Paint(t.Header, fmt.Sprintf("Needs attention: %d", n))+"  "+chart.Paint(t.Muted, o.kindsInWords()), w)
}

// kindsInWords is how many rows of each kind there are.
func (o *overviewScreen) kindsInWords() string {
	var parts []string
	for _, k := range kinds {
		switch n := o.facts.many[k]; {
		case n > 0 && k == concernManager:
			parts = append(parts, fmt.Sprintf("%d on %s", n, k))
		case n > 0:
			parts = append(parts, fmt.Sprintf("%d %s", n, k.word(n)))
		}
	}
	return strings.Join(parts, ", ")
}

// cells is what stands in the columns of the rows, from the first in sight on. A kind is named, with how
// many there are, on the first of its rows in sight.
func (o *overviewScreen) cells() func(concern, int, int) table.Cell {
	var last concernKind
	return func(c concern, col, w int) table.Cell {
		if col == 1 {
			row := cmp.Or(c.row, c.text)
			if c.kind == concernAtRisk {
				row = cutMiddle(row, w)
			}
			return table.Cell{Text: row}
		}
		if c.kind == last {
			return table.Cell{}
		}
		last = c.kind
		n := o.facts.many[c.kind]
		name := c.kind.word(n)
		if n > 1 {
			name += fmt.Sprintf(" %d", n)
		}
		return table.Cell{Text: name, Style: o.kindStyle(c.kind)}
	}
}

func (o *overviewScreen) kindStyle(k concernKind) lipgloss.Style {
	t := o.sh.theme
	switch k {
	case concernAtRisk, concernOverdue, concernKind(cohort.AttendBroken), concernKind(cohort.AttendOutdated):
		return t.Bad
	case concernManager, concernKind(cohort.AttendOther):
		return t.Muted
	}
	return t.Warn
}

// welcomeView says what comes next while nobody has applied.
func (o *overviewScreen) welcomeView(w, h int) []string {
	s, t := o.sh.state, o.sh.theme
	lines := []string{""}
	add := func(style lipgloss.Style, indent, text string) {
		for i, l := range chart.Wrap(text, min(76, w-4-len(indent))) {
			if i > 0 {
				indent = strings.Repeat(" ", len(indent))
			}
			lines = append(lines, "  "+chart.Paint(t.Key, indent)+chart.Paint(style, l))
		}
	}
	add(t.Title, "", "Nobody has applied yet.")
	if !s.Closes.IsZero() {
		add(t.Muted, "", "The deadline of "+text.Line(s.Name)+" is "+instantWords(s, s.Closes, o.sh.now())+".")
	}
	if h >= 14 {
		lines = append(lines, "")
	}
	add(t.Text, "·  ", "Press 2, then i: import the form export that you have.")
	add(t.Text, "·  ", "The best set of pairs comes at once, with its proof.")
	add(t.Text, "·  ", "Look the pairs through on 3, the weakest first;")
	add(t.Text, "   ", "change what you know better, and publish.")
	add(t.Text, "·  ", "Follow the exchanges on 4, and ring the pairs on 5.")
	lines = append(lines, "")
	add(t.Muted, "", "u undoes whatever was done; 6 tells what that was.")
	return chart.FitLines(lines, w, h)
}
