package blossom

// shrink makes a blossom of the cycle that the tight edge between outer vertices u and v closes.
func (e *engine) shrink(u, v int32) {
	head := e.commonAncestor(e.find(u), e.find(v))
	toRoot := e.endless && head == e.find(e.root)
	place := e.newSet()
	b := e.unused[len(e.unused)-1]
	e.unused = e.unused[:len(e.unused)-1]

	c := e.find(u)
	e.linkCycle(c, u, v, e.find(v))
	for c != head {
		m := e.mate[e.base[c]]
		t := e.find(m)
		e.linkCycle(t, m, e.base[c], c)
		c = e.find(e.viaU[t])
		e.linkCycle(c, e.viaU[t], e.viaV[t], t)
	}
	for c = e.find(v); c != head; {
		m := e.mate[e.base[c]]
		t := e.find(m)
		e.linkCycle(c, e.base[c], m, t)
		c = e.find(e.viaU[t])
		e.linkCycle(t, e.viaV[t], e.viaU[t], c)
	}

	e.parent[b] = none
	e.head[b], e.base[b] = head, e.base[head]
	e.first[b], e.last[b] = e.first[head], e.last[head]
	e.z[b] = value{}.sub(e.clock.twice())
	e.label[b] = outer
	e.treeNodes = append(e.treeNodes, b)
	for c = head; ; {
		e.parent[c] = b
		if c != head {
			e.after[e.last[b]] = e.first[c]
			e.last[b] = e.last[c]
			if toRoot {
				e.noteJoined(c)
			}
		}
		if c >= e.n {
			if e.label[c] == outer {
				e.z[c] = e.z[c].add(e.clock.twice())
			} else {
				e.z[c] = e.z[c].sub(e.clock.twice())
			}
		}
		if e.label[c] == inner {
			e.markOuter(c, e.clock.twice())
		}
		e.label[c] = unlabelled
		if c = e.next[c]; c == head {
			break
		}
	}
	e.union(b, place)
}

// noteJoined keeps when node c came into one node with the root.
func (e *engine) noteJoined(c int32) {
	for x := e.first[c]; ; x = e.after[x] {
		e.joined[x] = e.clock
		if x == e.last[c] {
			return
		}
	}
}

// linkCycle makes d follow c on a cycle, over the edge from x in c to y in d.
func (e *engine) linkCycle(c, x, y, d int32) {
	e.next[c], e.prev[d] = d, c
	e.outU[c], e.outV[c] = x, y
}

// commonAncestor returns the first node that the ways from outer nodes b and c up to the root share.
func (e *engine) commonAncestor(b, c int32) int32 {
	e.stamps++
	for {
		if b != none {
			if e.stamp[b] == e.stamps {
				return b
			}
			e.stamp[b] = e.stamps
			if m := e.mate[e.base[b]]; m != none {
				b = e.find(e.viaU[e.find(m)])
			} else {
				b = none
			}
		}
		b, c = c, b
		if b == none {
			b, c = c, b
		}
	}
}

// expand puts the children of inner blossom b, whose value is used up, in its place: those on the
// even way from where the tree enters to the base stay in the tree, the others leave it.
func (e *engine) expand(b int32) {
	e.split(b)
	c := e.find(e.viaV[b])
	e.label[c], e.viaU[c], e.viaV[c] = inner, e.viaU[b], e.viaV[b]
	forward := e.outU[c] == e.base[c] && e.outV[c] == e.mate[e.base[c]]
	for c != e.head[b] {
		if forward {
			s := e.next[c]
			c = e.next[s]
			e.viaU[c], e.viaV[c] = e.outU[s], e.outV[s]
			e.label[s] = outer
		} else {
			s := e.prev[c]
			c = e.prev[s]
			e.viaU[c], e.viaV[c] = e.outV[c], e.outU[c]
			e.label[s] = outer
		}
		e.label[c] = inner
	}
	for c = e.head[b]; ; {
		e.treeNodes = append(e.treeNodes, c)
		switch e.label[c] {
		case inner:
			if c >= e.n {
				e.scheduleExpand(c)
			}
		case outer:
			if c >= e.n {
				e.z[c] = e.z[c].sub(e.clock.twice())
			}
			e.markOuter(c, e.clock.twice())
		default:
			e.leaveTree(c)
		}
		if c = e.next[c]; c == e.head[b] {
			break
		}
	}
	e.release(b)
}

// leaveTree takes node c, inner until now, out of the tree.
func (e *engine) leaveTree(c int32) {
	for x := e.first[c]; ; x = e.after[x] {
		e.dual[x] = e.dual[x].add(e.clock)
		e.mark[x] = unlabelled
		switch {
		case e.forest != nil:
			e.lookAround(x)
		case e.from[x] != none:
			e.scheduleGrow(x)
		}
		if x == e.last[c] {
			return
		}
	}
}

// release returns blossom b, which holds nothing any more.
func (e *engine) release(b int32) {
	e.label[b] = unlabelled
	e.z[b] = value{}
	e.set[b] = none
	e.unused = append(e.unused, b)
}

// expandZero puts the children of blossom b in its place if it has no value, and so on for them.
func (e *engine) expandZero(b int32) {
	if b < e.n || e.z[b].positive() {
		return
	}
	e.split(b)
	for c := e.head[b]; ; {
		following := e.next[c]
		e.expandZero(c)
		if c = following; c == e.head[b] {
			break
		}
	}
	e.release(b)
}

// rebase moves partners inside node b so that vertex v becomes the one partnered outside. It goes
// up the nodes around v, turning each cycle.
func (e *engine) rebase(b, v int32) {
	was, out := v, e.mate[v] // the base of c before, and its partner
	for c := v; c != b; {
		p := e.parent[c]
		if e.head[p] != c {
			forward := e.outU[c] == was && e.outV[c] == out
			was, out = e.base[p], e.mate[e.base[p]]
			e.rotate(p, c, forward)
		}
		e.base[p] = v
		e.recordMove(inBase, p)
		c = p
	}
}

// rotate makes child c the head of blossom b: the children on the even way from c, which begins with
// the one that c was matched with, change partners.
func (e *engine) rotate(b, c int32, forward bool) {
	head := e.head[b]
	e.head[b] = c
	e.recordMove(inHead, b)
	for c != head {
		var x, y, p, q int32
		if forward {
			p = e.next[c]
			q = e.next[p]
			x, y = e.outU[p], e.outV[p]
		} else {
			p = e.prev[c]
			q = e.prev[p]
			x, y = e.outV[q], e.outU[q]
		}
		e.rebase(p, x)
		e.rebase(q, y)
		e.mate[x], e.mate[y] = y, x
		e.recordMove(inMate, x, y)
		c = q
	}
}

// augment gives outer vertex u the partner p, the partner its node had to the outer node before,
// and so on up to the root.
func (e *engine) augment(u, p int32) {
	for k := range e.moved {
		e.moved[k] = e.moved[k][:0]
	}
	for {
		s := e.find(u)
		m := e.mate[e.base[s]]
		e.rebase(s, u)
		e.mate[u] = p
		e.recordMove(inMate, u)
		if m == none {
			return
		}
		t := e.find(m)
		x, y := e.viaU[t], e.viaV[t]
		e.rebase(t, y)
		e.mate[y] = x
		e.recordMove(inMate, y)
		u, p = x, y
	}
}

// What augment changes, as engine.moved has it.
const (
	inMate = iota
	inBase
	inHead
)

// recordMove notes, in a search that goes on, what augment has changed.
func (e *engine) recordMove(array int, at ...int32) {
	if e.endless {
		e.moved[array] = append(e.moved[array], at...)
	}
}
