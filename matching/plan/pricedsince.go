package plan

import (
	"context"

	"crosswalk/matching/score"
)

// pricedSince is what the last pricing pass has proved, in terms of the duals that it was made with: of two people
// neither of whose duals has fallen since, and neither of whom is incomplete, every pair scoring at least least that
// the pass did not find has reduced cost ≤ 0.
//
// The bound on the duals over a pair (see score.PricingPass) only rises as High and Low do, and with it the bound on
// the reduced cost only falls. So the next pass need begin only from those who have a dual that fell, or who are
// incomplete: every other pair has no such person in it.
type pricedSince struct {
	high, low  []int64 // nil if nothing is known
	incomplete []bool  // a pair of positive reduced cost may have been left out (see score.PricingPass.Incomplete)
	least      int64
}

// run makes a pricing pass for those people whom it must be made for, and knows more.
func (k *pricedSince) run(ctx context.Context, w *score.PricingPass, people []int32) ([]score.ScoredPair, error) {
	found, err := w.Run(ctx, k.fallen(w, people))
	if err != nil {
		return nil, err
	}
	k.low, k.high, k.least = w.Low, w.High, w.Least
	k.incomplete = make([]bool, len(w.Low))
	for i := range k.incomplete {
		k.incomplete[i] = w.Incomplete(i)
	}
	return found, nil
}

// fallen are the people whom a pass must be made for, nil if that is everybody, or so many that it costs no more.
func (k *pricedSince) fallen(w *score.PricingPass, people []int32) []int32 {
	if k.low == nil || w.Least < k.least {
		return nil
	}
	fallen := make([]int32, 0, len(people))
	for _, i := range people {
		if w.Low[i] < k.low[i] || w.High[i] < k.high[i] || k.incomplete[i] {
			fallen = append(fallen, i)
		}
	}
	if 3*len(fallen) > len(people) { // a pass for all looks at each pair once
		return nil
	}
	return fallen
}

// mustPrice has the next pass made for a person: pairs that were forbidden may not be any more.
func (k *pricedSince) mustPrice(i int) {
	if k.low != nil {
		k.incomplete[i] = true
	}
}
