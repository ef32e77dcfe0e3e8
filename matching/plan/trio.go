package plan

import (
	"cmp"
	"context"
	"math"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/blossom"
)

// trioSearch looks for the best three people to be together where an odd number are to be matched.
//
// For every three, the certificate of the matching without a trio bounds what the others can then be
// worth; the three are tried in the order of that bound, each by matching the others, until no bound is
// better than the best found. So the trio is the best of all, without a look at most of them: a few are
// left, because the bound takes a third of the slack of each of the six edges between the three and the
// vertex that stands for nobody, so that all six must be nearly tight. That one of the three waits with priority counts
// in two of their pairs and not in being with nobody, and in the trio once: so it is counted in the edge to nobody too,
// whose slack may then be less than nought.
type trioSearch struct {
	c       *columnGeneration
	q       problem
	base    solution
	cert    *certificate
	slack   []int64 // by person: that of the edge to nobody, if it did not count that they wait with priority
	removal []int64 // by person: twice what is lost at least, and once exact just what, if they are left over, not counting that
	least   int64   // the lowest removal and slack, or nought
	order   []int32 // who could be in one, those whom it costs least to leave over first

	best  solution
	lost  int64 // of the best: twice what it is worth less than the matching without a trio
	found bool
	tries int
	exact bool // removal is no bound but the loss itself
}

// trioCandidate is three people, ascending, and what at least is lost by them: twice the worth.
type trioCandidate struct {
	people [3]int32
	lost   int64
}

func (t trioCandidate) compare(u trioCandidate) int {
	return cmp.Or(cmp.Compare(t.lost, u.lost), slices.Compare(t.people[:], u.people[:]))
}

const (
	anyLoss   = cardUnit / 2 // more than all scores and less than a person together
	manyTrios = 1 << 14      // candidates that are listed at a time
	fewTries  = 3            // before it is worth knowing what is lost by leaving each person over
)

// withTrio adds the best trio to the solution of a problem with an odd number of people, if one brings
// one person more together with others. m is the matching that the solution was read off.
func (c *columnGeneration) withTrio(ctx context.Context, q problem, base solution, m *blossom.Matching) (solution, error) {
	t := &trioSearch{c: c, q: q, base: base, best: base, lost: anyLoss}
	if len(q.people) < 3 || !c.s.CanBeThree() {
		return base, nil
	}
	t.cert = newCertificate(m)
	t.sort(t.slackOfNobody())
	if err := t.begin(ctx, m); err != nil {
		return solution{}, err
	}
	if !t.found {
		if err := t.makeExact(ctx); err != nil {
			return solution{}, err
		}
	}
	after := trioCandidate{lost: math.MinInt64}
	for {
		next, more, err := t.candidates(ctx, after)
		if err != nil {
			return solution{}, err
		}
		for _, u := range next {
			if u.lost >= t.lost {
				return t.best, nil
			}
			if t.tries == fewTries && !t.exact {
				if err := t.makeExact(ctx); err != nil {
					return solution{}, err
				}
				after, more = trioCandidate{lost: math.MinInt64}, true
				break
			}
			if err := t.try(ctx, u.people); err != nil {
				return solution{}, err
			}
			after = u
		}
		if !more {
			return t.best, nil
		}
	}
}

// slackOfNobody fills in the slack of the edges to nobody.
func (t *trioSearch) slackOfNobody() []int64 {
	t.slack = make([]int64, t.c.s.Len())
	nobody := nobodyVertex(t.c.s)
	for _, i := range t.q.people {
		t.slack[i] = t.cert.dual[i] + t.cert.dual[nobody] + t.cert.setsOver(int(i), nobody) - 2*cardUnit - 2*t.q.firstWorth(t.c.s, i)
		t.least = min(t.least, t.slack[i])
	}
	return t.slack
}

// sort puts those first whom it costs least to leave over.
func (t *trioSearch) sort(removal []int64) {
	t.removal, t.order = removal, slices.Clone(t.q.people)
	slices.SortStableFunc(t.order, func(i, j int32) int { return cmp.Compare(t.removal[i], t.removal[j]) })
}

// makeExact finds out what is lost if just one person is left over: about all out of one search.
func (t *trioSearch) makeExact(ctx context.Context) error {
	q := t.q
	q.trio = false
	l, err := newRemovalLoss(ctx, t.c, q)
	if err != nil {
		return err
	}
	nobody := nobodyVertex(t.c.s)
	if err := l.remove(ctx, nobody); err != nil {
		return err
	}
	removal := make([]int64, t.c.s.Len())
	for _, i := range q.people {
		pairs, worth := l.without(int(i)) // and without the pair of somebody with nobody, which counts as one
		removal[i] = 2*cardUnit*int64(t.base.rank/2-pairs-1) + 2*(t.base.worth-worth-q.firstWorth(t.c.s, i))
	}
	t.exact = true
	t.sort(removal)
	return nil
}

