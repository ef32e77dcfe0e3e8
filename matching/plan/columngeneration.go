package plan

import (
	"cmp"
	"context"
	"slices"

	"crosswalk/matching/blossom"
	"crosswalk/matching/score"
)

// columnGeneration solves problems over one pool one after the other: each begins where the last one ended.
//
// The linear program of matchings has a column for every pair, far too many to list. The solver is given those of each
// person's best few partners. Its duals then give the reduced cost of every other pair; a pricing pass finds pairs
// of which it is positive, they are added as columns, and the solver goes on. When a pass finds none, the duals prove
// the matching on all pairs. So memory grows with the number of people, not of pairs (Cook and Rohe,
// "Computing minimum-weight perfect matchings", 1999; Applegate and Cook, "Solving large-scale matching
// problems", 1993).
type columnGeneration struct {
	s        *score.Scorer
	ix       *score.Index
	columns  []score.ScoredPair // allowed pairs that have been of use
	distinct int                // so many of the columns are sorted and different
	solvers  map[units]*solver  // the duals of one are of no use to another
}

// units are what the duals of problems are of use for: problems of the same scale about the same part of the people.
type units struct {
	scale int64
	part  int32
}

// mostSolvers is how many are kept: parts come and go.
const mostSolvers = 64

// solver is a solver, and what the last pricing pass has proved of its duals.
type solver struct {
	*blossom.Solver
	pricedSince
}

func newColumnGeneration(s *score.Scorer) *columnGeneration {
	return &columnGeneration{s: s, ix: score.NewIndex(s), solvers: map[units]*solver{}}
}

func newSolver(s *score.Scorer) *solver {
	v := &solver{Solver: blossom.NewSolver(vertices(s))}
	if s.SecondPartners() {
		v.Count(counts(s))
	}
	return v
}

// solve solves a problem, one part of the people after the other where three may be together in some.
func (c *columnGeneration) solve(ctx context.Context, q problem) (solution, error) {
	if q.parts == nil || q.part != none {
		return c.solvePart(ctx, q)
	}
	var a solution
	for _, part := range append([]int32{none}, q.partsIn()...) {
		in := q.inPart(part)
		if len(in.people) == 0 {
			continue
		}
		b, err := c.solvePart(ctx, in)
		if err != nil {
			return solution{}, err
		}
		a.join(b)
	}
	slices.SortFunc(a.pairs, func(p, q [2]int32) int { return slices.Compare(p[:], q[:]) })
	slices.SortFunc(a.trios, slices.Compare[[]int32])
	return a, nil
}

// solvePart solves a problem about one part, or without trios.
func (c *columnGeneration) solvePart(ctx context.Context, q problem) (solution, error) {
	m, _, err := c.match(ctx, q)
	if err != nil {
		return solution{}, err
	}
	a := q.read(c.s, m)
	if q.trio && q.odd() {
		return c.withTrio(ctx, q, a, m)
	}
	return a, nil
}

// match solves a problem without a trio, with the solver that has the matching and its duals.
func (c *columnGeneration) match(ctx context.Context, q problem) (*blossom.Matching, *solver, error) {
	with := c.solvers[units{q.scale, q.part}]
	if with == nil {
		with = newSolver(c.s)
		if len(c.solvers) == mostSolvers {
			clear(c.solvers)
		}
		c.solvers[units{q.scale, q.part}] = with
	}
	t := newInstance(c.s, q)
	edges, err := c.begin(ctx, t)
	if err != nil {
		return nil, nil, err
	}
	if err := with.Set(edges); err != nil {
		return nil, nil, err
	}
	if err := with.Solve(ctx, func() ([]blossom.Edge, error) { return c.price(ctx, t, with) }); err != nil {
		return nil, nil, err
	}
	m, err := with.Matching()
	if err != nil {
		return nil, nil, err
	}
	if c.s.Limits().Audit {
		if err := c.audit(ctx, t, m); err != nil {
			return nil, nil, err
		}
	}
	return m, with, nil
}

// audit checks the proof of a matching with the list of all pairs.
func (c *columnGeneration) audit(ctx context.Context, t *instance, m *blossom.Matching) error {
	all, err := t.edges(ctx, c.s)
	if err != nil {
		return err
	}
	if c.s.SecondPartners() {
		return m.VerifyCounts(vertices(c.s), all, counts(c.s))
	}
	return m.Verify(vertices(c.s), all, true)
}

// begin makes the graph to begin with: the columns, the pairs on the screen, and for whoever has few of them the best
// partners.
func (c *columnGeneration) begin(ctx context.Context, t *instance) ([]blossom.Edge, error) {
	c.unite()
	lacking := c.lacking(t)
	if len(lacking) > 0 {
		zero := make([]int64, c.s.Len())
		for i := range zero {
			if !t.in[i] {
				zero[i] = score.Absent
			}
		}
		w := &score.PricingPass{
			Index: c.ix, PerPerson: c.s.Limits().Partners, Scale: 1, Floor: -1, Least: int64(t.least), High: zero, Low: zero,
		}
		if len(t.barred) > 0 {
			w.Exact = t.reducedCost(func(_, _ int32, points int64) int64 { return points })
		}
		found, err := w.Run(ctx, lacking)
		if err != nil {
			return nil, err
		}
		c.columns = append(c.columns, found...)
	}
	edges := make([]blossom.Edge, 0, len(c.columns)+2*len(t.people))
	for _, p := range c.columns {
		if t.takes(p) {
			edges = t.add(edges, c.s, p)
		}
	}
	for _, with := range [][]int32{t.screen.with, t.screen.too} {
		for i, j := range with {
			if i := int32(i); i < j && c.s.Allowed(int(i), int(j)) {
				p := score.ScoredPair{A: i, B: j, Score: int32(c.ix.Score(i, j))}
				if t.takes(p) {
					edges = t.add(edges, c.s, p)
				}
			}
		}
	}
	return append(edges, t.nobody(c.s)...), nil
}

// lacking are the people of whom fewer than half as many columns may be in the solution as a person begins with.
func (c *columnGeneration) lacking(t *instance) []int32 {
	choices := make([]int32, c.s.Len())
	for _, p := range c.columns {
		if t.takes(p) {
			choices[p.A]++
			choices[p.B]++
		}
	}
	var lacking []int32
	for _, i := range t.people {
		if choices[i] < int32(c.s.Limits().Partners+1)/2 {
			lacking = append(lacking, i)
		}
	}
	return lacking
}

// unite leaves out columns that are there twice, once many have come.
func (c *columnGeneration) unite() {
	if len(c.columns) <= c.distinct+c.distinct/2 {
		return
	}
	slices.SortFunc(c.columns, func(p, q score.ScoredPair) int {
		return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
	})
	c.columns = slices.Compact(c.columns)
	c.distinct = len(c.columns)
}

// add keeps pairs as columns and returns their edges.
func (c *columnGeneration) add(t *instance, found []score.ScoredPair) []blossom.Edge {
	c.columns = append(c.columns, found...)
	edges := make([]blossom.Edge, 0, len(found))
	for _, p := range found {
		edges = t.add(edges, c.s, p)
	}
	return edges
}
