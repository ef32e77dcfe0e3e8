package follow_test

import (
	"testing"

	"crosswalk/tui/tuitest"
)

func TestVisitFormRefuses(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-12")
	d.Keys("4", "v").Keys("ctrl+s").Dialog("Say how many hours it took")
	d.Typed("4").Keys("ctrl+s").Dialog("Say who hosted the visit, or both")
	d.Keys("enter", "enter", "left").Dialog("‹ both ›").Keys("enter")
	d.Typed("x").Keys("ctrl+s").Dialog("todayx").Keys("backspace").Keys("up", "up", "up").Typed("0").Keys("ctrl+s").Dialog("40.0 h is more than a day")
	d.Keys("backspace", "backspace").Typed("2").Keys("ctrl+s").Toast("Logged 2.0 h of shadowing", " · u undoes")
	d.Keys("v").Dialog("together 2.0 of 7.5 h").Keys("esc").SeesNot("Log a visit")
}
