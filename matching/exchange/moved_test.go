package exchange_test

import (
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
)

// TestMoved moves the start of an exchange in which something was done: what is open goes by the new start, and what
// is done stays.
func TestMoved(t *testing.T) {
	p, err := programme.LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) programme.Date {
		d, err := programme.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	e := exchange.New(p, day("2023-04-03"), 2)
	e = e.Tick("introduced", exchange.Everybody, day("2023-03-30"), 0)
	e = e.Tick("confirm", 0, day("2023-04-04"), 0)
	e = e.AddCheckIn(exchange.CheckIn{ID: 9, Date: day("2023-04-17"), Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good})
	e = e.AddVisit(exchange.Visit{ID: 10, Date: day("2023-04-20"), HourTenths: 20, Activity: "shadowing"})
	fresh := exchange.New(p, day("2023-05-08"), 2)
	moved := e.Moved(fresh)
	if moved.Start != day("2023-05-08") || moved.End != day("2023-11-08") || len(moved.Visits) != 1 || len(moved.CheckIns) != 1 {
		t.Fatalf("from %s to %s with %d visits and %d calls", moved.Start, moved.End, len(moved.Visits), len(moved.CheckIns))
	}
	for i, s := range moved.Steps {
		want := fresh.Steps[i].Due
		if s.Name == "introduced" || s.Name == "visit-1" || s.Name == "first-meeting" { // the visit did it
			want = e.Steps[i].Due
		}
		if s.Due != want {
			t.Errorf("%s is due %s, not %s", s.Name, s.Due, want)
		}
	}
	if c, _ := moved.Step("confirm"); c.Done[0] != day("2023-04-04") || !c.Done[1].IsZero() {
		t.Errorf("the confirmation is %v", c.Done)
	}
	if got, want := moved.CallsDue[0], e.CallsDue[0]; got != want {
		t.Errorf("the check-in that was made moved to %s", got)
	}
	for i, d := range moved.CallsDue[1:] {
		if d != fresh.CallsDue[i+1] {
			t.Errorf("check-in %d is due %s, not %s", i+2, d, fresh.CallsDue[i+1])
		}
	}
	if e.Start != day("2023-04-03") || e.Steps[2].Due == fresh.Steps[2].Due {
		t.Error("the exchange as it was has changed")
	}
	back := moved.Moved(exchange.New(p, day("2023-04-03"), 2))
	for i, s := range back.Steps {
		if s.Due != e.Steps[i].Due {
			t.Errorf("moved back, %s is due %s, not %s", s.Name, s.Due, e.Steps[i].Due)
		}
	}
}
