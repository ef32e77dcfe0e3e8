package blossom

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
	e.changed = true
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
