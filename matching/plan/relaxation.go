package plan

import (
	"cmp"
	"context"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// Relaxation is one rule that the cohort could do without so that somebody who waits is paired, and
// what else would come of it. Nothing in it is estimated: it is the best plan without the rule.
type Relaxation struct {
	Rule    int           // its place in the programme
	Short   string        // what people have who break it: "same organisation"
	Pair    matching.Pair // that the person would be in; Against is empty
	Against int           // pairs of that plan that break the rule
	People  int           // more who have a partner than in the plan
	Points  int           // more of the total, in tenths
	Changes int           // pairs of the plan that would go
}

// Relaxations are the rules each of which alone, if it were left out, would let a person be paired: first
// those that the fewest pairs would break, then those that change the fewest pairs, then those that gain
// the most. The plan without a rule is the best one in which the person has a partner, nearest to the
// given plan. It refuses somebody who is not in the pool.
func Relaxations(ctx context.Context, s *score.Scorer, plan *matching.Plan, id matching.ID, o Options) ([]Relaxation, error) {
	if _, ok := s.Index(id); !ok {
		return nil, &ForbiddenError{s.Breaches(id, id)}
	}
	var found []Relaxation
	for k := range s.Pool().Programme.Rules {
		without := s.WithoutRule(k, plan.Teams())
		relaxed, err := planWith(ctx, without, plan, id, o)
		if err != nil {
			return nil, err
		}
		pair, paired := relaxed.PairOf(id)
		if !paired {
			continue
		}
		r := Relaxation{
			Rule: k, Short: s.RuleShort(k), Pair: pair,
			People:  relaxed.Matched() - plan.Matched(),
			Points:  relaxed.Total - plan.Total,
			Changes: len(matching.Compare(plan, relaxed).Gone),
		}
		for _, p := range relaxed.Pairs {
			if !p.State.Fixed() && slices.ContainsFunc(p.Team().Couples(), func(c matching.Couple) bool { return breaks(s, k, c) }) {
				r.Against++
			}
		}
		found = append(found, r)
	}
	slices.SortStableFunc(found, func(a, b Relaxation) int {
		return cmp.Or(cmp.Compare(a.Against, b.Against), cmp.Compare(a.Changes, b.Changes), cmp.Compare(b.Points, a.Points))
	})
	return found, nil
}

// breaks reports whether two people break the programme's k-th rule.
func breaks(s *score.Scorer, k int, c matching.Couple) bool {
	return slices.ContainsFunc(s.Breaches(c.A, c.B), func(b score.Breach) bool { return b.Kind == score.BreachRule && b.Rule == k })
}

// planWith is the best plan in which a person has a partner, nearest to a plan, or the best if there is
// none.
func planWith(ctx context.Context, s *score.Scorer, plan *matching.Plan, id matching.ID, o Options) (*matching.Plan, error) {
	c := newColumnGeneration(s)
	found, err := c.plan(ctx, o, screenOf(s), nil)
	if err != nil {
		return nil, err
	}
	if _, paired := found.PairOf(id); paired || !s.Free(number(s, id)) {
		return found, nil
	}
	// Here the person's own pair is one that the engine makes: the others need not be stronger than it is. So of
	// prices only that of the weakest pair is right, not the points.
	level := func(p Price) *Price {
		if p.Points = 0; o.order() == matching.Best {
			p.Changes = 0
		}
		return &p
	}
	var best []Price
	pricer := Pricer{start: c}
	err = pricer.Prices(ctx, s, plan, id, o, func(p Price) bool {
		if p.Locked || p.Blocked != nil {
			return true
		}
		dearer := -1
		if len(best) > 0 {
			if dearer = p.dearer(&best[0], o); o.weakestFirst() {
				dearer = level(p).dearer(level(best[0]), o)
			}
		}
		switch {
		case dearer < 0:
			best = append(best[:0], p)
		case dearer == 0 && o.weakestFirst():
			best = append(best, p)
		}
		return true
	})
	if err != nil || len(best) == 0 {
		return found, err
	}
	if !o.weakestFirst() {
		return Forced(ctx, s, plan, id, best[0].Partner, o)
	}
	c, screen := newColumnGeneration(s), matesOf(s, plan.Teams())
	found = nil
	for _, p := range best {
		next, err := c.planUpTo(ctx, o, screen, &matching.Pair{A: id, B: p.Partner, State: matching.Overridden}, p.Score)
		if err != nil {
			return nil, err
		}
		if found == nil || cmp.Or(cmp.Compare(weakestMade(s, next), weakestMade(s, found)), cmp.Compare(next.Total, found.Total)) > 0 {
			found = next
		}
	}
	return found, nil
}

// weakestMade is the weakest pair of a plan but for those that stay.
func weakestMade(s *score.Scorer, plan *matching.Plan) int {
	weakest := matching.MaxScore + 1
	for _, q := range plan.Pairs {
		if !stay(s, q.A, q.B) {
			weakest = min(weakest, q.Weakest())
		}
	}
	return weakest
}

// dearer compares what two prices lose, in the order of merit.
func (p *Price) dearer(q *Price, o Options) int {
	people, points := cmp.Compare(p.People, q.People), cmp.Compare(p.Points, q.Points)
	people = cmp.Or(people, cmp.Compare(p.First, q.First))
	changes, weakest := cmp.Compare(p.Changes, q.Changes), 0
	if o.weakestFirst() {
		weakest = cmp.Compare(p.Weakest, q.Weakest)
	}
	if o.order() == matching.Best {
		return cmp.Or(people, weakest, points, changes)
	}
	return cmp.Or(people, changes, weakest, points)
}
