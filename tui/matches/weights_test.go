package matches_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/matches"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// TestWeights weighs the criteria otherwise, looks at what would change, keeps it and takes it back.
func TestWeights(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}, {100, 30}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			before := d.State()
			d.Keys("3", "w").Dialog("▸ challenges", "share", "Weights", "total 1594.4").SeesNot("was 40")
			d.Keys("shift+right", "shift+right").Dialog("50  was 40 set", "17  was 20", "7 of 23 pairs would change", "total 1613.2 → 1625.8 (+12.6)")
			golden.RequireEqual(t, []byte(d.Frame()))
			if d.State() != before {
				t.Fatal("something was kept before enter")
			}
			d.Keys("enter").Toast("Weighed challenges 50 (was 40)").Sees("total 1625.8", "+ 7 new").SeesNot("─ Weights:")
			s := d.State()
			if s.Seq != before.Seq+1 || s.Plan.Total != 16258 || s.Programme.Criteria[0].Points != 50 || s.Programme.Criteria[4].Points != 8 {
				t.Fatalf("%d changes, total %d, %+v", s.Seq-before.Seq, s.Plan.Total, s.Programme.Criteria)
			}
			d.Stays()
			d.Keys("w").Dialog("▸ challenges", " 50 ").SeesNot("was 40", "was 50").Keys("esc", "u").Toast("Undid: Weighed challenges 50").Sees("total 1594.4")
			if r := matching.Compare(before.Plan, d.State().Plan); len(r.Came) != 0 || d.State().Programme.Criteria[0].Points != 40 {
				t.Fatalf("undone, %d pairs are others", len(r.Came))
			}
			d.Keys("ctrl+r").Sees("total 1625.8").Keys("6", "g").Toast("Weighed challenges 50")
		})
	}
}

// Every key of the panel, one after the other.
func TestWeightsKeys(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("3", "w")
	is := func(now ...int) {
		d.T.Helper()
		if points := matches.Points(d.M.Shell().Top()); !slices.Equal(points, now) {
			d.T.Fatalf("%v, not %v", points, now)
		}
	}
	d.Keys("enter").Dialog("These are the points already.")
	d.Keys("right").SeesNot("These are the points").Keys("+", "=")
	is(43, 19, 19, 10, 9)
	d.Keys("left", "-", "−")
	is(40, 20, 20, 10, 10)
	d.Sees("40         set", "total 1594.4   weakest").Keys("enter").Dialog("These are the points already.")
	d.Keys("shift+right")
	is(45, 19, 18, 9, 9)
	d.Keys("shift+left", "shift+left")
	is(35, 22, 21, 11, 11)
	d.Keys("down", "j", "tab").Dialog("▸ place").Keys("5", "0")
	is(35, 6, 6, 50, 3)
	d.Keys("7") // 507 cannot be: another number begins
	is(35, 23, 23, 7, 12)
	d.Keys("backspace")
	is(35, 22, 21, 11, 11)
	d.Keys("up", "k", "shift+tab").Dialog("▸ challenges").Keys("backspace")
	is(40, 20, 20, 10, 10)
	d.Keys("k").Dialog("▸ objectives").Keys("j").Dialog("▸ challenges").Keys("1", "0", "0")
	is(100, 0, 0, 0, 0)
	d.Dialog("100  was 40 set", "pairs would change", "more lines · pgdn").Keys("pgdown").SeesNot("pairs would change").Keys("pgup").Dialog("pairs would change")
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.SeesNot("pairs would change").Keys("left").Dialog("pairs would change")
	d.Keys("x", "l", "p", "w", "?").Dialog("─ Weights:")
	d.Keys("q").SeesNot("─ Weights:")
	if d.State().Seq != 2 {
		t.Error("something was kept")
	}
	d.Keys("?").Sees("Keys on Matches").Keys("pgdown", "k").Sees("Weigh the criteria otherwise").Keys("esc", "ctrl+p").Typed("weigh").Keys("enter").Dialog("─ Weights:").Keys("esc")
	d.Stays()
}

// The list beside the panel has a sign before each pair that would go; when the panel is closed it has none.
func TestWeightsInTheList(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Keys("3", "w", "shift+right", "shift+right")
	gone := 0
	for _, l := range strings.Split(d.Frame(), "\n") {
		if strings.HasPrefix(l, " −") || strings.HasPrefix(l, "▸−") {
			gone++
		}
	}
	if gone != 7 {
		t.Errorf("%d pairs are marked:\n%s", gone, d.Frame())
	}
	d.Sees("▸−  45.6 ").Keys("esc").SeesNot("▸−", " −  4").Row("▸   45.6 ")
	d.Keys("enter", "w").Sees("Kavitha ↔ Ravi Kris ╭─ Weights:") // over the whole of a pair, in the middle
	d.Keys("esc", "esc")
	d.Stays()
}

