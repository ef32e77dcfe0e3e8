package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/exchange"
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
)

// From these sizes of the screen on the checklist stands beside the list, or below it. The calendar
// needs the width, so that beside it there must be plenty; else the checklist is behind enter.
const (
	besideFrom    = 140 // columns
	belowFrom     = twoPanes
	belowFromRows = 30
	detailLeast   = 58
	togetherFrom  = 116 // cells of the list from which the hours of the minimum are shown too
)

// exchangePlace is where things stood when they were last drawn.
type exchangePlace struct {
	tableY  int
	detail  bool // it is on the screen
	alone   bool // and nothing else
	detailX int
	detailY int
}

func (p exchangePlace) inDetail(x, y int) bool {
	return p.alone || p.detail && x >= p.detailX && y >= p.detailY
}

// exchangeColumn is what a column of the list shows.
type exchangeColumn int

const (
	namesColumn exchangeColumn = iota
	hoursColumn
	togetherColumn
	calendarColumn
	wordsColumn
)

// exchangeColumns are the columns of a list w cells wide: the narrower, the less of the hours and the
// calendar; names and words are always there. names is the width of the longest pair, hosted that of the
// hours of a trio.
func exchangeColumns(w, names, hosted int) ([]exchangeColumn, []table.Column) {
	share := 27
	if hosted > 0 {
		share = 34
	}
	pair := table.Column{Title: "pair", Width: max(16, min(names, max(24, w*share/100)))}
	hours := table.Column{Title: "hours ⇄", Width: max(11, hosted)}
	calendar := table.Column{Title: " ", Min: 10, Flex: 1}
	words := table.Column{Title: "how it stands", Width: max(20, w*26/100)}
	switch {
	case w < 72:
		words.Width = 28
		return []exchangeColumn{namesColumn, wordsColumn}, []table.Column{{Title: "pair", Min: 16, Flex: 1}, words}
	case w < togetherFrom:
		hours.Width, words.Width = max(9, hosted), max(17, w*20/100)
		pair.Width = max(16, min(names, w*34/100))
		return []exchangeColumn{namesColumn, hoursColumn, calendarColumn, wordsColumn}, []table.Column{pair, hours, calendar, words}
	}
	return []exchangeColumn{namesColumn, hoursColumn, togetherColumn, calendarColumn, wordsColumn},
		[]table.Column{pair, hours, {Title: "together", Width: 10}, calendar, words}
}

func (e *exchanges) view(w, h int) []string {
	st := e.fresh()
	e.place = exchangePlace{}
	switch {
	case len(st.all) == 0:
		return e.emptyView(w, h)
	case w >= besideFrom:
		right := max(detailLeast, w*2/5)
		left := w - right - chart.Divider
		e.place.detail, e.place.detailX = true, left+chart.Divider
		return chart.Columns(e.listView(st, left, h), e.detailView(right, h), left, right, h, e.sh.theme.Border)
	case w >= belowFrom && h >= belowFromRows:
		below := min(h/2, 17)
		above := h - below - 1
		e.place.detail, e.place.detailY = true, above+1
		lines := append(e.listView(st, w, above), ruleWith(e.sh, legend(e.sh, w-6), w))
		return append(lines, e.detailView(w, below)...)
	case e.list.focused:
		e.place.detail, e.place.alone = true, true
		return e.detailView(w, h)
	}
	return e.listView(st, w, h)
}

// emptyView says why there is nothing and what to do.
func (e *exchanges) emptyView(w, h int) []string {
	say := "Nothing is published yet. 3 goes to Matches, where p publishes the pairs of the plan; then every pair has its row here, with its milestones on a calendar."
	if e.sh.state.Plan == nil || len(e.sh.state.Plan.Pairs) == 0 {
		say = "There are no pairs yet. 2 goes to Applicants, where i imports a form export; when the plan is right, p on Matches publishes it, and every pair has its row here."
	}
	return emptyLines(say, w, h)
}

