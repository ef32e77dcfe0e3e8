package blossom

// indexHeavyPath notes for every vertex what the blossoms holding it add up to on one way down from the
// outside: from the largest blossom at the top always to the largest inside. Where ties abound a few
// blossoms hold nearly everything, one inside the other, and what two vertices share of that way is
// most of what is over both. Call it after indexLaminar.
func (e *engine) indexHeavyPath() {
	if e.shared == nil {
		e.shared = make([]value, e.nodes())
	}
	order := e.byDepth()
	for _, b := range order {
		e.shared[b] = value{}
	}
	way := none // the end of the way, so far
	for k := 0; k < len(order); {
		depth, largest := e.depth[order[k]], none
		for ; k < len(order) && e.depth[order[k]] == depth; k++ {
			b := order[k]
			if up := e.parent[b]; up != none {
				e.shared[b] = e.shared[up]
			}
			if e.parent[b] == way && (largest == none || e.count[b] > e.count[largest]) {
				largest = b
			}
		}
		if largest != none {
			e.shared[largest] = e.sum[largest]
			way = largest
		} else {
			way = -2 // no blossom is inside that
		}
	}
}

// byDepth lists the blossoms, the outer ones first.
func (e *engine) byDepth() []int32 {
	var count []int32
	for b := e.n; b < e.nodes(); b++ {
		if !e.inUse(b) {
			continue
		}
		for int(e.depth[b]) >= len(count) {
			count = append(count, 0)
		}
		count[e.depth[b]]++
	}
	sum := int32(0)
	for d, c := range count {
		count[d] = sum
		sum += c
	}
	order := make([]int32, sum)
	for b := e.n; b < e.nodes(); b++ {
		if e.inUse(b) {
			order[count[e.depth[b]]] = b
			count[e.depth[b]]++
		}
	}
	return order
}
