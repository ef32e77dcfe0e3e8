package plan

import (
	"cmp"
	"context"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/blossom"
	"crosswalk/matching/score"
)

// partnerPrices gives all prices of one person out of few searches. For the pair of x and y costs what the
// best plan loses without the two, less what they score; and what it loses without x and any y comes out
// of one search. The plan's pairs are worth a little more than others, so what is lost also says how many
// of them go in the plan nearest to it.
type partnerPrices struct {
	c    *columnGeneration
	o    Options
	plan *matching.Plan
	q    problem // about everybody whom the engine pairs
	own  int     // the lowest score of the engine's pairs in the plan; 0 if it has none

	prepared []*removalLoss // for some least scores; the one used last is the last
	demands  []int          // the highest demands, as far as known, ascending (see bottleneck)

	first        int     // those who wait with priority whom the plan matches
	matched      int     // the people whom the plan matches …
	fixedPeople  int     // … and those in the pairs that stay
	fixedInPlan  int     // the pairs that stay and are in the plan
	fixedTotal   int     // of the scores of those that stay
	fixedWeakest int     // the lowest of these
	current      []int32 // the plan's partner of each person

	// the pairs without the person searched for alone
	mates     []int32
	ascending []score.ScoredPair // the weakest first
	moves     []blossom.Move
	moving    []int32 // by person: for which price, from 1, they were moved last
	count     int32   // of these prices
}

// rest are the pairs that the engine makes beside a pair that is priced.
type rest struct{ pairs, first, unchanged, total int }

// newPartnerPrices begins with the prices of a plan.
func newPartnerPrices(c *columnGeneration, plan *matching.Plan, o Options) (*partnerPrices, error) {
	s := c.s
	fixed, err := fixedPairs(s, nil)
	if err != nil {
		return nil, err
	}
	teams := plan.Teams()
	screen := matesOf(s, teams)
	p := &partnerPrices{c: c, o: o, plan: plan, fixedWeakest: matching.MaxScore + 1, current: screen.with, mates: make([]int32, s.Len()), moving: make([]int32, s.Len())}
	p.q = c.wholeProblem(screen, nil)
	scale, bonus := worths(s, o)
	p.q.worths(s, scale, bonus)
	p.matched, p.fixedPeople = plan.Matched(), (&matching.Plan{Pairs: fixed}).Matched()
	for _, q := range fixed {
		p.fixedTotal += q.Score
		p.fixedWeakest = min(p.fixedWeakest, q.Weakest())
		if slices.Contains(teams, q.Team()) {
			p.fixedInPlan++
		}
	}
	p.first = firstsIn(s, plan)
	for _, q := range plan.Pairs { // the weakest first
		_, known := s.Index(q.A)
		if _, fixed := s.FixedPair(q.A); known && !fixed {
			p.own = q.Weakest()
			break
		}
	}
	return p, nil
}

// firstsIn is how many who wait with priority have a partner in a plan.
func firstsIn(s *score.Scorer, p *matching.Plan) int {
	if !s.AnyFirst() {
		return 0
	}
	n := 0
	for i, paired := range paired(s, p) {
		if paired && s.First(i) {
			n++
		}
	}
	return n
}

// serves reports whether the prices are those of a plan.
func (p *partnerPrices) serves(s *score.Scorer, plan *matching.Plan, o Options) bool {
	return p != nil && p.c.s == s && p.plan == plan && p.o == o
}

// of fills in the prices of the i-th person, who must have somebody to be paired with.
func (p *partnerPrices) of(ctx context.Context, i int, prices []Price) error {
	l, err := p.atLeast(ctx, 0)
	if err != nil {
		return err
	}
	if err := l.remove(ctx, i); err != nil {
		return err
	}
	p.sortPairs(l)
	for k := range prices {
		j := number(p.c.s, prices[k].Partner)
		p.price(i, &prices[k], p.rest(l, j), p.lowest(l, j))
	}
	return nil
}

// mostPrepared is how many searches are kept prepared: they take some two kilobytes for each person.
func (p *partnerPrices) mostPrepared() int { return min(48, max(4, 40_000/p.c.s.Len())) }

