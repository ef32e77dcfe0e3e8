// Package blossom finds matchings of greatest weight in general graphs and proves them.
//
// A matching is a set of edges no two of which share a vertex. Solve takes a graph as a number of
// vertices and a list of weighted edges and returns a matching of greatest weight or, asked for
// maximum cardinality, one of greatest weight among those with the most edges. With it comes a
// certificate, a value for every vertex and for some odd sets of vertices, from which Verify
// decides without searching that no matching is better. Everything is integer arithmetic, so a
// certificate holds exactly or not at all.
//
// # The certificate
//
// An edge is worth (1, weight) when cardinality comes first, else (0, weight), and where a Solver was
// told what vertices count, (what its ends count together, weight); worths and values are pairs
// compared by their first part first. Values are in half units: those of the two ends of
// an edge, plus those of the sets holding both ends, reach at least twice what the edge is worth.
// Summed over any matching this bounds it from above, and the matching returned meets the bound:
// its edges meet theirs exactly, its sets of positive value hold as many of its edges as they can,
// and vertices without a partner have the value zero (Edmonds, "Maximum matching and a polyhedron
// with 0,1-vertices", 1965). Pairs stand in for a large constant: they behave like
// first·M + second for an M beyond all bounds.
//
// # The method
//
// Edmonds' primal-dual method ("Paths, trees, and flowers", 1965), one search tree at a time, but for
// sparse graphs.
//
//   - A greedy start gives every vertex the weight of its heaviest edge, lowers it to its
//     tightest edge, and matches along tight edges; vertices with few edges come first (Karp and
//     Sipser, "Maximum matching in sparse random graphs", 1981).
//   - A fractional start grows trees that leave odd cycles half matched instead of shrinking them
//     (Derigs and Metz, "On the use of optimal fractional matchings for solving the (integer)
//     matching problem", 1986). Few vertices are left to search from.
//   - From each of these one tree is grown with odd cycles shrunk to blossoms and, where their
//     value falls to zero inside the tree, expanded again, until the tree reaches a vertex without
//     partner or one of its outer vertices falls to zero (Galil, "Efficient algorithms for finding
//     maximum matching in graphs", 1986). Values move with a clock kept for the whole tree, so an
//     event costs nothing for the vertices it does not touch (Kolmogorov, "Blossom V", 2009).
//   - A graph with few edges per vertex may leave many vertices without partner whose trees would go far. There the
//     fractional start gives up a tree that grows large, and the trees of all vertices without partner grow
//     at once, until they meet (see forest).
//   - A graph with many edges per vertex is solved on the heaviest edges of each vertex first. The
//     certificate of that tells which of the others could improve it; those are added and the
//     searches go on from there until none is left (Cook and Rohe, "Computing minimum-weight
//     perfect matchings", 1999). Where the heaviest edges of all vertices lead to the same few,
//     some are added that are drawn evenly from all (Clarkson, "Las Vegas algorithms for linear and
//     integer programming when the dimension is small", 1995). After twenty rounds of this all
//     edges are added, which costs few searches more.
//
// Values are numbers of 128 bits while solving (see type value, where it is argued that nothing
// overflows and that every certificate fits), so weights may go up to the limit.
//
// # Graphs that change, and graphs that are not listed
//
// A Solver begins with the values and partners of the graph before, and is given a part of a graph and
// a function that looks for edges in the rest of it: what Solve does with a list of all edges, it does
// with a rule for them. Its edges may count differently before their weight. Without reads off one search what leaving out any two vertices loses.
//
// # Time and memory
//
// Without pricing there are at most n searches in the fractional start and n after it, each
// O(m log n) beside moving vertices between blossoms, which deep nesting may bring to O(n²); a
// search mostly ends long before it has seen the graph. Memory is O(n + m). The same input gives
// the same output.
//
// # What was tried and did not help
//
//   - Pairs of two int64, compared part by part, instead of numbers of 128 bits: as fast, but near the
//     limit of the weights the result had to be verified and could be lost.
//   - To end a round of pricing as soon as it has found plenty: what it then lets in is worse, and the
//     rounds that this adds cost more than it saves.
//   - To let in also edges that are nearly worth more, when few are: it is mostly others that are needed.
//   - To begin with other than six drawn edges for each vertex: three are too few, twelve no better.
//     Where there are no hubs they are of no use.
//   - To grow many trees at once right after the greedy start: the fractional start leaves a tenth as much to do. And
//     to do so where most weights are alike: all trees are as large as they can be before the clock moves.
//   - To sort the vertices by degree beyond eight: nothing is gained, and the memory is walked through
//     in no order.
package blossom

import "context"

// Edge joins vertices U and V (0-based, U != V). Parallel edges are allowed: the heaviest counts.
type Edge struct {
	U, V   int
	Weight int64
}

// Value is one number of the certificate, in half units and compared Cards first.
type Value struct{ Cards, Weight int64 }

// OddSet is an odd number, three or more, of vertices and the set's value. Solve's sets lie inside
// or apart from each other; those inside share the Members array of the one around them.
type OddSet struct {
	Members []int
	Value   Value
}

// Matching is a matching and the proof that it is the best.
type Matching struct {
	Mate   []int    // partner of each vertex, -1 where it has none
	Size   int      // number of matched edges
	Weight int64    // sum of their weights
	Dual   []Value  // the certificate: a value for each vertex …
	Sets   []OddSet // … and one for each odd set whose value is not zero
}

// Solve returns a maximum-weight matching of the graph with n vertices and the given edges; with
// maxCardinality, one of maximum weight among the matchings with the most edges. Negative weights
// are allowed (without maxCardinality they are never used).
//
// It refuses a negative n, an edge that is a loop or leaves the graph, and weights unless
// 8·(n+1)·max|weight| fits an int64; the error names the edge. Cancelling ctx ends the search
// early with ctx.Err().
func Solve(ctx context.Context, n int, edges []Edge, maxCardinality bool) (*Matching, error) {
	if err := check(ctx, n, edges); err != nil {
		return nil, err
	}
	e := newEngine(ctx, n, maxCardinality)
	if err := e.solve(edges); err != nil {
		return nil, err
	}
	return e.matching(), nil
}
