package blossom

// warmStart makes a start of the values, partners and blossoms of another graph with the same vertices. Where
// the slack of an edge is negative, one end is raised; blossoms of which an edge is no longer there or not tight are
// broken up, and likewise partners parted; and exposed vertices are lowered.
func (e *engine) warmStart() error {
	if err := e.keepTightBlossoms(); err != nil {
		return err
	}
	if err := e.raiseInfeasible(); err != nil {
		return err
	}
	lone := 0
	for v := range e.n {
		if u := e.mate[v]; u > v && e.find(u) != e.find(v) && !e.tight(v, u, value{}) {
			e.mate[v], e.mate[u] = none, none
		}
		if e.mate[v] == none && e.dual[v].positive() {
			lone++
		}
	}
	// From so many vertices on, it is better to begin without blossoms.
	if many := int(e.n) / 16; lone > many && e.blossoms() > 0 {
		e.breakUpAll()
		return e.warmStart()
	}
	return e.lowerAll()
}

// keepTightBlossoms breaks up the blossoms that cannot be kept, and of those inside these as many as needed.
func (e *engine) keepTightBlossoms() error {
	defer e.handDown()
	var check []int32
	for b := e.n; b < e.nodes(); b++ {
		if e.atTop(b) {
			check = append(check, b)
		}
	}
	for len(check) > 0 {
		b := check[len(check)-1]
		check = check[:len(check)-1]
		if err := e.pause(1); err != nil {
			return err
		}
		if e.isTight(b, e.owed[b].twice()) {
			continue
		}
		for c := e.head[b]; ; {
			if c >= e.n {
				check = append(check, c)
			}
			if c = e.next[c]; c == e.head[b] {
				break
			}
		}
		e.breakUp(b)
	}
	return nil
}

// isTight reports whether all edges that hold a blossom together, and those inside it, are there and tight;
// commonSum is the sum of the values of the blossoms around it.
func (e *engine) isTight(b int32, around value) bool {
	around = around.add(e.z[b])
	for c := e.head[b]; ; {
		if !e.tight(e.outU[c], e.outV[c], around) || c >= e.n && !e.isTight(c, around) {
			return false
		}
		if c = e.next[c]; c == e.head[b] {
			return true
		}
	}
}

// raiseInfeasible raises vertices outside blossoms until no edge has a negative slack, first exposed ones, which
// lose least by it; of edges of which both ends are in blossoms, those of one end are broken up.
func (e *engine) raiseInfeasible() error {
	e.indexLaminar()
	for _, alone := range []bool{true, false} {
		for v := range e.n {
			if alone && (e.mate[v] != none || e.parent[v] != none) {
				continue
			}
			if err := e.raiseVertex(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// raiseVertex does so with the edges of one vertex.
func (e *engine) raiseVertex(v int32) error {
	arcs := e.at(v)
	if len(arcs) == 0 {
		e.dual[v] = value{}
	}
	for _, a := range arcs {
		low := e.dual[v].add(e.dual[a.to]).sub(a.worth())
		if !low.negative() {
			continue
		}
		if e.parent[v] != none {
			if e.parent[a.to] == none || !low.add(e.setsOver(v, a.to)).negative() {
				continue // the other end will be raised, or there is nothing to raise
			}
			e.breakUpAround(v)
			e.indexLaminar()
			if low = e.dual[v].add(e.dual[a.to]).sub(a.worth()); !low.negative() {
				continue
			}
		}
		e.dual[v] = e.dual[v].sub(low)
	}
	return e.pause(len(arcs))
}

// blossoms is how many there are.
func (e *engine) blossoms() int { return int(e.nodes()-e.n) - len(e.unused) }

// dualsWithoutBlossoms appends the values that vertices would have with no blossoms.
func (e *engine) dualsWithoutBlossoms(dual []value) []value {
	e.indexLaminar()
	for v, d := range e.dual {
		if b := e.parent[v]; b != none {
			d = d.add(e.sum[b].half())
		}
		dual = append(dual, d)
	}
	return dual
}
