package group

import "math"

// network is a flow network with costs, without cycles of negative cost to begin with.
type network struct {
	first []int32 // the first arc out of each node, -1 if there is none
	arcs  []arc   // an arc and its reverse stand side by side
	dist  []int64
	turn  []int32 // the arc that is tried next out of each node
	on    []bool  // is being searched
}

type arc struct {
	to, next int32
	capacity int32 // what is left of it
	cost     int64 // of one unit
}

func newNetwork(nodes int) *network {
	n := &network{first: make([]int32, nodes), dist: make([]int64, nodes), turn: make([]int32, nodes), on: make([]bool, nodes)}
	for i := range n.first {
		n.first[i] = -1
	}
	return n
}

func (n *network) add(from, to int, capacity int, cost int64) {
	n.arcs = append(n.arcs, arc{int32(to), n.first[from], int32(capacity), cost}, arc{int32(from), n.first[to], 0, -cost})
	n.first[from], n.first[to] = int32(len(n.arcs)-2), int32(len(n.arcs)-1)
}

// convex adds an edge that carries 0 to most units at a cost that is convex, and returns where its arcs begin and end.
func (n *network) convex(from, to, most int, cost func(units int) int64) (begin, end int) {
	begin = len(n.arcs)
	for at := 0; at < most; {
		slope, same := cost(at+1)-cost(at), 1
		for at+same < most && cost(at+same+1)-cost(at+same) == slope {
			same++
		}
		n.add(from, to, same, slope)
		at += same
	}
	return begin, len(n.arcs)
}

// carried is what flows through some arcs.
func (n *network) carried(begin, end int) int {
	units := 0
	for k := begin; k < end; k += 2 {
		units += int(n.arcs[k+1].capacity)
	}
	return units
}

// cheapest sends the flow of the least cost, of whatever size that is: along the shortest paths, as long as these lower
// the cost, all paths of one length at once (Ford and Fulkerson's primal-dual method, 1962).
func (n *network) cheapest(source, sink int) {
	for n.shortest(source); n.dist[sink] < 0; n.shortest(source) {
		copy(n.turn, n.first)
		for n.augment(int32(source), int32(sink), math.MaxInt32) > 0 {
		}
	}
}

// shortest measures how far every node is from the source (Bellman and Ford, with a queue).
func (n *network) shortest(source int) {
	const far = math.MaxInt64
	for i := range n.dist {
		n.dist[i] = far
	}
	n.dist[source] = 0
	queue, in := []int32{int32(source)}, make([]bool, len(n.dist))
	for len(queue) > 0 {
		u := queue[0]
		queue = queue[1:]
		in[u] = false
		for k := n.first[u]; k >= 0; k = n.arcs[k].next {
			a := &n.arcs[k]
			if a.capacity > 0 && n.dist[u]+a.cost < n.dist[a.to] {
				n.dist[a.to] = n.dist[u] + a.cost
				if !in[a.to] {
					queue, in[a.to] = append(queue, a.to), true
				}
			}
		}
	}
}

// augment sends up to so many units from u along shortest paths.
func (n *network) augment(u, sink, units int32) int32 {
	if u == sink {
		return units
	}
	n.on[u] = true
	sent := int32(0)
	for ; n.turn[u] >= 0; n.turn[u] = n.arcs[n.turn[u]].next {
		k := n.turn[u]
		a := &n.arcs[k]
		if a.capacity == 0 || n.on[a.to] || n.dist[a.to] != n.dist[u]+a.cost {
			continue
		}
		got := n.augment(a.to, sink, min(units-sent, a.capacity))
		n.arcs[k].capacity -= got
		n.arcs[k^1].capacity += got
		if sent += got; sent == units {
			break
		}
	}
	n.on[u] = false
	return sent
}
