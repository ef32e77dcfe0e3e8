package matching

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"crosswalk/matching/blossom"
)

const (
	fewPartners = 10 // of each person, to begin with
	fewBetter   = 6  // of each person, at a look through all pairs
	fewPriced   = 32 // the same for prices, which begin with less
)

// course answers questions about one pool one after the other: each begins where the last one ended.
//
// The solver is given each person's best few partners. Its values then tell, for all other pairs,
// whether one of them could better the plan; those are added until a look through all pairs finds none,
// and that is the proof. So memory grows with the number of people, not of pairs (Cook and Rohe,
// "Computing minimum-weight perfect matchings", 1999; Applegate and Cook, "Solving large-scale matching
// problems", 1993).
type course struct {
	s       *Scorer
	ix      *index
	pairs   []couple          // allowed ones, that have been of use
	united  int               // so many of the pairs are sorted and different
	solvers map[int64]*solver // by the scale of the questions: the values of one are of no use to another
}

// solver is a solver, and what is known of its values from the last look through all pairs.
type solver struct {
	*blossom.Solver
	looked
}

func newCourse(s *Scorer) *course {
	return &course{s: s, ix: newIndex(s), solvers: map[int64]*solver{}}
}

func newSolver(s *Scorer) *solver {
	v := &solver{Solver: blossom.NewSolver(s.vertices())}
	if s.spare != nil {
		v.Count(s.counts())
	}
	return v
}

// ask answers a question.
func (c *course) ask(ctx context.Context, q question) (answer, error) {
	m, _, err := c.solve(ctx, q)
	if err != nil {
		return answer{}, err
	}
	a := q.read(c.s, m)
	if q.trio && q.odd() {
		return c.withTrio(ctx, q, a, m)
	}
	return a, nil
}

// solve answers a question with the solver that has the matching and its values.
func (c *course) solve(ctx context.Context, q question) (*blossom.Matching, *solver, error) {
	with := c.solvers[q.scale]
	if with == nil {
		with = newSolver(c.s)
		c.solvers[q.scale] = with
	}
	t := c.terms(q)
	edges, err := c.begin(ctx, t)
	if err != nil {
		return nil, nil, err
	}
	if err := with.Set(edges); err != nil {
		return nil, nil, err
	}
	if err := with.Solve(ctx, func() ([]blossom.Edge, error) { return c.better(ctx, t, with) }); err != nil {
		return nil, nil, err
	}
	m, err := with.Matching()
	if err != nil {
		return nil, nil, err
	}
	if c.s.audit != nil {
		all, err := t.edges(ctx, c.s)
		if err != nil {
			return nil, nil, err
		}
		if err := c.s.audit(m, c.s, all); err != nil {
			return nil, nil, err
		}
	}
	return m, with, nil
}

// terms are a question with who is in it, by number.
type terms struct {
	question
	in     []bool
	spared []bool // who may take a second partner; nil if nobody may
}

func (c *course) terms(q question) *terms {
	t := &terms{question: q, in: make([]bool, len(c.s.people))}
	for _, i := range q.people {
		t.in[i] = true
	}
	if q.second {
		t.spared = make([]bool, len(c.s.people))
		for _, i := range q.spare {
			t.spared[i] = true
		}
	}
	return t
}

// add appends the edges of a pair.
func (t *terms) add(edges []blossom.Edge, s *Scorer, p couple) []blossom.Edge {
	worth := t.scale * int64(p.score)
	if t.screen.has(p.a, p.b) {
		worth += t.bonus
	}
	worth -= t.fine(p.a, p.b)
	return t.between(s, p, worth, edges)
}

// takes reports whether a pair, allowed in itself, may be in the answer.
func (t *terms) takes(p couple) bool {
	if int(p.score) < t.least || t.bars(p.a, p.b) {
		return false
	}
	return t.in[p.a] && t.in[p.b] || t.second && (t.in[p.a] && t.spared[p.b] || t.in[p.b] && t.spared[p.a])
}

// unbarred makes of what a pair gains what it really gains.
func (t *terms) unbarred(gain func(i, j int32, score int64) int64) func(i, j int32, score int64) int64 {
	if len(t.barred)+len(t.fines) == 0 {
		return gain
	}
	return func(i, j int32, score int64) int64 {
		if t.bars(i, j) {
			return -absent
		}
		return gain(i, j, score) - 2*t.fine(i, j)
	}
}

