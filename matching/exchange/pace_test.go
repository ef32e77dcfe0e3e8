package exchange

import (
	"fmt"
	"strings"
	"testing"

	"crosswalk/matching/programme"
)

// paced is an exchange at another pace, as if it had been agreed on a day.
func paced(t testing.TB, e Exchange, p Pace, of *programme.Programme, today string) Exchange {
	t.Helper()
	p = e.Paced(p, of, day(t, today))
	if err := e.CheckPace(p, day(t, today)); err != nil {
		t.Fatal(err)
	}
	return e.At(p)
}

// calls are the days of the check-ins, in a line.
func calls(e Exchange) string { return strings.Trim(fmt.Sprint(e.CallsDue), "[]") }

// TestPaceWithoutEnd rings a pair without an end as often as they agreed, from the last call on, and again and again.
func TestPaceWithoutEnd(t *testing.T) {
	p := open()
	e := New(p, day(t, "2023-04-03"), 2)
	e = e.AddCheckIn(callOn(t, "2023-04-17", 0, 1))
	e = paced(t, e, Pace{Every: weeks(6)}, p, "2023-04-18")
	if got := calls(e); got != "2023-04-17 2023-05-30" {
		t.Fatalf("the calls are %s", got)
	}
	for _, call := range []string{"2023-05-30", "2023-07-11"} {
		if got := e.callDue(e.covered()); got != day(t, call) {
			t.Fatalf("the next call is on %s, not %s", got, call)
		}
		e = e.AddCheckIn(callOn(t, call, 0, 1))
	}
	if !e.End.IsZero() || !e.Own {
		t.Error("it has an end, or no pace of its own")
	}
	// A call that is long past is for today, not for before the pace was agreed.
	late := paced(t, New(p, day(t, "2023-04-03"), 2), Pace{Every: weeks(6)}, p, "2023-08-01")
	if got := calls(late); got != "2023-08-01" {
		t.Errorf("nobody was rung for long: %s", got)
	}
}

// TestPaceWithEnd gives an exchange another last day: what counts back from it moves, calls follow up to it, calls that were
// made and steps that are done stay.
func TestPaceWithEnd(t *testing.T) {
	p := sixMonths()
	e := New(p, day(t, startText), 2)
	e = e.AddCheckIn(callOn(t, "2023-04-18", 0, 1)).Tick("celebrate", Everybody, day(t, "2023-04-18"), 0)
	longer := paced(t, e, Pace{End: day(t, "2023-12-29")}, p, "2023-05-01")
	wantDue(t, longer, "closing", "2023-12-22")
	wantDue(t, longer, "celebrate", "2023-10-04")
	wantDue(t, longer, "visit-2", "2023-08-08")
	if calls(longer) != calls(e) {
		t.Errorf("a longer one has the calls %s, not %s", calls(longer), calls(e))
	}
	if longer.Working(day(t, "2023-12-25")) {
		t.Error("Christmas is a working day before its end")
	}
	often := paced(t, longer, Pace{Every: weeks(8)}, p, "2023-05-02")
	if got := calls(often); got != "2023-04-18 2023-06-13 2023-08-08 2023-10-03 2023-11-28" {
		t.Errorf("every eight weeks: %s", got)
	}
	shorter := paced(t, often, Pace{End: day(t, "2023-08-31")}, p, "2023-06-01")
	if got := calls(shorter); got != "2023-04-18 2023-06-13 2023-08-08" {
		t.Errorf("to August: %s", got)
	}
	wantDue(t, shorter, "minimum", "2023-08-31")
	back := paced(t, shorter, Pace{End: day(t, "2023-10-31")}, p, "2023-06-02")
	if got := calls(back); got != "2023-04-18 2023-06-13 2023-08-08 2023-10-03" {
		t.Errorf("to October again: %s", got)
	}
	if endless := paced(t, often, Pace{Endless: true}, p, "2023-06-01"); !endless.End.IsZero() {
		t.Errorf("it ends on %s", endless.End)
	}
	// Another start keeps what is its own.
	moved := back.Moved(New(p, day(t, "2023-04-18"), 2))
	if moved.End != day(t, "2023-11-14") || calls(moved) != "2023-04-18 2023-06-27 2023-08-22 2023-10-17" {
		t.Errorf("moved by two weeks it ends on %s, with the calls %s", moved.End, calls(moved))
	}
	wantDue(t, moved, "closing", "2023-11-07")
}

func TestPaceRefused(t *testing.T) {
	p, today := sixMonths(), day(t, "2023-05-01")
	e := New(p, day(t, startText), 2)
	for _, one := range []struct {
		pace Pace
		why  string
	}{
		{Pace{}, "say how often"},
		{Pace{Endless: true, End: day(t, "2023-12-29")}, "or that there is none"},
		{Pace{Every: programme.Span{Days: 7}}, "8 days at the least"},
		{Pace{Every: programme.Span{WorkingDays: 3}}, "8 days at the least"},
		{Pace{End: day(t, "2023-04-01")}, "began on 4 Apr 2023"},
		{Pace{End: day(t, "2023-04-28")}, "is over"},
		{Pace{End: day(t, "2043-04-28")}, "is the year right?"},
		{Pace{Every: programme.Span{Days: 8}, End: day(t, "2032-12-29")}, "more than 120 calls"},
		{Pace{Endless: true}, "how often"},
	} {
		if err := e.CheckPace(e.Paced(one.pace, p, today), today); err == nil || !strings.Contains(err.Error(), one.why) {
			t.Errorf("%+v: %v, want %q", one.pace, err, one.why)
		}
	}
}

func TestParseEvery(t *testing.T) {
	for typed, want := range map[string]string{
		"6w": "every 6 weeks", "every 6 weeks": "every 6 weeks", "6 Weeks": "every 6 weeks", "2 months": "every 2 months", "month": "every month",
		"every week": "every week", "14d": "every 2 weeks", "10 days": "every 10 days", "20wd": "every 20 working days",
		"": "", "often": "", "0w": "", "-6w": "", "6": "", "99999999w": "", "six weeks": "", "every": "",
	} {
		got, err := ParseEvery(typed)
		if want == "" {
			if err == nil {
				t.Errorf("%q is read as %s", typed, SayEvery(got))
			}
			continue
		}
		if err != nil || SayEvery(got) != want {
			t.Errorf("%q is %s (%v), want %s", typed, SayEvery(got), err, want)
		}
	}
}
