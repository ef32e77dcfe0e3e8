package blossom

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// Without tells what a matching loses when two vertices are left out: for one of them, all answers about
// the other come out of one search.
//
// It works on a graph that has a perfect matching, and still has one when any two vertices are missing:
// to the vertices that have edges come as many others as there are without partner, and two more. The
// new ones are joined to the old and to each other by edges worth nothing, so that a partner among them
// is none. In it a search from the partner of the vertex left out goes on until it has reached
// everything. When it reaches y, the way to y is the cheapest there is to free y instead; so what leaving
// out both loses is read off the value that y then has (the all-pairs form of the sensitivity of
// matchings: Ball and Derigs, "An analysis of alternative strategies for implementing matching
// algorithms", 1983). Values may fall below zero, for in a perfect matching nobody waits for that.
//
// The first two new vertices have the numbers n and n+1. They may be asked about like the others: leaving
// out one of them leaves out nothing.
type Without struct {
	n       int
	e       *engine
	edges   []Edge  // of the graph without the new vertices
	exposed []int32 // vertices with edges and no partner

	// the perfect matching
	arena     []int32
	dual      []value
	z         []value
	setsTaken int32

	// the search
	x    int32
	end  value      // the clock
	late []value    // vertices' values in an outer vertex's terms
	flip [3][]int32 // what moving partners changes, as it was before: see flipped
}

// Without makes one of the matching that Solve found; more may be nil.
func (s *Solver) Without(ctx context.Context) (*Without, error) {
	if s.e == nil {
		return nil, errors.New("match graph: nothing was solved")
	}
	w := &Without{n: s.n, edges: slices.Clone(s.edges)}
	for v := range s.e.n {
		if s.e.mate[v] == none && len(s.e.at(v)) > 0 {
			w.exposed = append(w.exposed, v)
		}
	}
	all := s.n + 2 + len(w.exposed)
	e := newEngine(ctx, all, true)
	e.cards = counting{s.e.cards.each + 2*lift, s.e.cards.of}
	w.e = e
	for v, d := range s.e.dualsWithoutBlossoms(nil) {
		e.mate[v], e.dual[v] = s.e.mate[v], d.add(pair(lift, 0))
	}
	for v := s.n; v < all; v++ {
		e.dual[v] = pair(lift, 0)
	}
	e.mate[s.n], e.mate[s.n+1] = int32(s.n+1), int32(s.n)
	for k, v := range w.exposed {
		o := int32(s.n + 2 + k)
		e.mate[v], e.mate[o] = o, v
	}
	if err := w.build(); err != nil {
		return nil, err
	}
	for _, step := range []func() error{e.warmStart, e.fractional, e.breakCycles} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	for k, array := range w.flipped() {
		w.flip[k] = make([]int32, len(*array))
	}
	w.late = make([]value, all)
	e.joined = make([]value, all)
	return w, w.perfect()
}

// perfect finds the perfect matching, from what there is of it, for every search to begin with.
func (w *Without) perfect() error {
	e := w.e
	e.endless = false
	err := e.searchExposed()
	e.endless = true
	if err != nil {
		return err
	}
	for v := range e.n {
		if e.mate[v] == none && len(e.at(v)) > 0 {
			return fmt.Errorf("match graph: vertex %d is without partner where there is one for everybody", v)
		}
	}
	w.arena = append(w.arena[:0], e.arena...)
	w.dual, w.z = append(w.dual[:0], e.dual...), append(w.z[:0], e.z...)
	w.setsTaken = e.setsTaken
	return nil
}

// lift is added to every vertex's value and twice to what each edge is worth. It changes nothing for
// perfect matchings, and makes them worth more than all others.
const lift = 2

