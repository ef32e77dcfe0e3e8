package blossom

import "context"

// A vertex or node during a search. The tree alternates: outer nodes hang from inner ones by
// matched edges, inner ones from outer ones by unmatched edges; the root is outer.
const (
	unlabelled uint8 = iota // not in the tree
	outer
	inner
)

// none stands for no vertex, no node, no cycle.
const none int32 = -1

// gone is the partner of a vertex that is left out: it has one that nobody else can reach, at any price.
const gone int32 = -2

// engine holds a matching, values that prove it against all others that leave the same vertices
// without partner, and the search tree that removes one more such vertex.
//
// Nodes are vertices (below n) and blossoms (from n on). A blossom is an odd cycle of nodes, its
// children. Nodes without parent are at the top; the tree consists of those. Which of them holds a vertex
// is found by way of the node's set: see unionFind.
//
// A vertex's value is dual[v] while it is unlabelled, dual[v] - clock while it is outer, and
// dual[v] + clock while it is inner; that of a blossom at the top is z[b], z[b] + 2·clock or
// z[b] - 2·clock. So the clock, which is the sum of the dual adjustments of the search, moves all values of the tree at
// once.
type engine struct {
	graph
	ctx   context.Context
	n     int32
	cards counting

	// vertices
	mate  []int32
	dual  []value
	mark  []uint8 // where the vertex's top node is
	best  []value // of arcs from outer vertices u: the least dual[u] minus twice the worth …
	from  []int32 // … and its u
	after []int32 // the next vertex of the same node
	cycle []int32 // the next vertex on a half-matched cycle

	// nodes
	parent      []int32
	set         []int32 // the one that its vertices are found in; none for a blossom not in use
	count       []int32 // vertices in the node
	base        []int32 // the vertex whose partner is outside the node
	z           []value
	owed        []value // what the node's vertices have still to be given: see breakUp
	label       []uint8
	viaU, viaV  []int32 // the edge over which the tree entered an inner node: outer end, own end
	first, last []int32 // the node's vertices, a run along after
	head        []int32 // the child holding the base
	next, prev  []int32 // around the parent's cycle
	outU, outV  []int32 // the edge to next: own end, next's end
	stamp       []int32
	unused      []int32 // blossoms not in use
	unionFind
	arena []int32 // where all of these are, unused apart

	// the search
	clock     value
	bound     value // the clock cannot pass this: then goal is reached
	goal      int32 // a vertex: without partner and within reach, or outer and falling to zero
	ended     ending
	closing   int32 // with a cycle closing, the vertex across from goal
	queue     []int32
	agenda    agenda
	touched   []int32 // vertices to tidy up after the search
	treeNodes []int32 // nodes to tidy up after the search
	stamps    int32
	work      int

	// many trees at once (see forest)
	forest     *forest // while they grow
	leastRoots int     // vertices without partner from which on they do
	patience   int     // vertices that a tree of the fractional start may take in before it is left to them
	largest    int     // the same while it counts; 0: as many as there are

	// a search that goes on until it has reached everything (see Without)
	endless bool
	root    int32
	joined  []value    // the clock when a vertex came into one node with the root
	moved   [3][]int32 // the vertices or nodes of which augment has changed mate, base or head

	// pricing
	startDegree int     // edges of a vertex to begin with
	maxRounds   int     // rounds of pricing before all edges are let in
	rough       []int64 // of each vertex: see roughDuals
	changed     bool    // there may be edges left out that are worth more than the values over them
	depth       []int32 // of a blossom: how many are around it
	jump        []int32 // a blossom around it, some levels up
	top         []int32 // the outermost
	sum         []value // of the blossom and those around it
	// … and see indexHeavyPath
	shared []value
}

// ending is the way a search ends.
type ending uint8

const (
	atZero  ending = iota // goal, outer, falls to zero and gives up its partner
	atFree                // goal has no partner and gets one
	givenUp               // the tree takes too long to go on alone: its root stays without partner
	atCycle               // goal and closing close an odd cycle, which becomes half matched
)

