package blossom

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// most is the largest number of vertices, and of edges, whose indices fit the engine's arrays.
const most = 1 << 29

// arc is an edge seen from one end: the other end and twice what it is worth.
type arc struct {
	twice int64 // of the weight
	to    int32
	cards int32
}

func (a arc) worth() value { return pair(int64(a.cards), a.twice) }

// counting is what edges count for before their weight, in half units: all the same or, beside that,
// twice the counts of their ends.
type counting struct {
	each int64
	of   []int8 // of each vertex; nil if they all count nothing
}

func (c counting) edge(u, v int) int64 {
	if c.of == nil {
		return c.each
	}
	return c.each + 2*(int64(c.of[u])+int64(c.of[v]))
}

// chunk is how many edges are gone through between two looks at the context.
const chunk = 1 << 14

// graph lists the arcs of vertex u in arcs[off[u]:off[u+1]], at most one to each other vertex.
type graph struct {
	off  []int32
	arcs []arc
}

// check refuses what Solve cannot work on, naming the first edge that is at fault.
func check(ctx context.Context, n int, edges []Edge) error {
	if n < 0 {
		return fmt.Errorf("match graph: %d vertices: the number must not be negative", n)
	}
	if n > most || len(edges) > most {
		return fmt.Errorf("match graph: %d vertices and %d edges: at most %d of each are possible", n, len(edges), most)
	}
	limit := math.MaxInt64 / (8 * (int64(n) + 1))
	for i := range edges {
		if i%chunk == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		e := &edges[i]
		switch {
		case e.U < 0 || e.U >= n:
			return fmt.Errorf("match graph: edge %d (U %d, V %d, weight %d): U is not one of the %d vertices", i, e.U, e.V, e.Weight, n)
		case e.V < 0 || e.V >= n:
			return fmt.Errorf("match graph: edge %d (U %d, V %d, weight %d): V is not one of the %d vertices", i, e.U, e.V, e.Weight, n)
		case e.U == e.V:
			return fmt.Errorf("match graph: edge %d (U %d, V %d, weight %d): it joins a vertex to itself", i, e.U, e.V, e.Weight)
		case e.Weight > limit || e.Weight < -limit:
			return fmt.Errorf("match graph: edge %d (U %d, V %d, weight %d): with %d vertices a weight must lie within ±%d", i, e.U, e.V, e.Weight, n, limit)
		}
	}
	return nil
}

// build makes the graph of the edges heavier than floor. It fails only when the work has been called off.
func build(ctx context.Context, n int, edges []Edge, floor int64, cards counting) (graph, error) {
	off := make([]int32, n+1)
	for part := range slices.Chunk(edges, chunk) {
		if err := ctx.Err(); err != nil {
			return graph{}, err
		}
		for i := range part {
			if e := &part[i]; e.Weight > floor {
				off[e.U]++
				off[e.V]++
			}
		}
	}
	sum := int32(0)
	for v := range off {
		sum, off[v] = sum+off[v], sum
	}
	arcs := make([]arc, sum)
	for part := range slices.Chunk(edges, chunk) {
		if err := ctx.Err(); err != nil {
			return graph{}, err
		}
		for i := range part {
			if e := &part[i]; e.Weight > floor {
				u, v := off[e.U], off[e.V]
				off[e.U], off[e.V] = u+1, v+1
				count := int32(cards.edge(e.U, e.V))
				arcs[u] = arc{2 * e.Weight, int32(e.V), count}
				arcs[v] = arc{2 * e.Weight, int32(e.U), count}
			}
		}
	}
	copy(off[1:], off[:n])
	off[0] = 0
	g := graph{off, arcs}
	return g, g.unite(ctx)
}

// unite leaves of parallel arcs the heaviest one, in the place of the first.
func (g *graph) unite(ctx context.Context) error {
	n := len(g.off) - 1
	place := make([]int32, n)
	end := int32(0)
	from, look := int32(0), int32(0)
	for u := range n {
		if from >= look {
			if err := ctx.Err(); err != nil {
				return err
			}
			look = from + chunk
		}
		first := end
		for _, a := range g.arcs[from:g.off[u+1]] {
			if p := place[a.to]; p > first && p <= end {
				if g.arcs[p-1].twice < a.twice {
					g.arcs[p-1] = a
				}
				continue
			}
			g.arcs[end] = a
			end++
			place[a.to] = end
		}
		from = g.off[u+1]
		g.off[u+1] = end
	}
	g.arcs = g.arcs[:end]
	return nil
}

func (g *graph) at(u int32) []arc { return g.arcs[g.off[u]:g.off[u+1]] }
