package tui

import (
	tea "charm.land/bubbletea/v2"
)

// dialog is a box over the screen that gets every key until it closes.
type dialog interface {
	// update answers a message. closed takes the dialog away; cmd carries what was decided.
	update(msg tea.Msg) (closed bool, cmd tea.Cmd)
	// view draws the box in at most w×h cells. All its lines are equally wide.
	view(w, h int) []string
	// keys are shown in the help line while the dialog is open.
	keys() []action
}

// placed is a dialog that need not stand in the middle.
type placed interface {
	// left is at which of w cells a box that is wide so many begins.
	left(w, wide int) int
}
