package plan

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// Rescored is a plan of the scorer's people with the scores that its pairs have in the scorer's pool, so
// that it can be held against plans made there: under other criteria, totals cannot be compared. A pair
// that stays counts as the pool says; one of somebody who is not in the pool, as it did. Of how good a
// plan could be it says nothing: Bound is its total, and it is not Optimal. Of nil it is nil.
func Rescored(p *matching.Plan, s *score.Scorer) *matching.Plan {
	if p == nil {
		return nil
	}
	fixed := make(map[matching.Team]matching.Pair, len(s.Pool().Fixed))
	for _, f := range s.Pool().Fixed {
		fixed[f.Team()] = f
	}
	next := *p
	next.Pairs = slices.Clone(p.Pairs)
	for k, q := range next.Pairs {
		f, isFixed := fixed[q.Team()]
		switch {
		case isFixed:
			next.Pairs[k] = upToDate(s, f)
		case inPool(s, q):
			now := newPair(s, numbers(s, q), q.State)
			now.Against = q.Against
			next.Pairs[k] = now
		}
	}
	arrange(&next, s)
	next.Bound, next.Optimal = next.Total, false
	return &next
}

// knows reports whether all of a pair are in the pool.
func inPool(s *score.Scorer, p matching.Pair) bool {
	return !slices.ContainsFunc(p.Members(), func(id matching.ID) bool { _, ok := s.Index(id); return !ok })
}
