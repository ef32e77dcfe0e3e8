package form

import (
	"testing"
	"time"
)

func TestSubmitted(t *testing.T) {
	for _, c := range []struct{ cell, dates, want string }{
		{"14/03/2023 23:52:10", "", "2023-03-14T23:52:10Z"},
		{"3/14/23 9:05 PM", "", "2023-03-14T21:05:00Z"},
		{"3/14/23 12:05 a.m.", "", "2023-03-14T00:05:00Z"},
		{"3/14/2023 12:05:01 PM", "", "2023-03-14T12:05:01Z"},
		{"3/14/23 9:05\u202fPM", "", "2023-03-14T21:05:00Z"},
		{"03/04/2023 09:05", "dmy", "2023-04-03T08:05:00Z"},
		{"03/04/2023 09:05", "mdy", "2023-03-04T09:05:00Z"},
		{"04/04/2023 09:05", "", "2023-04-04T08:05:00Z"},
		{"14.03.2023 23.52", "", "2023-03-14T23:52:00Z"},
		{"14-03-2023", "", "2023-03-14T00:00:00Z"},
		{"2023-03-14", "", "2023-03-14T00:00:00Z"},
		{"2023-03-14 23:52", "", "2023-03-14T23:52:00Z"},
		{"2023-07-14T23:52:10", "", "2023-07-14T22:52:10Z"},
		{"2023-07-14T23:52:10.123Z", "", "2023-07-14T23:52:10Z"},
		{"2023-07-14T23:52:10+01:00", "", "2023-07-14T22:52:10Z"},
		{"2023-07-14T23:52:10-0330", "", "2023-07-15T03:22:10Z"},
		{"2023/03/14 9:05:10 pm GMT", "", "2023-03-14T21:05:10Z"},
		{"2023/07/14 9:05:10 pm GMT+1", "", "2023-07-14T20:05:10Z"},
		{"14 July 2023 21:05 BST", "", "2023-07-14T20:05:00Z"},
		{"20230314235210", "", "2023-03-14T23:52:10Z"},
		{"20230314", "", "2023-03-14T00:00:00Z"},
		{"20230314T235210Z", "", "2023-03-14T23:52:10Z"},
		{"Tue Mar 14 23:52:10 2023", "", "2023-03-14T23:52:10Z"},
		{"Fri Jul 14 23:52:10 BST 2023", "", "2023-07-14T22:52:10Z"},
		{"45000.71", "", "2023-03-15T17:02:24Z"},
		{"45000", "", "2023-03-15T00:00:00Z"},
		{"14 March 2023", "", "2023-03-14T00:00:00Z"},
		{"14th Sept 2023, 10:00", "", "2023-09-14T09:00:00Z"},
		{"Mar 14, 2023 at 9:05 PM", "", "2023-03-14T21:05:00Z"},
		{"14-Mar-23 9:05", "", "2023-03-14T09:05:00Z"},
		{"26/03/2023 01:30:00", "", "2023-03-26T01:30:00Z"}, // left out: clocks went from 1 to 2
		{"26/03/2023 02:30:00", "", "2023-03-26T01:30:00Z"},
		{"26/03/2023 00:59:59", "", "2023-03-26T00:59:59Z"},
		{"29/10/2023 01:30:00", "", "2023-10-29T00:30:00Z"}, // comes twice: the first
		{"29/10/2023 02:30:00", "", "2023-10-29T02:30:00Z"},
	} {
		res := cell(t, "submitted", c.cell, Options{Dates: c.dates})
		if len(res.Applicants) != 1 {
			t.Errorf("%q: %+v", c.cell, res.Problems)
			continue
		}
		if got := res.Applicants[0].Submitted.Format(time.RFC3339); got != c.want {
			t.Errorf("%q is %s, want %s", c.cell, got, c.want)
		}
	}
}

func TestNoDates(t *testing.T) {
	for _, in := range []string{"13/13/2023", "31/02/2023", "0/3/2023", "2023-13-01", "2023-02-29", "14/03/2023 25:00", "14/03/2023 9:60",
		"14/03/2023 13:00 PM", "14/03/2023 0:30 am", "14/3/202", "14/03/20233", "Smarch 3, 2023", "tomorrow", "1.5", "12345", "99999", "14/03/2023 10:00 XYZ", "+44 7700"} {
		res := cell(t, "submitted", in, Options{Dates: DayFirst})
		if len(res.Unread) != 1 || len(res.Applicants) != 1 || !res.Applicants[0].Submitted.IsZero() {
			t.Errorf("%q was read as %v", in, res.Applicants[0].Submitted)
		}
	}
}

func TestOrderOfWholeColumn(t *testing.T) {
	res := read(t, base+",submitted,from"+"\na@example.org,Ann,hospital,03/04/2023,02/03/2023\nb@example.org,Bob,hospital,13/04/2023,05/13/2023\n", Options{})
	wantCounts(t, res, 2, 0, 0, 0)
	a := res.Applicants[0]
	if got := a.Submitted.Format(time.DateOnly) + " " + a.Answer("from").Text.Raw(); got != "2023-04-02 2023-02-03" {
		t.Errorf("dates are %s (the first at midnight of 3 April in London)", got)
	}
}

func TestLate(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	closes := time.Date(2023, 3, 14, 23, 59, 0, 0, zone)
	for in, want := range map[string]bool{
		"14/03/2023 23:58:59": false, "14/03/2023 23:59:00": false, "14/03/2023 23:59:59": false,
		"15/03/2023 00:00:00": true, "": false, "2023-03-14T23:59:59-01:00": true, "45000.0": true,
	} {
		if got := cell(t, "submitted", in, Options{Closes: closes}).Applicants[0].Late; got != want {
			t.Errorf("%q is late: %v", in, got)
		}
		if cell(t, "submitted", in, Options{}).Applicants[0].Late {
			t.Errorf("%q is late without a deadline", in)
		}
	}
}
