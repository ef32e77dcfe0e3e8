package tui

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
	"crosswalk/store/cohort"
)

// What was set stays, the others share; nothing depends on the way there.
func TestSliders(t *testing.T) {
	s := newSliders([]int{40, 20, 20, 10, 10})
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
	s = newSliders([]int{100, 0, 0}) // those that had nothing share evenly
	s.put(0, 95)
	is(95, 3, 2)
	s = newSliders([]int{100})
	s.put(0, 3)
	is(100)
}

// Whatever is done to sliders, they have 100 in all and none less than nothing; what was set last has what it
// was set to, where there is another to take up the rest.
func TestSlidersAlwaysHave100(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newSliders(rapid.SampledFrom([][]int{{100}, {50, 50}, {100, 0}, {40, 20, 20, 10, 10}, {34, 33, 33}, {0, 0, 0, 100}}).Draw(t, "was"))
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
			d := sample(t, size.w, size.h)
			before := d.state()
			d.keys("3", "w").sees("Weights", "▸ challenges", "total 1594.4", "share").seesNot("was 40")
			d.keys("shift+right", "shift+right").sees("50  was 40 set", "17  was 20", "7 of 23 pairs would change", "total 1613.2 → 1625.8 (+12.6)")
			golden.RequireEqual(t, []byte(d.frame()))
			if d.state() != before {
				t.Fatal("something was kept before enter")
			}
			d.keys("enter").sees("Weighed challenges 50 (was 40)", "total 1625.8", "+ 7 new").seesNot("─ Weights:")
			s := d.state()
			if s.Seq != before.Seq+1 || s.Plan.Total != 16258 || s.Programme.Criteria[0].Points != 50 || s.Programme.Criteria[4].Points != 8 {
				t.Fatalf("%d changes, total %d, %+v", s.Seq-before.Seq, s.Plan.Total, s.Programme.Criteria)
			}
			d.stays()
			d.keys("w").sees("▸ challenges", " 50 ").seesNot("was 40", "was 50").keys("esc", "u").sees("Undid: Weighed challenges 50", "total 1594.4")
			if r := matching.Compare(before.Plan, d.state().Plan); len(r.Came) != 0 || d.state().Programme.Criteria[0].Points != 40 {
				t.Fatalf("undone, %d pairs are others", len(r.Came))
			}
			d.keys("ctrl+r").sees("total 1625.8").keys("6", "g").sees("Weighed challenges 50")
		})
	}
}

// Every key of the panel, one after the other.
func TestWeightsKeys(t *testing.T) {
	d := sample(t, 80, 24)
	d.keys("3", "w")
	p := d.m.screens[matchesTab].(*matchesScreen).weights
	is := func(now ...int) {
		d.t.Helper()
		if !slices.Equal(p.points.now, now) {
			d.t.Fatalf("%v, not %v", p.points.now, now)
		}
	}
	d.keys("enter").sees("These are the points already.")
	d.keys("right").seesNot("These are the points").keys("+", "=")
	is(43, 19, 19, 10, 9)
	d.keys("left", "-", "−")
	is(40, 20, 20, 10, 10)
	d.sees("40         set", "total 1594.4   weakest").keys("enter").sees("These are the points already.")
	d.keys("shift+right")
	is(45, 19, 18, 9, 9)
	d.keys("shift+left", "shift+left")
	is(35, 22, 21, 11, 11)
	d.keys("down", "j", "tab").sees("▸ place").keys("5", "0")
	is(35, 6, 6, 50, 3)
	d.keys("7") // 507 cannot be: another number begins
	is(35, 23, 23, 7, 12)
	d.keys("backspace")
	is(35, 22, 21, 11, 11)
	d.keys("up", "k", "shift+tab").sees("▸ challenges").keys("backspace")
	is(40, 20, 20, 10, 10)
	d.keys("k").sees("▸ objectives").keys("j").sees("▸ challenges").keys("1", "0", "0")
	is(100, 0, 0, 0, 0)
	d.sees("100  was 40 set", "pairs would change", "more lines · pgdn").keys("pgdown").seesNot("pairs would change").keys("pgup").sees("pairs would change")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.seesNot("pairs would change").keys("left").sees("pairs would change")
	d.keys("x", "l", "p", "w", "?").sees("─ Weights:")
	d.keys("q").seesNot("─ Weights:")
	if d.state().Seq != 2 {
		t.Error("something was kept")
	}
	d.keys("?").sees("Keys on Matches").keys("pgdown", "k").sees("Weigh the criteria otherwise").keys("esc", "ctrl+p").typed("weigh").keys("enter").sees("─ Weights:").keys("esc")
	d.stays()
}

