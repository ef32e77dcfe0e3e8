package exchange

import "testing"

func TestHoursPeopleType(t *testing.T) {
	for typed, want := range map[string]int{
		"4": 40, "4.5": 45, "4,5": 45, " 4 h ": 40, "4 hours": 40, "0.5": 5, "3h30": 35, "3h30m": 35, "3:30": 35, "3h": 30,
		"90 min": 15, "90m": 15, "45 minutes": 8, "7.5": 75, "1 hr": 10, "0": 0,
	} {
		if got, err := ParseHours(typed); err != nil || got != want {
			t.Errorf("%q is %d (%v), want %d", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "  ", "four", "-4", "4-5", "3h75", "1.2.3", "h", "m", "4e3", "99999", "∞"} {
		if got, err := ParseHours(typed); err == nil {
			t.Errorf("%q is %d", typed, got)
		}
	}
}
