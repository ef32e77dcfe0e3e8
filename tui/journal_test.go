package tui

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// busy is the sample with some changes, one of them by somebody else and one undone.
func busy(t testing.TB, w, h int) *driver {
	t.Helper()
	d := sample(t, w, h)
	p := d.state().Plan.Pairs
	d.does(
		&cohort.Lock{A: p[2].A, B: p[2].B, Why: cohort.Reason("they met at the information session")},
		&cohort.Block{A: p[4].A, B: p[4].B, Why: cohort.Reason("an old quarrel,\n\ntold in confidence")},
		&cohort.Replan{Order: matching.Best},
		&cohort.Undo{Of: 5},
	)
	if _, err := d.db.Commit(context.Background(), 1, cohort.By{Actor: "sasha", Now: d.now().Add(90 * time.Minute)},
		&cohort.Lock{A: p[8].A, B: p[8].B}); err != nil {
		t.Fatal(err)
	}
	d.open(w, h)
	return d
}

func TestJournalLooks(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"120x40", 120, 40}, {"60x16", 60, 16}} {
		t.Run(size.name, func(t *testing.T) {
			d := busy(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.keys("6", "G", "k", "k").frame()))
		})
		t.Run("whole-"+size.name, func(t *testing.T) {
			d := busy(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.keys("6", "G", "k", "k", "k", "enter").frame()))
		})
	}
}

func TestUndoingFromTheJournal(t *testing.T) {
	d := busy(t, 100, 30)
	d.keys("6").sees("7 changes", "1 undone", "▸   7 15 Mar 13:30 sasha", "Locked ").keys("x")
	d.sees("Undid: Locked", "8 changes", "2 undone", "▸   7 15 Mar 13:30 sasha", "undone · Locked", "by change 8 (robin", "r redo this").seesNot("u undoes")
	if !d.state().Undone[7] {
		t.Fatal("nothing was undone")
	}
	d.keys("r").sees("Redid: Locked", "9 changes", "1 undone", "x undo this", "▸   7")
	d.keys("g").sees("▸   9", "Redid: Locked", "about    change 7, stands now").keys("x").sees("Undid: Locked", "▸   9", "r redo this")
	d.keys("G").sees("▸   1", "Opened Cohort 1").seesNot("undo this").keys("x", "r")
	if seq := d.state().Seq; seq != 10 {
		t.Fatalf("the opening of a cohort was undone: %d", seq)
	}
	d.open(100, 30)
	d.keys("6").sees("10 changes", "2 undone", "▸  10")
}

func TestAChangeThatOthersRestOn(t *testing.T) {
	d := busy(t, 80, 24)
	d.keys("6", "G", "k").sees("▸   2").keys("x").sees("cannot be undone while a later change rests on it")
	if seq := d.state().Seq; seq != 7 {
		t.Fatal("it was undone all the same")
	}
}

func TestReadingTheJournal(t *testing.T) {
	d := busy(t, 80, 24)
	d.keys("6", "j", "j").sees("▸   5", "undone · Planned again").keys("enter")
	d.sees("Wed 15 Mar 2023, 12:00:00", "undone   by change 6 (robin").seesNot("newest first")
	d.keys("right").sees("Blocked ", "Reason, for the coordinator only", "an old quarrel,", "told in confidence", "made anew with this")
	d.keys("right", "left", "left", "left").sees("Undid: Planned again", "about    change 5, undone now").keys("esc").sees("▸   6")
	d.keys("s").sees("oldest first", "▸   1").keys("s").sees("newest first", "▸   7")
	d.keys("/").typed("quarrel").sees("1 of 7", "Blocked").keys("enter", "enter").sees("told in confidence").keys("esc", "esc").sees("7 changes")
	d.keys("/").typed("undone").sees("1 of 7", "Planned again").keys("esc").sees("7 changes")
	d.keys("/").typed("sasha").sees("1 of 7").keys("esc", "/").typed("15 mar zzz").sees("No change has these words", "0 of 7").keys("enter", "enter", "x", "r", "esc").sees("7 changes")
}

func TestTheJournalGrows(t *testing.T) {
	d := busy(t, 80, 24)
	d.keys("6", "j").sees("▸   6").keys("3", "l", "6").sees("8 changes", "▸   6", "8 15 Mar 12:00 robin")
	d.keys("g", "3", "j", "l", "6").sees("9 changes", "▸   9").keys("u").sees("10 changes", "Undid: ", "▸   9", "undone · Locked")
	d.keys("/").typed("undid").sees("2 of 10").keys("esc")
}

func TestTheJournalWithTheMouse(t *testing.T) {
	d := busy(t, 80, 24)
	d.keys("6")
	click := func(i int) {
		d.send(tea.MouseClickMsg{X: 30, Y: bodyTop + journalHead + 1 + i, Button: tea.MouseLeft})
	}
	click(3)
	d.sees("▸   4")
	click(3)
	d.sees("told in confidence").keys("esc")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.sees("▸   1")
}

// longLog is the screen on a cohort with many people and changes, made in memory.
func longLog(t testing.TB) *Model {
	m := many(t, 500)
	s := *m.sh.state
	s.Log = append([]*cohort.Entry(nil), s.Log...)
	for i := range 5000 {
		a := matching.ID(i%499 + 1)
		s.Log = append(s.Log, &cohort.Entry{Stamp: cohort.Stamp{Seq: uint64(len(s.Log) + 1), Time: time.Unix(1678879200+int64(i), 0), Actor: "robin"},
			Change: &cohort.Lock{A: a, B: a + 1, Why: cohort.Reason("because")}, HasPlan: true})
	}
	s.Seq = uint64(len(s.Log))
	m.sh.state, m.sh.active = &s, journalTab
	m.screens[journalTab].take()
	return m
}

// BenchmarkJournalKey is one key and the frame after it among five thousand changes.
func BenchmarkJournalKey(b *testing.B) {
	m := longLog(b)
	keys := []string{"j", "j", "pgdown", "k", "G", "g", "s"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(press(keys[i%len(keys)]))
		m.View()
	}
}

// BenchmarkJournalFilter is one letter of a filter and the frame after it among five thousand changes.
func BenchmarkJournalFilter(b *testing.B) {
	m := longLog(b)
	j := m.screens[journalTab].(*journalScreen)
	j.folded = fold(j.state, nil)
	m.Update(press("/"))
	keys := []string{"p", "e", "r", "backspace", "backspace", "backspace"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(press(keys[i%len(keys)]))
		m.View()
	}
}

// BenchmarkJournalFold makes what the filter looks at, which is done in the background.
func BenchmarkJournalFold(b *testing.B) {
	s := longLog(b).sh.state
	for range b.N {
		fold(s, nil)
	}
}
