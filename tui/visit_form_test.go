package tui

import "testing"

func TestVisitFormRefuses(t *testing.T) {
	d := underWay(t, 80, 24, "2023-04-12")
	d.keys("4", "v").keys("ctrl+s").sees("Say how many hours it took")
	d.typed("4").keys("ctrl+s").sees("Say who hosted the visit, or both")
	d.keys("enter", "enter", "left").sees("‹ both ›").keys("enter")
	d.typed("x").keys("ctrl+s").sees("todayx").keys("backspace").keys("up", "up", "up").typed("0").keys("ctrl+s").sees("40.0 h is more than a day")
	d.keys("backspace", "backspace").typed("2").keys("ctrl+s").sees("Logged 2.0 h of shadowing", " · u undoes")
	d.keys("v").sees("together 2.0 of 7.5 h").keys("esc").seesNot("Log a visit")
}
