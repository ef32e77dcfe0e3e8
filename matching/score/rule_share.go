package score

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/say"
)

// share is the kind share: two people have so many choices in common.
type share struct {
	*rule
	sets *choiceSets
}

func compileShare(r *rule, e *encoder) requirement {
	r.shared = e.choiceSets(r.spec.Fields[0])
	return &share{r, r.shared}
}

func (s *share) groups() groups { return groupBy(s.sets.class) }

func (s *share) keeps(i, j int) bool {
	a, b := s.sets.class[i], s.sets.class[j]
	if a == 0 || b == 0 {
		return s.spec.MissingAllowed
	}
	return inCommon(s.sets.set(a), s.sets.set(b)) >= s.spec.AtLeast
}

func (s *share) missing(_, i int) bool { return s.sets.class[i] == 0 }

func (s *share) short() string {
	if s.spec.AtLeast <= 1 {
		return "no " + s.labels(" and ") + " in common"
	}
	return fmt.Sprintf("fewer than %d %s in common", s.spec.AtLeast, s.labels(" and "))
}

func (s *share) sentence(_ [2]*matching.Applicant, i, j int) string {
	if n := inCommon(s.sets.set(s.sets.class[i]), s.sets.set(s.sets.class[j])); n > 0 {
		return fmt.Sprintf("only %d of %d %s in common", n, s.spec.AtLeast, say.InSentence(s.fields[0].Label))
	}
	return s.phrase
}
