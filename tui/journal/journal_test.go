package journal_test

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui"
	"crosswalk/tui/journal"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// busy is the sample with some changes, one of them by somebody else and one undone.
func busy(t testing.TB, w, h int) *tuitest.Driver {
	t.Helper()
	d := tuitest.Sample(t, w, h)
	p := d.State().Plan.Pairs
	d.Does(
		&cohort.Lock{A: p[2].A, B: p[2].B, Why: cohort.Reason("they met at the information session")},
		&cohort.Block{A: p[4].A, B: p[4].B, Why: cohort.Reason("an old quarrel,\n\ntold in confidence")},
		&cohort.Replan{Order: matching.Best},
		&cohort.Undo{Of: 5},
	)
	if _, err := d.DB.Commit(context.Background(), 1, cohort.By{Actor: "sasha", Now: d.Now().Add(90 * time.Minute)},
		&cohort.Lock{A: p[8].A, B: p[8].B}); err != nil {
		t.Fatal(err)
	}
	d.Open(w, h)
	return d
}

func TestJournalLooks(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"120x40", 120, 40}, {"60x16", 60, 16}} {
		t.Run(size.name, func(t *testing.T) {
			d := busy(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.Keys("6", "G", "k", "k").Frame()))
		})
		t.Run("whole-"+size.name, func(t *testing.T) {
			d := busy(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.Keys("6", "G", "k", "k", "k", "enter").Frame()))
		})
	}
}

func TestUndoingFromTheJournal(t *testing.T) {
	d := busy(t, 100, 30)
	d.Keys("6").Sees("7 changes", "1 undone").Row("▸   7 15 Mar 13:30 sasha", "Locked ").Keys("x")
	d.Toast("Undid: Locked").Sees("8 changes", "2 undone", "r redo this").SeesNot("u undoes")
	d.Row("▸   7 15 Mar 13:30 sasha", "undone · Locked").Pane("by change 8 (robin")
	if !d.State().Undone[7] {
		t.Fatal("nothing was undone")
	}
	d.Keys("r").Toast("Redid: Locked").Sees("9 changes", "1 undone", "x undo this").Row("▸   7")
	d.Keys("g").Row("▸   9", "Redid: Locked").Pane("about    change 7, stands now").Keys("x").Toast("Undid: Locked").Sees("r redo this").Row("▸   9")
	d.Keys("G").Row("▸   1", "Opened Cohort 1").SeesNot("undo this").Keys("x", "r")
	if seq := d.State().Seq; seq != 10 {
		t.Fatalf("the opening of a cohort was undone: %d", seq)
	}
	d.Open(100, 30)
	d.Keys("6").Sees("10 changes", "2 undone").Row("▸  10")
}

// An import does not go unasked, from here as little as by u.
func TestUndoingAnImportAsks(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("6", "G", "k", "x").Dialog("The import of", "goes", "undo it").Keys("esc")
	if len(d.State().People) == 0 {
		t.Fatal("it went unasked")
	}
	d.Keys("x", "y").Toast("Undid: ")
	if len(d.State().People) > 0 {
		t.Error("it is still there")
	}
}

func TestAChangeThatOthersRestOn(t *testing.T) {
	d := busy(t, 80, 24)
	d.Keys("6", "G", "k").Row("▸   2").Keys("x").Sees("cannot be undone while a later change rests on it")
	if seq := d.State().Seq; seq != 7 {
		t.Fatal("it was undone all the same")
	}
}

func TestReadingTheJournal(t *testing.T) {
	d := busy(t, 80, 24)
	d.Keys("6", "j", "j").Row("▸   5", "undone · Planned again").Keys("enter")
	d.Sees("Wed 15 Mar 2023, 12:00:00", "undone   by change 6 (robin").SeesNot("newest first")
	d.Keys("right").Sees("Blocked ", "Reason, for the coordinator only", "an old quarrel,", "told in confidence", "made anew with this")
	d.Keys("right", "left", "left", "left").Sees("Undid: Planned again", "about    change 5, undone now").Keys("esc").Row("▸   6")
	d.Keys("s").Sees("oldest first").Row("▸   1").Keys("s").Sees("newest first").Row("▸   7")
	d.Keys("/").Typed("quarrel").Sees("1 of 7").Row("Blocked").Keys("enter", "enter").Sees("told in confidence").Keys("esc", "esc").Sees("7 changes")
	d.Keys("/").Typed("undone").Sees("1 of 7").Row("Planned again").Keys("esc").Sees("7 changes")
	d.Keys("/").Typed("sasha").Sees("1 of 7").Keys("esc", "/").Typed("15 mar zzz").Sees("No change has these words", "0 of 7").Keys("enter", "enter", "x", "r", "esc").Sees("7 changes")
}

