package blossom

import (
	"math"
	"math/rand"
)

// families are graphs of about n vertices each, such as are known to be hard for one method or another.
var families = []struct {
	name string
	make func(r *rand.Rand, n int) (int, []Edge)
}{
	{"random", complete(func(r *rand.Rand, _, _ int) int64 { return r.Int63n(1001) })},
	{"max", complete(func(_ *rand.Rand, u, v int) int64 { return int64(max(u, v)) })},
	{"min", complete(func(_ *rand.Rand, u, v int) int64 { return int64(min(u, v)) })},
	{"sum", complete(func(_ *rand.Rand, u, v int) int64 { return int64(u + v) })},
	{"product", complete(func(_ *rand.Rand, u, v int) int64 { return int64(u) * int64(v) })},
	{"difference", complete(func(_ *rand.Rand, u, v int) int64 { return int64(max(u, v) - min(u, v)) })},
	{"closeness", complete(func(_ *rand.Rand, u, v int) int64 { return 5000 - int64(max(u, v)-min(u, v)) })},
	{"modulo", complete(func(_ *rand.Rand, u, v int) int64 { return int64(u*v) % 1009 })},
	{"gcd", complete(func(_ *rand.Rand, u, v int) int64 { return gcd(int64(u+1), int64(v+1)) })},
	{"xor", complete(func(_ *rand.Rand, u, v int) int64 { return int64(u ^ v) })},
	{"skewed", complete(func(r *rand.Rand, u, v int) int64 { return int64(max(u, v)) * (1 + r.Int63n(1000)) })},
	{"sum and chance", complete(func(r *rand.Rand, u, v int) int64 { return 100*int64(u+v) + r.Int63n(100) })},
	{"same", complete(func(*rand.Rand, int, int) int64 { return 7 })},
	{"two weights", complete(func(r *rand.Rand, _, _ int) int64 { return 1 + r.Int63n(2) })},
	{"few heavy", complete(func(r *rand.Rand, u, v int) int64 {
		if min(u, v) < 20 {
			return 100000 + r.Int63n(1000)
		}
		return r.Int63n(1000)
	})},
	{"cube", complete(func(r *rand.Rand, _, _ int) int64 { x := r.Int63n(1000); return x * x * x })},
	{"negative", complete(func(r *rand.Rand, _, _ int) int64 { return r.Int63n(2001) - 1500 })},
	{"all negative", complete(func(r *rand.Rand, u, v int) int64 { return -int64(u+v) - r.Int63n(3) })},
	{"trillions", complete(func(r *rand.Rand, _, _ int) int64 { return r.Int63n(2e12) - 1e12 })},
	{"limit", func(r *rand.Rand, n int) (int, []Edge) {
		limit := math.MaxInt64 / (8 * int64(n+1))
		return complete(func(r *rand.Rand, _, _ int) int64 { return limit - r.Int63n(2*limit) })(r, n)
	}},
	{"limit and sum", func(r *rand.Rand, n int) (int, []Edge) {
		limit := math.MaxInt64 / (8 * int64(n+1))
		return complete(func(_ *rand.Rand, u, v int) int64 { return limit / int64(2*n) * int64(u+v) })(r, n)
	}},
	{"two cliques", func(r *rand.Rand, n int) (int, []Edge) {
		half := n/2 | 1
		edges := []Edge{{0, half, 5}}
		for v := range half {
			for u := range v {
				edges = append(edges, Edge{u, v, 10}, Edge{half + u, half + v, 10})
			}
		}
		return 2 * half, edges
	}},
	{"bipartite same", bipartite(func(*rand.Rand, int, int) int64 { return 3 })},
	{"bipartite", bipartite(func(r *rand.Rand, _, _ int) int64 { return r.Int63n(1000) })},
	{"bipartite product", bipartite(func(_ *rand.Rand, u, v int) int64 { return int64(u+1) * int64(v+1) })},
	{"lopsided", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for u := range n / 4 {
			for v := n / 4; v < n; v++ {
				edges = append(edges, Edge{u, v, r.Int63n(1000)})
			}
		}
		return n, edges
	}},
	{"path", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for v := range 20*n - 1 {
			edges = append(edges, Edge{v, v + 1, 10 + int64(v%3)})
		}
		return 20 * n, edges
	}},
	{"path rising", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for v := range 20*n - 1 {
			edges = append(edges, Edge{v, v + 1, int64(v)})
		}
		return 20 * n, edges
	}},
	{"cycle", func(r *rand.Rand, n int) (int, []Edge) {
		n = 20*n | 1
		var edges []Edge
		for v := range n {
			edges = append(edges, Edge{v, (v + 1) % n, 5})
		}
		return n, edges
	}},
	{"triangles", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for v := 0; v+2 < n; v += 3 {
			edges = append(edges, Edge{v, v + 1, 9}, Edge{v + 1, v + 2, 9}, Edge{v + 2, v, 9})
			if v > 0 {
				edges = append(edges, Edge{r.Intn(v), v, 1 + r.Int63n(9)}, Edge{r.Intn(v), v + 1, 4})
			}
		}
		return n + 2, edges
	}},
	{"triangle chain", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for v := 0; v+2 < n; v++ {
			edges = append(edges, Edge{v, v + 1, 1000}, Edge{v, v + 2, 999})
		}
		return n, edges
	}},
	{"odd cliques in a row", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for from := 0; from+7 <= n; from += 7 {
			for v := range 7 {
				for u := range v {
					edges = append(edges, Edge{from + u, from + v, 50})
				}
			}
			if from > 0 {
				edges = append(edges, Edge{from - 1, from, 10}, Edge{from - 3, from + 2, 10})
			}
		}
		return n + 7, edges
	}},
	{"nested", func(r *rand.Rand, n int) (int, []Edge) { return nested(r, n, 1000) }},
	{"nested ties", func(r *rand.Rand, n int) (int, []Edge) { return nested(r, n, 2) }},
	{"grid", grid(func(r *rand.Rand) int64 { return r.Int63n(1000) })},
	{"grid same", grid(func(r *rand.Rand) int64 { return 1 })},
	{"grid few weights", grid(func(r *rand.Rand) int64 { return 1 + r.Int63n(3) })},
	{"geometric", func(r *rand.Rand, n int) (int, []Edge) {
		x, y := make([]int64, n), make([]int64, n)
		for v := range n {
			x[v], y[v] = r.Int63n(10000), r.Int63n(10000)
		}
		var edges []Edge
		reach := int64(1e8 * 30 / int64(n+1))
		for v := range n {
			for u := range v {
				dx, dy := x[u]-x[v], y[u]-y[v]
				if d := dx*dx + dy*dy; d < reach {
					edges = append(edges, Edge{u, v, 20000 - int64(math.Sqrt(float64(d)))})
				}
			}
		}
		return n, edges
	}},
	{"points", func(r *rand.Rand, n int) (int, []Edge) {
		x, y := make([]int64, n), make([]int64, n)
		for v := range n {
			x[v], y[v] = r.Int63n(1000), r.Int63n(1000)
		}
		return complete(func(r *rand.Rand, u, v int) int64 {
			dx, dy := float64(x[u]-x[v]), float64(y[u]-y[v])
			return -int64(100 * math.Sqrt(dx*dx+dy*dy))
		})(r, n)
	}},
	{"far points", func(r *rand.Rand, n int) (int, []Edge) {
		x, y := make([]float64, n), make([]float64, n)
		for v := range n {
			x[v], y[v] = r.Float64(), r.Float64()
		}
		return complete(func(_ *rand.Rand, u, v int) int64 {
			return int64(1e6 * math.Hypot(x[u]-x[v], y[u]-y[v]))
		})(r, n)
	}},
	{"clusters", func(r *rand.Rand, n int) (int, []Edge) {
		x, y := make([]int64, n), make([]int64, n)
		for v := range n {
			k := int64(v % 7)
			x[v], y[v] = k*k*10000+r.Int63n(30), k*k*k*5000+r.Int63n(30)
		}
		return complete(func(r *rand.Rand, u, v int) int64 {
			dx, dy := x[u]-x[v], y[u]-y[v]
			return -max(dx, -dx) - max(dy, -dy)
		})(r, n)
	}},
	{"power law", func(r *rand.Rand, n int) (int, []Edge) {
		ends := []int{0}
		var edges []Edge
		for v := 1; v < 10*n; v++ {
			for range 4 {
				u := ends[r.Intn(len(ends))]
				if u != v {
					edges = append(edges, Edge{u, v, r.Int63n(1000)})
					ends = append(ends, u)
				}
			}
			ends = append(ends, v)
		}
		return 10 * n, edges
	}},
	{"star", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for v := 1; v < 20*n; v++ {
			edges = append(edges, Edge{0, v, r.Int63n(1000)})
		}
		return 20 * n, edges
	}},
	{"stars", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for v := 10; v < n; v++ {
			for u := range 10 {
				edges = append(edges, Edge{u, v, r.Int63n(1000)})
			}
		}
		return n, edges
	}},
	{"threshold", func(r *rand.Rand, n int) (int, []Edge) {
		var edges []Edge
		for v := range n {
			for u := range v {
				if u+v < n {
					edges = append(edges, Edge{u, v, int64(n - u - v)})
				}
			}
		}
		return n, edges
	}},
	{"sparse", func(r *rand.Rand, n int) (int, []Edge) { return 20 * n, scatter(r, 20*n, 100*n, 1, 1000) }},
	{"sparse ties", func(r *rand.Rand, n int) (int, []Edge) { return 20 * n, scatter(r, 20*n, 60*n, 1, 3) }},
	{"sparse same", func(r *rand.Rand, n int) (int, []Edge) { return 20 * n, scatter(r, 20*n, 40*n, 1, 1) }},
	{"half dense", func(r *rand.Rand, n int) (int, []Edge) { return n, scatter(r, n, n*n/4, 1, 1000) }},
	{"parallel", func(r *rand.Rand, n int) (int, []Edge) {
		n = n/8 + 2
		return n, scatter(r, n, 40*n*n, 1, 1000)
	}},
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// complete makes complete graphs with such weights.
func complete(weight func(r *rand.Rand, u, v int) int64) func(*rand.Rand, int) (int, []Edge) {
	return func(r *rand.Rand, n int) (int, []Edge) {
		edges := make([]Edge, 0, n*(n-1)/2)
		for v := range n {
			for u := range v {
				edges = append(edges, Edge{u, v, weight(r, u, v)})
			}
		}
		return n, edges
	}
}

// bipartite makes complete bipartite graphs with such weights, u and v being places on either side.
func bipartite(weight func(r *rand.Rand, u, v int) int64) func(*rand.Rand, int) (int, []Edge) {
	return func(r *rand.Rand, n int) (int, []Edge) {
		left := n / 2
		edges := make([]Edge, 0, left*(n-left))
		for u := range left {
			for v := range n - left {
				edges = append(edges, Edge{u, left + v, weight(r, u, v)})
			}
		}
		return n, edges
	}
}

// grid makes square grids, with twenty times the vertices.
func grid(weight func(r *rand.Rand) int64) func(*rand.Rand, int) (int, []Edge) {
	return func(r *rand.Rand, n int) (int, []Edge) {
		side := int(math.Sqrt(float64(20 * n)))
		var edges []Edge
		for v := range side * side {
			if v%side > 0 {
				edges = append(edges, Edge{v - 1, v, weight(r)})
			}
			if v >= side {
				edges = append(edges, Edge{v - side, v, weight(r)})
			}
		}
		return side * side, edges
	}
}
