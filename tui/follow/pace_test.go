package follow_test

import (
	"testing"

	"crosswalk/tui/tuitest"
)

// A pair agrees on a length and on calls of its own, seen while they are typed; undone, the programme's are there again.
func TestPaceByKeys(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-12")
	d.Keys("4").Typed("/osei").Keys("enter", "?").Dialog("Set the last day of Amara Osei ↔ Tom Bridger").Keys("esc")
	d.Keys("L").Dialog("How long, and how often", "Last day 3 Oct 2023", "as the programme has them")
	d.Keys("enter", "enter").Dialog("Say how often they are rung, or the last day")
	d.Keys("shift+tab", "ctrl+u").Typed("+3m").Dialog("Wednesday 3 January 2024").Keys("tab").Typed("often").Keys("enter").Dialog("is not how often")
	d.Keys("ctrl+u").Typed("every 6 weeks").Dialog("15 May, 26 Jun, 7 Aug …").Keys("enter").
		Toast("Agreed with Amara Osei ↔ Tom Bridger: a call every 6 weeks, to 3 Ja")
	x := d.ExchangeOf("amara.osei@example.org")
	if !x.Own || x.End != tuitest.DayFor(t, "2024-01-03") || len(x.CallsDue) != 6 {
		t.Fatalf("to %s with the calls %v", x.End, x.CallsDue)
	}
	d.Keys("enter").Sees("to 3 Jan 2024, a call every 6 weeks").Keys("esc", "L").Dialog("every 6 weeks; or").Typed("").Keys("ctrl+u").Typed("none").Keys("ctrl+s").
		Toast("without an end")
	d.Keys("u", "u")
	if x := d.ExchangeOf("amara.osei@example.org"); x.Own || x.End != tuitest.DayFor(t, "2023-10-03") || len(x.CallsDue) != 5 {
		t.Fatalf("undone, it is to %s with the calls %v", x.End, x.CallsDue)
	}
}