// build makes the graph of the edges and the new vertices.
func (w *Without) build() error {
	e, n := w.e, int32(w.n)
	old, err := build(e.ctx, w.n, w.edges, lightest, e.cards)
	if err != nil {
		return err
	}
	g := graph{make([]int32, 0, e.n+1), make([]arc, 0, len(old.arcs)+int(6*(e.n-n))+5*w.n)}
	cards := int32(2 * lift)
	own := n + 2 // the next exposed vertex's
	for v := range n {
		g.off = append(g.off, int32(len(g.arcs)))
		arcs := old.at(v)
		if len(arcs) == 0 {
			continue
		}
		g.arcs = append(append(g.arcs, arcs...), arc{0, n, cards}, arc{0, n + 1, cards})
		if k := own - n - 2; int(k) < len(w.exposed) && w.exposed[k] == v {
			g.arcs = append(g.arcs, arc{0, own, cards})
			own++
		}
	}
	for p := n; p < e.n; p++ {
		g.off = append(g.off, int32(len(g.arcs)))
		if p >= n+2 {
			g.arcs = append(g.arcs, arc{0, w.exposed[p-n-2], cards}, arc{0, n, cards}, arc{0, n + 1, cards})
			continue
		}
		for v := range n {
			if len(old.at(v)) > 0 {
				g.arcs = append(g.arcs, arc{0, v, cards})
			}
		}
		for q := n; q < e.n; q++ {
			if q != p {
				g.arcs = append(g.arcs, arc{0, q, cards})
			}
		}
	}
	g.off = append(g.off, int32(len(g.arcs)))
	e.graph = g
	return nil
}

// Vertex leaves out vertex x, and finds what leaving out any other one as well loses. Edges that more
// returns are added, and the search made again, until there are none: then what Loss and Mates say
// holds in the whole graph that more looks through, by what Early, Late and Above give; of each vertex
// that has edges there, one must be in the graph from the beginning. It refuses a vertex without edges.
func (w *Without) Vertex(ctx context.Context, x int, more More) error {
	for {
		w.restore()
		w.e.ctx = ctx
		if err := w.search(int32(x)); err != nil {
			w.x = none
			return err
		}
		if more == nil {
			return nil
		}
		found, err := more()
		if err != nil || len(found) == 0 {
			return err
		}
		if err := check(ctx, w.n, found); err != nil {
			return err
		}
		if err := w.admit(found); err != nil {
			w.x = none
			return err
		}
	}
}

// admit adds edges to the graph. The values of the perfect matching need not have been enough for them:
// it was made of the edges known by then.
func (w *Without) admit(found []Edge) error {
	known, g := len(w.edges), w.e.graph
	w.edges = append(w.edges, found...)
	err := w.build()
	w.restore()
	if err == nil && slices.ContainsFunc(found, func(x Edge) bool { return w.e.slack(&x).negative() }) {
		w.e.admit(found)
		err = w.perfect()
	}
	if err != nil {
		w.edges, w.e.graph = w.edges[:known], g
	}
	return err
}

// restore goes back to the perfect matching.
func (w *Without) restore() {
	e := w.e
	copy(e.arena, w.arena)
	copy(e.dual, w.dual)
	copy(e.z, w.z)
	e.setsTaken = w.setsTaken
	// Blossoms are taken from the end and put back there, in whatever order.
	e.unused = e.unused[:0]
	for b := e.nodes() - 1; b >= e.n; b-- {
		if !e.inUse(b) {
			e.unused = append(e.unused, b)
		}
	}
	for _, v := range e.touched {
		e.best[v], e.mark[v] = beyond, unlabelled
	}
	clear(e.label)
	e.touched = e.touched[:0]
}