// removalBound is how much at least is lost with three people: for when one of them is left over, the others can
// be a pair, and in the trio they are worth less or more.
func (t *trioSearch) removalBound(u [3]int32) int64 {
	together := t.plain(u[:])
	lost := int64(math.MinInt64)
	for k, i := range u {
		p := [2]int32{u[(k+1)%3], u[(k+2)%3]}
		if !t.q.bars(p[0], p[1]) {
			lost = max(lost, t.removal[i]+2*(t.plain([]int32{min(p[0], p[1]), max(p[0], p[1])})-together))
		}
	}
	return lost
}

// begin takes the trio on the screen, if it still can be, and the best of those that a pair of the
// matching makes with who is left over: with these nothing need be matched anew.
func (t *trioSearch) begin(ctx context.Context, m *blossom.Matching) error {
	s := t.c.s
	for _, u := range t.q.screen.trios {
		if t.may(u) {
			if err := t.try(ctx, u); err != nil {
				return err
			}
		}
	}
	nobody := nobodyVertex(s)
	if nobody >= len(m.Mate) || m.Mate[nobody] < 0 {
		return nil
	}
	last := int32(m.Mate[nobody])
	at, lost, best := -1, t.lost, [3]int32{}
	for k, p := range t.base.pairs {
		u := ascending(p[0], p[1], last)
		if !t.may(u) {
			continue
		}
		if l := 2 * (t.worth(p[:]) - t.worth(u[:])); l < lost {
			at, lost, best = k, l, u
		}
	}
	if at >= 0 {
		rest := t.base
		rest.pairs = slices.Delete(slices.Clone(rest.pairs), at, at+1)
		rest.rank -= 2
		rest.worth -= t.worth(t.base.pairs[at][:])
		t.take(best, rest)
	}
	return nil
}

// worth is what a team is worth in the problem.
func (t *trioSearch) worth(team []int32) int64 {
	worth := t.plain(team)
	for _, i := range team {
		worth += t.q.firstWorth(t.c.s, i)
	}
	return worth
}

// plain is what a team is worth whoever is in it.
func (t *trioSearch) plain(team []int32) int64 {
	worth := int64(0)
	if t.q.scale > 0 {
		worth = t.q.scale * int64(newPair(t.c.s, team, matching.Suggested).Score)
	}
	if t.q.screen.hasTeam(team) {
		worth += t.q.bonus
	}
	return worth - t.q.multipliers[teamKey(team)]
}

// may reports whether three people may be together.
func (t *trioSearch) may(u [3]int32) bool {
	for _, i := range u {
		if _, in := slices.BinarySearch(t.q.people, i); !in {
			return false
		}
	}
	return t.together(u[0], u[1]) && t.together(u[0], u[2]) && t.together(u[1], u[2]) && !t.q.barred[u]
}

// together reports whether two people may be in one trio.
func (t *trioSearch) together(i, j int32) bool {
	points, allowed := t.c.ix.Judge(i, j)
	return allowed && points >= t.q.least
}

// try matches all but the three.
func (t *trioSearch) try(ctx context.Context, u [3]int32) error {
	t.tries++
	q := t.q
	q.trio = false
	q.people = slices.DeleteFunc(slices.Clone(q.people), func(i int32) bool { return slices.Contains(u[:], i) })
	rest, err := t.c.solve(ctx, q)
	if err == nil {
		t.take(u, rest)
	}
	return err
}

// take makes the three and a matching of the rest the best, if they are. The bound of the search as a
// whole is what its best is worth, if what was matched on the way was proved.
func (t *trioSearch) take(u [3]int32, rest solution) {
	if rest.rank+2 < t.base.rank {
		return // two people are lost for one
	}
	worth := rest.worth + t.worth(u[:])
	// Three who could be with nobody else, since each two of them are barred, bring a pair more.
	lost := 2 * (cardUnit*int64((t.base.rank-rest.rank)/2-1) + t.base.worth - worth)
	if !t.found || lost < t.lost {
		t.found, t.lost = true, lost
		t.best = solution{pairs: rest.pairs, trios: [][]int32{u[:]}, merit: merit{rest.rank + 3, worth}}
		t.best.bound = t.best.merit
		if !t.base.meets() {
			t.best.bound.worth = math.MaxInt64
		}
	}
}
