package blossom

import (
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// copied is the matching in memory of its own.
func (m *Matching) copied() *Matching {
	c := *m
	c.Mate, c.Dual, c.Sets = slices.Clone(m.Mate), slices.Clone(m.Dual), slices.Clone(m.Sets)
	for i := range c.Sets {
		c.Sets[i].Members = slices.Clone(c.Sets[i].Members)
	}
	return &c
}

// flower is a triangle in a ring of five with a stalk: two sets inside each other.
func flower() (int, []Edge) {
	return 9, []Edge{
		{0, 1, 45}, {0, 6, 45}, {1, 2, 50}, {2, 3, 45}, {3, 4, 95}, {3, 5, 94}, {4, 5, 94}, {5, 6, 50}, {6, 7, 10}, {7, 8, 9},
	}
}

func TestVerifyRefuses(t *testing.T) {
	n, edges := flower()
	sound := solve(t, n, edges, true)
	if len(sound.Sets) < 2 {
		t.Fatalf("the flower has sets %v; the cases below need two", sound.Sets)
	}
	free := slices.Index(sound.Mate, -1)
	taken := (free + 1) % n
	other := (free + 2) % n
	for other == sound.Mate[taken] {
		other++
	}
	set := &sound.Sets[0].Members
	outside := 0
	for slices.Contains(*set, outside) {
		outside++
	}
	for _, c := range []struct {
		says   string
		tamper func(m *Matching)
	}{
		{"partner", func(m *Matching) { m.Mate[taken], m.Mate[free] = m.Mate[free], m.Mate[taken] }},
		{"whose partner is", func(m *Matching) { m.Mate[m.Mate[taken]] = -1 }},
		{"neither a vertex", func(m *Matching) { m.Mate[0] = n }},
		{"neither a vertex", func(m *Matching) { m.Mate[0] = -2 }},
		{"its own partner", func(m *Matching) { m.Mate[free] = free }},
		{"no edge joins", func(m *Matching) {
			for v := range m.Mate {
				m.Mate[v] = -1
			}
			m.Mate[0], m.Mate[8] = 8, 0
		}},
		{"", func(m *Matching) { // two partners part, and size and weight say so
			u := m.Mate[taken]
			m.Mate[taken], m.Mate[u] = -1, -1
			m.Size--
			for _, e := range edges {
				if e.U == taken && e.V == u || e.U == u && e.V == taken {
					m.Weight -= e.Weight
				}
			}
		}},
		{"size", func(m *Matching) { m.Size++ }},
		{"size", func(m *Matching) { m.Size = -m.Size }},
		{"weight", func(m *Matching) { m.Weight-- }},
		{"", func(m *Matching) { m.Dual[1].Weight++ }},
		{"worth more", func(m *Matching) { m.Dual[1].Weight-- }},
		{"", func(m *Matching) { m.Dual[1].Cards++ }},
		{"", func(m *Matching) { m.Dual[1].Cards-- }},
		{"no partner, but value", func(m *Matching) { m.Dual[free].Weight++ }},
		{"", func(m *Matching) { m.Dual[free].Weight-- }},
		{"", func(m *Matching) { m.Dual[1].Weight = math.MaxInt64 }},
		{"", func(m *Matching) { m.Dual[1].Weight = math.MinInt64 }},
		{"", func(m *Matching) { m.Dual[1].Cards = math.MaxInt64 }},
		{"", func(m *Matching) { m.Dual[0].Cards, m.Dual[1].Cards = math.MaxInt64, math.MaxInt64 }},
		{"", func(m *Matching) { m.Dual[0].Weight, m.Dual[1].Weight = math.MinInt64, math.MinInt64 }},
		{"values", func(m *Matching) { m.Dual = m.Dual[1:] }},
		{"partners", func(m *Matching) { m.Mate = append(m.Mate, -1) }},
		{"partners", func(m *Matching) { m.Mate = nil }},
		{"worth more", func(m *Matching) { m.Sets = nil }},
		{"", func(m *Matching) { m.Sets = append(m.Sets, m.Sets[0]) }},
		{"", func(m *Matching) { m.Sets[0].Value.Weight++ }},
		{"worth more", func(m *Matching) { m.Sets[0].Value.Weight-- }},
		{"", func(m *Matching) { m.Sets[0].Value.Weight = math.MaxInt64; m.Sets[1].Value.Weight = math.MaxInt64 }},
		{"less than zero", func(m *Matching) { m.Sets[0].Value = Value{0, -1} }},
		{"less than zero", func(m *Matching) { m.Sets[0].Value = Value{-1, 5} }},
		{"odd number", func(m *Matching) { m.Sets[0].Members = m.Sets[0].Members[1:] }},
		{"odd number", func(m *Matching) { m.Sets[0].Members = m.Sets[0].Members[:1] }},
		{"odd number", func(m *Matching) { m.Sets[0].Members = nil }},
		{"twice", func(m *Matching) { m.Sets[0].Members[1] = m.Sets[0].Members[0] }},
		{"twice", func(m *Matching) { m.Sets = append(m.Sets, OddSet{[]int{0, 1, 0}, Value{}}) }},
		{"not one of", func(m *Matching) { m.Sets[0].Members[1] = n }},
		{"not one of", func(m *Matching) { m.Sets[0].Members[1] = -1 }},
		{"odd number", func(m *Matching) { m.Sets = append(m.Sets, OddSet{[]int{0, 1}, Value{}}) }},
		{"", func(m *Matching) { m.Sets[0].Members[0] = outside }},
		{"matched inside", func(m *Matching) { m.Sets = append(m.Sets, OddSet{[]int{free, taken, other}, Value{0, 1}}) }},
	} {
		m := sound.copied()
		c.tamper(m)
		err := m.Verify(n, edges, true)
		if err == nil {
			t.Errorf("%q: %+v was accepted", c.says, m)
		} else if !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q does not say %q", err, c.says)
		}
	}
	if err := sound.Verify(n, edges, true); err != nil {
		t.Errorf("the untouched matching: %v", err)
	}
	if err := (*Matching)(nil).Verify(0, nil, false); err == nil {
		t.Error("no matching was accepted")
	}
	if err := (&Matching{}).Verify(-1, nil, false); err == nil {
		t.Error("n = -1 was accepted")
	}
	if err := (&Matching{}).Verify(0, nil, false); err != nil {
		t.Errorf("the empty matching of the empty graph: %v", err)
	}
}

