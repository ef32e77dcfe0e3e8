package cohort

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
)

// plan plans a state that is not handed out yet, and leaves the scorer for it. Undo and redo bring back the
// plan that was recorded when the same changes stood, if it still keeps the rules; else a new one is made,
// nearest to what is on the screen.
//
// What a preview has planned, the commit of the same change takes over: asked for the plan of the same
// cohort again, a planner gives the one that it made.
func (p Planning) plan(ctx context.Context, s, next *State, c Change) error {
	if len(next.People) == 0 {
		next.setPlan(nil)
		next.derived = newDerived(nil)
		return nil
	}
	planner := p.Planner()
	scorer := planner.Scorer(s.scorerNear(), next.Pool())
	found := p.planWas(next, c, scorer)
	if found == nil {
		var err error
		if found, err = planner.Solve(ctx, scorer, next.Options()); err != nil {
			return err
		}
	}
	next.setPlan(found)
	next.derived = newDerived(scorer)
	next.derived.scores.before = s.employersNear()
	return nil
}

// planWas is the plan that an undo or a redo brings back, nil if there is none.
func (p Planning) planWas(next *State, c Change, scorer *score.Scorer) *matching.Plan {
	if !isUndo(c) {
		return nil
	}
	seq, ok := next.planWas()
	if !ok {
		return nil
	}
	was, err := p.Recorded(seq)
	if err != nil || was == nil || plan.Verify(was, scorer) != nil {
		return nil
	}
	return was
}

// setPlan puts a plan on the screen of a state that is not handed out yet.
func (s *State) setPlan(p *matching.Plan) { s.PlanBefore, s.Plan = s.Plan, p }

// Options is how the cohort wants to be planned.
func (s *State) Options() plan.Options {
	return plan.Options{Order: s.Order, Priority: cmp.Or(s.Priority, s.Programme.Priority)}
}

// VerifyPlan holds the plan on the screen against the rules. That another cohort has published one of its
// pairs since, or that somebody wrote there whom they are not to be with, that somebody is in doubt of whom that was not known when it was made, or that somebody who waits could be
// paired by now because what they wrote is no longer taken for an employer, is no fault of the plan: see
// [State.Attention].
func (s *State) VerifyPlan() error {
	err := s.verifyPlan(false)
	if err != nil && s.verifyPlan(true) == nil { // what keeps a fixed pair apart was known when it was planned
		return nil
	}
	return err
}

// verifyPlan holds the plan against the rules. knew says that pairs of other cohorts, and of who is one person with
// somebody, were known of the fixed pairs when it was made.
func (s *State) verifyPlan(knew bool) error {
	pool := s.Pool()
	pool.Earlier, pool.Named = maps.Clone(pool.Earlier), s.namedHere()
	for _, p := range s.Plan.Pairs {
		for _, c := range p.Team().Couples() {
			if !knew || !p.State.Fixed() {
				delete(pool.Earlier, c)
			}
			if !p.State.Fixed() || !s.namesKept {
				delete(pool.Same, c)
			}
			if !s.namesKept {
				without(pool.Named, c)
			}
		}
	}
	scorer := score.NewScorer(s.asPlanned(pool))
	recorded := *s.Plan
	recorded.Waiting = slices.Clone(recorded.Waiting)
	for k, w := range recorded.Waiting {
		recorded.Waiting[k].Able = w.Able || scorer.Options(w.ID) > 0
	}
	return plan.Verify(&recorded, scorer)
}

// without takes two people out of whom the other one names: the plan was made before it was found out who is meant.
func without(named map[matching.ID][]matching.Naming, c matching.Couple) {
	for _, id := range []matching.ID{c.A, c.B} {
		list := slices.Clone(named[id])
		for i := range list {
			list[i].Names = slices.Clone(list[i].Names)
			for k, n := range list[i].Names {
				other := func(o matching.ID) bool { return o == c.Other(id) }
				list[i].Names[k].Bound = slices.DeleteFunc(slices.Clone(n.Bound), other)
				list[i].Names[k].Doubt = slices.DeleteFunc(slices.Clone(n.Doubt), other)
			}
		}
		if list != nil {
			named[id] = list
		}
	}
}
