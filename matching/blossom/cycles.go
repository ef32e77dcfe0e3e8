package blossom

// shrink makes a blossom of the cycle that the tight edge between outer vertices u and v closes.
func (e *engine) shrink(u, v int32) {
	head := e.meet(e.find(u), e.find(v))
	toRoot := e.endless && head == e.find(e.root)
	place := e.newPlace()
	b := e.spare[len(e.spare)-1]
	e.spare = e.spare[:len(e.spare)-1]

	c := e.find(u)
	e.join(c, u, v, e.find(v))
	for c != head {
		m := e.mate[e.base[c]]
		t := e.find(m)
		e.join(t, m, e.base[c], c)
		c = e.find(e.viaU[t])
		e.join(c, e.viaU[t], e.viaV[t], t)
	}
	for c = e.find(v); c != head; {
		m := e.mate[e.base[c]]
		t := e.find(m)
		e.join(c, e.base[c], m, t)
		c = e.find(e.viaU[t])
		e.join(t, e.viaV[t], e.viaU[t], c)
	}

	e.parent[b] = none
	e.head[b], e.base[b] = head, e.base[head]
	e.first[b], e.last[b] = e.first[head], e.last[head]
	e.z[b] = value{}.sub(e.clock.twice())
	e.label[b] = outer
	e.tops = append(e.tops, b)
	for c = head; ; {
		e.parent[c] = b
		if c != head {
			e.after[e.last[b]] = e.first[c]
			e.last[b] = e.last[c]
			if toRoot {
				e.note(c)
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
			e.raiseOuter(c, e.clock.twice())
		}
		e.label[c] = apart
		if c = e.next[c]; c == head {
			break
		}
	}
	e.gather(b, place)
}

// note keeps when node c came into one node with the root.
func (e *engine) note(c int32) {
	for x := e.first[c]; ; x = e.after[x] {
		e.joined[x] = e.clock
		if x == e.last[c] {
			return
		}
	}
}

// join makes d follow c on a cycle, over the edge from x in c to y in d.
func (e *engine) join(c, x, y, d int32) {
	e.next[c], e.prev[d] = d, c
	e.outU[c], e.outV[c] = x, y
}

// meet returns the first node that the ways from outer nodes b and c up to the root share.
func (e *engine) meet(b, c int32) int32 {
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
	c := e.childHolding(b, e.viaV[b])
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
	e.scatter(b)
	for c = e.head[b]; ; {
		e.tops = append(e.tops, c)
		switch e.label[c] {
		case inner:
			if c >= e.n {
				e.awaitExpand(c)
			}
		case outer:
			if c >= e.n {
				e.z[c] = e.z[c].sub(e.clock.twice())
			}
			e.raiseOuter(c, e.clock.twice())
		default:
			e.leave(c)
		}
		if c = e.next[c]; c == e.head[b] {
			break
		}
	}
	e.discard(b)
}

// leave takes node c, inner until now, out of the tree.
func (e *engine) leave(c int32) {
	for x := e.first[c]; ; x = e.after[x] {
		e.dual[x] = e.dual[x].add(e.clock)
		e.mark[x] = apart
		if e.from[x] != none {
			e.await(x)
		}
		if x == e.last[c] {
			return
		}
	}
}

// discard returns blossom b, which holds nothing any more.
func (e *engine) discard(b int32) {
	e.label[b] = apart
	e.z[b] = value{}
	e.place[b] = none
	e.spare = append(e.spare, b)
}

// dissolve puts the children of blossom b in its place if it has no value, and so on for them.
func (e *engine) dissolve(b int32) {
	if b < e.n || e.z[b].positive() {
		return
	}
	e.scatter(b)
	for c := e.head[b]; ; {
		following := e.next[c]
		e.dissolve(c)
		if c = following; c == e.head[b] {
			break
		}
	}
	e.discard(b)
}

// childHolding returns the child of blossom b that holds vertex v.
func (e *engine) childHolding(b, v int32) int32 {
	for e.parent[v] != b {
		v = e.parent[v]
	}
	return v
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
			e.turn(p, c, forward)
		}
		e.base[p] = v
		e.move(inBase, p)
		c = p
	}
}

// turn makes child c the head of blossom b: the children on the even way from c, which begins with
// the one that c was matched with, change partners.
func (e *engine) turn(b, c int32, forward bool) {
	head := e.head[b]
	e.head[b] = c
	e.move(inHead, b)
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
		e.move(inMate, x, y)
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
		e.move(inMate, u)
		if m == none {
			return
		}
		t := e.find(m)
		x, y := e.viaU[t], e.viaV[t]
		e.rebase(t, y)
		e.mate[y] = x
		e.move(inMate, y)
		u, p = x, y
	}
}

// What augment changes, as engine.moved has it.
const (
	inMate = iota
	inBase
	inHead
)

// move notes, in a search that goes on, what augment has changed.
func (e *engine) move(array int, at ...int32) {
	if e.endless {
		e.moved[array] = append(e.moved[array], at...)
	}
}
