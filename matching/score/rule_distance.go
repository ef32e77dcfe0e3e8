package score

import (
	"fmt"
	"math"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// distance is the kinds within and apart: two ordered answers are so far from each other at most, or at least.
type distance struct {
	*rule
	step        []int32 // see encoder.ordered
	least, most int     // that two answers may be apart
}

// anyDistance is more than two answers can be apart.
const anyDistance = math.MaxInt32

func compileWithin(r *rule, e *encoder) requirement {
	return &distance{r, e.ordered(r.spec.Fields[0]), 0, r.spec.Steps}
}

func compileApart(r *rule, e *encoder) requirement {
	return &distance{r, e.ordered(r.spec.Fields[0]), r.spec.AtLeast, anyDistance}
}

func (d *distance) groups() groups { return groupBy(d.step) }

func (d *distance) keeps(i, j int) bool {
	a, b := d.step[i], d.step[j]
	if a == none || b == none {
		return d.spec.MissingAllowed
	}
	apart := int(max(a-b, b-a))
	return d.least <= apart && apart <= d.most
}

func (d *distance) missing(_, i int) bool { return d.step[i] == none }

func (d *distance) short() string {
	if d.most < anyDistance {
		return "more than " + steps(d.most, d.fields[0]) + " apart: " + d.labels(" and ")
	}
	return "less than " + steps(d.least, d.fields[0]) + " apart: " + d.labels(" and ")
}

func (d *distance) sentence(people [2]*matching.Applicant, _, _ int) string {
	return d.phrase + ", " + d.both(people)
}

// steps is a distance on a field's scale.
func steps(n int, f programme.Field) string {
	if f.Kind == programme.KindNumber {
		return fmt.Sprint(n)
	}
	return say.Count(n, "step")
}
