package journal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// head is how many lines stand above the table.
const head = 1

// Columns of the list.
const (
	numberColumn = iota
	whenColumn
	whoColumn
	whatColumn
)

// columns are those of the list for changes up to a number.
func columns(last uint64) []table.Column {
	return []table.Column{
		{Title: "no.", Width: max(3, len(strconv.FormatUint(last, 10))), Right: true, Drop: 2},
		{Title: "when", Width: 12},
		{Title: "who", Width: 10, Drop: 1},
		{Title: "what", Min: 24, Flex: 1},
	}
}

// View draws the list with the selected change beside it, or either of the two.
func (j *screen) View(w, h int) []string {
	j.year = j.sh.Today().Year
	switch {
	case j.page.Opened():
		return j.pageView(w, h)
	case w < shell.TwoPanes:
		return j.listView(w, h)
	}
	list := w * 60 / 100
	pane := w - list - chart.Divider
	return chart.Columns(j.listView(list, h), j.paneView(pane, h), list, pane, h, j.sh.Theme.Border)
}

func (j *screen) listView(w, h int) []string {
	j.list.Place(head, w)
	lines := []string{j.headLine(w)}
	if j.list.Table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(j.sh.Theme.Muted, "No change has these words."), w))
		return chart.FitLines(lines, w, h)
	}
	j.list.Table.SetColumns(columns(j.log.state.Seq))
	j.list.Table.SetSize(w, h-head)
	return append(lines, j.list.Table.Lines(j.cell, shell.TableStyles(j.sh))...)
}

// headLine is the filter, or else how many changes there are.
func (j *screen) headLine(w int) string {
	t, n := &j.sh.Theme, len(j.log.state.Log)
	if j.list.Filter.Open || j.list.Filter.On() {
		found := fmt.Sprintf("%d of %d ", j.list.Table.Len(), n)
		return " " + j.list.Filter.View(w-1-len(found)) + chart.Paint(t.Muted, found)
	}
	parts := []string{say.Count(n, "change")}
	if n := len(j.log.undone); n > 0 {
		parts = append(parts, fmt.Sprintf("%d undone", n))
	}
	if j.oldest {
		parts = append(parts, "oldest first")
	} else {
		parts = append(parts, "newest first")
	}
	return chart.Fit(" "+strings.Join(parts, chart.Paint(t.Muted, " · ")), w)
}

// cell is what stands in one column of a row.
func (j *screen) cell(seq uint64, col, _ int) table.Cell {
	e, t := j.log.entry(seq), &j.sh.Theme
	switch col {
	case numberColumn:
		return table.Cell{Text: strconv.FormatUint(seq, 10), Style: t.Muted}
	case whenColumn:
		return table.Cell{Text: j.log.when(e, j.year), Style: t.Muted}
	case whoColumn:
		return table.Cell{Text: text.Line(e.Actor)}
	case whatColumn:
		if j.log.state.Undone[seq] {
			return table.Cell{Text: "undone · " + j.log.summary(e), Style: t.Muted}
		}
		return table.Cell{Text: j.log.summary(e)}
	}
	return table.Cell{}
}

// paneView is the selected change beside the list.
func (j *screen) paneView(w, h int) []string {
	e := j.selected()
	if e == nil {
		return chart.FitLines(nil, w, h)
	}
	lines := detail(&j.sh.Theme, j.log, e, j.year, w)
	if len(lines) > h {
		more := chart.Paint(j.sh.Theme.Muted, fmt.Sprintf("↓ and %d more: enter shows all", len(lines)-h+1))
		lines = append(slices.Clone(lines[:h-1]), more)
	}
	return chart.FitLines(lines, w, h)
}

// pageView is the selected change with the screen to itself, to be scrolled.
func (j *screen) pageView(w, h int) []string {
	e := j.selected()
	if e == nil {
		return chart.FitLines(nil, w, h)
	}
	lines := j.page.Window(j.sh, detail(&j.sh.Theme, j.log, e, j.year, min(w-2, 100)), h)
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = " " + l
	}
	return chart.FitLines(out, w, h)
}
