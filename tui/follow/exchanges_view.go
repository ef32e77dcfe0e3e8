package follow

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// From these sizes of the screen on the checklist stands beside the list, or below it. The calendar
// needs the width, so that beside it there must be plenty; else the checklist is behind enter.
const (
	besideFrom    = 140 // columns
	belowFrom     = shell.TwoPanes
	belowFromRows = 30
	detailLeast   = 58
	togetherFrom  = 116 // cells of the list from which the hours of the minimum are shown too
)

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
// calendar; names and how it stands are always there. names is the width of the longest pair, hosted that of the
// hours of a trio, total that of the time together. Seen from near, the calendar gets the room of the hours. Where the
// minimum is a number of meetings, those are counted in the place of hours.
func exchangeColumns(w, names, hosted, total int, near, meetings bool) ([]exchangeColumn, []table.Column) {
	pair := table.Column{Title: "pair", Width: max(16, min(names, max(24, w*27/100)))}
	if hosted > 0 {
		pair.Width = max(16, min(names, max(22, w*34/100)))
	}
	hours := table.Column{Title: "hours ⇄", Width: max(11, hosted)}
	calendar := table.Column{Title: " ", Min: 10, Flex: 1}
	together := table.Column{Title: "together", Width: max(10, min(total, 14))}
	if meetings {
		together.Title = "meetings"
	}
	words := table.Column{Title: "how it stands", Width: max(25, min(36, w*27/100))}
	switch {
	case w < 72:
		words.Width = 28
		return []exchangeColumn{namesColumn, wordsColumn}, []table.Column{{Title: "pair", Min: 16, Flex: 1}, words}
	case near:
		return []exchangeColumn{namesColumn, calendarColumn, wordsColumn}, []table.Column{pair, calendar, words}
	case w < togetherFrom && meetings:
		together.Width = 8
		return []exchangeColumn{namesColumn, togetherColumn, calendarColumn, wordsColumn}, []table.Column{pair, together, calendar, words}
	case w < togetherFrom:
		hours.Width = max(9, hosted)
		return []exchangeColumn{namesColumn, hoursColumn, calendarColumn, wordsColumn}, []table.Column{pair, hours, calendar, words}
	}
	return []exchangeColumn{namesColumn, hoursColumn, togetherColumn, calendarColumn, wordsColumn},
		[]table.Column{pair, hours, together, calendar, words}
}

// countsMeetings reports whether the programme asks for a number of meetings, and for no hours.
func countsMeetings(s *cohort.State) bool {
	least := s.Programme.Exchange.Minimum
	return least.Meetings > 0 && least.HourTenths == 0
}

// pairIn is the people of an exchange on at most w cells: their names; else their first names, with what the others begin
// with where there is room; else as much as there is room for.
func pairIn(s *cohort.State, one *shell.ExchangeStatus, w int) string {
	if chart.Width(one.Pair) <= w {
		return shell.NamesOn(s, one.X.Members, w)
	}
	begun := slices.Clone(one.First)
	for i, id := range one.X.Members {
		if _, last, ok := strings.Cut(s.Call(id), begun[i]+" "); ok {
			first, _ := utf8.DecodeRuneInString(last)
			begun[i] += " " + text.Line(string(first)) + "."
		}
	}
	for _, names := range [][]string{begun, one.First} {
		if short := strings.Join(names, shell.PairSign); chart.Width(short) <= w {
			return short
		}
	}
	return shell.NamesOn(s, one.X.Members, w)
}

// View draws the list, and the checklist where there is room for it.
func (e *exchanges) View(w, h int) []string {
	st := e.fresh()
	e.checklist.pane = pane{}
	switch {
	case st.Unknown:
		return chart.FitLines([]string{" " + say.Count(len(st.State.Exchanges), "exchange")}, w, h)
	case len(st.All) == 0:
		return e.emptyView(w, h)
	case w >= besideFrom:
		right := max(detailLeast, w*2/5)
		left := w - right - chart.Divider
		e.checklist.pane = pane{shown: true, x: left + chart.Divider}
		return chart.Columns(e.listView(st, left, h), e.checklist.drawPane(right, h, e.detail), left, right, h, e.sh.Theme.Border)
	case w >= belowFrom && h >= belowFromRows:
		below := min(h/2, 17)
		above := h - below - 1
		e.checklist.pane = pane{shown: true, y: above + 1}
		lines := append(e.listView(st, w, above), ruleWith(e.sh, legend(e.sh, w-6), w))
		return append(lines, e.checklist.drawPane(w, below, e.detail)...)
	case e.checklist.focused:
		e.checklist.pane = pane{shown: true, alone: true}
		return e.checklist.drawPane(w, h, e.detail)
	}
	return e.listView(st, w, h)
}

// emptyView says why there is nothing and what to do.
func (e *exchanges) emptyView(w, h int) []string {
	say := "Nothing is published yet. 3 goes to Matches, where p publishes the pairs of the plan; then every pair has its row here, with its milestones on a calendar."
	if e.sh.State().Plan == nil || len(e.sh.State().Plan.Pairs) == 0 {
		say = "There are no pairs yet. 2 goes to Applicants, where i imports a form export; when the plan is right, p on Matches publishes it, and every pair has its row here."
	}
	say += " i takes pairs down that were before Crosswalk."
	return chart.EmptyLines(say, w, h)
}

