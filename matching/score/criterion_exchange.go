package score

import (
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// exchange is the kind exchange: each offers what the other wants.
type exchange struct {
	*criterion
	wants  *choiceSets
	offers *choiceSets // with the choices of wants, so that the sets can be compared
	width  int         // the number of sets of offers
	learnt []int32     // the points of one direction, by wants and offers; nil if they are many
}

func compileExchange(c *criterion, e *encoder) preference {
	x := &exchange{criterion: c, wants: e.choiceSets(c.spec.Wants), offers: e.choiceSetsAs(c.spec.Offers, c.spec.Wants)}
	wants, offers := x.wants.classes(), x.offers.classes()
	x.width = offers
	if wants*offers > mostTabulated*mostTabulated {
		return x
	}
	learnt := make([]int32, wants*offers)
	for a := 1; a < wants; a++ {
		for b := 1; b < offers; b++ {
			learnt[a*offers+b] = x.learns(int32(a), int32(b))
		}
	}
	x.learnt = learnt
	return x
}

func (x *exchange) groups() groups { return groupBy(x.wants.class, x.offers.class) }

func (x *exchange) answered(i int) bool { return x.wants.class[i] != 0 && x.offers.class[i] != 0 }

// points is twice the smaller of what the two directions give, each being worth half the points: a pair in which
// only one learns gets nothing.
func (x *exchange) points(i, j int) int32 {
	return min(x.learns(x.wants.class[i], x.offers.class[j]), x.learns(x.wants.class[j], x.offers.class[i]))
}

// learns is the share of what one wants that the other offers, in points of the whole criterion.
func (x *exchange) learns(wants, offers int32) int32 {
	if x.learnt != nil {
		return x.learnt[int(wants)*x.width+int(offers)]
	}
	a, b := x.wants.set(wants), x.offers.set(offers)
	return tenths(x.spec.Points, int64(inCommon(a, b)), int64(size(a)))
}

// phrase says what each of the two would learn.
func (x *exchange) phrase(people [2]*matching.Applicant, i, j int) string {
	a, b := people[0], people[1]
	nameA, nameB := firstName(a), firstName(b)
	if nameA == nameB {
		nameA, nameB = a.Called(), b.Called()
	}
	learnsA := x.wants.inBoth(x.wants.class[i], x.offers, x.offers.class[j])
	learnsB := x.wants.inBoth(x.wants.class[j], x.offers, x.offers.class[i])
	switch {
	case len(learnsA) == 0 && len(learnsB) == 0:
		return "neither offers what the other wants"
	case len(learnsA) == 0:
		return nameB + " learns " + strings.Join(learnsB, ", ") + "; nothing for " + nameA
	case len(learnsB) == 0:
		return nameA + " learns " + strings.Join(learnsA, ", ") + "; nothing for " + nameB
	}
	return nameA + " learns " + strings.Join(learnsA, ", ") + "; " + nameB + " learns " + strings.Join(learnsB, ", ")
}

// firstName is how a person is called in a phrase.
func firstName(p *matching.Applicant) string {
	if name := matching.FirstName(p.Name.Safe()); name != "" {
		return text.Clip(name)
	}
	return p.Called()
}
