package matching

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"crosswalk/matching/programme"
)

// Options are the ways to look for a plan. The zero value is the best order and the highest total.
type Options struct {
	Order    Order
	Priority programme.Priority
}

// maxScore is the highest score of a pair: a hundred points.
const maxScore = 1000

// Solve makes the plan of a pool. The pairs that stay are in it; to the others it pairs as many people
// as possible and then, in the order Best,
//
//  1. with the priority weakest, makes the lowest score of its own pairs as high as possible;
//  2. makes the total as high as possible;
//  3. keeps as many pairs of the screen as possible;
//
// and in the order Steady the third before the first. From the same pool always comes the same plan,
// whatever the order of its people.
//
// Bound comes from the certificate of the last matching problem that was solved: no plan has a higher
// total among those that keep the pairs that stay, pair as many people and, where those go before the
// total, have no weaker pair and keep as many pairs of the screen. Optimal says that Total meets it and
// that each step before it was proved likewise, by the certificate of its own problem: that no more
// people can be paired, and that demanding a higher score of every pair would pair fewer.
//
// It refuses a pool whose pairs that stay name somebody twice or somebody who is not in it.
func Solve(ctx context.Context, s *Scorer, o Options) (*Plan, error) {
	c := newCourse(s)
	plan, err := c.plan(ctx, o, s.screen, nil)
	if err == nil {
		s.pricing.Lock()
		s.pricing.course = c
		s.pricing.Unlock()
	}
	return plan, err
}

// plan is Solve with the screen given and, unless nil, one pair more that stays.
func (c *course) plan(ctx context.Context, o Options, screen []int32, forced *Pair) (*Plan, error) {
	s := c.s
	fixed, err := s.staying(forced)
	if err != nil {
		return nil, err
	}
	q := c.free(screen, forced)
	found, err := c.inOrder(ctx, o, q)
	if err != nil {
		return nil, err
	}
	plan := &Plan{Order: o.order(), Pairs: fixed, Bound: found.bound}
	for _, p := range fixed {
		plan.Bound += p.Score
	}
	for _, ij := range found.pairs {
		i, j := int(ij[0]), int(ij[1])
		plan.Pairs = append(plan.Pairs, Pair{A: s.people[i].ID, B: s.people[j].ID, Score: s.Score(i, j), State: Suggested})
	}
	plan.arrange(s)
	plan.Optimal = found.proved && plan.Total == plan.Bound
	plan.Waiting = s.waiting(plan)
	return plan, nil
}

// free is a question about everybody whom the engine may pair but the two forced, if any.
func (c *course) free(screen []int32, forced *Pair) question {
	q := question{screen: screen, people: make([]int32, 0, len(c.s.people))}
	for i, p := range c.s.people {
		if c.s.Free(i) && (forced == nil || !forced.Couple().Has(p.ID)) {
			q.people = append(q.people, int32(i))
		}
	}
	return q
}

func (o Options) order() Order {
	if o.Order == Steady {
		return Steady
	}
	return Best
}

// chosen are the engine's own pairs of a plan, and the proof.
type chosen struct {
	pairs  [][2]int32
	bound  int  // on the sum of their scores
	proved bool // that each step could not go further
}

// inOrder answers a question in the order of merit.
func (c *course) inOrder(ctx context.Context, o Options, q question) (chosen, error) {
	// The units are the same however many of the people are free, so that the values of one question
	// are of use for the next.
	q.scale, q.bonus = o.units(len(c.s.people))
	proved := true
	if o.Priority == programme.PriorityWeakest {
		var err error
		if q.least, proved, err = c.weakest(ctx, o, q); err != nil {
			return chosen{}, err
		}
		if q.most > 0 {
			q.least = min(q.least, q.most)
		}
	}
	a, err := c.ask(ctx, q)
	if err != nil {
		return chosen{}, err
	}
	return a.chosen(o, q, proved), nil
}

