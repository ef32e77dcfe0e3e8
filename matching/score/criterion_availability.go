package score

import "crosswalk/matching"

// availability is the kind availability: the more of the days of whoever has fewer two people share, the more points.
type availability struct {
	*criterion
	sets *choiceSets
}

func compileAvailability(c *criterion, e *encoder) preference {
	c.shared = e.choiceSets(c.spec.Field)
	return &availability{c, c.shared}
}

func (a *availability) groups() groups { return groupBy(a.sets.class) }

func (a *availability) answered(i int) bool { return a.sets.class[i] != 0 }

func (a *availability) points(i, j int) int32 {
	x, y := a.sets.set(a.sets.class[i]), a.sets.set(a.sets.class[j])
	return tenths(a.spec.Points, int64(inCommon(x, y)), int64(min(size(x), size(y))))
}

func (a *availability) phrase(_ [2]*matching.Applicant, i, j int) string {
	return listOr(a.sets.inBoth(a.sets.class[i], a.sets, a.sets.class[j]), "no time in common")
}
