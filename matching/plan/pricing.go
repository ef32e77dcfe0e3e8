package plan

import (
	"context"
	"fmt"
	"slices"

	"crosswalk/matching/blossom"
	"crosswalk/matching/score"
)

// perPass is how many partners of each person a pricing pass finds: fewer than a person begins with.
const perPass = 6

// perRemovalPass is the same where what is lost by leaving people out is asked, of people who begin with so many
// partners: three times as many, because that begins with less.
func perRemovalPass(partners int) int { return 16*partners/5 + 1 }

// price finds pairs of a positive reduced cost under the duals of a solver. Only people one of whose duals has fallen
// since the last pass can be in one, so most of them are passed over. What it is worth that somebody has a partner,
// whoever that is, is taken off their duals, so that a pair's reduced cost depends on nothing but these and its score.
func (c *columnGeneration) price(ctx context.Context, t *instance, with *solver) ([]blossom.Edge, error) {
	low, err := c.duals(t, t.people, with.Value)
	if err != nil {
		return nil, err
	}
	high := slices.Clone(low)
	for _, i := range t.people {
		high[i] += packed(with.Shared(int(i)))
	}
	w := &score.PricingPass{
		Index: c.ix, PerPerson: min(perPass, c.s.Limits().Partners), Scale: 2 * t.scale, Offset: 2 * cardUnit, Least: int64(t.least), High: high, Low: low,
	}
	if t.second {
		w.Offset *= 2 * countOne
	}
	w.Exact = t.reducedCost(func(i, j int32, points int64) int64 {
		return w.Scale*points + w.Offset - low[i] - low[j] - packed(with.Over(int(i), int(j)))
	})
	found, err := with.run(ctx, w, t.people)
	if err != nil {
		return nil, err
	}
	if t.second {
		seconds, err := c.priceSeconds(ctx, t, with, high, low)
		if err != nil {
			c.columns = append(c.columns, found...) // pricedSince takes them to be known from here on
			return nil, err
		}
		found = append(found, seconds...)
	}
	return c.add(t, found), nil
}

// priceSeconds finds such pairs among those in which one person takes a second partner.
func (c *columnGeneration) priceSeconds(ctx context.Context, t *instance, with *solver, high, low []int64) ([]score.ScoredPair, error) {
	second := problem{} // as a second partner nobody waits with priority
	ownLow, err := c.duals(&instance{problem: second}, t.seconds, func(i int) blossom.Value { return with.Value(secondVertex(c.s, int32(i))) })
	if err != nil {
		return nil, err
	}
	ownHigh := slices.Clone(ownLow)
	for _, i := range t.seconds {
		ownHigh[i] += packed(with.Shared(secondVertex(c.s, i)))
	}
	w := &score.PricingPass{
		Index: c.ix, PerPerson: min(perPass, c.s.Limits().Partners), Scale: 2 * t.scale, Offset: 2 * (countOne + countSecond) * cardUnit,
		Least: int64(t.least), High: high, Low: low, OwnHigh: ownHigh, OwnLow: ownLow,
	}
	w.Exact = t.reducedCost(func(i, j int32, points int64) int64 {
		return w.Scale*points + w.Offset - ownLow[i] - low[j] - packed(with.Over(secondVertex(c.s, i), int(j)))
	})
	return w.Run(ctx, t.seconds)
}

// reducedCost is the reduced cost of pairs in an instance, made of the one that they would have if none were barred or
// worth less than it scores.
func (t *instance) reducedCost(plain func(i, j int32, points int64) int64) func(i, j int32, points int64) int64 {
	if len(t.barred)+len(t.multipliers) == 0 {
		return plain
	}
	return func(i, j int32, points int64) int64 {
		if t.bars(i, j) {
			return -score.Absent
		}
		return plain(i, j, points) - 2*t.penalty(i, j)
	}
}

// A packed value is a blossom.Value as one number: cardUnit is what a pair counts in it, far more than all scores
// together do, and mostWeight is what these stay below.
const (
	cardUnit   = int64(1) << 52
	mostWeight = int64(1) << 49
)

func packed(v blossom.Value) int64 { return v.Cards*cardUnit + v.Weight }

// duals are those of the people given, packed, less what it is worth that they have a partner, and score.Absent for the
// others.
func (c *columnGeneration) duals(t *instance, people []int32, of func(i int) blossom.Value) ([]int64, error) {
	duals := make([]int64, c.s.Len())
	for i := range duals {
		duals[i] = score.Absent
	}
	for _, i := range people {
		v := of(int(i))
		if v.Weight >= mostWeight || v.Weight <= -mostWeight || v.Cards > 64 || v.Cards < -64 {
			return nil, fmt.Errorf("plan cohort: too many people for the arithmetic")
		}
		duals[i] = packed(v) - 2*t.firstWorth(c.s, i)
	}
	return duals, nil
}
