package follow_test

import (
	"testing"

	"crosswalk/tui/follow"
	"crosswalk/tui/tuitest"
)

func TestHoursPeopleType(t *testing.T) {
	for typed, want := range map[string]int{
		"4": 40, "4.5": 45, "4,5": 45, " 4 h ": 40, "4 hours": 40, "0.5": 5, "3h30": 35, "3h30m": 35, "3:30": 35, "3h": 30,
		"90 min": 15, "90m": 15, "45 minutes": 8, "7.5": 75, "1 hr": 10, "0": 0,
	} {
		if got, err := follow.ParseHours(typed); err != nil || got != want {
			t.Errorf("%q is %d (%v), want %d", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "  ", "four", "-4", "4-5", "3h75", "1.2.3", "h", "m", "4e3", "99999", "∞"} {
		if got, err := follow.ParseHours(typed); err == nil {
			t.Errorf("%q is %d", typed, got)
		}
	}
}

func TestVisitFormRefuses(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-12")
	d.Keys("4", "v").Keys("ctrl+s").Sees("Say how many hours it took")
	d.Typed("4").Keys("ctrl+s").Sees("Say who hosted the visit, or both")
	d.Keys("enter", "enter", "left").Sees("‹ both ›").Keys("enter")
	d.Typed("x").Keys("ctrl+s").Sees("todayx").Keys("backspace").Keys("up", "up", "up").Typed("0").Keys("ctrl+s").Sees("40.0 h is more than a day")
	d.Keys("backspace", "backspace").Typed("2").Keys("ctrl+s").Sees("Logged 2.0 h of shadowing", " · u undoes")
	d.Keys("v").Sees("together 2.0 of 7.5 h").Keys("esc").SeesNot("Log a visit")
}
