package blossom

import "math"

// candidate is an edge among the heaviest of a vertex; of equal edges the greater toss is heavier,
// lest all vertices choose the same few.
type candidate struct {
	weight int64
	toss   uint32
	edge   int32
}

func (a candidate) under(b candidate) bool {
	return a.weight < b.weight || a.weight == b.weight && a.toss < b.toss
}

// heaviest collects the heaviest edges of each vertex: a small heap of them, the lightest on top.
type heaviest struct {
	degree int // edges of a vertex to keep
	heaps  []candidate
	count  []int32
	least  []int64 // the weight of the lightest, once there are enough
}

func newHeaviest(n, degree int) *heaviest {
	h := &heaviest{degree, make([]candidate, n*degree), make([]int32, n), make([]int64, n)}
	for v := range h.least {
		h.least[v] = math.MinInt64
	}
	return h
}

// offer lets both ends of edge i consider it, at the weight given.
func (h *heaviest) offer(i int, e *Edge, weight int64) {
	if weight >= h.least[e.U] {
		h.take(e.U, i, e, weight)
	}
	if weight >= h.least[e.V] {
		h.take(e.V, i, e, weight)
	}
}

// take lets vertex v have edge i, unless those that it has are all heavier.
func (h *heaviest) take(v, i int, e *Edge, weight int64) {
	heap := h.heaps[v*h.degree : (v+1)*h.degree]
	c := candidate{weight, toss(uint32(e.U) ^ uint32(e.V)), int32(i)}
	if k := int(h.count[v]); k < h.degree {
		h.count[v]++
		rise(heap[:k+1], c)
		if k+1 < h.degree {
			return
		}
	} else if heap[0].under(c) {
		sink(heap, c)
	}
	h.least[v] = heap[0].weight
}

// edges returns the edges that are among the heaviest of one of their ends.
func (h *heaviest) edges(all []Edge) []Edge {
	taken := make([]uint64, (len(all)+63)/64)
	var part []Edge
	for v := range h.count {
		for _, c := range h.heaps[v*h.degree:][:h.count[v]] {
			if bit := uint64(1) << (c.edge % 64); taken[c.edge/64]&bit == 0 {
				taken[c.edge/64] |= bit
				part = append(part, all[c.edge])
			}
		}
	}
	return part
}

// toss scatters numbers evenly, the same every time.
func toss(x uint32) uint32 {
	x *= 0x9e3779b1
	x ^= x >> 15
	x *= 0x85ebca77
	return x ^ x>>13
}

// rise puts c in the free last place of the heap, or rather where it belongs.
func rise(heap []candidate, c candidate) {
	i := len(heap) - 1
	for i > 0 {
		p := (i - 1) / 2
		if !c.under(heap[p]) {
			break
		}
		heap[i] = heap[p]
		i = p
	}
	heap[i] = c
}

// sink puts c in the place of the top of the heap, or rather where it belongs.
func sink(heap []candidate, c candidate) {
	i := 0
	for {
		k := 2*i + 1
		if k >= len(heap) {
			break
		}
		if k+1 < len(heap) && heap[k+1].under(heap[k]) {
			k++
		}
		if !heap[k].under(c) {
			break
		}
		heap[i] = heap[k]
		i = k
	}
	heap[i] = c
}
