package store

import (
	"slices"
	"sync"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/store/cohort"
)

// planners are those of the cohorts that were planned last, so that the next plan of one begins with what
// was found out for the last.
type planners struct {
	mu   sync.Mutex
	last []cohortPlanner // the latest last
}

type cohortPlanner struct {
	id      uint64
	planner *plan.Planner
}

// mostPlanners is how many cohorts are kept ready to be planned.
const mostPlanners = 2

// of is the planner of a cohort.
func (p *planners) of(id uint64) *plan.Planner {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := cohortPlanner{id, nil}
	if i := slices.IndexFunc(p.last, func(c cohortPlanner) bool { return c.id == id }); i >= 0 {
		found = p.last[i]
		p.last = slices.Delete(p.last, i, i+1)
	} else {
		found.planner = plan.NewPlanner()
	}
	p.last = append(p.last, found)
	p.last = slices.Delete(p.last, 0, max(0, len(p.last)-mostPlanners))
	return found.planner
}

// planning is what the changes of a cohort are planned with.
func (d *DB) planning(id uint64) cohort.Planning {
	return cohort.Planning{
		Planner:  func() *plan.Planner { return d.planners.of(id) },
		Recorded: func(seq uint64) (*matching.Plan, error) { return d.planAt(id, seq) },
	}
}

// clear forgets what was found out for the last plans.
func (p *planners) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = nil
}