// chosen reads the bound off the answer to the last question.
func (a answer) chosen(o Options, q question, proved bool) chosen {
	c := chosen{pairs: a.pairs, proved: proved && a.meets()}
	switch {
	case a.most.pairs != len(a.pairs) || a.most.worth == math.MaxInt64:
		c.bound = a.most.pairs * maxScore // all that can be said
	case o.order() == Best:
		c.bound = int(a.most.worth / q.scale)
	default:
		c.bound = int(a.most.worth % q.bonus)
	}
	return c
}

// weakest finds the highest score that every pair can have while as many people are paired and, in the
// steady order, as many pairs of the screen kept. It is proved if the certificate for the next higher
// score rules such a plan out.
func (c *course) weakest(ctx context.Context, o Options, q question) (least int, proved bool, err error) {
	q.scale, q.bonus = 0, 0
	if o.order() == Steady {
		q.bonus = 1
	}
	goal, err := c.ask(ctx, q)
	if err != nil || len(goal.pairs) == 0 {
		return 0, true, err
	}
	reached := func(a answer) int {
		lowest := maxScore
		for _, p := range a.pairs {
			lowest = min(lowest, c.s.Score(int(p[0]), int(p[1])))
		}
		return lowest
	}
	from, to := reached(goal), maxScore+1 // from can be had, to cannot
	ruledOut := true
	for to-from > 1 {
		q.least = (from + to) / 2
		a, err := c.ask(ctx, q)
		if err != nil {
			return 0, false, err
		}
		if len(a.pairs) == len(goal.pairs) && a.worth == goal.worth {
			from = reached(a)
			continue
		}
		to, ruledOut = q.least, a.most.short(len(goal.pairs), goal.worth)
	}
	return from, goal.meets() && ruledOut, nil
}

// staying are the pairs that stay, with their scores and what they are against, and one more if given.
func (s *Scorer) staying(forced *Pair) ([]Pair, error) {
	fixed := slices.Clone(s.pool.Fixed)
	if forced != nil {
		fixed = append(fixed, *forced)
	}
	seen := make(map[ID]bool, 2*len(fixed))
	for k, p := range fixed {
		i, okA := s.index[p.A]
		j, okB := s.index[p.B]
		switch {
		case !okA || !okB:
			return nil, fmt.Errorf("plan cohort: a %s pair names somebody who is not in it", p.State)
		case i == j || seen[p.A] || seen[p.B]:
			return nil, fmt.Errorf("plan cohort: %s or %s is in two pairs that stay", s.people[i].called(), s.people[j].called())
		}
		seen[p.A], seen[p.B] = true, true
		fixed[k] = s.pair(i, j, p)
	}
	return fixed, nil
}

// pair brings a pair that stays up to date: the people in order and, unless it is published, the score
// and the rules that it breaks.
func (s *Scorer) pair(i, j int, p Pair) Pair {
	if j < i {
		i, j = j, i
	}
	p.A, p.B = s.people[i].ID, s.people[j].ID
	if p.State != Published {
		p.Score = s.Score(i, j)
		p.Against = nil
	}
	if p.Against == nil {
		for _, b := range s.breaches(i, j) {
			p.Against = append(p.Against, b.Public)
		}
	}
	return p
}

// arrange puts the pairs of a plan in order and adds up their scores.
func (p *Plan) arrange(s *Scorer) {
	slices.SortFunc(p.Pairs, s.comparePairs)
	p.Total, p.Weakest = 0, -1
	for k, q := range p.Pairs {
		p.Total += q.Score
		if k == 0 {
			p.Weakest = q.Score
		}
	}
}

// comparePairs is the order of the pairs of a plan: the weakest first.
func (s *Scorer) comparePairs(p, q Pair) int {
	return cmp.Or(cmp.Compare(p.Score, q.Score), cmp.Compare(s.index[p.A], s.index[q.A]), cmp.Compare(s.index[p.B], s.index[q.B]))
}
