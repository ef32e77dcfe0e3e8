package exchange

import (
	"fmt"
	"testing"

	"crosswalk/matching/programme"
)

// day reads a date written 2023-04-04.
func day(t testing.TB, text string) programme.Date {
	t.Helper()
	d, err := programme.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func weeks(n int) programme.Span { return programme.Span{Days: 7 * n} }

func after(name string, by programme.Span) programme.Due {
	return programme.Due{After: name, By: by}
}

// sixMonths is a programme with every kind of step.
func sixMonths() *programme.Programme {
	return &programme.Programme{
		Exchange: programme.Exchange{
			Length:     programme.Span{Months: 6},
			Minimum:    programme.Amount{HourTenths: 75, Per: programme.PerPair},
			Holidays:   "england-and-wales",
			CheckIns:   []programme.Span{weeks(2), weeks(4), weeks(9), weeks(18), weeks(22)},
			Activities: []string{"shadowing", "work meeting", "paired conversation", "other"},
			SoonDays:   10,
			QuietDays:  21,
		},
		Milestones: []programme.Milestone{
			{Name: "introduced", Title: "Introduction sent"},
			{Name: "confirm", Title: "Both confirm", Due: programme.Due{By: weeks(1)}, Each: true},
			{Name: "first-meeting", Title: "First conversation", Due: programme.Due{By: weeks(3)}},
			{Name: "first-call", Title: "First call", Due: programme.Due{By: weeks(4)}, DoneBy: programme.DoneByCheckIn},
			{Name: "visit-1", Title: "First visit", Due: programme.Due{By: weeks(12)}, DoneBy: programme.DoneByVisit},
			{Name: "visit-2", Title: "Return visit", Due: programme.Due{By: weeks(18)}, DoneBy: programme.DoneByVisit},
			{Name: "minimum", Title: "A day together", Due: programme.Due{By: weeks(22)}, DoneBy: programme.DoneByMinimum},
			{Name: "feedback", Title: "Feedback to each other", Due: after("visit-2", weeks(2)), Each: true},
			{Name: "closing", Title: "Closing review", Due: programme.Due{BeforeEnd: true, By: weeks(1)}},
			{Name: "celebrate", Title: "Celebration", Due: programme.Due{BeforeEnd: true}},
		},
	}
}

// open is a programme without an end, reviewed at six months.
func open() *programme.Programme {
	return &programme.Programme{
		Exchange: programme.Exchange{
			Open: true, Review: programme.Span{Months: 6}, Holidays: "scotland",
			CheckIns: []programme.Span{weeks(2), weeks(8)}, SoonDays: 10, QuietDays: 21,
		},
		Milestones: []programme.Milestone{
			{Name: "accept", Title: "Both accept", Due: programme.Due{By: programme.Span{WorkingDays: 10}}, Each: true},
			{Name: "visit", Title: "On site", Due: programme.Due{By: weeks(22)}, DoneBy: programme.DoneByVisit},
			{Name: "review", Title: "Go on or finish", Due: programme.Due{BeforeEnd: true}},
		},
	}
}

const startText = "2023-04-04" // a Tuesday

func started(t testing.TB) (Exchange, programme.Exchange) {
	t.Helper()
	p := sixMonths()
	return New(p, day(t, startText), 2), p.Exchange
}

// visitOn and callOn number what they make by the day.
func visitOn(t testing.TB, text string, tenths, host int) Visit {
	t.Helper()
	d := day(t, text)
	return Visit{ID: number(d), Date: d, HourTenths: tenths, Activity: "shadowing", Host: host}
}

func callOn(t testing.TB, text string, reached ...int) CheckIn {
	t.Helper()
	d := day(t, text)
	c := CheckIn{ID: number(d), Date: d, Reached: reached, Outcome: NoAnswer}
	if len(reached) > 0 {
		c.Outcome, c.Mood = Spoke, Good
	}
	return c
}

func number(d programme.Date) uint64 { return uint64(d.Year*10000 + int(d.Month)*100 + d.Day) }

func wantDue(t testing.TB, e Exchange, name, want string) {
	t.Helper()
	s, ok := e.Step(name)
	if !ok {
		t.Fatalf("no step %s", name)
	}
	if got := e.DueOn(s).String(); got != want {
		t.Errorf("%s is due %s, want %s", name, got, want)
	}
}

// wantStatus compares "overdue -1" and the like.
func wantStatus(t testing.TB, e Exchange, terms programme.Exchange, name, today, want string) {
	t.Helper()
	s, days := e.Status(e.index(name), terms, day(t, today))
	if got := fmt.Sprintf("%s %d", s, days); got != want {
		t.Errorf("on %s %s is %q, want %q", today, name, got, want)
	}
}

// tickAll does every step of the exchange on a day.
func tickAll(t testing.TB, e Exchange, on string) Exchange {
	t.Helper()
	e = e.AddVisit(visitOn(t, on, 40, 0)).AddVisit(visitOn(t, on, 40, 1)).AddCheckIn(callOn(t, on, 0, 1))
	for _, s := range e.Steps {
		e = e.Tick(s.Name, Everybody, day(t, on), 0)
	}
	return e
}

// healthOn is how an exchange stands on a day, and why, in words.
func healthOn(e Exchange, terms programme.Exchange, today programme.Date) (Health, string) {
	o := e.Outlook(terms, today)
	return o.Health, o.Why.Say(names)
}

// itemsOn is what is due or overdue.
func itemsOn(e Exchange, terms programme.Exchange, today programme.Date) []Item {
	return e.Outlook(terms, today).Items
}

// sayReason is a reason in words, nothing where there is none.
func sayReason(r Reason) string {
	if r.IsZero() {
		return ""
	}
	return r.Say(names)
}
