package blossom

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Solver finds matchings of greatest weight among those with the most edges, as Solve does, of a graph
// that changes: from the values and partners of one graph it begins with the next. It need not be given
// a graph whole: see Solve. And edges need not all count the same: see Count. It is for one goroutine at
// a time.
type Solver struct {
	n      int
	e      *engine // nil until there is something to begin with
	edges  []Edge
	counts []int8

	mate []int32 // where the last whole solve ended, with vertices in the place of blossoms; nil if none has
	dual []value
}

// More looks for edges of a graph that are worth more than the values over them, as Value and Over of
// the solver give them now, and returns none exactly if there are none.
type More func() ([]Edge, error)

// NewSolver returns a solver for n vertices, with no edges yet.
func NewSolver(n int) *Solver { return &Solver{n: n} }

// Set makes these edges the graph. The solver owns them from then on. It refuses what the function
// Solve refuses, and weights unless 256·(n+1)·max|weight| fits an int64: values that one graph after the
// other begins with may go further from the weights than those of one alone.
func (s *Solver) Set(edges []Edge) error {
	if err := check(context.Background(), s.n, edges); err != nil {
		return err
	}
	if !roomy(int32(s.n), edges) {
		return fmt.Errorf("match graph: the weights are too large for %d vertices", s.n)
	}
	s.edges = edges
	return nil
}

// roomy tells whether the weights are far below the greatest allowed.
func roomy(n int32, edges []Edge) bool {
	limit := math.MaxInt64 / (256 * (int64(n) + 1))
	for i := range edges {
		if w := edges[i].Weight; w > limit || w < -limit {
			return false
		}
	}
	return true
}

// Count makes each edge count as much as its two ends do together, from the next Solve on; nil makes each
// count one again. The solver then finds a matching of greatest weight among those that count most, and
// Value.Cards is in half units of that. A vertex may count less than nothing, but Solve refuses an edge
// that does not count more.
//
// So where original vertices count two and copies of some of them less one, and copies are not joined,
// as many originals as possible have a partner, that with as few copies as possible, and then the
// weight is greatest: an edge between originals counts as much as four between originals and copies.
func (s *Solver) Count(counts []int8) error {
	if counts != nil && len(counts) != s.n {
		return fmt.Errorf("match graph: %d counts for %d vertices", len(counts), s.n)
	}
	s.counts = slices.Clone(counts)
	return nil
}

// Solve matches the graph. Then, unless more is nil, the edges that it returns are added and the solver
// goes on from where it was, until there are none: then the matching is the best, and its values prove
// it, in the whole graph that more looks through. After an error the next Solve begins where this one did.
func (s *Solver) Solve(ctx context.Context, more More) error {
	if s.e != nil {
		s.mate, s.dual = append(s.mate[:0], s.e.mate...), s.e.dualsWithoutBlossoms(s.dual[:0])
	}
	err := s.solve(ctx, more)
	if err != nil {
		s.goBack()
	}
	return err
}

// goBack makes an engine that is where the last whole solve ended: a search that was broken off leaves
// values and marks behind.
func (s *Solver) goBack() {
	s.e = nil
	if s.mate != nil {
		s.e = newEngine(context.Background(), s.n, true)
		copy(s.e.mate, s.mate)
		copy(s.e.dual, s.dual)
	}
}

func (s *Solver) solve(ctx context.Context, more More) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	begin := (*engine).greedy
	warm := s.e != nil
	if !warm {
		s.e = newEngine(ctx, s.n, true)
	} else {
		begin = (*engine).warmStart
	}
	e := s.e
	e.ctx = ctx
	e.cards = counting{each: 2}
	if s.counts != nil {
		e.cards = counting{of: s.counts}
	}
	if err := s.build(s.edges); err != nil {
		return err
	}
	if err := begin(e); err != nil {
		return err
	}
	e.changed = true
	for k, stage := range []func() error{e.fractional, e.searchExposed} {
		if k == 0 && e.blossoms() > 0 {
			continue // they are kept from before, and nearly everybody has a partner
		}
		for last := false; ; {
			if err := stage(); err != nil {
				return err
			}
			if more == nil || !e.changed || last || warm && k == 0 {
				break
			}
			e.changed = false
			e.indexLaminar()
			e.indexHeavyPath()
			found, err := more()
			if err != nil {
				return err
			}
			if len(found) == 0 {
				break
			}
			if err := s.admit(found); err != nil {
				return err
			}
			// While there are no blossoms letting in many costs least; a few can wait, and from a
			// good beginning there are no more.
			last = k == 0 && len(found) < s.n/16
		}
		if err := e.breakCycles(); err != nil {
			return err
		}
	}
	return nil
}

// admit adds edges to the graph.
func (s *Solver) admit(found []Edge) error {
	if err := s.Set(append(s.edges, found...)); err != nil {
		return err
	}
	if err := s.build(found); err != nil {
		return err
	}
	s.e.admit(found)
	return nil
}

// build makes the engine's graph of the edges, of which some are new.
func (s *Solver) build(added []Edge) error {
	if s.counts != nil {
		for i := range added {
			if x := &added[i]; s.e.cards.edge(x.U, x.V) <= 0 {
				return fmt.Errorf("match graph: the edge between %d, which counts %d, and %d, which counts %d, does not count", x.U, s.counts[x.U], x.V, s.counts[x.V])
			}
		}
	}
	return s.e.build(s.edges, lightest)
}

// Value is that of a vertex, as in a certificate: of the matching when Solve has returned, of where it
// is while it looks for more.
func (s *Solver) Value(v int) Value {
	return s.e.dual[v].public()
}

// Over is the sum of the values of the odd sets that hold both vertices. While Solve looks for more
// edges it may be called by several goroutines.
func (s *Solver) Over(u, v int) Value {
	return s.e.setsOver(int32(u), int32(v)).public()
}

// Shared is a part of Over, for a quick bound: it is at least the smaller of Shared(u) and Shared(v).
func (s *Solver) Shared(v int) Value {
	b := s.e.parent[v]
	if b == none {
		return Value{}
	}
	return s.e.shared[b].public()
}

// Edges are those of the graph by now. They are the solver's.
func (s *Solver) Edges() []Edge { return s.edges }

// Matching returns the matching that was found, with its certificate.
func (s *Solver) Matching() (*Matching, error) {
	if s.e == nil {
		return nil, errors.New("match graph: nothing was solved")
	}
	return s.e.matching(), nil
}
