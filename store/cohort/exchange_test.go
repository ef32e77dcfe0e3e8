package cohort_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func TestPublish(t *testing.T) {
	o := storetest.Open(t, 17)
	p := o.Suggested()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	before := o.State()
	o.Refused(&cohort.Publish{}, "publishing needs the day on which the exchanges start")
	for _, day := range []string{"9999-12-31", "0001-01-01", "2201-01-01"} { // the dates that follow could not be read back
		o.Refused(&cohort.Publish{Start: storetest.Day(day)}, "exchanges cannot start on "+day+": is the year right?")
	}
	c := &cohort.Publish{Start: storetest.Day("2023-04-03")}
	s := o.Do(c)
	if len(s.Exchanges) != len(before.Plan.Pairs) || len(s.Fixed) != 0 || s.Order != matching.Steady {
		t.Errorf("%d exchanges of %d pairs, %d fixed, %s", len(s.Exchanges), len(before.Plan.Pairs), len(s.Fixed), s.Order)
	}
	if line := c.Summary(s); line != "Published 8 pairs, starting on 2023-04-03" {
		t.Error(line)
	}
	for i, q := range s.Plan.Pairs {
		x := s.Exchanges[i]
		total := 0
		for _, part := range x.Why {
			total += part.Points
		}
		if q.State != matching.Published || x.Score != q.Score || total != x.Score || !x.Has(q.A) || x.Party(q.B) < 0 {
			t.Errorf("%+v of %+v", x, q)
		}
		if st := s.Position(q.A); st.Kind != cohort.PositionPublished || st.With()[0] != q.B {
			t.Errorf("%+v", st)
		}
	}
	o.ThereAndBack(before)
	s = o.State()
	x := s.Exchanges[0]
	a, b := x.Members[0], x.Members[1]
	o.Refused(&cohort.Publish{Start: storetest.Day("2023-04-03")}, "every pair of the plan is published already")
	o.Refused(&cohort.Withdraw{Person: a}, s.Call(a)+" is in a published exchange")
	o.Refused(&cohort.Lock{A: a, B: b}, s.Call(a)+" is in a published exchange")
	o.Refused(&cohort.Unlock{A: a, B: b}, s.CallPair(a, b)+" are published: end their exchange to part them")
	o.Refused(&cohort.Block{A: a, B: b}, s.CallPair(a, b)+" are published: end their exchange first")
	o.Refused(&cohort.Override{A: a, B: s.Exchanges[1].Members[0], Why: cohort.Reason("x")}, s.Call(a)+" is in a published exchange")
	empty := storetest.Open(t, 0)
	empty.Refused(&cohort.Publish{Start: storetest.Day("2023-04-03")}, "there is no plan to publish")
}

func TestPublishTwice(t *testing.T) {
	o, _ := storetest.Running(t, 12)
	first := o.State()
	s := o.Do(o.ImportOf(append(storetest.Applicants(12), storetest.Applicants(20)[12:]...)...))
	before := s
	s = o.Do(&cohort.Publish{Start: storetest.Day("2023-05-01")})
	if len(s.Exchanges) <= len(first.Exchanges) || s.Exchanges[0] != before.Exchanges[0] {
		t.Errorf("%d exchanges, then %d", len(first.Exchanges), len(s.Exchanges))
	}
	o.ThereAndBack(before)
}

// TestRedoOfPublishing redoes a publishing whose pairs have been decided otherwise by somebody else.
func TestRedoOfPublishing(t *testing.T) {
	o := storetest.Open(t, 16)
	o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	s := o.Undo()
	published := s.Log[2].Change.(*cohort.Publish)
	p := published.Pairs[0]
	boss := o.As("boss")
	for _, c := range []struct {
		change cohort.Change
		why    string
	}{
		{&cohort.Block{A: p.A, B: p.B}, s.CallPair(p.A, p.B) + " are blocked: unblock them first"},
		{&cohort.Withdraw{Person: p.A}, s.Call(p.A) + " is withdrawn: take them back first"},
		{&cohort.Override{A: p.A, B: o.Stranger(p.A), Why: cohort.Reason("x")}, s.Call(p.A) + " is overridden with "},
	} {
		boss.Do(c.change)
		o.Refused(&cohort.Redo{Of: 3}, "“Published 8 pairs, starting on 2023-04-03” cannot be made again now: "+c.why)
		boss.Undo()
	}
	o.Redo()
}

