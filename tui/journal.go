package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
)

// journalScreen is every change that was made: when, by whom and what; and what takes any of them back.
type journalScreen struct {
	sh     *shell
	state  *cohort.State     // that was taken
	all    []uint64          // every change's number, in the order shown
	undone map[uint64]uint64 // by which change a change is undone now
	oldest bool              // the oldest first
	filter filter
	table  *table.Model[uint64]
	said   map[uint64]string // sentences, for those that were drawn
	effect string            // what the last change with a plan did to it; empty until it is asked for
	folded []string          // by number less one: what the filter looks at
	asked  *cohort.State     // for which that is being made
	whole  bool              // the detail has the screen to itself
	scroll scroller          // of the detail then
	w      int               // how wide the screen was when it was drawn last
	year   int               // that it was then
}

func newJournal(sh *shell) screen {
	return &journalScreen{sh: sh, filter: newFilter(sh), table: table.New[uint64](nil)}
}

// take reads the new state. The cursor stays on its change, with what came since above it; while another
// screen is shown and the cursor was on the newest, it is on the newest again.
func (j *journalScreen) take() {
	s := j.sh.state
	if j.state == s {
		return
	}
	atTop := j.table.Index() == 0 && !j.oldest && !j.filter.on() && j.sh.active != journalTab
	inSight := j.table.Offset() == 0
	j.forget(s)
	j.state, j.effect = s, ""
	j.undone = undoers(s)
	j.order()
	j.show()
	at := j.table.Index()
	switch {
	case atTop:
		j.table.Top()
		j.whole = false
	case inSight: // what came since is above: keep it in sight
		j.table.Top()
		j.table.SelectIndex(at)
	}
}

// forget drops the sentences that another state may tell differently: all of them where names may have
// changed, none where changes were only added.
func (j *journalScreen) forget(s *cohort.State) {
	j.said = map[uint64]string{}
	if j.state == nil || j.state.Cohort != s.Cohort || len(s.Log) < len(j.state.Log) || renames(s.Log[len(j.state.Log):]) {
		j.folded = nil
	}
}

// renames reports whether some of the changes may alter how the sentences of others read.
func renames(log []*cohort.Entry) bool {
	if len(log) == 0 {
		return true
	}
	for _, e := range log {
		switch e.Change.(type) {
		case *cohort.Lock, *cohort.Unlock, *cohort.Block, *cohort.Unblock, *cohort.Override, *cohort.Replan, *cohort.Weigh, *cohort.Assign,
			*cohort.Tick, *cohort.Untick, *cohort.Skip, *cohort.LogVisit, *cohort.RecordCheckIn:
		default:
			return true
		}
	}
	return false
}

// undoers tells by which change each undone change is undone.
func undoers(s *cohort.State) map[uint64]uint64 {
	by := make(map[uint64]uint64, len(s.Undone))
	for _, e := range s.Log {
		if c, ok := e.Change.(*cohort.Undo); ok && s.Undone[c.Of] {
			by[c.Of] = e.Seq
		}
	}
	return by
}

// order puts the changes in the order shown.
func (j *journalScreen) order() {
	j.all = make([]uint64, len(j.state.Log))
	for i, e := range j.state.Log {
		j.all[i] = e.Seq
	}
	if !j.oldest {
		slices.Reverse(j.all)
	}
}

// show gives the table the rows that the filter leaves. While it is not known yet which, those that are
// there stay.
func (j *journalScreen) show() {
	rows := j.all
	if words := j.filter.words(); len(words) > 0 {
		if len(j.folded) < len(j.state.Log) {
			return
		}
		rows = nil
		for _, seq := range j.all {
			hay := j.folded[seq-1]
			if j.state.Undone[seq] {
				hay += " undone"
			}
			if matches(hay, words) {
				rows = append(rows, seq)
			}
		}
	}
	before, _ := j.table.Selected()
	j.table.SetRows(rows)
	j.moved(before)
}

