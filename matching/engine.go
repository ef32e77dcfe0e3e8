package matching

import (
	"context"
	"math"
	"slices"

	"crosswalk/matching/blossom"
)

// question is one matching problem over the people of a scorer: who may be matched, which pairs count,
// and what each is worth. The engine answers it exactly.
type question struct {
	people []int32 // numbers in the scorer, ascending
	second bool    // some people may take a second partner …
	spare  []int32 // … these, ascending
	trio   bool    // of an odd number of people three may be together
	least  int     // only pairs that score at least so much may be; 0 is all allowed pairs
	scale  int64   // a pair is worth scale × score …
	bonus  int64   // … and bonus more if it is on the screen
	screen mates

	barred barred             // pairs and trios that may not be
	fines  map[[3]int32]int64 // what pairs and trios, so named, are worth less
	most   int                // with the priority weakest, no weakest pair need be stronger; 0 is no limit
}

// barred are pairs, the smaller number first and -1 last, and trios, ascending.
type barred map[[3]int32]bool

// bars reports whether a pair may not be.
func (q *question) bars(i, j int32) bool {
	return len(q.barred) > 0 && q.barred[[3]int32{min(i, j), max(i, j), -1}]
}

// aside reports whether a pair may not be, or is worth less than it scores.
func (q *question) aside(i, j int32) bool { return q.bars(i, j) || q.fine(i, j) > 0 }

// fine is what a pair is worth less.
func (q *question) fine(i, j int32) int64 {
	if len(q.fines) == 0 {
		return 0
	}
	return q.fines[[3]int32{min(i, j), max(i, j), -1}]
}

// barredTeam is how a team, ascending, stands among the barred.
func barredTeam(team []int32) [3]int32 {
	if len(team) == 2 {
		return [3]int32{team[0], team[1], -1}
	}
	return [3]int32(team)
}

// odd reports whether one of the people must be left over: nobody takes a second partner.
func (q *question) odd() bool { return len(q.people)%2 == 1 && !q.second }

// answer is a matching of as many people as there can be, with as few second partners as that takes and,
// among those, the highest worth, and what its certificate proves.
type answer struct {
	pairs [][2]int32 // numbers in the scorer, the smaller first, ascending
	trio  []int32    // three, ascending, or none
	merit
	most merit // no matching has more: it owes nothing to the one that was found
}

// merit is what matchings are compared by: first how many people they match, then what they are worth.
type merit struct {
	rank  int // people with a partner or, if some may take a second one, twice that less the second partners
	worth int64
}

// less compares merits.
func (m merit) less(n merit) bool { return m.rank < n.rank || m.rank == n.rank && m.worth < n.worth }

// meets reports whether a matching cannot be bettered.
func (a *answer) meets() bool { return a.merit == a.most }

// teams are the pairs, and the trio as the last if there is one.
func (a *answer) teams() [][]int32 {
	teams := make([][]int32, 0, len(a.pairs)+1)
	for k := range a.pairs {
		teams = append(teams, a.pairs[k][:])
	}
	if a.trio != nil {
		teams = append(teams, a.trio)
	}
	return teams
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
	if q.screen.has(int32(r.i), int32(j)) {
		worth += q.bonus
	}
	return worth - q.fine(int32(r.i), int32(j)), true
}

// The vertices of the graph are people, by number, and then one that stands for nobody and a second one
// of each person, for the second partner.
func (s *Scorer) nobodyVertex() int        { return len(s.people) }
func (s *Scorer) secondVertex(i int32) int { return len(s.people) + 1 + int(i) }

// vertices is how many there are.
func (s *Scorer) vertices() int {
	if s.spare == nil {
		return len(s.people) + 1
	}
	return 2*len(s.people) + 1
}

// counts is what each counts for, if it has a partner.
func (s *Scorer) counts() []int8 {
	counts := make([]int8, s.vertices())
	for v := range counts {
		counts[v] = countOne
		if v >= s.nobodyVertex() {
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

// edges are all pairs that may be. The engine never makes them: they are what its certificates are
// checked with.
func (t *terms) edges(ctx context.Context, s *Scorer) ([]blossom.Edge, error) {
	var edges []blossom.Edge
	row := s.Row()
	for i := range s.people {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row.Of(i)
		for j := i + 1; j < len(s.people); j++ {
			if worth, may := t.worth(row, j); may {
				edges = t.between(s, couple{a: int32(i), b: int32(j)}, worth, edges)
			}
		}
	}
	return append(edges, t.nobody(s)...), nil
}

// between appends the edges over which two people may be paired.
func (t *terms) between(s *Scorer, p couple, worth int64, edges []blossom.Edge) []blossom.Edge {
	if t.in[p.a] && t.in[p.b] {
		edges = append(edges, blossom.Edge{U: int(p.a), V: int(p.b), Weight: worth})
	}
	if !t.second {
		return edges
	}
	if t.in[p.a] && t.spared[p.b] {
		edges = append(edges, blossom.Edge{U: int(p.a), V: s.secondVertex(p.b), Weight: worth})
	}
	if t.in[p.b] && t.spared[p.a] {
		edges = append(edges, blossom.Edge{U: int(p.b), V: s.secondVertex(p.a), Weight: worth})
	}
	return edges
}

// nobody are the edges that join an odd number of people to one vertex more, which stands for nobody:
// then, if all can be paired, all have a partner, and no odd set need hold everybody. In every matching
// of the people one is left over who can be given that partner, so there is one pair more in the best.
func (q *question) nobody(s *Scorer) []blossom.Edge {
	if !q.odd() {
		return nil
	}
	edges := make([]blossom.Edge, len(q.people))
	for k, i := range q.people {
		edges[k] = blossom.Edge{U: int(i), V: s.nobodyVertex()}
	}
	return edges
}

// read translates a matching.
func (q *question) read(s *Scorer, m *blossom.Matching) answer {
	a := answer{pairs: make([][2]int32, 0, m.Size), most: proves(m)}
	a.worth = m.Weight
	for u, v := range m.Mate[:len(s.people)] {
		w := v - len(s.people) - 1 // who takes a second partner
		switch {
		case u < v && v < len(s.people):
			a.pairs = append(a.pairs, [2]int32{int32(u), int32(v)})
			a.rank += 2 * countOne
		case w >= 0:
			a.pairs = append(a.pairs, [2]int32{int32(min(u, w)), int32(max(u, w))})
			a.rank += countOne + countSecond
		}
	}
	slices.SortFunc(a.pairs, func(p, q [2]int32) int { return slices.Compare(p[:], q[:]) })
	if q.second {
		return a
	}
	a.rank /= countOne
	if q.odd() {
		a.most.rank--
	}
	a.most.rank *= 2
	return a
}

// proves adds up a certificate. Over any matching, twice the worth of its edges, counted as (count,
// weight) each, is at most the sum of all vertices' values plus that of each odd set as often as it can
// hold an edge. Half that sum is therefore, lexicographically, a limit: on what the edges count and, for
// as much as that, on their weight.
func proves(m *blossom.Matching) merit {
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
		// A count has no half, and of the next lower one nothing is said about weight.
		return merit{int(sum.Cards / 2), math.MaxInt64}
	}
	return merit{int(sum.Cards / 2), sum.Weight >> 1}
}
