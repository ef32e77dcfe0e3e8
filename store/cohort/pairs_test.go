package cohort_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func TestLock(t *testing.T) {
	o := storetest.Open(t, 16)
	before, p := o.State(), o.Suggested()
	s := o.Do(&cohort.Lock{A: p.B, B: p.A, Why: cohort.Reason("they get on")})
	if f := s.Fixed[matching.TeamOf(p.A, p.B)]; f.State != matching.Locked || f.Why.Value.Text.Raw() != "they get on" {
		t.Errorf("%+v", f)
	}
	if got := s.Position(p.A); got.Kind != cohort.PositionLocked || got.With()[0] != p.B || got.Say(s) != "with "+s.Call(p.B) {
		t.Errorf("%+v", got)
	}
	o.ThereAndBack(before)
	q := o.Suggested()
	o.Refused(&cohort.Lock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are locked already")
	o.Refused(&cohort.Lock{A: p.A, B: q.B}, s.Call(p.A)+" is locked with "+s.Call(p.B)+": unlock that pair first, then override")
	o.Refused(&cohort.Lock{A: q.A, B: o.Stranger(q.A)}, s.Call(q.A)+" ↔ ")
	o.Refused(&cohort.Lock{A: q.A, B: q.A}, "a pair needs two different people")
	o.Refused(&cohort.Lock{A: q.A, B: 999}, "there is no such person")
	o.Refused(&cohort.Withdraw{Person: p.A}, s.Call(p.A)+" is locked with "+s.Call(p.B)+": unlock the pair first")
	o.Refused(&cohort.Block{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are locked: unlock them first")
	o.Refused(&cohort.Override{A: p.A, B: q.B, Why: cohort.Reason("x")}, s.Call(p.A)+" is locked with")

	locked := o.State()
	o.Do(&cohort.Unlock{A: p.A, B: p.B})
	o.ThereAndBack(locked)
	o.Refused(&cohort.Unlock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are not locked")
}

func TestLockOfTheBlockedAndWithdrawn(t *testing.T) {
	o := storetest.Open(t, 16)
	p := o.Suggested()
	s := o.Do(&cohort.Block{A: p.A, B: p.B})
	o.Refused(&cohort.Lock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are blocked: unblock them first")
	o.Refused(&cohort.Override{A: p.A, B: p.B, Why: cohort.Reason("x")}, s.CallPair(p.A, p.B)+" are blocked: unblock them first")
	o.Do(&cohort.Withdraw{Person: p.A})
	o.Refused(&cohort.Lock{A: p.A, B: p.B}, s.Call(p.A)+" is withdrawn: take them back first")
}

func TestBlock(t *testing.T) {
	o := storetest.Open(t, 16)
	before, p := o.State(), o.Suggested()
	s := o.Do(&cohort.Block{A: p.A, B: p.B, Why: cohort.Reason("they were married")})
	if q, ok := s.Plan.PairOf(p.A); ok && matching.CoupleOf(q.A, q.B) == matching.CoupleOf(p.A, p.B) {
		t.Error("a blocked pair is in the plan")
	}
	if line := s.Log[len(s.Log)-1].Change.Summary(s); line != "Blocked "+s.CallPair(p.A, p.B) {
		t.Error(line)
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Block{A: p.B, B: p.A}, s.CallPair(p.B, p.A)+" are blocked already")
	o.Refused(&cohort.Block{A: p.A, B: p.A}, "a block needs two different people")
	o.Refused(&cohort.Block{A: 4711, B: p.A}, "there is no such person")
	blocked := o.State()
	o.Do(&cohort.Unblock{A: p.A, B: p.B})
	o.ThereAndBack(blocked)
	o.Refused(&cohort.Unblock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are not blocked")
}

func TestOverride(t *testing.T) {
	o := storetest.Open(t, 16)
	before, p := o.State(), o.Suggested()
	b := o.Stranger(p.A)
	o.Refused(&cohort.Override{A: p.A, B: b}, "overriding needs a reason")
	s := o.Do(&cohort.Override{A: p.A, B: b, Why: cohort.Reason("they asked for it")})
	if q, _ := s.Plan.PairOf(p.A); matching.CoupleOf(q.A, q.B) != matching.CoupleOf(p.A, b) || q.State != matching.Overridden {
		t.Errorf("%+v", q)
	}
	if s.Position(b).Kind != cohort.PositionOverridden {
		t.Errorf("%+v", s.Position(b))
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Override{A: p.A, B: b, Why: cohort.Reason("again")}, s.CallPair(p.A, b)+" are overridden already")
	o.Do(&cohort.Unlock{A: p.A, B: b})
}

func TestOverrideAgainstRules(t *testing.T) {
	o := storetest.Open(t, 30)
	before := o.State()
	a, b := o.Against()
	c := &cohort.Override{A: a, B: b, Against: []string{"what the caller says"}, Why: cohort.Reason("all the same")}
	s := o.Do(c)
	if f := s.Fixed[matching.TeamOf(a, b)]; len(f.Against) == 0 || f.Against[0] == "what the caller says" {
		t.Errorf("against %q", f.Against)
	}
	if line := c.Summary(s); line != "Paired "+s.CallPair(a, b)+" against the rules" {
		t.Error(line)
	}
	if list := s.Attention(); len(list) != 0 {
		t.Errorf("what the override was made against is no news: %v", list)
	}
	o.ThereAndBack(before)
}

func TestOverrideAgainstWhatAlwaysHolds(t *testing.T) {
	o := storetest.Open(t, 16)
	s := o.Do(o.ImportOf(append(storetest.Applicants(16)[1:], storetest.But(0, "not_with", storetest.Writes(storetest.EmailOf(1))))...))
	a, b := o.Person(0), o.Person(1)
	o.Refused(&cohort.Override{A: a, B: b, Why: cohort.Reason("x")}, s.CallPair(a, b)+" cannot be paired, even by override: ")
	o.Do(o.ImportOf(append(storetest.Applicants(16)[1:], storetest.But(0, "consent", matching.Answer{Choices: []string{"no"}}))...))
	o.Refused(&cohort.Override{A: a, B: b, Why: cohort.Reason("x")}, s.CallPair(a, b)+" cannot be paired, even by override: ")
	o.Refused(&cohort.Override{A: a, B: 999, Why: cohort.Reason("x")}, "there is no such person")
	o.Refused(&cohort.Override{A: 999, B: a, Why: cohort.Reason("x")}, "there is no such person")
}

func TestReplan(t *testing.T) {
	o := storetest.Open(t, 16)
	before := o.State()
	s := o.Do(&cohort.Replan{Order: matching.Steady})
	if s.Order != matching.Steady || s.Plan.Order != matching.Steady {
		t.Errorf("%s, %s", s.Order, s.Plan.Order)
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Replan{Order: "fast"}, `a plan is made in the order best or steady, not "fast"`)
	o.Refused(&cohort.Replan{Priority: "fast"}, `a plan is made with the priority total or weakest, not "fast"`)
	empty := storetest.Open(t, 0)
	empty.Refused(&cohort.Replan{Order: matching.Best}, "there is nobody to plan for yet")
}

// A cohort's own priority goes before that of its programme, and comes with a plan of its own.
func TestPriority(t *testing.T) {
	o := storetest.Open(t, 40)
	before := o.State()
	s := o.Do(&cohort.Replan{Priority: programme.PriorityWeakest})
	if got := s.Options(); got != (plan.Options{Order: matching.Best, Priority: programme.PriorityWeakest}) {
		t.Errorf("%+v", got)
	}
	if s.Plan.Weakest <= before.Plan.Weakest || s.Plan.Total >= before.Plan.Total {
		t.Errorf("total %d, weakest %d; before that %d and %d", s.Plan.Total, s.Plan.Weakest, before.Plan.Total, before.Plan.Weakest)
	}
	if line := o.State().Log[len(o.State().Log)-1].Change.Summary(s); line != "Planned again, for the strongest weakest pair" {
		t.Errorf("%q", line)
	}
	o.ThereAndBack(before)
	o.Do(&cohort.Replan{Priority: programme.PriorityWeakest})

	// The programme's own says nothing more, and the order is still nobody's choice: publishing makes it steady.
	o.Do(&cohort.UseProgramme{Programme: storetest.ShippedSource(t) + "\n# our own\n"})
	s = o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	if got := s.Options(); got != (plan.Options{Order: matching.Steady, Priority: programme.PriorityWeakest}) {
		t.Errorf("published: %+v", got)
	}
	if s.Plan.Weakest <= before.Plan.Weakest {
		t.Errorf("published: weakest %d", s.Plan.Weakest)
	}
	o.Reopen()
	if got := o.State().Options().Priority; got != programme.PriorityWeakest {
		t.Errorf("opened again: %s", got)
	}
	s = o.Do(&cohort.Replan{Order: matching.Best, Priority: programme.PriorityTotal})
	if line := s.Log[len(s.Log)-1].Change.Summary(s); line != "Planned again, best plan first, for the highest total" {
		t.Errorf("%q", line)
	}
}

// TestPlanIsOfItsChanges sees to it that a change made while others are undone gets a plan of its own,
// and not one that was recorded before.
func TestPlanIsOfItsChanges(t *testing.T) {
	o := storetest.Open(t, 16)
	p := o.Suggested()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	o.Undo()
	s := o.Do(&cohort.Block{A: p.A, B: p.B})
	if q, ok := s.Plan.PairOf(p.A); ok && matching.CoupleOf(q.A, q.B) == matching.CoupleOf(p.A, p.B) {
		t.Error("the plan has the pair that was just blocked")
	}
	s = o.Do(&cohort.Withdraw{Person: p.B})
	if _, ok := s.Plan.PairOf(p.B); ok {
		t.Error("the plan has somebody who was just withdrawn")
	}
}

// TestFixedPairBreaksRuleLater edits one of a locked pair into a rule: the pair stays, and is listed.
func TestFixedPairBreaksRuleLater(t *testing.T) {
	o := storetest.Open(t, 16)
	p := o.Suggested()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	other, _ := o.State().Person(p.B)
	s := o.Do(&cohort.Edit{Person: p.A, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Answers: map[string]matching.Answer{
		"organisation": other.Answers["organisation"]}}}})
	if q, ok := s.Plan.PairOf(p.A); !ok || matching.CoupleOf(q.A, q.B) != matching.CoupleOf(p.A, p.B) || len(q.Against) == 0 {
		t.Errorf("%+v", q)
	}
	list := s.Attention()
	if len(list) != 1 || list[0].Kind != cohort.AttendBroken || len(list[0].People) != 2 {
		t.Fatalf("%+v", list)
	}
	if list[0].Sentence != s.CallPair(p.A, p.B)+" are locked, and break a rule now: "+s.Scorer().Breaches(p.A, p.B)[0].Sentence() {
		t.Error(list[0].Sentence)
	}
}
