package matching

// probe looks for the best partners of one person after the other in the tree of an index.
type probe struct {
	finder
	row  *Row
	said [][]int16 // by level: the points with each group
	most []int64   // from each level on: the most points there can still be
	sum  []int64   // points known, by depth
	from int32     // the first place to look at
}

func newProbe(w *sweep) *probe {
	levels := len(w.ix.levels)
	return &probe{
		finder: finder{sweep: w}, row: w.ix.s.Row(),
		said: make([][]int16, levels), most: make([]int64, levels+1), sum: make([]int64, levels+1),
	}
}

// look goes through all that can gain enough.
func (p *probe) look(i int32, room []hit) (int, bool) {
	p.begin(i, room)
	ix := p.ix
	before := p.row.i
	p.row.i = int(i)
	p.row.spread(before)
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
		return len(p.heap), p.held
	}
	cost := p.all.cost(p.own, p.soon) - p.base
	for _, k := range ix.first[ix.said[0].of[i]] {
		best := int64(p.said[0][ix.nodes[k].group]) + p.most[1]
		if p.unit*best-cost <= p.bar {
			break
		}
		p.walk(k, ix.nodes[k].after)
	}
	return len(p.heap), p.held
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
		sum = p.sum[depth-1] + int64(p.said[depth-1][x.group])
		p.sum[depth] = sum
	}
	best := sum + p.most[depth]
	cost := p.lowest[k].cost(p.own, p.soon)
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
	cost := p.at[at].cost(p.own, p.soon) - p.base
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
		sum += int64(p.beside(int(j)))
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

// beside is what the criteria that have no level give.
func (p *probe) beside(j int) int32 {
	sum := p.row.wording(j)
	for _, c := range p.ix.spare {
		sum += c.judge(int(p.i), j)
	}
	return sum
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
