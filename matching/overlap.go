package matching

import "math/bits"

// overlapOf compiles an overlap, or an availability. A choice counts 1 or, if rare ones are to count more, 60 and up to 60
// more the fewer of the n people of the pool made it.
func (k *criterion) overlapOf(c *columns) {
	k.sets = c.setsOf(k.spec.Field)
	k.answer = k.sets.class
	k.weight = make([]int64, len(k.sets.choices))
	n := len(c.people)
	for choice := range k.weight {
		k.weight[choice] = 1
		if k.spec.Rare && n > 0 {
			k.weight[choice] = int64(60 + 60*(n-k.sets.count[choice])/n)
		}
	}
	k.whole = make([]int64, k.sets.classes())
	for class := range k.whole {
		k.whole[class] = k.common(int32(class), int32(class))
	}
}

// common is what the choices count that are in both classes.
func (k *criterion) common(a, b int32) int64 {
	sum := int64(0)
	other := k.sets.set(b)
	for w, word := range k.sets.set(a) {
		for both := word & other[w]; both != 0; both &= both - 1 {
			sum += k.weight[w*64+bits.TrailingZeros64(both)]
		}
	}
	return sum
}

// overlap is what two share, relative to what the two chose: twice the common part over the sum of
// both (Dice, "Measures of the amount of ecologic association between species", 1945).
func (k *criterion) overlap(a, b int32) int32 {
	return tenths(k.spec.Points, 2*k.common(a, b), k.whole[a]+k.whole[b])
}

// availability is the share of the days that they have in common of the days of whoever has fewer.
func (k *criterion) availability(a, b int32) int32 {
	least := min(size(k.sets.set(a)), size(k.sets.set(b)))
	return tenths(k.spec.Points, int64(inCommon(k.sets.set(a), k.sets.set(b))), int64(least))
}

// size is the number of choices in a set.
func size(set []uint64) int {
	n := 0
	for _, w := range set {
		n += bits.OnesCount64(w)
	}
	return n
}

// inCommon is the number of choices in both sets.
func inCommon(a, b []uint64) int {
	n := 0
	for w := range a {
		n += bits.OnesCount64(a[w] & b[w])
	}
	return n
}

// exchangeOf compiles an exchange: what each wants, on the numbering of the wants, and what each
// offers, on the same.
func (k *criterion) exchangeOf(c *columns) {
	k.sets = c.setsOf(k.spec.Wants)
	k.answer = k.sets.class
	k.offers = c.setsAs(k.spec.Offers, k.spec.Wants)
	k.offered = k.offers.class
	wants, offers := k.sets.classes(), k.offers.classes()
	if wants*offers > mostTabulated*mostTabulated {
		return
	}
	k.width = offers
	learnt := make([]int32, wants*offers)
	for a := 1; a < wants; a++ {
		for b := 1; b < offers; b++ {
			learnt[a*offers+b] = k.learns(int32(a), int32(b))
		}
	}
	k.learnt = learnt
}

// exchange is twice the smaller of what the two directions give, each being worth half the points: a
// pair in which only one learns gets nothing.
func (k *criterion) exchange(i, j int) int32 {
	return min(k.learns(k.answer[i], k.offered[j]), k.learns(k.answer[j], k.offered[i]))
}

// learns is the share of what one wants that the other offers, in points of the whole criterion.
func (k *criterion) learns(wants, offers int32) int32 {
	if k.learnt != nil {
		return k.learnt[int(wants)*k.width+int(offers)]
	}
	a, b := k.sets.set(wants), k.offers.set(offers)
	return tenths(k.spec.Points, int64(inCommon(a, b)), int64(size(a)))
}
