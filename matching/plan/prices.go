package plan

import (
	"context"
	"slices"
	"sync"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// Price is what pairing a person with Partner costs: how much the best plan loses.
type Price struct {
	Partner matching.ID
	Score   int // of the pair
	// What is lost: people with a partner, those of them who waited with priority, points (in tenths) of the weakest pair,
	// and points of the total. Less than nought is a gain: of total where people are lost, or where the plan is not the
	// best.
	People, First, Weakest, Points int
	Changes                        int // pairs of the plan that would go
	// Locked: the partner is in a pair that stays. Blocked: the rules that the two break. Either way
	// there is no price.
	Locked  bool
	Blocked []score.Breach
}

// Pricer gives prices: of one person after the other, of one plan after the other. What is prepared for the first person
// of a plan serves all others, so it is kept for the plan that was asked about last. The zero Pricer is ready for use. It
// may be used by several goroutines.
type Pricer struct {
	mu    sync.Mutex
	last  *partnerPrices    // what was asked of last
	start *columnGeneration // what the next plan was proved with, to begin with; nil is from nothing
}

// Prices gives the prices of one person's partners with nothing prepared: see [Pricer.Prices].
func Prices(ctx context.Context, s *score.Scorer, plan *matching.Plan, x matching.ID, o Options, yield func(Price) bool) error {
	return new(Pricer).Prices(ctx, s, plan, x, o, yield)
}

// Prices gives what each possible partner of a person costs: first those that have a price, the highest
// score first, each the exact difference between the plan and the best plan with the two paired
// (with the priority total, Weakest is that of one of the best plans, where several are equally good);
// then those who are in pairs that stay and can take nobody else, then those whom a rule forbids. Withdrawn
// people are left out. It stops when yield returns false, and with ctx.
//
// A person who is in a pair that stays and can take no second partner has no prices: Prices returns a
// *FixedError.
func (r *Pricer) Prices(ctx context.Context, s *score.Scorer, plan *matching.Plan, x matching.ID, o Options, yield func(Price) bool) error {
	i, ok := s.Index(x)
	if !ok {
		return &ForbiddenError{s.Breaches(x, x)}
	}
	if p, committed := committed(s, x); committed {
		return fixedError(s, x, p)
	}
	open, taken, forbidden := partners(s, i)
	if stopped, err := r.price(ctx, s, plan, o, i, open, yield); stopped || err != nil {
		return err
	}
	for k := range taken {
		taken[k].Locked = true
	}
	for k := range forbidden {
		forbidden[k].Blocked = s.Breaches(x, forbidden[k].Partner)
	}
	for _, p := range append(taken, forbidden...) {
		if !yield(p) {
			return nil
		}
	}
	return ctx.Err()
}

// partners are everybody but the i-th person and those who are withdrawn, as prices that are not filled in: those who
// can be priced, those in pairs that stay who can take nobody else, and those whom a rule forbids; in each list the
// highest score first.
func partners(s *score.Scorer, i int) (open, taken, forbidden []Price) {
	x := s.Person(i).ID
	row := s.Row()
	row.Of(i)
	_, fixed := s.FixedPair(x)
	order := make([]int, 0, s.Len()) // numbers that sort as the people come
	for j := range s.Len() {
		if j != i && !s.Person(j).Withdrawn {
			order = append(order, (matching.MaxScore-row.Score(j))*s.Len()+j)
		}
	}
	slices.Sort(order)
	for _, k := range order {
		j := k % s.Len()
		p := Price{Partner: s.Person(j).ID, Score: matching.MaxScore - k/s.Len()}
		switch {
		case !s.Open(j) || fixed && stay(s, x, p.Partner):
			taken = append(taken, p)
		case row.Allowed(j):
			open = append(open, p)
		default:
			forbidden = append(forbidden, p)
		}
	}
	return open, taken, forbidden
}

// price fills in the prices of the i-th person, until yield returns false.
func (r *Pricer) price(ctx context.Context, s *score.Scorer, plan *matching.Plan, o Options, i int, prices []Price, yield func(Price) bool) (stopped bool, err error) {
	free := freeNumbers(s)
	if s.SecondPartners() || o.weakestFirst() && oddParts(s, nil, free) != nil {
		return priceEach(ctx, s, plan, o, i, prices, yield)
	}
	var each *columnGeneration // for pairs without which three may be together
	parting := parting(s, free, i)
	b := bottleneck{i: i, prices: prices}
	for done := 0; done < len(prices); {
		known, err := r.priceSome(ctx, s, plan, o, &b, done)
		if err != nil {
			return false, err
		}
		for ; done < known; done++ {
			if parting != nil && parting[number(s, prices[done].Partner)] {
				if each == nil {
					each = newColumnGeneration(s)
				}
				if prices[done], err = priceForced(ctx, each, plan, o, i, prices[done]); err != nil {
					return false, err
				}
			}
			if !yield(prices[done]) {
				return true, nil
			}
		}
	}
	return false, ctx.Err()
}

// priceSome fills in more prices than the first, which were done before, and returns how many there are.
func (r *Pricer) priceSome(ctx context.Context, s *score.Scorer, plan *matching.Plan, o Options, b *bottleneck, done int) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if b.p == nil {
		if !r.last.serves(s, plan, o) {
			c := r.start
			if r.start = nil; c == nil || c.s != s {
				c = newColumnGeneration(s)
			}
			p, err := newPartnerPrices(c, plan, o)
			if err != nil {
				return done, err
			}
			r.last = p
		}
		b.p = r.last
	}
	if o.weakestFirst() {
		return b.more(ctx, done)
	}
	return len(b.prices), b.p.of(ctx, b.i, b.prices)
}

