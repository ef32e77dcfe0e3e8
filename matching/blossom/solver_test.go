package blossom

import (
	"context"
	"errors"
	"math/rand"
	"slices"
	"testing"
)

// hidden looks for the edges that a solver was not given.
func hidden(s *Solver, edges []Edge, few int) More {
	return func() ([]Edge, error) {
		var found []Edge
		for _, x := range edges {
			over := s.Over(x.U, x.V)
			if a, b, o := shared(s, x.U), shared(s, x.V), (pair(over.Cards, over.Weight)); o.less(a) && o.less(b) {
				panic("shared more than there is over both")
			}
			u, v := s.Value(x.U), s.Value(x.V)
			cards := 2 * int64(count(s.counts, x.U, x.V))
			slack := pair(over.Cards+u.Cards+v.Cards-cards, over.Weight+u.Weight+v.Weight-2*x.Weight)
			if slack.negative() && len(found) < few {
				found = append(found, x)
			}
		}
		return found, nil
	}
}

func shared(s *Solver, v int) value {
	x := s.Shared(v)
	return pair(x.Cards, x.Weight)
}

// solved has a solver solve a graph of which it is given a part, and checks the result.
func solved(t *testing.T, s *Solver, n int, part, edges []Edge, few int) *Matching {
	t.Helper()
	if err := s.Set(slices.Clone(part)); err != nil {
		t.Fatal(err)
	}
	if err := s.Solve(context.Background(), hidden(s, edges, few)); err != nil {
		t.Fatal(err)
	}
	m, err := s.Matching()
	if err != nil {
		t.Fatal(err)
	}
	if s.counts != nil {
		err = m.VerifyCounts(n, edges, s.counts)
	} else {
		err = m.Verify(n, edges, true)
	}
	if err != nil {
		t.Fatalf("n %d, edges %v, counts %v: %v", n, edges, s.counts, err)
	}
	return m
}

// A graph that changes again and again, and of which the solver is given a part.
func TestSolverOfAChangingGraph(t *testing.T) {
	size := func(r *rand.Rand) int { return 2 + r.Intn(30) }
	each(t, 12, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		if len(edges) == 0 {
			return
		}
		s := NewSolver(n)
		top := edges[r.Intn(len(edges))].Weight
		for range 6 {
			var part []Edge
			for _, e := range edges {
				if r.Intn(3) == 0 {
					part = append(part, e)
				}
			}
			calledOff(t, s, part, hidden(s, edges, 1), r.Intn(3))
			m := solved(t, s, n, part, edges, 1+r.Intn(3))
			if want := cubic(n, edges, true); top < 1e10 && (m.Size != want.size || m.Weight != want.weight) {
				t.Fatalf("n %d, edges %v: %d of %d, want %d of %d", n, edges, m.Size, m.Weight, want.size, want.weight)
			}
			edges = slices.Clone(edges)
			out := r.Intn(n)
			for k := range edges {
				switch r.Intn(12) {
				case 0:
					edges[k].Weight = edges[r.Intn(len(edges))].Weight
				case 1:
					edges[k].U, edges[k].V = edges[k].V, edges[k].U
				}
			}
			edges = slices.DeleteFunc(edges, func(e Edge) bool { return e.U == out && r.Intn(4) > 0 })
		}
	})
}

// calledOff begins to match a graph and is called off when it has looked for more edges a few times.
func calledOff(t *testing.T, s *Solver, part []Edge, more More, looks int) {
	if err := s.Set(slices.Clone(part)); err != nil {
		t.Fatal(err)
	}
	off := errors.New("called off")
	err := s.Solve(context.Background(), func() ([]Edge, error) {
		if looks--; looks < 0 {
			return nil, off
		}
		return more()
	})
	if err != nil && err != off {
		t.Fatal(err)
	}
}

// What two vertices left out lose is what a fresh solve without them says.
func TestWithout(t *testing.T) {
	size := func(r *rand.Rand) int { return 2 + r.Intn(16) }
	each(t, 12, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		checkWithout(t, r, n, edges, nil)
	})
}

