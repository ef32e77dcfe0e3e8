package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/theme"
)

// tab is one of the screens, in the order of their digits.
type tab int

const (
	overviewTab tab = iota
	applicantsTab
	matchesTab
	exchangesTab
	checkInsTab
	journalTab
	tabCount
)

var tabNames = [tabCount]string{"Overview", "Applicants", "Matches", "Exchanges", "Check-ins", "Journal"}

// screen is what stands under one tab. It draws from the shell's state and returns what shall be done as
// commands; it touches neither disk nor engine.
type screen interface {
	// take is called whenever the shell has a new state or new scores.
	take()
	// update gets the keys that no action took, the mouse wheel, pastes and the answers to the screen's
	// own commands.
	update(msg tea.Msg) tea.Cmd
	// click tells where in the screen the mouse was pressed.
	click(x, y int) tea.Cmd
	// view draws the screen: h lines of w cells.
	view(w, h int) []string
	// actions are the keys that do something here and now, the most useful first.
	actions() []action
	// typing says that keys are letters of a text now.
	typing() bool
	// point puts the cursor on the row of people who are together, or on that of one; false if there is none
	// here.
	point(who ...matching.ID) bool
	// back takes one step back (closes a detail, clears a filter); false if there is none to take.
	back() bool
}

// settler is a screen with work in the background that depends on what is shown. settle is called after
// every message with the room the screen has, and whether it is the one that is shown.
type settler interface {
	settle(w, h int, shown bool) tea.Cmd
}

// shell is what a screen or a dialog may use of the program around it.
type shell struct {
	theme  theme.Theme
	desk   *desk
	now    func() time.Time
	state  *cohort.State // the newest snapshot, never nil
	scorer *score.Scorer // of that snapshot; nil while it is being compiled

	stands *standings // how the exchanges stand; nil until they are asked for

	// after makes a command that sends a message later; nil: nothing comes by itself.
	after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd

	dialogs []dialog // the topmost last
	active  tab
	wanted  []matching.ID // whom to point at once the active screen has them
	toast   toast
	toasts  int // how many there have been
}

// today is the day it is for the programme.
func (sh *shell) today() programme.Date { return sh.state.Today(sh.now()) }

// open puts a dialog on top.
func (sh *shell) open(d dialog) { sh.dialogs = append(sh.dialogs, d) }

// goTo changes to another screen, with the cursor on people who are together or on one (nobody: wherever it
// was).
func (sh *shell) goTo(t tab, who ...matching.ID) {
	sh.active, sh.wanted = t, who
}

// toast is the line that tells what just happened.
type toast struct {
	text   string
	undoes bool // it was a change, and u takes it back
	bad    bool // stays until a key is pressed
	number int  // of all that were ever shown
}

// say tells something for a few seconds.
func (sh *shell) say(text string) {
	sh.toasts++
	sh.toast = toast{text: text, number: sh.toasts}
}

// complain tells what went wrong, until a key is pressed.
func (sh *shell) complain(text string) {
	sh.say(text)
	sh.toast.bad = true
}
