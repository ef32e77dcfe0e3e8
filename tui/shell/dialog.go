package shell

import (
	tea "charm.land/bubbletea/v2"
)

// Dialog is a box over the screen that gets every key until it closes.
type Dialog interface {
	// Update answers a message. closed takes the dialog away; cmd carries what was decided.
	Update(msg tea.Msg) (closed bool, cmd tea.Cmd)
	// View draws the box in at most w×h cells. All its lines are equally wide.
	View(w, h int) []string
	// Keys are shown in the help line while the dialog is open.
	Keys() []Action
}

// Placed is a dialog that need not stand in the middle.
type Placed interface {
	// Left is at which of w cells a box that is wide so many begins.
	Left(w, wide int) int
}

// Taker is a dialog that shows what the cohort is like: Take is called whenever there is a new state.
type Taker interface {
	Take() tea.Cmd
}