// begin makes the graph to begin with: the pairs that were of use, those on the screen, and for whoever
// has few of them the best partners.
func (c *course) begin(ctx context.Context, t *terms) ([]blossom.Edge, error) {
	c.unite()
	choices := make([]int32, len(c.s.people))
	for _, p := range c.pairs {
		if t.takes(p) {
			choices[p.a]++
			choices[p.b]++
		}
	}
	var lacking []int32
	for _, i := range t.people {
		if choices[i] < int32(c.s.few+1)/2 {
			lacking = append(lacking, i)
		}
	}
	if len(lacking) > 0 {
		zero := make([]int64, len(c.s.people))
		for i := range zero {
			if !t.in[i] {
				zero[i] = absent
			}
		}
		w := &sweep{ix: c.ix, few: c.s.few, unit: 1, floor: -1, least: int64(t.least), late: zero, early: zero}
		if len(t.barred) > 0 {
			w.exact = t.unbarred(func(_, _ int32, score int64) int64 { return score })
		}
		found, err := w.run(ctx, lacking)
		if err != nil {
			return nil, err
		}
		c.pairs = append(c.pairs, found...)
	}
	edges := make([]blossom.Edge, 0, len(c.pairs)+2*len(t.people))
	for _, p := range c.pairs {
		if t.takes(p) {
			edges = t.add(edges, c.s, p)
		}
	}
	for _, with := range [][]int32{t.screen.with, t.screen.too} {
		for i, j := range with {
			if i := int32(i); i < j && c.s.Allowed(int(i), int(j)) {
				p := couple{i, j, int32(c.ix.score(i, j))}
				if t.takes(p) {
					edges = t.add(edges, c.s, p)
				}
			}
		}
	}
	return append(edges, t.nobody(c.s)...), nil
}

// unite leaves out pairs that are there twice, once many have come.
func (c *course) unite() {
	if len(c.pairs) <= c.united+c.united/2 {
		return
	}
	slices.SortFunc(c.pairs, func(p, q couple) int {
		return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	c.pairs = slices.Compact(c.pairs)
	c.united = len(c.pairs)
}

// better looks through all pairs for such as are worth more than the solver's values over them. Only
// people whose values have fallen since the last look can be in one; so most of them are not looked at.
func (c *course) better(ctx context.Context, t *terms, with *solver) ([]blossom.Edge, error) {
	early, err := c.values(t.people, with.Value)
	if err != nil {
		return nil, err
	}
	late := slices.Clone(early)
	for _, i := range t.people {
		late[i] += flat(with.Shared(int(i)))
	}
	w := &sweep{
		ix: c.ix, few: min(fewBetter, c.s.few), unit: 2 * t.scale, base: 2 * card, least: int64(t.least), late: late, early: early,
	}
	if t.second {
		w.base *= 2 * countOne
	}
	w.exact = t.unbarred(func(i, j int32, score int64) int64 {
		return w.unit*score + w.base - early[i] - early[j] - flat(with.Over(int(i), int(j)))
	})
	found, err := with.look(ctx, w, t.people)
	if err != nil {
		return nil, err
	}
	if t.second {
		seconds, err := c.betterSecond(ctx, t, with, late, early)
		if err != nil {
			c.pairs = append(c.pairs, found...) // what was looked through is known from here on
			return nil, err
		}
		found = append(found, seconds...)
	}
	return c.admit(t, found), nil
}

// betterSecond looks for such pairs among those in which one person takes a second partner.
func (c *course) betterSecond(ctx context.Context, t *terms, with *solver, late, early []int64) ([]couple, error) {
	own, err := c.values(t.spare, func(i int) blossom.Value { return with.Value(c.s.secondVertex(int32(i))) })
	if err != nil {
		return nil, err
	}
	ownLate := slices.Clone(own)
	for _, i := range t.spare {
		ownLate[i] += flat(with.Shared(c.s.secondVertex(i)))
	}
	w := &sweep{
		ix: c.ix, few: min(fewBetter, c.s.few), unit: 2 * t.scale, base: 2 * (countOne + countSecond) * card, least: int64(t.least),
		late: late, early: early, ownLate: ownLate, ownEarly: own,
	}
	w.exact = t.unbarred(func(i, j int32, score int64) int64 {
		return w.unit*score + w.base - own[i] - early[j] - flat(with.Over(c.s.secondVertex(i), int(j)))
	})
	return w.run(ctx, t.spare)
}

// admit keeps pairs that were found and returns their edges.
func (c *course) admit(t *terms, found []couple) []blossom.Edge {
	c.pairs = append(c.pairs, found...)
	edges := make([]blossom.Edge, 0, len(found))
	for _, p := range found {
		edges = t.add(edges, c.s, p)
	}
	return edges
}

// card is what a pair counts in a flat value, far more than all scores together do; mostWeight is what
// these stay below.
const (
	card       = int64(1) << 52
	mostWeight = int64(1) << 49
)

// flat is a value as one number.
func flat(v blossom.Value) int64 { return v.Cards*card + v.Weight }

// values are those of the people given, flat, and absent for the others.
func (c *course) values(people []int32, of func(i int) blossom.Value) ([]int64, error) {
	values := make([]int64, len(c.s.people))
	for i := range values {
		values[i] = absent
	}
	for _, i := range people {
		v := of(int(i))
		if v.Weight >= mostWeight || v.Weight <= -mostWeight || v.Cards > 64 || v.Cards < -64 {
			return nil, fmt.Errorf("plan cohort: too many people for the arithmetic")
		}
		values[i] = flat(v)
	}
	return values, nil
}
