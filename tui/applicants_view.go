package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
)

// applicantsHead is how many lines stand above the table.
const applicantsHead = 1

// wideStatus is the width from which the status column has its whole words.
const wideStatus = 32

// columns lays the list out for the cohort's programme: the name, its fields, and at the end the status.
func (a *applicantsScreen) columns() {
	columns := []table.Column{{Title: "name", Flex: 3, Min: 18}}
	works, _ := affiliation(a.sh.state.Programme)
	for i, f := range a.rows.fields {
		c := table.Column{Title: strings.ToLower(text.Line(f.Label)), Drop: i + 1}
		switch {
		case f.Name == works.Name:
			c.Flex, c.Min = 3, 14
		case f.Kind == programme.KindTags:
			c.Flex, c.Min = 3, 20
		default:
			c.Width = choiceWidth(f)
		}
		columns = append(columns, c)
	}
	a.table.SetColumns(append(columns, table.Column{Title: "status", Flex: 4, Min: 20}))
}

// choiceWidth is the room for the short words of a list, within bounds.
func choiceWidth(f programme.Field) int {
	w := chart.Width(f.Label)
	for _, c := range f.Choices {
		w = max(w, chart.Width(f.Short(c.Name)))
	}
	return max(6, min(13, w))
}

func (a *applicantsScreen) view(w, h int) []string {
	a.w, a.h = w, h
	switch {
	case len(a.all) == 0:
		return a.emptyView(w, h)
	case a.whole:
		return a.wholeView(w, h)
	case !a.beside():
		return a.listView(w, h)
	}
	left := a.listWidth()
	right := w - left - chart.Divider
	return chart.Columns(a.listView(left, h), a.paneView(right, h), left, right, h, a.sh.theme.Border)
}

// widestPane is the width beyond which the application beside the list gets no wider: more columns of the
// list are worth more then.
const widestPane = 60

// listWidth is how much of the screen the list has when the application stands beside it.
func (a *applicantsScreen) listWidth() int {
	return max(listWidth(a.w), a.w-chart.Divider-widestPane)
}

// emptyView says that nobody is here, and what to do.
func (a *applicantsScreen) emptyView(w, h int) []string {
	t := a.sh.theme
	lines := []string{
		chart.Paint(t.Title, "No applicants yet"), "",
		a.sh.keyHint("i", "imports a form export (CSV): a preview comes first"),
		a.sh.keyHint("a", "adds somebody by hand"),
	}
	left := 0
	for _, l := range lines {
		left = max(left, chart.Width(l))
	}
	indent := strings.Repeat(" ", max(1, (w-left)/2))
	out := make([]string, max(0, (h-len(lines))/3), h)
	for _, l := range lines {
		out = append(out, indent+l)
	}
	return chart.FitLines(out, w, h)
}

func (a *applicantsScreen) listView(w, h int) []string {
	lines := []string{a.headLine(w)}
	if a.table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(a.sh.theme.Muted, "Nobody has these words in their application or status."), w),
			chart.Center(chart.Paint(a.sh.theme.Muted, "esc clears the filter."), w))
		return chart.FitLines(lines, w, h)
	}
	a.table.SetSize(w, h-applicantsHead)
	return append(lines, a.table.Lines(a.cell, a.sh.tableStyles())...)
}

// tableStyles are the styles of a list.
func (sh *shell) tableStyles() table.Styles {
	return table.Styles{Header: sh.theme.Header, Selected: sh.theme.Selected, Scroll: sh.theme.Border}
}

// headLine is the filter, or else the order of the list.
func (a *applicantsScreen) headLine(w int) string {
	t := a.sh.theme
	if a.filter.open || a.filter.on() {
		found := fmt.Sprintf("%d of %d ", a.table.Len(), len(a.all))
		return " " + a.filter.view(w-1-chart.Width(found)) + chart.Paint(t.Muted, found)
	}
	return chart.Fit(" "+count(len(a.all), "applicant")+chart.Paint(t.Muted, " · "+a.orderWords()), w)
}

// orderWords says how the list is sorted.
func (a *applicantsScreen) orderWords() string {
	switch a.order {
	case applicantsByAffiliation:
		f, _ := affiliation(a.sh.state.Programme)
		return "sorted by " + strings.ToLower(text.Line(f.Label))
	case applicantsByStatus:
		return "sorted by status"
	case applicantsBySubmitted:
		return "sorted by time of submission"
	}
	return "sorted by name"
}

// cell is what stands in one column of a row.
func (a *applicantsScreen) cell(id matching.ID, col, w int) table.Cell {
	row, ok := a.rows.row(id)
	if !ok {
		return table.Cell{}
	}
	switch {
	case col == 0:
		return table.Cell{Text: row.a.Name.Safe(), Style: a.nameStyle(row)}
	case col <= len(a.rows.fields):
		f := a.rows.fields[col-1]
		return table.Cell{Text: row.a.Answer(f.Name).Say(f, true), Style: a.nameStyle(row)}
	}
	status := row.status
	if w < wideStatus {
		status = row.short
	}
	return table.Cell{Text: status, Style: a.statusStyle(row)}
}

func (a *applicantsScreen) nameStyle(row applicantRow) lipgloss.Style {
	if row.a.Withdrawn {
		return a.sh.theme.Muted
	}
	return a.sh.theme.Text
}

func (a *applicantsScreen) statusStyle(row applicantRow) lipgloss.Style {
	t := a.sh.theme
	switch row.word {
	case cohort.PositionMatched:
		return t.Text
	case cohort.PositionLocked, cohort.PositionOverridden:
		return t.Mark
	case cohort.PositionPublished:
		return t.Good
	case cohort.PositionWithdrawn, cohort.PositionUnknown:
		return t.Muted
	}
	return t.Warn
}

// applicationCache keeps the lines of the application that is shown.
type applicationCache struct {
	state  *cohort.State
	scorer *score.Scorer
	id     matching.ID
	w      int
	dark   bool
	lines  []string
}

// application is the selected application in lines of w cells.
func (a *applicantsScreen) application(w int) []string {
	p, ok := a.selected()
	if !ok {
		return nil
	}
	c := &a.detail
	if c.state != a.sh.state || c.scorer != a.sh.scorer || c.id != p.ID || c.w != w || c.dark != a.sh.theme.Dark {
		options := -1
		if a.sh.scorer != nil {
			options = a.sh.scorer.Options(p.ID)
		}
		row, _ := a.rows.row(p.ID)
		*c = applicationCache{a.sh.state, a.sh.scorer, p.ID, w, a.sh.theme.Dark, a.sh.applicationLines(p, row.status, options, w)}
	}
	return c.lines
}

// paneView is the beginning of the application, beside the list.
func (a *applicantsScreen) paneView(w, h int) []string {
	lines := a.application(w - 1)
	if len(lines) > h {
		lines = append(lines[:h-1:h-1], chart.Paint(a.sh.theme.Muted, fmt.Sprintf("… %s more: enter shows all", count(len(lines)-h+1, "line"))))
	}
	return chart.FitLines(lines, w, h)
}

// wholeView is the application with the screen to itself.
func (a *applicantsScreen) wholeView(w, h int) []string {
	inner := min(w-2, 90)
	out := make([]string, 0, h)
	for _, l := range a.scroll.window(a.sh, a.application(inner), h) {
		out = append(out, " "+l)
	}
	return chart.FitLines(out, w, h)
}
