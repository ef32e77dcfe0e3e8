package matching

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// Price is what pairing a person with Partner costs: how much the best plan loses.
type Price struct {
	Partner ID
	Score   int // of the pair
	// What is lost: people with a partner, points (in tenths) of the weakest pair, and points of the
	// total. Less than nought is a gain: of total where people are lost, or where the plan is not the
	// best.
	People, Weakest, Points int
	Changes                 int // pairs of the plan that would go
	// Locked: the partner is in a pair that stays. Blocked: the rules that the two break. Either way
	// there is no price.
	Locked  bool
	Blocked []Breach
}

// FixedError says that somebody is in a pair that stays.
type FixedError struct {
	Pair     Pair
	Sentence string
}

func (e *FixedError) Error() string { return e.Sentence }

// ForbiddenError says that two people can never be paired, not even by overriding.
type ForbiddenError struct{ Breaches []Breach }

// Error names the reasons that everybody may know.
func (e *ForbiddenError) Error() string {
	reasons := make([]string, len(e.Breaches))
	for i, b := range e.Breaches {
		reasons[i] = b.Public
	}
	return strings.Join(slices.Compact(reasons), "; ")
}

// Forced makes the plan in which two people are paired, otherwise the best, nearest to the given one. It
// may break rules of the programme, but none that is always on: then it returns a *ForbiddenError. Is one
// of the two in another pair that stays, it returns a *FixedError. In the plan the pair is overridden,
// unless the given plan has it already: then it is as it was there.
func Forced(ctx context.Context, s *Scorer, plan *Plan, a, b ID, o Options) (*Plan, error) {
	if err := s.forcible(a, b); err != nil {
		return nil, err
	}
	screen := s.matesOf(plan.teams())
	if s.stay(a, b) {
		return newCourse(s).plan(ctx, o, screen, nil)
	}
	forced := Pair{A: a, B: b, State: Overridden}
	if p, ok := plan.Together(a, b); ok && !p.IsTrio() {
		forced.State = p.State
	}
	return newCourse(s).plan(ctx, o, screen, &forced)
}

// forcible refuses two people who cannot be paired whatever anybody decides.
func (s *Scorer) forcible(a, b ID) error {
	if s.stay(a, b) {
		return nil
	}
	for _, id := range []ID{a, b} {
		if p, ok := s.FixedPair(id); ok {
			return s.stays(id, p)
		}
	}
	always := slices.DeleteFunc(s.Breaches(a, b), func(b Breach) bool { return !b.Always })
	if len(always) > 0 {
		return &ForbiddenError{always}
	}
	return nil
}

// stays is the error for somebody in a pair that stays.
func (s *Scorer) stays(id ID, p Pair) *FixedError {
	name := func(id ID) string { return s.people[s.index[id]].called() }
	how := map[State]string{Overridden: " is paired by override with ", Published: " is in a published pair with "}[p.State]
	if how == "" {
		how = " is locked with "
	}
	var with []string
	for _, other := range p.Team().Others(id) {
		with = append(with, name(other))
	}
	return &FixedError{p, name(id) + how + strings.Join(with, " and ")}
}

// stay reports whether two people are together in a pair that stays.
func (s *Scorer) stay(a, b ID) bool {
	return a != b && slices.ContainsFunc(s.pool.Fixed, func(p Pair) bool { return p.Has(a) && p.Has(b) })
}

