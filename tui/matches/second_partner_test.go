package matches_test

import (
	"testing"

	"crosswalk/tui/matches"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// Somebody who is locked with one and would take another has prices, in the detail and in the list, in both
// of their rows.
func TestPricesOfSecondPartners(t *testing.T) {
	const locked, other = "Amara Osei ↔ Tom Bridger", "Amara Osei ↔ Joan Achebe"
	d := tuitest.SecondPast.Opened(t, 120, 40)
	d.Point("Tom Bridger").Keys("l").Toast("Locked "+locked).Sees("l unlocks the pair", "f turns to Amara Osei, who would take").SeesNot("Other partners for")
	priced := func(list string) {
		d.Sees(list, "Dele Ade")
		if _, priced, done := matches.In(d.M.Screen(shell.MatchesTab)).Partners(d.Person("Amara Osei")); !done || priced == 0 {
			t.Fatalf("%d prices of Amara are known", priced)
		}
	}
	d.Keys("f")
	priced("Other partners for Amara Osei")
	d.Keys("o")
	priced("Another partner for Amara Osei")
	d.Typed("tom").Keys("enter").Dialog("They are together already.").SeesNot("l locks them").Keys("esc")
	d.Point("Joan Achebe").Sees("│ " + other).Keys("o").Dialog("Another partner for Joan Achebe").Keys("tab").Dialog("Another partner for Amara Osei").Keys("esc")
	d.Keys("f").Sees("Other partners for Amara Osei").Keys("o").Dialog("Another partner for Amara Osei").Typed("ruth").Keys("enter")
	d.Dialog("Pair Amara Osei with Ruth Farrow", "− "+other)
}
