package matching

import (
	"cmp"
	"context"
	"slices"

	"crosswalk/matching/blossom"
)

// pricing gives all prices of one person out of few searches. For the pair of x and y costs what the
// best plan loses without the two, less what they score; and what it loses without x and any y comes out
// of one search. The plan's pairs are worth a little more than others, so what is lost also says how many
// of them go in the plan nearest to it.
type pricing struct {
	c    *course
	o    Options
	plan *Plan
	q    question // about everybody whom the engine pairs
	own  int      // the lowest score of the engine's pairs in the plan; 0 if it has none

	prepared []*losses // for some least scores; the one used last is the last
	met      []int     // the highest demands, as far as known, ascending (see bottleneck)

	matched int     // the people whom the plan matches …
	staying int     // … and those in the pairs that stay
	stayed  int     // the pairs that stay and are in the plan
	total   int     // of the scores of those that stay
	weakest int     // the lowest of these
	usual   []int32 // the plan's partner of each person

	// the pairs without the person searched for alone
	mates  []int32
	lined  []couple // the weakest first
	moves  []blossom.Move
	moving []int32 // by person: for which price, from 1, they were moved last
	count  int32   // of these prices
}

// rest are the pairs that the engine makes beside a pair that is priced.
type rest struct{ pairs, kept, total int }

// newPricing begins with the prices of a plan.
func newPricing(c *course, plan *Plan, o Options) (*pricing, error) {
	s := c.s
	stay, err := s.staying(nil)
	if err != nil {
		return nil, err
	}
	teams := plan.teams()
	screen := s.matesOf(teams)
	p := &pricing{c: c, o: o, plan: plan, weakest: maxScore + 1, usual: screen.with, mates: make([]int32, len(s.people)), moving: make([]int32, len(s.people))}
	p.q = c.free(screen, nil)
	p.q.scale, p.q.bonus = s.units(o)
	p.matched, p.staying = plan.Matched(), (&Plan{Pairs: stay}).Matched()
	for _, q := range stay {
		p.total += q.Score
		p.weakest = min(p.weakest, q.Weakest())
		if slices.Contains(teams, q.Team()) {
			p.stayed++
		}
	}
	for _, q := range plan.Pairs { // the weakest first
		if i, ok := s.index[q.A]; ok && s.fixed[i] < 0 {
			p.own = q.Weakest()
			break
		}
	}
	return p, nil
}

// serves reports whether the prices are those of a plan.
func (p *pricing) serves(plan *Plan, o Options) bool {
	return p != nil && p.plan == plan && p.o == o
}

// of fills in the prices of the i-th person, who must have somebody to be paired with.
func (p *pricing) of(ctx context.Context, i int, prices []Price) error {
	l, err := p.above(ctx, 0)
	if err != nil {
		return err
	}
	if err := l.of(ctx, i); err != nil {
		return err
	}
	p.lineUp(l)
	for k := range prices {
		j := p.c.s.index[prices[k].Partner]
		p.price(i, &prices[k], p.rest(l, j), p.lowest(l, j))
	}
	return nil
}

// most is how many searches are kept prepared: they take some two kilobytes for each person.
func (p *pricing) most() int { return min(48, max(4, 40_000/len(p.c.s.people))) }

// above gives the searches among the pairs that score at least so much.
func (p *pricing) above(ctx context.Context, least int) (*losses, error) {
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
	l, err := newLosses(ctx, p.c, q)
	if err != nil {
		return nil, err
	}
	if last == p.most() {
		copy(p.prepared, p.prepared[1:])
		p.prepared[last-1] = l
	} else {
		p.prepared = append(p.prepared, l)
	}
	return l, nil
}

// rest is what the engine makes without the person searched for and the j-th.
func (p *pricing) rest(l *losses, j int) rest {
	pairs, worth := l.without(j)
	total, kept := p.c.s.taken(p.o, worth)
	return rest{pairs, kept, total}
}

// price fills in a price of the i-th person: the engine makes the rest, of which lowest is the lowest
// score.
func (p *pricing) price(i int, price *Price, r rest, lowest int) {
	if p.usual[i] == int32(p.c.s.index[price.Partner]) {
		r.kept++
	}
	price.People = p.matched - p.staying - 2 - 2*r.pairs
	price.Points = p.plan.Total - p.total - price.Score - r.total
	price.Changes = len(p.plan.Pairs) - p.stayed - r.kept
	if len(p.plan.Pairs) > 0 {
		price.Weakest = p.plan.Weakest - min(p.weakest, price.Score, lowest)
	}
}

// lineUp puts the pairs without the person searched for in order.
func (p *pricing) lineUp(l *losses) {
	l.mates(p.mates)
	p.lined = p.lined[:0]
	for a, b := range p.mates {
		if int(b) > a && int(b) < len(p.mates) {
			p.lined = append(p.lined, couple{int32(a), b, int32(p.c.ix.score(int32(a), b))})
		}
	}
	slices.SortFunc(p.lined, func(x, y couple) int { return cmp.Compare(x.score, y.score) })
}

// lowest is the lowest score of the rest, or more than any score if there is none.
func (p *pricing) lowest(l *losses, j int) int {
	lowest := maxScore + 1
	p.count++
	p.moves = l.moves(j, p.moves[:0])
	for _, m := range p.moves {
		if int(m.Vertex) >= len(p.moving) {
			continue
		}
		p.moving[m.Vertex] = p.count
		if m.Mate >= 0 && int(m.Mate) < len(p.moving) {
			lowest = min(lowest, p.c.ix.score(m.Vertex, m.Mate))
		}
	}
	for _, x := range p.lined {
		if p.moving[x.a] != p.count && p.moving[x.b] != p.count {
			return min(lowest, int(x.score))
		}
	}
	return lowest
}

// units are what a point and a pair of the screen are worth: each is more than all there can be of what
// comes after it, which is one pair for every two people, or one for each where some have two partners,
// and maxScore points a pair.
func (s *Scorer) units(o Options) (scale, bonus int64) {
	pairs := int64(len(s.people) / 2)
	if s.spare != nil {
		pairs = int64(len(s.people))
	}
	if o.order() == Best {
		return pairs + 1, 1
	}
	return 1, pairs*maxScore + 1
}

// taken takes a worth apart into points and pairs kept.
func (s *Scorer) taken(o Options, worth int64) (total, kept int) {
	scale, bonus := s.units(o)
	if o.order() == Best {
		return int(worth / scale), int(worth % scale)
	}
	return int(worth % bonus), int(worth / bonus)
}
