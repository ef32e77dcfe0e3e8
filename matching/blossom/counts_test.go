package blossom

import (
	"context"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// copied is a graph of originals, which count two, and copies of up to so many of them, which count less
// one and are joined to originals only; edges of copies weigh something else.
func copied(r *rand.Rand, n int, edges []Edge, most int) (int, []Edge, []int8) {
	counts := slices.Repeat([]int8{2}, n)
	all := slices.Clone(edges)
	for _, v := range r.Perm(n)[:min(n, r.Intn(most+1))] {
		for _, e := range edges {
			other := e.U
			switch v {
			case e.U:
				other = e.V
			case e.V:
			default:
				continue
			}
			if r.Intn(5) > 0 {
				all = append(all, Edge{len(counts), other, e.Weight/2 - r.Int63n(3)})
			}
		}
		counts = append(counts, -1)
	}
	return len(counts), all, counts
}

func TestCountsAgainstAllMatchings(t *testing.T) {
	size := func(r *rand.Rand) int { return 1 + r.Intn(8) }
	each(t, 60, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		if n > 9 {
			return
		}
		originals := n
		n, edges, counts := copied(r, n, edges, 4)
		s := NewSolver(n)
		for round := range 3 {
			if err := s.Count(counts); err != nil {
				t.Fatal(err)
			}
			m := solved(t, s, n, edges[:r.Intn(len(edges)+1)], edges, 1+r.Intn(4))
			want := bruteForceCounts(n, edges, true, counts)
			if counted(m, counts) != want.size || m.Weight != want.weight {
				t.Fatalf("n %d, edges %v, counts %v: %d of weight %d, want %d of %d", n, edges, counts, counted(m, counts), m.Weight, want.size, want.weight)
			}
			if round == 0 {
				checkPeople(t, m, n, originals, edges)
			}
			// Other counts, from the values that were there.
			counts = slices.Clone(counts)
			for v := range counts {
				counts[v] = int8(1 + r.Intn(3))
			}
		}
	})
}

// checkPeople requires that as many originals as possible have a partner, with as few copies as possible.
func checkPeople(t *testing.T, m *Matching, n, originals int, edges []Edge) {
	t.Helper()
	var most, fewest int
	weigh := func(original, copy int64) int64 {
		weighed := slices.Clone(edges)
		for i, e := range edges {
			weighed[i].Weight = original
			if e.U >= originals || e.V >= originals {
				weighed[i].Weight += copy - original/2
			}
		}
		return bruteForce(n, weighed, false).weight
	}
	most = int(weigh(2, 0))
	fewest = 100*most - int(weigh(200, -1))
	people, copies := 0, 0
	for v, u := range m.Mate {
		switch {
		case u < 0:
		case v < originals:
			people++
		default:
			copies++
		}
	}
	if people != most || copies != fewest {
		t.Fatalf("edges %v: %d people with %d copies have a partner, want %d with %d", edges, people, copies, most, fewest)
	}
}

func TestCountsOfAChangingGraph(t *testing.T) {
	size := func(r *rand.Rand) int { return 2 + r.Intn(30) }
	each(t, 6, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		n, edges, counts := copied(r, n, edges, n/2+1)
		warm := NewSolver(n)
		for range 4 {
			cold := NewSolver(n)
			for _, s := range []*Solver{warm, cold} {
				if err := s.Count(counts); err != nil {
					t.Fatal(err)
				}
			}
			a := solved(t, warm, n, edges[:len(edges)/2], edges, 1+r.Intn(5))
			b := solved(t, cold, n, edges, edges, 0)
			if counted(a, counts) != counted(b, counts) || a.Weight != b.Weight {
				t.Fatalf("n %d, edges %v, counts %v: %d of weight %d, and %d of %d", n, edges, counts, counted(a, counts), a.Weight, counted(b, counts), b.Weight)
			}
			for _, value := range a.Dual {
				if value.Cards > 8 {
					t.Fatalf("value %v: more than any edge counts", value)
				}
			}
			edges = slices.Clone(edges)
			for k := range edges {
				if r.Intn(6) == 0 {
					edges[k].Weight = edges[r.Intn(len(edges))].Weight
				}
			}
			out := r.Intn(n)
			edges = slices.DeleteFunc(edges, func(e Edge) bool { return e.U == out })
		}
	})
}

func TestWithoutCounts(t *testing.T) {
	size := func(r *rand.Rand) int { return 2 + r.Intn(10) }
	each(t, 6, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		n, edges, counts := copied(r, n, edges, n/2+1)
		checkWithout(t, r, n, edges, counts)
	})
}

// Edges that all count the same have the certificate that they have without counts, in other units.
func TestCountsAllTheSame(t *testing.T) {
	size := func(r *rand.Rand) int { return 2 + r.Intn(30) }
	each(t, 4, size, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		plain, counting := NewSolver(n), NewSolver(n)
		if err := counting.Count(slices.Repeat([]int8{2}, n)); err != nil {
			t.Fatal(err)
		}
		a, b := solved(t, plain, n, edges, edges, 0), solved(t, counting, n, edges, edges, 0)
		for v := range a.Dual {
			a.Dual[v].Cards *= 4
			if a.Dual[v] != b.Dual[v] || a.Mate[v] != b.Mate[v] {
				t.Fatalf("vertex %d: value %v, partner %d, with counts %v, %d", v, a.Dual[v], a.Mate[v], b.Dual[v], b.Mate[v])
			}
		}
	})
}

func TestVerifyCountsRefuses(t *testing.T) {
	// Two originals joined to one copy each, and to each other.
	edges := []Edge{{0, 1, 1}, {0, 2, 100}, {1, 3, 100}}
	counts := []int8{2, 2, -1, -1}
	s := NewSolver(4)
	if err := s.Count(counts); err != nil {
		t.Fatal(err)
	}
	m := solved(t, s, 4, edges, edges, 0)
	if m.Mate[0] != 1 || m.Weight != 1 {
		t.Fatalf("%+v: the originals are not partners", m)
	}
	if m.Verify(4, edges, true) == nil || m.Verify(4, edges, false) == nil {
		t.Error("a matching of one edge was taken where there is one of two")
	}
	for _, wrong := range [][]int8{{2, 2, 1, 1}, {2, 2, -1}, {3, 2, -1, -1}, nil} {
		if m.VerifyCounts(4, edges, wrong) == nil {
			t.Errorf("counts %v were taken", wrong)
		}
	}
	if solve(t, 4, edges, true).VerifyCounts(4, edges, counts) == nil {
		t.Error("two edges that count two were taken where there is one that counts four")
	}
}

func TestCountRefuses(t *testing.T) {
	s := NewSolver(3)
	if s.Count([]int8{1, 2}) == nil {
		t.Error("two counts for three vertices were taken")
	}
	for _, counts := range [][]int8{{1, -1, 1}, {0, 0, 5}, {2, -3, 2}} {
		if err := s.Count(counts); err != nil {
			t.Fatal(err)
		}
		if err := s.Set([]Edge{{0, 2, 4}, {1, 0, 3}}); err != nil {
			t.Fatal(err)
		}
		if err := s.Solve(context.Background(), nil); err == nil || !strings.Contains(err.Error(), "between 1,") {
			t.Errorf("counts %v: %v", counts, err)
		}
	}
	if err := s.Count(nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Solve(context.Background(), nil); err != nil {
		t.Error(err)
	}
}
