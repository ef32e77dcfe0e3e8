package blossom

// searchExposed searches from every vertex that lacks a partner and is not at zero.
func (e *engine) searchExposed() error {
	for v := range e.n {
		if e.mate[v] == none && e.dual[v].positive() {
			if err := e.search(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// search grows one tree from root, which has no partner, and leaves it with one or at zero.
func (e *engine) search(root int32) error {
	e.changed = true
	if err := e.growTree(root); err != nil {
		return err
	}
	e.endSearch()
	return nil
}

// growTree grows the tree of a search until the clock is at the bound.
func (e *engine) growTree(root int32) error {
	e.clock, e.bound = value{}, beyond
	e.agenda, e.queue = e.agenda[:0], e.queue[:0]
	e.touched, e.treeNodes = e.touched[:0], e.treeNodes[:0]
	e.addOuter(e.find(root))
	if err := e.scanQueue(); err != nil {
		return err
	}
	for len(e.agenda) > 0 && e.agenda[0].at.less(e.bound) {
		if err := e.pause(0); err != nil {
			return err
		}
		ev := e.agenda.pop()
		switch {
		case ev.u == grow:
			if e.mark[ev.v] != unlabelled || ev.at != e.best[ev.v].add(e.dual[ev.v]) {
				continue
			}
			e.clock = ev.at
			e.grow(ev.v)
		case ev.u == expand:
			if e.label[ev.v] != inner || !e.atTop(ev.v) {
				continue
			}
			e.clock = ev.at
			e.expand(ev.v)
		default:
			if e.find(ev.u) == e.find(ev.v) {
				continue
			}
			e.clock = ev.at
			e.shrink(ev.u, ev.v)
		}
		if err := e.scanQueue(); err != nil {
			return err
		}
	}
	return nil
}

// grow takes the node of v, reached over v's best edge, into the tree, and its partner's.
func (e *engine) grow(v int32) {
	b := e.find(v)
	e.label[b] = inner
	e.viaU[b], e.viaV[b] = e.from[v], v
	e.treeNodes = append(e.treeNodes, b)
	for x := e.first[b]; ; x = e.after[x] {
		e.touch(x)
		e.mark[x] = inner
		e.dual[x] = e.dual[x].sub(e.clock)
		if x == e.last[b] {
			break
		}
	}
	if b >= e.n {
		e.scheduleExpand(b)
	}
	if m := e.mate[e.base[b]]; m != gone {
		e.addOuter(e.find(m))
	}
}

// scheduleExpand enters the value of blossom b, from now on inner, in the clock's terms.
func (e *engine) scheduleExpand(b int32) {
	e.z[b] = e.z[b].add(e.clock.twice())
	if at := e.z[b].half(); at.less(e.bound) {
		e.agenda.push(event{at, expand, b})
	}
}

// addOuter takes a node into the tree as an outer one.
func (e *engine) addOuter(b int32) {
	e.label[b] = outer
	e.treeNodes = append(e.treeNodes, b)
	if b >= e.n {
		e.z[b] = e.z[b].sub(e.clock.twice())
	}
	e.markOuter(b, e.clock)
}

// markOuter makes the vertices of b outer: by is what their dual lacks in an outer vertex's
// terms. They wait in the queue to be scanned.
func (e *engine) markOuter(b int32, by value) {
	for x := e.first[b]; ; x = e.after[x] {
		e.touch(x)
		e.mark[x] = outer
		e.dual[x] = e.dual[x].add(by)
		switch {
		case e.forest != nil:
			e.mayFall(x)
		case !e.endless && e.dual[x].less(e.bound):
			e.bound, e.goal, e.ended = e.dual[x], x, atZero
		}
		e.queue = append(e.queue, x)
		if x == e.last[b] {
			return
		}
	}
}

// touch remembers to tidy up vertex x; it is called before x is marked or gets a best edge.
func (e *engine) touch(x int32) {
	if e.mark[x] == unlabelled && e.from[x] == none {
		e.touched = append(e.touched, x)
	}
}

// scanQueue scans the vertices that have become outer.
func (e *engine) scanQueue() error {
	for len(e.queue) > 0 {
		u := e.queue[len(e.queue)-1]
		e.queue = e.queue[:len(e.queue)-1]
		if err := e.pause(int(e.off[u+1] - e.off[u])); err != nil {
			return err
		}
		e.scan(u)
	}
	return nil
}

// scan looks along the arcs of an outer vertex. Values of vertices unlabelled or inner are not negative
// and those of outer ones not below the bound, so arcs that fail the first test can matter neither
// now nor, for the bound only falls, later.
func (e *engine) scan(u int32) {
	du := e.dual[u]
	for _, a := range e.at(u) {
		t := du.sub(a.worth())
		if !t.less(e.bound) {
			continue
		}
		v := a.to
		if e.mark[v] == outer {
			at := t.add(e.dual[v]).half()
			if at.less(e.bound) && e.find(u) != e.find(v) {
				e.agenda.push(event{at, u, v})
			}
			continue
		}
		if !t.less(e.best[v]) {
			continue
		}
		e.touch(v)
		e.best[v], e.from[v] = t, u
		if e.mark[v] == unlabelled {
			e.scheduleGrow(v)
		}
	}
}

// scheduleGrow enters in the agenda that v, which is unlabelled, is reached over its best edge.
func (e *engine) scheduleGrow(v int32) {
	at := e.best[v].add(e.dual[v])
	if !at.less(e.bound) {
		return
	}
	if e.forest == nil && e.mate[e.base[e.find(v)]] == none {
		e.bound, e.goal, e.ended = at, v, atFree
		return
	}
	e.agenda.push(event{at, grow, v})
}

// endSearch stops the clock at the bound, moves partners along the tree towards the goal, and expands
// the blossoms that are left without value.
func (e *engine) endSearch() {
	e.applyDualAdjustment()
	for _, b := range e.treeNodes {
		if b >= e.n && e.atTop(b) {
			switch e.label[b] {
			case outer:
				e.z[b] = e.z[b].add(e.clock.twice())
			case inner:
				e.z[b] = e.z[b].sub(e.clock.twice())
			}
		}
		e.label[b] = unlabelled
	}
	switch e.ended {
	case atZero:
		e.augment(e.goal, none)
	case atFree:
		v, u := e.goal, e.from[e.goal]
		e.rebase(e.find(v), v)
		e.augment(u, v)
		e.mate[v] = u
	}
	e.clearTouched()
	for _, b := range e.treeNodes {
		if b >= e.n && e.atTop(b) {
			e.expandZero(b)
		}
	}
}
