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

	prepared []preparedSearch // the one used last is the last
	demands  []int            // the highest demands, as far as known, ascending (see bottleneck)
	others   map[int32]rest   // by part: what the engine makes of all other parts, as far as known

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

// preparedSearch are the searches for what is lost in one problem.
type preparedSearch struct {
	searched
	*removalLoss
}

// searched is what tells these problems apart: a part of the people, the lowest score of a pair, and three people who
// are in a trio and not in the problem.
type searched struct {
	part  int32
	least int
	apart [3]int32
}

var nobodyApart = [3]int32{-1, -1, -1}

// rest is what the engine makes beside a pair that is priced: people, those of them who waited with priority, pairs of
// the plan, points, and the lowest score of two who are together, more than any if there are none.
type rest struct{ people, first, unchanged, total, lowest int }

// plus is what two make together.
func (r rest) plus(o rest) rest {
	return rest{r.people + o.people, r.first + o.first, r.unchanged + o.unchanged, r.total + o.total, min(r.lowest, o.lowest)}
}

// newPartnerPrices begins with the prices of a plan.
func newPartnerPrices(c *columnGeneration, plan *matching.Plan, o Options) (*partnerPrices, error) {
	s := c.s
	fixed, err := fixedPairs(s, nil)
	if err != nil {
		return nil, err
	}
	teams := plan.Teams()
	screen := matesOf(s, teams)
	p := &partnerPrices{c: c, o: o, plan: plan, fixedWeakest: matching.MaxScore + 1, current: screen.with, others: map[int32]rest{}, mates: make([]int32, vertices(s)), moving: make([]int32, s.Len())}
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
	q := p.q
	others := rest{lowest: matching.MaxScore + 1}
	if q.parts != nil {
		q = p.q.inPart(p.q.parts[i])
		var err error
		if others, err = p.besidePart(ctx, q.part); err != nil {
			return err
		}
	}
	if q.trio {
		return p.withTrios(ctx, i, q, others, prices)
	}
	l, err := p.search(ctx, q, nobodyApart)
	if err != nil {
		return err
	}
	if err := l.remove(ctx, i); err != nil {
		return err
	}
	p.sortPairs(l)
	for k := range prices {
		j := number(p.c.s, prices[k].Partner)
		r := p.rest(l, j)
		r.lowest = p.lowest(l, j, none, none)
		p.price(i, &prices[k], r.plus(others))
	}
	return nil
}

// besidePart is what the engine makes of all parts but one.
func (p *partnerPrices) besidePart(ctx context.Context, part int32) (rest, error) {
	if all, known := p.others[part]; known {
		return all, nil
	}
	all := rest{lowest: matching.MaxScore + 1}
	for _, other := range append([]int32{none}, p.q.partsIn()...) {
		q := p.q.inPart(other)
		if other == part || len(q.people) == 0 {
			continue
		}
		a, err := p.c.solvePart(ctx, q)
		if err != nil {
			return rest{}, err
		}
		r := p.restOf(a.rank, a.worth)
		r.lowest = lowestScore(p.c.s, a.teams())
		all = all.plus(r)
	}
	p.others[part] = all
	return all, nil
}

// mostPrepared is how many searches are kept prepared: they take some two kilobytes for each person.
func (p *partnerPrices) mostPrepared() int { return min(48, max(4, 40_000/p.c.s.Len())) }

// atLeast gives the searches among the pairs that score at least so much.
func (p *partnerPrices) atLeast(ctx context.Context, least int) (*removalLoss, error) {
	q := p.q
	q.least = least
	return p.search(ctx, q, nobodyApart)
}

