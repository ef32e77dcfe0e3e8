package matching

import "context"

// Explanation says why two people are paired, or are not. Exactly one of Together, Breaches, Fixed and
// Ripple answers it.
type Explanation struct {
	A, B  ID
	Score int
	Parts []Part // how the score comes about

	Together bool     // they are a pair of the plan …
	Pair     Pair     // … this one
	Breaches []Breach // the rules that forbid it
	Fixed    []Pair   // the pairs that stay in which one of the two is who can take nobody else
	Price    Price    // what it would cost, and …
	Ripple   *Ripple  // … what it would change; nil if there is no price
}

// Explain answers "why not these two?". It refuses people who are not in the pool.
func Explain(ctx context.Context, s *Scorer, plan *Plan, a, b ID, o Options) (*Explanation, error) {
	score, ok := s.ScoreOf(a, b)
	if !ok {
		return nil, &ForbiddenError{s.Breaches(a, b)}
	}
	e := &Explanation{A: a, B: b, Score: score, Parts: s.Why(a, b)}
	if p, paired := plan.Together(a, b); paired {
		e.Together, e.Pair = true, p
		return e, nil
	}
	if e.Breaches = s.Breaches(a, b); len(e.Breaches) > 0 {
		return e, nil
	}
	for _, id := range []ID{a, b} {
		if p, committed := s.committed(id); committed {
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
	ripple := Compare(plan, forced)
	e.Ripple = &ripple
	e.Price = priceOf(plan, forced, Price{Partner: b, Score: score})
	return e, nil
}
