package score

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// oneOfEach is the kind one-of-each: one person answered a choice of one side, the other one of the other.
type oneOfEach struct {
	*rule
	sides []int32 // on which each person is: bits
}

// The sides of a rule that wants one of each, and what stands for no answer.
const (
	sideA int32 = 1 << iota
	sideB
	noSide
)

func compileOneOfEach(r *rule, e *encoder) requirement {
	o := &oneOfEach{rule: r, sides: make([]int32, len(e.people))}
	for i, p := range e.people {
		o.sides[i] = sidesOf(p.Answer(r.spec.Fields[0]), r.spec)
	}
	return o
}

func sidesOf(a matching.Answer, spec programme.Rule) int32 {
	if a.IsEmpty() {
		return noSide
	}
	sides := int32(0)
	for _, c := range a.Choices {
		if slices.Contains(spec.A, c) {
			sides |= sideA
		}
		if slices.Contains(spec.B, c) {
			sides |= sideB
		}
	}
	return sides
}

func (o *oneOfEach) groups() groups { return groupBy(o.sides) }

func (o *oneOfEach) keeps(i, j int) bool {
	a, b := o.sides[i], o.sides[j]
	if (a|b)&noSide != 0 {
		return o.spec.MissingAllowed
	}
	return a&sideA != 0 && b&sideB != 0 || a&sideB != 0 && b&sideA != 0
}

func (o *oneOfEach) missing(_, i int) bool { return o.sides[i] == noSide }

func (o *oneOfEach) short() string { return "not one of each: " + o.labels(" and ") }

func (o *oneOfEach) sentence(people [2]*matching.Applicant, _, _ int) string {
	return o.phrase + ", " + o.both(people)
}
