package score

import (
	"context"
	"runtime"
	"sync/atomic"
)

// PricingPass is one pass over all pairs, none of which is listed, for each person's best partners: those of the highest
// reduced cost. The reduced cost of a pair, twice what linear programming calls it, is at most
//
//	Scale · score + Offset − min(High of one + Low of the other)
//
// either way round. Pairs whose reduced cost is no more than Floor, or that score less than Least, are left out.
type PricingPass struct {
	Index         *Index
	PerPerson     int // partners of a person to find
	Scale, Offset int64
	Floor         int64
	Least         int64
	// The duals over a pair come to at least the High of one and the Low of the other, either way round. Both are by
	// person, and Absent for those who are not to be paired.
	High, Low []int64
	// The duals of the people whose partners are looked for, if they are others than High and Low.
	OwnHigh, OwnLow []int64
	// Exact is the reduced cost of a pair itself, at most the bound above; nil if the bound is exact.
	Exact func(i, j int32, score int64) int64

	at         []duals // by place in the index
	lowest     []duals // by node: the least there are in it …
	all        duals   // … and in all
	found      []candidate
	processors int     // to work with; 0 is all there are
	half       bool    // of two people only one looks for the other
	count      []int32 // found, by person
	unsure     []bool  // by person: see topK.refuted
}

// fewPairs are looked at by one processor sooner than another one could begin.
const fewPairs = 1 << 13

// Absent is the dual of somebody who is not to be paired.
const Absent = int64(1) << 60

// candidate is a partner that was found.
type candidate struct {
	partner int32
	score   int32
	reduced int64 // the reduced cost of the pair
}

// ScoredPair is two people, by number, who may be paired, and what they score. A is below B.
type ScoredPair struct{ A, B, Score int32 }

// Run looks for the partners of the people given, or of all if there are none given, on all processors; what it
// finds does not depend on their number. Each pair comes once.
func (w *PricingPass) Run(ctx context.Context, people []int32) ([]ScoredPair, error) {
	if w.Index.matrix == nil {
		w.arrange()
	}
	if w.OwnHigh == nil {
		w.OwnHigh, w.OwnLow = w.High, w.Low
	}
	n := len(w.Index.s.people)
	if people == nil {
		people, w.half = w.Index.order, true
	}
	w.found, w.count = make([]candidate, len(people)*w.PerPerson), make([]int32, n)
	w.unsure = make([]bool, n)
	rank := make([]int32, n) // of people given, from 1
	for k, i := range people {
		rank[i] = int32(k + 1)
	}
	var next atomic.Int64
	work := func() {
		search := w.searcher()
		const block = 16
		for ctx.Err() == nil {
			from := int(next.Add(block)) - block
			if from >= len(people) {
				return
			}
			for k := from; k < min(from+block, len(people)); k++ {
				i := people[k]
				if w.OwnHigh[i] < Absent {
					found, refuted := search(i, w.found[k*w.PerPerson:(k+1)*w.PerPerson])
					w.count[i], w.unsure[i] = int32(found), refuted
				}
			}
		}
	}
	var group crew
	if w.processors == 0 {
		w.processors = 1
		if len(people)*n > fewPairs {
			w.processors = runtime.GOMAXPROCS(0)
		}
	}
	for range w.processors - 1 {
		group.Go(work)
	}
	work()
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return w.pairs(people, rank), nil
}

// pairs lists the pairs that were found from either side.
func (w *PricingPass) pairs(people, rank []int32) []ScoredPair {
	var all []ScoredPair
	for k, i := range people {
		for _, h := range w.found[k*w.PerPerson:][:w.count[i]] {
			if h.partner < i && rank[h.partner] > 0 && w.has(rank[h.partner]-1, h.partner, i) {
				continue
			}
			all = append(all, ScoredPair{min(i, h.partner), max(i, h.partner), h.score})
		}
	}
	return all
}

// has reports whether the k-th person given, j, found i.
func (w *PricingPass) has(k, j, i int32) bool {
	for _, h := range w.found[int(k)*w.PerPerson:][:w.count[j]] {
		if h.partner == i {
			return true
		}
	}
	return false
}

// Incomplete reports whether, after Run, a person may have partners of a reduced cost above Floor who were not found:
// as many were found as were wanted, or the bound on some pair was higher than its reduced cost.
func (w *PricingPass) Incomplete(i int) bool { return int(w.count[i]) == w.PerPerson || w.unsure[i] }

// duals are the two duals of somebody.
type duals struct{ high, low int64 }

// least is what the duals come to over a pair with somebody whose duals are high and low, at least.
func (d *duals) least(high, low int64) int64 { return min(high+d.low, low+d.high) }

// lower makes the duals no higher than others.
func (d *duals) lower(e duals) { *d = duals{min(d.high, e.high), min(d.low, e.low)} }

// arrange brings the duals into the order of the tree and finds the least of each node.
func (w *PricingPass) arrange() {
	ix := w.Index
	none := duals{Absent, Absent}
	w.at, w.lowest, w.all = make([]duals, len(ix.order)), make([]duals, len(ix.nodes)), none
	for p, i := range ix.order {
		w.at[p] = duals{w.High[i], w.Low[i]}
		w.all.lower(w.at[p])
	}
	for k := range w.lowest {
		w.lowest[k] = none
	}
	for k := len(ix.nodes) - 1; k >= 0; k-- {
		x := &ix.nodes[k]
		if x.leaf {
			for p := x.from; p < x.to; p++ {
				w.lowest[k].lower(w.at[p])
			}
		}
		if x.parent >= 0 {
			w.lowest[x.parent].lower(w.lowest[k])
		}
	}
}