func newEngine(ctx context.Context, n int, maxCardinality bool) *engine {
	e := &engine{ctx: ctx, n: int32(n), startDegree: startDegree, maxRounds: maxRounds, leastRoots: leastRoots, patience: largestTree}
	if maxCardinality {
		e.cards.each = 2
	}
	nodes := n + n/2
	const perVertex, perNode, perSet = 4, 14, 2
	room := make([]int32, perVertex*n+perNode*nodes+perSet*setsFor(n))
	e.arena = room
	take := func(k int) []int32 {
		s := room[:k:k]
		room = room[k:]
		return s
	}
	for _, s := range []*[]int32{&e.mate, &e.from, &e.after, &e.cycle} {
		*s = take(n)
	}
	for _, s := range []*[]int32{
		&e.parent, &e.set, &e.count, &e.base, &e.viaU, &e.viaV, &e.first, &e.last, &e.head,
		&e.next, &e.prev, &e.outU, &e.outV, &e.stamp,
	} {
		*s = take(nodes)
	}
	e.link, e.owner, e.setsTaken = take(setsFor(n)), take(setsFor(n)), int32(n)
	e.dual, e.best, e.z, e.owed = make([]value, n), make([]value, n), make([]value, nodes), make([]value, nodes)
	e.mark, e.label = make([]uint8, n), make([]uint8, nodes)
	for v := range int32(n) {
		e.mate[v], e.from[v], e.cycle[v] = none, none, none
		e.best[v] = beyond
		e.base[v], e.first[v], e.last[v] = v, v, v
		e.parent[v], e.set[v], e.count[v] = none, v, 1
		e.link[v], e.owner[v] = v, v
	}
	e.unused = make([]int32, 0, n/2)
	for b := int32(nodes) - 1; b >= int32(n); b-- {
		e.set[b] = none
		e.unused = append(e.unused, b)
	}
	return e
}

// pause reports, now and then, whether the work has been called off.
func (e *engine) pause(work int) error {
	e.work += work + 1
	if e.work < 1<<14 {
		return nil
	}
	e.work = 0
	return e.ctx.Err()
}

// clear makes the engine one that has not begun.
func (e *engine) clear() {
	e.breakUpAll()
	for v := range e.n {
		e.mate[v], e.cycle[v], e.dual[v] = none, none, value{}
	}
}

// fits reports whether a certificate can hold the values, that of a blossom in two halves if need be.
func (e *engine) fits() bool {
	for _, d := range e.dual {
		if !d.fits() {
			return false
		}
	}
	for _, z := range e.z[e.n:] {
		if !z.half().fits() {
			return false
		}
	}
	return true
}

// matching reads the result off the engine at rest.
func (e *engine) matching() *Matching {
	m := &Matching{Mate: make([]int, e.n), Dual: make([]Value, e.n)}
	for v := range e.n {
		m.Mate[v] = int(e.mate[v])
		m.Dual[v] = e.dual[v].public()
		if u := e.mate[v]; u > v {
			m.Size++
			for _, a := range e.at(v) {
				if a.to == u {
					m.Weight += a.twice / 2
					break
				}
			}
		}
	}
	m.Sets = e.sets()
	return m
}

// sets lists the blossoms with a value, one of a value that does not fit twice. The vertices of a blossom are a run of those of the
// blossom around it, so all members stand in one array.
func (e *engine) sets() []OddSet {
	count := 0
	for b := e.n; b < e.nodes(); b++ {
		if e.inUse(b) && e.z[b].positive() {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	members := make([]int, 0, e.n)
	place := make([]int32, e.n)
	for b := e.n; b < e.nodes(); b++ {
		if !e.inUse(b) || e.parent[b] != none {
			continue
		}
		for v := e.first[b]; ; v = e.after[v] {
			place[v] = int32(len(members))
			members = append(members, int(v))
			if v == e.last[b] {
				break
			}
		}
	}
	sets := make([]OddSet, 0, count)
	for b := e.n; b < e.nodes(); b++ {
		if !e.inUse(b) || !e.z[b].positive() {
			continue
		}
		from, to := place[e.first[b]], place[e.last[b]]+1
		if e.z[b].fits() {
			sets = append(sets, OddSet{members[from:to:to], e.z[b].public()})
			continue
		}
		for range 2 {
			sets = append(sets, OddSet{members[from:to:to], e.z[b].half().public()})
		}
	}
	return sets
}
