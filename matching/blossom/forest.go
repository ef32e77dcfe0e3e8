package blossom

// zero is in the place of an event's vertex u: outer vertex v falls to zero.
const zero int32 = -3

// leastRoots is from how many vertices without partner on their trees are grown together.
const leastRoots = 16

// forest is what growing many trees at once needs beside the one tree of a search. All trees share the clock. When two
// meet, when one reaches a vertex without partner, or when one of its vertices falls to zero, partners move along them
// and they dissolve; the others grow on. So no tree grows much larger than the way to the nearest end, where a tree that
// grows alone may have to go through half the graph (Edmonds, 1965; Mehlhorn and Schäfer, "Implementation of O(nm log n)
// weighted matchings in general graphs", 2002).
//
// Events are not taken back: one that does not fit what is there when its time comes is passed over. A vertex that
// leaves a dissolving tree looks for the best arc from what is outer elsewhere; so does one that had its best arc from
// such a vertex. Best arcs are kept for unlabelled vertices only.
//
// Two outer vertices of different trees meet at half their slack. So that this is a whole number, only such trees grow
// together whose vertices have values that are all even or all odd, in both parts: along tight edges they are alike.
type forest struct {
	tree  []int32   // of a node with a label: its tree, by number
	nodes [][]int32 // of each tree: its nodes, and some that it had
	low   []value   // of each tree: the least value of an outer vertex, in an outer one's terms
	grown int32     // the tree that the event at hand concerns
	left  []int32   // vertices that leave a tree
}

// searchTogether searches from all vertices that lack a partner and are not at zero, at once.
func (e *engine) searchTogether() error {
	var roots [4][]int32
	count := 0
	for v := range e.n {
		if e.mate[v] == none && e.dual[v].positive() {
			c := e.dual[v].parity()
			roots[c] = append(roots[c], v)
			count++
		}
	}
	if count < e.leastRoots {
		return nil
	}
	e.changed = true
	for _, alike := range roots {
		if err := e.growForest(alike); err != nil {
			return err
		}
	}
	return nil
}

// growForest grows a tree from each root that has no partner yet, until each has one or is at zero.
func (e *engine) growForest(roots []int32) error {
	e.forest = &forest{tree: make([]int32, e.nodes())}
	defer func() { e.forest = nil }()
	f := e.forest
	e.clock, e.bound = value{}, beyond
	e.agenda, e.queue, e.touched, e.treeNodes = e.agenda[:0], e.queue[:0], e.touched[:0], e.treeNodes[:0]
	for _, root := range roots {
		if e.mate[root] != none {
			continue
		}
		f.grown = int32(len(f.nodes))
		f.nodes, f.low = append(f.nodes, nil), append(f.low, beyond)
		e.addOuter(e.find(root))
		e.takeIn()
	}
	if err := e.scanQueue(); err != nil {
		return err
	}
	for len(e.agenda) > 0 {
		if err := e.pause(0); err != nil {
			return err
		}
		e.happen(e.agenda.pop())
		e.takeIn()
		if err := e.scanQueue(); err != nil {
			return err
		}
	}
	e.touched = e.touched[:0]
	return nil
}

// takeIn gives the nodes of the last event to their tree.
func (e *engine) takeIn() {
	f := e.forest
	for _, b := range e.treeNodes {
		f.tree[b] = f.grown
	}
	if len(e.treeNodes) > 0 {
		f.nodes[f.grown] = append(f.nodes[f.grown], e.treeNodes...)
	}
	e.treeNodes, e.touched = e.treeNodes[:0], e.touched[:0]
}

// happen does what an event is about, if it still fits.
func (e *engine) happen(ev event) {
	f := e.forest
	v := ev.v
	switch ev.u {
	case grow:
		from := e.from[v]
		if e.mark[v] != unlabelled || from == none || ev.at != e.best[v].add(e.dual[v]) {
			return
		}
		e.clock = ev.at
		f.grown = f.tree[e.find(from)]
		if e.mate[e.base[e.find(v)]] == none {
			e.rebase(e.find(v), v)
			e.augment(from, v)
			e.mate[v] = from
			e.dissolve(f.grown)
			return
		}
		e.grow(v)
	case expand:
		if e.label[v] != inner || !e.atTop(v) || ev.at != e.z[v].half() {
			return
		}
		e.clock = ev.at
		f.grown = f.tree[v]
		e.expand(v)
	case zero:
		if e.mark[v] != outer || ev.at != e.dual[v] {
			return
		}
		e.clock = ev.at
		f.grown = f.tree[e.find(v)]
		e.augment(v, none)
		e.dissolve(f.grown)
	default:
		e.meet(ev)
	}
}

