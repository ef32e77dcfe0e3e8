package plan

import (
	"math"

	"crosswalk/matching/blossom"
)

// meets reports whether a matching cannot be bettered.
func (a *solution) meets() bool { return a.merit == a.bound }

// dualBound adds up a certificate: the value of the dual. Over any matching, twice the worth of its edges, counted as (count,
// weight) each, is at most the sum of all vertices' values plus that of each odd set as often as it can
// hold an edge. Half that sum is therefore, lexicographically, a limit: on what the edges count and, for
// as much as that, on their weight.
func dualBound(m *blossom.Matching) merit {
	var sum blossom.Value
	for _, v := range m.Dual {
		sum.Cards += v.Cards
		sum.Weight += v.Weight
	}
	for _, set := range m.Sets {
		edges := int64(len(set.Members)-1) / 2
		sum.Cards += edges * set.Value.Cards
		sum.Weight += edges * set.Value.Weight
	}
	if sum.Cards%2 != 0 {
		// A count has no half, and of the next lower one nothing is said about weight.
		return merit{int(sum.Cards / 2), math.MaxInt64}
	}
	return merit{int(sum.Cards / 2), sum.Weight >> 1}
}
