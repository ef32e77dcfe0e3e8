package score

import (
	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// alike is the kinds same and different: all points for the same answer, or for another one.
type alike struct {
	*criterion
	answer       []int32 // see encoder.identity
	same, unlike int32   // points for the same answer, and for another one
	field        programme.Field
}

func compileAlike(c *criterion, e *encoder) preference {
	return &alike{c, e.identity(c.spec.Field), c.full, 0, e.field(c.spec.Field)}
}

func compileUnlike(c *criterion, e *encoder) preference {
	return &alike{c, e.identity(c.spec.Field), 0, c.full, e.field(c.spec.Field)}
}

func (a *alike) groups() groups { return groupBy(a.answer) }

func (a *alike) answered(i int) bool { return a.answer[i] != 0 }

func (a *alike) points(i, j int) int32 {
	if a.answer[i] == a.answer[j] {
		return a.same
	}
	return a.unlike
}

func (a *alike) phrase(people [2]*matching.Applicant, i, j int) string {
	if a.answer[i] == a.answer[j] {
		return "both " + brief(people[0], a.field)
	}
	return brief(people[0], a.field) + " × " + brief(people[1], a.field)
}
