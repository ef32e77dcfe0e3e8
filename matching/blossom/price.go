package blossom

import "math"

const (
	few     = 10 // edges of a vertex to begin with
	crowded = 2  // a graph with so many times more is worth pricing
	patient = 3  // rounds that may let in half as many edges as there were to begin with
)

// lightest is what every edge is heavier than.
const lightest = math.MinInt64

// solve matches the graph, one with many edges at a vertex in part first.
func (e *engine) solve(edges []Edge) error {
	floor := int64(lightest) // edges have to be heavier
	if e.cards.each == 0 {
		floor = 0
	}
	if err := e.ctx.Err(); err != nil {
		return err
	}
	e.roomy = roomy(e.n, edges)
	if e.roomy && len(edges) > crowded*e.few*int(e.n) {
		if done, err := e.solvePart(edges, floor); done || err != nil {
			return err
		}
		for v := range e.n {
			e.mate[v], e.cycle[v], e.dual[v] = none, none, value{}
		}
	}
	if err := e.build(edges, floor); err != nil {
		return err
	}
	for _, step := range []func() error{e.greedy, e.relax, e.unhalve, e.finish} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// solvePart matches the graph on the heaviest edges of each vertex. Then edges left out that are
// worth more than the values over them are let in, until there are none; most are found while
// there are no blossoms yet, when that costs least. Where all vertices have their heaviest edges
// to the same few others, that takes too long, and solvePart gives up before there are blossoms.
func (e *engine) solvePart(edges []Edge, floor int64) (done bool, err error) {
	first := newChoice(int(e.n), e.few)
	for i := range edges {
		if i%chunk == 0 {
			if err := e.ctx.Err(); err != nil {
				return false, err
			}
		}
		if edges[i].Weight > floor {
			first.offer(i, &edges[i], edges[i].Weight)
		}
	}
	part := first.made(edges)
	if err := e.build(part, floor); err != nil {
		return false, err
	}
	if err := e.greedy(); err != nil {
		return false, err
	}
	e.moved = true
	large := 0
	for _, stage := range []func() error{e.relax, e.finish} {
		for {
			if err := stage(); err != nil {
				return false, err
			}
			if !e.moved {
				break
			}
			found, err := e.price(edges, floor)
			if err != nil {
				return false, err
			}
			if len(found) == 0 {
				break
			}
			if len(found) > e.few*int(e.n)/2 {
				large++
			}
			if large == patient && len(e.spare) == cap(e.spare) {
				return false, nil
			}
			part = append(part, found...)
			if err := e.build(part, floor); err != nil {
				return false, err
			}
			e.admit(found)
		}
		if err := e.unhalve(); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (e *engine) build(edges []Edge, floor int64) (err error) {
	e.graph, err = build(e.ctx, int(e.n), edges, floor, e.cards)
	return err
}

// roomy tells whether the weights leave room for values that are put right again and again.
func roomy(n int32, edges []Edge) bool {
	limit := math.MaxInt64 / (256 * (int64(n) + 1))
	for i := range edges {
		if w := edges[i].Weight; w > limit || w < -limit {
			return false
		}
	}
	return true
}

// price returns edges, heavier than floor, that are worth more than the values over them: of each
// vertex the few that are worth most more.
func (e *engine) price(edges []Edge, floor int64) ([]Edge, error) {
	e.moved = false
	e.measure()
	var found *choice
	cards := e.cards.each
	for i := range edges {
		if i%chunk == 0 {
			if err := e.ctx.Err(); err != nil {
				return nil, err
			}
		}
		x := &edges[i]
		s := e.dual[x.U].add(e.dual[x.V]).sub(value{cards, 2 * x.Weight})
		if !s.less(value{}) || x.Weight <= floor {
			continue
		}
		// Of the blossoms holding both ends the outermost mostly is enough; no other takes
		// anything away.
		u, v := int32(x.U), int32(x.V)
		if top := e.find(u); top >= e.n && top == e.find(v) {
			if !s.add(e.z[top]).less(value{}) {
				continue
			}
			if s = s.add(e.around(u, v)); !s.less(value{}) {
				continue
			}
		}
		if found == nil {
			found = newChoice(int(e.n), e.few)
		}
		found.offer(i, x, -s.w-s.c<<58) // weights that leave room stay below that
	}
	if found == nil {
		return nil, nil
	}
	return found.made(edges), nil
}

// admit makes room for edges worth more than the values over them: one end of each loses its
// partner and is raised.
func (e *engine) admit(found []Edge) {
	for i := range found {
		x := &found[i]
		s := e.slack(x)
		if !s.less(value{}) {
			continue
		}
		v := int32(x.V)
		if u := int32(x.U); e.mate[u] == none && e.cycle[u] == none && e.parent[u] == none {
			v = u
		}
		e.loosen(v)
		if s = e.slack(x); s.less(value{}) {
			e.dual[v] = e.dual[v].sub(s)
		}
	}
}

// slack is what the values over an edge exceed twice its worth by, now.
func (e *engine) slack(x *Edge) value {
	s := e.dual[x.U].add(e.dual[x.V]).sub(value{e.cards.edge(x.U, x.V), 2 * x.Weight})
	e.stamps++
	for b := e.parent[x.U]; b != none; b = e.parent[b] {
		e.stamp[b] = e.stamps
	}
	for b := e.parent[x.V]; b != none; b = e.parent[b] {
		if e.stamp[b] == e.stamps {
			s = s.add(e.z[b])
		}
	}
	return s
}

// loosen takes vertex v out of its blossoms and from its partner.
func (e *engine) loosen(v int32) {
	if e.cycle[v] != none {
		e.breakCycle(v)
	}
	for {
		b := e.find(v)
		if m := e.mate[e.base[b]]; m != none {
			e.mate[m], e.mate[e.base[b]] = none, none
		}
		if b < e.n {
			return
		}
		e.open(b)
	}
}

// open puts the children of blossom b in its place, handing its value to its vertices.
func (e *engine) open(b int32) {
	half := e.z[b].half()
	for x := e.first[b]; ; x = e.after[x] {
		e.dual[x] = e.dual[x].add(half)
		if x == e.last[b] {
			break
		}
	}
	for c := e.head[b]; ; {
		e.surface(c)
		if c = e.next[c]; c == e.head[b] {
			break
		}
	}
	e.discard(b)
}