func TestTheJournalGrows(t *testing.T) {
	d := busy(t, 80, 24)
	d.Keys("6", "j").Row("▸   6").Keys("3", "l", "6").Sees("8 changes", "8 15 Mar 12:00 robin").Row("▸   6")
	d.Keys("g", "3", "j", "l", "6").Sees("9 changes").Row("▸   9").Keys("u").Toast("Undid: ").Sees("10 changes").Row("▸   9", "undone · Locked")
	d.Keys("/").Typed("undid").Sees("2 of 10").Keys("esc")
}

func TestTheJournalWithTheMouse(t *testing.T) {
	d := busy(t, 80, 24)
	d.Keys("6")
	click := func(row string) {
		d.Send(tea.MouseClickMsg{X: 30, Y: tuitest.LineWith(t, d, row), Button: tea.MouseLeft})
	}
	click("    4 15 Mar")
	d.Row("▸   4", "Blocked")
	click("▸   4 15 Mar")
	d.Sees("told in confidence").Keys("esc")
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.Row("▸   1")
}

// In another cohort the same numbers are other changes: with a filter on, none is shown before it is known
// which have its words.
func TestTheFilterGoesOverToAnotherCohort(t *testing.T) {
	d := busy(t, 80, 24)
	d.Keys("6", "/").Typed("quarrel").Row("Blocked").Keys("enter", "2")
	source, _ := programme.BuiltinSource("walking-in-their-shoes")
	s, err := d.DB.OpenCohort(context.Background(), d.By(), &cohort.OpenCohort{Name: "Cohort 2", Programme: string(source)})
	if err != nil {
		t.Fatal(err)
	}
	d.Send(shell.CommittedMsg{State: s, Moves: true})
	_, look := d.M.Update(tuitest.Press("6"))
	d.Sees("0 of 1")
	d.Run(look)
	d.Sees("0 of 1", "No change has these words").Keys("esc").Row("▸   1", "Opened Cohort 2")
}

// longLog is the screen on a cohort with many people and changes, made in memory.
func longLog(t testing.TB) *tui.Model {
	m := tuitest.Many(t, 500)
	s := *m.Shell().State()
	s.Log = append([]*cohort.Entry(nil), s.Log...)
	for i := range 5000 {
		a := matching.ID(i%499 + 1)
		s.Log = append(s.Log, &cohort.Entry{Stamp: cohort.Stamp{Seq: uint64(len(s.Log) + 1), Time: time.Unix(1678879200+int64(i), 0), Actor: "robin"},
			Change: &cohort.Lock{A: a, B: a + 1, Why: cohort.Reason("because")}, HasPlan: true})
	}
	s.Seq = uint64(len(s.Log))
	m.Shell().Take(&s)
	m.Shell().GoTo(shell.JournalTab)
	m.Screen(shell.JournalTab).Take()
	return m
}

// BenchmarkJournalKey is one key and the frame after it among five thousand changes.
func BenchmarkJournalKey(b *testing.B) {
	m := longLog(b)
	keys := []string{"j", "j", "pgdown", "k", "G", "g", "s"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(tuitest.Press(keys[i%len(keys)]))
		m.View()
	}
}

// BenchmarkJournalFilter is one letter of a filter and the frame after it among five thousand changes.
func BenchmarkJournalFilter(b *testing.B) {
	m := longLog(b)
	journal.Know(m.Screen(shell.JournalTab))
	m.Update(tuitest.Press("/"))
	keys := []string{"p", "e", "r", "backspace", "backspace", "backspace"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(tuitest.Press(keys[i%len(keys)]))
		m.View()
	}
}

// BenchmarkJournalFold makes what the filter looks at, which is done in the background.
func BenchmarkJournalFold(b *testing.B) {
	s := longLog(b).Shell().State()
	for range b.N {
		journal.Fold(context.Background(), s, nil)
	}
}
