package store

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// running makes a store whose pairs are published.
func running(tb testing.TB, n int) (*office, *cohort.Exchange) {
	tb.Helper()
	o := open(tb, n)
	s := o.do(&cohort.Publish{Start: day("2023-04-03")})
	return o, s.Exchanges[0]
}

func TestPublish(t *testing.T) {
	o := open(t, 17)
	p := o.suggested()
	o.do(&cohort.Lock{A: p.A, B: p.B})
	before := o.state()
	o.refused(&cohort.Publish{}, "publishing needs the day on which the exchanges start")
	c := &cohort.Publish{Start: day("2023-04-03")}
	s := o.do(c)
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
		if st := s.Position(q.A); st.Kind != cohort.PositionPublished || st.With[0] != q.B {
			t.Errorf("%+v", st)
		}
	}
	o.thereAndBack(before)
	s = o.state()
	x := s.Exchanges[0]
	a, b := x.Members[0], x.Members[1]
	o.refused(&cohort.Publish{Start: day("2023-04-03")}, "every pair of the plan is published already")
	o.refused(&cohort.Withdraw{Person: a}, s.Call(a)+" is in a published exchange")
	o.refused(&cohort.Lock{A: a, B: b}, s.Call(a)+" is in a published exchange")
	o.refused(&cohort.Unlock{A: a, B: b}, s.CallPair(a, b)+" are published: undo the publishing")
	o.refused(&cohort.Block{A: a, B: b}, s.CallPair(a, b)+" are published: undo the publishing first")
	o.refused(&cohort.Override{A: a, B: s.Exchanges[1].Members[0], Why: cohort.Reason("x")}, s.Call(a)+" is in a published exchange")
	empty := open(t, 0)
	empty.refused(&cohort.Publish{Start: day("2023-04-03")}, "there is no plan to publish")
}

func TestPublishTwice(t *testing.T) {
	o, _ := running(t, 12)
	first := o.state()
	s := o.do(o.importOf(append(applicants(12), applicants(20)[12:]...)...))
	before := s
	s = o.do(&cohort.Publish{Start: day("2023-05-01")})
	if len(s.Exchanges) <= len(first.Exchanges) || s.Exchanges[0] != before.Exchanges[0] {
		t.Errorf("%d exchanges, then %d", len(first.Exchanges), len(s.Exchanges))
	}
	o.thereAndBack(before)
}

// TestRedoOfPublishing redoes a publishing whose pairs have been decided otherwise by somebody else.
func TestRedoOfPublishing(t *testing.T) {
	o := open(t, 16)
	o.do(&cohort.Publish{Start: day("2023-04-03")})
	s := o.undo()
	published := s.Log[2].Change.(*cohort.Publish)
	p := published.Pairs[0]
	boss := o.as("boss")
	for _, c := range []struct {
		change cohort.Change
		why    string
	}{
		{&cohort.Block{A: p.A, B: p.B}, s.CallPair(p.A, p.B) + " are blocked: unblock them first"},
		{&cohort.Withdraw{Person: p.A}, s.Call(p.A) + " is withdrawn: take them back first"},
		{&cohort.Override{A: p.A, B: o.stranger(p.A), Why: cohort.Reason("x")}, s.Call(p.A) + " is overridden with "},
	} {
		boss.do(c.change)
		o.refused(&cohort.Redo{Of: 3}, "“Published 8 pairs, starting on 2023-04-03” cannot be made again now: "+c.why)
		boss.undo()
	}
	o.redo()
}

