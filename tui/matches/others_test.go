package matches_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/matches"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// Whom one who waits could have had is with somebody; where there is not room for the name, the price stays.
func TestChanceKeepsItsPrice(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("3")
	m := matches.In(d.M.Screen(shell.MatchesTab))
	const all = "Charlotte Hendry-Blake, 3 pairs change"
	for w := matches.LeastChance; w <= len(all); w++ {
		words := m.ChanceWords(d.Person("Hannah Whitlock"), plan.Price{Changes: 3}, w)
		if chart.Width(words) > w || !strings.Contains(words, ", 3 pairs") || (w == len(all)) != (words == all) {
			t.Errorf("on %d cells it is %q", w, words)
		}
	}
}

// However narrow the detail is, the points and the people of every price can be read, and its pairs or, with the
// priority weakest, what it does to the weakest.
func TestPricesAreNeverCut(t *testing.T) {
	prices := []plan.Price{{Points: 314, People: 2, Changes: 22}, {Points: 999, Changes: 21}, {Points: -12, People: -2, Changes: 1},
		{Points: 5, People: 2, Weakest: 123, Changes: 12}, {Points: 5, Weakest: 123, Changes: 10}}
	for _, priority := range []programme.Priority{programme.PriorityTotal, programme.PriorityWeakest} {
		d := tuitest.Sample(t, 100, 30)
		if priority == programme.PriorityWeakest {
			d.Does(&cohort.Replan{Priority: priority})
		}
		d.Keys("3", "j")
		matches.In(d.M.Screen(shell.MatchesTab)).SetPrices(prices)
		for _, w := range []int{60, 80, 100, 110, 120, 140, 200} {
			d.Send(tea.WindowSizeMsg{Width: w, Height: 50})
			if w < shell.TwoPanes {
				d.Keys("enter")
			}
			frame := d.Frame()
			for _, p := range prices {
				found := false
				for _, l := range strings.Split(frame, "\n") {
					_, tail, ok := strings.Cut(l, " "+say.SignedPoints(-p.Points)+"  ")
					people := p.People == 0 || strings.Contains(tail, fmt.Sprintf("%d ", max(p.People, -p.People)))
					last := fmt.Sprintf("%d pair", p.Changes)
					if priority == programme.PriorityWeakest && p.Weakest != 0 {
						last = "weakest " + say.SignedPoints(-p.Weakest)
					}
					found = found || ok && people && strings.Contains(tail, last)
				}
				if !found {
					t.Errorf("%s, %d columns: %+v cannot be read:\n%s", priority, w, p, frame)
				}
			}
			d.Keys("esc")
		}
	}
}
