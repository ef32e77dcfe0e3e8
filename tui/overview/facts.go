package overview

import (
	"context"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// question is what the facts depend on.
type question struct {
	state *cohort.State
	today programme.Date
}

// facts is all that the overview works out of a state on a day, but for what makes matching hard.
type facts struct {
	concerns []concern                      // the worst first
	asked    map[matching.QuestionKind]bool // of which kinds there are open questions
	shape    *shape
}

// factsOf works the facts out; not to their end once ctx is over.
func factsOf(ctx context.Context, s *cohort.State, st *shell.ExchangeStatuses) *facts {
	f := &facts{concerns: concerns(s, st), asked: map[matching.QuestionKind]bool{}}
	for _, q := range s.Questions() {
		f.asked[q.Kind] = true
	}
	if ctx.Err() == nil {
		f.shape = shapeOf(s)
	}
	return f
}