func (e *exchanges) listView(st *shell.ExchangeStatuses, w, h int) []string {
	var columns []table.Column
	e.columns, columns = exchangeColumns(w, st.Widest, st.Hosted, st.Together, e.window.zoom > zoomWhole, countsMeetings(st.State))
	e.list.Table.SetColumns(columns)
	e.setMarks()
	lines := []string{e.headLine(st, w)}
	for col, kind := range e.columns {
		if kind != calendarColumn {
			continue
		}
		e.list.Table.SetSize(w, h)
		cal, from := e.window.calendar(st, e.list.Table.ColumnWidth(col))
		e.list.Table.SetTitle(col, cal.Ruler("today", calendarStyles(e.sh)))
		lines = append(lines, strings.Repeat(" ", e.list.Table.ColumnStart(col))+chart.Paint(e.sh.Theme.Header, e.window.labels(from, cal)))
	}
	if e.list.Table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(e.sh.Theme.Muted, "No exchange has these words. esc clears the filter."), w))
		return chart.FitLines(lines, w, h)
	}
	e.list.Place(len(lines), w)
	e.list.Table.SetSize(w, h-len(lines))
	lines = append(lines, e.list.Table.Lines(func(row exchangeRow, col, cw int) table.Cell { return e.cell(st, row, col, cw) }, e.checklist.tableStyles())...)
	return chart.FitLines(lines, w, h)
}

// headLine is the filter, or else the exchanges in figures.
func (e *exchanges) headLine(st *shell.ExchangeStatuses, w int) string {
	t := e.sh.Theme
	if e.list.Filter.Open || e.list.Filter.On() {
		found := fmt.Sprintf("  %d of %d", len(e.shown), len(st.All)) + e.sayMarked(" · ")
		return " " + e.list.Filter.View(max(10, min(w-2-len(found), 50))) + chart.Paint(t.Muted, found)
	}
	parts := []string{say.Count(len(st.All), "exchange")}
	for _, h := range shell.HealthsBestFirst() {
		if n := st.Health[h]; n > 0 {
			parts = append(parts, chart.Paint(healthStyle(e.sh, h), fmt.Sprintf("%d %s", n, h)))
		}
	}
	between := chart.Paint(t.Muted, " · ")
	for len(parts) > 2 && chart.Width(strings.Join(parts, between)) >= w { // the worst is what matters
		parts = append(parts[:1], parts[2:]...)
	}
	line := " " + strings.Join(parts, between)
	if marked := e.sayMarked(""); marked != "" {
		line = " " + chart.Paint(t.Accent, marked) + chart.Paint(t.Muted, " of ") + strings.TrimPrefix(line, " ")
	}
	order := ""
	switch {
	case e.stale:
		order = " · s sorts again"
	case e.order != worstFirst:
		order = " · " + e.order.String()
	}
	if e.window.zoom != zoomWhole {
		order += " · " + e.window.zoom.String()
	}
	if chart.Width(line)+chart.Width(order) < w {
		line += chart.Paint(t.Muted, order)
	}
	return line
}

func healthStyle(sh *shell.Shell, h exchange.Health) lipgloss.Style {
	switch h {
	case exchange.HealthAtRisk, exchange.HealthOverdue:
		return sh.Theme.Bad
	case exchange.HealthDue, exchange.HealthOurTurn:
		return sh.Theme.Warn
	case exchange.HealthComplete:
		return sh.Theme.Good
	}
	return sh.Theme.Text
}

// setMarks makes room for the marks while there are any.
func (e *exchanges) setMarks() {
	if len(e.marked) == 0 {
		e.list.Table.SetMarks(nil)
		return
	}
	e.list.Table.SetMarks(func(row exchangeRow) table.Cell {
		if !e.marked[row.id] {
			return table.Cell{}
		}
		return table.Cell{Text: "*", Style: e.sh.Theme.Accent}
	})
}

// sayMarked is how many exchanges are marked, with something before it; nothing if none is.
func (e *exchanges) sayMarked(before string) string {
	if len(e.marked) == 0 {
		return ""
	}
	return fmt.Sprintf("%s%d marked", before, len(e.marked))
}

// cell is what stands in one column of a row.
func (e *exchanges) cell(st *shell.ExchangeStatuses, row exchangeRow, col, w int) table.Cell {
	one := st.ByID[row.id]
	if one == nil {
		return e.headingCell(row, col)
	}
	switch e.columns[col] {
	case namesColumn:
		return table.Cell{Text: pairIn(st.State, one, w)}
	case hoursColumn:
		return table.Cell{Text: shell.EachWay(one, w)}
	case togetherColumn:
		return table.Cell{Text: together(one)}
	case calendarColumn:
		cal, from := e.window.calendar(st, w)
		return table.Cell{Text: e.calendars.line(st, one, cal, from, e.sh)}
	}
	style := healthStyle(e.sh, one.Health)
	if one.Health == exchange.HealthOnTrack {
		style = e.sh.Theme.Muted
	}
	return table.Cell{Text: one.Say(w), Style: style}
}

// headingCell is what stands in one column of the heading of a group.
func (e *exchanges) headingCell(row exchangeRow, col int) table.Cell {
	if row.group >= len(e.groups) {
		return table.Cell{}
	}
	switch e.columns[col] {
	case namesColumn:
		return table.Cell{Text: "▾ " + e.groups[row.group].name, Style: e.sh.Theme.Header, Wide: true}
	case wordsColumn:
		return table.Cell{Text: e.groups[row.group].said, Style: e.sh.Theme.Header}
	}
	return table.Cell{}
}