// Prices gives what each possible partner of a person costs: first those that have a price, the highest
// score first, each the exact difference between the plan and the best plan with the two paired
// (Weakest is that of one of the best plans, where several are equally good); then those who are in pairs that stay, then those whom a rule forbids.
// Withdrawn people are left out. It stops when yield returns false, and with ctx.
//
// A person who is in a pair that stays has no prices: Prices returns a *FixedError.
func Prices(ctx context.Context, s *Scorer, plan *Plan, x ID, o Options, yield func(Price) bool) error {
	i, ok := s.index[x]
	if !ok {
		return &ForbiddenError{s.Breaches(x, x)}
	}
	if p, fixed := s.FixedPair(x); fixed {
		return s.stays(x, p)
	}
	var priced, locked, blocked []Price
	for j, person := range s.people {
		if j == i || person.Withdrawn {
			continue
		}
		p := Price{Partner: person.ID, Score: s.Score(i, j)}
		switch {
		case s.fixed[j] >= 0:
			p.Locked = true
			locked = append(locked, p)
		case s.Allowed(i, j):
			priced = append(priced, p)
		default:
			p.Blocked = s.breaches(i, j)
			blocked = append(blocked, p)
		}
	}
	for _, list := range [][]Price{priced, locked, blocked} {
		slices.SortStableFunc(list, func(a, b Price) int { return cmp.Compare(b.Score, a.Score) })
	}
	if stopped, err := s.price(ctx, plan, o, i, priced, yield); stopped || err != nil {
		return err
	}
	for _, p := range append(locked, blocked...) {
		if !yield(p) {
			return nil
		}
	}
	return ctx.Err()
}

// price gives the prices of the i-th person, until yield returns false. Those of one plan come out of
// what was prepared for the first: a scorer keeps that of the plan that was asked about last.
func (s *Scorer) price(ctx context.Context, plan *Plan, o Options, i int, prices []Price, yield func(Price) bool) (stopped bool, err error) {
	switch {
	case len(prices) == 0:
		return false, ctx.Err()
	case !o.fast() || s.uneven():
		return s.priceEach(ctx, plan, o, i, prices, yield)
	}
	if err := s.priceAll(ctx, plan, o, i, prices); err != nil {
		return false, err
	}
	for _, p := range prices {
		if !yield(p) {
			return true, nil
		}
	}
	return false, nil
}

// uneven reports whether the engine may make a trio or give second partners: then no search over pairs
// alone tells what is lost.
func (s *Scorer) uneven() bool {
	if s.spare != nil {
		return true
	}
	free := 0
	for i := range s.people {
		if s.Free(i) {
			free++
		}
	}
	return s.trios() && free%2 == 1
}

// trios reports whether the engine may make one of an odd number of people.
func (s *Scorer) trios() bool { return s.pool.Programme.Odd == programme.OddTrio && s.spare == nil }

// priceAll fills in prices out of one search.
func (s *Scorer) priceAll(ctx context.Context, plan *Plan, o Options, i int, prices []Price) error {
	s.pricing.Lock()
	defer s.pricing.Unlock()
	if !s.pricing.last.serves(plan, o) {
		c := s.pricing.course
		if s.pricing.course = nil; c == nil {
			c = newCourse(s)
		}
		p, err := newPricing(ctx, c, plan, o)
		if err != nil {
			return err
		}
		s.pricing.last = p
	}
	return s.pricing.last.of(ctx, i, prices)
}

// priceEach gives prices by making each plan.
func (s *Scorer) priceEach(ctx context.Context, plan *Plan, o Options, i int, prices []Price, yield func(Price) bool) (stopped bool, err error) {
	c, screen := newCourse(s), s.matesOf(plan.teams())
	for _, p := range prices {
		pair := Pair{A: s.people[i].ID, B: p.Partner, State: Overridden}
		forced, err := c.plan(ctx, o, screen, &pair)
		if err != nil {
			return false, err
		}
		if !yield(priceOf(plan, forced, p)) {
			return true, nil
		}
	}
	return false, nil
}

// priceOf fills in what a plan loses when another one replaces it.
func priceOf(plan, forced *Plan, p Price) Price {
	p.People = plan.Matched() - forced.Matched()
	p.Points = plan.Total - forced.Total
	if len(plan.Pairs) > 0 && len(forced.Pairs) > 0 {
		p.Weakest = plan.Weakest - forced.Weakest
	}
	p.Changes = len(Compare(plan, forced).Gone)
	return p
}