// mayFall enters in the agenda that outer vertex x falls to zero, if it is the next of its tree to do so.
func (e *engine) mayFall(x int32) {
	if low := &e.forest.low[e.forest.grown]; e.dual[x].less(*low) {
		*low = e.dual[x]
		e.agenda.push(event{e.dual[x], zero, x})
	}
}

// meet joins two outer vertices whose edge has become tight.
func (e *engine) meet(ev event) {
	u, v := ev.u, ev.v
	if e.mark[u] != outer || e.mark[v] != outer {
		return
	}
	b, c := e.find(u), e.find(v)
	if b == c || e.dual[u].add(e.dual[v]).sub(e.worth(u, v)) != ev.at.twice() {
		return
	}
	e.clock = ev.at
	f := e.forest
	x, y := f.tree[b], f.tree[c]
	if x == y {
		f.grown = x
		e.shrink(u, v)
		return
	}
	e.augment(u, v)
	e.augment(v, u)
	e.dissolve(x, y)
}

// worth is that of the edge between two vertices that have one.
func (e *engine) worth(u, v int32) value {
	if e.off[u+1]-e.off[u] > e.off[v+1]-e.off[v] {
		u, v = v, u
	}
	for _, a := range e.at(u) {
		if a.to == v {
			return a.worth()
		}
	}
	return beyond
}

// dissolve ends trees of which the root has a partner, or is at zero, by now.
func (e *engine) dissolve(trees ...int32) {
	f := e.forest
	f.left = f.left[:0]
	outers := 0 // of those that leave, the first ones were outer
	for _, label := range []uint8{outer, inner} {
		for _, t := range trees {
			for _, b := range f.nodes[t] {
				if e.label[b] != label || f.tree[b] != t || !e.atTop(b) {
					continue
				}
				e.leave(b)
			}
		}
		if label == outer {
			outers = len(f.left)
		}
	}
	for _, t := range trees {
		for _, b := range f.nodes[t] {
			if b >= e.n && f.tree[b] == t && e.label[b] == unlabelled && e.atTop(b) {
				e.expandZero(b)
			}
		}
		f.nodes[t] = nil
	}
	for _, x := range f.left {
		e.lookAround(x)
	}
	for _, x := range f.left[:outers] {
		for _, a := range e.at(x) {
			if e.from[a.to] == x && e.mark[a.to] == unlabelled {
				e.lookAround(a.to)
			}
		}
	}
	e.touched = e.touched[:0]
}

// leave takes node b out of its tree, at rest.
func (e *engine) leave(b int32) {
	f := e.forest
	isOuter := e.label[b] == outer
	e.label[b] = unlabelled
	for x := e.first[b]; ; x = e.after[x] {
		if isOuter {
			e.dual[x] = e.dual[x].sub(e.clock)
		} else {
			e.dual[x] = e.dual[x].add(e.clock)
		}
		e.mark[x], e.best[x], e.from[x] = unlabelled, beyond, none
		f.left = append(f.left, x)
		if x == e.last[b] {
			break
		}
	}
	switch {
	case b < e.n:
	case isOuter:
		e.z[b] = e.z[b].add(e.clock.twice())
	default:
		e.z[b] = e.z[b].sub(e.clock.twice())
	}
}

// lookAround finds the best arc of an unlabelled vertex from an outer one anew.
func (e *engine) lookAround(x int32) {
	e.best[x], e.from[x] = beyond, none
	for _, a := range e.at(x) {
		if e.mark[a.to] != outer {
			continue
		}
		if t := e.dual[a.to].sub(a.worth()); t.less(e.best[x]) {
			e.best[x], e.from[x] = t, a.to
		}
	}
	if e.from[x] != none {
		e.scheduleGrow(x)
	}
}
