package plan

import (
	"cmp"
	"context"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// In the steady order the plan with x and y paired keeps nearly all other pairs: mostly all, or all but one. Then only
// the few who are left over, and the two of the pair that goes, can be paired otherwise, and looking at each way says
// how strong the weakest pair can be and what is then the highest total, without a search for each demand.

// keptPairs are the pairs of the plan that the engine can keep.
type keptPairs struct {
	p     *partnerPrices
	mates []int32            // by person, or -1
	pairs []score.ScoredPair // the weakest first
	total int                // of all
	alone []int32            // who is in none
}

// mostLeft is how many may be left over for every way to be looked at: x's and y's partners, and one who waits.
const mostLeft = 3

func newKeptPairs(p *partnerPrices) *keptPairs {
	c := p.c
	k := &keptPairs{p: p, mates: nobodies(c.s.Len())}
	in := newInstance(c.s, p.q)
	for _, i := range p.q.people {
		j := p.current[i]
		points, allowed := 0, false
		if j >= 0 && in.in[j] {
			points, allowed = c.ix.Judge(i, j)
		}
		switch {
		case !allowed:
			k.alone = append(k.alone, i)
		case i < j:
			k.pairs = append(k.pairs, score.ScoredPair{A: i, B: j, Score: int32(points)})
			k.total += points
			fallthrough
		default:
			k.mates[i] = j
		}
	}
	slices.SortFunc(k.pairs, func(a, b score.ScoredPair) int { return cmp.Or(cmp.Compare(a.Score, b.Score), cmp.Compare(a.A, b.A)) })
	return k
}

// beside is what the engine makes beside x and y at best, of which the goal is known: how many people, and how many pairs
// are kept. It is false where too many are left over, or more than one pair goes.
func (k *keptPairs) beside(ctx context.Context, x, y int32, goal rest) (rest, bool, error) {
	left := k.left(x, y)
	if len(left) > mostLeft || k.p.c.s.AnyFirst() {
		return rest{}, false, nil
	}
	kept, total := len(k.pairs), k.total
	for _, i := range []int32{x, y} {
		if j := k.mates[i]; j >= 0 && (i == x || j != x) {
			kept--
			total -= k.p.c.ix.Score(i, j)
		}
	}
	r := goal
	switch {
	case goal.unchanged == kept && goal.people == 2*kept:
		r.total, r.lowest = total, k.lowest(x, y, none)
		return r, true, nil
	case goal.unchanged == kept && goal.people == 2*kept+2:
		best := int(none)
		for n, i := range left {
			for _, j := range left[:n] {
				if points, allowed := k.p.c.ix.Judge(i, j); allowed {
					best = max(best, points)
				}
			}
		}
		r.total, r.lowest = total+best, min(best, k.lowest(x, y, none))
		return r, best >= 0, nil
	case goal.unchanged == kept-1 && goal.people == 2*kept+2:
		r = k.otherwise(x, y, left, total, r)
		return r, r.lowest >= 0, ctx.Err()
	}
	return rest{}, false, nil
}

// left is who is left over beside x and y if all their partners' other pairs are kept.
func (k *keptPairs) left(x, y int32) []int32 {
	var left []int32
	for _, i := range []int32{k.mates[x], k.mates[y]} {
		if i >= 0 && i != x && i != y {
			left = append(left, i)
		}
	}
	for _, i := range k.alone {
		if i != x && i != y {
			left = append(left, i)
		}
		if len(left) > mostLeft {
			break
		}
	}
	return left
}

// otherwise is the best where one pair goes and both of it are paired with some of those left over.
func (k *keptPairs) otherwise(x, y int32, left []int32, total int, r rest) rest {
	lowest := k.lowest(x, y, none)
	r.total, r.lowest = -1, -1
	var with, too [mostLeft]int
	for at := range k.pairs {
		pair := &k.pairs[at]
		if pair.A == x || pair.B == x || pair.A == y || pair.B == y {
			continue
		}
		low := lowest
		if int(pair.Score) == lowest {
			low = k.lowest(x, y, pair.A)
		}
		for n, i := range left {
			with[n], too[n] = k.judge(i, pair.A), k.judge(i, pair.B)
		}
		for n := range left {
			if with[n] < 0 {
				continue
			}
			for m := range left {
				if m == n || too[m] < 0 {
					continue
				}
				weakest, sum := min(low, with[n], too[m]), total-int(pair.Score)+with[n]+too[m]
				if weakest > r.lowest || weakest == r.lowest && sum > r.total {
					r.lowest, r.total = weakest, sum
				}
			}
		}
	}
	return r
}

// judge is what two people score, or less than nought if they may not be paired.
func (k *keptPairs) judge(i, j int32) int {
	points, allowed := k.p.c.ix.Judge(i, j)
	if !allowed {
		return int(none)
	}
	return points
}

// lowest is the lowest score of the pairs without x, y and one person more, more than any if there are none.
func (k *keptPairs) lowest(x, y, without int32) int {
	for _, pair := range k.pairs {
		if pair.A != x && pair.B != x && pair.A != y && pair.B != y && pair.A != without && pair.B != without {
			return int(pair.Score)
		}
	}
	return matching.MaxScore + 1
}
