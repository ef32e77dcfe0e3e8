package blossom

import (
	"fmt"
	"math"
)

// most is the largest number of vertices, and of edges, whose indices fit the engine's arrays.
const most = 1 << 29

// arc is an edge seen from one end: the other end and twice what it is worth.
type arc struct {
	twice int64 // of the weight
	to    int32
	cards int32
}

func (a arc) worth() value { return value{int64(a.cards), a.twice} }

// graph lists the arcs of vertex u in arcs[off[u]:off[u+1]], at most one to each other vertex.
type graph struct {
	off  []int32
	arcs []arc
}

// check refuses what Solve cannot work on, naming the first edge that is at fault.
func check(n int, edges []Edge) error {
	if n < 0 {
		return fmt.Errorf("match graph: %d vertices: the number must not be negative", n)
	}
	if n > most || len(edges) > most {
		return fmt.Errorf("match graph: %d vertices and %d edges: at most %d of each are possible", n, len(edges), most)
	}
	limit := math.MaxInt64 / (8 * (int64(n) + 1))
	for i := range edges {
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

// build makes the graph of the edges heavier than floor, all of the same cards.
func build(n int, edges []Edge, floor int64, cards int64) graph {
	off := make([]int32, n+1)
	for i := range edges {
		if e := &edges[i]; e.Weight > floor {
			off[e.U]++
			off[e.V]++
		}
	}
	sum := int32(0)
	for v := range off {
		sum, off[v] = sum+off[v], sum
	}
	arcs := make([]arc, sum)
	for i := range edges {
		if e := &edges[i]; e.Weight > floor {
			u, v := off[e.U], off[e.V]
			off[e.U], off[e.V] = u+1, v+1
			arcs[u] = arc{2 * e.Weight, int32(e.V), int32(cards)}
			arcs[v] = arc{2 * e.Weight, int32(e.U), int32(cards)}
		}
	}
	copy(off[1:], off[:n])
	off[0] = 0
	g := graph{off, arcs}
	g.unite()
	return g
}

// unite leaves of parallel arcs the heaviest one, in the place of the first.
func (g *graph) unite() {
	n := len(g.off) - 1
	place := make([]int32, n)
	end := int32(0)
	from := int32(0)
	for u := range n {
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
}

func (g *graph) at(u int32) []arc { return g.arcs[g.off[u]:g.off[u+1]] }
