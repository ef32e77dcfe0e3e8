// Package journal is the screen of every change that was made: when, by whom and what; and what takes any of
// them back. The log of the cohort is what it shows, as it is: a row is an entry, named by its number.
//
// [New] makes the screen. It holds a [shell.List] of numbers with a page for the whole of a change, and a
// reading of the log: the newest state with what is told of its changes. What the filter looks at is made in
// the background. The screen reads the state; the changes it makes, undo and redo, go by the desk.
package journal

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// screen is the journal.
type screen struct {
	sh     *shell.Shell
	list   *shell.List[uint64]
	page   *shell.Page // the whole of the selected change
	log    *reading    // nil until a state was taken
	folded []string    // what the filter looks at, by number less one; of the first changes only until it is made
	making shell.Ask[[]string]
	oldest bool // the oldest first
	year   int  // that it was when the screen was drawn last
}

// New makes the screen.
func New(sh *shell.Shell) shell.Screen {
	j := &screen{sh: sh, page: &shell.Page{}}
	j.list = shell.NewList(sh, nil, j.page, j.rows)
	j.list.Moved = func(before uint64) {
		if now, _ := j.list.Selected(); now != before {
			j.page.Top = 0
		}
	}
	return j
}

// Take reads the new state. The cursor stays on its change, with what came since above it; while another
// screen is shown and the cursor was on the newest, it is on the newest again.
func (j *screen) Take() {
	s, before, table := j.sh.State(), j.log, j.list.Table
	if before != nil && before.state == s {
		return
	}
	if before != nil && before.state.Cohort != s.Cohort { // its numbers are those of other changes
		table.SetRows(nil)
	}
	atTop := table.Index() == 0 && !j.oldest && !j.list.Filter.On() && !j.sh.Shows(shell.JournalTab)
	inSight := table.Offset() == 0
	j.making.Stop()
	j.log = newReading(s)
	if before == nil || retold(before.state, s) {
		j.folded = nil
	}
	j.list.Fill()
	at := table.Index()
	switch {
	case atTop:
		table.Top()
		j.page.Close()
	case inSight: // what came since is above: keep it in sight
		table.Top()
		table.SelectIndex(at)
	}
}

// Settle has what the filter looks at made, for the changes that it is not made for yet.
func (j *screen) Settle(_, _ int, shown bool) tea.Cmd {
	s, done := j.log.state, j.folded
	if !shown || j.making.Open() || len(done) == len(s.Log) {
		return nil
	}
	return j.making.Start(folding(s, done), func(folded []string) tea.Cmd {
		j.folded = folded
		j.list.Fill()
		return nil
	})
}

// selected is the change under the cursor; nil without rows.
func (j *screen) selected() *cohort.Entry {
	if seq, ok := j.list.Selected(); ok {
		return j.log.entry(seq)
	}
	return nil
}

// Update answers the keys that move, what is typed into the filter, and the wheel.
func (j *screen) Update(msg tea.Msg) tea.Cmd { return j.list.Update(msg) }

// Click selects the row that was pressed, and opens the one that was selected already.
func (j *screen) Click(x, y int) tea.Cmd { return j.list.Click(x, y) }

// Typing says that keys are letters of the filter now.
func (j *screen) Typing() bool { return j.list.Typing() }

// Point does nothing: the journal is about changes, not about people.
func (j *screen) Point(...matching.ID) bool { return false }

// Back closes the whole of a change, or else clears the filter.
func (j *screen) Back() bool { return j.list.Back() }
