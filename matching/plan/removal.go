package plan

import (
	"context"

	"crosswalk/matching/blossom"
	"crosswalk/matching/score"
)

// removalLoss tells what the best solution of a problem loses when two people are left out: for one of them,
// about all others out of one search (see [blossom.Without]).
type removalLoss struct {
	c    *columnGeneration
	t    *instance
	with *blossom.Without
	pricedSince

	pairs  int    // of the best solution …
	worth  int64  // … and what they are worth
	joined []bool // who has an edge in the problem's graph
}

// newRemovalLoss solves a problem and prepares the searches.
func newRemovalLoss(ctx context.Context, c *columnGeneration, q problem) (*removalLoss, error) {
	m, solver, err := c.match(ctx, q)
	if err != nil {
		return nil, err
	}
	l := &removalLoss{c: c, t: newInstance(c.s, q), pairs: len(q.read(c.s, m).pairs), worth: m.Weight}
	l.joined = make([]bool, vertices(c.s))
	for _, e := range solver.Edges() {
		l.joined[e.U], l.joined[e.V] = true, true
	}
	l.with, err = solver.Without(ctx)
	return l, err
}

// remove leaves out the i-th person.
func (l *removalLoss) remove(ctx context.Context, i int) error {
	l.pricedSince = pricedSince{}
	return l.with.Vertex(ctx, l.vertex(i, 0), func() ([]blossom.Edge, error) { return l.price(ctx) })
}

// vertex is that of a person; for one who is in no pair anyway the first or the second of those that
// stand for nobody.
func (l *removalLoss) vertex(i, nobody int) int {
	if l.joined[i] {
		return i
	}
	return len(l.joined) + nobody
}

// without gives the best solution without the j-th person, too: its pairs and what they are worth.
func (l *removalLoss) without(j int) (pairs int, worth int64) {
	loss, _ := l.with.Loss(l.vertex(j, 1))
	return l.pairs - int(loss.Cards/2), l.worth - loss.Weight/2
}

// mates fills in the partners in the solution without the person alone, or -1; somebody else has none either.
func (l *removalLoss) mates(mates []int32) { l.with.Mates(mates) }

// moves appends where that solution differs for which the j-th person is left out, too.
func (l *removalLoss) moves(j int, moves []blossom.Move) []blossom.Move {
	return l.with.Moves(l.vertex(j, 1), moves)
}

// price finds pairs of a positive reduced cost, which would make a loss smaller. The duals are those of the search for
// the losses, which tells two of each vertex (see [blossom.Without]).
func (l *removalLoss) price(ctx context.Context) ([]blossom.Edge, error) {
	c := l.c
	high, err := c.duals(l.t, l.t.people, func(i int) blossom.Value { return l.ifReached(i, l.with.Late) })
	if err != nil {
		return nil, err
	}
	low, err := c.duals(l.t, l.t.people, func(i int) blossom.Value { return l.ifReached(i, l.with.Early) })
	if err != nil {
		return nil, err
	}
	for i := range high {
		if _, ok := l.with.Loss(i); !ok {
			high[i], low[i] = score.Absent, score.Absent
		}
	}
	w := &score.PricingPass{
		Index: c.ix, PerPerson: perRemovalPass(c.s.Limits().Partners), Scale: 2 * l.t.scale, Offset: 2 * cardUnit,
		Least: int64(l.t.least), High: high, Low: low,
	}
	w.Exact = l.t.reducedCost(func(i, j int32, points int64) int64 {
		first := l.t.firstWorth(c.s, i) + l.t.firstWorth(c.s, j)
		return w.Scale*points + w.Offset + 2*first - packed(l.with.Above(int(i), int(j)))
	})
	found, err := l.run(ctx, w, l.t.people)
	if err != nil {
		return nil, err
	}
	return c.add(l.t, found), nil
}

// ifReached is a dual of somebody whom the search has reached, else nought.
func (l *removalLoss) ifReached(i int, dual func(int) blossom.Value) blossom.Value {
	if _, ok := l.with.Loss(i); !ok {
		return blossom.Value{}
	}
	return dual(i)
}
