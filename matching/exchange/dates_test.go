package exchange

import (
	"testing"

	"crosswalk/matching/programme"
)

func TestNewFixesEveryDate(t *testing.T) {
	e, _ := started(t)
	if got := e.End.String(); got != "2023-10-04" {
		t.Errorf("end %s", got)
	}
	for name, want := range map[string]string{
		"introduced": "2023-04-04", "confirm": "2023-04-11", "first-meeting": "2023-04-25",
		"first-call": "2023-05-02", "visit-1": "2023-06-27", "visit-2": "2023-08-08",
		"minimum": "2023-09-05", "feedback": "2023-08-22", "closing": "2023-09-27", "celebrate": "2023-10-04",
	} {
		s, _ := e.Step(name)
		if s.Due.String() != want {
			t.Errorf("%s fixed for %s, want %s", name, s.Due, want)
		}
		wantDue(t, e, name, want)
	}
	calls := []string{"2023-04-18", "2023-05-02", "2023-06-06", "2023-08-08", "2023-09-05"}
	for i, want := range calls {
		if e.CallsDue[i].String() != want {
			t.Errorf("call %d on %s, want %s", i+1, e.CallsDue[i], want)
		}
	}
	if s, _ := e.Step("introduced"); s.DoneBy != programme.DoneByTick {
		t.Errorf("a step is done by %q unless the programme says otherwise", s.DoneBy)
	}
}

func TestEndIsTheSameDayClamped(t *testing.T) {
	for start, want := range map[string]string{
		"2023-08-31": "2024-02-29", "2022-08-31": "2023-02-28", "2023-03-31": "2023-09-30", "2024-02-29": "2024-08-29",
	} {
		if e := New(sixMonths(), day(t, start), 2); e.End.String() != want {
			t.Errorf("six months from %s end %s, want %s", start, e.End, want)
		}
	}
}

func TestDatesMoveToWorkingDays(t *testing.T) {
	e := New(sixMonths(), day(t, "2023-03-27"), 2) // a Monday
	if got := e.CallsDue[0].String(); got != "2023-04-11" {
		t.Errorf("the call due on Easter Monday moved to %s", got)
	}
	e = New(sixMonths(), day(t, "2023-04-01"), 2) // a Saturday
	wantDue(t, e, "introduced", "2023-04-03")
	wantDue(t, e, "confirm", "2023-04-11") // Easter Saturday, over Easter Monday
	e = New(sixMonths(), day(t, "2023-12-18"), 2)
	wantDue(t, e, "confirm", "2023-12-27")
	if e.Working(day(t, "2023-12-26")) || e.Working(day(t, "2023-12-31")) || !e.Working(day(t, "2023-12-29")) {
		t.Error("Boxing Day and a Sunday are off, the Friday after is not")
	}
}

func TestNothingMovesPastTheEnd(t *testing.T) {
	e := New(sixMonths(), day(t, "2023-03-30"), 2) // ends on Saturday 30 September
	wantDue(t, e, "celebrate", "2023-09-29")
	wantDue(t, e, "closing", "2023-09-25")         // Saturday 23rd moves on: that is before the end
	e = New(sixMonths(), day(t, "2023-10-01"), 2)  // ends on Easter Monday 2024
	wantDue(t, e, "celebrate", "2024-03-28")       // over Easter and Good Friday
	e = New(sixMonths(), day(t, "2023-04-04"), 2). // the step before was late
							AddVisit(visitOn(t, "2023-06-01", 40, 0)).AddVisit(visitOn(t, "2023-09-28", 40, 1))
	wantDue(t, e, "feedback", "2023-10-04")
	e = e.RemoveVisit(20230928).AddVisit(visitOn(t, "2023-10-09", 40, 1)) // after the end
	wantDue(t, e, "feedback", "2023-10-23")
}

func TestStepsLaterThanTheEndStay(t *testing.T) {
	p := sixMonths()
	p.Milestones = append(p.Milestones, programme.Milestone{Name: "survey", Due: programme.Due{By: weeks(52)}})
	wantDue(t, New(p, day(t, startText), 2), "survey", "2024-04-02")
}

func TestBeforeTheEndNeverPrecedesTheStart(t *testing.T) {
	p := sixMonths()
	p.Exchange.Length = weeks(2)
	p.Milestones = []programme.Milestone{{Name: "board", Due: programme.Due{BeforeEnd: true, By: weeks(8)}}}
	wantDue(t, New(p, day(t, startText), 2), "board", startText)
}

