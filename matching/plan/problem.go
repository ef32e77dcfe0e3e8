package plan

import (
	"math"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/blossom"
	"crosswalk/matching/score"
)

// problem is one matching problem over the people of a scorer: who may be matched, which pairs count,
// and what each is worth. It is solved exactly.
type problem struct {
	people  []int32 // numbers in the scorer, ascending
	second  bool    // some people may take a second partner …
	seconds []int32 // … these, ascending
	parts   []int32 // by person: the part in which three may be together (see oddParts), or none; nil if there is none
	part    int32   // which the problem is about; none: all, or all who are in no such part
	trio    bool    // three may be together: the people are an odd number of such a part
	least   int     // only pairs that score at least so much may be; 0 is all allowed pairs
	scale   int64   // a pair is worth scale × score …
	bonus   int64   // … and bonus more if it is on the screen …
	first   int64   // … and first more for each of the two who waits with priority
	screen  mates

	barred      barred             // pairs and trios that may not be
	multipliers map[[3]int32]int64 // Lagrange multipliers: what pairs and trios, so named, are worth less (see diversity)
	enough      int                // with the priority weakest, no weakest pair need be stronger; 0 is no limit
	likely      int                // likewise, how strong it probably can be; 0 if nothing is known
	ceiling     merits             // likewise, what no solution exceeds, people, first and weakest; no people if nothing is known
}

// barred are pairs, the smaller number first and -1 last, and trios, ascending.
type barred map[[3]int32]bool

// bars reports whether a pair may not be.
func (q *problem) bars(i, j int32) bool {
	return len(q.barred) > 0 && q.barred[[3]int32{min(i, j), max(i, j), -1}]
}

// adjusted reports whether a pair may not be, or is worth less than it scores.
func (q *problem) adjusted(i, j int32) bool { return q.bars(i, j) || q.penalty(i, j) > 0 }

// penalty is what a pair is worth less.
func (q *problem) penalty(i, j int32) int64 {
	if len(q.multipliers) == 0 {
		return 0
	}
	return q.multipliers[[3]int32{min(i, j), max(i, j), -1}]
}

// teamKey is how a team, ascending, stands among the barred.
func teamKey(team []int32) [3]int32 {
	if len(team) == 2 {
		return [3]int32{team[0], team[1], -1}
	}
	return [3]int32(team)
}

// none is the part of those who are in no part in which three may be together.
const none = int32(-1)

// odd reports whether one of the people must be left over: nobody takes a second partner.
func (q *problem) odd() bool { return len(q.people)%2 == 1 && !q.second }

// solution is a matching of as many people as there can be, with as few second partners as that takes and,
// among those, the highest worth, and what its certificate proves.
type solution struct {
	pairs [][2]int32 // numbers in the scorer, the smaller first, ascending
	trios [][]int32  // three each, ascending: at most one of a part
	merit
	bound merit // of the dual: no matching has more, whichever was found
}

// merit is what matchings are compared by: first how many people they match, then what they are worth.
type merit struct {
	rank  int // people with a partner or, if some may take a second one, twice that less the second partners
	worth int64
}

// less compares merits.
func (m merit) less(n merit) bool { return m.rank < n.rank || m.rank == n.rank && m.worth < n.worth }

// plus is the merit of two matchings of different people. Where each is the highest there can be, so is their sum.
func (m merit) plus(n merit) merit {
	if m.worth == math.MaxInt64 || n.worth == math.MaxInt64 {
		return merit{m.rank + n.rank, math.MaxInt64}
	}
	return merit{m.rank + n.rank, m.worth + n.worth}
}

// join adds the solution of the problem about other people.
func (a *solution) join(b solution) {
	a.pairs, a.trios = append(a.pairs, b.pairs...), append(a.trios, b.trios...)
	a.merit, a.bound = a.merit.plus(b.merit), a.bound.plus(b.bound)
}

// teams are the pairs, and the trios as the last if there are any.
func (a *solution) teams() [][]int32 {
	teams := make([][]int32, 0, len(a.pairs)+len(a.trios))
	for k := range a.pairs {
		teams = append(teams, a.pairs[k][:])
	}
	return append(teams, a.trios...)
}

// worths says what a point and a pair of the screen are worth; that somebody who waits with priority has a partner is
// worth more than all there can be of both.
func (q *problem) worths(s *score.Scorer, scale, bonus int64) {
	q.scale, q.bonus, q.first = scale, bonus, 0
	if s.AnyFirst() {
		q.first = mostPairs(s)*(scale*matching.MaxScore+bonus) + 1
	}
}

// firstWorth is what it is worth that a person has a partner, whoever it is.
func (q *problem) firstWorth(s *score.Scorer, i int32) int64 {
	if q.first == 0 || !s.First(int(i)) {
		return 0
	}
	return q.first
}

// worth is what a pair is worth, whoever the two are.
func (q *problem) worth(p score.ScoredPair) int64 {
	worth := q.scale * int64(p.Score)
	if q.screen.has(p.A, p.B) {
		worth += q.bonus
	}
	return worth - q.penalty(p.A, p.B)
}

// read translates a matching.
func (q *problem) read(s *score.Scorer, m *blossom.Matching) solution {
	a := solution{pairs: make([][2]int32, 0, m.Size), bound: dualBound(m)}
	a.worth = m.Weight
	for u, v := range m.Mate[:s.Len()] {
		w := v - s.Len() - 1 // who takes a second partner
		switch {
		case u < v && v < s.Len():
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
		a.bound.rank--
	}
	a.bound.rank *= 2
	return a
}
