package blossom

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// solve solves and has the result verified.
func solve(t testing.TB, n int, edges []Edge, cardinality bool) *Matching {
	t.Helper()
	m, err := Solve(context.Background(), n, edges, cardinality)
	if err != nil {
		t.Fatalf("Solve(%d, %v, %v): %v", n, edges, cardinality, err)
	}
	if err := m.Verify(n, edges, cardinality); err != nil {
		t.Fatalf("Solve(%d, %v, %v): %v", n, edges, cardinality, err)
	}
	return m
}

// solveFew solves beginning with the few heaviest edges of each vertex, where there are many more.
func solveFew(t testing.TB, n int, edges []Edge, cardinality bool, few int) *Matching {
	t.Helper()
	e := newEngine(context.Background(), n, cardinality)
	e.startDegree = few
	if err := e.solve(edges); err != nil {
		t.Fatal(err)
	}
	m := e.matching()
	if err := m.Verify(n, edges, cardinality); err != nil {
		t.Fatalf("n %d, edges %v, cardinality %v, few %d: %v", n, edges, cardinality, few, err)
	}
	return m
}

// agree requires of both modes what the reference finds.
func agree(t testing.TB, n int, edges []Edge, reference func(int, []Edge, bool) best) {
	t.Helper()
	for _, cardinality := range []bool{false, true} {
		m := solve(t, n, edges, cardinality)
		want := reference(n, edges, cardinality)
		if m.Weight != want.weight || cardinality && m.Size != want.size {
			t.Fatalf("n %d, edges %v, cardinality %v: got %d edges of weight %d, want %d of %d",
				n, edges, cardinality, m.Size, m.Weight, want.size, want.weight)
		}
		if many := solveTogether(t, n, edges, cardinality, len(edges)%4); many.Weight != m.Weight || cardinality && many.Size != m.Size {
			t.Fatalf("n %d, edges %v, cardinality %v: many trees %d edges of weight %d, want %d of %d",
				n, edges, cardinality, many.Size, many.Weight, m.Size, m.Weight)
		}
		if len(edges) > denseTimes*n {
			priced := solveFew(t, n, edges, cardinality, 1+len(edges)%2)
			if priced.Weight != m.Weight || cardinality && priced.Size != m.Size {
				t.Fatalf("n %d, edges %v, cardinality %v: priced %d edges of weight %d, want %d of %d",
					n, edges, cardinality, priced.Size, priced.Weight, m.Size, m.Weight)
			}
		}
	}
}

// solveTogether solves with many trees at once, all edges being there from the beginning, and verifies.
func solveTogether(t testing.TB, n int, edges []Edge, cardinality bool, patience int) *Matching {
	t.Helper()
	e := newEngine(context.Background(), n, cardinality)
	e.leastRoots, e.patience = 1, patience
	start := e.greedy
	if patience%2 == 0 {
		start = e.raiseAll
	}
	if err := e.build(edges, floorOf(cardinality)); err != nil {
		t.Fatal(err)
	}
	if err := e.match(start); err != nil {
		t.Fatal(err)
	}
	m := e.matching()
	if e.fits() {
		if err := m.Verify(n, edges, cardinality); err != nil {
			t.Fatalf("many trees, n %d, edges %v, cardinality %v: %v", n, edges, cardinality, err)
		}
	}
	return m
}

func TestNothing(t *testing.T) {
	for _, n := range []int{0, 1, 5} {
		for _, cardinality := range []bool{false, true} {
			m := solve(t, n, nil, cardinality)
			if m.Size != 0 || m.Weight != 0 || len(m.Mate) != n {
				t.Errorf("no edges: %+v", m)
			}
			for v, u := range m.Mate {
				if u != -1 {
					t.Errorf("no edges: the partner of %d is %d", v, u)
				}
			}
		}
	}
}

func TestParallelEdges(t *testing.T) {
	edges := []Edge{{0, 1, 3}, {1, 0, 9}, {0, 1, -4}, {1, 2, 7}, {2, 1, 8}, {2, 3, 1}, {3, 2, 1}}
	if m := solve(t, 4, edges, false); m.Weight != 10 {
		t.Errorf("weight %d, want 9 + 1", m.Weight)
	}
	agree(t, 4, edges, bruteForce)
}

func TestNegativeNeverUsed(t *testing.T) {
	edges := []Edge{{0, 1, -1}, {1, 2, -5}, {2, 3, 0}}
	if m := solve(t, 4, edges, false); m.Weight != 0 || m.Mate[0] != -1 || m.Mate[1] != -1 {
		t.Errorf("%+v", m)
	}
	if m := solve(t, 4, edges, true); m.Size != 2 || m.Weight != -1 {
		t.Errorf("%+v", m)
	}
}

func TestSameTwice(t *testing.T) {
	edges := sparse(300, 12, func(r *rand.Rand, _, _ int) int64 { return r.Int63n(5) })
	a, b := solve(t, 300, edges, true), solve(t, 300, edges, true)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
}

// TestLargestWeights has weights at the limit, of both signs, where sums come closest to overflow.
func TestLargestWeights(t *testing.T) {
	for seed := range int64(3000) {
		r := rand.New(rand.NewSource(seed))
		n := 2 + r.Intn(60)
		limit := math.MaxInt64 / (8 * int64(n+1))
		var edges []Edge
		sign := limit
		for v := range n - 1 { // a path of alternating signs
			edges = append(edges, Edge{v, v + 1, sign})
			sign = -sign
		}
		for range r.Intn(2 * n) {
			if u, v := r.Intn(n), r.Intn(n); u != v {
				edges = append(edges, Edge{u, v, limit * int64(1-2*r.Intn(2))})
			}
		}
		r.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
		name := r.Perm(n)
		for i := range edges {
			edges[i].U, edges[i].V = name[edges[i].U], name[edges[i].V]
		}
		solve(t, n, edges, false)
		m := solve(t, n, edges, true)
		for i := range edges { // units of the limit, for the reference to add its constant to
			edges[i].Weight /= limit
		}
		if want := cubic(n, edges, true); m.Size != want.size || m.Weight != want.weight*limit {
			t.Fatalf("seed %d: %d edges of weight %d, want %d of %d", seed, m.Size, m.Weight, want.size, want.weight*limit)
		}
	}
}

