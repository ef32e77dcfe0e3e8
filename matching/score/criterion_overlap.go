package score

import (
	"math/bits"

	"crosswalk/matching"
)

// overlap is the kind overlap: the more of what two people chose they share, the more points.
type overlap struct {
	*criterion
	sets   *choiceSets
	weight []int64 // what each choice counts …
	whole  []int64 // … and what each set does
}

// compileOverlap compiles an overlap. A choice counts 1 or, if rare ones are to count more, 60 and up to 60
// more the fewer of the n people of the pool made it.
func compileOverlap(c *criterion, e *encoder) preference {
	c.shared = e.choiceSets(c.spec.Field)
	o := &overlap{criterion: c, sets: c.shared, weight: make([]int64, len(c.shared.choices))}
	n := len(e.people)
	for choice := range o.weight {
		o.weight[choice] = 1
		if c.spec.Rare && n > 0 {
			o.weight[choice] = int64(60 + 60*(n-o.sets.count[choice])/n)
		}
	}
	o.whole = make([]int64, o.sets.classes())
	for class := range o.whole {
		o.whole[class] = o.common(int32(class), int32(class))
	}
	return o
}

// common is what the choices count that are in both classes.
func (o *overlap) common(a, b int32) int64 {
	sum := int64(0)
	other := o.sets.set(b)
	for w, word := range o.sets.set(a) {
		for both := word & other[w]; both != 0; both &= both - 1 {
			sum += o.weight[w*64+bits.TrailingZeros64(both)]
		}
	}
	return sum
}

func (o *overlap) groups() groups { return groupBy(o.sets.class) }

func (o *overlap) answered(i int) bool { return o.sets.class[i] != 0 }

// points is what two share, relative to what the two chose: twice the common part over the sum of both (Dice,
// "Measures of the amount of ecologic association between species", 1945).
func (o *overlap) points(i, j int) int32 {
	a, b := o.sets.class[i], o.sets.class[j]
	return tenths(o.spec.Points, 2*o.common(a, b), o.whole[a]+o.whole[b])
}

func (o *overlap) phrase(_ [2]*matching.Applicant, i, j int) string {
	return listOr(o.sets.inBoth(o.sets.class[i], o.sets, o.sets.class[j]), "nothing in common")
}
