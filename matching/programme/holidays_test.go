package programme

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

func holidays(t *testing.T, name string) Holidays {
	t.Helper()
	h, ok := HolidayTable(name)
	if !ok {
		t.Fatalf("no table %s", name)
	}
	return h
}

// easter returns Easter Sunday by the algorithm of Meeus, Jones and Butcher.
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{year, time.Month(n / 31), n%31 + 1}
}

// monday returns the n-th Monday of a month, the last one for n = -1.
func monday(year int, month time.Month, n int) Date {
	d := Date{year, month, 1}
	if n < 0 {
		d = d.AddMonths(1).AddDays(-1)
		for d.Weekday() != time.Monday {
			d = d.AddDays(-1)
		}
		return d
	}
	for d.Weekday() != time.Monday {
		d = d.AddDays(1)
	}
	return d.AddDays(7 * (n - 1))
}

// byRule returns the bank holidays of a year by the Banking and Financial Dealings Act 1971, with
// substitute days, and what proclamations changed.
func byRule(table string, year int) map[Date]bool {
	days := make(map[Date]bool)
	off := func(d Date) {
		for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || days[d] {
			d = d.AddDays(1)
		}
		days[d] = true
	}
	scottish := table == "scotland"
	sunday := easter(year)
	days[sunday.AddDays(-2)] = true
	if !scottish {
		days[sunday.AddDays(1)] = true
	}
	days[monday(year, time.May, 1)] = true
	if year == 2020 {
		delete(days, monday(year, time.May, 1))
		days[Date{2020, time.May, 8}] = true
	}
	if year == 2022 {
		days[Date{2022, time.June, 2}], days[Date{2022, time.June, 3}], days[Date{2022, time.September, 19}] = true, true, true
	} else {
		days[monday(year, time.May, -1)] = true
	}
	if year == 2023 {
		days[Date{2023, time.May, 8}] = true
	}
	summer := monday(year, time.August, -1)
	if scottish {
		summer = monday(year, time.August, 1)
	}
	days[summer] = true
	off(Date{year, time.January, 1})
	if scottish {
		off(Date{year, time.January, 2})
		off(Date{year, time.November, 30})
		if year == 2026 {
			days[Date{2026, time.June, 15}] = true
		}
	}
	off(Date{year, time.December, 25})
	off(Date{year, time.December, 26})
	return days
}

func TestBankHolidays(t *testing.T) {
	check(t, "tables", HolidayTables(), []string{"england-and-wales", "scotland"})
	for _, name := range HolidayTables() {
		h := holidays(t, name)
		for year := 2013; year <= 2080; year++ {
			want := byRule(name, year)
			for d := (Date{year, time.January, 1}); d.Year == year; d = d.AddDays(1) {
				if _, ok := h.Name(d); ok != want[d] {
					t.Errorf("%s: %v is a bank holiday: %v, by the rule: %v", name, d, ok, want[d])
				}
			}
		}
		if _, off := h.Name(Date{1977, time.December, 26}); off {
			t.Errorf("%s knows what was before 1978", name)
		}
	}
	if _, ok := HolidayTable("wales"); ok {
		t.Error("there is a table for Wales alone")
	}
}

// TestBankHolidaysAsPublished holds the days and their names against the lists of 2022 to 2030, of which those up to
// 2028 are published.
func TestBankHolidaysAsPublished(t *testing.T) {
	for _, name := range HolidayTables() {
		text, err := os.ReadFile("testdata/holidays/" + name + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		want := make(map[Date]string)
		for line := range strings.Lines(string(text)) {
			if text, what, ok := strings.Cut(strings.TrimSpace(line), ","); ok && !strings.HasPrefix(line, "#") {
				want[day(t, text)] = what
			}
		}
		if len(want) < 70 {
			t.Errorf("%s lists %d days", name, len(want))
		}
		h := holidays(t, name)
		got := make(map[Date]string)
		for d := (Date{2022, time.January, 1}); d.Year <= 2030; d = d.AddDays(1) {
			if what, off := h.Name(d); off {
				got[d] = what
			}
		}
		check(t, name, got, want)
	}
}

// TestBankHolidaysOfLongAgo has years with a proclamation, as they were.
func TestBankHolidaysOfLongAgo(t *testing.T) {
	england := holidays(t, "england-and-wales")
	for year, want := range map[int]string{
		2002: "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26",
		2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
		2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
		2014: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
		2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
		2040: "01-02 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
	} {
		var got []string
		for d := (Date{year, time.January, 1}); d.Year == year; d = d.AddDays(1) {
			if _, off := england.Name(d); off {
				got = append(got, d.String()[5:])
			}
		}
		check(t, "the days of "+strconv.Itoa(year), strings.Join(got, " "), want)
	}
}

func TestWorkingDays(t *testing.T) {
	england, scotland := holidays(t, "england-and-wales"), holidays(t, "scotland")
	for _, c := range []struct {
		off       Holidays
		from, own string // the next working day
	}{
		{england, "2023-05-06", "2023-05-09"},               // Saturday before the Coronation
		{england, "2023-04-07", "2023-04-11"},               // Good Friday
		{scotland, "2023-04-07", "2023-04-10"},              // no Easter Monday there
		{england, "2023-12-23", "2023-12-27"},               // Christmas
		{Holidays{}, "2023-12-23", "2023-12-25"},            // weekends only
		{england, "2023-03-14", "2023-03-14"},               // a Tuesday
		{england, "2040-12-24", "2040-12-24"},               // a Monday
		{england, "2040-12-25", "2040-12-27"},               // a Tuesday
		{scotland, "2020-12-31", "2020-12-31"},              // no holiday
		{scotland, "2021-01-01", "2021-01-05"},              // the second on a Saturday
		{scotland, "2022-01-01", "2022-01-05"},              // two substitute days
		{Exchange{}.Calendar(), "2023-05-08", "2023-05-08"}, // no table named
	} {
		d := day(t, c.from)
		if got := c.off.NextWorking(d).String(); got != c.own {
			t.Errorf("from %s the next working day is %s, want %s", c.from, got, c.own)
		}
		if c.off.Working(d) != (c.from == c.own) {
			t.Errorf("%s works: %v", c.from, c.off.Working(d))
		}
	}
}

func TestAddSpan(t *testing.T) {
	england := holidays(t, "england-and-wales")
	for _, c := range []struct {
		from string
		span Span
		want string
	}{
		{"2023-03-14", Span{}, "2023-03-14"},
		{"2023-03-14", Span{Days: 14}, "2023-03-28"},
		{"2023-08-31", Span{Months: 6}, "2024-02-29"},
		{"2023-04-28", Span{WorkingDays: 1}, "2023-05-02"},  // over the weekend and the May holiday
		{"2023-04-28", Span{WorkingDays: 10}, "2023-05-16"}, // and the Coronation
		{"2023-05-06", Span{WorkingDays: 1}, "2023-05-09"},  // from a Saturday
		{"2023-05-09", Span{WorkingDays: -1}, "2023-05-05"},
		{"2023-09-30", Span{Months: 6}.Back(), "2023-03-30"},
		{"2023-09-30", Span{Days: 7}.Back(), "2023-09-23"},
		{"2023-05-07", Span{WorkingDays: 0}, "2023-05-07"}, // a day off stays
	} {
		if got := day(t, c.from).Add(c.span, england).String(); got != c.want {
			t.Errorf("%s and %v is %s, want %s", c.from, c.span, got, c.want)
		}
	}
}
