package blossom

// unionFind says which node at the top holds a vertex: each such node has a set, to which links lead from the
// sets of its vertices (Tarjan, "Efficiency of a good but not linear set union algorithm", 1975). A vertex's own set is
// its number. When a blossom is split, its set goes to the largest of its children, so that only what is in the others
// must be linked anew.
//
// Links may still lead through a set that was left. So each new blossom takes a set that none has had, until there are
// none; then all are numbered anew.
type unionFind struct {
	link      []int32 // of each set: one nearer to that of the node at the top, or itself
	owner     []int32 // of a set that links to itself: the node
	setsTaken int32   // so many sets are
}

// setsFor is how many there are for n vertices: each has one, and of blossoms, of which there are at most half
// as many, all can have another three times before they begin anew.
func setsFor(n int) int { return 3 * n }

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
func (e *engine) inUse(b int32) bool { return e.set[b] != none }

// atTop reports whether a node is in use and at the top.
func (e *engine) atTop(b int32) bool { return e.parent[b] == none && e.inUse(b) }

// newSet takes a set.
func (e *engine) newSet() int32 {
	if int(e.setsTaken) == len(e.link) {
		e.renumberSets()
	}
	e.setsTaken++
	return e.setsTaken - 1
}

// union makes a blossom that was closed, with a set of its own, the one that its vertices are found in.
func (e *engine) union(b, p int32) {
	e.set[b], e.link[p], e.owner[p] = p, p, b
	e.count[b] = 0
	for c := e.head[b]; ; {
		e.count[b] += e.count[c]
		e.link[e.set[c]] = p
		if c = e.next[c]; c == e.head[b] {
			return
		}
	}
}

// split makes the children of blossom b nodes at the top, in which their vertices are found.
func (e *engine) split(b int32) {
	largest := e.head[b]
	for c := e.next[largest]; c != e.head[b]; c = e.next[c] {
		if e.count[c] > e.count[largest] {
			largest = c
		}
	}
	for c := e.head[b]; ; {
		e.parent[c] = none
		if c == largest && c >= e.n {
			e.set[c] = e.set[b]
			e.owner[e.set[c]] = c
		} else {
			e.relink(c)
		}
		if c = e.next[c]; c == e.head[b] {
			return
		}
	}
}

// relink links what is in node c to its set.
func (e *engine) relink(c int32) {
	p := e.set[c]
	e.link[p], e.owner[p] = p, c
	for x := e.first[c]; ; x = e.after[x] {
		e.link[x] = p
		if x == e.last[c] {
			return
		}
	}
}

// renumberSets gives every blossom a set anew.
func (e *engine) renumberSets() {
	e.setsTaken = e.n
	for b := e.n; b < e.nodes(); b++ {
		if e.inUse(b) {
			e.set[b] = e.setsTaken
			e.setsTaken++
		}
	}
	for b := e.n; b < e.nodes(); b++ {
		if e.atTop(b) {
			e.relink(b)
		}
	}
}
