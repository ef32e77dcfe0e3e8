package blossom

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
)

// nesting tells what the sets holding two vertices are worth together. The sets, largest first,
// that hold a vertex are a way down from the root of a tree; vertices share the way as far as they
// share sets. Where sets lie inside or apart from each other, as they need not, the tree has one
// node a set.
type nesting struct {
	lowest []int32 // of each vertex: where its way ends
	nodes  []nest
}

type nest struct {
	up    int32
	set   int32 // rank among the sets by size, the root -1
	value Value // of the set
	sum   wide  // of the values from the root down to here
	down  int32 // the node below for the set being entered
	stamp int32 // that set
}

// verifySets checks every odd set by itself and enters it in a nesting.
func (m *Matching) verifySets() (*nesting, error) {
	order := make([]int, len(m.Sets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(len(m.Sets[j].Members), len(m.Sets[i].Members))
	})
	t := &nesting{make([]int32, len(m.Mate)), []nest{{up: -1, set: -1, stamp: -1}}}
	for rank, i := range order {
		if err := t.enter(int32(rank), i, m.Sets[i], len(m.Mate)); err != nil {
			return nil, err
		}
		if err := m.verifyFull(t, int32(rank), i); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// enter checks set i of a graph with n vertices and takes its members one node further down.
func (t *nesting) enter(rank int32, i int, s OddSet, n int) error {
	if len(s.Members) < 3 || len(s.Members)%2 == 0 {
		return fmt.Errorf("verify matching: set %d has %d members; it takes an odd number, three or more", i, len(s.Members))
	}
	if negative(s.Value) {
		return fmt.Errorf("verify matching: set %d has value %v, less than zero", i, s.Value)
	}
	for _, v := range s.Members {
		if v < 0 || v >= n {
			return fmt.Errorf("verify matching: set %d has member %d, which is not one of the %d vertices", i, v, n)
		}
		at := t.lowest[v]
		if t.nodes[at].set == rank {
			return fmt.Errorf("verify matching: set %d has member %d twice", i, v)
		}
		if t.nodes[at].stamp != rank {
			sum := t.nodes[at].sum
			sum.add(s.Value)
			t.nodes[at].stamp, t.nodes[at].down = rank, int32(len(t.nodes))
			t.nodes = append(t.nodes, nest{up: at, set: rank, value: s.Value, sum: sum, stamp: -1})
		}
		t.lowest[v] = t.nodes[at].down
	}
	return nil
}

// verifyFull checks that set i, the last entered, is full of matched edges if it has a value.
func (m *Matching) verifyFull(t *nesting, rank int32, i int) error {
	s := m.Sets[i]
	if s.Value == (Value{}) {
		return nil
	}
	inside := 0
	for _, v := range s.Members {
		if u := m.Mate[v]; u >= 0 && t.nodes[t.lowest[u]].set == rank {
			inside++
		}
	}
	if inside != len(s.Members)-1 {
		return fmt.Errorf("verify matching: set %d has value %v, but %d of its %d members are matched inside; all but one should be", i, s.Value, inside, len(s.Members))
	}
	return nil
}

// over sums the values of the sets that hold both u and v.
func (t *nesting) over(u, v int) wide {
	a, b := t.lowest[u], t.lowest[v]
	var apart wide // of sets that both are in below where their ways part
	for a != b {
		x, y := &t.nodes[a], &t.nodes[b]
		switch {
		case x.set > y.set:
			a = x.up
		case x.set < y.set:
			b = y.up
		default:
			apart.add(x.value)
			a, b = x.up, y.up
		}
	}
	sum := t.nodes[a].sum
	sum.join(apart)
	return sum
}

// wide is a sum of values in 128 bits a part, which no number of terms that fits memory overflows.
type wide struct{ cardsHigh, cardsLow, weightHigh, weightLow uint64 }

func (s *wide) add(x Value) {
	s.join(wide{uint64(x.Cards >> 63), uint64(x.Cards), uint64(x.Weight >> 63), uint64(x.Weight)})
}

func (s *wide) join(x wide) {
	var carry uint64
	s.cardsLow, carry = bits.Add64(s.cardsLow, x.cardsLow, 0)
	s.cardsHigh, _ = bits.Add64(s.cardsHigh, x.cardsHigh, carry)
	s.weightLow, carry = bits.Add64(s.weightLow, x.weightLow, 0)
	s.weightHigh, _ = bits.Add64(s.weightHigh, x.weightHigh, carry)
}

// sign compares the sum with zero, cards first.
func (s *wide) sign() int {
	high, low := s.cardsHigh, s.cardsLow
	if high|low == 0 {
		high, low = s.weightHigh, s.weightLow
	}
	switch {
	case int64(high) < 0:
		return -1
	case high|low == 0:
		return 0
	}
	return 1
}

func negative(v Value) bool { return v.Cards < 0 || v.Cards == 0 && v.Weight < 0 }
