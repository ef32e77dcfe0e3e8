package plan

import (
	"context"
	"math"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// Options are the ways to look for a plan. The zero value is the best order and the highest total.
type Options struct {
	Order    matching.Order
	Priority programme.Priority
}

// Solve makes the plan of a pool. The pairs that stay are in it; of the others it pairs as many people
// as possible, among these as many as possible of those who wait with priority, and then, in the order Best,
//
//  1. with the priority weakest, makes the lowest score of its own pairs as high as possible;
//  2. makes the total as high as possible;
//  3. keeps as many pairs of the screen as possible;
//
// and in the order Steady the third before the first. From the same pool always comes the same plan,
// whatever the order of its people.
//
// Bound comes from the certificate of the last matching problem that was solved: no plan has a higher
// total among those that keep the pairs that stay, pair as many people, as many of them who wait with priority and, where those go before the
// total, have no weaker pair and keep as many pairs of the screen. Optimal says that Total meets it and
// that each step before it was proved likewise, by the certificate of its own problem: that no more
// people can be paired, nor as many with more of those who wait with priority, and that demanding a higher score of every pair would pair fewer.
//
// It refuses a pool whose pairs that stay name somebody twice or somebody who is not in it.
func Solve(ctx context.Context, s *score.Scorer, o Options) (*matching.Plan, error) {
	return newColumnGeneration(s).plan(ctx, o, screenOf(s), nil)
}

// plan is Solve with the screen given and, unless nil, one pair more that stays.
func (c *columnGeneration) plan(ctx context.Context, o Options, screen mates, forced *matching.Pair) (*matching.Plan, error) {
	return c.planUpTo(ctx, o, screen, forced, 0)
}

// planUpTo is plan where, with the priority weakest, no weakest pair need be stronger than enough, unless that
// is 0.
func (c *columnGeneration) planUpTo(ctx context.Context, o Options, screen mates, forced *matching.Pair, enough int) (*matching.Plan, error) {
	s := c.s
	fixed, err := fixedPairs(s, forced)
	if err != nil {
		return nil, err
	}
	q := c.wholeProblem(screen, forced)
	q.enough = enough
	found, err := c.solveInOrder(ctx, o, q)
	if err != nil {
		return nil, err
	}
	plan := &matching.Plan{Order: o.order(), Pairs: fixed, Bound: found.bound}
	for _, p := range fixed {
		plan.Bound += p.Score
	}
	for _, team := range found.teams {
		plan.Pairs = append(plan.Pairs, newPair(s, team, matching.Suggested))
	}
	arrange(plan, s)
	plan.Optimal = found.proved && plan.Total == plan.Bound
	plan.Waiting = waiting(s, c.ix, plan)
	return plan, nil
}

// wholeProblem is the problem about everybody whom the engine may pair but the two forced, if any.
func (c *columnGeneration) wholeProblem(screen mates, forced *matching.Pair) problem {
	s := c.s
	q := problem{screen: screen, people: make([]int32, 0, s.Len()), second: s.SecondPartners(), part: none}
	for i := range s.Len() {
		p := s.Person(i)
		in := forced != nil && forced.Has(p.ID)
		if s.Free(i) && !in {
			q.people = append(q.people, int32(i))
		}
		if q.second && s.TakesSecond(i) && !(in && !s.Free(i)) {
			q.seconds = append(q.seconds, int32(i))
		}
	}
	q.parts = oddParts(s, c.ix, q.people)
	return q
}

func (o Options) order() matching.Order {
	if o.Order == matching.Steady {
		return matching.Steady
	}
	return matching.Best
}

// outcome is the engine's own pairs of a plan, and the proof.
type outcome struct {
	teams  [][]int32 // numbers in the scorer, ascending
	bound  int       // on the sum of their scores
	rank   int       // see merit
	proved bool      // that each step could not go further
}

// solveInOrder solves a problem in the order of merit.
func (c *columnGeneration) solveInOrder(ctx context.Context, o Options, q problem) (outcome, error) {
	// The units are the same however many of the people are free, so that the values of one problem
	// are of use for the next.
	scale, bonus := worths(c.s, o)
	q.worths(c.s, scale, bonus)
	proved := true
	if o.Priority == programme.PriorityWeakest {
		var err error
		if q.least, proved, err = c.weakest(ctx, o, q); err != nil {
			return outcome{}, err
		}
		if q.enough > 0 {
			q.least = min(q.least, q.enough)
		}
	}
	a, err := c.solve(ctx, q)
	if err != nil {
		return outcome{}, err
	}
	return a.outcome(o, q, proved), nil
}

// outcome reads the bound off the solution of the last problem.
func (a solution) outcome(o Options, q problem, proved bool) outcome {
	c := outcome{teams: a.teams(), rank: a.rank, proved: proved && a.meets()}
	switch {
	case a.bound.rank != a.rank || a.bound.worth == math.MaxInt64 || q.beyond(a.bound.worth, a.worth):
		c.bound = a.bound.rank * matching.MaxScore // all that can be said
	case o.order() == matching.Best:
		c.bound = int(q.withoutFirst(a.bound.worth) / q.scale)
	default:
		c.bound = int(q.withoutFirst(a.bound.worth) % q.bonus)
	}
	return c
}

// weakest finds the highest score that every two people who are together can have while as many are
// matched and, in the steady order, as many pairs of the screen kept. It is proved if the certificate for
// the next higher score rules such a plan out.
func (c *columnGeneration) weakest(ctx context.Context, o Options, q problem) (least int, proved bool, err error) {
	q.worths(c.s, 0, 0)
	if o.order() == matching.Steady {
		q.worths(c.s, 0, 1)
	}
	goal, err := c.solve(ctx, q)
	if err != nil || goal.rank == 0 {
		return 0, true, err
	}
	from, to := lowestScore(c.s, goal.teams()), matching.MaxScore+1 // from can be had, to cannot
	if goal.rank == q.ceiling.people && goal.worth == q.first*int64(q.ceiling.first) && !q.second && o.order() == matching.Best {
		to = min(to, max(from, min(q.ceiling.weakest, matching.MaxScore))+1)
	}
	ruledOut := true
	for to-from > 1 {
		switch {
		case from < q.likely && q.likely < to:
			q.least = q.likely
		case from == q.likely && from > 0:
			q.least = from + 1
		default:
			q.least = (from + to) / 2
		}
		a, err := c.solve(ctx, q)
		if err != nil {
			return 0, false, err
		}
		if a.merit == goal.merit {
			from = lowestScore(c.s, a.teams())
			continue
		}
		to, ruledOut = q.least, a.bound.less(goal.merit)
	}
	return from, goal.meets() && ruledOut, nil
}

// lowest is the lowest score of two people who are together in one of the teams.
func lowestScore(s *score.Scorer, teams [][]int32) int {
	lowest := matching.MaxScore + 1
	for _, team := range teams {
		for k, i := range team {
			for _, j := range team[:k] {
				lowest = min(lowest, s.Score(int(i), int(j)))
			}
		}
	}
	return lowest
}

// weakestFirst reports whether the weakest pair goes before the total.
func (o Options) weakestFirst() bool { return o.Priority == programme.PriorityWeakest }
