package blossom

// Two solvers that share nothing with the package: all matchings of a small graph by dynamic
// programming over sets of vertices, and the O(n³) primal-dual method on a weight matrix, one tree
// per vertex without partner, as it circulates among programming contests.

// best is what a solver found: what the matched edges count, each one unless said otherwise, and their
// weight.
type best struct {
	size   int
	weight int64
}

func (b best) under(c best, cardinality bool) bool {
	if cardinality && b.size != c.size {
		return b.size < c.size
	}
	return b.weight < c.weight
}

// bruteForce needs 2ⁿ steps of n.
func bruteForce(n int, edges []Edge, cardinality bool) best {
	return bruteForceCounts(n, edges, cardinality, nil)
}

// count is what edges count for before their weight.
func count(counts []int8, u, v int) int {
	if counts == nil {
		return 1
	}
	return int(counts[u]) + int(counts[v])
}

func bruteForceCounts(n int, edges []Edge, cardinality bool, counts []int8) best {
	weight := matrix(n, edges)
	table := make([]best, 1<<n)
	for set := 1; set < 1<<n; set++ {
		u := 0
		for set>>u&1 == 0 {
			u++
		}
		top := table[set&^(1<<u)]
		for v := u + 1; v < n; v++ {
			if set>>v&1 == 1 && weight[u][v] != nil {
				rest := table[set&^(1<<u|1<<v)]
				with := best{rest.size + count(counts, u, v), rest.weight + *weight[u][v]}
				if top.under(with, cardinality) {
					top = with
				}
			}
		}
		table[set] = top
	}
	return table[1<<n-1]
}

// matrix holds the heaviest edge between two vertices, nil where there is none.
func matrix(n int, edges []Edge) [][]*int64 {
	m := make([][]*int64, n)
	for u := range m {
		m[u] = make([]*int64, n)
	}
	for i := range edges {
		e := &edges[i]
		if old := m[e.U][e.V]; old == nil || *old < e.Weight {
			m[e.U][e.V], m[e.V][e.U] = &e.Weight, &e.Weight
		}
	}
	return m
}

// cubic solves with the matrix method. Cardinality is had by a constant added to every weight,
// which limits the weights to what a test needs.
func cubic(n int, edges []Edge, cardinality bool) best {
	var shift int64
	if cardinality {
		for _, e := range edges {
			shift = max(shift, e.Weight, -e.Weight)
		}
		shift = shift*int64(n+1) + 1
	}
	c := newCubic(n)
	for u, row := range matrix(n, edges) {
		for v, w := range row {
			if w != nil && *w+shift > 0 {
				c.g[u+1][v+1].w = *w + shift
			}
		}
	}
	c.solve()
	var b best
	for u := 1; u <= n; u++ {
		if v := c.match[u]; v > u {
			b.size++
			b.weight += c.g[u][v].w - shift
		}
	}
	return b
}

type cubicEdge struct {
	u, v int
	w    int64
}

type cubicSolver struct {
	n, nx                   int
	g                       [][]cubicEdge
	lab                     []int64
	match, slack, st, pa, s []int
	visited                 []int
	flowerFrom              [][]int
	flower                  [][]int
	queue                   []int
	time                    int
}

func newCubic(n int) *cubicSolver {
	size := 2*n + 2
	c := &cubicSolver{n: n}
	c.g = make([][]cubicEdge, size)
	c.flowerFrom = make([][]int, size)
	c.flower = make([][]int, size)
	for u := range c.g {
		c.g[u] = make([]cubicEdge, size)
		c.flowerFrom[u] = make([]int, n+1)
		for v := range c.g[u] {
			c.g[u][v] = cubicEdge{u, v, 0}
		}
	}
	c.lab = make([]int64, size)
	for _, a := range []*[]int{&c.match, &c.slack, &c.st, &c.pa, &c.s, &c.visited} {
		*a = make([]int, size)
	}
	return c
}

func (c *cubicSolver) delta(e cubicEdge) int64 {
	return c.lab[e.u] + c.lab[e.v] - c.g[e.u][e.v].w*2
}

func (c *cubicSolver) updateSlack(u, x int) {
	if c.slack[x] == 0 || c.delta(c.g[u][x]) < c.delta(c.g[c.slack[x]][x]) {
		c.slack[x] = u
	}
}

