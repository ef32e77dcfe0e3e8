package matching

import (
	"cmp"
	"context"
	"slices"
	"sort"
)

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
		u.lost = t.cert.without(four) - 4*card - 2*t.worth(u.people[:])
		if t.sure {
			u.lost = max(u.lost, t.leaves(u.people))
		}
		if u.lost >= limit || u.compare(after) <= 0 {
			return
		}
		if next = append(next, u); len(next) == 2*manyTrios {
			slices.SortFunc(next, trio.compare)
			next, more = next[:manyTrios], true
			limit = min(limit, next[manyTrios-1].lost+1)
		}
	}
	within := sort.Search(len(t.near), func(k int) bool { return t.left[t.near[k]] >= 3*limit })
	row := t.c.s.Row()
	var with acquainted
	if !t.found { // then very many may be looked at
		if with, err = t.acquaint(ctx, row, t.near[:within]); err != nil {
			return nil, false, err
		}
	}
	for k, i := range t.near[:within] {
		if t.left[i] >= limit {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		t.around(row, k, within, with, &limit, offer)
	}
	t.aside(offer)
	slices.SortFunc(next, trio.compare)
	if len(next) > manyTrios {
		next, more = next[:manyTrios], true
	}
	return next, more, nil
}

// acquainted says which of some people, by their place among those near, may be together: a row of bits
// for each. It is nil where they are so many that it is better to judge them one by one.
type acquainted [][]uint64

const mostAcquainted = 1 << 14

func (t *trios) acquaint(ctx context.Context, row *Row, people []int32) (acquainted, error) {
	if len(people) > mostAcquainted {
		return nil, nil
	}
	words := len(people)/64 + 1
	bits := make([]uint64, words*len(people))
	with := make(acquainted, len(people))
	for k, i := range people {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		with[k] = bits[k*words : (k+1)*words]
		row.Of(int(i))
		for l, j := range people[:k] {
			if row.Allowed(int(j)) && row.Score(int(j)) >= t.q.least && !t.q.aside(i, j) {
				with[k][l/64] |= 1 << (l % 64)
			}
		}
	}
	return with, nil
}

// are reports whether the people at two places may be together; the later place comes first.
func (a acquainted) are(k, l int) bool { return a[k][l/64]>>(l%64)&1 == 1 }

// partner is somebody who could be in a trio, and what that costs at least: three times the loss.
type partner struct {
	place int // among those near
	cost  int64
}

// around offers the trios of the k-th of those near, with two who come after.
func (t *trios) around(row *Row, k, within int, with acquainted, limit *int64, offer func(i, j, k int32)) {
	i := t.near[k]
	row.Of(int(i))
	var others []partner
	for l := k + 1; l < within; l++ {
		j := t.near[l]
		if 2*t.left[i]+t.left[j] >= 3**limit {
			break
		}
		if with != nil && !with.are(l, k) || with == nil && (!row.Allowed(int(j)) || t.q.aside(i, j)) {
			continue
		}
		score := row.Score(int(j))
		if score < t.q.least {
			continue
		}
		if cost := t.slack[j] + t.over(i, j, score); t.slack[i]+cost < 3**limit {
			others = append(others, partner{l, cost})
		}
	}
	slices.SortFunc(others, func(a, b partner) int { return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.place, b.place)) })
	for b, second := range others {
		for _, third := range others[:b] {
			if t.slack[i]+second.cost+third.cost >= 3**limit {
				break
			}
			u, v := t.near[second.place], t.near[third.place]
			if with != nil && !with.are(max(second.place, third.place), min(second.place, third.place)) ||
				t.left[i]+t.left[u]+t.left[v] >= 3**limit {
				continue
			}
			if with != nil || t.together(u, v) && !t.q.aside(u, v) {
				offer(i, u, v)
			}
		}
	}
}

// over is the slack of the edge between two people.
func (t *trios) over(i, j int32, score int) int64 {
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
