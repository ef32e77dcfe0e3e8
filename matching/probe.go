package matching

// probe looks for the best partners of one person after the other. It is for one goroutine.
type probe struct {
	*sweep
	row  *Row
	said [][]int16 // by level: the points with each group
	most []int64   // from each level on: the most points there can still be
	sum  []int64   // points known, by depth
	i    int32
	from int32 // the first place to look at
	late int64 // of the person
	soon int64
	heap []hit
	full int // places of the heap
	bar  int64
	held bool // by an odd set was some pair
}

func newProbe(w *sweep) *probe {
	levels := len(w.ix.levels)
	return &probe{
		sweep: w, row: w.ix.s.Row(),
		said: make([][]int16, levels), most: make([]int64, levels+1), sum: make([]int64, levels+1),
	}
}

// look fills the room with the best partners of a person, in any order, and returns how many there are.
func (p *probe) look(i int32, room []hit) int {
	ix := p.ix
	before := p.row.i
	p.row.i = int(i)
	p.row.spread(before)
	p.i, p.late, p.soon = i, p.ownLate[i], p.ownEarly[i]
	p.heap, p.full, p.bar, p.held = room[:0], len(room), p.floor, false
	p.from = 0
	if p.half {
		p.from = ix.place[i]
	}
	p.most[len(ix.levels)] = ix.rest
	for l := len(ix.levels) - 1; l >= 0; l-- {
		said := &ix.said[l]
		p.said[l] = said.with(i)
		p.most[l] = p.most[l+1] + int64(said.most[said.of[i]])
	}
	if ix.first == nil {
		for _, k := range ix.tops {
			p.walk(k, ix.nodes[k].after)
		}
		return len(p.heap)
	}
	cost := min(p.late+p.earliest, p.soon+p.latest) - p.base
	for _, k := range ix.first[ix.said[0].of[i]] {
		best := int64(p.said[0][ix.group[0][ix.nodes[k].from]]) + p.most[1]
		if p.unit*best-cost <= p.bar {
			break
		}
		p.walk(k, ix.nodes[k].after)
	}
	return len(p.heap)
}

// walk goes through the nodes from … to-1, leaving out all that cannot gain enough.
func (p *probe) walk(from, to int32) {
	ix := p.ix
	for k := from; k < to; {
		x := &ix.nodes[k]
		if !p.enter(k, x) {
			k = x.after
			continue
		}
		if x.leaf {
			p.leaf(x)
		}
		k++
	}
}

// enter adds up what is known of a node and reports whether anybody in it can gain enough.
func (p *probe) enter(k int32, x *node) bool {
	ix := p.ix
	if x.to <= p.from {
		return false
	}
	depth := int(x.depth)
	sum := int64(0)
	if depth > 0 {
		sum = p.sum[depth-1] + int64(p.said[depth-1][ix.group[depth-1][x.from]])
		p.sum[depth] = sum
	}
	best := sum + p.most[depth]
	cost := min(p.late+p.earlyMin[k], p.soon+p.lateMin[k])
	if best < p.least || p.unit*best+p.base-cost <= p.bar {
		return false
	}
	for _, r := range ix.known[depth] {
		if !ix.s.rules[r].holds(int(p.i), int(ix.order[x.from])) {
			return false
		}
	}
	return true
}

// leaf looks at each person of a leaf.
func (p *probe) leaf(x *node) {
	// People begin at different places, lest all find the same few of those who are equally good.
	size := x.to - x.from
	at := x.from + p.i%size
	for range size {
		p.person(x, at)
		if at++; at == x.to {
			at = x.from
		}
	}
}

// person looks at the one at a place.
func (p *probe) person(x *node, at int32) {
	if at < p.from {
		return
	}
	ix := p.ix
	depth := int(x.depth)
	cost := min(p.late+p.earlyAt[at], p.soon+p.lateAt[at]) - p.base
	sum := p.sum[depth]
	for l := depth; l < len(ix.levels); l++ {
		if p.unit*(sum+p.most[l])-cost <= p.bar {
			return
		}
		sum += int64(p.said[l][ix.group[l][at]])
	}
	if best := sum + ix.rest; best < p.least || p.unit*best-cost <= p.bar {
		return
	}
	j := ix.order[at]
	if j == p.i || !p.allowed(depth, int(j)) {
		return
	}
	if ix.rest > 0 {
		sum += int64(p.row.beside(int(j)))
	}
	gain := p.unit*sum - cost
	if sum < p.least || gain <= p.bar {
		return
	}
	if p.exact != nil {
		if gain = p.exact(p.i, j, sum); gain <= p.bar {
			p.held = true
			return
		}
	}
	p.keep(hit{j, int32(sum), gain})
}

// allowed checks what the nodes above a person did not.
func (p *probe) allowed(depth, j int) bool {
	s := p.ix.s
	if s.keys[p.i] == s.keys[j] || s.apart.has(int(p.i), j) {
		return false
	}
	for _, r := range p.ix.open[depth] {
		if !s.rules[r].holds(int(p.i), j) {
			return false
		}
	}
	return true
}

// keep puts a partner on the heap, the least of which is the bar once it is full.
func (p *probe) keep(h hit) {
	if len(p.heap) < p.full {
		p.heap = append(p.heap, h)
		for k := len(p.heap) - 1; k > 0; {
			up := (k - 1) / 2
			if p.heap[up].gain <= p.heap[k].gain {
				break
			}
			p.heap[up], p.heap[k] = p.heap[k], p.heap[up]
			k = up
		}
	} else {
		p.heap[0] = h
		for k := 0; ; {
			c := 2*k + 1
			if c >= len(p.heap) {
				break
			}
			if c+1 < len(p.heap) && p.heap[c+1].gain < p.heap[c].gain {
				c++
			}
			if p.heap[k].gain <= p.heap[c].gain {
				break
			}
			p.heap[k], p.heap[c] = p.heap[c], p.heap[k]
			k = c
		}
	}
	if len(p.heap) == p.full {
		p.bar = max(p.bar, p.heap[0].gain)
	}
}
