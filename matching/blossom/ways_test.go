package blossom

import (
	"cmp"
	"context"
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// eachFamily runs over families, sizes and seeds.
func eachFamily(t *testing.T, seeds int64, size func(r *rand.Rand) int, do func(t *testing.T, r *rand.Rand, n int, edges []Edge)) {
	for _, f := range families {
		t.Run(f.name, func(t *testing.T) {
			for seed := range seeds {
				r := rand.New(rand.NewSource(seed))
				n, edges := f.make(r, size(r))
				do(t, r, n, edges)
			}
		})
	}
}

func TestFamiliesAgainstCubic(t *testing.T) {
	size := func(r *rand.Rand) int { return 3 + r.Intn(22) }
	eachFamily(t, 6, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		if n > 120 {
			n = 120 // the long ones
			edges = slices.DeleteFunc(edges, func(e Edge) bool { return e.U >= n || e.V >= n })
		}
		for _, e := range edges {
			if e.Weight > 1e13 || e.Weight < -1e13 {
				return // more than the reference can add up
			}
		}
		agree(t, n, edges, cubic)
	})
}

// All ways to the optimum end there: some and all edges to begin with, few rounds of pricing and many,
// and values that begin as high as can be.
func TestFamiliesEachWay(t *testing.T) {
	size := func(r *rand.Rand) int { return 20 + r.Intn(60) }
	eachFamily(t, 2, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		for _, cardinality := range []bool{false, true} {
			want := solve(t, n, edges, cardinality)
			for name, way := range map[string]func(*engine) error{
				"little to begin with": func(e *engine) error { e.startDegree = 1; return e.solve(edges) },
				"no patience":          func(e *engine) error { e.startDegree, e.maxRounds = 1, 0; return e.solve(edges) },
				"patience":             func(e *engine) error { e.startDegree, e.maxRounds = 2, 1000; return e.solve(edges) },
				"everything":           func(e *engine) error { e.startDegree = len(edges); return e.solve(edges) },
				"many trees": func(e *engine) error {
					e.leastRoots, e.patience = 1, 1
					return cmp.Or(e.build(edges, floorOf(cardinality)), e.match(e.greedy))
				},
				"some trees": func(e *engine) error {
					e.leastRoots, e.patience = 1, 3
					return cmp.Or(e.build(edges, floorOf(cardinality)), e.match(e.greedy))
				},
				"trees from above": func(e *engine) error {
					e.leastRoots = 1
					return cmp.Or(e.build(edges, floorOf(cardinality)), e.raiseAll(), e.searchTogether(), e.searchExposed())
				},
				"high values": func(e *engine) error {
					return cmp.Or(e.solve(edges), e.build(edges, floorOf(cardinality)), e.match(e.raiseAll))
				},
			} {
				e := newEngine(context.Background(), n, cardinality)
				if err := way(e); err != nil {
					t.Fatal(err)
				}
				m := e.matching()
				if err := m.Verify(n, edges, cardinality); err != nil {
					t.Fatalf("%s, n %d, cardinality %v: %v", name, n, cardinality, err)
				}
				if m.Weight != want.Weight || cardinality && m.Size != want.Size {
					t.Fatalf("%s, n %d, cardinality %v: %d edges of weight %d, want %d of %d", name, n, cardinality, m.Size, m.Weight, want.Size, want.Weight)
				}
			}
		}
	})
}

func floorOf(cardinality bool) int64 {
	if cardinality {
		return lightest
	}
	return 0
}

// TestFamiliesProved has graphs too large for a reference: the certificate is proof enough.
func TestFamiliesProved(t *testing.T) {
	size := func(*rand.Rand) int { return 301 }
	eachFamily(t, 1, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		solve(t, n, edges, false)
		solve(t, n, edges, true)
	})
}

func BenchmarkFamilies(b *testing.B) {
	for _, f := range families {
		for _, n := range []int{1000, 1001} {
			b.Run(fmt.Sprintf("%s/%d", f.name, n), func(b *testing.B) {
				n, edges := f.make(rand.New(rand.NewSource(1)), n)
				bench(b, n, edges)
			})
		}
	}
}
