package matching

import (
	"context"
	"slices"
)

// Instead says what it would cost if somebody else waited in the place of a person who is left over only
// because the number of people is odd: those whom it would cost least, the cheapest first, Partner being
// who would wait. Each price is the exact difference between the plan and the best plan in which that
// person waits and nobody else for being left over. With the priority weakest only such are given as leave the
// weakest pair as it is, and none in the steady order. There are none where the person waits for another
// reason, or where a trio or a second partner is possible.
func Instead(ctx context.Context, s *Scorer, plan *Plan, id ID, o Options, most int) ([]Price, error) {
	x, ok := s.index[id]
	if !ok || s.uneven() || !s.Free(x) || o.weakest() && o.order() == Steady {
		return nil, nil
	}
	if paired := s.paired(plan); paired[x] || !s.onlyOdd(paired) {
		return nil, nil
	}
	p, err := newPricing(newCourse(s), plan, o)
	if err != nil {
		return nil, err
	}
	least := 0
	if o.weakest() {
		least = p.own
	}
	l, err := p.above(ctx, least)
	if err != nil {
		return nil, err
	}
	if err := l.of(ctx, s.nobodyVertex()); err != nil {
		return nil, err
	}
	var prices []Price
	for _, j := range p.q.people {
		price := Price{Partner: s.people[j].ID}
		p.price(int(j), &price, p.rest(l, int(j)), maxScore+1)
		if price.Weakest = 0; int(j) != x && price.People == 0 {
			prices = append(prices, price)
		}
	}
	slices.SortStableFunc(prices, func(a, b Price) int { return a.dearer(&b, o) })
	return prices[:min(most, len(prices))], nil
}
