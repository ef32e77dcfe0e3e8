package programme

import (
	"slices"
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
		for year := 2022; year <= 2030; year++ {
			want := byRule(name, year)
			for d := (Date{year, time.January, 1}); d.Year == year; d = d.AddDays(1) {
				if _, ok := h.Name(d); ok != want[d] {
					t.Errorf("%s: %v is a bank holiday: %v, by the rule: %v", name, d, ok, want[d])
				}
			}
			if !h.Covers(year) {
				t.Errorf("%s does not cover %d", name, year)
			}
		}
		if h.Covers(2021) || h.Covers(2031) {
			t.Errorf("%s covers too much", name)
		}
	}
	if _, ok := HolidayTable("wales"); ok {
		t.Error("there is a table for Wales alone")
	}
}

func TestHolidayFilesAreInOrder(t *testing.T) {
	for _, name := range HolidayTables() {
		text, err := holidayFiles.ReadFile("holidays/" + name + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		var days []Date
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			text, what, _ := strings.Cut(strings.TrimSpace(line), ",")
			d := day(t, text)
			if what == "" || d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
				t.Errorf("%s: %s", name, line)
			}
			days = append(days, d)
		}
		if !slices.IsSortedFunc(days, Date.Compare) || len(slices.Compact(slices.Clone(days))) != len(days) {
			t.Errorf("%s is not in order, or has a day twice", name)
		}
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
		{england, "2040-12-24", "2040-12-24"},               // not covered
		{england, "2040-12-25", "2040-12-25"},               // not covered, a Tuesday
		{scotland, "2021-12-31", "2021-12-31"},              // not covered
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
