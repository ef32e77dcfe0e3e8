package cohort_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func TestLockOfTrio(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(15)...)
	before, p := o.State(), o.Trio()
	s := o.Do(&cohort.Lock{A: p.C, B: p.A, Why: cohort.Reason("they get on")})
	if f := s.Fixed[p.Team()]; len(s.Fixed) != 1 || f.State != matching.Locked || f.Why.Value.Text.Raw() != "they get on" {
		t.Errorf("%+v", s.Fixed)
	}
	if want := "Locked " + s.CallAll([]matching.ID{p.C, p.A, p.B}); storetest.Summary(s) != want {
		t.Errorf("%q, want %q", storetest.Summary(s), want)
	}
	if st := s.Position(p.B); st.Kind != cohort.PositionLocked || len(st.With()) != 2 || st.Say(s) != "with "+s.Call(p.A)+" and "+s.Call(p.C) {
		t.Errorf("%+v", st)
	}
	if q := o.Trio(); q.Team() != p.Team() || q.State != matching.Locked || q.Score != p.Score || q.Lowest != p.Lowest {
		t.Errorf("%+v became %+v", p, q)
	}
	o.ThereAndBack(before)
	q := o.Suggested()
	all, others := s.CallAll(p.Members()), s.Call(p.B)+" and "+s.Call(p.C)
	o.Refused(&cohort.Lock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" ↔ "+s.Call(p.C)+" are locked already")
	o.Refused(&cohort.Override{A: p.A, B: p.B, Why: cohort.Reason("x")}, all+" are locked already")
	o.Refused(&cohort.Override{A: p.A, B: q.B, Why: cohort.Reason("x")}, s.Call(p.A)+" is locked with "+others+": unlock that trio first, then override")
	o.Refused(&cohort.Withdraw{Person: p.A}, s.Call(p.A)+" is locked with "+others+": unlock the trio first, then withdraw them")
	o.Refused(&cohort.Block{A: p.B, B: p.A}, s.CallPair(p.B, p.A)+" ↔ "+s.Call(p.C)+" are locked: unlock them first, then block")
	o.Refused(&cohort.Unlock{A: p.A, B: q.B}, s.CallPair(p.A, q.B)+" are not locked")

	// One more comes, and the engine makes another trio; two more, and there are pairs enough. The locked
	// one stays.
	locked := o.State()
	for n, trios := range map[int]int{16: 2, 17: 1} {
		s = o.Do(o.ImportOf(storetest.Applicants(n)...))
		for _, q := range s.Plan.Pairs {
			if q.IsTrio() {
				trios--
			}
		}
		if r, _ := s.Plan.Together(p.A, p.B); r.Team() != p.Team() || r.State != matching.Locked || trios != 0 || len(s.Plan.Waiting) != 0 {
			t.Errorf("of %d: %+v, %d trios too few, %d waiting", n, r, trios, len(s.Plan.Waiting))
		}
		o.ThereAndBack(locked)
		o.Undo()
	}
	s = o.Do(&cohort.Unlock{A: p.B, B: p.C})
	if want := "Unlocked " + s.CallAll([]matching.ID{p.B, p.C, p.A}); storetest.Summary(s) != want || len(s.Fixed) != 0 {
		t.Errorf("%q, want %q, %d fixed", storetest.Summary(s), want, len(s.Fixed))
	}
	o.ThereAndBack(locked)
	o.Refused(&cohort.Unlock{A: p.A, B: p.C}, s.CallPair(p.A, p.C)+" are not locked")
}

// TestBlockInTrio keeps two of a trio apart: they are in none any more.
func TestBlockInTrio(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(15)...)
	before, p := o.State(), o.Trio()
	s := o.Do(&cohort.Block{A: p.A, B: p.C})
	if _, ok := s.Plan.Together(p.A, p.C); ok || len(s.Plan.Waiting) != 0 {
		t.Error("two who are blocked are together, or somebody waits")
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Lock{A: p.A, B: p.C}, s.CallPair(p.A, p.C)+" are blocked: unblock them first")
}

// TestOverrideOfTrio pairs two of a suggested trio: the third is with others, and nobody waits.
func TestOverrideOfTrio(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(15)...)
	before, p := o.State(), o.Trio()
	s := o.Do(&cohort.Override{A: p.A, B: p.C, Why: cohort.Reason("they asked")})
	if q, _ := s.Plan.Together(p.A, p.C); q.IsTrio() || q.State != matching.Overridden || len(s.Plan.Waiting) != 0 {
		t.Errorf("%+v, %d waiting", q, len(s.Plan.Waiting))
	}
	o.ThereAndBack(before)
	if _, ok := s.Plan.Together(p.A, p.B); ok {
		t.Error("an override made a trio")
	}
}

