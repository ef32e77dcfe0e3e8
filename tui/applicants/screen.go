// Package applicants is the screen Applicants: everybody who applied as a list, beside it or in its place the
// whole application of whoever is under the cursor, and what a coordinator does to single people: add them by
// hand, edit an answer, withdraw them, take them back, admit them; and, where the programme has stages, to one or all who are
// marked: move them to another stage.
//
// A screen is a [shell.List] of people over a roster, which is everybody as rows, made once for each state
// (rows.go, with where people stand in status.go). Its detail is a [shell.Page] of the lines of one application
// (application.go). What applications say is folded for the filter in the background, the first time somebody
// filters (words.go). Each dialog is a function of the person it is about, in the file of the change it makes:
// add.go, edit.go, decide.go, move.go.
//
// Nothing but [New] may be touched from outside. Form exports are taken in by the package importing, which is
// opened from here.
package applicants

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// screen is everybody who applied, and the whole application of whoever is under the cursor.
type screen struct {
	sh     *shell.Shell
	roster roster
	order  order // how the list is sorted
	list   *shell.List[matching.ID]
	page   shell.Page // the application with the screen to itself
	lines  drawnApplication
	words  shell.Ask[folded]    // what applications say, for the filter
	marked map[matching.ID]bool // whom one move is for together
	added  string               // key of somebody just added by hand, to be pointed at once they are there
	w      int                  // how wide the screen was last
}

// New makes the screen.
func New(sh *shell.Shell) shell.Screen {
	s := &screen{sh: sh, marked: map[matching.ID]bool{}}
	s.list = shell.NewList(sh, nil, &s.page, func(words []string) ([]matching.ID, bool) { return s.roster.filtered(words), true })
	s.list.Moved = func(before matching.ID) {
		if now, _ := s.list.Selected(); now != before {
			s.page.Top = 0
		}
	}
	s.list.Filtered = func() {
		if len(s.list.Filter.Words()) > 0 {
			s.list.Table.Top()
			s.page.Top = 0
		}
	}
	return s
}

// Take reads a new state.
func (s *screen) Take() {
	state := s.sh.State()
	if s.roster.state == state {
		return
	}
	if s.roster.take(state, s.sh.PairsOf) {
		s.words.Stop()
	}
	maps.DeleteFunc(s.marked, func(id matching.ID, _ bool) bool { return !state.HasStages() || state.People[id] == nil })
	s.arrange()
	if s.added != "" {
		if p, ok := state.ByEmail(s.added); ok {
			s.added = ""
			s.Point(p.ID)
		}
	}
	if len(s.roster.rows) == 0 {
		s.page.Close()
	}
}

// Late has Take called only once the screen is shown.
func (s *screen) Late() {}

// arrange sorts the list and lays it out.
func (s *screen) arrange() {
	s.roster.sort(s.order)
	s.list.Table.SetColumns(columns(s.sh.State(), s.roster.fields))
	s.list.Fill()
}

// selected is the applicant under the cursor.
func (s *screen) selected() (*cohort.Applicant, bool) {
	id, ok := s.list.Selected()
	if !ok {
		return nil, false
	}
	return s.sh.State().Person(id)
}

// beside reports whether there is room for the application beside the list.
func (s *screen) beside() bool { return s.w >= shell.TwoPanes }

// Settle has the words gathered that a filter looks for.
func (s *screen) Settle(w, _ int, shown bool) tea.Cmd {
	s.w = w
	if !shown || s.words.Open() || !s.list.Typing() && !s.list.Filter.On() {
		return nil
	}
	return s.gather()
}

// Update answers a key that no action took, a paste or the wheel.
func (s *screen) Update(msg tea.Msg) tea.Cmd { return s.list.Update(msg) }

// Click selects the row that was pressed, and opens the application of the one that was selected already.
func (s *screen) Click(x, y int) tea.Cmd { return s.list.Click(x, y) }

// Typing reports whether keys are letters of the filter now.
func (s *screen) Typing() bool { return s.list.Typing() }

// Back closes the application, or else takes the marks away, or else clears the filter.
func (s *screen) Back() bool {
	if len(s.marked) > 0 && !s.page.Opened() && !s.list.Typing() {
		clear(s.marked)
		return true
	}
	return s.list.Back()
}

// Point selects the first of people, without the filter if that hides them.
func (s *screen) Point(who ...matching.ID) bool {
	if _, ok := s.roster.row(who[0]); !ok {
		return false
	}
	s.page.Top = 0
	return s.list.Select(who[0])
}
