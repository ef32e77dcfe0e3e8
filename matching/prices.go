package matching

import (
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
	if s.Stay(a, b) {
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
	if s.Stay(a, b) {
		return nil
	}
	for _, id := range []ID{a, b} {
		if p, committed := s.committed(id); committed {
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
	for _, i := range s.numbers(p) {
		if other := s.people[i].ID; other != id {
			with = append(with, name(other))
		}
	}
	return &FixedError{p, name(id) + how + strings.Join(with, " and ")}
}

// Stay reports whether two people are together in a pair that stays.
func (s *Scorer) Stay(a, b ID) bool {
	return a != b && slices.ContainsFunc(s.pool.Fixed, func(p Pair) bool { return p.Has(a) && p.Has(b) })
}

// Prices gives what each possible partner of a person costs: first those that have a price, the highest
// score first, each the exact difference between the plan and the best plan with the two paired
// (with the priority total, Weakest is that of one of the best plans, where several are equally good);
// then those who are in pairs that stay and can take nobody else, then those whom a rule forbids. Withdrawn people are left out. It stops when yield returns false, and with ctx.
//
// A person who is in a pair that stays and can take no second partner has no prices: Prices returns a
// *FixedError.
func Prices(ctx context.Context, s *Scorer, plan *Plan, x ID, o Options, yield func(Price) bool) error {
	i, ok := s.index[x]
	if !ok {
		return &ForbiddenError{s.Breaches(x, x)}
	}
	if p, committed := s.committed(x); committed {
		return s.stays(x, p)
	}
	const free, taken, forbidden = 0, 1, 2
	var lists [3][]int // of people, as numbers by which they come in order
	row := s.Row()
	row.Of(i)
	for j, person := range s.people {
		if j == i || person.Withdrawn {
			continue
		}
		list := forbidden
		switch {
		case !s.Open(j) || s.fixed[i] >= 0 && s.Stay(x, person.ID):
			list = taken
		case row.Allowed(j):
			list = free
		}
		lists[list] = append(lists[list], (maxScore-row.Score(j))*len(s.people)+j)
	}
	of := func(k int) (j int, p Price) {
		j = k % len(s.people)
		return j, Price{Partner: s.people[j].ID, Score: maxScore - k/len(s.people)}
	}
	for _, list := range lists {
		slices.Sort(list)
	}
	priced := make([]Price, len(lists[free]))
	for at, k := range lists[free] {
		_, priced[at] = of(k)
	}
	if stopped, err := s.price(ctx, plan, o, i, priced, yield); stopped || err != nil {
		return err
	}
	for _, k := range append(lists[taken], lists[forbidden]...) {
		j, p := of(k)
		if p.Locked = !s.Open(j) || s.fixed[i] >= 0 && s.Stay(x, p.Partner); !p.Locked {
			p.Blocked = s.breaches(i, j)
		}
		if !yield(p) {
			return nil
		}
	}
	return ctx.Err()
}

// price gives the prices of the i-th person, until yield returns false. Those of one plan come out of
// what was prepared for the first: a scorer keeps that of the plan that was asked about last.
func (s *Scorer) price(ctx context.Context, plan *Plan, o Options, i int, prices []Price, yield func(Price) bool) (stopped bool, err error) {
	if s.uneven() {
		return s.priceEach(ctx, plan, o, i, prices, yield)
	}
	b := bottleneck{i: i, prices: prices}
	for done := 0; done < len(prices); {
		known, err := s.priceSome(ctx, plan, o, &b, done)
		if err != nil {
			return false, err
		}
		for ; done < known; done++ {
			if !yield(prices[done]) {
				return true, nil
			}
		}
	}
	return false, ctx.Err()
}

// uneven reports whether the engine may make a trio or give second partners: then no search over pairs
// alone tells what is lost.
func (s *Scorer) uneven() bool {
	return s.spare != nil || s.trios() && s.free()%2 == 1
}

// free is how many people the engine may pair.
func (s *Scorer) free() int {
	free := 0
	for i := range s.people {
		if s.Free(i) {
			free++
		}
	}
	return free
}

// trios reports whether the engine may make one of an odd number of people.
func (s *Scorer) trios() bool { return s.pool.Programme.Odd == programme.OddTrio && s.spare == nil }

// priceSome fills in more prices than the first, which were done before, and returns how many there are.
func (s *Scorer) priceSome(ctx context.Context, plan *Plan, o Options, b *bottleneck, done int) (int, error) {
	s.pricing.Lock()
	defer s.pricing.Unlock()
	if b.p == nil {
		if !s.pricing.last.serves(plan, o) {
			c := s.pricing.course
			if s.pricing.course = nil; c == nil {
				c = newCourse(s)
			}
			p, err := newPricing(c, plan, o)
			if err != nil {
				return done, err
			}
			s.pricing.last = p
		}
		b.p = s.pricing.last
	}
	if o.weakest() {
		return b.more(ctx, done)
	}
	return len(b.prices), b.p.of(ctx, b.i, b.prices)
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
