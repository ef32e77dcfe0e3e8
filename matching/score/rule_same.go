package score

import "crosswalk/matching"

// same is the kind same: two people gave the same answer.
type same struct {
	*rule
	answer []int32 // see encoder.identity
}

func compileSame(r *rule, e *encoder) requirement {
	return &same{rule: r, answer: e.identity(r.spec.Fields[0])}
}

func (s *same) groups() groups { return groupBy(s.answer) }

func (s *same) keeps(i, j int) bool {
	a, b := s.answer[i], s.answer[j]
	if a == 0 || b == 0 {
		return s.spec.MissingAllowed
	}
	return a == b
}

func (s *same) missing(_, i int) bool { return s.answer[i] == 0 }

func (s *same) short() string { return "not the same " + s.labels(" and ") }

func (s *same) sentence(people [2]*matching.Applicant, _, _ int) string {
	return s.phrase + ": " + s.both(people)
}
