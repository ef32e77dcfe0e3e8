package plan

import (
	"context"

	"crosswalk/matching/blossom"
	"crosswalk/matching/score"
)

// instance is a problem with who is in it, by number.
type instance struct {
	problem
	in       []bool
	inSecond []bool // who may take a second partner; nil if nobody may
	inBarred []bool // who is in a pair that may not be; nil if there is none
}

func newInstance(s *score.Scorer, q problem) *instance {
	t := &instance{problem: q, in: make([]bool, s.Len())}
	for _, i := range q.people {
		t.in[i] = true
	}
	if q.second {
		t.inSecond = make([]bool, s.Len())
		for _, i := range q.seconds {
			t.inSecond[i] = true
		}
	}
	if len(q.barred) > 0 {
		t.inBarred = make([]bool, s.Len())
		for p := range q.barred {
			t.inBarred[p[0]], t.inBarred[p[1]] = true, true
		}
	}
	return t
}

// The vertices of the graph are people, by number, and then one that stands for nobody and a second one
// of each person, for the second partner.
func nobodyVertex(s *score.Scorer) int          { return s.Len() }
func secondVertex(s *score.Scorer, i int32) int { return s.Len() + 1 + int(i) }

// vertices is how many there are.
func vertices(s *score.Scorer) int {
	if !s.SecondPartners() {
		return s.Len() + 1
	}
	return 2*s.Len() + 1
}

// counts is what each counts for, if it has a partner.
func counts(s *score.Scorer) []int8 {
	counts := make([]int8, vertices(s))
	for v := range counts {
		counts[v] = countOne
		if v >= nobodyVertex(s) {
			counts[v] = countSecond
		}
	}
	return counts
}

// What a vertex that has a partner counts for, if some people may take a second one: so a pair counts
// four, and a second partner one. A way to one person more with a partner takes at most one second
// partner more, so as many people as there can be have one and, among those, as few as can be a second.
const (
	countOne    = 2
	countSecond = -1
)

// edges are all pairs that may be. Only an audit makes them: they are what certificates are checked with.
func (t *instance) edges(ctx context.Context, s *score.Scorer) ([]blossom.Edge, error) {
	var edges []blossom.Edge
	row := s.Row()
	for i := range s.Len() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row.Of(i)
		for j := i + 1; j < s.Len(); j++ {
			if !row.Allowed(j) {
				continue
			}
			if p := (score.ScoredPair{A: int32(i), B: int32(j), Score: int32(row.Score(j))}); t.takes(p) {
				edges = t.add(edges, s, p)
			}
		}
	}
	return append(edges, t.nobody(s)...), nil
}

// add appends the edges over which two people may be paired.
func (t *instance) add(edges []blossom.Edge, s *score.Scorer, p score.ScoredPair) []blossom.Edge {
	worth := t.worth(p)
	firstA, firstB := t.firstWorth(s, p.A), t.firstWorth(s, p.B)
	if t.in[p.A] && t.in[p.B] {
		edges = append(edges, blossom.Edge{U: int(p.A), V: int(p.B), Weight: worth + firstA + firstB})
	}
	if !t.second {
		return edges
	}
	if t.in[p.A] && t.inSecond[p.B] {
		edges = append(edges, blossom.Edge{U: int(p.A), V: secondVertex(s, p.B), Weight: worth + firstA})
	}
	if t.in[p.B] && t.inSecond[p.A] {
		edges = append(edges, blossom.Edge{U: int(p.B), V: secondVertex(s, p.A), Weight: worth + firstB})
	}
	return edges
}

// takes reports whether a pair, allowed in itself, may be in the solution.
func (t *instance) takes(p score.ScoredPair) bool {
	if int(p.Score) < t.least || t.inBarred != nil && t.inBarred[p.A] && t.bars(p.A, p.B) {
		return false
	}
	return t.in[p.A] && t.in[p.B] || t.second && (t.in[p.A] && t.inSecond[p.B] || t.in[p.B] && t.inSecond[p.A])
}

// nobody are the edges that join an odd number of people to one vertex more, which stands for nobody:
// then, if all can be paired, all have a partner, and no odd set need hold everybody. In every matching
// of the people one is left over who can be given that partner, so there is one pair more in the best.
func (q *problem) nobody(s *score.Scorer) []blossom.Edge {
	if !q.odd() {
		return nil
	}
	edges := make([]blossom.Edge, len(q.people))
	for k, i := range q.people {
		edges[k] = blossom.Edge{U: int(i), V: nobodyVertex(s)}
	}
	return edges
}
