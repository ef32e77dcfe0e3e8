package score

import (
	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// closeness is the kinds near and apart: the more points the nearer two ordered answers are, or the farther apart.
type closeness struct {
	*criterion
	step  []int32 // see encoder.ordered
	span  int32   // the distance from which on nothing changes
	near  bool    // near gets points rather than far
	field programme.Field
}

func compileNear(c *criterion, e *encoder) preference { return newCloseness(c, e, true) }
func compileFar(c *criterion, e *encoder) preference  { return newCloseness(c, e, false) }

func newCloseness(c *criterion, e *encoder, near bool) *closeness {
	span := int32(c.spec.Full)
	if c.spec.Full <= 0 {
		span = int32(e.span(c.spec.Field))
	}
	return &closeness{c, e.ordered(c.spec.Field), span, near, e.field(c.spec.Field)}
}

func (c *closeness) groups() groups { return groupBy(c.step) }

func (c *closeness) answered(i int) bool { return c.step[i] != none }

// points gives near all points at no distance and none at the length of the span, and apart none at no distance
// and all at that length.
func (c *closeness) points(i, j int) int32 {
	a, b := c.step[i], c.step[j]
	apart := min(max(a-b, b-a), c.span)
	switch {
	case c.span == 0 && c.near:
		return c.full
	case c.span == 0:
		return 0
	case c.near:
		apart = c.span - apart
	}
	return tenths(c.spec.Points, int64(apart), int64(c.span))
}

func (c *closeness) phrase(people [2]*matching.Applicant, i, j int) string {
	apart := int(max(c.step[i]-c.step[j], c.step[j]-c.step[i]))
	if apart == 0 {
		return "both " + brief(people[0], c.field)
	}
	return brief(people[0], c.field) + " and " + brief(people[1], c.field) + ", " + steps(apart, c.field) + " apart"
}
