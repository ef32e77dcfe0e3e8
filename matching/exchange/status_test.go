package exchange

import (
	"testing"

	"crosswalk/matching/programme"
)

func TestStatusBoundaries(t *testing.T) {
	e, terms := started(t)
	for today, want := range map[string]string{ // first conversation, due 25 April
		"2023-04-04": "to come 21",
		"2023-04-14": "to come 11",
		"2023-04-15": "due 10",
		"2023-04-24": "due 1",
		"2023-04-25": "due 0",
		"2023-04-26": "overdue -1",
		"2024-04-25": "overdue -366",
	} {
		wantStatus(t, e, terms, "first-meeting", today, want)
	}
	if s, days := e.Status(-1, terms, e.Start); s != ToCome || days != 0 {
		t.Errorf("a step that there is not is %s %d", s, days)
	}
	wantStatus(t, e.Tick("first-meeting", 0, day(t, "2023-04-20"), 0), terms, "first-meeting", "2023-09-01", "done 0")
	wantStatus(t, e.Tick("confirm", 0, day(t, "2023-04-10"), 0), terms, "confirm", "2023-04-12", "overdue -1")
}

func TestFollowerWaitsForItsPredecessor(t *testing.T) {
	e, terms := started(t)
	wantStatus(t, e, terms, "feedback", "2023-08-20", "to come 2")
	wantStatus(t, e, terms, "feedback", "2023-09-22", "to come -31")
	wantStatus(t, e, terms, "feedback", "2023-10-04", "to come -43") // the last day
	wantStatus(t, e, terms, "feedback", "2023-10-05", "overdue -44")
	e = e.AddVisit(visitOn(t, "2023-06-01", 40, 0)).AddVisit(visitOn(t, "2023-07-03", 40, 0))
	wantStatus(t, e, terms, "feedback", "2023-07-06", "to come 11")
	wantStatus(t, e, terms, "feedback", "2023-07-07", "due 10")
	wantStatus(t, e, terms, "feedback", "2023-07-18", "overdue -1")
	e = e.RemoveVisit(20230703)
	wantStatus(t, e, terms, "feedback", "2023-07-18", "to come 35")
	wantStatus(t, e.Skip("visit-2", day(t, "2023-07-01"), 1), terms, "feedback", "2023-08-22", "due 0")
}

func TestStartInThePast(t *testing.T) {
	e, terms := started(t)
	for i := range e.Steps {
		s, days := e.Status(i, terms, day(t, "2025-01-01"))
		if s != Overdue || days >= 0 {
			t.Errorf("%s is %s %d long after the end", e.Steps[i].Name, s, days)
		}
	}
}

func TestNext(t *testing.T) {
	e, terms := started(t)
	next := func(today string) string {
		next := e.Outlook(terms, day(t, today)).Open
		if next.IsZero() {
			return ""
		}
		return next.Step.Name + " " + next.Status.Say(next.Days)
	}
	if got := next("2023-04-04"); got != "introduced due today" {
		t.Error(got)
	}
	for _, name := range []string{"introduced", "confirm", "first-meeting"} {
		e = e.Tick(name, Everybody, day(t, "2023-04-05"), 0)
	}
	e = e.Skip("first-call", day(t, "2023-04-05"), 1).Skip("visit-1", day(t, "2023-04-05"), 1)
	if got := next("2023-04-06"); got != "visit-2 to come, in 17 weeks" {
		t.Error(got)
	}
	e = tickAll(t, e, "2023-05-01")
	if got := next("2023-05-02"); got != "" {
		t.Errorf("nothing is left, got %q", got)
	}
	if !e.Complete(day(t, "2023-05-02")) {
		t.Error("not complete")
	}

	p := open()
	p.Exchange.Review = programme.Span{} // the review has no date then
	e = New(p, day(t, "2024-03-01"), 2).Tick("accept", Everybody, day(t, "2024-03-01"), 0)
	e = e.AddVisit(visitOn(t, "2024-04-01", 10, 0))
	if next := e.Outlook(p.Exchange, day(t, "2024-05-01")).Open; next.Step.Name != "review" || next.Status != ToCome {
		t.Errorf("a step without a date comes last: %s %s", next.Step.Name, next.Status)
	}

	p.Milestones = []programme.Milestone{{Name: "b", Due: after("a", programme.Span{})}, {Name: "a"}}
	if next := New(p, day(t, "2024-03-01"), 2).Outlook(p.Exchange, day(t, "2024-03-01")).Open; next.Step.Name != "a" {
		t.Errorf("of the same date, %s comes first", next.Step.Name)
	}
	p.Milestones = nil
	e = New(p, day(t, "2024-03-01"), 2)
	if e.Complete(day(t, "2034-03-01")) {
		t.Error("an open exchange without steps never completes by itself")
	}
}