// TestVerifyTellsModes has a matching that is best only while cardinality does not count.
func TestVerifyTellsModes(t *testing.T) {
	edges := []Edge{{0, 1, 1}, {1, 2, 10}, {2, 3, 1}}
	if err := solve(t, 4, edges, false).Verify(4, edges, true); err == nil {
		t.Error("one edge was accepted where two are possible")
	}
	if err := solve(t, 4, edges, true).Verify(4, edges, false); err == nil {
		t.Error("weight 2 was accepted where 10 is possible")
	}
}

// TestVerifyTakesCrossingSets has a proof whose sets overlap, which proves all the same.
func TestVerifyTakesCrossingSets(t *testing.T) {
	// On a triangle any weight may be split between the set and the vertices; two sets that cross
	// need full ones, which share their matched edge.
	edges := []Edge{{0, 1, 2}, {1, 2, 1}, {2, 0, 1}, {1, 3, 1}, {3, 0, 1}}
	m := &Matching{
		Mate: []int{1, 0, -1, -1}, Size: 1, Weight: 2,
		Dual: []Value{{0, 1}, {0, 1}, {}, {}},
		Sets: []OddSet{{[]int{0, 1, 2}, Value{0, 1}}, {[]int{3, 1, 0}, Value{0, 1}}},
	}
	if err := m.Verify(4, edges, false); err != nil {
		t.Error(err)
	}
	m.Sets[0].Value.Weight++
	if err := m.Verify(4, edges, false); err == nil {
		t.Error("a matched edge under too much value was accepted")
	}
}

// TestVerifyAgainstTampering changes one thing at random; what is still accepted must be as good.
func TestVerifyAgainstTampering(t *testing.T) {
	each(t, 6, func(r *rand.Rand) int { return 2 + r.Intn(20) }, func(t *testing.T, r *rand.Rand, n int, edges []Edge) {
		cardinality := r.Intn(2) == 0
		sound := solve(t, n, edges, cardinality)
		for range 20 {
			m := sound.copied()
			v, u := r.Intn(n), r.Intn(n)
			step := []int64{1, -1, 2, -2, math.MaxInt64, math.MinInt64}[r.Intn(6)]
			proof := false
			switch r.Intn(7) {
			case 0:
				m.Mate[v], m.Mate[u] = u, v
			case 1:
				m.Mate[v], m.Mate[u] = m.Mate[u], m.Mate[v]
			case 2:
				m.Dual[v].Weight += step
				proof = true
			case 3:
				m.Dual[v].Cards += step
				proof = true
			case 4:
				m.Weight += step
			case 5:
				m.Size += int(step)
			case 6:
				if len(m.Sets) == 0 {
					continue
				}
				s := &m.Sets[r.Intn(len(m.Sets))]
				s.Members[r.Intn(len(s.Members))] = v
				proof = true
			}
			err := m.Verify(n, edges, cardinality)
			if err == nil && !proof && !slices.Equal(m.Mate, sound.Mate) {
				t.Fatalf("n %d, edges %v: %+v was accepted for %+v", n, edges, m, sound)
			}
			if err == nil && (m.Weight != sound.Weight || cardinality && m.Size != sound.Size) {
				t.Fatalf("n %d, edges %v: %+v was accepted for %+v", n, edges, m, sound)
			}
		}
	})
}