// search grows the tree from the partner that x leaves, and puts the clock's part into all values.
func (w *Without) search(x int32) error {
	e := w.e
	b := e.find(x)
	r := e.mate[e.base[b]]
	if r < 0 {
		return fmt.Errorf("match graph: vertex %d has no edges", x)
	}
	e.rebase(b, x)
	e.mate[x], e.mate[r] = gone, none
	w.x, e.root = x, r
	for v := range e.joined {
		e.joined[v] = beyond
	}
	top := e.find(r)
	e.clock = value{}
	e.noteJoined(top)
	if err := e.growTree(r); err != nil {
		return err
	}
	w.end = e.clock
	for v := range e.n { // seen may name one twice
		switch e.mark[v] {
		case outer:
			w.late[v] = e.dual[v]
			e.dual[v] = e.dual[v].sub(w.end)
		case inner:
			e.dual[v] = e.dual[v].add(w.end)
		}
	}
	for _, b := range e.treeNodes {
		if b >= e.n && e.atTop(b) {
			switch e.label[b] {
			case outer:
				e.z[b] = e.z[b].add(w.end.twice())
			case inner:
				e.z[b] = e.z[b].sub(w.end.twice())
			}
			e.label[b] = unlabelled
		}
	}
	e.indexLaminar()
	for k, array := range w.flipped() {
		copy(w.flip[k], *array)
	}
	return nil
}

// Loss is what the best matching loses if y is left out, beside the vertex that is; ok is false if y is
// that one or has no edges. Cards is in half units of what edges count, Weight in half units of weight.
func (w *Without) Loss(y int) (loss Value, ok bool) {
	e := w.e
	if e.mark[y] != outer {
		return Value{}, false
	}
	sum := w.dual[w.x].add(w.late[y]).sub(pair(2*lift, 0))
	return sum.public(), true
}

// Late and Early bound the slack of an edge: for an edge of two vertices for which Loss is ok, the
// values over it at the end of the search are at least the smaller of Late of one and Early of the
// other, either way round.
func (w *Without) Late(v int) Value { return w.late[v].sub(pair(lift, 0)).public() }

// Early is explained at Late.
func (w *Without) Early(v int) Value {
	e := w.e
	joined := e.joined[v]
	if joined == beyond {
		joined = w.end
	}
	return w.late[v].sub(pair(lift, 0)).sub(joined.twice()).public()
}

// Above is what the values over an edge between u and v add up to at the end of the search.
func (w *Without) Above(u, v int) Value {
	e := w.e
	return e.dual[u].add(e.dual[v]).add(e.setsOver(int32(u), int32(v))).sub(pair(2*lift, 0)).public()
}

// Mates fills in each vertex's partner, or -1, in the matching with which the search began: the vertex left
// out has none there, and neither has the one that was its partner.
func (w *Without) Mates(mates []int32) {
	for v := range mates {
		mates[v] = w.known(w.e.mate[v])
	}
}

// Move is a vertex that changes partners: Mate is the new one, or -1.
type Move struct{ Vertex, Mate int32 }

// Moves appends where a matching that loses what Loss says for y, for which Loss must be ok, differs from
// the one that Mates gives. A vertex may come more than once.
func (w *Without) Moves(y int, moves []Move) []Move {
	e := w.e
	e.augment(int32(y), none)
	for _, v := range e.moved[inMate] {
		if int(v) < w.n {
			moves = append(moves, Move{v, w.known(e.mate[v])})
		}
	}
	for k, array := range w.flipped() {
		for _, v := range e.moved[k] {
			(*array)[v] = w.flip[k][v]
		}
	}
	return moves
}

// known is a partner, if it is none of the new vertices.
func (w *Without) known(mate int32) int32 {
	if int(mate) >= w.n || mate < 0 {
		return none
	}
	return mate
}

// flipped are the arrays in which partners move, as engine.moved has them.
func (w *Without) flipped() [3]*[]int32 { return [3]*[]int32{&w.e.mate, &w.e.base, &w.e.head} }

// Proof are the values after a search, which prove all the losses at once and bound what leaving out more vertices would
// lose: a value for each vertex, the new ones last, and the odd sets.
func (w *Without) Proof() ([]Value, []OddSet) {
	e := w.e
	dual := make([]Value, e.n)
	for v := range e.n {
		dual[v] = e.dual[v].sub(pair(lift, 0)).public()
	}
	return dual, e.sets()
}
