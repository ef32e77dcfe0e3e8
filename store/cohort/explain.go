package cohort

import (
	"context"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
)

// Explain answers "why not these two?" as [plan.Explain] does, with the state's scorer or one like it. Of
// two who were published together it gives the score and how it came about as they were then.
func (s *State) Explain(ctx context.Context, scorer *score.Scorer, a, b matching.ID) (*plan.Explanation, error) {
	e, err := plan.Explain(ctx, scorer, s.Plan, a, b, s.Options())
	if err != nil || !e.Together || e.Pair.State != matching.Published {
		return e, err
	}
	for _, x := range s.ExchangesOf(a) {
		if !x.Has(b) || !x.Stays() {
			continue
		}
		e.Parts, e.Score = x.WhyOf(a, b), 0
		for _, p := range e.Parts {
			e.Score += p.Points
		}
	}
	return e, nil
}
