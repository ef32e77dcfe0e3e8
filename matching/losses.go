package matching

import (
	"context"

	"crosswalk/matching/blossom"
)

// losses tells what the best answer to a question loses when two people are left out: for one of them,
// about all others out of one search (see [blossom.Without]).
type losses struct {
	c    *course
	t    *terms
	with *blossom.Without
	looked

	pairs  int    // of the best answer …
	worth  int64  // … and what they are worth
	joined []bool // who has an edge in the question's graph
}

// newLosses answers a question and prepares the searches.
func newLosses(ctx context.Context, c *course, q question) (*losses, error) {
	m, solver, err := c.solve(ctx, q)
	if err != nil {
		return nil, err
	}
	l := &losses{c: c, t: c.terms(q), pairs: len(q.read(c.s, m).pairs), worth: m.Weight}
	l.joined = make([]bool, c.s.vertices())
	for _, e := range solver.Edges() {
		l.joined[e.U], l.joined[e.V] = true, true
	}
	l.with, err = solver.Without(ctx)
	return l, err
}

// of leaves out the i-th person.
func (l *losses) of(ctx context.Context, i int) error {
	l.looked = looked{}
	return l.with.Vertex(ctx, l.vertex(i, 0), func() ([]blossom.Edge, error) { return l.better(ctx) })
}

// vertex is that of a person; for one who is in no pair anyway the first or the second of those that
// stand for nobody.
func (l *losses) vertex(i, nobody int) int {
	if l.joined[i] {
		return i
	}
	return len(l.joined) + nobody
}

// without gives the best answer without the j-th person, too: its pairs and what they are worth.
func (l *losses) without(j int) (pairs int, worth int64) {
	loss, _ := l.with.Loss(l.vertex(j, 1))
	return l.pairs - int(loss.Cards/2), l.worth - loss.Weight/2
}

// mates fills in the partners in the answer without the person alone, or -1; somebody else has none either.
func (l *losses) mates(mates []int32) { l.with.Mates(mates) }

// moves appends where that answer differs for which the j-th person is left out, too.
func (l *losses) moves(j int, moves []blossom.Move) []blossom.Move {
	return l.with.Moves(l.vertex(j, 1), moves)
}

// better looks through all pairs for such as would make a loss smaller.
func (l *losses) better(ctx context.Context) ([]blossom.Edge, error) {
	c := l.c
	late, err := c.values(l.t.people, func(i int) blossom.Value { return l.bound(i, l.with.Late) })
	if err != nil {
		return nil, err
	}
	early, err := c.values(l.t.people, func(i int) blossom.Value { return l.bound(i, l.with.Early) })
	if err != nil {
		return nil, err
	}
	for i := range late {
		if _, ok := l.with.Loss(i); !ok {
			late[i], early[i] = absent, absent
		}
	}
	w := &sweep{
		ix: c.ix, few: fewPriced*c.s.few/fewPartners + 1, unit: 2 * l.t.scale, base: 2 * card,
		least: int64(l.t.least), late: late, early: early,
	}
	w.exact = l.t.unbarred(func(i, j int32, score int64) int64 {
		return w.unit*score + w.base - flat(l.with.Above(int(i), int(j)))
	})
	found, err := l.look(ctx, w, l.t.people)
	if err != nil {
		return nil, err
	}
	return c.admit(l.t, found), nil
}

// bound is a value of somebody whom the search has reached.
func (l *losses) bound(i int, of func(int) blossom.Value) blossom.Value {
	if _, ok := l.with.Loss(i); !ok {
		return blossom.Value{}
	}
	return of(i)
}
