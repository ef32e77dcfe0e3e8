package score

// branchAndBound finds the best partners of one person after the other in the tree of an index, leaving out every
// node of which a bound on the reduced cost is not above the bar.
type branchAndBound struct {
	topK
	row   *Row
	given [][]int16 // by level: the points with each group
	most  []int64   // from each level on: the most points there can still be
	sum   []int64   // points known, by depth
	from  int32     // the first place to look at
}

func newBranchAndBound(w *PricingPass) *branchAndBound {
	levels := len(w.Index.levels)
	return &branchAndBound{
		topK: topK{PricingPass: w}, row: w.Index.s.Row(),
		given: make([][]int16, levels), most: make([]int64, levels+1), sum: make([]int64, levels+1),
	}
}

// search goes through all whose bound is high enough.
func (p *branchAndBound) search(i int32, room []candidate) (int, bool) {
	p.begin(i, room)
	ix := p.Index
	before := p.row.i
	p.row.i = int(i)
	p.row.spread(before)
	p.from = 0
	if p.half {
		p.from = ix.place[i]
	}
	p.most[len(ix.levels)] = ix.unlevelledMost
	for l := len(ix.levels) - 1; l >= 0; l-- {
		scores := &ix.scores[l]
		p.given[l] = scores.with(i)
		p.most[l] = p.most[l+1] + int64(scores.most[scores.of[i]])
	}
	if ix.rootsFor == nil {
		for _, k := range ix.roots {
			p.walk(k, ix.nodes[k].next)
		}
		return len(p.heap), p.refuted
	}
	duals := p.all.least(p.high, p.low) - p.Offset
	for _, k := range ix.rootsFor[ix.scores[0].of[i]] {
		best := int64(p.given[0][ix.nodes[k].group]) + p.most[1]
		if p.Scale*best-duals <= p.bar {
			break
		}
		p.walk(k, ix.nodes[k].next)
	}
	return len(p.heap), p.refuted
}

// walk goes through the nodes from … to-1, leaving out all whose bound is not high enough.
func (p *branchAndBound) walk(from, to int32) {
	ix := p.Index
	for k := from; k < to; {
		x := &ix.nodes[k]
		switch {
		case x.leaf && x.depth > 0:
			end := min(ix.runs[k], to)
			p.leaves(k, end)
			k = end
			continue
		case !p.enter(k, x):
			k = x.next
			continue
		case x.leaf:
			p.leaf(x)
		}
		k++
	}
}

// leaves goes through the nodes from … to-1, leaves of one parent. Most of a search is spent here: so the bound alone is
// worked out first.
func (p *branchAndBound) leaves(from, to int32) {
	ix := p.Index
	depth := int(ix.nodes[from].depth)
	given := p.given[depth-1]
	most := p.Scale*(p.sum[depth-1]+p.most[depth]) + p.Offset
	groups, lowest := ix.groups[from:to], p.lowest[from:to]
	for k := range groups {
		d := &lowest[k]
		if most+p.Scale*int64(given[groups[k]])-min(p.high+d.low, p.low+d.high) <= p.bar {
			continue
		}
		if x := &ix.nodes[from+int32(k)]; p.enter(from+int32(k), x) {
			p.leaf(x)
		}
	}
}

// enter adds up what is known of a node and reports whether its bound is high enough.
func (p *branchAndBound) enter(k int32, x *node) bool {
	ix := p.Index
	if x.to <= p.from {
		return false
	}
	depth := int(x.depth)
	sum := int64(0)
	if depth > 0 {
		sum = p.sum[depth-1] + int64(p.given[depth-1][x.group])
		p.sum[depth] = sum
	}
	best := sum + p.most[depth]
	duals := p.lowest[k].least(p.high, p.low)
	if best < p.Least || p.Scale*best+p.Offset-duals <= p.bar {
		return false
	}
	for _, r := range ix.decided[depth] {
		if !ix.s.rules[r].keeps(int(p.i), int(ix.order[x.from])) {
			return false
		}
	}
	return true
}

// leaf looks at each person of a leaf.
func (p *branchAndBound) leaf(x *node) {
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
func (p *branchAndBound) person(x *node, at int32) {
	if at < p.from {
		return
	}
	ix := p.Index
	depth := int(x.depth)
	duals := p.at[at].least(p.high, p.low) - p.Offset
	sum := p.sum[depth]
	for l := depth; l < len(ix.levels); l++ {
		if p.Scale*(sum+p.most[l])-duals <= p.bar {
			return
		}
		sum += int64(p.given[l][ix.group[l][at]])
	}
	if best := sum + ix.unlevelledMost; best < p.Least || p.Scale*best-duals <= p.bar {
		return
	}
	j := ix.order[at]
	if j == p.i || !p.allowed(depth, int(j)) {
		return
	}
	if ix.unlevelledMost > 0 {
		sum += int64(p.beside(int(j)))
	}
	reduced := p.Scale*sum - duals
	if sum < p.Least || reduced <= p.bar {
		return
	}
	if p.Exact != nil {
		if reduced = p.Exact(p.i, j, sum); reduced <= p.bar {
			p.refuted = true
			return
		}
	}
	p.keep(candidate{j, int32(sum), reduced})
}

// beside is what the criteria that have no level give.
func (p *branchAndBound) beside(j int) int32 {
	sum := p.row.wording(j)
	for _, c := range p.Index.unlevelled {
		sum += c.judge(int(p.i), j)
	}
	return sum
}

// allowed checks what the nodes above a person did not.
func (p *branchAndBound) allowed(depth, j int) bool {
	s := p.Index.s
	if s.keys[p.i] == s.keys[j] || s.apart.has(int(p.i), j) {
		return false
	}
	for _, r := range p.Index.undecided[depth] {
		if !s.rules[r].keeps(int(p.i), j) {
			return false
		}
	}
	return true
}
