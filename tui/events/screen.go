// Package events is the screen Events, which is there only where the programme has events: when and where each is, for
// whom, and who came.
//
// The screen is a [shell.List] of events. Its detail is the roll of the one under the cursor (roll.go): a list of people
// who were invited or came, ticked by key. It stands beside the list where there is room, and has the screen to itself once
// it is opened. A day is set in a form (schedule.go); the list that a meeting saves is read in the background, and what it
// says is shown before it is written down (attendance.go).
//
// Nothing but [New] may be touched from outside.
package events

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// key tells the events of a list apart: those of a group by the group.
type key struct{ event, group string }

// screen is the programme's events, and who came to the one under the cursor.
type screen struct {
	sh    *shell.Shell
	state *cohort.State // what the rows were made of
	rows  []cohort.Event
	list  *shell.List[key]
	roll  *roll

	reading shell.Ask[attendance]
}

// New makes the screen.
func New(sh *shell.Shell) shell.Screen {
	s := &screen{sh: sh, roll: newRoll(sh)}
	s.list = shell.NewList(sh, nil, s.roll, s.filtered)
	s.list.Moved = func(key) { s.follow() }
	return s
}

// columns are those of some events: whom each is for has to be legible, where that is all that tells them apart.
func columns(state *cohort.State, events []cohort.Event) []table.Column {
	whom := 6
	for _, e := range events {
		whom = max(whom, chart.Width(forWhom(state, e)))
	}
	return []table.Column{{Title: "day", Width: 11}, {Title: "event", Flex: 4, Min: 18}, {Title: "where", Flex: 2, Min: 9, Drop: 2},
		{Title: "for", Width: min(whom, 18), Drop: 1}, {Title: "came", Width: 9}}
}

// Here reports whether the programme has events.
func (s *screen) Here() bool { return s.sh.State().HasEvents() }

// Take reads a new state.
func (s *screen) Take() {
	if s.state == s.sh.State() {
		return
	}
	s.state = s.sh.State()
	s.rows = s.state.Events()
	s.list.Table.SetColumns(columns(s.state, s.rows))
	s.list.Fill()
	s.follow()
	if len(s.rows) == 0 {
		s.roll.Close()
	}
}

// Late has Take called only once the screen is shown.
func (s *screen) Late() {}

// follow shows the roll of the event under the cursor.
func (s *screen) follow() {
	e, _ := s.selected()
	s.roll.show(e)
}

// filtered are the events that have all the words.
func (s *screen) filtered(words []string) ([]key, bool) {
	var keys []key
	for _, e := range s.rows {
		if shell.HasWords(words, text.Bare(e.Title+" "+e.Group+" "+e.Kind+" "+e.Provider+" "+e.Place.Raw())) {
			keys = append(keys, keyOf(e))
		}
	}
	return keys, true
}

func keyOf(e cohort.Event) key { return key{e.Name, e.Group} }

// selected is the event under the cursor.
func (s *screen) selected() (cohort.Event, bool) {
	k, ok := s.list.Selected()
	if !ok {
		return cohort.Event{}, false
	}
	i := slices.IndexFunc(s.rows, func(e cohort.Event) bool { return keyOf(e) == k })
	if i < 0 {
		return cohort.Event{}, false
	}
	return s.rows[i], true
}

// Update answers a key that no action took, a paste or the wheel.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	if s.roll.Opened() {
		return s.roll.list.Update(msg)
	}
	return s.list.Update(msg)
}

// Click selects the row that was pressed, and opens the roll of the event that was selected already.
func (s *screen) Click(x, y int) tea.Cmd { return s.list.Click(x, y) }

// Typing reports whether keys are letters of a filter now.
func (s *screen) Typing() bool { return s.list.Typing() || s.roll.Opened() && s.roll.list.Typing() }

// Back closes the roll, or else clears a filter.
func (s *screen) Back() bool {
	if s.roll.Opened() && s.roll.list.Back() {
		return true
	}
	return s.list.Back()
}

// Point does nothing: an event is nobody's row.
func (s *screen) Point(...matching.ID) bool { return false }

// View draws the list, the roll, or both.
func (s *screen) View(w, h int) []string {
	switch {
	case s.roll.Opened():
		return s.roll.view(w, h, true)
	case w < shell.TwoPanes:
		return s.listView(w, h)
	}
	left := shell.ListWidth(w)
	right := w - left - chart.Divider
	return chart.Columns(s.listView(left, h), s.roll.view(right, h, false), left, right, h, s.sh.Theme.Border)
}

// headLines is how many lines stand above the table.
const headLines = 1

func (s *screen) listView(w, h int) []string {
	s.list.Place(headLines, w)
	lines := []string{s.headLine(w)}
	if s.list.Table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(s.sh.Theme.Muted, "No event has these words. esc clears the filter."), w))
		return chart.FitLines(lines, w, h)
	}
	s.list.Table.SetSize(w, h-headLines)
	return append(lines, s.list.Table.Lines(s.cell, shell.TableStyles(s.sh))...)
}

// headLine is the filter, or else how many events there are and which is next.
func (s *screen) headLine(w int) string {
	if f := &s.list.Filter; f.Open || f.On() {
		found := fmt.Sprintf("%d of %d ", s.list.Table.Len(), len(s.rows))
		return " " + f.View(w-1-chart.Width(found)) + chart.Paint(s.sh.Theme.Muted, found)
	}
	line, today := " "+say.Count(len(s.rows), "event"), s.sh.Today()
	for _, e := range s.rows {
		if !e.On.IsZero() && !e.Off && !e.On.Before(today) {
			line += chart.Paint(s.sh.Theme.Muted, " · next: ") + text.Line(e.Title) + chart.Paint(s.sh.Theme.Muted, ", "+exchange.WeekDay(e.On, today))
			break
		}
	}
	return chart.Fit(line, w)
}

// cell is what stands in one column of a row.
func (s *screen) cell(k key, col, _ int) table.Cell {
	i := slices.IndexFunc(s.rows, func(e cohort.Event) bool { return keyOf(e) == k })
	if i < 0 {
		return table.Cell{}
	}
	e, t := s.rows[i], s.sh.Theme
	style := t.Text
	past := !e.On.IsZero() && e.On.Before(s.sh.Today())
	if past && e.Ticked {
		style = t.Muted
	}
	switch col {
	case 0:
		if e.On.IsZero() {
			return table.Cell{Text: "no day yet", Style: t.Warn}
		}
		if e.Off {
			return table.Cell{Text: "called off", Style: t.Muted}
		}
		return table.Cell{Text: exchange.PlainDay(e.On), Style: style}
	case 1:
		return table.Cell{Text: text.Line(e.Title), Style: style}
	case 2:
		return table.Cell{Text: e.Where(), Style: style}
	case 3:
		return table.Cell{Text: forWhom(s.state, e), Style: style}
	}
	switch {
	case e.Ticked:
		return table.Cell{Text: fmt.Sprintf("%d of %d", len(e.Came), len(e.Invited)), Style: style}
	case past && !e.Off:
		return table.Cell{Text: "who?", Style: t.Warn}
	}
	return table.Cell{Text: "–", Style: t.Muted}
}

// forWhom is whom an event is for, in a word or two: of one that each group has, the group.
func forWhom(s *cohort.State, e cohort.Event) string {
	if e.Group != "" {
		return text.Line(e.Group)
	}
	if g, ok := s.Programme.Group(e.For); ok {
		return text.Line(g.Title)
	}
	return e.For
}