// The list beside the panel has a sign before each pair that would go; when the panel is closed it has none.
func TestWeightsInTheList(t *testing.T) {
	d := sample(t, 120, 40)
	d.keys("3", "w", "shift+right", "shift+right")
	gone := 0
	for _, l := range strings.Split(d.frame(), "\n") {
		if strings.HasPrefix(l, " −") || strings.HasPrefix(l, "▸−") {
			gone++
		}
	}
	if gone != 7 {
		t.Errorf("%d pairs are marked:\n%s", gone, d.frame())
	}
	d.sees("▸−  45.6 ").keys("esc").seesNot("▸−", " −  4").sees("▸   45.6 ")
	d.keys("enter", "w").sees("Kavitha ↔ Ravi Kris ╭─ Weights:") // over the whole of a pair, in the middle
	d.keys("esc", "esc")
	d.stays()
}

// While the panel is open, somebody else weighs the criteria, or takes another programme.
func TestWeightsOfTwo(t *testing.T) {
	d := sample(t, 120, 40)
	d.keys("3", "w", "shift+right").sees("45  was 40 set")
	other := func(c cohort.Change) {
		t.Helper()
		s, err := d.db.Commit(context.Background(), 1, cohort.By{Actor: "kim", Now: d.now()}, c)
		if err != nil {
			t.Fatal(err)
		}
		d.m.sh.desk.queued++
		d.send(committedMsg{state: s, summary: c.Summary(s)})
	}
	other(&cohort.Weigh{Weights: []cohort.Weight{{Criterion: "challenges", Points: 20}, {Criterion: "sector", Points: 40}}})
	d.sees("45  was 20 set", "27  was 40", "would change")
	source, err := os.ReadFile("../matching/testdata/every-kind.toml")
	if err != nil {
		t.Fatal(err)
	}
	other(&cohort.UseProgramme{Programme: string(source)})
	d.seesNot("was 20", "challenges").sees("─ Weights:")
	d.send(tea.WindowSizeMsg{Width: 60, Height: 16})
	last := d.state().Programme.Criteria
	if len(last) < 6 {
		t.Fatal("it has too few criteria for this")
	}
	d.seesNot(last[len(last)-1].Name).keys("up").sees("▸ " + last[len(last)-1].Name[:8]).keys("shift+right").sees("set")
	golden.RequireEqual(t, []byte(d.frame()))
}

// What is published stays, and in the order steady the rest does; the panel says so.
func TestWeightsBesideWhatStays(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := sample(t, size.w, size.h)
			publish(t, d, "2023-04-03")
			before := d.state()
			d.keys("3", "w", "shift+right").sees("No pair would change.", "total 1594.4 → 1594.4", "Published pairs stay")
			golden.RequireEqual(t, []byte(d.frame()))
			d.keys("enter").sees("Weighed challenges 45 (was 40)", "1594.4")
			if r := matching.Compare(before.Plan, d.state().Plan); len(r.Came) != 0 || d.state().Plan.Total != 15944 {
				t.Fatal("the exchanges are others")
			}
			d.stays()
		})
	}
	d := sample(t, 80, 24)
	d.keys("3", "s", "w", "+").sees("No pair would change.", "The order steady keeps all pairs")
	d.keys("esc", "s", "w", "+").seesNot("The order steady")
}

// Of points that are not the latest any more, nothing is worked out, and what was is not shown.
func TestWeightsLookedAtInTurn(t *testing.T) {
	d := sample(t, 80, 24)
	d.keys("3", "w")
	p := d.m.screens[matchesTab].(*matchesScreen).weights
	_, first := p.update(press("right"))
	old := p.run
	_, second := p.update(press("shift+right"))
	if first() != nil {
		t.Error("what was given up is worked out")
	}
	d.sees("Making the plan with these points").keys("enter").sees("still being worked out")
	d.send(second())
	d.sees("46  was 40 set", "would change").seesNot("still being worked out")
	d.send(weighedMsg{run: old, why: "too late"})
	d.seesNot("too late")
	d.send(weighedMsg{run: p.run, why: "the disk is full"})
	d.sees("This cannot be done: the disk is full").keys("enter").sees("the disk is full").sees("─ Weights:")
	_, third := p.update(press("right"))
	d.keys("esc")
	if third() != nil || d.m.screens[matchesTab].(*matchesScreen).weights != nil {
		t.Error("the panel is closed, and a plan is made")
	}
}
