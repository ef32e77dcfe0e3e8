package exchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/programme"
)

func TestCheckVisit(t *testing.T) {
	e, terms := started(t)
	good := visitOn(t, "2023-06-01", 40, 0)
	for _, change := range []func(*Visit){
		func(*Visit) {},
		func(v *Visit) { v.Host = Joint },
		func(v *Visit) { v.Host = 1 },
		func(v *Visit) { v.HourTenths = 240 },
		func(v *Visit) { v.Date = e.Start.AddDays(-56) },
	} {
		v := good
		change(&v)
		wantAccepted(t, e.CheckVisit(v, terms))
	}
	for want, change := range map[string]func(*Visit){
		"there are shadowing, ":   func(v *Visit) { v.Activity = "shadow" },
		"how many hours":          func(v *Visit) { v.HourTenths = 0 },
		"24.1 h is more than a":   func(v *Visit) { v.HourTenths = 241 },
		"one of the 2 people":     func(v *Visit) { v.Host = 2 },
		"or both":                 func(v *Visit) { v.Host = -2 },
		"more than 8 weeks":       func(v *Visit) { v.Date = e.Start.AddDays(-57) },
		"say on which day":        func(v *Visit) { v.Date = programme.Date{} },
		"is not an activity of t": func(v *Visit) { v.Activity = "" },
	} {
		v := good
		change(&v)
		wantRefusal(t, e.CheckVisit(v, terms), "log visit: ", want)
	}
	if diff := cmp.Diff(e, e.AddVisit(Visit{Host: 2})); diff != "" {
		t.Errorf("a host that there is not:\n%s", diff)
	}
}

func TestVisitors(t *testing.T) {
	e, terms := trio(t)
	visit := func(host int, visitors ...int) Visit {
		v := visitOn(t, "2023-06-20", 40, host)
		v.Visitors = visitors
		return v
	}
	for _, c := range []struct {
		visit    Visit
		visitors []int
		all      bool
	}{
		{visit(0), []int{1, 2}, true}, {visit(0, 2), []int{2}, false}, {visit(1, 2, 0), []int{0, 2}, true}, {visit(Joint), nil, true},
	} {
		wantAccepted(t, e.CheckVisit(c.visit, terms))
		if diff := cmp.Diff(c.visitors, e.VisitorsOf(c.visit)); diff != "" || e.VisitedByAll(c.visit) != c.all {
			t.Errorf("%+v: all is %v\n%s", c.visit, e.VisitedByAll(c.visit), diff)
		}
		kept, _ := e.AddVisit(c.visit).Visit(c.visit.ID)
		if (len(kept.Visitors) == 0) != c.all {
			t.Errorf("%+v is kept of %v", c.visit, kept.Visitors)
		}
	}
	for want, v := range map[string]Visit{
		"beside the host":                 visit(0, 0),
		"is one of the people":            visit(0, 3),
		"each named once":                 visit(0, 1, 1),
		"where all three host, nobody is": visit(Joint, 1),
		"of this exchange, or all three":  visit(3),
	} {
		wantRefusal(t, e.CheckVisit(v, terms), "log visit: ", want)
	}
	pair, terms := started(t)
	wantAccepted(t, pair.CheckVisit(visit(0, 1), terms))
	wantRefusal(t, pair.CheckVisit(visit(0, 2), terms), "log visit: ", "beside the host")
	wantRefusal(t, pair.CheckVisit(visit(Joint, 0), terms), "log visit: ", "where both host")
	if pair.Both() != "both" {
		t.Error(pair.Both())
	}
	visitors := []int{2}
	e = e.AddVisit(visit(0, visitors...))
	visitors[0] = 1
	if v, _ := e.Visit(20230620); v.Visitors[0] != 2 {
		t.Error("the caller's slice was kept")
	}
}