func TestTick(t *testing.T) {
	o, x := storetest.Running(t, 12)
	s := o.State()
	pair := s.CallAll(x.Members)
	steps := []struct {
		change  cohort.Change
		summary string
	}{
		{&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: storetest.Day("2023-04-03"), Note: cohort.CallNote("sent")}, "Ticked “Introduction sent” for " + pair},
		{&cohort.Tick{Exchange: x.ID, Milestone: "confirm", Party: 1, On: storetest.Day("2023-04-10")}, "Ticked “Confirmation” for " + s.Call(x.Members[1])},
		{&cohort.Skip{Exchange: x.ID, Milestone: "agreement", On: storetest.Day("2023-04-12"), Why: cohort.Reason("they know each other")}, "Skipped “Exchange agreement: goals, confidentiality, dates” for " + pair},
		{&cohort.Untick{Exchange: x.ID, Milestone: "confirm", Party: 1}, "Took back “Confirmation” for " + s.Call(x.Members[1])},
		{&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", 0), Note: cohort.CallNote("the ward")}, "Logged 1.5 h of shadowing for " + pair + ", hosted by " + s.Call(x.Members[0])},
		{&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-20", exchange.Joint)}, "Logged 1.5 h of shadowing for " + pair + ", hosted by both"},
		{&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good}, Note: cohort.CallNote("all well")},
			"Checked in with " + s.Call(x.Members[0]) + ", good"},
		{&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-18"), Outcome: exchange.NoAnswer}}, "Rang " + pair + ": nobody reached"},
		{&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Kim Lo")}, "Gave " + pair + " to Kim Lo"},
		{&cohort.Assign{Exchange: x.ID}, "Took the facilitator from " + pair},
	}
	for _, step := range steps {
		before := o.State()
		s := o.Do(step.change)
		if line := step.change.Summary(s); line != step.summary {
			t.Errorf("%q is not\n%q", line, step.summary)
		}
		if s.Plan != before.Plan || s.Log[len(s.Log)-1].HasPlan {
			t.Errorf("%s: planned anew", step.change.Kind())
		}
		o.ThereAndBack(before)
	}
	now, _ := o.State().Exchange(x.ID)
	if len(now.Visits) != 2 || len(now.CheckIns) != 2 || len(now.Notes) != 4 {
		t.Errorf("%d visits, %d calls, notes %v", len(now.Visits), len(now.CheckIns), now.Notes)
	}
	if v := now.Visits[0]; now.Note(v.Note).Raw() != "the ward" {
		t.Errorf("the note of visit %d is %q", v.ID, now.Note(v.Note))
	}
	if len(x.Visits) != 0 || x.Notes != nil {
		t.Error("what was handed out has changed")
	}
}

func TestExchangeRefusals(t *testing.T) {
	o, x := storetest.Running(t, 12)
	o.Do(&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: storetest.Day("2023-04-03")})
	for _, c := range []struct {
		change cohort.Change
		why    string
	}{
		{&cohort.Tick{Exchange: 5, Milestone: "confirm", On: storetest.Day("2023-04-03")}, "there is no such exchange"},
		{&cohort.Untick{Exchange: 5}, "there is no such exchange"},
		{&cohort.Skip{Exchange: 5}, "there is no such exchange"},
		{&cohort.LogVisit{Exchange: 5}, "there is no such exchange"},
		{&cohort.RecordCheckIn{Exchange: 5}, "there is no such exchange"},
		{&cohort.Assign{Exchange: 5}, "there is no such exchange"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "confirm"}, "say on which day"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "confirm", On: storetest.Day("2023-04-21")}, "2023-04-21 has not come yet (today is 2023-04-20)"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "introduced", On: storetest.Day("2023-04-20")}, "tick introduced: it was already ticked"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "visit-1", On: storetest.Day("2023-04-20")}, "tick visit-1: visits tick it by themselves"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "dinner", On: storetest.Day("2023-04-20")}, "tick "},
		{&cohort.Untick{Exchange: x.ID, Milestone: "confirm"}, "untick confirm: it is not ticked"},
		{&cohort.Skip{Exchange: x.ID, Milestone: "confirm", On: storetest.Day("2023-04-20")}, "skipping a milestone needs a reason"},
		{&cohort.Skip{Exchange: x.ID, Milestone: "introduced", On: storetest.Day("2023-04-20"), Why: cohort.Reason("x")}, "skip introduced: it was done"},
		{&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-06-01", 0)}, "2023-06-01 has not come yet"},
		{&cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: storetest.Day("2023-04-19"), HourTenths: 10, Activity: "diving"}}, `log visit: "diving" is not an activity`},
		{&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-19"), Outcome: "sang"}}, `record check-in: "sang" is no outcome`},
		{&cohort.Assign{Exchange: x.ID}, o.State().CallAll(x.Members) + " has that facilitator already"},
	} {
		o.Refused(c.change, c.why)
	}
}

func TestPublishOfNoPair(t *testing.T) {
	o := storetest.Open(t, 1)
	o.Refused(&cohort.Publish{Start: storetest.Day("2023-04-03")}, "the plan has no pair to publish: everybody waits")
}
