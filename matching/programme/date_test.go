package programme

import (
	"encoding/json"
	"testing"
	"time"
)

func day(t *testing.T, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, text := range []string{"", "2023-02-29", "2023-2-1", "14/03/2023", "2023-13-01", "0000-00-00", "\x1b"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("%q is %v", text, d)
		}
	}
	if d := day(t, "2024-02-29"); d != (Date{2024, time.February, 29}) || d.String() != "2024-02-29" || d.Weekday() != time.Thursday {
		t.Errorf("leap day: %v", d)
	}
}

func TestDateAsText(t *testing.T) {
	type pair struct{ A, B Date }
	in := pair{A: Date{2023, time.May, 8}}
	text, err := json.Marshal(in)
	if err != nil || string(text) != `{"A":"2023-05-08","B":""}` {
		t.Fatalf("%s %v", text, err)
	}
	var out pair
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("%v %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"A":"8 May"}`), &out); err == nil {
		t.Error("8 May was read")
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2023-01-31", 1, "2023-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2023-08-31", 6, "2024-02-29"},
		{"2023-10-31", 6, "2024-04-30"}, {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"},
		{"2023-03-31", -1, "2023-02-28"}, {"2023-01-15", -1, "2022-12-15"}, {"2023-11-30", 3, "2024-02-29"}, {"2023-04-17", 6, "2023-10-17"},
		{"2023-04-17", 0, "2023-04-17"},
	} {
		if got := day(t, c.from).AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s and %d months is %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestDaysBetween(t *testing.T) {
	a := day(t, "2023-03-25") // clocks go forward the night after
	for n := -800; n <= 800; n += 7 {
		b := a.AddDays(n)
		if b.Sub(a) != n || a.Sub(b) != -n || b.Before(a) != (n < 0) || b.After(a) != (n > 0) || b.Compare(a) != -a.Compare(b) {
			t.Fatalf("%v and %d days is %v", a, n, b)
		}
	}
}

func TestDateInZone(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	d := Date{2023, time.July, 1}
	if at := d.In(london, 12); at.UTC().Hour() != 11 || DateOf(at) != d {
		t.Errorf("noon is %v", at.UTC())
	}
	if at := d.In(nil, 0); at != time.Date(2023, 7, 1, 0, 0, 0, 0, time.UTC) {
		t.Errorf("no zone: %v", at)
	}
	late := time.Date(2023, 6, 30, 23, 30, 0, 0, time.UTC)
	if DateOf(late.In(london)) != d || DateOf(late) == d {
		t.Error("the day is not that of the zone")
	}
}

func TestSpans(t *testing.T) {
	for text, want := range map[string]Span{
		"10d": {Days: 10}, "2w": {Days: 14}, "6m": {Months: 6}, "10wd": {WorkingDays: 10}, "0d": {}, "007d": {Days: 7}, "120m": {Months: 120},
	} {
		s, err := ParseSpan(text)
		if err != nil || s != want {
			t.Errorf("%s is %v, %v", text, s, err)
		}
		if again, err := ParseSpan(s.String()); err != nil || again != s {
			t.Errorf("%s is written %s: %v", text, s, err)
		}
	}
	for _, text := range []string{"", "d", "6", "6x", "6 m", "+6m", "-6m", "1.5w", "6M", "121m", "99999999999999999999d", "9999999999999999w", "6mm", "½d"} {
		if s, err := ParseSpan(text); err == nil {
			t.Errorf("%q is %v", text, s)
		}
	}
	if back := (Span{1, 2, 3}).Back(); back != (Span{-1, -2, -3}) {
		t.Errorf("back is %v", back)
	}
}

func TestMonthDay(t *testing.T) {
	march := MonthDay{time.March, 1}
	for from, want := range map[string]string{"2023-02-28": "2023-03-01", "2023-03-01": "2023-03-01", "2023-03-02": "2024-03-01"} {
		if got := march.Next(day(t, from)).String(); got != want {
			t.Errorf("from %s it is %s, want %s", from, got, want)
		}
	}
	if march.String() != "03-01" {
		t.Error(march)
	}
}
