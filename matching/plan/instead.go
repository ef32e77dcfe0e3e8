package plan

import (
	"context"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// Instead says what it would cost if somebody else waited in the place of a person who is left over only
// because the number of people is odd: those whom it would cost least, the cheapest first, Partner being
// who would wait. Each price is the exact difference between the plan and the best plan in which that
// person waits and nobody else for being left over. With the priority weakest only such are given as leave the
// weakest pair as it is, and none in the steady order. There are none where the person waits for another
// reason, or where a trio or a second partner is possible.
func Instead(ctx context.Context, s *score.Scorer, plan *matching.Plan, id matching.ID, o Options, most int) ([]Price, error) {
	x, ok := s.Index(id)
	if !ok || uneven(s) || !s.Free(x) || o.weakestFirst() && o.order() == matching.Steady {
		return nil, nil
	}
	if paired := paired(s, plan); paired[x] || !onlyOdd(s, paired) {
		return nil, nil
	}
	p, err := newPartnerPrices(newColumnGeneration(s), plan, o)
	if err != nil {
		return nil, err
	}
	least := 0
	if o.weakestFirst() {
		least = p.own
	}
	l, err := p.atLeast(ctx, least)
	if err != nil {
		return nil, err
	}
	if err := l.remove(ctx, nobodyVertex(s)); err != nil {
		return nil, err
	}
	easier := l // without a demand
	if least > 0 && s.AnyFirst() {
		if easier, err = p.atLeast(ctx, 0); err != nil {
			return nil, err
		}
		if err := easier.remove(ctx, nobodyVertex(s)); err != nil {
			return nil, err
		}
	}
	var prices []Price
	for _, j := range p.q.people {
		price := Price{Partner: s.Person(int(j)).ID}
		r := p.rest(l, int(j))
		r.lowest = matching.MaxScore + 1
		p.price(int(j), &price, r)
		if int(j) == x || price.People != 0 || r.first != p.rest(easier, int(j)).first {
			continue
		}
		if o.weakestFirst() && r.first < p.first { // without somebody who waited with priority the weakest may be stronger
			if r, err = p.planned(ctx, j); err != nil {
				return nil, err
			}
			r.lowest = matching.MaxScore + 1
			p.price(int(j), &price, r)
		}
		price.Weakest, price.First = 0, p.first-r.first
		prices = append(prices, price)
	}
	slices.SortStableFunc(prices, func(a, b Price) int { return a.dearer(&b, o) })
	return prices[:min(most, len(prices))], nil
}

// planned is what the engine makes without one person, planned by itself, but for the lowest score and, as beside a pair
// that is priced, two people.
func (p *partnerPrices) planned(ctx context.Context, without int32) (rest, error) {
	s, q := p.c.s, p.q
	q.people = slices.DeleteFunc(slices.Clone(q.people), func(i int32) bool { return i == without })
	found, err := p.c.solveInOrder(ctx, p.o, q)
	if err != nil {
		return rest{}, err
	}
	r := rest{people: found.rank - 2}
	for _, team := range found.teams {
		r.total += newPair(s, team, matching.Suggested).Score
		if q.screen.hasTeam(team) {
			r.unchanged++
		}
		for _, i := range team {
			if s.First(int(i)) {
				r.first++
			}
		}
	}
	return r, nil
}