// atLeast gives the searches among the pairs that score at least so much.
func (p *partnerPrices) atLeast(ctx context.Context, least int) (*removalLoss, error) {
	last := len(p.prepared)
	for k, l := range p.prepared {
		if l.t.least == least {
			copy(p.prepared[k:], p.prepared[k+1:])
			p.prepared[last-1] = l
			return l, nil
		}
	}
	q := p.q
	q.least = least
	l, err := newRemovalLoss(ctx, p.c, q)
	if err != nil {
		return nil, err
	}
	if last == p.mostPrepared() {
		copy(p.prepared, p.prepared[1:])
		p.prepared[last-1] = l
	} else {
		p.prepared = append(p.prepared, l)
	}
	return l, nil
}

// rest is what the engine makes without the person searched for and the j-th.
func (p *partnerPrices) rest(l *removalLoss, j int) rest {
	pairs, worth := l.without(j)
	total, unchanged := splitWorth(p.c.s, p.o, p.q.withoutFirst(worth))
	return rest{pairs, p.q.firsts(worth), unchanged, total}
}

// price fills in a price of the i-th person: the engine makes the rest, of which lowest is the lowest
// score.
func (p *partnerPrices) price(i int, price *Price, r rest, lowest int) {
	if p.current[i] == int32(number(p.c.s, price.Partner)) {
		r.unchanged++
	}
	price.People = p.matched - p.fixedPeople - 2 - 2*r.pairs
	price.First = p.first - r.first
	for _, of := range []int{i, number(p.c.s, price.Partner)} {
		if p.c.s.First(of) {
			price.First--
		}
	}
	price.Points = p.plan.Total - p.fixedTotal - price.Score - r.total
	price.Changes = len(p.plan.Pairs) - p.fixedInPlan - r.unchanged
	if len(p.plan.Pairs) > 0 {
		price.Weakest = p.plan.Weakest - min(p.fixedWeakest, price.Score, lowest)
	}
}

// sortPairs puts the pairs without the person searched for in order.
func (p *partnerPrices) sortPairs(l *removalLoss) {
	l.mates(p.mates)
	p.ascending = p.ascending[:0]
	for a, b := range p.mates {
		if int(b) > a && int(b) < len(p.mates) {
			p.ascending = append(p.ascending, score.ScoredPair{A: int32(a), B: b, Score: int32(p.c.ix.Score(int32(a), b))})
		}
	}
	slices.SortFunc(p.ascending, func(x, y score.ScoredPair) int { return cmp.Compare(x.Score, y.Score) })
}

// lowest is the lowest score of the rest, or more than any score if there is none.
func (p *partnerPrices) lowest(l *removalLoss, j int) int {
	lowest := matching.MaxScore + 1
	p.count++
	p.moves = l.moves(j, p.moves[:0])
	for _, m := range p.moves {
		if int(m.Vertex) >= len(p.moving) {
			continue
		}
		p.moving[m.Vertex] = p.count
		if m.Mate >= 0 && int(m.Mate) < len(p.moving) {
			lowest = min(lowest, p.c.ix.Score(m.Vertex, m.Mate))
		}
	}
	for _, x := range p.ascending {
		if p.moving[x.A] != p.count && p.moving[x.B] != p.count {
			return min(lowest, int(x.Score))
		}
	}
	return lowest
}

// mostPairs is how many there can be: one for every two people, or one for each where some have two partners.
func mostPairs(s *score.Scorer) int64 {
	if s.SecondPartners() {
		return int64(s.Len())
	}
	return int64(s.Len() / 2)
}

// worths are what a point and a pair of the screen are worth: each is more than all there can be of what
// comes after it, which is so many pairs, and matching.MaxScore points a pair.
func worths(s *score.Scorer, o Options) (scale, bonus int64) {
	pairs := mostPairs(s)
	if o.order() == matching.Best {
		return pairs + 1, 1
	}
	return 1, pairs*matching.MaxScore + 1
}

// splitWorth takes a worth apart into points and unchanged pairs.
func splitWorth(s *score.Scorer, o Options, worth int64) (total, unchanged int) {
	scale, bonus := worths(s, o)
	if o.order() == matching.Best {
		return int(worth / scale), int(worth % scale)
	}
	return int(worth % bonus), int(worth / bonus)
}

// beyond reports whether a worth holds more people who wait with priority than another one.
func (q *problem) beyond(worth, other int64) bool {
	return q.first > 0 && worth/q.first > other/q.first
}

// withoutFirst is a worth without that of the people who wait with priority.
func (q *problem) withoutFirst(worth int64) int64 {
	if q.first == 0 {
		return worth
	}
	return worth % q.first
}

// firsts is how many who wait with priority a worth holds.
func (q *problem) firsts(worth int64) int {
	if q.first == 0 {
		return 0
	}
	return int(worth / q.first)
}
