package blossom

import (
	"cmp"
	"context"
	"math"
	"math/rand"
	"slices"
	"testing"
)

// dense is a complete graph.
func dense(n int, weight func(r *rand.Rand, u, v int) int64) []Edge {
	r := rand.New(rand.NewSource(int64(n)))
	edges := make([]Edge, 0, n*(n-1)/2)
	for v := range n {
		for u := range v {
			edges = append(edges, Edge{u, v, weight(r, u, v)})
		}
	}
	return edges
}

// sparse is a graph with about the given number of edges at every vertex.
func sparse(n, degree int, weight func(r *rand.Rand, u, v int) int64) []Edge {
	r := rand.New(rand.NewSource(int64(n)))
	edges := make([]Edge, 0, n*degree/2)
	for len(edges) < n*degree/2 {
		if u, v := r.Intn(n), r.Intn(n); u != v {
			edges = append(edges, Edge{u, v, weight(r, u, v)})
		}
	}
	return edges
}

func spread(r *rand.Rand, _, _ int) int64 { return r.Int63n(1001) * 251 }

// near is the weight of a pair of points in the plane, the greater the closer they are.
func near(r *rand.Rand, u, v int) int64 {
	x := int64(u*7919%1000 - v*7919%1000)
	y := int64(u*104729%1000 - v*104729%1000)
	return 2_000_000 - x*x - y*y
}

func bench(b *testing.B, n int, edges []Edge) {
	for _, mode := range []struct {
		name        string
		cardinality bool
	}{{"weight", false}, {"cardinality", true}} {
		b.Run(mode.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Solve(context.Background(), n, edges, mode.cardinality); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDense500(b *testing.B)  { bench(b, 500, dense(500, spread)) }
func BenchmarkDense1000(b *testing.B) { bench(b, 1000, dense(1000, spread)) }
func BenchmarkDense2000(b *testing.B) { bench(b, 2000, dense(2000, spread)) }

func BenchmarkPlane500(b *testing.B)  { bench(b, 500, dense(500, near)) }
func BenchmarkPlane2000(b *testing.B) { bench(b, 2000, dense(2000, near)) }

func BenchmarkTieRich500(b *testing.B) {
	bench(b, 500, dense(500, func(r *rand.Rand, _, _ int) int64 { return r.Int63n(4) }))
}

func BenchmarkTieRich2000(b *testing.B) {
	bench(b, 2000, dense(2000, func(r *rand.Rand, _, _ int) int64 { return r.Int63n(4) }))
}

func BenchmarkSparse2000x40(b *testing.B)   { bench(b, 2000, sparse(2000, 40, spread)) }
func BenchmarkSparse10000x20(b *testing.B)  { bench(b, 10000, sparse(10000, 20, spread)) }
func BenchmarkSparse100000x10(b *testing.B) { bench(b, 100000, sparse(100000, 10, spread)) }

// Where all edges weigh the same, a start that leaves out few vertices is most of the work.
func BenchmarkSparseSame100000x4(b *testing.B) {
	bench(b, 100000, sparse(100000, 4, func(*rand.Rand, int, int) int64 { return 1 }))
}

func BenchmarkSparseTieRich100000x10(b *testing.B) {
	bench(b, 100000, sparse(100000, 10, func(r *rand.Rand, _, _ int) int64 { return r.Int63n(4) }))
}

// BenchmarkTriangles is a chain of triangles: blossoms inside blossoms.
func BenchmarkTriangles3000(b *testing.B) {
	var edges []Edge
	for v := 0; v+2 < 3000; v++ {
		edges = append(edges, Edge{v, v + 1, 1000}, Edge{v, v + 2, 999})
	}
	bench(b, 3000, edges)
}

func BenchmarkVerifyDense500(b *testing.B) {
	edges := dense(500, spread)
	m := solve(b, 500, edges, true)
	for b.Loop() {
		if err := m.Verify(500, edges, true); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlaneNearest50000 joins each of 50,000 points of the plane with the ten nearest.
func BenchmarkPlaneNearest50000(b *testing.B) { bench(b, 50_000, nearest(50_000, 10)) }

// BenchmarkSparseWide100000x12 has weights of which hardly two are alike.
func BenchmarkSparseWide100000x12(b *testing.B) {
	bench(b, 100_000, sparse(100_000, 12, func(r *rand.Rand, _, _ int) int64 { return r.Int63n(1_000_000_000) }))
}

// nearest is a graph of points drawn in a square, each joined with the nearest ones; the closer, the heavier.
func nearest(n, degree int) []Edge {
	const side = 1 << 20
	r := rand.New(rand.NewSource(int64(n)))
	cells := 1
	for cells*cells*2 < n {
		cells++
	}
	x, y, in := make([]int64, n), make([]int64, n), make(map[[2]int64][]int, n/2)
	cell := func(v int) [2]int64 { return [2]int64{x[v] * int64(cells) / side, y[v] * int64(cells) / side} }
	for v := range n {
		x[v], y[v] = r.Int63n(side), r.Int63n(side)
		in[cell(v)] = append(in[cell(v)], v)
	}
	var edges []Edge
	for v := range n {
		at, around := cell(v), []Edge(nil)
		for i := at[0] - 4; i <= at[0]+4; i++ {
			for j := at[1] - 4; j <= at[1]+4; j++ {
				for _, u := range in[[2]int64{i, j}] {
					if dx, dy := x[u]-x[v], y[u]-y[v]; u != v {
						around = append(around, Edge{u, v, side - int64(math.Sqrt(float64(dx*dx+dy*dy)))})
					}
				}
			}
		}
		slices.SortFunc(around, func(a, b Edge) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.U, b.U)) })
		edges = append(edges, around[:min(degree, len(around))]...)
	}
	return edges
}
