package plan

import (
	"context"
	"math"

	"crosswalk/matching/score"
)

// pairLosses are lower bounds on what the best solution of a problem loses when one of its pairs may not be, by team key, in
// half units (see packed). The duals prove them: the dual of a person can fall until some other pair, or having no
// partner, has no slack left, and only the pair that may not be stands in the way of both its duals falling.
type pairLosses map[[3]int32]int64

// pairLosses solves a problem about pairs alone, and looks at all pairs once.
func (c *columnGeneration) pairLosses(ctx context.Context, q problem) (pairLosses, error) {
	m, _, err := c.match(ctx, q)
	if err != nil {
		return nil, err
	}
	cert := newCertificate(m)
	duals := make([]int64, c.s.Len())
	for i := range duals {
		duals[i] = score.Absent
	}
	for _, i := range q.people {
		duals[i] = cert.dual[i] - 2*q.firstWorth(c.s, i)
	}
	slack := func(i, j int32, points int64) int64 {
		return duals[i] + duals[j] + cert.setsOver(int(i), int(j)) - 2*cardUnit - 2*q.worth(score.ScoredPair{A: min(i, j), B: max(i, j), Score: int32(points)})
	}
	// Two partners of each person: one is the person's own.
	w := &score.PricingPass{
		Index: c.ix, PerPerson: 2, Scale: 2 * q.scale, Offset: 2*cardUnit + 2*q.bonus, Floor: -score.Absent,
		Least: int64(q.least), High: duals, Low: duals,
		Exact: func(i, j int32, points int64) int64 { return -slack(i, j, points) },
	}
	found, err := w.Run(ctx, q.people)
	if err != nil {
		return nil, err
	}
	falls := c.fallsAlone(q, cert)
	for _, p := range found {
		if int(p.B) != m.Mate[p.A] {
			s := slack(p.A, p.B, int64(p.Score))
			falls[p.A], falls[p.B] = min(falls[p.A], s), min(falls[p.B], s)
		}
	}
	losses := pairLosses{}
	for _, i := range q.people {
		if j := m.Mate[i]; int(i) < j && j < c.s.Len() {
			losses[[3]int32{i, int32(j), -1}] = max(0, falls[i]) + max(0, falls[j])
		}
	}
	return losses, nil
}

// fallsAlone is how far each person's dual can fall until having no partner has no slack left.
func (c *columnGeneration) fallsAlone(q problem, cert *certificate) []int64 {
	falls, nobody := make([]int64, c.s.Len()), nobodyVertex(c.s)
	for _, i := range q.people {
		falls[i] = cert.dual[i]
		if q.odd() {
			alone := cert.dual[i] + cert.dual[nobody] + cert.setsOver(int(i), nobody) - 2*cardUnit
			falls[i] = min(falls[i], alone)
		}
	}
	return falls
}

// less bounds plans that are worth so much less than the best plan of a part, in half units, by their merits. q is the
// problem that they solve. A plan that q has no room for, for a pair that scores less than q has, is bounded too.
func (p *part) less(loss int64, q problem) *part {
	rest := q.scale*int64(p.total) + q.bonus*int64(p.unchanged) - (loss+1)/2
	bound := &part{merits: merits{people: p.people, second: p.second, first: p.first, weakest: math.MaxInt, total: math.MaxInt}, unchanged: math.MaxInt}
	switch {
	case loss < cardUnit/2 && rest >= 0:
		bound.weakest, bound.total, bound.unchanged = p.weakest, int(rest/q.scale), int(rest%q.scale/q.bonus)
	case q.least > 0: // as many people and as many who come first take a weaker pair
		bound.weakest = p.weakest - 1
	case loss < cardUnit/2:
		bound.first--
	default:
		bound.people--
		bound.first = math.MaxInt
	}
	return bound
}
