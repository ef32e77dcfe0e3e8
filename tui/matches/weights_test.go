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
	"pgregory.net/rapid"

	"crosswalk/matching"
	"crosswalk/store"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// What was set stays, the others share; nothing depends on the way there.
func TestSliders(t *testing.T) {
	s := matches.newSliders([]int{40, 20, 20, 10, 10})
	is := func(now ...int) {
		t.Helper()
		if !slices.Equal(s.now, now) {
			t.Fatalf("%v, not %v", s.now, now)
		}
	}
	is(40, 20, 20, 10, 10)
	s.put(0, 41)
	is(41, 20, 19, 10, 10)
	s.put(0, 50)
	is(50, 17, 17, 8, 8)
	s.put(3, 0)
	is(50, 20, 20, 0, 10)
	s.put(1, 60) // more than what was set before leaves
	is(40, 60, 0, 0, 0)
	s.put(1, 30) // which has again what it was set to
	is(50, 30, 13, 0, 7)
	s.put(2, 20)
	s.put(4, 30) // all are set: the earliest takes up the rest
	is(20, 30, 20, 0, 30)
	s.put(4, 0)
	is(50, 30, 20, 0, 0)
	s.put(4, 300)
	is(0, 0, 0, 0, 100)
	s.put(4, -5)
	is(50, 30, 20, 0, 0)
	for i := range 5 {
		s.letGo(i)
	}
	is(40, 20, 20, 10, 10)
	if s.moved() || s.isSet(0) {
		t.Error("all were let go, and something moved")
	}
	s = matches.newSliders([]int{100, 0, 0}) // those that had nothing share evenly
	s.put(0, 95)
	is(95, 3, 2)
	s = matches.newSliders([]int{100})
	s.put(0, 3)
	is(100)
}

// Whatever is done to sliders, they have 100 in all and none less than nothing; what was set last has what it
// was set to, where there is another to take up the rest.
func TestSlidersAlwaysHave100(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := matches.newSliders(rapid.SampledFrom([][]int{{100}, {50, 50}, {100, 0}, {40, 20, 20, 10, 10}, {34, 33, 33}, {0, 0, 0, 100}}).Draw(t, "was"))
		n := len(s.now)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			i, points := rapid.IntRange(0, n-1).Draw(t, "criterion"), rapid.IntRange(-10, 120).Draw(t, "points")
			if rapid.IntRange(0, 4).Draw(t, "let go") == 0 {
				s.letGo(i)
			} else if s.put(i, points); n > 1 && s.now[i] != max(0, min(100, points)) {
				t.Fatalf("%d was set to %d: %v", i, points, s.now)
			}
			sum := 0
			for _, p := range s.now {
				sum += p
			}
			if sum != 100 || slices.Min(s.now) < 0 {
				t.Fatalf("%v", s.now)
			}
		}
	})
}

// TestWeights weighs the criteria otherwise, looks at what would change, keeps it and takes it back.
func TestWeights(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}, {100, 30}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			before := d.State()
			d.Keys("3", "w").Sees("Weights", "▸ challenges", "total 1594.4", "share").SeesNot("was 40")
			d.Keys("shift+right", "shift+right").Sees("50  was 40 set", "17  was 20", "7 of 23 pairs would change", "total 1613.2 → 1625.8 (+12.6)")
			golden.RequireEqual(t, []byte(d.Frame()))
			if d.State() != before {
				t.Fatal("something was kept before enter")
			}
			d.Keys("enter").Sees("Weighed challenges 50 (was 40)", "total 1625.8", "+ 7 new").SeesNot("─ Weights:")
			s := d.State()
			if s.Seq != before.Seq+1 || s.Plan.Total != 16258 || s.Programme.Criteria[0].Points != 50 || s.Programme.Criteria[4].Points != 8 {
				t.Fatalf("%d changes, total %d, %+v", s.Seq-before.Seq, s.Plan.Total, s.Programme.Criteria)
			}
			d.Stays()
			d.Keys("w").Sees("▸ challenges", " 50 ").SeesNot("was 40", "was 50").Keys("esc", "u").Sees("Undid: Weighed challenges 50", "total 1594.4")
			if r := matching.Compare(before.Plan, d.State().Plan); len(r.Came) != 0 || d.State().Programme.Criteria[0].Points != 40 {
				t.Fatalf("undone, %d pairs are others", len(r.Came))
			}
			d.Keys("ctrl+r").Sees("total 1625.8").Keys("6", "g").Sees("Weighed challenges 50")
		})
	}
}

