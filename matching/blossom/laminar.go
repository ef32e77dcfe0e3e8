package blossom

// indexLaminar notes for every blossom of the laminar family how deep it lies, what it and the blossoms around it add up to,
// and a blossom further up to jump to (Myers, "An applicative random-access stack", 1983), so that
// commonSum takes a logarithm of the depth.
func (e *engine) indexLaminar() {
	if e.depth == nil {
		e.depth, e.jump, e.top = make([]int32, e.nodes()), make([]int32, e.nodes()), make([]int32, e.nodes())
		e.sum = make([]value, e.nodes())
	}
	for b := e.n; b < e.nodes(); b++ {
		e.depth[b] = none
	}
	for b := e.n; b < e.nodes(); b++ {
		if e.inUse(b) {
			e.indexBlossom(b)
		}
	}
}

// indexBlossom does so for one blossom and those around it.
func (e *engine) indexBlossom(b int32) {
	if e.depth[b] != none {
		return
	}
	up := e.parent[b]
	if up == none {
		e.depth[b], e.jump[b], e.top[b], e.sum[b] = 0, b, b, e.z[b]
		return
	}
	e.indexBlossom(up)
	e.depth[b], e.jump[b], e.top[b], e.sum[b] = e.depth[up]+1, up, e.top[up], e.sum[up].add(e.z[b])
	one := e.jump[up]
	if two := e.jump[one]; e.depth[up]-e.depth[one] == e.depth[one]-e.depth[two] {
		e.jump[b] = two
	}
}

// commonSum returns the sum of the values of the blossoms that hold both vertices, as indexed. They
// are in the same node at the top.
func (e *engine) commonSum(u, v int32) value {
	b, c := e.parent[u], e.parent[v]
	if e.depth[b] < e.depth[c] {
		b, c = c, b
	}
	for e.depth[b] > e.depth[c] {
		if up := e.jump[b]; e.depth[up] >= e.depth[c] {
			b = up
		} else {
			b = e.parent[b]
		}
	}
	for b != c {
		if e.jump[b] != e.jump[c] {
			b, c = e.jump[b], e.jump[c]
		} else {
			b, c = e.parent[b], e.parent[c]
		}
	}
	return e.sum[b]
}

// setsOver returns the sum of the values of the blossoms that hold both vertices, as indexed. It writes
// nothing.
func (e *engine) setsOver(u, v int32) value {
	b, c := e.parent[u], e.parent[v]
	if b == none || c == none || e.top[b] != e.top[c] {
		return value{}
	}
	return e.commonSum(u, v)
}