// While the panel is open, somebody else weighs the criteria, or takes another programme.
func TestWeightsOfTwo(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Keys("3", "w", "shift+right").Dialog("45  was 40 set")
	other := func(c cohort.Change) {
		t.Helper()
		s, err := d.DB.Commit(context.Background(), 1, cohort.By{Actor: "kim", Now: d.Now()}, c)
		if err != nil {
			t.Fatal(err)
		}
		d.Run(d.M.Shell().Desk.InTurn(func() tea.Msg { return shell.CommittedMsg{State: s, Summary: c.Summary(s)} }))
		d.Frame()
	}
	other(&cohort.Weigh{Weights: []cohort.Weight{{Criterion: "challenges", Points: 20}, {Criterion: "sector", Points: 40}}})
	d.Dialog("45  was 20 set", "27  was 40", "would change")
	source, err := os.ReadFile(tuitest.InProject("matching/testdata/every-kind.toml"))
	if err != nil {
		t.Fatal(err)
	}
	other(&cohort.UseProgramme{Programme: string(source)})
	d.SeesNot("was 20", "challenges").Dialog("─ Weights:")
	d.Send(tea.WindowSizeMsg{Width: 60, Height: 16})
	last := d.State().Programme.Criteria
	if len(last) < 6 {
		t.Fatal("it has too few criteria for this")
	}
	d.SeesNot(last[len(last)-1].Name).Keys("up").Sees("▸ " + last[len(last)-1].Name[:8]).Keys("shift+right").Sees("set")
	golden.RequireEqual(t, []byte(d.Frame()))
}

// What is published stays, and in the order steady the rest does; the panel says so.
func TestWeightsBesideWhatStays(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			tuitest.Publish(t, d, "2023-04-03")
			before := d.State()
			d.Keys("3", "w", "shift+right").Dialog("No pair would change.", "Published pairs stay", "total 1594.4 → 1594.4")
			golden.RequireEqual(t, []byte(d.Frame()))
			d.Keys("enter").Toast("Weighed challenges 45 (was 40)").Sees("1594.4")
			if r := matching.Compare(before.Plan, d.State().Plan); len(r.Came) != 0 || d.State().Plan.Total != 15944 {
				t.Fatal("the exchanges are others")
			}
			d.Stays()
		})
	}
	d := tuitest.Sample(t, 80, 24)
	d.Keys("3", "s", "w", "+").Dialog("No pair would change.", "The order steady keeps all pairs")
	d.Keys("esc", "s", "w", "+").SeesNot("The order steady")
}

// Of points that are not the latest any more, nothing is worked out, and what was is not shown.
func TestWeightsLookedAtInTurn(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("3", "w")
	p := d.M.Shell().Top()
	_, first := p.Update(tuitest.Press("right"))
	_, second := p.Update(tuitest.Press("shift+right"))
	if first() != nil {
		t.Error("what was given up is worked out")
	}
	d.Dialog("Making the plan with these points").Keys("enter").Dialog("still being worked out")
	d.Send(second())
	d.Dialog("46  was 40 set", "would change").SeesNot("still being worked out")
	old := matches.WeighAs(p, "too late")()
	disk := matches.WeighAs(p, "the disk is full")
	d.Send(old)
	d.SeesNot("too late")
	d.Send(disk())
	d.Dialog("This cannot be done: the disk is full").Keys("enter").Dialog("the disk is full", "─ Weights:")
	_, third := p.Update(tuitest.Press("right"))
	d.Keys("esc")
	if third() != nil || d.M.Shell().Top() != nil {
		t.Error("the panel is closed, and a plan is made")
	}
}

// Where several points are looked at at once, one is begun when the one before is over, and those in between
// not at all.
func TestKeysHeldDownLookAtTheLatest(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Keys("3", "w")
	p := d.M.Shell().Top()
	end := matches.Looking(p)
	answers := make(chan tea.Msg)
	for range 3 {
		_, cmd := p.Update(tuitest.Press("right"))
		go func() { answers <- cmd() }()
	}
	for range 2 {
		if msg := <-answers; msg != nil {
			t.Fatalf("what keys went past is worked out: %v", msg)
		}
	}
	end()
	d.Send(<-answers)
	d.Dialog("43  was 40 set", "would change")
}
