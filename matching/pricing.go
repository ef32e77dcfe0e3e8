package matching

import (
	"context"
	"slices"

	"crosswalk/matching/blossom"
	"crosswalk/matching/programme"
)

// pricing gives all prices of one person out of one search. For the pair of x and y costs what the best
// plan loses without the two, less what they score; and what it loses without x and any y is what package
// blossom reads off one search from the partner whom x leaves. The plan's pairs are worth a little more
// than others, so what is lost also says how many of them go in the plan nearest to it.
type pricing struct {
	c    *course
	t    *terms
	o    Options
	plan *Plan
	with *blossom.Without
	looked

	pairs int   // that the engine makes …
	worth int64 // … and what they are worth

	stay    []Pair // the pairs that stay
	stayed  int    // those of them that are in the plan
	total   int    // of their scores
	weakest int    // the lowest of these
	mates   []int32
	usual   []int32 // the plan's partner of each person, and their score
	scores  []int
}

// newPricing prepares the prices of a plan. The priority must be the total.
func newPricing(ctx context.Context, c *course, plan *Plan, o Options) (*pricing, error) {
	s := c.s
	stay, err := s.staying(nil)
	if err != nil {
		return nil, err
	}
	p := &pricing{c: c, o: o, plan: plan, stay: stay, weakest: maxScore + 1}
	p.usual = s.matesOf(plan.teams()).with
	teams := plan.teams()
	for _, q := range stay {
		p.total += q.Score
		p.weakest = min(p.weakest, q.Weakest())
		if slices.Contains(teams, q.Team()) {
			p.stayed++
		}
	}
	p.scores = make([]int, len(s.people))
	for i, j := range p.usual {
		if j >= 0 {
			p.scores[i] = s.Score(i, int(j))
		}
	}
	q := p.c.free(mates{with: p.usual}, nil)
	q.scale, q.bonus = s.units(o)
	p.t = p.c.terms(q)
	m, with, err := p.c.solve(ctx, q)
	if err != nil {
		return nil, err
	}
	p.pairs, p.worth = len(q.read(s, m).pairs), m.Weight
	p.mates = make([]int32, len(s.people)+1)
	p.with, err = with.Without(ctx)
	return p, err
}

// serves reports whether the prices are those of a plan.
func (p *pricing) serves(plan *Plan, o Options) bool {
	return p != nil && p.plan == plan && p.o == o
}

// of fills in the prices of the i-th person, who must have somebody to be paired with.
func (p *pricing) of(ctx context.Context, i int, prices []Price) error {
	p.looked = looked{}
	if err := p.with.Vertex(ctx, i, func() ([]blossom.Edge, error) { return p.better(ctx) }); err != nil {
		return err
	}
	for k := range prices {
		p.price(i, &prices[k])
	}
	return nil
}

// better looks through all pairs for such as would make a price lower.
func (p *pricing) better(ctx context.Context) ([]blossom.Edge, error) {
	c := p.c
	late, err := c.values(p.t.people, func(i int) blossom.Value { return p.bound(i, p.with.Late) })
	if err != nil {
		return nil, err
	}
	early, err := c.values(p.t.people, func(i int) blossom.Value { return p.bound(i, p.with.Early) })
	if err != nil {
		return nil, err
	}
	for i := range late {
		if _, ok := p.with.Loss(i); !ok {
			late[i], early[i] = absent, absent
		}
	}
	w := &sweep{ix: c.ix, few: fewPriced*c.s.few/fewPartners + 1, unit: 2 * p.t.scale, base: 2 * card, late: late, early: early}
	w.exact = func(i, j int32, score int64) int64 {
		return w.unit*score + w.base - flat(p.with.Above(int(i), int(j)))
	}
	found, err := p.look(ctx, w, p.t.people)
	if err != nil {
		return nil, err
	}
	return c.admit(p.t, found), nil
}

// bound is a value of somebody whom the search has reached.
func (p *pricing) bound(i int, of func(int) blossom.Value) blossom.Value {
	if _, ok := p.with.Loss(i); !ok {
		return blossom.Value{}
	}
	return of(i)
}

// price fills in the price of the i-th person with one partner.
func (p *pricing) price(i int, price *Price) {
	s := p.c.s
	j := s.index[price.Partner]
	loss, _ := p.with.Loss(j)
	pairs, worth := p.pairs-int(loss.Cards/2), p.worth-loss.Weight/2
	total, kept := s.taken(p.o, worth)
	if p.usual[i] == int32(j) {
		kept++
	}
	price.People = 2 * (len(p.plan.Pairs) - len(p.stay) - 1 - pairs)
	price.Points = p.plan.Total - p.total - price.Score - total
	price.Changes = len(p.plan.Pairs) - p.stayed - kept
	if len(p.plan.Pairs) > 0 {
		price.Weakest = p.plan.Weakest - p.lowest(j, price.Score)
	}
}

// lowest is the lowest score of a pair in the plan that a price is about.
func (p *pricing) lowest(j, score int) int {
	s := p.c.s
	lowest := min(p.weakest, score)
	p.with.Mates(j, p.mates)
	for a, b := range p.mates[:len(s.people)] {
		switch {
		case b < int32(a) || int(b) >= len(s.people):
		case p.usual[a] == b:
			lowest = min(lowest, p.scores[a])
		default:
			lowest = min(lowest, s.Score(a, int(b)))
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

// fast reports whether prices come out of one search: the highest weakest pair does not.
func (o Options) fast() bool { return o.Priority != programme.PriorityWeakest }
