package blossom

// settle makes a start of the values, partners and blossoms of another graph with the same vertices. Where
// the values over an edge are too low, those of one end are raised; blossoms of which an edge is no longer
// there or not tight are opened, and likewise partners parted; and vertices without partner are lowered.
func (e *engine) settle() error {
	if err := e.keepIntact(); err != nil {
		return err
	}
	if err := e.raiseWhereLow(); err != nil {
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
		e.openAll()
		return e.settle()
	}
	return e.lowerAll()
}

// keepIntact opens the blossoms that cannot be kept, and of those inside these as many as needed.
func (e *engine) keepIntact() error {
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
		if e.intact(b, value{}) {
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
		e.open(b)
	}
	return nil
}

// intact reports whether all edges that hold a blossom together, and those inside it, are there and tight;
// around is the sum of the values of the blossoms around it.
func (e *engine) intact(b int32, around value) bool {
	around = around.add(e.z[b])
	for c := e.head[b]; ; {
		if !e.tight(e.outU[c], e.outV[c], around) || c >= e.n && !e.intact(c, around) {
			return false
		}
		if c = e.next[c]; c == e.head[b] {
			return true
		}
	}
}

// raiseWhereLow raises vertices outside blossoms until the values over each edge are enough for it, first
// those without partner, who lose least by it; of edges of which both ends are in blossoms, those of one end
// are opened.
func (e *engine) raiseWhereLow() error {
	e.measure()
	for _, alone := range []bool{true, false} {
		for v := range e.n {
			if alone && (e.mate[v] != none || e.parent[v] != none) {
				continue
			}
			if err := e.raise(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// raise does so with the edges of one vertex.
func (e *engine) raise(v int32) error {
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
			if e.parent[a.to] == none || !low.add(e.over(v, a.to)).negative() {
				continue // the other end will be raised, or there is nothing to raise
			}
			e.openAround(v)
			e.measure()
			if low = e.dual[v].add(e.dual[a.to]).sub(a.worth()); !low.negative() {
				continue
			}
		}
		e.dual[v] = e.dual[v].sub(low)
	}
	return e.pause(len(arcs))
}

// openAll puts vertices in the place of all blossoms. Outside a blossom only its base has a partner; that
// edge is not tight any more, and settle will find that.
func (e *engine) openAll() {
	for v := range e.n {
		e.openAround(v)
	}
}

// openAround does so with those around vertex v; what is inside these is kept.
func (e *engine) openAround(v int32) {
	for b := e.find(v); b >= e.n; b = e.find(v) {
		e.open(b)
	}
}

// blossoms is how many there are.
func (e *engine) blossoms() int { return int(e.nodes()-e.n) - len(e.spare) }

// opened appends the values that vertices would have with no blossoms.
func (e *engine) opened(dual []value) []value {
	e.measure()
	for v, d := range e.dual {
		if b := e.parent[v]; b != none {
			d = d.add(e.sum[b].half())
		}
		dual = append(dual, d)
	}
	return dual
}
