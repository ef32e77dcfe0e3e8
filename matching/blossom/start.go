package blossom

// greedy gives every vertex the worth of its best edge, which is enough for all edges, then takes
// the vertices in turn: each is lowered until one of its edges is tight and, if the other end has
// no partner, matched along it. Those with few edges, which have least choice, come first (Karp and
// Sipser, "Maximum matching in sparse random graphs", 1981).
func (e *engine) greedy() error {
	if err := e.raiseAll(); err != nil {
		return err
	}
	return e.lowerAll()
}

// raiseAll gives every vertex the worth of its best edge.
func (e *engine) raiseAll() error {
	for v := range e.n {
		arcs := e.at(v)
		if len(arcs) == 0 {
			continue
		}
		if err := e.pause(len(arcs)); err != nil {
			return err
		}
		top := arcs[0].worth()
		for _, a := range arcs {
			if w := a.worth(); top.less(w) {
				top = w
			}
		}
		e.dual[v] = top.half()
	}
	return nil
}

// lowerAll takes the vertices without partner in turn, as greedy does.
func (e *engine) lowerAll() error {
	for _, v := range e.byDegree() {
		if !e.free(v) {
			continue
		}
		if err := e.pause(int(e.off[v+1] - e.off[v])); err != nil {
			return err
		}
		e.lower(v)
	}
	return nil
}

// byDegree lists the vertices, those with few arcs first; from so many on it makes no difference.
func (e *engine) byDegree() []int32 {
	const most = 64
	var from [most + 2]int32
	class := func(v int32) int32 { return min(most, e.off[v+1]-e.off[v]) }
	for v := range e.n {
		from[class(v)+1]++
	}
	for k := range most {
		from[k+1] += from[k]
	}
	order := make([]int32, e.n)
	for v := range e.n {
		k := class(v)
		order[from[k]] = v
		from[k]++
	}
	return order
}

// free reports whether vertex v, which is in no blossom, has no partner and is not half matched.
func (e *engine) free(v int32) bool { return e.mate[v] == none && e.cycle[v] == none }

// lower gives vertex v, which has no partner, the least value that its arcs allow it, and the partner
// at the other end of the arc that asks for it, if that has none.
func (e *engine) lower(v int32) {
	least, to := value{}, none
	for _, a := range e.at(v) {
		need := a.worth().sub(e.dual[a.to])
		if least.less(need) || need == least && (to == none || !e.free(to)) {
			least, to = need, a.to
		}
	}
	e.dual[v] = least
	if to != none && e.free(to) {
		e.mate[v], e.mate[to] = to, v
	}
}

// settle makes a start of the values and partners of another graph with the same vertices, in which
// there are no blossoms: where a value is too low for the edges it is raised, partners whose edge is
// no longer there or not tight are parted, and vertices without partner are lowered.
func (e *engine) settle() error {
	for v := range e.n {
		arcs := e.at(v)
		if len(arcs) == 0 {
			e.dual[v] = value{}
		}
		if err := e.pause(len(arcs)); err != nil {
			return err
		}
		for _, a := range arcs {
			if need := a.worth().sub(e.dual[a.to]); e.dual[v].less(need) {
				e.dual[v] = need
			}
		}
	}
	for v := range e.n {
		if u := e.mate[v]; u > v && !e.tight(v, u) {
			e.mate[v], e.mate[u] = none, none
		}
	}
	return e.lowerAll()
}

// tight reports whether there is an edge from v to u that is worth the values of its ends.
func (e *engine) tight(v, u int32) bool {
	for _, a := range e.at(v) {
		if a.to == u {
			return a.worth() == e.dual[v].add(e.dual[u])
		}
	}
	return false
}

