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
		if !e.exposed(v) || e.parent[v] != none {
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
	const most = 8
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

// exposed reports whether vertex v has no partner and is not half matched.
func (e *engine) exposed(v int32) bool { return e.mate[v] == none && e.cycle[v] == none }

// lower gives vertex v, which has no partner, the least value that its arcs allow it, and the partner
// at the other end of the arc that asks for it, if that has none.
func (e *engine) lower(v int32) {
	least, to := value{}, none
	for _, a := range e.at(v) {
		need := a.worth().sub(e.dual[a.to])
		if least.less(need) || need == least && (to == none || !e.exposed(to)) {
			least, to = need, a.to
		}
	}
	e.dual[v] = least
	if to != none && e.exposed(to) {
		e.mate[v], e.mate[to] = to, v
	}
}

// tight reports whether there is an edge from v to u that is worth the values of its ends and those of the
// blossoms around both.
func (e *engine) tight(v, u int32, around value) bool {
	for _, a := range e.at(v) {
		if a.to == u {
			return a.worth() == e.dual[v].add(e.dual[u]).add(around)
		}
	}
	return false
}
