package shell

import (
	"crosswalk/matching"

	tea "charm.land/bubbletea/v2"
)

// Screen is what stands under one tab. It draws from the shell's state and returns what shall be done as
// commands; it touches neither disk nor engine.
type Screen interface {
	// Take is called whenever the shell has a new state or new scores.
	Take()
	// Update gets the keys that no action took, the mouse wheel and pastes. Answers from the background come
	// to whoever asked, see [Ask].
	Update(msg tea.Msg) tea.Cmd
	// Click tells where in the screen the mouse was pressed.
	Click(x, y int) tea.Cmd
	// View draws the screen: h lines of w cells.
	View(w, h int) []string
	// Actions are the keys that do something here and now, the most useful first.
	Actions() []Action
	// Typing says that keys are letters of a text now.
	Typing() bool
	// Point puts the cursor on the row of people who are together, or on that of one; false if there is none
	// here.
	Point(who ...matching.ID) bool
	// Back takes one step back (closes a detail, clears a filter); false if there is none to take.
	Back() bool
}

// Sometimes is a screen that is there only while the cohort has what it shows.
type Sometimes interface {
	// Here reports whether it is there.
	Here() bool
}

// Late is a screen that takes new states only once it is shown, the newest alone, because that costs something where
// people are many. Settle may be called before, and then as of a screen that is not shown.
type Late interface {
	Late()
}

// Settler is a screen with work in the background that depends on what is shown. Settle is called after
// every message with the room the screen has, and whether it is the one that is shown.
type Settler interface {
	Settle(w, h int, shown bool) tea.Cmd
}