// TestAs makes a trio's exchange of what a pair's is, and the other way round.
func TestAs(t *testing.T) {
	for _, p := range []*programme.Programme{sixMonths(), open()} {
		pair, three := New(p, day(t, startText), 2), New(p, day(t, startText), 3)
		if diff := cmp.Diff(three, pair.As(3)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(pair, three.As(2)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestVisitsTickTheirSteps(t *testing.T) {
	e, _ := started(t)
	done := func(name string) string {
		d, _ := e.DoneOn(e.index(name))
		return d.String()
	}
	e = e.AddVisit(visitOn(t, "2023-06-20", 40, 0))
	if done("visit-1") != "2023-06-20" || done("visit-2") != "" || done("minimum") != "" {
		t.Errorf("after one visit: %q %q %q", done("visit-1"), done("visit-2"), done("minimum"))
	}
	e = e.AddVisit(visitOn(t, "2023-06-06", 35, Joint)) // logged later, but it was the first
	if done("visit-1") != "2023-06-06" || done("visit-2") != "2023-06-20" || done("minimum") != "2023-06-20" {
		t.Errorf("after two: %q %q %q", done("visit-1"), done("visit-2"), done("minimum"))
	}
	wantAccepted(t, e.CheckRemoveVisit(20230606))
	e = e.RemoveVisit(20230606)
	if done("visit-1") != "2023-06-20" || done("visit-2") != "" || done("minimum") != "" {
		t.Errorf("after removing one: %q %q %q", done("visit-1"), done("visit-2"), done("minimum"))
	}
	wantRefusal(t, e.CheckRemoveVisit(20230606), "no such visit")
	if v, ok := e.Visit(20230620); !ok || v.Host != 0 {
		t.Errorf("visit by number: %+v %v", v, ok)
	}
}

func TestEachHosts(t *testing.T) {
	p := sixMonths()
	p.Milestones = []programme.Milestone{
		{Name: "observe", DoneBy: programme.DoneByVisit, Each: true},
		{Name: "again", DoneBy: programme.DoneByVisit, Each: true},
		{Name: "meet", DoneBy: programme.DoneByVisit},
		{Name: "day", DoneBy: programme.DoneByMinimum, Each: true},
		{Name: "rung", DoneBy: programme.DoneByCheckIn, Each: true},
		{Name: "call", DoneBy: programme.DoneByCheckIn},
	}
	e := New(p, day(t, startText), 2).AddVisit(visitOn(t, "2023-05-02", 50, 1)).
		AddVisit(visitOn(t, "2023-05-03", 50, 1)).AddVisit(visitOn(t, "2023-05-04", 50, Joint)).
		AddCheckIn(callOn(t, "2023-05-05")).AddCheckIn(callOn(t, "2023-05-08", 1))
	for i, want := range [][]string{
		{"", "2023-05-02"}, {"", "2023-05-03"}, {"2023-05-02"}, {"2023-05-03", "2023-05-03"}, {"", "2023-05-08"}, {"2023-05-08"},
	} {
		var got []string
		for _, d := range e.DoneDays(i) {
			got = append(got, d.String())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", e.Steps[i].Name, diff)
		}
	}
	if e.DoneDays(99) != nil {
		t.Error("days of a step that there is not")
	}
}

func TestCheckCheckIn(t *testing.T) {
	e, _ := started(t)
	good := callOn(t, "2023-04-18", 0, 1)
	good.Next = day(t, "2023-05-02")
	wantAccepted(t, e.CheckCheckIn(good))
	wantAccepted(t, e.CheckCheckIn(callOn(t, "2023-04-18")))
	for want, change := range map[string]func(*CheckIn){
		"spoke, message, no-answer": func(c *CheckIn) { c.Outcome = "rang" },
		"good, patchy, at-risk":     func(c *CheckIn) { c.Mood = "fine" },
		"each named once":           func(c *CheckIn) { c.Reached = []int{1, 1} },
		"one of the 2 people":       func(c *CheckIn) { c.Reached = []int{2} },
		"whom you spoke to":         func(c *CheckIn) { c.Reached = nil },
		"leave out how it goes":     func(c *CheckIn) { c.Reached, c.Outcome = nil, NoAnswer },
		"somebody was reached":      func(c *CheckIn) { c.Outcome = WrongNumber },
		"must come after this one":  func(c *CheckIn) { c.Next = c.Date },
		"which day":                 func(c *CheckIn) { c.Date = programme.Date{} },
	} {
		c := good
		change(&c)
		wantRefusal(t, e.CheckCheckIn(c), "record check-in: ", want)
	}
	e = e.AddCheckIn(CheckIn{ID: 5, Date: day(t, "2023-04-18"), Reached: []int{-1, 1, 7}, Outcome: Spoke})
	if c, ok := e.CheckIn(5); !ok || len(c.Reached) != 1 || c.Reached[0] != 1 {
		t.Errorf("parties that there are not count as not reached: %+v", c)
	}
	reached := []int{9, 0, 1}
	e.AddCheckIn(CheckIn{ID: 6, Date: e.Start, Reached: reached})
	if diff := cmp.Diff([]int{9, 0, 1}, reached); diff != "" {
		t.Errorf("the caller's slice was written to:\n%s", diff)
	}
	wantAccepted(t, e.CheckRemoveCheckIn(5))
	wantRefusal(t, e.RemoveCheckIn(5).CheckRemoveCheckIn(5), "no such call")
}
