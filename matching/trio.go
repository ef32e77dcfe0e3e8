package matching

import (
	"cmp"
	"context"
	"math"
	"slices"

	"crosswalk/matching/blossom"
)

// trios looks for the best three people to be together where an odd number are to be matched.
//
// For every three, the certificate of the matching without a trio bounds what the others can then be
// worth; the three are tried in the order of that bound, each by matching the others, until no bound is
// better than the best found. So the trio is the best of all, without a look at most of them: a few are
// left, because the bound takes a third of the slack of each of the six edges between the three and the
// vertex that stands for nobody, so that all six must be nearly tight.
type trios struct {
	c    *course
	q    question
	base answer
	cert *certificate
	near []int32 // who could be in one, those nearest to being left over first
	left []int64 // by person: the slack of the edge to nobody

	best  answer
	lost  int64 // of the best: twice what it is worth less than the matching without a trio
	found bool
}

// trio is three people, ascending, and what at least is lost by them: twice the worth.
type trio struct {
	people [3]int32
	lost   int64
}

func (t trio) compare(u trio) int {
	return cmp.Or(cmp.Compare(t.lost, u.lost), slices.Compare(t.people[:], u.people[:]))
}

const (
	anyLoss   = card / 2 // more than all scores and less than a person together
	manyTrios = 1 << 14  // that are looked at at a time
)

// withTrio adds the best trio to the answer to a question with an odd number of people, if one brings
// one person more together with others. m is the matching that the answer was read off.
func (c *course) withTrio(ctx context.Context, q question, base answer, m *blossom.Matching) (answer, error) {
	t := &trios{c: c, q: q, base: base, best: base, lost: anyLoss}
	if len(q.people) < 3 || !c.s.threesome() {
		return base, nil
	}
	t.cert = newCertificate(m)
	t.left = make([]int64, len(c.s.people))
	nobody := c.s.nobodyVertex()
	for _, i := range q.people {
		t.left[i] = t.cert.value[i] + t.cert.value[nobody] + t.cert.over(int(i), nobody) - 2*card
	}
	t.near = slices.Clone(q.people)
	slices.SortStableFunc(t.near, func(i, j int32) int { return cmp.Compare(t.left[i], t.left[j]) })
	if err := t.begin(ctx, m); err != nil {
		return answer{}, err
	}
	after := trio{lost: math.MinInt64}
	for {
		next, more, err := t.candidates(ctx, after)
		if err != nil {
			return answer{}, err
		}
		for _, u := range next {
			if u.lost >= t.lost {
				return t.best, nil
			}
			if err := t.try(ctx, u.people); err != nil {
				return answer{}, err
			}
			after = u
		}
		if !more {
			return t.best, nil
		}
	}
}

