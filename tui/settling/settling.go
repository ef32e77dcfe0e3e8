// Package settling is where the coordinator settles what only they can: who is meant by a name, whether two applications
// are one person's, whether wordings are one employer, what a wording counts as, whether somebody who applied again is
// back, which order a date has, and what a row says that could not be used.
//
// A [Question] is what is asked and the answers there are, as a rule each with the change that it is. All kinds of question stand
// in one table (kinds, in kinds.go), with the function that finds them in the state of a cohort (people.go, answers.go,
// dates.go, rejected.go). A [List] shows questions with the likeliest answer of the selected one; it is shared by the
// dialog that [Open] shows, where an answer is committed at once and can be undone like every change, and by the preview
// of an import, where it goes in with the import. A row that was rejected is mended in a dialog of its own (mend.go).
//
// Questions are worked out in the background whenever the cohort has changed. The package knows nothing of the screens
// that use it.
package settling

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// settling is the dialog.
type settling struct {
	sh    *shell.Shell
	list  *List
	kind  Kind          // of the question to which the cursor goes first; empty: it has gone there
	about []matching.ID // whom that is about
	ask   shell.Ask[[]Question]
}

// Open shows what is to be settled, with the cursor on the first question of a kind about somebody, if there is one.
func Open(sh *shell.Shell, kind Kind, about ...matching.ID) tea.Cmd {
	s := &settling{sh: sh, kind: kind, about: about}
	s.list = NewList(sh, func(_ Question, c cohort.Change) tea.Cmd { return sh.Desk.Commit(c) }, "enter", "o")
	sh.Open(s)
	return s.Take()
}

// Take works the questions of the new state out.
func (s *settling) Take() tea.Cmd {
	state := s.sh.State()
	return s.ask.Start(func(context.Context) []Question { return Of(s.sh, state) }, func(all []Question) tea.Cmd {
		s.list.Take(state, all)
		if s.kind != "" {
			s.list.Point(s.kind, s.about...)
			s.kind = ""
		}
		return nil
	})
}

// Update answers a key or the wheel.
func (s *settling) Update(msg tea.Msg) (bool, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc", "q":
			s.ask.Stop()
			return true, nil
		}
		if a, ok := shell.FindAction(s.list.Actions(), key.String()); ok {
			return false, a.Run()
		}
	}
	s.list.Update(msg)
	return false, nil
}

// Keys are those that do something now.
func (s *settling) Keys() []shell.Action {
	return append(s.list.Actions(), shell.Action{Keys: []string{"esc"}, Name: "close"})
}

// View draws the list, or says that nothing is left.
func (s *settling) View(w, h int) []string {
	inner := min(100, w-6)
	all, _ := s.list.Len()
	if all == 0 {
		words := "Nothing is left to settle."
		if s.ask.Open() {
			words = "Looking…"
		}
		return shell.Box(s.sh, "To settle", []string{"", chart.Center(words, inner), ""}, inner+4, h)
	}
	return shell.Box(s.sh, say.Count(all, "question")+" to settle", s.list.View(inner, h-2), inner+4, h)
}
