package matches_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/store/cohort"
	"crosswalk/tui/matches"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

func TestWhatKeepsSomebodyWaiting(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.LonelyPast.Opened(t, size.w, size.h)
			d.Keys("3", "G", "k", "k")
			if size.w < shell.TwoPanes {
				d.Keys("enter", "pgdown")
			}
			d.Sees("If one rule were left out", "Allow “no challenges in common”", "; no")
			golden.RequireEqual(t, []byte(d.Frame()))
		})
	}
}

// Of one who is left over because the number is odd it is said whose waiting would cost least instead.
func TestWhoCouldWaitInstead(t *testing.T) {
	d := tuitest.SamplePast.Opened(t, 120, 40)
	d.Does(&cohort.Withdraw{Person: d.Person("Chidi Eze")})
	d.Keys("3", "G").Sees("an odd number of", "Who could wait instead", "(−7.5), Gary Stubbs (−10.0)")
	d.Keys("g").SeesNot("Who could wait")
}

func TestRelaxationsAreKept(t *testing.T) {
	d := tuitest.LonelyPast.Opened(t, 120, 40)
	d.Keys("3", "G")
	m := matches.In(d.M.Screen(shell.MatchesTab))
	if known := m.Relaxed(); len(known) != 1 || m.Relaxing() {
		t.Fatalf("known of %v, asked: %t", known, m.Relaxing())
	}
	if m.Again() != nil {
		t.Error("nothing changed, and the rules are tried again")
	}

	// Whoever moves on before the answer has come does not wait for it, and it is not shown.
	cy := d.Person("Cy Roe")
	slow := m.Relax(cy)
	if slow == nil || !m.Relaxing() || m.Relax(cy) != nil {
		t.Fatal("it is not asked for once")
	}
	d.Keys("g")
	if m.Relaxing() || slow() != nil {
		t.Error("a pair is shown, and rules are still tried")
	}
	late := m.RelaxAs(cy, "too late")()
	d.Keys("k") // stays on the pair
	d.Send(late)
	if slices.Contains(m.Relaxed(), cy) {
		t.Error("what came too late is kept")
	}
	d.Keys("G", "k", "k").Sees("Cy Roe", "Allow “").SeesNot("too late")

	// Another state of the cohort has other answers; one to whom it does not apply has none.
	d.Keys("o").Typed("dee").Keys("enter").Typed("they asked for it").Keys("enter")
	d.Toast("Paired ").Sees("waiting: 1")
	d.Keys("G").Sees("Allow “no challenges in common”: paired with", "1 pair changes, and somebody else")
	d.Does(&cohort.Withdraw{Person: d.Person("Ann Low")})
	d.Keys("3", "G").Sees("If one rule were left out")
}
