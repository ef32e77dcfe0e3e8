package plan

import (
	"context"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// Explanation says why two people are paired, or are not. Exactly one of Together, Breaches, Fixed and
// Ripple answers it.
type Explanation struct {
	A, B  matching.ID
	Score int
	Parts []matching.Part // how the score comes about

	Together bool             // they are a pair of the plan …
	Pair     matching.Pair    // … this one
	Breaches []score.Breach   // the rules that forbid it
	Fixed    []matching.Pair  // the pairs that stay in which one of the two is who can take nobody else
	Price    Price            // what it would cost, and …
	Ripple   *matching.Ripple // … what it would change; nil if there is no price
}

// Explain answers "why not these two?". It refuses people who are not in the pool.
func Explain(ctx context.Context, s *score.Scorer, plan *matching.Plan, a, b matching.ID, o Options) (*Explanation, error) {
	i, okA := s.Index(a)
	j, okB := s.Index(b)
	if !okA || !okB {
		return nil, &ForbiddenError{s.Breaches(a, b)}
	}
	e := &Explanation{A: a, B: b, Score: s.Score(i, j), Parts: s.Why(a, b)}
	if p, paired := plan.Together(a, b); paired {
		e.Together, e.Pair = true, p
		return e, nil
	}
	if e.Breaches = s.Breaches(a, b); len(e.Breaches) > 0 {
		return e, nil
	}
	for _, id := range []matching.ID{a, b} {
		if p, committed := committed(s, id); committed {
			e.Fixed = append(e.Fixed, p)
		}
	}
	if len(e.Fixed) > 0 {
		return e, nil
	}
	forced, err := Forced(ctx, s, plan, a, b, o)
	if err != nil {
		return nil, err
	}
	ripple := matching.Compare(plan, forced)
	e.Ripple = &ripple
	e.Price = priceOf(s, plan, forced, Price{Partner: b, Score: e.Score})
	return e, nil
}