func (c *cubicSolver) setSlack(x int) {
	c.slack[x] = 0
	for u := 1; u <= c.n; u++ {
		if c.g[u][x].w > 0 && c.st[u] != x && c.s[c.st[u]] == 0 {
			c.updateSlack(u, x)
		}
	}
}

func (c *cubicSolver) enqueue(x int) {
	if x <= c.n {
		c.queue = append(c.queue, x)
		return
	}
	for _, y := range c.flower[x] {
		c.enqueue(y)
	}
}

func (c *cubicSolver) setSt(x, b int) {
	c.st[x] = b
	if x > c.n {
		for _, y := range c.flower[x] {
			c.setSt(y, b)
		}
	}
}

func (c *cubicSolver) position(b, xr int) int {
	f := c.flower[b]
	p := 0
	for f[p] != xr {
		p++
	}
	if p%2 == 1 {
		for i, j := 1, len(f)-1; i < j; i, j = i+1, j-1 {
			f[i], f[j] = f[j], f[i]
		}
		return len(f) - p
	}
	return p
}

func (c *cubicSolver) setMatch(u, v int) {
	e := c.g[u][v]
	c.match[u] = e.v
	if u <= c.n {
		return
	}
	xr := c.flowerFrom[u][e.u]
	p := c.position(u, xr)
	for i := range p {
		c.setMatch(c.flower[u][i], c.flower[u][i^1])
	}
	c.setMatch(xr, v)
	f := c.flower[u]
	c.flower[u] = append(append([]int{}, f[p:]...), f[:p]...)
}

func (c *cubicSolver) augment(u, v int) {
	for {
		xnv := c.st[c.match[u]]
		c.setMatch(u, v)
		if xnv == 0 {
			return
		}
		c.setMatch(xnv, c.st[c.pa[xnv]])
		u, v = c.st[c.pa[xnv]], xnv
	}
}

func (c *cubicSolver) lca(u, v int) int {
	c.time++
	for u != 0 || v != 0 {
		if u != 0 {
			if c.visited[u] == c.time {
				return u
			}
			c.visited[u] = c.time
			u = c.st[c.match[u]]
			if u != 0 {
				u = c.st[c.pa[u]]
			}
		}
		u, v = v, u
	}
	return 0
}

func (c *cubicSolver) addBlossom(u, lca, v int) {
	b := c.n + 1
	for b <= c.nx && c.st[b] != 0 {
		b++
	}
	if b > c.nx {
		c.nx++
	}
	c.lab[b], c.s[b] = 0, 0
	c.match[b] = c.match[lca]
	f := []int{lca}
	for x := u; x != lca; {
		y := c.st[c.match[x]]
		f = append(f, x, y)
		c.enqueue(y)
		x = c.st[c.pa[y]]
	}
	for i, j := 1, len(f)-1; i < j; i, j = i+1, j-1 {
		f[i], f[j] = f[j], f[i]
	}
	for x := v; x != lca; {
		y := c.st[c.match[x]]
		f = append(f, x, y)
		c.enqueue(y)
		x = c.st[c.pa[y]]
	}
	c.flower[b] = f
	c.setSt(b, b)
	for x := 1; x <= c.nx; x++ {
		c.g[b][x].w, c.g[x][b].w = 0, 0
	}
	clear(c.flowerFrom[b])
	for _, xs := range f {
		for x := 1; x <= c.nx; x++ {
			if c.g[b][x].w == 0 || c.delta(c.g[xs][x]) < c.delta(c.g[b][x]) {
				c.g[b][x], c.g[x][b] = c.g[xs][x], c.g[x][xs]
			}
		}
		for x := 1; x <= c.n; x++ {
			if c.flowerFrom[xs][x] != 0 {
				c.flowerFrom[b][x] = xs
			}
		}
	}
	c.setSlack(b)
}