// relax grows a tree from every vertex that lacks a partner and is not at zero. An odd cycle is
// not shrunk: it becomes half matched, each of its edges counting half, and is matched in full as
// soon as another tree takes one of its vertices.
func (e *engine) relax() error {
	for v := range e.n {
		if e.free(v) && e.dual[v].positive() {
			if err := e.relaxFrom(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// relaxAnew lowers the vertices without partner first, for where edges were let in there are many and
// their values are high.
func (e *engine) relaxAnew() error {
	if err := e.lowerAll(); err != nil {
		return err
	}
	return e.relax()
}

// unhalve leaves one vertex of each half-matched cycle without partner. It fails only when the
// work has been called off.
func (e *engine) unhalve() error {
	for v := range e.n {
		if e.cycle[v] != none {
			e.breakCycle(v)
		}
	}
	return e.ctx.Err()
}

// relaxFrom grows one such tree from root, until root has a partner, is half matched or at zero.
func (e *engine) relaxFrom(root int32) error {
	e.moved = true
	e.clock, e.bound = value{}, beyond
	e.agenda = e.agenda[:0]
	e.mark[root] = outer
	e.seen = append(e.seen[:0], root)
	e.relaxScan(root)
	for len(e.agenda) > 0 && e.agenda[0].at.less(e.bound) {
		ev := e.agenda.pop()
		v := ev.v
		if e.mark[v] != apart || ev.at != e.best[v].add(e.dual[v]) {
			continue
		}
		e.clock = ev.at
		e.mark[v] = inner
		e.dual[v] = e.dual[v].sub(e.clock)
		u := e.mate[v]
		if e.from[u] == none {
			e.seen = append(e.seen, u)
		}
		e.mark[u] = outer
		e.dual[u] = e.dual[u].add(e.clock)
		if err := e.pause(int(e.off[u+1] - e.off[u])); err != nil {
			return err
		}
		e.relaxScan(u)
	}
	e.relaxEnd()
	return nil
}

// relaxScan looks along the arcs of a vertex that has become outer.
func (e *engine) relaxScan(u int32) {
	du := e.dual[u]
	if du.less(e.bound) {
		e.bound, e.goal, e.ended = du, u, atZero
	}
	for _, a := range e.at(u) {
		t := du.sub(a.worth())
		if !t.less(e.bound) {
			continue
		}
		v := a.to
		if e.mark[v] == outer {
			if at := t.add(e.dual[v]).half(); at.less(e.bound) {
				e.bound, e.goal, e.closing, e.ended = at, u, v, atCycle
			}
			continue
		}
		if e.mark[v] == inner || !t.less(e.best[v]) {
			continue
		}
		at := t.add(e.dual[v])
		if !at.less(e.bound) {
			continue
		}
		if e.from[v] == none {
			e.seen = append(e.seen, v)
		}
		e.best[v], e.from[v] = t, u
		if e.mate[v] == none {
			e.bound, e.goal, e.ended = at, v, atFree
		} else {
			e.agenda.push(event{at, grow, v})
		}
	}
}

// relaxEnd stops the clock at the bound, and moves partners along the tree towards the goal.
func (e *engine) relaxEnd() {
	e.rest()
	switch e.ended {
	case atZero:
		e.shift(e.goal, none)
	case atFree:
		if e.cycle[e.goal] != none {
			e.breakCycle(e.goal)
		}
		e.shift(e.from[e.goal], e.goal)
	case atCycle:
		e.halve(e.goal, e.closing)
	}
	e.forget()
}

// rest turns the clock's part in the values of vertices into values of their own.
func (e *engine) rest() {
	e.clock = e.bound
	for _, v := range e.seen {
		switch e.mark[v] {
		case outer:
			e.dual[v] = e.dual[v].sub(e.clock)
		case inner:
			e.dual[v] = e.dual[v].add(e.clock)
		}
		e.mark[v] = apart
	}
}

// forget clears what the search noted about vertices.
func (e *engine) forget() {
	for _, v := range e.seen {
		e.best[v], e.from[v] = beyond, none
	}
	e.seen = e.seen[:0]
}

// shift gives outer vertex u the partner p, the partner it had to the outer vertex before, and so
// on up to the root of a tree without blossoms.
func (e *engine) shift(u, p int32) {
	for {
		v := e.mate[u]
		e.mate[u] = p
		if p != none {
			e.mate[p] = u
		}
		if v == none {
			return
		}
		u, p = e.from[v], v
	}
}

// halve makes the odd cycle closed by outer vertices u and v half matched, and moves partners from
// where it leaves the tree up to the root.
func (e *engine) halve(u, v int32) {
	e.stamps++
	for x := u; ; x = e.from[e.mate[x]] {
		e.stamp[x] = e.stamps
		if e.mate[x] == none {
			break
		}
	}
	top := v
	for e.stamp[top] != e.stamps {
		top = e.from[e.mate[top]]
	}
	e.shift(top, none)
	e.cycle[u] = v
	for x := u; x != top; {
		y := e.mate[x]
		up := e.from[y]
		e.cycle[y], e.cycle[up] = x, y
		e.mate[x], e.mate[y] = none, none
		x = up
	}
	for x := v; x != top; {
		y := e.mate[x]
		up := e.from[y]
		e.cycle[x], e.cycle[y] = y, up
		e.mate[x], e.mate[y] = none, none
		x = up
	}
}

// breakCycle matches the half-matched cycle of v without v.
func (e *engine) breakCycle(v int32) {
	x := e.cycle[v]
	e.cycle[v] = none
	for x != v {
		y := e.cycle[x]
		following := e.cycle[y]
		e.mate[x], e.mate[y] = y, x
		e.cycle[x], e.cycle[y] = none, none
		x = following
	}
}
