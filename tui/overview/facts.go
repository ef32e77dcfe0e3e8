package overview

import (
	"context"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
)

// question is what the facts depend on.
type question struct {
	state *cohort.State
	today programme.Date
	by    string // the field by which pairs are told apart; empty: the first
}

// facts is all that the overview works out of a state on a day, but for what makes matching hard.
type facts struct {
	concerns []concern      // the worst first
	asked    map[asked]bool // what there are open questions about
	shape    *shape
}

// asked is a kind of open question, and somebody whom one of them is about; 0 stands for anybody.
type asked struct {
	kind settling.Kind
	who  matching.ID
}

// factsOf works the facts out; not to their end once ctx is over.
func factsOf(ctx context.Context, sh *shell.Shell, s *cohort.State, st *shell.ExchangeStatuses, by string) *facts {
	f := &facts{concerns: slices.Concat(lostConcerns(sh.Desk.DB.Losses()), concerns(s, st)), asked: map[asked]bool{}}
	for _, q := range settling.Of(sh, s) {
		f.asked[asked{kind: q.Kind}] = true
		for _, id := range q.Who {
			f.asked[asked{q.Kind, id}] = true
		}
	}
	if ctx.Err() == nil {
		f.shape = shapeOf(s, by)
	}
	return f
}
