package store

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
)

func TestLock(t *testing.T) {
	o := open(t, 16)
	before, p := o.state(), o.suggested()
	s := o.do(&Lock{A: p.B, B: p.A, Why: Reason("they get on")})
	if f := s.Fixed[matching.TeamOf(p.A, p.B)]; f.State != matching.Locked || f.Why.Value.Text.Raw() != "they get on" {
		t.Errorf("%+v", f)
	}
	if got := s.Standing(p.A); got.Word != StandsLocked || got.With[0] != p.B || got.Why != "with "+s.Call(p.B) {
		t.Errorf("%+v", got)
	}
	o.thereAndBack(before)
	q := o.suggested()
	o.refused(&Lock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are locked already")
	o.refused(&Lock{A: p.A, B: q.B}, s.Call(p.A)+" is locked with "+s.Call(p.B)+": unlock that pair first, then override")
	o.refused(&Lock{A: q.A, B: o.stranger(q.A)}, s.Call(q.A)+" ↔ ")
	o.refused(&Lock{A: q.A, B: q.A}, "a pair needs two different people")
	o.refused(&Lock{A: q.A, B: 999}, "there is no such person")
	o.refused(&Withdraw{Person: p.A}, s.Call(p.A)+" is locked with "+s.Call(p.B)+": unlock the pair first")
	o.refused(&Block{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are locked: unlock them first")
	o.refused(&Override{A: p.A, B: q.B, Why: Reason("x")}, s.Call(p.A)+" is locked with")

	locked := o.state()
	o.do(&Unlock{A: p.A, B: p.B})
	o.thereAndBack(locked)
	o.refused(&Unlock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are not locked")
}

func TestLockOfTheBlockedAndWithdrawn(t *testing.T) {
	o := open(t, 16)
	p := o.suggested()
	s := o.do(&Block{A: p.A, B: p.B})
	o.refused(&Lock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are blocked: unblock them first")
	o.refused(&Override{A: p.A, B: p.B, Why: Reason("x")}, s.CallPair(p.A, p.B)+" are blocked: unblock them first")
	o.do(&Withdraw{Person: p.A})
	o.refused(&Lock{A: p.A, B: p.B}, s.Call(p.A)+" is withdrawn: take them back first")
}

func TestBlock(t *testing.T) {
	o := open(t, 16)
	before, p := o.state(), o.suggested()
	s := o.do(&Block{A: p.A, B: p.B, Why: Reason("they were married")})
	if q, ok := s.Plan.PairOf(p.A); ok && matching.CoupleOf(q.A, q.B) == matching.CoupleOf(p.A, p.B) {
		t.Error("a blocked pair is in the plan")
	}
	if line := s.Log[len(s.Log)-1].Change.Summary(s); line != "Blocked "+s.CallPair(p.A, p.B) {
		t.Error(line)
	}
	o.thereAndBack(before)
	o.refused(&Block{A: p.B, B: p.A}, s.CallPair(p.B, p.A)+" are blocked already")
	o.refused(&Block{A: p.A, B: p.A}, "a block needs two different people")
	o.refused(&Block{A: 4711, B: p.A}, "there is no such person")
	blocked := o.state()
	o.do(&Unblock{A: p.A, B: p.B})
	o.thereAndBack(blocked)
	o.refused(&Unblock{A: p.A, B: p.B}, s.CallPair(p.A, p.B)+" are not blocked")
}

func TestOverride(t *testing.T) {
	o := open(t, 16)
	before, p := o.state(), o.suggested()
	b := o.stranger(p.A)
	o.refused(&Override{A: p.A, B: b}, "overriding needs a reason")
	s := o.do(&Override{A: p.A, B: b, Why: Reason("they asked for it")})
	if q, _ := s.Plan.PairOf(p.A); matching.CoupleOf(q.A, q.B) != matching.CoupleOf(p.A, b) || q.State != matching.Overridden {
		t.Errorf("%+v", q)
	}
	if s.Standing(b).Word != StandsOverridden {
		t.Errorf("%+v", s.Standing(b))
	}
	o.thereAndBack(before)
	o.refused(&Override{A: p.A, B: b, Why: Reason("again")}, s.CallPair(p.A, b)+" are overridden already")
	o.do(&Unlock{A: p.A, B: b})
}

// against finds two people whom a rule of the programme keeps apart.
func (o *office) against() (a, b matching.ID) {
	s := o.state()
	for _, x := range s.Sorted() {
		for _, y := range s.Sorted() {
			if br := s.Scorer().Breaches(x.ID, y.ID); x != y && len(br) > 0 && !br[0].Always {
				return x.ID, y.ID
			}
		}
	}
	o.Fatal("everybody may be paired with everybody")
	return 0, 0
}

func TestOverrideAgainstRules(t *testing.T) {
	o := open(t, 30)
	before := o.state()
	a, b := o.against()
	c := &Override{A: a, B: b, Against: []string{"what the caller says"}, Why: Reason("all the same")}
	s := o.do(c)
	if f := s.Fixed[matching.TeamOf(a, b)]; len(f.Against) == 0 || f.Against[0] == "what the caller says" {
		t.Errorf("against %q", f.Against)
	}
	if line := c.Summary(s); line != "Paired "+s.CallPair(a, b)+" against the rules" {
		t.Error(line)
	}
	if list := s.Attention(); len(list) != 0 {
		t.Errorf("what the override was made against is no news: %v", list)
	}
	o.thereAndBack(before)
}

func TestOverrideAgainstWhatAlwaysHolds(t *testing.T) {
	o := open(t, 16)
	s := o.do(o.importOf(append(applicants(16)[1:], but(0, "not_with", writes(emailOf(1))))...))
	a, b := o.person(0), o.person(1)
	o.refused(&Override{A: a, B: b, Why: Reason("x")}, s.CallPair(a, b)+" cannot be paired, even by override: ")
	o.do(o.importOf(append(applicants(16)[1:], but(0, "consent", matching.Answer{Choices: []string{"no"}}))...))
	o.refused(&Override{A: a, B: b, Why: Reason("x")}, s.CallPair(a, b)+" cannot be paired, even by override: ")
	o.refused(&Override{A: a, B: 999, Why: Reason("x")}, "there is no such person")
	o.refused(&Override{A: 999, B: a, Why: Reason("x")}, "there is no such person")
}

func TestReplan(t *testing.T) {
	o := open(t, 16)
	before := o.state()
	s := o.do(&Replan{Order: matching.Steady})
	if s.Order != matching.Steady || s.Plan.Order != matching.Steady {
		t.Errorf("%s, %s", s.Order, s.Plan.Order)
	}
	o.thereAndBack(before)
	o.refused(&Replan{Order: "fast"}, `a plan is made in the order best or steady, not "fast"`)
	o.refused(&Replan{Priority: "fast"}, `a plan is made with the priority total or weakest, not "fast"`)
	empty := open(t, 0)
	empty.refused(&Replan{Order: matching.Best}, "there is nobody to plan for yet")
}

// A cohort's own priority goes before that of its programme, and comes with a plan of its own.
func TestPriority(t *testing.T) {
	o := open(t, 40)
	before := o.state()
	s := o.do(&Replan{Priority: programme.PriorityWeakest})
	if got := s.Options(); got != (plan.Options{Order: matching.Best, Priority: programme.PriorityWeakest}) {
		t.Errorf("%+v", got)
	}
	if s.Plan.Weakest <= before.Plan.Weakest || s.Plan.Total >= before.Plan.Total {
		t.Errorf("total %d, weakest %d; before that %d and %d", s.Plan.Total, s.Plan.Weakest, before.Plan.Total, before.Plan.Weakest)
	}
	if line := o.state().Log[len(o.state().Log)-1].Change.Summary(s); line != "Planned again, for the strongest weakest pair" {
		t.Errorf("%q", line)
	}
	o.thereAndBack(before)
	o.do(&Replan{Priority: programme.PriorityWeakest})

	// The programme's own says nothing more, and the order is still nobody's choice: publishing makes it steady.
	o.do(&UseProgramme{Programme: shippedSource(t) + "\n# our own\n"})
	s = o.do(&Publish{Start: day("2023-04-03")})
	if got := s.Options(); got != (plan.Options{Order: matching.Steady, Priority: programme.PriorityWeakest}) {
		t.Errorf("published: %+v", got)
	}
	if s.Plan.Weakest <= before.Plan.Weakest {
		t.Errorf("published: weakest %d", s.Plan.Weakest)
	}
	o.reopen()
	if got := o.state().Options().Priority; got != programme.PriorityWeakest {
		t.Errorf("opened again: %s", got)
	}
	s = o.do(&Replan{Order: matching.Best, Priority: programme.PriorityTotal})
	if line := s.Log[len(s.Log)-1].Change.Summary(s); line != "Planned again, best plan first, for the highest total" {
		t.Errorf("%q", line)
	}
}

// TestPlanIsOfItsChanges sees to it that a change made while others are undone gets a plan of its own,
// and not one that was recorded before.
func TestPlanIsOfItsChanges(t *testing.T) {
	o := open(t, 16)
	p := o.suggested()
	o.do(&Lock{A: p.A, B: p.B})
	o.undo()
	s := o.do(&Block{A: p.A, B: p.B})
	if q, ok := s.Plan.PairOf(p.A); ok && matching.CoupleOf(q.A, q.B) == matching.CoupleOf(p.A, p.B) {
		t.Error("the plan has the pair that was just blocked")
	}
	s = o.do(&Withdraw{Person: p.B})
	if _, ok := s.Plan.PairOf(p.B); ok {
		t.Error("the plan has somebody who was just withdrawn")
	}
}

// TestFixedPairBreaksRuleLater edits one of a locked pair into a rule: the pair stays, and is listed.
func TestFixedPairBreaksRuleLater(t *testing.T) {
	o := open(t, 16)
	p := o.suggested()
	o.do(&Lock{A: p.A, B: p.B})
	other, _ := o.state().Person(p.B)
	s := o.do(&Edit{Person: p.A, Edited: Kept[Edited]{Value: Edited{Answers: map[string]matching.Answer{
		"organisation": other.Answers["organisation"]}}}})
	if q, ok := s.Plan.PairOf(p.A); !ok || matching.CoupleOf(q.A, q.B) != matching.CoupleOf(p.A, p.B) || len(q.Against) == 0 {
		t.Errorf("%+v", q)
	}
	list := s.Attention()
	if len(list) != 1 || list[0].Kind != AttendBroken || len(list[0].People) != 2 {
		t.Fatalf("%+v", list)
	}
	if list[0].Sentence != s.CallPair(p.A, p.B)+" are locked, and break a rule now: "+s.Scorer().Breaches(p.A, p.B)[0].Sentence() {
		t.Error(list[0].Sentence)
	}
}
