package exchange

import (
	"strings"
	"testing"
)

func TestDaysPeopleType(t *testing.T) {
	today := day(t, "2023-05-10") // a Wednesday
	for typed, want := range map[string]string{
		"2023-05-02":      "2023-05-02",
		" 2 May ":         "2023-05-02",
		"2 may 2023":      "2023-05-02",
		"2nd May":         "2023-05-02",
		"2nd of May 2022": "2022-05-02",
		"May 2, 2023":     "2023-05-02",
		"2may":            "2023-05-02",
		"Tue 2 May":       "2023-05-02",
		"1 Sept":          "2023-09-01",
		"20 december":     "2022-12-20",
		"3 oct":           "2023-10-03",
		"29 February":     "2024-02-29",
		"today":           "2023-05-10",
		"Yesterday":       "2023-05-09",
		"tomorrow":        "2023-05-11",
		"+3d":             "2023-05-13",
		"+2w":             "2023-05-24",
		"-1w":             "2023-05-03",
		"+1m":             "2023-06-10",
		"friday":          "2023-05-12",
		"wed":             "2023-05-10",
		"25/12/2023":      "2023-12-25",
		"12/25/2023":      "2023-12-25",
		"5/5/2023":        "2023-05-05",
		"31.1.2023":       "2023-01-31",
	} {
		lean := Past
		if today.Before(day(t, want)) {
			lean = Ahead
		}
		got, err := ParseDay(typed, today, lean)
		if err != nil || got != day(t, want) {
			t.Errorf("%q is %s (%v), want %s", typed, got, err, want)
		}
	}
}

func TestDaysPastAndAhead(t *testing.T) {
	today := day(t, "2023-05-10")
	for _, c := range []struct{ typed, past, ahead string }{
		{"2 May", "2023-05-02", "2024-05-02"},
		{"20 May", "2022-05-20", "2023-05-20"},
		{"friday", "2023-05-05", "2023-05-12"},
		{"wednesday", "2023-05-10", "2023-05-17"},
		{"29 Feb", "2020-02-29", "2024-02-29"},
	} {
		if d, err := ParseDay(c.typed, today, Past); err != nil || d != day(t, c.past) {
			t.Errorf("%q gone is %s (%v), want %s", c.typed, d, err, c.past)
		}
		if d, err := ParseDay(c.typed, today, Ahead); err != nil || d != day(t, c.ahead) {
			t.Errorf("%q to come is %s (%v), want %s", c.typed, d, err, c.ahead)
		}
	}
}

func TestDaysRefused(t *testing.T) {
	today := day(t, "2023-05-10")
	for typed, why := range map[string]string{
		"":              "say a day",
		"2/5/2023":      "could be 2 May 2023 or 5 Feb 2023",
		"2/5":           "is no day",
		"2.5.23":        "is no day",
		"31/31/2023":    "is no day",
		"soon":          "is no day",
		"2 2 May":       "is no day",
		"May":           "is no day",
		"31 April":      "April has no day 31",
		"31 April 2023": "April has no day 31",
		"29 Feb 2023":   "February has no day 29",
		"Mon 2 May":     "not a Monday",
		"+w":            "is no day",
		"+99999999d":    "is no day",
		"\x1b[31m":      "is no day",
	} {
		for _, lean := range []Lean{Past, Ahead} {
			got, err := ParseDay(typed, today, lean)
			if err == nil || !strings.Contains(err.Error(), why) {
				t.Errorf("%q is %s (%v), want an error with %q", typed, got, err, why)
			}
		}
	}
}

func TestDaysWrittenAreRead(t *testing.T) {
	today := day(t, "2023-11-22")
	for n := -500; n < 500; n++ {
		d := today.AddDays(n)
		for _, text := range []string{LongDay(d), WeekDay(d, today), d.String()} {
			lean := Ahead
			if n < 0 {
				lean = Past
			}
			if got, err := ParseDay(text, today, lean); err != nil || got != d {
				t.Fatalf("%q is read as %s (%v)", text, got, err)
			}
		}
	}
}