func TestSpansBeforeTheEnd(t *testing.T) {
	p := sixMonths()
	p.Milestones = []programme.Milestone{
		{Name: "month", Due: programme.Due{BeforeEnd: true, By: programme.Span{Months: 1}}},
		{Name: "days", Due: programme.Due{BeforeEnd: true, By: programme.Span{WorkingDays: 3}}},
	}
	e := New(p, day(t, startText), 2)
	wantDue(t, e, "month", "2023-09-04")
	wantDue(t, e, "days", "2023-09-29")
}

func TestOpenExchange(t *testing.T) {
	e := New(open(), day(t, "2024-03-01"), 2)
	if !e.End.IsZero() {
		t.Errorf("an open exchange ends on %s", e.End)
	}
	wantDue(t, e, "accept", "2024-03-15")
	wantDue(t, e, "review", "2024-09-02") // Sunday 1 September
	p := open()
	p.Exchange.Review = programme.Span{}
	e = New(p, day(t, "2024-03-01"), 2)
	wantDue(t, e, "review", "")
	wantStatus(t, e, p.Exchange, "review", "2030-01-01", "to come 0")
}

func TestWorkingDaysSkipHolidays(t *testing.T) {
	e := New(open(), day(t, "2023-12-20"), 2) // Scotland: 25, 26 December, 1 and 2 January off
	wantDue(t, e, "accept", "2024-01-09")
}

func TestFollowersMove(t *testing.T) {
	p := sixMonths()
	p.Milestones = append(p.Milestones, programme.Milestone{Name: "letter", Due: after("feedback", weeks(1))})
	fixed := New(p, day(t, startText), 2)
	wantDue(t, fixed, "letter", "2023-08-29")

	e := fixed.AddVisit(visitOn(t, "2023-05-10", 40, 0)).AddVisit(visitOn(t, "2023-06-10", 40, 1))
	wantDue(t, e, "feedback", "2023-06-26") // Saturday 24th
	wantDue(t, e, "letter", "2023-07-03")   // moves with it although that is not done
	e = e.Tick("feedback", 0, day(t, "2023-06-15"), 0)
	wantDue(t, e, "letter", "2023-07-03")
	e = e.Tick("feedback", 1, day(t, "2023-06-20"), 0)
	wantDue(t, e, "letter", "2023-06-27")
	wantDue(t, e.RemoveVisit(20230610), "feedback", "2023-08-22")
	if s, _ := e.Step("feedback"); s.Due.String() != "2023-08-22" {
		t.Errorf("the date fixed at publishing became %s", s.Due)
	}

	early := fixed.Skip("visit-2", day(t, "2023-05-05"), 1)
	wantDue(t, early, "feedback", "2023-08-22")
	late := fixed.Skip("visit-2", day(t, "2023-09-01"), 1)
	wantDue(t, late, "feedback", "2023-09-15")
}

func TestCirclesAndUnknownPredecessorsEnd(t *testing.T) {
	p := sixMonths()
	p.Milestones = []programme.Milestone{
		{Name: "a", Due: after("b", weeks(1))}, {Name: "b", Due: after("a", weeks(1))},
		{Name: "c", Due: after("nowhere", weeks(1))}, {Name: "d", Due: after("d", weeks(1))},
	}
	e := New(p, day(t, startText), 2)
	for i := range e.Steps {
		e.Status(i, p.Exchange, day(t, startText))
	}
	e.Outlook(p.Exchange, day(t, startText))
}

func TestShippedProgrammes(t *testing.T) {
	for _, name := range programme.Builtin() {
		p, err := programme.LoadBuiltin(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		e := New(p, day(t, "2024-02-29"), 3)
		if len(e.Steps) != len(p.Milestones) || len(e.CallsDue) != len(p.Exchange.CheckIns) {
			t.Errorf("%s: %d steps, %d calls", name, len(e.Steps), len(e.CallsDue))
		}
		for _, s := range e.Steps {
			if due := e.DueOn(s); due.IsZero() != s.Many || !s.Many && !e.Working(due) {
				t.Errorf("%s: %s is due on %q, no working day", name, s.Name, due)
			}
		}
	}
}