func checkWithout(t *testing.T, r *rand.Rand, n int, edges []Edge, counts []int8) {
	reached := make([]bool, n)
	part := slices.DeleteFunc(slices.Clone(edges), func(e Edge) bool {
		known := reached[e.U] && reached[e.V]
		reached[e.U], reached[e.V] = true, true
		return known && r.Intn(2) == 0
	})
	s := NewSolver(n)
	if err := s.Count(counts); err != nil {
		t.Fatal(err)
	}
	whole := solved(t, s, n, part, edges, 2)
	w, err := s.Without(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	degree := make([]int, n)
	for _, e := range s.Edges() {
		degree[e.U]++
		degree[e.V]++
	}
	for range 4 {
		x := r.Intn(n + 1) // the last of these is nobody, and so are the last two below
		err := w.Vertex(context.Background(), x, func() ([]Edge, error) { return short(t, w, edges, counts) })
		if x < n && degree[x] == 0 {
			if err == nil {
				t.Fatal("left out a vertex without edges")
			}
			continue
		}
		if err != nil {
			t.Fatalf("n %d, edges %v, without %d: %v", n, edges, x, err)
		}
		for y := range n + 2 {
			loss, ok := w.Loss(y)
			if ok != (y != x && (y >= n || degree[y] > 0)) {
				t.Fatalf("loss of %d and %d is %v, %v", x, y, loss, ok)
			}
			if ok {
				checkLoss(t, w, n, edges, counts, whole, x, y, loss)
			}
		}
	}
}

// short looks for edges by the bound, and requires that it hides none.
func short(t *testing.T, w *Without, edges []Edge, counts []int8) ([]Edge, error) {
	var found []Edge
	for _, e := range edges {
		_, okU := w.Loss(e.U)
		_, okV := w.Loss(e.V)
		if !okU || !okV {
			continue
		}
		above := w.Above(e.U, e.V)
		cards := 2 * int64(count(counts, e.U, e.V))
		slack := pair(above.Cards-cards, above.Weight-2*e.Weight)
		sum := func(a, b Value) value { return pair(a.Cards+b.Cards-cards, a.Weight+b.Weight-2*e.Weight) }
		bound, other := sum(w.Late(e.U), w.Early(e.V)), sum(w.Early(e.U), w.Late(e.V))
		if other.less(bound) {
			bound = other
		}
		if slack.less(bound) {
			t.Fatalf("edge %v has slack %v, bound %v", e, slack, bound)
		}
		if slack.negative() {
			found = append(found, e)
		}
	}
	return found, nil
}

func checkLoss(t *testing.T, w *Without, n int, edges []Edge, counts []int8, whole *Matching, x, y int, loss Value) {
	t.Helper()
	rest := slices.DeleteFunc(slices.Clone(edges), func(e Edge) bool {
		return e.U == x || e.V == x || e.U == y || e.V == y
	})
	s := NewSolver(n)
	if err := s.Count(counts); err != nil {
		t.Fatal(err)
	}
	m := solved(t, s, n, rest, rest, 0)
	want := Value{2 * int64(counted(whole, counts)-counted(m, counts)), 2 * (whole.Weight - m.Weight)}
	if loss != want {
		t.Fatalf("n %d, edges %v: without %d and %d %v is lost, want %v", n, edges, x, y, loss, want)
	}
	mates := make([]int32, n)
	w.Mates(mates)
	for _, m := range w.Moves(y, nil) {
		mates[m.Vertex] = m.Mate
	}
	weight, size := int64(0), 0
	best := matrix(n, edges)
	for v, u := range mates {
		if u < 0 {
			continue
		}
		if mates[u] != int32(v) || v == x || v == y || best[v][u] == nil {
			t.Fatalf("partners %v without %d and %d", mates, x, y)
		}
		if v < int(u) {
			size += count(counts, v, int(u))
			weight += *best[v][u]
		}
	}
	if size != counted(m, counts) || weight != m.Weight {
		t.Fatalf("partners %v: %d of %d, want %d of %d", mates, size, weight, counted(m, counts), m.Weight)
	}
}

// counted is what a matching counts.
func counted(m *Matching, counts []int8) int {
	sum := 0
	for v, u := range m.Mate {
		if v < u {
			sum += count(counts, v, u)
		}
	}
	return sum
}
