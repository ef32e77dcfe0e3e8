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
func (c *course) plan(ctx context.Context, o Options, screen mates, forced *Pair) (*Plan, error) {
	return c.planUpTo(ctx, o, screen, forced, 0)
}

// planUpTo is plan where, with the priority weakest, no weakest pair need be stronger than most, unless that
// is 0.
func (c *course) planUpTo(ctx context.Context, o Options, screen mates, forced *Pair, most int) (*Plan, error) {
	s := c.s
	fixed, err := s.staying(forced)
	if err != nil {
		return nil, err
	}
	q := c.free(screen, forced)
	q.most = most
	found, err := c.inOrder(ctx, o, q)
	if err != nil {
		return nil, err
	}
	plan := &Plan{Order: o.order(), Pairs: fixed, Bound: found.bound}
	for _, p := range fixed {
		plan.Bound += p.Score
	}
	for _, team := range found.teams {
		plan.Pairs = append(plan.Pairs, s.made(team, Suggested))
	}
	plan.arrange(s)
	plan.Optimal = found.proved && plan.Total == plan.Bound
	plan.Waiting = s.waiting(plan)
	return plan, nil
}

// free is a question about everybody whom the engine may pair but the two forced, if any.
func (c *course) free(screen mates, forced *Pair) question {
	s := c.s
	q := question{screen: screen, people: make([]int32, 0, len(s.people)), second: s.spare != nil, trio: s.trios()}
	for i, p := range s.people {
		in := forced != nil && forced.Has(p.ID)
		if s.Free(i) && !in {
			q.people = append(q.people, int32(i))
		}
		if q.second && s.spare[i] && !(in && s.fixed[i] >= 0) {
			q.spare = append(q.spare, int32(i))
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
	teams  [][]int32 // numbers in the scorer, ascending
	bound  int       // on the sum of their scores
	rank   int       // see merit
	proved bool      // that each step could not go further
}

// inOrder answers a question in the order of merit.
func (c *course) inOrder(ctx context.Context, o Options, q question) (chosen, error) {
	// The units are the same however many of the people are free, so that the values of one question
	// are of use for the next.
	q.scale, q.bonus = c.s.units(o)
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
	c := chosen{teams: a.teams(), rank: a.rank, proved: proved && a.meets()}
	switch {
	case a.most.rank != a.rank || a.most.worth == math.MaxInt64:
		c.bound = a.most.rank * maxScore // all that can be said
	case o.order() == Best:
		c.bound = int(a.most.worth / q.scale)
	default:
		c.bound = int(a.most.worth % q.bonus)
	}
	return c
}

// weakest finds the highest score that every two people who are together can have while as many are
// matched and, in the steady order, as many pairs of the screen kept. It is proved if the certificate for
// the next higher score rules such a plan out.
func (c *course) weakest(ctx context.Context, o Options, q question) (least int, proved bool, err error) {
	q.scale, q.bonus = 0, 0
	if o.order() == Steady {
		q.bonus = 1
	}
	goal, err := c.ask(ctx, q)
	if err != nil || goal.rank == 0 {
		return 0, true, err
	}
	from, to := c.s.lowest(goal.teams()), maxScore+1 // from can be had, to cannot
	ruledOut := true
	for to-from > 1 {
		q.least = (from + to) / 2
		a, err := c.ask(ctx, q)
		if err != nil {
			return 0, false, err
		}
		if a.merit == goal.merit {
			from = c.s.lowest(a.teams())
			continue
		}
		to, ruledOut = q.least, a.most.less(goal.merit)
	}
	return from, goal.meets() && ruledOut, nil
}

// lowest is the lowest score of two people who are together in one of the teams.
func (s *Scorer) lowest(teams [][]int32) int {
	lowest := maxScore + 1
	for _, team := range teams {
		for k, i := range team {
			for _, j := range team[:k] {
				lowest = min(lowest, s.Score(int(i), int(j)))
			}
		}
	}
	return lowest
}

// staying are the pairs that stay, with their scores and what they are against, and one more if given.
func (s *Scorer) staying(forced *Pair) ([]Pair, error) {
	fixed := slices.Clone(s.pool.Fixed)
	if forced != nil {
		fixed = append(fixed, *forced)
	}
	partners := make(map[ID]int, 2*len(fixed))
	met := make(map[Couple]bool, len(fixed))
	for k, p := range fixed {
		members := p.Members()
		for _, id := range members {
			i, ok := s.index[id]
			if !ok {
				return nil, fmt.Errorf("plan cohort: a %s pair names somebody who is not in it", p.State)
			}
			if partners[id] += len(members) - 1; partners[id] > MostPartners {
				return nil, fmt.Errorf("plan cohort: %s has more than %d partners in pairs that stay", s.people[i].called(), MostPartners)
			}
		}
		for _, c := range p.Team().Couples() {
			if c.A == c.B || met[c] {
				return nil, fmt.Errorf("plan cohort: %s stays twice", s.namesOf(p))
			}
			met[c] = true
		}
		fixed[k] = s.pair(p)
	}
	return fixed, nil
}

// pair brings a pair that stays up to date: the people in order and, unless it is published, the scores
// and the rules that it breaks.
func (s *Scorer) pair(p Pair) Pair {
	now := s.made(s.numbers(p), p.State)
	if p.State == Published {
		now.Score, now.Lowest = p.Score, p.Lowest
	}
	if p.State != Published || p.Against == nil {
		p.Against = nil
		for _, c := range now.Team().Couples() {
			for _, b := range s.Breaches(c.A, c.B) {
				if !slices.Contains(p.Against, b.Public) {
					p.Against = append(p.Against, b.Public)
				}
			}
		}
	}
	now.Against = p.Against
	return now
}

// numbers are those of the people of a pair, ascending.
func (s *Scorer) numbers(p Pair) []int32 {
	var numbers []int32
	for _, id := range p.Members() {
		numbers = append(numbers, int32(s.index[id]))
	}
	slices.Sort(numbers)
	return numbers
}

// made is the pair, or the trio, of the people with these numbers, which ascend.
func (s *Scorer) made(numbers []int32, state State) Pair {
	i, j := int(numbers[0]), int(numbers[1])
	p := Pair{A: s.people[i].ID, B: s.people[j].ID, Score: s.Score(i, j), State: state}
	if len(numbers) > 2 {
		k := int(numbers[2])
		p.C = s.people[k].ID
		p.Score, p.Lowest = ofTrio(p.Score, s.Score(i, k), s.Score(j, k))
	}
	return p
}

// ofTrio is what three people score together, and the lowest of their scores.
func ofTrio(a, b, c int) (score, lowest int) { return (a + b + c) / 3, min(a, b, c) }

// arrange puts the pairs of a plan in order and adds up their scores.
func (p *Plan) arrange(s *Scorer) {
	type place struct{ score, a, b, at int }
	places := make([]place, len(p.Pairs))
	for k, q := range p.Pairs {
		places[k] = place{q.Score, s.index[q.A], s.index[q.B], k}
	}
	slices.SortFunc(places, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.score, y.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	before := slices.Clone(p.Pairs)
	p.Total, p.Weakest = 0, -1
	for k, x := range places {
		q := before[x.at]
		p.Pairs[k] = q
		p.Total += q.Score
		if p.Weakest < 0 || q.Weakest() < p.Weakest {
			p.Weakest = q.Weakest()
		}
	}
}

// comparePairs is the order of the pairs of a plan: the weakest first.
func (s *Scorer) comparePairs(p, q Pair) int {
	return cmp.Or(cmp.Compare(p.Score, q.Score), cmp.Compare(s.index[p.A], s.index[q.A]), cmp.Compare(s.index[p.B], s.index[q.B]))
}