func TestBadInput(t *testing.T) {
	good := []Edge{{0, 1, 5}, {1, 2, 5}}
	limit := int64(math.MaxInt64 / (8 * 4))
	for _, c := range []struct {
		n    int
		edge Edge
		says []string
	}{
		{3, Edge{3, 1, 4}, []string{"edge 2", "U 3", "V 1", "weight 4"}},
		{3, Edge{-1, 1, 4}, []string{"edge 2", "U -1"}},
		{3, Edge{1, 7, 4}, []string{"edge 2", "U 1", "V 7", "weight 4"}},
		{3, Edge{1, -7, 4}, []string{"edge 2", "V -7"}},
		{3, Edge{2, 2, 4}, []string{"edge 2", "U 2", "V 2", "itself"}},
		{3, Edge{0, 2, limit + 1}, []string{"edge 2", "U 0", "V 2", fmt.Sprint(limit + 1)}},
		{3, Edge{0, 2, -limit - 1}, []string{"edge 2", fmt.Sprint(-limit - 1)}},
		{3, Edge{0, 2, math.MinInt64}, []string{"edge 2", fmt.Sprint(math.MinInt64)}},
	} {
		edges := append(slices.Clone(good), c.edge)
		_, err := Solve(context.Background(), c.n, edges, true)
		verr := solve(t, c.n, good, true).Verify(c.n, edges, true)
		for _, err := range []error{err, verr} {
			if err == nil {
				t.Errorf("%v was taken", c.edge)
				continue
			}
			for _, part := range c.says {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%v: %q does not say %q", c.edge, err, part)
				}
			}
		}
	}
	if _, err := Solve(context.Background(), -1, nil, false); err == nil {
		t.Error("n = -1 was taken")
	}
	if _, err := Solve(context.Background(), math.MaxInt, nil, false); err == nil {
		t.Error("n = MaxInt was taken")
	}
	for _, w := range []int64{limit, -limit} {
		solve(t, 3, []Edge{{0, 2, w}}, true)
	}
}

// patience is a context that is cancelled after Err was called so many times.
type patience struct {
	context.Context
	left, over int
}

func (p *patience) Err() error {
	if p.left--; p.left >= 0 {
		return nil
	}
	p.over++
	return context.Canceled
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if m, err := Solve(ctx, 2, []Edge{{0, 1, 1}}, false); m != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v, %v", m, err)
	}
	for _, c := range []struct {
		n, looks int
		edges    []Edge
	}{
		{4001, 20, sparse(4001, 20, spread)},
		// Checked, offered to their ends and priced: three times through all edges, at least.
		{601, 3 * 600 * 601 / 2 / chunk, dense(601, spread)},
		{601, 3 * 600 * 601 / 2 / chunk, dense(601, func(_ *rand.Rand, u, v int) int64 { return int64(max(u, v)) })},
	} {
		whole := &patience{Context: context.Background(), left: math.MaxInt}
		if _, err := Solve(whole, c.n, c.edges, true); err != nil {
			t.Fatal(err)
		}
		looks := math.MaxInt - whole.left
		if looks < c.looks {
			t.Errorf("n %d: the context was looked at %d times only", c.n, looks)
		}
		for k := 0; k < looks; k += 1 + k/8 {
			p := &patience{Context: context.Background(), left: k}
			if m, err := Solve(p, c.n, c.edges, true); m != nil || !errors.Is(err, context.Canceled) {
				t.Fatalf("n %d: cancelled after %d of %d looks: %v, %v", c.n, k, looks, m, err)
			}
			if p.over != 1 {
				t.Fatalf("n %d: cancelled after %d looks: %d more", c.n, k, p.over)
			}
		}
	}
}

// Each pass over the edges alone looks at the context as it goes.
func TestCancelPasses(t *testing.T) {
	const n = 301
	edges := dense(n, spread)
	e := newEngine(context.Background(), n, true)
	if err := e.solve(edges); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		looks int
		pass  func(context.Context) error
	}{
		{"check", len(edges) / chunk, func(ctx context.Context) error { return check(ctx, n, edges) }},
		{"build", 4 * len(edges) / chunk, func(ctx context.Context) error {
			_, err := build(ctx, n, edges, lightest, e.cards)
			return err
		}},
		{"price", len(edges) / chunk, func(ctx context.Context) error {
			e.ctx = ctx
			_, err := e.price(edges, lightest, false)
			return err
		}},
		{"greedy", 2 * len(edges) / chunk, func(ctx context.Context) error {
			whole := newEngine(context.Background(), n, true)
			if err := whole.build(edges, lightest); err != nil {
				t.Fatal(err)
			}
			whole.ctx = ctx
			return whole.greedy()
		}},
	} {
		p := &patience{Context: context.Background(), left: math.MaxInt}
		if err := c.pass(p); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		looks := math.MaxInt - p.left
		if looks < c.looks {
			t.Errorf("%s looks at the context %d times, want %d", c.name, looks, c.looks)
		}
		for k := range looks {
			if err := c.pass(&patience{Context: context.Background(), left: k}); !errors.Is(err, context.Canceled) {
				t.Errorf("%s, cancelled after %d of %d looks: %v", c.name, k, looks, err)
			}
		}
	}
}
