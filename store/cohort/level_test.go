package cohort_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// weeks are the calls of a facilitator by week, as they are planned on a day.
func weeks(s *cohort.State, facilitator string, today programme.Date) []exchange.Week {
	load := exchange.Load{}
	for _, x := range s.Exchanges {
		if x.Facilitator.Raw() == facilitator {
			load.Calls(x.Exchange, s.Programme.Exchange, today)
		}
	}
	return load.Weeks()
}

// Two cohorts of pairs are published, each beside nobody's, and then given to one facilitator: her weeks are level, what
// was agreed stays, and no call is further than four working days from where the programme asks for it.
func TestAssignLevels(t *testing.T) {
	o := storetest.OpenOf(t, storetest.MustReplace(t, storetest.ShippedSource(t), "calls_per_week = 25", "calls_per_week = 10"), storetest.Applicants(36)...)
	today := storetest.Day("2023-04-20")
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-17")})
	give := func(name string, all ...*cohort.Exchange) *cohort.Several {
		c := &cohort.Several{}
		for _, x := range all {
			c.Assigned = append(c.Assigned, cohort.Assign{Exchange: x.ID, Facilitator: text.New(name)})
		}
		o.Do(c)
		return c
	}
	half := len(s.Exchanges) / 2
	give("Ines", s.Exchanges[:half]...)
	// Those of Kim are planned as if Ines's were not: now there is room for them where Ines's were.
	give("Kim", s.Exchanges[half:]...)
	asked := map[uint64][]programme.Date{}
	for _, x := range o.State().Exchanges {
		asked[x.ID] = exchange.New(s.Programme, x.Start, 2).CallsDue
	}
	o.Do(&cohort.Reschedule{Exchanges: []uint64{s.Exchanges[0].ID, s.Exchanges[1].ID, s.Exchanges[2].ID, s.Exchanges[3].ID}, Start: storetest.Day("2023-04-18")})
	for _, x := range o.State().Exchanges[:4] {
		asked[x.ID] = exchange.New(s.Programme, x.Start, 2).CallsDue
	}
	promised := o.State().Exchanges[half]
	s = o.Do(&cohort.RecordCheckIn{Exchange: promised.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-18"), Reached: []int{0, 1},
		Outcome: exchange.Spoke, Mood: exchange.Good, Next: storetest.Day("2023-05-03")}})

	before := s
	all := give("Ines", s.Exchanges[half:]...)
	s = o.State()
	for _, w := range weeks(s, "Ines", today) {
		if w.Calls > 2*10 { // eighteen calls within nine days
			t.Errorf("%d calls in the week of %s", w.Calls, w.Monday)
		}
	}
	moved := 0
	for i, a := range all.Assigned {
		if i < len(all.Assigned)-1 && len(a.Moved) > 0 {
			t.Errorf("the calls were levelled while there were more to come: %v", a.Moved)
		}
		for _, m := range a.Moved {
			moved += len(m.Calls)
		}
	}
	if line := all.Summary(s); moved == 0 || !strings.HasSuffix(line, fmt.Sprintf("Gave 9 exchanges to Ines; %d calls levelled", moved)) {
		t.Errorf("%d moved: %s", moved, line)
	}
	for _, x := range s.Exchanges {
		for k, d := range x.CallsDue {
			if days := workingDays(x.Exchange, asked[x.ID][k], d); days > 4 {
				t.Errorf("check-in %d of %s, asked for on %s, is on %s, %d working days away", k+1, s.CallAll(x.Members), asked[x.ID][k], d, days)
			}
		}
	}
	now := exchangeOf(t, o, promised)
	if next := now.Outlook(s.Programme.Exchange, today).Next; next.Call.Date != storetest.Day("2023-05-03") {
		t.Errorf("the call that was promised is on %s", next.Call.Date)
	}
	o.ThereAndBack(before)

	for range 3 { // from hand to hand, calls do not wander
		give("Kim", s.Exchanges[half:]...)
		give("Ines", s.Exchanges[half:]...)
	}
	for _, x := range o.State().Exchanges {
		for k, d := range x.CallsDue {
			if workingDays(x.Exchange, asked[x.ID][k], d) > 4 {
				t.Errorf("given from hand to hand, check-in %d is on %s, and asked for on %s", k+1, d, asked[x.ID][k])
			}
		}
	}
	o.Reopen()
}

func workingDays(e exchange.Exchange, a, b programme.Date) int {
	if b.Before(a) {
		a, b = b, a
	}
	n := 0
	for ; a.Before(b); a = a.AddDays(1) {
		if e.Working(a.AddDays(1)) {
			n++
		}
	}
	return n
}

// What is given while a call was moved by something that is then undone stays where it was: moves say from which day.
func TestAssignAfterUndone(t *testing.T) {
	o := storetest.OpenOf(t, storetest.MustReplace(t, storetest.ShippedSource(t), "calls_per_week = 25", "calls_per_week = 5"), storetest.Applicants(24)...)
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-17")})
	x := s.Exchanges[0]
	o.Do(&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Ines")})
	alone := exchangeOf(t, o, x)
	c := &cohort.Reschedule{Exchanges: []uint64{x.ID}, Start: storetest.Day("2023-05-22")}
	o.Do(c)
	for _, y := range s.Exchanges[1:] {
		o.As("ines").Do(&cohort.Assign{Exchange: y.ID, Facilitator: text.New("Ines")})
	}
	o.Undo()
	back := exchangeOf(t, o, x)
	if !slices.Equal(back.CallsDue, alone.CallsDue) {
		t.Errorf("the calls are on %v, not on %v", back.CallsDue, alone.CallsDue)
	}
	o.Reopen()
}

// Somebody who is re-matched goes to the facilitator who has them, and so do the calls.
func TestRematchLevels(t *testing.T) {
	o := storetest.OpenOf(t, storetest.MustReplace(t, storetest.ShippedSource(t), "calls_per_week = 25", "calls_per_week = 1"), storetest.Applicants(12)...)
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-17")})
	for _, x := range s.Exchanges {
		o.Do(&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Ines")})
	}
	x := s.Exchanges[0]
	o.Do(&cohort.End{Exchange: x.ID, Ending: exchange.Ending{Reason: programme.EndChangedJob, Leaves: []int{1}, On: storetest.Day("2023-04-19")}})
	o.Do(o.ImportOf(append(storetest.Applicants(12), storetest.Applicants(15)[12:]...)...))
	s = o.Do(&cohort.Rematch{A: x.Members[0], Start: storetest.Day("2023-04-24")})
	again := s.Exchanges[len(s.Exchanges)-1]
	if again.Facilitator.Raw() != "Ines" || slices.Equal(again.CallsDue, exchange.New(s.Programme, again.Start, 2).CallsDue) {
		t.Errorf("%s rings on %v", again.Facilitator.Safe(), again.CallsDue)
	}
	o.Reopen()
}