// settle has what the filter looks at made, for the changes that it is not made for yet.
func (j *journalScreen) settle(_, _ int, shown bool) tea.Cmd {
	s, done := j.state, j.folded
	if !shown || j.asked == s || len(done) == len(s.Log) {
		return nil
	}
	j.asked = s
	return func() tea.Msg { return foldedMsg{s, fold(s, done)} }
}

// foldedMsg brings what the journal's filter looks at.
type foldedMsg struct {
	state  *cohort.State
	folded []string
}

// fold is what the filter looks at, folded: of the first changes that is known already.
func fold(s *cohort.State, done []string) []string {
	out := append(make([]string, 0, len(s.Log)), done...)
	for _, e := range s.Log[len(done):] {
		words := []string{strconv.FormatUint(e.Seq, 10), exactTime(s, e), e.Actor, e.Change.Summary(s)}
		for _, n := range cohort.NotesOf(e.Change) {
			words = append(words, n.Text.Safe())
		}
		out = append(out, text.Fold(strings.Join(words, " ")))
	}
	return out
}

// entry is a change by its number.
func (j *journalScreen) entry(seq uint64) *cohort.Entry { return j.state.Log[seq-1] }

// selected is the change under the cursor; nil without rows.
func (j *journalScreen) selected() *cohort.Entry {
	if seq, ok := j.table.Selected(); ok {
		return j.entry(seq)
	}
	return nil
}

// summary is a change's sentence, safe to draw.
func (j *journalScreen) summary(e *cohort.Entry) string {
	line, ok := j.said[e.Seq]
	if !ok {
		line = text.Line(e.Change.Summary(j.state))
		j.said[e.Seq] = line
	}
	return line
}

// moved is called when another row may be selected than before.
func (j *journalScreen) moved(before uint64) {
	if now, _ := j.table.Selected(); now != before {
		j.scroll.top = 0
	}
}

func (j *journalScreen) beside() bool { return j.w >= twoPanes }

func (j *journalScreen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if j.filter.open {
			return j.filtering(msg)
		}
		if j.whole {
			j.scroll.key(msg.String())
			return nil
		}
		before, _ := j.table.Selected()
		if j.table.Update(msg) {
			j.moved(before)
		}
	case tea.MouseWheelMsg:
		if j.whole {
			j.scroll.wheel(msg)
			return nil
		}
		j.step(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
	case tea.PasteMsg:
		if j.filter.open {
			return j.filtering(msg)
		}
	case foldedMsg:
		if msg.state == j.state {
			j.folded = msg.folded
			j.show()
		}
	}
	return nil
}

func (j *journalScreen) filtering(msg tea.Msg) tea.Cmd {
	changed, cmd := j.filter.update(msg)
	if changed {
		j.show()
	}
	return cmd
}

// step goes so many rows on.
func (j *journalScreen) step(by int) {
	before, _ := j.table.Selected()
	j.table.Move(by)
	j.moved(before)
}

// click selects the row that was pressed, and opens the one that was selected already.
func (j *journalScreen) click(x, y int) tea.Cmd {
	if j.whole || y < journalHead || j.beside() && x >= journalWidth(j.w) {
		return nil
	}
	seq, ok := j.table.RowAt(y - journalHead)
	if !ok {
		return nil
	}
	before, _ := j.table.Selected()
	if seq == before {
		j.whole, j.scroll.top = true, 0
		return nil
	}
	j.table.Select(seq)
	j.moved(before)
	return nil
}

func (j *journalScreen) typing() bool { return j.filter.open }

// point does nothing: the journal is about changes, not about people.
func (j *journalScreen) point(...matching.ID) bool { return false }

func (j *journalScreen) back() bool {
	if j.whole {
		j.whole = false
		return true
	}
	if j.filter.clear() {
		j.show()
		return true
	}
	return false
}

// journalWidth is how much of w cells the list has when the detail stands beside it.
func journalWidth(w int) int { return w * 60 / 100 }

// journalPane is what is left for the detail.
func journalPane(w int) int { return w - journalWidth(w) - chart.Divider }