func TestTick(t *testing.T) {
	o, x := running(t, 12)
	s := o.state()
	pair := s.CallAll(x.Members)
	steps := []struct {
		change  cohort.Change
		summary string
	}{
		{&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: day("2023-04-03"), Note: cohort.CallNote("sent")}, "Ticked “Introduction sent” for " + pair},
		{&cohort.Tick{Exchange: x.ID, Milestone: "confirm", Party: 1, On: day("2023-04-10")}, "Ticked “Confirmation” for " + s.Call(x.Members[1])},
		{&cohort.Skip{Exchange: x.ID, Milestone: "agreement", On: day("2023-04-12"), Why: cohort.Reason("they know each other")}, "Skipped “Exchange agreement: goals, confidentiality, dates” for " + pair},
		{&cohort.Untick{Exchange: x.ID, Milestone: "confirm", Party: 1}, "Took back “Confirmation” for " + s.Call(x.Members[1])},
		{&cohort.LogVisit{Exchange: x.ID, Visit: visit("2023-04-19", 0), Note: cohort.CallNote("the ward")}, "Logged 1.5 h of shadowing for " + pair + ", hosted by " + s.Call(x.Members[0])},
		{&cohort.LogVisit{Exchange: x.ID, Visit: visit("2023-04-20", exchange.Joint)}, "Logged 1.5 h of shadowing for " + pair + ", hosted by both"},
		{&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-17"), Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good}, Note: cohort.CallNote("all well")},
			"Checked in with " + s.Call(x.Members[0]) + ", good"},
		{&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-18"), Outcome: exchange.NoAnswer}}, "Rang " + pair + ": nobody reached"},
		{&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Kim Lo")}, "Gave " + pair + " to Kim Lo"},
		{&cohort.Assign{Exchange: x.ID}, "Took the facilitator from " + pair},
	}
	for _, step := range steps {
		before := o.state()
		s := o.do(step.change)
		if line := step.change.Summary(s); line != step.summary {
			t.Errorf("%q is not\n%q", line, step.summary)
		}
		if s.Plan != before.Plan || s.Log[len(s.Log)-1].HasPlan {
			t.Errorf("%s: planned anew", step.change.Kind())
		}
		o.thereAndBack(before)
	}
	now, _ := o.state().Exchange(x.ID)
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
	o, x := running(t, 12)
	o.do(&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: day("2023-04-03")})
	for _, c := range []struct {
		change cohort.Change
		why    string
	}{
		{&cohort.Tick{Exchange: 5, Milestone: "confirm", On: day("2023-04-03")}, "there is no such exchange"},
		{&cohort.Untick{Exchange: 5}, "there is no such exchange"},
		{&cohort.Skip{Exchange: 5}, "there is no such exchange"},
		{&cohort.LogVisit{Exchange: 5}, "there is no such exchange"},
		{&cohort.RecordCheckIn{Exchange: 5}, "there is no such exchange"},
		{&cohort.Assign{Exchange: 5}, "there is no such exchange"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "confirm"}, "say on which day"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "confirm", On: day("2023-04-21")}, "2023-04-21 has not come yet (today is 2023-04-20)"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "introduced", On: day("2023-04-20")}, "tick introduced: it was already ticked"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "visit-1", On: day("2023-04-20")}, "tick visit-1: visits tick it by themselves"},
		{&cohort.Tick{Exchange: x.ID, Milestone: "dinner", On: day("2023-04-20")}, "tick "},
		{&cohort.Untick{Exchange: x.ID, Milestone: "confirm"}, "untick confirm: it is not ticked"},
		{&cohort.Skip{Exchange: x.ID, Milestone: "confirm", On: day("2023-04-20")}, "skipping a milestone needs a reason"},
		{&cohort.Skip{Exchange: x.ID, Milestone: "introduced", On: day("2023-04-20"), Why: cohort.Reason("x")}, "skip introduced: it was done"},
		{&cohort.LogVisit{Exchange: x.ID, Visit: visit("2023-06-01", 0)}, "2023-06-01 has not come yet"},
		{&cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: day("2023-04-19"), HourTenths: 10, Activity: "diving"}}, `log visit: "diving" is not an activity`},
		{&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-19"), Outcome: "sang"}}, `record check-in: "sang" is no outcome`},
		{&cohort.Assign{Exchange: x.ID}, o.state().CallAll(x.Members) + " has that facilitator already"},
	} {
		o.refused(c.change, c.why)
	}
}
