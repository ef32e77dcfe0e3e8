package blossom

import "math"

const (
	startDegree = 10  // edges of a vertex to begin with
	denseTimes  = 2   // a graph with so many times more is worth pricing
	hubTimes    = 8   // a vertex that so many times more begin with is a hub
	drawnDegree = 6   // edges for each vertex to begin with beside those, where there are hubs
	maxRounds   = 20  // rounds of pricing before all edges are let in
	largestTree = 100 // vertices that a tree of the fractional start takes in before it is left to the forest …
	fewMoves    = 8   // … unless the clock has hardly moved: where many weights are alike the forest is of no use
)

// lightest is what every edge is heavier than.
const lightest = math.MinInt64

// solve matches the graph, one with many edges at a vertex in part first.
func (e *engine) solve(edges []Edge) error {
	floor := int64(lightest) // edges have to be heavier
	if e.cards.each == 0 {
		floor = 0
	}
	if len(edges) > denseTimes*e.startDegree*int(e.n) {
		if done, err := e.solveSparse(edges, floor); done || err != nil {
			return err
		}
	}
	if err := e.build(edges, floor); err != nil {
		return err
	}
	if err := e.match(e.greedy); err != nil || e.fits() {
		return err
	}
	return e.match(e.raiseAll)
}

// match matches the graph that there is, from a start.
func (e *engine) match(start func() error) error {
	e.clear()
	e.largest = e.patience
	defer func() { e.largest = 0 }()
	for _, step := range []func() error{start, e.fractional, e.breakCycles, e.searchTogether, e.searchExposed} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// solveSparse matches the graph on the heaviest edges of each vertex. Then edges left out that are
// worth more than the values over them are let in, until there are none; most are found while
// there are no blossoms yet, when that costs least. Should it take too many rounds, the rest of the
// graph is let in. It fails to be done only if values grow beyond what a certificate can hold.
func (e *engine) solveSparse(edges []Edge, floor int64) (done bool, err error) {
	part, err := e.sparseStart(edges, floor)
	if err != nil {
		return false, err
	}
	if err := e.raiseAll(); err != nil {
		return false, err
	}
	e.changed = true
	rounds := 0
	for _, stage := range []func() error{e.fractionalAnew, e.searchExposed} {
		for {
			if err := stage(); err != nil {
				return false, err
			}
			if !e.fits() {
				return false, nil
			}
			if !e.changed || rounds > e.maxRounds {
				break
			}
			found, err := e.price(edges, floor, rounds == e.maxRounds)
			if err != nil {
				return false, err
			}
			if len(found) == 0 {
				e.changed = false
				break
			}
			part = append(part, found...)
			if rounds++; rounds > e.maxRounds {
				part = edges
			}
			if err := e.build(part, floor); err != nil {
				return false, err
			}
			e.admit(found)
		}
		if err := e.breakCycles(); err != nil {
			return false, err
		}
	}
	return true, nil
}

// sparseStart makes the graph of the heaviest edges of each vertex, and returns them. Where many vertices have
// theirs to the same few hubs, of which most cannot become their partners, some edges are added that are
// drawn from all evenly: on them the hubs come to have values of which few edges left out are worth more
// (Clarkson, "Las Vegas algorithms for linear and integer programming when the dimension is small", 1995).
func (e *engine) sparseStart(edges []Edge, floor int64) ([]Edge, error) {
	first := newHeaviest(int(e.n), e.startDegree)
	for i := range edges {
		if i%chunk == 0 {
			if err := e.ctx.Err(); err != nil {
				return nil, err
			}
		}
		if edges[i].Weight > floor {
			first.offer(i, &edges[i], edges[i].Weight)
		}
	}
	part := first.edges(edges)
	if err := e.build(part, floor); err != nil {
		return nil, err
	}
	most := int32(0)
	for v := range e.n {
		most = max(most, e.off[v+1]-e.off[v])
	}
	if int(most) <= hubTimes*e.startDegree {
		return part, nil
	}
	gap := uint32(2*len(edges)/(drawnDegree*int(e.n))) + 1 // twice the mean
	for i, k := int(toss(0)%gap), uint32(1); i < len(edges); i, k = i+1+int(toss(k)%gap), k+1 {
		part = append(part, edges[i])
	}
	return part, e.build(part, floor)
}

func (e *engine) build(edges []Edge, floor int64) (err error) {
	e.graph, err = build(e.ctx, int(e.n), edges, floor, e.cards)
	return err
}

// price returns edges, heavier than floor, that are worth more than the values over them: all or, of each
// vertex, the few that are worth most more.
func (e *engine) price(edges []Edge, floor int64, all bool) (found []Edge, err error) {
	e.indexLaminar()
	e.indexHeavyPath()
	e.roughDuals()
	rough := e.rough
	var most *heaviest
	for i := range edges {
		if i%chunk == 0 {
			if err := e.ctx.Err(); err != nil {
				return nil, err
			}
		}
		x := &edges[i]
		if rough[x.U]+rough[x.V] >= 2*x.Weight || x.Weight <= floor {
			continue
		}
		s := e.quickSlack(x)
		switch {
		case !s.negative():
		case all:
			found = append(found, *x)
		default:
			if most == nil {
				most = newHeaviest(int(e.n), e.startDegree)
			}
			most.offer(i, x, s.lack())
		}
	}
	if most != nil {
		return most.edges(edges), nil
	}
	return found, nil
}

// roughDuals gives each vertex a number not greater than its value, so that of two ends whose numbers add
// up to twice the weight of an edge, the values are enough for it. A number has the weight of the value,
// and far above all weights the cards beyond half of what an edge counts.
func (e *engine) roughDuals() {
	const weights, cards = 1 << 59, 1 << 61 // where there are two edges, 2·|weight| is less than 2⁶⁰
	if e.rough == nil {
		e.rough = make([]int64, e.n)
	}
	for v, d := range e.dual {
		p := d.public()
		p.Cards -= e.cards.each / 2
		switch {
		case p.Cards < -1 || !d.fits() || p.Weight < -weights:
			e.rough[v] = -2 * cards
		default:
			e.rough[v] = min(p.Cards, 1)*cards + min(p.Weight, weights)
		}
	}
}

// quickSlack is the slack of an edge, as indexed, or something that is not negative if that is not. Of the blossoms holding both ends the outermost, or those on the way that both
// share, mostly are enough; no other takes anything away.
func (e *engine) quickSlack(x *Edge) value {
	s := e.dual[x.U].add(e.dual[x.V]).sub(pair(e.cards.edge(x.U, x.V), 2*x.Weight))
	if !s.negative() {
		return s
	}
	b, c := e.parent[x.U], e.parent[x.V]
	if b == none || c == none || e.top[b] != e.top[c] {
		return s
	}
	if t := s.add(e.z[e.top[b]]); !t.negative() {
		return t
	}
	least := e.shared[b]
	if e.shared[c].less(least) {
		least = e.shared[c]
	}
	if t := s.add(least); !t.negative() {
		return t
	}
	return s.add(e.commonSum(int32(x.U), int32(x.V)))
}

// admit makes room for edges worth more than the values over them: one end of each loses its
// partner and is raised.
func (e *engine) admit(found []Edge) {
	for i := range found {
		x := &found[i]
		s := e.slack(x)
		if !s.negative() {
			continue
		}
		v := int32(x.V)
		if u := int32(x.U); e.mate[u] == none && e.cycle[u] == none && e.parent[u] == none {
			v = u
		}
		e.expose(v)
		if s = e.slack(x); s.negative() {
			e.dual[v] = e.dual[v].sub(s)
		}
	}
	e.handDown()
}

// slack is what the values over an edge exceed twice its worth by, now: minus its reduced cost.
func (e *engine) slack(x *Edge) value {
	s := e.whole(int32(x.U)).add(e.whole(int32(x.V))).sub(pair(e.cards.edge(x.U, x.V), 2*x.Weight))
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
