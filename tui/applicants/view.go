package applicants

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
	"crosswalk/tui/theme"
)

// headLines is how many lines stand above the table.
const headLines = 1

// wideStatus is the width from which the status column has its whole words.
const wideStatus = 32

// widestPane is the width beyond which the application beside the list gets no wider: more columns of the
// list are worth more then.
const widestPane = 60

// widestWhole is the same for an application that has the screen to itself: longer lines are hard to read.
const widestWhole = 90

// View draws the list, the application, or both.
func (s *screen) View(w, h int) []string {
	s.w = w
	switch {
	case len(s.roster.rows) == 0:
		return emptyView(s.sh, w, h)
	case s.page.Opened():
		return s.wholeView(w, h)
	case !s.beside():
		return s.listView(w, h)
	}
	left := max(shell.ListWidth(w), w-chart.Divider-widestPane)
	right := w - left - chart.Divider
	return chart.Columns(s.listView(left, h), s.paneView(right, h), left, right, h, s.sh.Theme.Border)
}

// emptyView says that nobody is here, and what to do.
func emptyView(sh *shell.Shell, w, h int) []string {
	lines := []string{
		chart.Paint(sh.Theme.Title, "No applicants yet"), "",
		shell.KeyHint(sh, "i", "imports a form export (CSV): a preview comes first"),
		shell.KeyHint(sh, "a", "adds somebody by hand"),
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

func (s *screen) listView(w, h int) []string {
	s.list.Place(headLines, w)
	lines := []string{s.headLine(w)}
	if s.list.Table.Len() == 0 {
		muted := s.sh.Theme.Muted
		lines = append(lines, "", chart.Center(chart.Paint(muted, "Nobody has these words in their application or status."), w),
			chart.Center(chart.Paint(muted, "esc clears the filter."), w))
		return chart.FitLines(lines, w, h)
	}
	s.setMarks()
	s.list.Table.SetSize(w, h-headLines)
	return append(lines, s.list.Table.Lines(s.cell, shell.TableStyles(s.sh))...)
}

// setMarks makes room for the marks while there are any.
func (s *screen) setMarks() {
	if len(s.marked) == 0 {
		s.list.Table.SetMarks(nil)
		return
	}
	s.list.Table.SetMarks(func(id matching.ID) table.Cell {
		if !s.marked[id] {
			return table.Cell{}
		}
		return table.Cell{Text: "*", Style: s.sh.Theme.Accent}
	})
}

// headLine is the filter, or else the order of the list.
func (s *screen) headLine(w int) string {
	muted, all, filter := s.sh.Theme.Muted, len(s.roster.rows), &s.list.Filter
	if filter.Open || filter.On() {
		found := fmt.Sprintf("%d of %d ", s.list.Table.Len(), all)
		return " " + filter.View(w-1-chart.Width(found)) + chart.Paint(muted, found)
	}
	line := " " + say.Count(all, "applicant")
	if n := len(s.marked); n > 0 {
		line = " " + chart.Paint(s.sh.Theme.Accent, fmt.Sprintf("%d marked", n)) + chart.Paint(muted, " of ") + say.Count(all, "applicant")
	}
	if s.sh.State().HasStages() {
		line += chart.Paint(muted, " · ") + s.sh.State().SayStages(false)
	}
	return chart.Fit(line+chart.Paint(muted, " · "+s.order.words(s.sh.State().Programme)), w)
}

// columns are the list's for a programme: the name, its fields, and at the end the status.
func columns(state *cohort.State, fields []programme.Field) []table.Column {
	p := state.Programme
	out := []table.Column{{Title: "name", Flex: 3, Min: 18}}
	if state.HasStages() {
		out = append(out, table.Column{Title: "at stage", Width: stageWidth(p)})
	}
	works, _ := shell.Affiliation(p)
	for i, f := range fields {
		c := table.Column{Title: strings.ToLower(text.Line(f.Label)), Drop: i + 1}
		switch {
		case f.Name == works.Name:
			c.Flex, c.Min = 3, 14
		case f.Kind == programme.KindTags:
			c.Flex, c.Min = 3, 20
		default:
			c.Width = choiceWidth(f)
		}
		out = append(out, c)
	}
	return append(out, table.Column{Title: "status", Flex: 4, Min: 20})
}

// stageWidth is the room for the titles of stages, within bounds.
func stageWidth(p *programme.Programme) int {
	w := 8
	for _, stage := range p.Stages {
		title := chart.Width(stage.Title)
		if stage.Ranked {
			title += 3
		}
		w = max(w, title)
	}
	return min(14, w)
}

// stageCell is the stage where somebody stands, with the place in it: "Reserve 2".
func stageCell(state *cohort.State, id matching.ID) string {
	title := text.Line(state.StageOf(id).Title)
	if rank := state.Rank(id); rank > 0 {
		title += " " + strconv.Itoa(rank)
	}
	return title
}

// choiceWidth is the room for the short words of a list, within bounds.
func choiceWidth(f programme.Field) int {
	w := chart.Width(f.Label)
	for _, c := range f.Choices {
		w = max(w, chart.Width(f.Short(c.Name)))
	}
	return max(6, min(13, w))
}

// cell is what stands in one column of a row.
func (s *screen) cell(id matching.ID, col, w int) table.Cell {
	row, ok := s.roster.row(id)
	if !ok {
		return table.Cell{}
	}
	if s.sh.State().HasStages() && col > 0 {
		if col--; col == 0 {
			return table.Cell{Text: row.stage, Style: row.style(s.sh.Theme)}
		}
	}
	switch {
	case col == 0:
		return table.Cell{Text: row.a.Name.Safe(), Style: row.style(s.sh.Theme)}
	case col <= len(s.roster.fields):
		f := s.roster.fields[col-1]
		return table.Cell{Text: row.a.Answer(f.Name).Say(f, true), Style: row.style(s.sh.Theme)}
	}
	words := row.status.words
	if row.status.stands == cohort.PositionAtStage {
		words = "–" // the stage stands beside it
	} else if w < wideStatus {
		words = row.status.short
	}
	return table.Cell{Text: words, Style: row.status.style(s.sh.Theme)}
}

// style is how a row is painted but for its status.
func (r row) style(t theme.Theme) lipgloss.Style {
	if r.a.Withdrawn {
		return t.Muted
	}
	return t.Text
}

// paneView is the beginning of the application, beside the list.
func (s *screen) paneView(w, h int) []string {
	lines := s.application(w - 1)
	if len(lines) > h {
		more := fmt.Sprintf("… %s more: enter shows all", say.Count(len(lines)-h+1, "line"))
		lines = append(lines[:h-1:h-1], chart.Paint(s.sh.Theme.Muted, more))
	}
	return chart.FitLines(lines, w, h)
}

// wholeView is the application with the screen to itself.
func (s *screen) wholeView(w, h int) []string {
	out := make([]string, 0, h)
	for _, l := range s.page.Window(s.sh, s.application(min(w-2, widestWhole)), h) {
		out = append(out, " "+l)
	}
	return chart.FitLines(out, w, h)
}
