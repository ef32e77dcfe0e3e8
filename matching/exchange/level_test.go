package exchange

import (
	"slices"
	"testing"

	"crosswalk/matching/programme"
)

// TestLevel spreads 23 and 50 exchanges, and wants each call within four working days of its date, no day with more
// than there is room for, and no week with more than a facilitator makes.
func TestLevel(t *testing.T) {
	p := sixMonths()
	p.Milestones[8].Owner = programme.OwnerFacilitator
	dates := New(p, day(t, startText), 2)
	for _, n := range []int{1, 23, 45, 50} {
		load := Load{}
		spreads := Level(dates, n, 25, load)
		for _, s := range spreads {
			e := dates.With(s)
			for k, d := range e.CallsDue {
				if !slices.Contains(dates.around(dates.CallsDue[k]), d) || !e.Working(d) {
					t.Errorf("a call of %s is planned for %s", dates.CallsDue[k], d)
				}
			}
			if closing, _ := e.Step("closing"); closing.Due != dates.Steps[8].Due || !slices.Contains(dates.around(closing.Due), closing.Call) {
				t.Errorf("the closing, due %s, is called about on %s", closing.Due, closing.Call)
			}
			if len(s.Steps) != 1 {
				t.Errorf("moved %v", s.Steps)
			}
		}
		for d, calls := range load {
			if calls > 5 && n <= 45 {
				t.Errorf("of %d, %d are rung on %s", n, calls, d)
			}
		}
		total := 0
		for _, w := range load.Weeks() {
			if total += w.Calls; w.Calls > 25 {
				t.Errorf("of %d, %d are rung in the week of %s", n, w.Calls, w.Monday)
			}
		}
		if total != n*6 {
			t.Errorf("%d calls of %d", total, n*6)
		}
	}
	if one := Level(dates, 1, 25, Load{}); !slices.Equal(one[0].Calls, dates.CallsDue) {
		t.Errorf("where there is room, calls stay: %v", one[0].Calls)
	}
	busy := Load{dates.CallsDue[0]: 5}
	if one := Level(dates, 1, 25, busy); one[0].Calls[0] != day(t, "2023-04-19") {
		t.Errorf("beside five others the first is on %s", one[0].Calls[0])
	}
	full := Load{}
	for d := range 60 {
		full[dates.Start.AddDays(d)] = 9
	}
	if one := Level(dates, 1, 25, full); !slices.Contains(dates.around(dates.CallsDue[0]), one[0].Calls[0]) {
		t.Errorf("where every week is full the first is on %s", one[0].Calls[0])
	}
}

func TestCaseload(t *testing.T) {
	e, terms := started(t)
	load := Load{}
	load.Calls(e, terms, day(t, "2023-04-20")) // the first is overdue
	load.Calls(e.AddCheckIn(callOn(t, "2023-04-18", 0, 1)), terms, day(t, "2023-04-20"))
	load.Calls(e.EndWith(Ending{Reason: programme.EndNoTime, On: e.Start}), terms, day(t, "2023-04-20"))
	weeks := load.Weeks()
	if len(weeks) != 21 || weeks[0] != (Week{day(t, "2023-04-17"), 1}) || weeks[1].Calls != 0 || weeks[2].Calls != 2 || weeks[20].Calls != 2 {
		t.Errorf("%+v", weeks)
	}
	if got := (Load{}).Weeks(); got != nil {
		t.Errorf("nobody is rung in %v", got)
	}
}
