package cohort

import (
	"slices"

	"crosswalk/matching"
)

// Questions are the doubts about the cohort that only the coordinator can settle, by kind and then in the order of the
// folded e-mails. Each kind is worked out in the file of what it is about.
func (s *State) Questions() []matching.Question {
	if s.Programme == nil {
		return nil
	}
	var list []matching.Question
	for _, of := range []func(*State) []matching.Question{
		(*State).askConsent, (*State).askAnswers, (*State).askEmployers, askEligible, askPersons, askSame, askAgain,
	} {
		list = append(list, of(s)...)
	}
	slices.SortStableFunc(list, func(a, b matching.Question) int {
		return slices.Index(matching.QuestionKinds, a.Kind) - slices.Index(matching.QuestionKinds, b.Kind)
	})
	return list
}
