package shell

import (
	tea "charm.land/bubbletea/v2"
)

// dialog is a box over the screen that gets every key until it closes.
type Dialog interface {
	// update answers a message. closed takes the dialog away; cmd carries what was decided.
	Update(msg tea.Msg) (closed bool, cmd tea.Cmd)
	// view draws the box in at most w×h cells. All its lines are equally wide.
	View(w, h int) []string
	// keys are shown in the help line while the dialog is open.
	Keys() []Action
}

// placed is a dialog that need not stand in the middle.
type Placed interface {
	// left is at which of w cells a box that is wide so many begins.
	Left(w, wide int) int
}
