package exchange

import "testing"

func TestTypedDays(t *testing.T) {
	e, terms := started(t) // 4 April to 4 October 2023
	today := day(t, "2023-05-10")
	for _, c := range []struct {
		typed string
		past  bool
		want  string
		far   bool
	}{
		{"29 may", false, "Mon 29 May, Spring bank holiday", false},
		{"saturday", false, "Sat 13 May, a Saturday", false},
		{"1 june", false, "Thu 1 Jun", false},
		{"4 nov", false, "Sat 4 Nov, a Saturday", false}, // a month after the end
		{"5 nov", false, "Sun 5 Nov, a Sunday", true},
		{"2 may", false, "Thu 2 May 2024", true}, // the one that is ahead
		{"today", false, "Wed 10 May", true},
		{"2 may", true, "Tue 2 May", false},
		{"8 may", true, "Mon 8 May, Coronation of King Charles III", false},
		{"friday", true, "Fri 5 May", false},
		{"20 dec", true, "Tue 20 Dec 2022", true}, // long before it began
		{"tomorrow", true, "Thu 11 May", true},
	} {
		read := e.TypedAhead
		if c.past {
			read = e.TypedPast
		}
		got, err := read(c.typed, terms, today)
		if err != nil || got.Say(today) != c.want || got.Far != c.far {
			t.Errorf("%s: %s, far %v, %v; want %s", c.typed, got.Say(today), got.Far, err, c.want)
		}
		if _, err := read("soonish", terms, today); err == nil {
			t.Error("read what is no day")
		}
	}
	if got, _ := New(open(), e.Start, 2).TypedAhead("2024-05-11", open().Exchange, today); !got.Far {
		t.Error("more than a year ahead is to be asked, without an end too")
	}
}