// TestUndoOfLockedTrio takes back what a locked trio rests on, or does not.
func TestUndoOfLockedTrio(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(15)...)
	p := o.Trio()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	o.Do(&cohort.Unlock{A: p.A, B: p.C})
	o.Refused(&cohort.Undo{Of: 3}, "“Locked ")
	o.Do(&cohort.Undo{Of: 4})
	o.Do(&cohort.Undo{Of: 3})
	o.As("boss").Do(&cohort.Block{A: p.B, B: p.C})
	s := o.State()
	o.Refused(&cohort.Redo{Of: 3}, "“Locked "+s.CallAll(p.Members())+"” cannot be made again now: "+s.CallPair(p.B, p.C)+" are blocked: unblock them first")
	o.As("boss").Undo()
	o.Do(&cohort.Redo{Of: 3})
	if q := o.Trio(); q.Team() != p.Team() || q.State != matching.Locked {
		t.Errorf("%+v", q)
	}
}

// TestLockedTrioBreaksRule edits one of a locked trio into a rule.
func TestLockedTrioBreaksRule(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(15)...)
	p := o.Trio()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	other, _ := o.State().Person(p.C)
	s := o.Do(storetest.Edits(p.A, "organisation", other.Answers["organisation"]))
	if q := o.Trio(); q.Team() != p.Team() || len(q.Against) != 1 {
		t.Errorf("%+v", q)
	}
	list := s.Attention()
	want := s.CallAll(s.InOrder(p.Members())) + " are locked, and break a rule now: " + s.Scorer().Breaches(p.A, p.C)[0].Sentence()
	if len(list) != 1 || list[0].Kind != cohort.AttendBroken || len(list[0].People) != 3 || list[0].Sentence != want {
		t.Errorf("%+v, want %q", list, want)
	}
}

func TestPublishTrio(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(15)...)
	p := o.Trio()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	before := o.State()
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	if storetest.Summary(s) != "Published 6 pairs and 1 trio, starting on 2023-04-03" || len(s.Fixed) != 0 {
		t.Errorf("%q, %d fixed", storetest.Summary(s), len(s.Fixed))
	}
	x := s.ExchangesOf(p.B)[0]
	if len(s.Exchanges) != 7 || x.Team() != p.Team() || x.Parties != 3 || x.Score != p.Score || x.Lowest != p.Lowest || x.Why != nil {
		t.Errorf("%+v of %+v", x, p)
	}
	lowest, sum := 1000, 0
	for _, two := range cohort.Twos(p.Members()) {
		score := 0
		for _, part := range x.WhyOf(two[1], two[0]) {
			score += part.Points
		}
		if want, _ := s.Scorer().ScoreOf(two[0], two[1]); score != want {
			t.Errorf("the parts of %s add up to %d, not %d", s.CallPair(two[0], two[1]), score, want)
		}
		lowest, sum = min(lowest, score), sum+score
	}
	if lowest != x.Lowest || sum/3 != x.Score || x.WhyOf(p.A, p.A) != nil || x.WhyOf(p.A, s.Exchanges[0].Members[0]) != nil && s.Exchanges[0] != x {
		t.Errorf("%d and %d", lowest, sum/3)
	}
	for _, other := range s.Exchanges {
		if other != x && (other.Parties != 2 || len(other.WhyOf(other.Members[0], other.Members[1])) == 0) {
			t.Errorf("%+v", other)
		}
		if step, _ := other.Step("confirm"); len(step.Done) != len(other.Members) {
			t.Errorf("%d are to confirm, of %d", len(step.Done), len(other.Members))
		}
	}
	if q := o.Trio(); q.State != matching.Published || q.Score != p.Score || q.Lowest != p.Lowest || q.Team() != p.Team() {
		t.Errorf("%+v", q)
	}
	if st := s.Position(p.A); st.Kind != cohort.PositionPublished || st.Say(s) != "with "+s.Call(p.B)+" and "+s.Call(p.C)+", from 2023-04-03" {
		t.Errorf("%+v", st)
	}
	o.ThereAndBack(before)
	all := s.CallAll(p.Members())
	o.Refused(&cohort.Withdraw{Person: p.C}, s.Call(p.C)+" is in a published exchange ("+all+"): end the exchange first, then withdraw them")
	o.Refused(&cohort.Block{A: p.A, B: p.C}, s.CallPair(p.A, p.C)+" ↔ "+s.Call(p.B)+" are published: end their exchange first, then block")
	o.Refused(&cohort.Unlock{A: p.A, B: p.C}, s.CallPair(p.A, p.C)+" ↔ "+s.Call(p.B)+" are published: end their exchange to part them")
	o.Refused(&cohort.Lock{A: p.A, B: p.C}, s.Call(p.A)+" is in a published exchange: "+all)
	o.Refused(&cohort.Publish{Start: storetest.Day("2023-04-03")}, "every pair of the plan is published already")
}