// uneven reports whether the engine may make a trio or give second partners: then no search over pairs
// alone tells what is lost.
func uneven(s *score.Scorer) bool {
	return s.SecondPartners() || oddParts(s, nil, freeNumbers(s)) != nil
}

// parting says of each person, by number, whether three may be together once they and the i-th are paired, because the
// others then fall apart into parts of an odd number; nil if nobody is such a one.
func parting(s *score.Scorer, free []int32, i int) []bool {
	if !mayMakeTrio(s) || !s.CanBeThree() {
		return nil
	}
	if _, is := slices.BinarySearch(free, int32(i)); !is {
		return nil
	}
	cuts := newSparse(s, free).parting(i)
	if !slices.Contains(cuts, true) {
		return nil
	}
	return cuts
}

// freeNumbers are those whom the engine may pair, ascending.
func freeNumbers(s *score.Scorer) []int32 {
	free := make([]int32, 0, s.Len())
	for i := range s.Len() {
		if s.Free(i) {
			free = append(free, int32(i))
		}
	}
	return free
}

// mayMakeTrio reports whether the engine may make one of an odd number of people.
func mayMakeTrio(s *score.Scorer) bool {
	return s.Pool().Programme.Odd == programme.OddTrio && !s.SecondPartners()
}

// priceEach gives prices by making each plan.
func priceEach(ctx context.Context, s *score.Scorer, plan *matching.Plan, o Options, i int, prices []Price, yield func(Price) bool) (stopped bool, err error) {
	c := newColumnGeneration(s)
	for _, p := range prices {
		if p, err = priceForced(ctx, c, plan, o, i, p); err != nil {
			return false, err
		}
		if !yield(p) {
			return true, nil
		}
	}
	return false, nil
}

// priceForced gives one price by making the plan with the pair.
func priceForced(ctx context.Context, c *columnGeneration, plan *matching.Plan, o Options, i int, p Price) (Price, error) {
	pair := matching.Pair{A: c.s.Person(i).ID, B: p.Partner, State: matching.Overridden}
	forced, err := c.plan(ctx, o, matesOf(c.s, plan.Teams()), &pair)
	if err != nil {
		return Price{}, err
	}
	return priceOf(c.s, plan, forced, Price{Partner: p.Partner, Score: p.Score}), nil
}

// priceOf fills in what a plan loses when another one replaces it.
func priceOf(s *score.Scorer, plan, forced *matching.Plan, p Price) Price {
	p.People = plan.Matched() - forced.Matched()
	p.First = firstsIn(s, plan) - firstsIn(s, forced)
	p.Points = plan.Total - forced.Total
	if len(plan.Pairs) > 0 && len(forced.Pairs) > 0 {
		p.Weakest = plan.Weakest - forced.Weakest
	}
	p.Changes = len(matching.Compare(plan, forced).Gone)
	return p
}
