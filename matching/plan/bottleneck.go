package plan

import (
	"context"
	"slices"

	"crosswalk/matching"
)

// With the priority weakest, the price of x and y depends on how strong the weakest pair beside them can
// be: on the highest score that can be demanded of every other pair while as many people, and as many who wait with
// priority, are paired and, in the steady order, as many pairs of the screen kept as without a demand. One search from x among the
// pairs that score at least so much tells of all y whether a demand can be met, and what the best plan is
// then worth. So the demands are found by halving, for all y together (bottleneck problems: Edmonds and
// Fulkerson, "Bottleneck extrema", 1970).

// bottleneck is the prices of one person while they are being worked out.
type bottleneck struct {
	p      *partnerPrices
	i      int // the person
	prices []Price
	spans  []span // nil before the first search
	goals  []rest // without a demand
	rests  []rest // with the highest demand so far that can be met
	looked []bool // found by looking at every way (see keptPairs)
}

// span is where the highest demand that can be met lies: from can be met, to cannot.
type span struct{ from, to int }

func (s span) has(least int) bool { return s.from < least && least < s.to }
func (s span) settled() bool      { return s.to-s.from <= 1 }

// more tries one demand more, and returns how many of the prices, from the first, are filled in now;
// done is how many were before.
func (b *bottleneck) more(ctx context.Context, done int) (int, error) {
	p, o := b.p, b.p.o
	least := 0
	if b.spans != nil {
		least = b.next(done)
	}
	l, err := p.atLeast(ctx, least)
	if err != nil {
		return done, err
	}
	if err := l.remove(ctx, b.i); err != nil {
		return done, err
	}
	if b.spans == nil {
		b.spans, b.goals = make([]span, len(b.prices)), make([]rest, len(b.prices))
		for k := range b.prices {
			b.goals[k] = p.rest(l, number(p.c.s, b.prices[k].Partner))
			if b.goals[k].people > 0 { // else there is nobody to demand anything of
				b.spans[k].to = matching.MaxScore + 1
			}
		}
		b.rests = slices.Clone(b.goals)
		if err := b.look(ctx); err != nil {
			b.spans = nil
			return done, err
		}
	}
	for k := range b.prices {
		if !b.spans[k].has(least) {
			continue
		}
		r, goal := p.rest(l, number(p.c.s, b.prices[k].Partner)), b.goals[k]
		if r.people == goal.people && r.first == goal.first && (o.order() == matching.Best || r.unchanged == goal.unchanged) {
			b.spans[k].from, b.rests[k] = least, r
		} else {
			b.spans[k].to = least
		}
	}
	for done < len(b.prices) && b.spans[done].settled() {
		b.fill(done)
		done++
	}
	return done, nil
}

// look finds the prices for which nearly all pairs are kept.
func (b *bottleneck) look(ctx context.Context) error {
	p := b.p
	b.looked = make([]bool, len(b.prices))
	if p.o.order() == matching.Best {
		return nil
	}
	kept := newKeptPairs(p)
	for k := range b.prices {
		r, is, err := kept.beside(ctx, int32(b.i), int32(number(p.c.s, b.prices[k].Partner)), b.goals[k])
		if err != nil {
			return err
		}
		if is {
			b.spans[k] = span{}
			b.rests[k], b.looked[k] = r, true
		}
	}
	return nil
}

// fill fills in the k-th price.
func (b *bottleneck) fill(k int) {
	if b.looked[k] {
		b.p.price(b.i, &b.prices[k], b.rests[k])
		return
	}
	lowest := matching.MaxScore + 1
	if b.rests[k].people > 0 {
		lowest = b.spans[k].from
		if at, found := slices.BinarySearch(b.p.demands, lowest); !found {
			b.p.demands = slices.Insert(b.p.demands, at, lowest)
		}
	}
	b.rests[k].lowest = lowest
	b.p.price(b.i, &b.prices[k], b.rests[k])
}

// next is the demand to try next, when the first prices are known: first the one that the plan meets and
// the next higher one, which settles most; then those that have settled the prices of others.
func (b *bottleneck) next(done int) int {
	for _, s := range b.spans[done:] {
		for _, least := range []int{b.p.own, b.p.own + 1} {
			if s.has(least) {
				return least
			}
		}
	}
	s := b.spans[done]
	var tried []int
	for _, lowest := range b.p.demands {
		for _, least := range []int{lowest, lowest + 1} {
			if s.has(least) && (len(tried) == 0 || tried[len(tried)-1] < least) {
				tried = append(tried, least)
			}
		}
	}
	if len(tried) > 0 {
		return tried[len(tried)/2]
	}
	return (s.from + s.to) / 2
}