// Every key of the panel, one after the other.
func TestWeightsKeys(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("3", "w")
	p := d.M.Screen(shell.MatchesTab).(*matches.matchesScreen).weights
	is := func(now ...int) {
		d.T.Helper()
		if !slices.Equal(p.points.now, now) {
			d.T.Fatalf("%v, not %v", p.points.now, now)
		}
	}
	d.Keys("enter").Sees("These are the points already.")
	d.Keys("right").SeesNot("These are the points").Keys("+", "=")
	is(43, 19, 19, 10, 9)
	d.Keys("left", "-", "−")
	is(40, 20, 20, 10, 10)
	d.Sees("40         set", "total 1594.4   weakest").Keys("enter").Sees("These are the points already.")
	d.Keys("shift+right")
	is(45, 19, 18, 9, 9)
	d.Keys("shift+left", "shift+left")
	is(35, 22, 21, 11, 11)
	d.Keys("down", "j", "tab").Sees("▸ place").Keys("5", "0")
	is(35, 6, 6, 50, 3)
	d.Keys("7") // 507 cannot be: another number begins
	is(35, 23, 23, 7, 12)
	d.Keys("backspace")
	is(35, 22, 21, 11, 11)
	d.Keys("up", "k", "shift+tab").Sees("▸ challenges").Keys("backspace")
	is(40, 20, 20, 10, 10)
	d.Keys("k").Sees("▸ objectives").Keys("j").Sees("▸ challenges").Keys("1", "0", "0")
	is(100, 0, 0, 0, 0)
	d.Sees("100  was 40 set", "pairs would change", "more lines · pgdn").Keys("pgdown").SeesNot("pairs would change").Keys("pgup").Sees("pairs would change")
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.SeesNot("pairs would change").Keys("left").Sees("pairs would change")
	d.Keys("x", "l", "p", "w", "?").Sees("─ Weights:")
	d.Keys("q").SeesNot("─ Weights:")
	if d.State().Seq != 2 {
		t.Error("something was kept")
	}
	d.Keys("?").Sees("Keys on Matches").Keys("pgdown", "k").Sees("Weigh the criteria otherwise").Keys("esc", "ctrl+p").Typed("weigh").Keys("enter").Sees("─ Weights:").Keys("esc")
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
	d.Sees("▸−  45.6 ").Keys("esc").SeesNot("▸−", " −  4").Sees("▸   45.6 ")
	d.Keys("enter", "w").Sees("Kavitha ↔ Ravi Kris ╭─ Weights:") // over the whole of a pair, in the middle
	d.Keys("esc", "esc")
	d.Stays()
}

// While the panel is open, somebody else weighs the criteria, or takes another programme.
func TestWeightsOfTwo(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Keys("3", "w", "shift+right").Sees("45  was 40 set")
	other := func(c store.Change) {
		t.Helper()
		s, err := d.DB.Commit(context.Background(), 1, store.By{Actor: "kim", Now: d.Now()}, c)
		if err != nil {
			t.Fatal(err)
		}
		d.M.Shell().Desk.Queued++
		d.Send(shell.CommittedMsg{State: s, Summary: c.Summary(s)})
	}
	other(&store.Weigh{Weights: []store.Weight{{Criterion: "challenges", Points: 20}, {Criterion: "sector", Points: 40}}})
	d.Sees("45  was 20 set", "27  was 40", "would change")
	source, err := os.ReadFile(tuitest.InProject("matching/testdata/every-kind.toml"))
	if err != nil {
		t.Fatal(err)
	}
	other(&store.UseProgramme{Programme: string(source)})
	d.SeesNot("was 20", "challenges").Sees("─ Weights:")
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
			d.Keys("3", "w", "shift+right").Sees("No pair would change.", "total 1594.4 → 1594.4", "Published pairs stay")
			golden.RequireEqual(t, []byte(d.Frame()))
			d.Keys("enter").Sees("Weighed challenges 45 (was 40)", "1594.4")
			if r := matching.Compare(before.Plan, d.State().Plan); len(r.Came) != 0 || d.State().Plan.Total != 15944 {
				t.Fatal("the exchanges are others")
			}
			d.Stays()
		})
	}
	d := tuitest.Sample(t, 80, 24)
	d.Keys("3", "s", "w", "+").Sees("No pair would change.", "The order steady keeps all pairs")
	d.Keys("esc", "s", "w", "+").SeesNot("The order steady")
}

// Of points that are not the latest any more, nothing is worked out, and what was is not shown.
func TestWeightsLookedAtInTurn(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("3", "w")
	p := d.M.Screen(shell.MatchesTab).(*matches.matchesScreen).weights
	_, first := p.Update(tuitest.Press("right"))
	old := p.run
	_, second := p.Update(tuitest.Press("shift+right"))
	if first() != nil {
		t.Error("what was given up is worked out")
	}
	d.Sees("Making the plan with these points").Keys("enter").Sees("still being worked out")
	d.Send(second())
	d.Sees("46  was 40 set", "would change").SeesNot("still being worked out")
	d.Send(matches.weighedMsg{run: old, why: "too late"})
	d.SeesNot("too late")
	d.Send(matches.weighedMsg{run: p.run, why: "the disk is full"})
	d.Sees("This cannot be done: the disk is full").Keys("enter").Sees("the disk is full").Sees("─ Weights:")
	_, third := p.Update(tuitest.Press("right"))
	d.Keys("esc")
	if third() != nil || d.M.Screen(shell.MatchesTab).(*matches.matchesScreen).weights != nil {
		t.Error("the panel is closed, and a plan is made")
	}
}