func (c *cubicSolver) expandBlossom(b int) {
	for _, y := range c.flower[b] {
		c.setSt(y, y)
	}
	xr := c.flowerFrom[b][c.g[b][c.pa[b]].u]
	p := c.position(b, xr)
	f := c.flower[b]
	for i := 0; i < p; i += 2 {
		xs, xns := f[i], f[i+1]
		c.pa[xs] = c.g[xns][xs].u
		c.s[xs], c.s[xns] = 1, 0
		c.slack[xs] = 0
		c.setSlack(xns)
		c.enqueue(xns)
	}
	c.s[xr], c.pa[xr] = 1, c.pa[b]
	for _, xs := range f[p+1:] {
		c.s[xs] = -1
		c.setSlack(xs)
	}
	c.st[b] = 0
}

func (c *cubicSolver) foundEdge(e cubicEdge) bool {
	u, v := c.st[e.u], c.st[e.v]
	switch c.s[v] {
	case -1:
		c.pa[v], c.s[v] = e.u, 1
		nu := c.st[c.match[v]]
		c.slack[v], c.slack[nu] = 0, 0
		c.s[nu] = 0
		c.enqueue(nu)
	case 0:
		top := c.lca(u, v)
		if top == 0 {
			c.augment(u, v)
			c.augment(v, u)
			return true
		}
		c.addBlossom(u, top, v)
	}
	return false
}

func (c *cubicSolver) stage() bool {
	for x := 1; x <= c.nx; x++ {
		c.s[x], c.slack[x] = -1, 0
	}
	c.queue = c.queue[:0]
	for x := 1; x <= c.nx; x++ {
		if c.st[x] == x && c.match[x] == 0 {
			c.pa[x], c.s[x] = 0, 0
			c.enqueue(x)
		}
	}
	if len(c.queue) == 0 {
		return false
	}
	for {
		for len(c.queue) > 0 {
			u := c.queue[0]
			c.queue = c.queue[1:]
			if c.s[c.st[u]] == 1 {
				continue
			}
			for v := 1; v <= c.n; v++ {
				if c.g[u][v].w > 0 && c.st[u] != c.st[v] {
					if c.delta(c.g[u][v]) == 0 {
						if c.foundEdge(c.g[u][v]) {
							return true
						}
					} else {
						c.updateSlack(u, c.st[v])
					}
				}
			}
		}
		if done, found := c.adjust(); done {
			return found
		}
	}
}

// adjust moves the labels; done ends the stage.
func (c *cubicSolver) adjust() (done, found bool) {
	d := int64(1) << 62
	for b := c.n + 1; b <= c.nx; b++ {
		if c.st[b] == b && c.s[b] == 1 {
			d = min(d, c.lab[b]/2)
		}
	}
	for x := 1; x <= c.nx; x++ {
		if c.st[x] == x && c.slack[x] != 0 {
			switch c.s[x] {
			case -1:
				d = min(d, c.delta(c.g[c.slack[x]][x]))
			case 0:
				d = min(d, c.delta(c.g[c.slack[x]][x])/2)
			}
		}
	}
	for u := 1; u <= c.n; u++ {
		switch c.s[c.st[u]] {
		case 0:
			if c.lab[u] <= d {
				return true, false
			}
			c.lab[u] -= d
		case 1:
			c.lab[u] += d
		}
	}
	for b := c.n + 1; b <= c.nx; b++ {
		if c.st[b] == b {
			switch c.s[b] {
			case 0:
				c.lab[b] += d * 2
			case 1:
				c.lab[b] -= d * 2
			}
		}
	}
	c.queue = c.queue[:0]
	for x := 1; x <= c.nx; x++ {
		if c.st[x] == x && c.slack[x] != 0 && c.st[c.slack[x]] != x && c.delta(c.g[c.slack[x]][x]) == 0 {
			if c.foundEdge(c.g[c.slack[x]][x]) {
				return true, true
			}
		}
	}
	for b := c.n + 1; b <= c.nx; b++ {
		if c.st[b] == b && c.s[b] == 1 && c.lab[b] == 0 {
			c.expandBlossom(b)
		}
	}
	return false, false
}

func (c *cubicSolver) solve() {
	c.nx = c.n
	var top int64
	for u := 1; u <= c.n; u++ {
		c.st[u] = u
		for v := 1; v <= c.n; v++ {
			if u == v {
				c.flowerFrom[u][v] = u
			}
			top = max(top, c.g[u][v].w)
		}
	}
	for u := 1; u <= c.n; u++ {
		c.lab[u] = top
	}
	for c.stage() {
	}
}
