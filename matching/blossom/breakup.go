package blossom

// Breaking up a blossom hands half its value to each of its vertices. Where blossoms lie deep in one another, doing so
// for one after the other would visit a vertex once for each blossom around it. So what is handed down stays with the
// children, as owed, until handDown gives it to the vertices in one pass. Between the two, the value of a vertex is what
// whole says.

// breakUp puts the children of blossom b, which is at the top, in its place. handDown has to follow.
func (e *engine) breakUp(b int32) {
	owed := e.owed[b].add(e.z[b].half())
	e.split(b)
	for c := e.head[b]; ; {
		if c < e.n {
			e.dual[c] = e.dual[c].add(owed)
		} else {
			e.owed[c] = owed
		}
		if c = e.next[c]; c == e.head[b] {
			break
		}
	}
	e.owed[b] = value{}
	e.release(b)
}

// handDown gives vertices what is owed to the nodes at the top that hold them.
func (e *engine) handDown() {
	for b := e.n; b < e.nodes(); b++ {
		owed := e.owed[b]
		if owed == (value{}) {
			continue
		}
		e.owed[b] = value{}
		for x := e.first[b]; ; x = e.after[x] {
			e.dual[x] = e.dual[x].add(owed)
			if x == e.last[b] {
				break
			}
		}
	}
}

// whole is the value of a vertex, with what is owed to its node.
func (e *engine) whole(v int32) value {
	if e.parent[v] == none {
		return e.dual[v]
	}
	return e.dual[v].add(e.owed[e.find(v)])
}

// expose takes vertex v out of its blossoms and from its partner. handDown has to follow.
func (e *engine) expose(v int32) {
	if e.cycle[v] != none {
		e.breakCycle(v)
	}
	for {
		b := e.find(v)
		if m := e.mate[e.base[b]]; m != none {
			e.mate[m], e.mate[e.base[b]] = none, none
		}
		if b < e.n {
			return
		}
		e.breakUp(b)
	}
}

// breakUpAll puts vertices in the place of all blossoms. Outside a blossom only its base has a partner; that
// edge is not tight any more, and warmStart will find that.
func (e *engine) breakUpAll() {
	for v := range e.n {
		e.breakUpTo(v)
	}
}

// breakUpAround does so with the blossoms around vertex v; what is inside these is kept.
func (e *engine) breakUpAround(v int32) {
	e.breakUpTo(v)
	e.handDown()
}

// breakUpTo breaks up the blossoms around vertex v. handDown has to follow, unless nothing but vertices is left.
func (e *engine) breakUpTo(v int32) {
	for b := e.find(v); b >= e.n; b = e.find(v) {
		e.breakUp(b)
	}
}
