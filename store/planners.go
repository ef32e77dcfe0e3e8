package store

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
)

// planners are those of the cohorts that were planned last, so that the next plan of one begins with what
// was found out for the last.
type planners struct {
	mu   sync.Mutex
	last []cohortPlanner // the latest last
}

type cohortPlanner struct {
	cohort  uint64
	planner *plan.Planner
}

// mostPlanners is how many cohorts are kept ready to be planned.
const mostPlanners = 2

// of is the planner of a cohort.
func (p *planners) of(cohort uint64) *plan.Planner {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := cohortPlanner{cohort, nil}
	if i := slices.IndexFunc(p.last, func(c cohortPlanner) bool { return c.cohort == cohort }); i >= 0 {
		found = p.last[i]
		p.last = slices.Delete(p.last, i, i+1)
	} else {
		found.planner = plan.NewPlanner()
	}
	p.last = append(p.last, found)
	p.last = slices.Delete(p.last, 0, max(0, len(p.last)-mostPlanners))
	return found.planner
}

// plan plans a state that is not handed out yet, and leaves the scorer for it. Undo and redo bring back the
// plan that was recorded when the same changes stood, if it still keeps the rules; else a new one is made,
// nearest to what is on the screen.
//
// What a preview has planned, the commit of the same change takes over: asked for the plan of the same
// cohort again, a planner gives the one that it made.
func (d *DB) plan(ctx context.Context, s, next *State, c Change) error {
	if len(next.People) == 0 {
		next.setPlan(nil)
		return nil
	}
	planner := d.planners.of(next.Cohort)
	scorer := planner.Scorer(s.scorerNear(), next.Pool())
	plan := d.planWas(next, c, scorer)
	if plan == nil {
		var err error
		if plan, err = planner.Solve(ctx, scorer, next.Options()); err != nil {
			return err
		}
	}
	next.setPlan(plan)
	next.memo = newMemo(scorer)
	return nil
}

// planWas is the plan that an undo or a redo brings back, nil if there is none.
func (d *DB) planWas(next *State, c Change, scorer *score.Scorer) *matching.Plan {
	if !isUndo(c) {
		return nil
	}
	seq, ok := next.planWas()
	if !ok {
		return nil
	}
	was, err := d.planAt(next.Cohort, seq)
	if err != nil || was == nil || plan.Verify(was, scorer) != nil {
		return nil
	}
	return was
}

// Options is how the cohort wants to be planned.
func (s *State) Options() plan.Options {
	return plan.Options{Order: s.Order, Priority: cmp.Or(s.Priority, s.Programme.Priority)}
}
