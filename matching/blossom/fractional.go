package blossom

// fractional grows a tree from every vertex that lacks a partner and is not at zero. An odd cycle is
// not shrunk: it becomes half matched, each of its edges counting half, and is matched in full as
// soon as another tree takes one of its vertices.
func (e *engine) fractional() error {
	for v := range e.n {
		if e.exposed(v) && e.dual[v].positive() {
			if err := e.fractionalTree(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// fractionalAnew lowers the vertices without partner first, for where edges were let in there are many and
// their values are high.
func (e *engine) fractionalAnew() error {
	if err := e.lowerAll(); err != nil {
		return err
	}
	return e.fractional()
}

// breakCycles leaves one vertex of each half-matched cycle without partner. It fails only when the
// work has been called off.
func (e *engine) breakCycles() error {
	for v := range e.n {
		if e.cycle[v] != none {
			e.breakCycle(v)
		}
	}
	return e.ctx.Err()
}

// fractionalTree grows one such tree from root, until root has a partner, is half matched or at zero.
func (e *engine) fractionalTree(root int32) error {
	e.changed = true
	e.clock, e.bound = value{}, beyond
	e.agenda = e.agenda[:0]
	e.mark[root] = outer
	e.touched = append(e.touched[:0], root)
	e.fractionalScan(root)
	for grown, moves := 0, 0; len(e.agenda) > 0 && e.agenda[0].at.less(e.bound); grown++ {
		ev := e.agenda.pop()
		v := ev.v
		if e.clock.less(ev.at) {
			if moves++; e.largest > 0 && grown > e.largest && moves > fewMoves {
				e.bound, e.ended = ev.at, givenUp
				break
			}
		}
		if e.mark[v] != unlabelled || ev.at != e.best[v].add(e.dual[v]) {
			continue
		}
		e.clock = ev.at
		e.mark[v] = inner
		e.dual[v] = e.dual[v].sub(e.clock)
		u := e.mate[v]
		if e.from[u] == none {
			e.touched = append(e.touched, u)
		}
		e.mark[u] = outer
		e.dual[u] = e.dual[u].add(e.clock)
		if err := e.pause(int(e.off[u+1] - e.off[u])); err != nil {
			return err
		}
		e.fractionalScan(u)
	}
	e.fractionalEnd()
	return nil
}

// fractionalScan looks along the arcs of a vertex that has become outer.
func (e *engine) fractionalScan(u int32) {
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
			e.touched = append(e.touched, v)
		}
		e.best[v], e.from[v] = t, u
		if e.mate[v] == none {
			e.bound, e.goal, e.ended = at, v, atFree
		} else {
			e.agenda.push(event{at, grow, v})
		}
	}
}

// fractionalEnd stops the clock at the bound, and moves partners along the tree towards the goal.
func (e *engine) fractionalEnd() {
	e.applyDualAdjustment()
	switch e.ended {
	case atZero:
		e.augmentPlain(e.goal, none)
	case atFree:
		if e.cycle[e.goal] != none {
			e.breakCycle(e.goal)
		}
		e.augmentPlain(e.from[e.goal], e.goal)
	case atCycle:
		e.halveCycle(e.goal, e.closing)
	}
	e.clearTouched()
}

// applyDualAdjustment turns the clock's part in the values of vertices into values of their own.
func (e *engine) applyDualAdjustment() {
	e.clock = e.bound
	for _, v := range e.touched {
		switch e.mark[v] {
		case outer:
			e.dual[v] = e.dual[v].sub(e.clock)
		case inner:
			e.dual[v] = e.dual[v].add(e.clock)
		}
		e.mark[v] = unlabelled
	}
}

// clearTouched clears what the search noted about vertices.
func (e *engine) clearTouched() {
	for _, v := range e.touched {
		e.best[v], e.from[v] = beyond, none
	}
	e.touched = e.touched[:0]
}

// augmentPlain gives outer vertex u the partner p, the partner it had to the outer vertex before, and so
// on up to the root of a tree without blossoms.
func (e *engine) augmentPlain(u, p int32) {
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

// halveCycle makes the odd cycle closed by outer vertices u and v half matched, and moves partners from
// where it leaves the tree up to the root.
func (e *engine) halveCycle(u, v int32) {
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
	e.augmentPlain(top, none)
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
