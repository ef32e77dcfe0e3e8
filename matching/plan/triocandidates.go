package plan

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"crosswalk/matching/score"
)

// candidates lists in order the trios after one, of which none is known to be worth less than the best
// found, or the first of these if they are many.
func (t *trioSearch) candidates(ctx context.Context, after trioCandidate) (next []trioCandidate, more bool, err error) {
	limit := t.lost
	if !t.found {
		limit = anyLoss
	}
	offer := func(i, j, k int32) {
		u := trioCandidate{people: ascending(i, j, k)}
		if t.q.barred[u.people] {
			return
		}
		four := [4]int{int(i), int(j), int(k), nobodyVertex(t.c.s)}
		u.lost = t.cert.removalBound(four) - 4*cardUnit - 2*t.worth(u.people[:])
		if t.exact {
			u.lost = max(u.lost, t.removalBound(u.people))
		}
		if u.lost >= limit || u.compare(after) <= 0 {
			return
		}
		if next = append(next, u); len(next) == 2*manyTrios {
			slices.SortFunc(next, trioCandidate.compare)
			next, more = next[:manyTrios], true
			limit = min(limit, next[manyTrios-1].lost+1)
		}
	}
	within := sort.Search(len(t.order), func(k int) bool { return t.removal[t.order[k]] >= 3*limit-2*t.least })
	row := t.c.ix.Row()
	var with compatibility
	if !t.found { // then very many may be looked at
		if with, err = t.compatible(ctx, row, t.order[:within]); err != nil {
			return nil, false, err
		}
	}
	for k, i := range t.order[:within] {
		if t.removal[i] >= limit {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		t.around(row, k, within, with, &limit, offer)
	}
	t.adjusted(offer)
	slices.SortFunc(next, trioCandidate.compare)
	if len(next) > manyTrios {
		next, more = next[:manyTrios], true
	}
	return next, more, nil
}

// compatibility says which of some people, by their place in the order, may be together: a row of bits
// for each. It is nil where they are so many that it is better to judge them one by one.
type compatibility [][]uint64

const mostCompatible = 1 << 14

func (t *trioSearch) compatible(ctx context.Context, row *score.IndexRow, people []int32) (compatibility, error) {
	if len(people) > mostCompatible {
		return nil, nil
	}
	words := len(people)/64 + 1
	bits := make([]uint64, words*len(people))
	with := make(compatibility, len(people))
	for k, i := range people {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		with[k] = bits[k*words : (k+1)*words]
		row.Of(i)
		for l, j := range people[:k] {
			if _, is := row.Judge(j, t.q.least); is && !t.q.adjusted(i, j) {
				with[k][l/64] |= 1 << (l % 64)
			}
		}
	}
	return with, nil
}

// are reports whether the people at two places may be together; the later place comes first.
func (a compatibility) are(k, l int) bool { return a[k][l/64]>>(l%64)&1 == 1 }

// partner is somebody who could be in a trio, and what that costs at least: three times the loss.
type partner struct {
	place int // in the order
	cost  int64
}

// around offers the trios of the k-th of the order, with two who come after.
func (t *trioSearch) around(row *score.IndexRow, k, within int, with compatibility, limit *int64, offer func(i, j, k int32)) {
	i := t.order[k]
	row.Of(i)
	var others []partner
	for l := k + 1; l < within; l++ {
		j := t.order[l]
		if 2*t.removal[i]+t.removal[j] >= 3**limit {
			break
		}
		if with != nil && !with.are(l, k) {
			continue
		}
		points, is := row.Judge(j, t.q.least)
		if !is || with == nil && t.q.adjusted(i, j) {
			continue
		}
		if cost := t.slack[j] + t.edgeSlack(i, j, points); t.slack[i]+cost+t.least < 3**limit {
			others = append(others, partner{l, cost})
		}
	}
	slices.SortFunc(others, func(a, b partner) int { return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.place, b.place)) })
	for b, second := range others {
		for _, third := range others[:b] {
			if t.slack[i]+second.cost+third.cost >= 3**limit {
				break
			}
			u, v := t.order[second.place], t.order[third.place]
			if with != nil && !with.are(max(second.place, third.place), min(second.place, third.place)) ||
				t.removal[i]+t.removal[u]+t.removal[v] >= 3**limit {
				continue
			}
			if with != nil || t.together(u, v) && !t.q.adjusted(u, v) {
				offer(i, u, v)
			}
		}
	}
}

// edgeSlack is the slack of the edge between two people.
func (t *trioSearch) edgeSlack(i, j int32, points int) int64 {
	worth := t.q.scale*int64(points) + t.q.firstWorth(t.c.s, i) + t.q.firstWorth(t.c.s, j)
	if t.q.screen.has(i, j) {
		worth += t.q.bonus
	}
	return t.cert.dual[i] + t.cert.dual[j] + t.cert.setsOver(int(i), int(j)) - 2*cardUnit - 2*worth
}

// adjusted offers the trios that hold a pair which may not be on its own, or is worth less than it scores: of
// its edge the certificate says too little.
func (t *trioSearch) adjusted(offer func(i, j, k int32)) {
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
	for p := range t.q.multipliers {
		with(p)
	}
}
