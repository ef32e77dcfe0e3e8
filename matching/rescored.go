package matching

import "slices"

// Rescored is a plan of the scorer's people with the scores that its pairs have in the scorer's pool, so
// that it can be held against plans made there: under other criteria, totals cannot be compared. A pair
// that stays counts as the pool says; one of somebody who is not in the pool, as it did. Of how good a
// plan could be it says nothing: Bound is its total, and it is not Optimal. Of nil it is nil.
func (s *Scorer) Rescored(p *Plan) *Plan {
	if p == nil {
		return nil
	}
	fixed := make(map[Team]Pair, len(s.pool.Fixed))
	for _, f := range s.pool.Fixed {
		fixed[f.Team()] = f
	}
	next := *p
	next.Pairs = slices.Clone(p.Pairs)
	for k, q := range next.Pairs {
		f, stays := fixed[q.Team()]
		switch {
		case stays:
			next.Pairs[k] = s.pair(f)
		case s.knows(q):
			now := s.made(s.numbers(q), q.State)
			now.Against = q.Against
			next.Pairs[k] = now
		}
	}
	next.arrange(s)
	next.Bound, next.Optimal = next.Total, false
	return &next
}

// knows reports whether all of a pair are in the pool.
func (s *Scorer) knows(p Pair) bool {
	return !slices.ContainsFunc(p.Members(), func(id ID) bool { _, ok := s.index[id]; return !ok })
}
