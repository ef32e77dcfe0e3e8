package blossom

// places say which node at the top holds a vertex: each such node has a place, to which links lead from the
// places of its vertices (union-find: Tarjan, "Efficiency of a good but not linear set union algorithm", 1975).
// A vertex's own place is its number. When a blossom is put apart, its place goes to the largest of its
// children, so that only what is in the others must be linked anew.
//
// A place that was left may still be on somebody's way. So each new blossom takes a place that nobody has
// had, until there are none; then all begin anew.
type places struct {
	link  []int32 // of each place: one nearer to that of the node at the top, or itself
	owner []int32 // of a place that links to itself: the node
	taken int32   // so many places are
}

// placesFor is how many there are for n vertices: each has one, and of blossoms, of which there are at most half
// as many, all can have another three times before they begin anew.
func placesFor(n int) int { return 3 * n }

// find returns the node at the top that holds vertex x.
func (e *engine) find(x int32) int32 {
	for {
		up := e.link[x]
		if up == x {
			return e.owner[x]
		}
		e.link[x] = e.link[up]
		x = up
	}
}

// nodes is how many vertices and blossoms there are, those not in use included.
func (e *engine) nodes() int32 { return int32(len(e.parent)) }

// inUse reports whether there is a blossom of this number.
func (e *engine) inUse(b int32) bool { return e.place[b] != none }

// atTop reports whether a node is in use and at the top.
func (e *engine) atTop(b int32) bool { return e.parent[b] == none && e.inUse(b) }

// newPlace takes a place.
func (e *engine) newPlace() int32 {
	if int(e.taken) == len(e.link) {
		e.replace()
	}
	e.taken++
	return e.taken - 1
}

// gather makes a blossom that was closed, with a place of its own, the one that its vertices are found in.
func (e *engine) gather(b, p int32) {
	e.place[b], e.link[p], e.owner[p] = p, p, b
	e.count[b] = 0
	for c := e.head[b]; ; {
		e.count[b] += e.count[c]
		e.link[e.place[c]] = p
		if c = e.next[c]; c == e.head[b] {
			return
		}
	}
}

// scatter makes the children of blossom b nodes at the top, in which their vertices are found.
func (e *engine) scatter(b int32) {
	largest := e.head[b]
	for c := e.next[largest]; c != e.head[b]; c = e.next[c] {
		if e.count[c] > e.count[largest] {
			largest = c
		}
	}
	for c := e.head[b]; ; {
		e.parent[c] = none
		if c == largest && c >= e.n {
			e.place[c] = e.place[b]
			e.owner[e.place[c]] = c
		} else {
			e.settleIn(c)
		}
		if c = e.next[c]; c == e.head[b] {
			return
		}
	}
}

// settleIn links what is in node c to its place.
func (e *engine) settleIn(c int32) {
	p := e.place[c]
	e.link[p], e.owner[p] = p, c
	for x := e.first[c]; ; x = e.after[x] {
		e.link[x] = p
		if x == e.last[c] {
			return
		}
	}
}

// replace gives every blossom a place anew.
func (e *engine) replace() {
	e.taken = e.n
	for b := e.n; b < e.nodes(); b++ {
		if e.inUse(b) {
			e.place[b] = e.taken
			e.taken++
		}
	}
	for b := e.n; b < e.nodes(); b++ {
		if e.atTop(b) {
			e.settleIn(b)
		}
	}
}