// begin takes the trio on the screen, if it still can be, and the best of those that a pair of the
// matching makes with who is left over: with these nothing need be matched anew.
func (t *trios) begin(ctx context.Context, m *blossom.Matching) error {
	s := t.c.s
	for _, u := range t.q.screen.trios {
		if t.may(u) {
			if err := t.try(ctx, u); err != nil {
				return err
			}
		}
	}
	nobody := s.nobodyVertex()
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

// worth is what a team is worth in the question.
func (t *trios) worth(team []int32) int64 {
	worth := t.q.scale * int64(t.c.s.made(team, Suggested).Score)
	if t.q.screen.hasTeam(team) {
		worth += t.q.bonus
	}
	return worth - t.q.fines[barredTeam(team)]
}

// may reports whether three people may be together.
func (t *trios) may(u [3]int32) bool {
	for _, i := range u {
		if _, in := slices.BinarySearch(t.q.people, i); !in {
			return false
		}
	}
	return t.together(u[0], u[1]) && t.together(u[0], u[2]) && t.together(u[1], u[2]) && !t.q.barred[u]
}

// together reports whether two people may be in one trio.
func (t *trios) together(i, j int32) bool {
	return t.c.s.Allowed(int(i), int(j)) && t.c.s.Score(int(i), int(j)) >= t.q.least
}

// try matches all but the three.
func (t *trios) try(ctx context.Context, u [3]int32) error {
	q := t.q
	q.trio = false
	q.people = slices.DeleteFunc(slices.Clone(q.people), func(i int32) bool { return slices.Contains(u[:], i) })
	rest, err := t.c.ask(ctx, q)
	if err == nil {
		t.take(u, rest)
	}
	return err
}

// take makes the three and a matching of the rest the best, if they are. The bound of the search as a
// whole is what its best is worth, if what was matched on the way was proved.
func (t *trios) take(u [3]int32, rest answer) {
	if rest.rank+2 < t.base.rank {
		return // two people are lost for one
	}
	worth := rest.worth + t.worth(u[:])
	if lost := 2 * (t.base.worth - worth); !t.found || lost < t.lost {
		t.found, t.lost = true, lost
		t.best = answer{pairs: rest.pairs, trio: u[:], merit: merit{t.base.rank + 1, worth}}
		t.best.most = t.best.merit
		if !t.base.meets() {
			t.best.most.worth = math.MaxInt64
		}
	}
}

// candidates lists in order the trios after one, of which none is known to be worth less than the best
// found, or the first of these if they are many.
func (t *trios) candidates(ctx context.Context, after trio) (next []trio, more bool, err error) {
	limit := t.lost
	if !t.found {
		limit = anyLoss
	}
	offer := func(i, j, k int32) {
		u := trio{people: ascending(i, j, k)}
		if t.q.barred[u.people] {
			return
		}
		four := [4]int{int(i), int(j), int(k), t.c.s.nobodyVertex()}
		if u.lost = t.cert.without(four) - 4*card - 2*t.worth(u.people[:]); u.lost >= limit || u.compare(after) <= 0 {
			return
		}
		if next = append(next, u); len(next) == 2*manyTrios {
			slices.SortFunc(next, trio.compare)
			next, more = next[:manyTrios], true
			limit = min(limit, next[manyTrios-1].lost+1)
		}
	}
	row := t.c.s.Row()
	for k, i := range t.near {
		if t.left[i] > limit {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		t.around(row, k, &limit, offer)
	}
	t.aside(offer)
	slices.SortFunc(next, trio.compare)
	if len(next) > manyTrios {
		next, more = next[:manyTrios], true
	}
	return next, more, nil
}

// partner is somebody who could be in a trio, and what that costs at least: three times the loss.
type partner struct {
	i    int32
	cost int64
}

// around offers the trios of the k-th of those near, with two who come after.
func (t *trios) around(row *Row, k int, limit *int64, offer func(i, j, k int32)) {
	i := t.near[k]
	row.Of(int(i))
	var others []partner
	for _, j := range t.near[k+1:] {
		if 2*t.left[i]+t.left[j] > 3**limit {
			break
		}
		if !row.Allowed(int(j)) || t.q.aside(i, j) {
			continue
		}
		score := row.Score(int(j))
		if score < t.q.least {
			continue
		}
		if cost := t.left[j] + t.slack(i, j, score); t.left[i]+cost <= 3**limit {
			others = append(others, partner{j, cost})
		}
	}
	slices.SortFunc(others, func(a, b partner) int { return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.i, b.i)) })
	for b, second := range others {
		for _, third := range others[:b] {
			if t.left[i]+second.cost+third.cost > 3**limit {
				break
			}
			if t.together(second.i, third.i) && !t.q.aside(second.i, third.i) {
				offer(i, second.i, third.i)
			}
		}
	}
}

// slack is that of the edge between two people.
func (t *trios) slack(i, j int32, score int) int64 {
	worth := t.q.scale * int64(score)
	if t.q.screen.has(i, j) {
		worth += t.q.bonus
	}
	return t.cert.value[i] + t.cert.value[j] + t.cert.over(int(i), int(j)) - 2*card - 2*worth
}

// aside offers the trios that hold a pair which may not be on its own, or is worth less than it scores: of
// its edge the certificate says too little.
func (t *trios) aside(offer func(i, j, k int32)) {
	offered := make(map[[3]int32]bool)
	with := func(p [3]int32) {
		for _, k := range t.q.people {
			if p[2] >= 0 || k == p[0] || k == p[1] {
				continue
			}
			if u := ascending(p[0], p[1], k); !offered[u] && t.may(u) {
				offered[u] = true
				offer(u[0], u[1], u[2])
			}
		}
	}
	for p := range t.q.barred {
		with(p)
	}
	for p := range t.q.fines {
		with(p)
	}
}

// threesome reports whether any three people may be together as far as each rule by itself can tell: in a
// programme that wants one of each of two kinds nobody can.
func (s *Scorer) threesome() bool {
	for _, r := range s.rules {
		if r.table != nil && !r.threesome() {
			return false
		}
	}
	return true
}

// threesome reports whether three groups keep the rule with one another.
func (r *rule) threesome() bool {
	n := len(r.groups.first)
	for a := range n {
		for b := range a + 1 {
			if !r.table[a*n+b] {
				continue
			}
			for c := range b + 1 {
				if r.table[a*n+c] && r.table[b*n+c] {
					return true
				}
			}
		}
	}
	return false
}
