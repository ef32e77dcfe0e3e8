package dialog

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// AskUndo asks before a change is undone with which a great deal goes, and says what that is.
func AskUndo(sh *shell.Shell, s *cohort.State, e *cohort.Entry) {
	if len(sh.Dialogs()) > 0 { // pressed several times
		return
	}
	what, _ := s.Sweeps(e)
	sh.Open(&Confirm{
		Shell: sh, Title: "Undo: " + text.Line(e.Change.Summary(s)) + "?", Verb: "undo it",
		Lines: []string{text.Line(what), "Nothing else is lost: ctrl+r makes it again."},
		Run:   func() tea.Cmd { return sh.Desk.Commit(&cohort.Undo{Of: e.Seq}) },
	})
}
