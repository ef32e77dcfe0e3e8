package shell

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/theme"
)

// Shell is what a screen or a dialog may use of the program around it.
type Shell struct {
	Theme theme.Theme
	Desk  *Desk
	Now   func() time.Time
	// After makes a command that sends a message later; nil: nothing comes by itself.
	After  func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	Drafts Drafts

	state     *cohort.State
	scorer    *score.Scorer
	elsewhere []store.CohortCalls // what is to be done in other cohorts
	standing  standing
	figures   *Figures // nil until they are asked for

	// What screens and dialogs ask of the program; Root answers it.
	dialogs []Dialog // the topmost last
	active  Tab
	wanted  []matching.ID // whom to point at once the active screen has them
	toast   Toast
	toasts  int // how many there have been
}

// State is the newest snapshot of the cohort, never nil.
func (sh *Shell) State() *cohort.State { return sh.state }

// Scorer is the compiled scores of that snapshot; nil while they are being compiled.
func (sh *Shell) Scorer() *score.Scorer { return sh.scorer }

// Today is the day it is for the programme.
func (sh *Shell) Today() programme.Date { return sh.state.Today(sh.Now()) }

// Shows reports whether a screen is the one that is shown.
func (sh *Shell) Shows(t Tab) bool { return sh.active == t }

// Open puts a dialog on top.
func (sh *Shell) Open(d Dialog) {
	sh.dialogs = append(sh.dialogs, d)
	if d, ok := d.(Drafter); ok {
		sh.restore(d)
	}
}

// Dialogs are those that are open, the topmost last.
func (sh *Shell) Dialogs() []Dialog { return sh.dialogs }

// Close takes a dialog away, wherever it is by now.
func (sh *Shell) Close(d Dialog) {
	if i := slices.Index(sh.dialogs, d); i >= 0 {
		sh.dialogs = slices.Delete(slices.Clone(sh.dialogs), i, i+1)
	}
}

// GoTo changes to another screen, with the cursor on people who are together or on one (nobody: wherever it
// was).
func (sh *Shell) GoTo(t Tab, who ...matching.ID) { sh.active, sh.wanted = t, who }
