package blossom

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// Verify checks the matching against the graph with nothing but its certificate: feasible,
// dual-feasible on every edge, complementary slackness. It shares no code with Solve. The error
// says what does not hold; n and edges must be such as Solve takes.
func (m *Matching) Verify(n int, edges []Edge, maxCardinality bool) error {
	if maxCardinality {
		return m.verify(n, edges, nil, 1)
	}
	return m.verify(n, edges, nil, 0)
}

// VerifyCounts is Verify for a matching of a Solver in which edges count what their ends do together.
func (m *Matching) VerifyCounts(n int, edges []Edge, counts []int8) error {
	if len(counts) != n {
		return fmt.Errorf("verify matching: %d counts for %d vertices", len(counts), n)
	}
	return m.verify(n, edges, counts, 0)
}

func (m *Matching) verify(n int, edges []Edge, counts []int8, each int64) error {
	if m == nil {
		return errors.New("verify matching: there is none")
	}
	if err := verifyGraph(n, edges); err != nil {
		return err
	}
	if len(m.Mate) != n || len(m.Dual) != n {
		return fmt.Errorf("verify matching: %d partners and %d values for %d vertices", len(m.Mate), len(m.Dual), n)
	}
	if err := m.verifyMates(edges); err != nil {
		return err
	}
	nest, err := m.verifySets()
	if err != nil {
		return err
	}
	if err := m.verifyEdges(edges, counts, each, nest); err != nil {
		return err
	}
	for v, d := range m.Dual {
		if negative(d) {
			return fmt.Errorf("verify matching: vertex %d has value %v, less than zero", v, d)
		}
		if m.Mate[v] < 0 && d != (Value{}) {
			return fmt.Errorf("verify matching: vertex %d has no partner, but value %v instead of zero", v, d)
		}
	}
	return nil
}

func verifyGraph(n int, edges []Edge) error {
	if n < 0 {
		return fmt.Errorf("verify matching: %d vertices: the number must not be negative", n)
	}
	scale, bound := bits.Mul64(8, uint64(n)+1)
	for i, e := range edges {
		wrong := func(why string) error {
			return fmt.Errorf("verify matching: edge %d (U %d, V %d, weight %d): %s", i, e.U, e.V, e.Weight, why)
		}
		if e.U < 0 || e.U >= n {
			return wrong(fmt.Sprintf("U is not one of the %d vertices", n))
		}
		if e.V < 0 || e.V >= n {
			return wrong(fmt.Sprintf("V is not one of the %d vertices", n))
		}
		if e.U == e.V {
			return wrong("it joins a vertex to itself")
		}
		size := uint64(e.Weight)
		if e.Weight < 0 {
			size = -size
		}
		if over, low := bits.Mul64(bound, size); size > 0 && (scale > 0 || over > 0 || low > math.MaxInt64) {
			return wrong(fmt.Sprintf("8·(n+1)·|weight| for n = %d does not fit 64 bits", n))
		}
	}
	return nil
}

// verifyMates checks that partners are mutual, that an edge joins them, and Size and Weight.
func (m *Matching) verifyMates(edges []Edge) error {
	n, size := len(m.Mate), 0
	for v, u := range m.Mate {
		switch {
		case u == -1:
		case u < 0 || u >= n:
			return fmt.Errorf("verify matching: the partner of vertex %d is %d, which is neither a vertex nor -1", v, u)
		case u == v:
			return fmt.Errorf("verify matching: vertex %d is its own partner", v)
		case m.Mate[u] != v:
			return fmt.Errorf("verify matching: vertex %d has partner %d, whose partner is %d", v, u, m.Mate[u])
		case v < u:
			size++
		}
	}
	heaviest := make([]int64, n) // of the edges to the partner, at the lower end
	joined := make([]bool, n)
	for _, e := range edges {
		if low := min(e.U, e.V); m.Mate[e.U] == e.V && (!joined[low] || e.Weight > heaviest[low]) {
			joined[low], heaviest[low] = true, e.Weight
		}
	}
	var weight int64
	for v, u := range m.Mate {
		if v < u {
			if !joined[v] {
				return fmt.Errorf("verify matching: vertices %d and %d are partners, but no edge joins them", v, u)
			}
			weight += heaviest[v]
		}
	}
	if m.Size != size {
		return fmt.Errorf("verify matching: the size is given as %d, but %d edges are matched", m.Size, size)
	}
	if m.Weight != weight {
		return fmt.Errorf("verify matching: the weight is given as %d, but the matched edges weigh %d", m.Weight, weight)
	}
	return nil
}

// verifyEdges checks that no edge is worth more than the values over it, and that the edge of two
// partners is worth exactly that. Edges count so much each and, unless nil, the counts of their ends.
func (m *Matching) verifyEdges(edges []Edge, counts []int8, each int64, nest *nesting) error {
	tight := make([]bool, len(m.Mate)) // at the lower end of two partners
	for i, e := range edges {
		slack := nest.over(e.U, e.V)
		slack.add(m.Dual[e.U])
		slack.add(m.Dual[e.V])
		count := each
		if counts != nil {
			count += int64(counts[e.U]) + int64(counts[e.V])
		}
		slack.add(Value{-2 * count, -2 * e.Weight})
		sign := slack.sign()
		if sign < 0 {
			return fmt.Errorf("verify matching: edge %d (U %d, V %d, weight %d) is worth more than the values over it", i, e.U, e.V, e.Weight)
		}
		if sign == 0 && m.Mate[e.U] == e.V {
			tight[min(e.U, e.V)] = true
		}
	}
	for v, u := range m.Mate {
		if v < u && !tight[v] {
			return fmt.Errorf("verify matching: the edge of partners %d and %d is worth less than the values over it", v, u)
		}
	}
	return nil
}
