package shell

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/tui/theme"
)

// tab is one of the screens, in the order of their digits.
type Tab int

const (
	OverviewTab Tab = iota
	ApplicantsTab
	MatchesTab
	ExchangesTab
	CheckInsTab
	JournalTab
	TabCount
)

var TabNames = [TabCount]string{"Overview", "Applicants", "Matches", "Exchanges", "Check-ins", "Journal"}

// screen is what stands under one tab. It draws from the shell's state and returns what shall be done as
// commands; it touches neither disk nor engine.
type Screen interface {
	// take is called whenever the shell has a new state or new scores.
	Take()
	// update gets the keys that no action took, the mouse wheel, pastes and the answers to the screen's
	// own commands.
	Update(msg tea.Msg) tea.Cmd
	// click tells where in the screen the mouse was pressed.
	Click(x, y int) tea.Cmd
	// view draws the screen: h lines of w cells.
	View(w, h int) []string
	// actions are the keys that do something here and now, the most useful first.
	Actions() []Action
	// typing says that keys are letters of a text now.
	Typing() bool
	// point puts the cursor on the row of people who are together, or on that of one; false if there is none
	// here.
	Point(who ...matching.ID) bool
	// back takes one step back (closes a detail, clears a filter); false if there is none to take.
	Back() bool
}

// settler is a screen with work in the background that depends on what is shown. settle is called after
// every message with the room the screen has, and whether it is the one that is shown.
type Settler interface {
	Settle(w, h int, shown bool) tea.Cmd
}

// shell is what a screen or a dialog may use of the program around it.
type Shell struct {
	Theme  theme.Theme
	Desk   *Desk
	Now    func() time.Time
	State  *store.State     // the newest snapshot, never nil
	Scorer *matching.Scorer // of that snapshot; nil while it is being compiled

	stands *ExchangeStatuses // how the exchanges stand; nil until they are asked for

	// after makes a command that sends a message later; nil: nothing comes by itself.
	After func(time.Duration, func(time.Time) tea.Msg) tea.Cmd

	Dialogs []Dialog // the topmost last
	Active  Tab
	Wanted  []matching.ID // whom to point at once the active screen has them
	Toast   Toast
	toasts  int // how many there have been
}

// today is the day it is for the programme.
func (sh *Shell) Today() programme.Date { return sh.State.Today(sh.Now()) }

// open puts a dialog on top.
func (sh *Shell) Open(d Dialog) { sh.Dialogs = append(sh.Dialogs, d) }

// goTo changes to another screen, with the cursor on people who are together or on one (nobody: wherever it
// was).
func (sh *Shell) GoTo(t Tab, who ...matching.ID) {
	sh.Active, sh.Wanted = t, who
}

// toast is the line that tells what just happened.
type Toast struct {
	Text   string
	Undoes bool // it was a change, and u takes it back
	Bad    bool // stays until a key is pressed
	Number int  // of all that were ever shown
}

// say tells something for a few seconds.
func (sh *Shell) Say(text string) {
	sh.toasts++
	sh.Toast = Toast{Text: text, Number: sh.toasts}
}

// complain tells what went wrong, until a key is pressed.
func (sh *Shell) Complain(text string) {
	sh.Say(text)
	sh.Toast.Bad = true
}