// search gives the searches in a problem from which three people are left out, who are a trio.
func (p *partnerPrices) search(ctx context.Context, q problem, apart [3]int32) (*removalLoss, error) {
	which := searched{q.part, q.least, apart}
	if k := slices.IndexFunc(p.prepared, func(l preparedSearch) bool { return l.searched == which }); k >= 0 {
		found := p.prepared[k]
		p.prepared = append(slices.Delete(p.prepared, k, k+1), found)
		return found.removalLoss, nil
	}
	q.trio = false
	q.people = slices.DeleteFunc(slices.Clone(q.people), func(i int32) bool { return slices.Contains(apart[:], i) })
	l, err := newRemovalLoss(ctx, p.c, q)
	if err != nil {
		return nil, err
	}
	if len(p.prepared) == p.mostPrepared() {
		p.prepared = slices.Delete(p.prepared, 0, 1)
	}
	p.prepared = append(p.prepared, preparedSearch{which, l})
	return l, nil
}

// rest is what the engine makes without the person searched for and the j-th, but for the lowest score.
func (p *partnerPrices) rest(l *removalLoss, j int) rest {
	pairs, worth := l.without(j)
	return p.restOf(2*pairs, worth)
}

// restOf is what so many people, worth so much, are, but for the lowest score.
func (p *partnerPrices) restOf(people int, worth int64) rest {
	total, unchanged := splitWorth(p.c.s, p.o, p.q.withoutFirst(worth))
	return rest{people: people, first: p.q.firsts(worth), unchanged: unchanged, total: total}
}

// price fills in a price of the i-th person: the engine makes the rest.
func (p *partnerPrices) price(i int, price *Price, r rest) {
	if p.current[i] == int32(number(p.c.s, price.Partner)) {
		r.unchanged++
	}
	price.People = p.matched - p.fixedPeople - 2 - r.people
	price.First = p.first - r.first
	for _, of := range []int{i, number(p.c.s, price.Partner)} {
		if p.c.s.First(of) {
			price.First--
		}
	}
	price.Points = p.plan.Total - p.fixedTotal - price.Score - r.total
	price.Changes = len(p.plan.Pairs) - p.fixedInPlan - r.unchanged
	if len(p.plan.Pairs) > 0 {
		price.Weakest = p.plan.Weakest - min(p.fixedWeakest, price.Score, r.lowest)
	}
}

// sortPairs puts the pairs without the person searched for in order.
func (p *partnerPrices) sortPairs(l *removalLoss) {
	l.mates(p.mates)
	p.ascending = p.ascending[:0]
	for a, b := range p.mates[:p.c.s.Len()] {
		if int(b) > a && int(b) < p.c.s.Len() {
			p.ascending = append(p.ascending, score.ScoredPair{A: int32(a), B: b, Score: int32(p.c.ix.Score(int32(a), b))})
		}
	}
	slices.SortFunc(p.ascending, func(x, y score.ScoredPair) int { return cmp.Compare(x.Score, y.Score) })
}

// lowest is the lowest score of the pairs without the person searched for and the j-th, but for the pair of a and b, or
// more than any score if there is none.
func (p *partnerPrices) lowest(l *removalLoss, j int, a, b int32) int {
	lowest := matching.MaxScore + 1
	p.move(l, j)
	for _, m := range p.moves {
		if int(m.Vertex) < len(p.moving) && m.Mate >= 0 && int(m.Mate) < len(p.moving) && m.Vertex != a && m.Vertex != b {
			lowest = min(lowest, p.c.ix.Score(m.Vertex, m.Mate))
		}
	}
	for _, x := range p.ascending {
		if p.stays(x.A) && p.stays(x.B) && x.A != a && x.A != b {
			return min(lowest, int(x.Score))
		}
	}
	return lowest
}

// move notes who changes partners if the j-th person is left out, too.
func (p *partnerPrices) move(l *removalLoss, j int) {
	p.count++
	p.moves = l.moves(j, p.moves[:0])
	for _, m := range p.moves {
		if int(m.Vertex) < len(p.moving) {
			p.moving[m.Vertex] = p.count
		}
	}
}

// stays reports whether a person keeps the partner.
func (p *partnerPrices) stays(i int32) bool { return p.moving[i] != p.count }

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