// emptyLines is a sentence in the middle of an empty screen.
func emptyLines(say string, w, h int) []string {
	lines := []string{"", ""}
	for _, l := range chart.Wrap(say, min(60, w-4)) {
		lines = append(lines, chart.Center(l, w))
	}
	return chart.FitLines(lines, w, h)
}

func (e *exchanges) listView(st *standings, w, h int) []string {
	var columns []table.Column
	e.columns, columns = exchangeColumns(w, st.widest, st.hosted)
	e.table.SetColumns(columns)
	lines := []string{e.headLine(st, w)}
	for col, kind := range e.columns {
		if kind != calendarColumn {
			continue
		}
		e.table.SetSize(w, h)
		cal := st.calendarOf(e.table.ColumnWidth(col))
		e.table.SetTitle(col, cal.Ruler("today", calendarStyles(e.sh)))
		lines = append(lines, strings.Repeat(" ", e.table.ColumnStart(col))+chart.Paint(e.sh.theme.Header, st.months(cal)))
	}
	if e.table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(e.sh.theme.Muted, "No exchange has these words. esc clears the filter."), w))
		return chart.FitLines(lines, w, h)
	}
	e.place.tableY = len(lines)
	e.table.SetSize(w, h-len(lines))
	selected := e.sh.theme.Selected
	if e.list.focused {
		selected = e.sh.theme.SelectedMuted
	}
	styles := table.Styles{Header: e.sh.theme.Header, Selected: selected, Scroll: e.sh.theme.Border}
	lines = append(lines, e.table.Lines(func(id uint64, col, cw int) table.Cell { return e.cell(st, id, col, cw) }, styles)...)
	return chart.FitLines(lines, w, h)
}

// headLine is the filter, or else the exchanges in figures.
func (e *exchanges) headLine(st *standings, w int) string {
	t := e.sh.theme
	if e.filter.open || e.filter.on() {
		found := fmt.Sprintf("  %d of %d", e.table.Len(), len(st.all))
		return " " + e.filter.view(max(10, min(w-2-len(found), 50))) + chart.Paint(t.Muted, found)
	}
	parts := []string{count(len(st.all), "exchange")}
	for _, h := range []exchange.Health{exchange.HealthOnTrack, exchange.HealthDue, exchange.HealthOverdue, exchange.HealthAtRisk, exchange.HealthComplete} {
		if n := st.health[h]; n > 0 {
			parts = append(parts, chart.Paint(healthStyle(e.sh, h), fmt.Sprintf("%d %s", n, h)))
		}
	}
	line := " " + strings.Join(parts, chart.Paint(t.Muted, " · "))
	order := ""
	switch {
	case e.stale:
		order = " · o sorts again"
	case e.order != worstFirst:
		order = " · " + e.order.String()
	}
	if chart.Width(line)+chart.Width(order) < w {
		line += chart.Paint(t.Muted, order)
	}
	return line
}

func healthStyle(sh *shell, h exchange.Health) lipgloss.Style {
	switch h {
	case exchange.HealthAtRisk, exchange.HealthOverdue:
		return sh.theme.Bad
	case exchange.HealthDue:
		return sh.theme.Warn
	case exchange.HealthComplete:
		return sh.theme.Good
	}
	return sh.theme.Text
}

// cell is what stands in one column of a row.
func (e *exchanges) cell(st *standings, id uint64, col, w int) table.Cell {
	one := st.byID[id]
	switch e.columns[col] {
	case namesColumn:
		return table.Cell{Text: namesOn(st.state, one.x.Members, w)}
	case hoursColumn:
		return table.Cell{Text: eachWay(one, w)}
	case togetherColumn:
		return table.Cell{Text: one.together()}
	case calendarColumn:
		return table.Cell{Text: st.line(one, st.calendarOf(w), e.sh)}
	}
	style := healthStyle(e.sh, one.health)
	if one.health == exchange.HealthOnTrack {
		style = e.sh.theme.Muted
	}
	return table.Cell{Text: one.words(w), Style: style}
}