// TestExchangeOfTrio lives through what a trio does.
func TestExchangeOfTrio(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(15)...)
	p := o.Trio()
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	x := s.ExchangesOf(p.A)[0]
	all, third := s.CallAll(x.Members), storetest.Visit("2023-04-19", 2)
	third.Visitors = []int{0}
	whole := third
	whole.Visitors = []int{1, 0}
	for _, step := range []struct {
		change  cohort.Change
		summary string
	}{
		{&cohort.Tick{Exchange: x.ID, Milestone: "confirm", Party: 2, On: storetest.Day("2023-04-10")}, "Ticked “Confirmation” for " + s.Call(x.Members[2])},
		{&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", 0)}, "Logged 1.5 h of shadowing for " + all + ", hosted by " + s.Call(x.Members[0])},
		{&cohort.LogVisit{Exchange: x.ID, Visit: third}, "Logged 1.5 h of shadowing for " + all + ", hosted by " + s.Call(x.Members[2]) + ", visited by " + s.Call(x.Members[0])},
		{&cohort.LogVisit{Exchange: x.ID, Visit: whole}, "Logged 1.5 h of shadowing for " + all + ", hosted by " + s.Call(x.Members[2])},
		{&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", exchange.Joint)}, "Logged 1.5 h of shadowing for " + all + ", hosted by all three"},
		{&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Reached: []int{0, 1, 2}, Outcome: exchange.Spoke}},
			"Checked in with " + s.Call(x.Members[0]) + ", " + s.Call(x.Members[1]) + " and " + s.Call(x.Members[2])},
	} {
		before := o.State()
		if got := storetest.Summary(o.Do(step.change)); got != step.summary {
			t.Errorf("%q is not\n%q", got, step.summary)
		}
		o.ThereAndBack(before)
	}
	third.Visitors[0] = 1 // the caller's, not the store's
	now, _ := o.State().Exchange(x.ID)
	if l := now.Ledger(); l.Together != 60 || l.Joint != 15 || l.Each[2][0] != 30 || l.Each[2][1] != 15 || l.Each[0][1] != 15 || l.Each[1][0] != 0 {
		t.Errorf("%+v", l)
	}
	wrong := storetest.Visit("2023-04-19", 0)
	wrong.Visitors = []int{0}
	o.Refused(&cohort.LogVisit{Exchange: x.ID, Visit: wrong}, "log visit: whoever visited is one of the people of this exchange beside the host")
}

// TestTrioElsewhere has three people of one cohort's trio apply to another cohort.
func TestTrioElsewhere(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(15)...)
	p := o.Trio()
	other, err := o.DB().OpenCohort(t.Context(), o.By(), &cohort.OpenCohort{Name: "Cohort 2", Programme: storetest.WithTrios(t)})
	if err != nil {
		t.Fatal(err)
	}
	in := o.DB().Import(other.CompareImport(storetest.Applicants(15), false), cohort.ImportFile{})
	if other, err = o.DB().Commit(t.Context(), other.Cohort, o.By(), in); err != nil {
		t.Fatal(err)
	}
	o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	if other, err = o.DB().State(other.Cohort); err != nil || len(other.Earlier) != 6+3 {
		t.Errorf("%v, %v", other.Earlier, err)
	}
	if list := other.Attention(); len(list) == 0 || list[0].Kind != cohort.AttendOutdated {
		t.Errorf("%+v", list)
	}
	for _, two := range cohort.Twos(p.Members()) {
		if !other.Earlier[matching.CoupleOf(two[0], two[1])] {
			t.Errorf("%s have not been paired before", other.CallPair(two[0], two[1]))
		}
	}
}
