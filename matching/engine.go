package matching

import (
	"context"
	"math"

	"crosswalk/matching/blossom"
)

// question is one matching problem over the people of a scorer: who may be matched, which pairs count,
// and what each is worth. The engine answers it exactly.
type question struct {
	people []int32 // numbers in the scorer, ascending
	least  int     // only pairs that score at least so much may be; 0 is all allowed pairs
	scale  int64   // a pair is worth scale × score …
	bonus  int64   // … and bonus more if the two are together on the screen
	screen []int32 // the partner of each person of the scorer on the screen, or -1

	barred map[[2]int32]bool // pairs that may not be, the smaller number first
	most   int               // with the priority weakest, no weakest pair need be stronger; 0 is no limit
}

// bars reports whether a pair may not be.
func (q *question) bars(i, j int32) bool { return q.barred[[2]int32{min(i, j), max(i, j)}] }

// answer is a matching with as many pairs as there can be and, among those, the highest worth, and
// what its certificate proves.
type answer struct {
	pairs [][2]int32 // numbers in the scorer, the smaller first, ascending
	worth int64
	most  limits
}

// limits are what a certificate proves: no matching has more pairs, and none of so many pairs is worth
// more. They owe nothing to the matching that was found.
type limits struct {
	pairs int
	worth int64
}

// meets reports whether a matching cannot be bettered.
func (a *answer) meets() bool { return len(a.pairs) == a.most.pairs && a.worth == a.most.worth }

// short reports whether the limits rule out so many pairs of so much worth.
func (l limits) short(pairs int, worth int64) bool {
	return l.pairs < pairs || l.pairs == pairs && l.worth < worth
}

// worth is what the pair of the row's person and the j-th is worth, and whether it may be.
func (q *question) worth(r *Row, j int) (int64, bool) {
	if !r.Allowed(j) || q.bars(int32(r.i), int32(j)) {
		return 0, false
	}
	score := r.Score(j)
	if score < q.least {
		return 0, false
	}
	worth := q.scale * int64(score)
	if q.screen[r.i] == int32(j) {
		worth += q.bonus
	}
	return worth, true
}

// edges are all pairs that may be; vertices are the numbers in the scorer. The engine never makes them:
// they are what its certificates are checked with.
func (q *question) edges(ctx context.Context, s *Scorer) ([]blossom.Edge, error) {
	var edges []blossom.Edge
	row := s.Row()
	for u, i := range q.people {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row.Of(int(i))
		for _, j := range q.people[u+1:] {
			if worth, may := q.worth(row, int(j)); may {
				edges = append(edges, blossom.Edge{U: int(i), V: int(j), Weight: worth})
			}
		}
	}
	return append(edges, q.nobody(s)...), nil
}

// nobody are the edges that join an odd number of people to one vertex more, which stands for nobody:
// then, if all can be paired, all have a partner, and no odd set need hold everybody. In every matching
// of the people one is left over who can be given that partner, so there is one pair more in the best.
func (q *question) nobody(s *Scorer) []blossom.Edge {
	if len(q.people)%2 == 0 {
		return nil
	}
	edges := make([]blossom.Edge, len(q.people))
	for k, i := range q.people {
		edges[k] = blossom.Edge{U: int(i), V: len(s.people)}
	}
	return edges
}

// read translates a matching.
func (q *question) read(s *Scorer, m *blossom.Matching) answer {
	odd := len(q.people) % 2
	a := answer{worth: m.Weight, pairs: make([][2]int32, 0, m.Size), most: proves(m)}
	a.most.pairs -= odd
	for u, v := range m.Mate[:len(s.people)] {
		if u < v && v < len(s.people) {
			a.pairs = append(a.pairs, [2]int32{int32(u), int32(v)})
		}
	}
	return a
}

// proves adds up a certificate. Over any matching, twice the worth of its edges, counted as (1, weight)
// each, is at most the sum of all vertices' values plus that of each odd set as often as it can hold an
// edge. Half that sum is therefore, lexicographically, a limit: on the number of edges and, for as many
// as that, on their weight.
func proves(m *blossom.Matching) limits {
	var sum blossom.Value
	for _, v := range m.Dual {
		sum.Cards += v.Cards
		sum.Weight += v.Weight
	}
	for _, set := range m.Sets {
		edges := int64(len(set.Members)-1) / 2
		sum.Cards += edges * set.Value.Cards
		sum.Weight += edges * set.Value.Weight
	}
	if sum.Cards%2 != 0 {
		// A number of edges has no half, and of the next lower one nothing is said about weight.
		return limits{int(sum.Cards / 2), math.MaxInt64}
	}
	return limits{int(sum.Cards / 2), sum.Weight >> 1}
}
