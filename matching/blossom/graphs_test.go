package blossom

import (
	"fmt"
	"math/rand"
	"testing"
)

// kinds of random graph with about n vertices and weights up to w.
var kinds = []struct {
	name string
	make func(r *rand.Rand, n int, w int64) (int, []Edge)
}{
	{"random", func(r *rand.Rand, n int, w int64) (int, []Edge) {
		return n, scatter(r, n, r.Intn(4*n+1), 1, w)
	}},
	{"negative", func(r *rand.Rand, n int, w int64) (int, []Edge) {
		return n, scatter(r, n, r.Intn(4*n+1), -w, w)
	}},
	{"complete", func(r *rand.Rand, n int, w int64) (int, []Edge) {
		var edges []Edge
		for v := range n {
			for u := range v {
				edges = append(edges, Edge{v, u, 1 + r.Int63n(w)})
			}
		}
		return n, edges
	}},
	{"bipartite", func(r *rand.Rand, n int, w int64) (int, []Edge) {
		left := 1 + r.Intn(n)
		var edges []Edge
		for range 3 * n {
			edges = append(edges, Edge{r.Intn(left), left + r.Intn(n), r.Int63n(w+1) - w/4})
		}
		return left + n, edges
	}},
	{"apart", func(r *rand.Rand, n int, w int64) (int, []Edge) {
		var edges []Edge
		for at := 0; at < n; {
			size := 1 + r.Intn(7)
			for _, e := range scatter(r, size, 3*size, 1, w) {
				edges = append(edges, Edge{at + e.U, at + e.V, e.Weight})
			}
			at += size
		}
		return n + 7, edges
	}},
	{"two cliques", func(r *rand.Rand, n int, w int64) (int, []Edge) {
		half := n/2 | 1
		var edges []Edge
		for v := range half {
			for u := range v {
				edges = append(edges, Edge{u, v, 1 + r.Int63n(w)}, Edge{half + v, half + u, 1 + r.Int63n(w)})
			}
		}
		for range r.Intn(3) {
			edges = append(edges, Edge{r.Intn(half), half + r.Intn(half), r.Int63n(2*w+1) - w})
		}
		return 2 * half, edges
	}},
	{"triangles", func(r *rand.Rand, n int, w int64) (int, []Edge) {
		var edges []Edge
		for v := 0; v+2 < n; v++ {
			edges = append(edges, Edge{v, v + 1, 2*w - r.Int63n(2)}, Edge{v, v + 2, 2*w - 1 - r.Int63n(2)})
		}
		return n, edges
	}},
	{"nested", nested},
	{"ring", func(r *rand.Rand, n int, w int64) (int, []Edge) {
		var edges []Edge
		n = max(n, 3)
		for v := range n {
			edges = append(edges, Edge{v, (v + 1) % n, w - r.Int63n(min(w, 2))})
		}
		return n, append(edges, scatter(r, n, n/3, 1, w)...)
	}},
}

// split draws edges with weights in low … high.
func scatter(r *rand.Rand, n, count int, low, high int64) []Edge {
	var edges []Edge
	for range count {
		if u, v := r.Intn(n), r.Intn(n); u != v {
			edges = append(edges, Edge{u, v, low + r.Int63n(high-low+1)})
		}
	}
	return edges
}

// nested makes odd rings of odd rings, the inner ones heavier, with edges to single vertices that
// force the solver to enter the blossoms from all sides and open them again.
func nested(r *rand.Rand, n int, w int64) (int, []Edge) {
	var edges []Edge
	count := 0
	var ring func(size int, weight int64) []int
	ring = func(size int, weight int64) []int {
		if size <= 1 {
			count++
			return []int{count - 1}
		}
		k := 3 + 2*r.Intn(2)
		var all []int
		var parts [][]int
		for range k {
			part := ring(size/k-r.Intn(2), weight+1+r.Int63n(w))
			parts = append(parts, part)
			all = append(all, part...)
		}
		for i, part := range parts {
			after := parts[(i+1)%k]
			for range 1 + r.Intn(2) {
				edges = append(edges, Edge{part[r.Intn(len(part))], after[r.Intn(len(after))], weight - r.Int63n(2)})
			}
		}
		return all
	}
	all := ring(n*2/3+3, 1+w)
	for range n / 3 {
		edges = append(edges, Edge{all[r.Intn(len(all))], count, 1 + r.Int63n(w+1)})
		if r.Intn(2) == 0 {
			edges = append(edges, Edge{all[r.Intn(len(all))], count, 1 + r.Int63n(w+1)})
		}
		count++
	}
	return count, edges
}

// each runs over kinds of graph, sizes of weight and seeds.
func each(t *testing.T, seeds int, size func(r *rand.Rand) int, do func(t *testing.T, r *rand.Rand, n int, edges []Edge)) {
	for _, kind := range kinds {
		for _, w := range []int64{1, 2, 5, 30, 1000, 1e12} {
			t.Run(fmt.Sprintf("%s/%d", kind.name, w), func(t *testing.T) {
				for seed := range seeds {
					r := rand.New(rand.NewSource(int64(seed)))
					n, edges := kind.make(r, size(r), w)
					do(t, r, n, edges)
				}
			})
		}
	}
}

func TestSmallAgainstAllMatchings(t *testing.T) {
	size := func(r *rand.Rand) int { return 1 + r.Intn(9) }
	each(t, 400, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		if n <= 13 {
			agree(t, n, edges, bruteForce)
		}
	})
}

func TestAgainstCubic(t *testing.T) {
	size := func(r *rand.Rand) int { return 1 + r.Intn(64) }
	each(t, 30, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		agree(t, n, edges, cubic)
	})
}

// TestReferencesAgree guards the judges: had they the same mistake, it would be shared by two
// unlike methods.
func TestReferencesAgree(t *testing.T) {
	size := func(r *rand.Rand) int { return 1 + r.Intn(9) }
	each(t, 10, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		if n > 13 {
			return
		}
		for _, cardinality := range []bool{false, true} {
			a, b := bruteForce(n, edges, cardinality), cubic(n, edges, cardinality)
			if a.weight != b.weight || cardinality && a.size != b.size {
				t.Fatalf("n %d, edges %v, cardinality %v: %v and %v", n, edges, cardinality, a, b)
			}
		}
	})
}

// TestProofAlone has graphs too large for a reference: the certificate is proof enough.
func TestProofAlone(t *testing.T) {
	for _, kind := range kinds {
		for _, w := range []int64{1, 7, 1e6} {
			for seed := range int64(2) {
				r := rand.New(rand.NewSource(seed))
				n, edges := kind.make(r, 300+r.Intn(100), w)
				solve(t, n, edges, false)
				solve(t, n, edges, true)
			}
		}
	}
}
