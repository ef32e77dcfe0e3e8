package plan

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
)

// FixedError says that somebody is in a pair that stays.
type FixedError struct {
	Pair     matching.Pair
	Sentence string
}

func (e *FixedError) Error() string { return e.Sentence }

// ForbiddenError says that two people can never be paired, not even by overriding.
type ForbiddenError struct{ Breaches []score.Breach }

// Error names the reasons that everybody may know.
func (e *ForbiddenError) Error() string {
	reasons := make([]string, len(e.Breaches))
	for i, b := range e.Breaches {
		reasons[i] = b.Public()
	}
	return strings.Join(slices.Compact(reasons), "; ")
}

// Forced makes the plan in which two people are paired, otherwise the best, nearest to the given one. It
// may break rules of the programme, but none that is always on: then it returns a *ForbiddenError. Is one
// of the two in another pair that stays, it returns a *FixedError. In the plan the pair is overridden,
// unless the given plan has it already: then it is as it was there.
func Forced(ctx context.Context, s *score.Scorer, plan *matching.Plan, a, b matching.ID, o Options) (*matching.Plan, error) {
	if err := forcible(s, a, b); err != nil {
		return nil, err
	}
	screen := matesOf(s, plan.Teams())
	if stay(s, a, b) {
		return newColumnGeneration(s).plan(ctx, o, screen, nil)
	}
	forced := matching.Pair{A: a, B: b, State: matching.Overridden}
	if p, ok := plan.Together(a, b); ok && !p.IsTrio() {
		forced.State = p.State
	}
	return newColumnGeneration(s).plan(ctx, o, screen, &forced)
}

// forcible refuses two people who cannot be paired whatever anybody decides.
func forcible(s *score.Scorer, a, b matching.ID) error {
	if stay(s, a, b) {
		return nil
	}
	for _, id := range []matching.ID{a, b} {
		if p, committed := committed(s, id); committed {
			return fixedError(s, id, p)
		}
	}
	always := slices.DeleteFunc(s.Breaches(a, b), func(b score.Breach) bool { return !b.Always })
	if len(always) > 0 {
		return &ForbiddenError{always}
	}
	return nil
}

// fixedError is the error for somebody in a pair that stays.
func fixedError(s *score.Scorer, id matching.ID, p matching.Pair) *FixedError {
	how := ""
	switch p.State {
	case matching.Locked:
		how = " is locked with "
	case matching.Overridden:
		how = " is paired by override with "
	case matching.Published:
		how = " is in a published pair with "
	case matching.Suggested:
		panic("a suggested pair keeps nobody")
	default:
		panic(fmt.Sprintf("a pair in an unknown state %q", p.State))
	}
	var others []string
	for _, i := range numbers(s, p) {
		if other := s.Person(int(i)); other.ID != id {
			others = append(others, other.Called())
		}
	}
	return &FixedError{p, s.Person(number(s, id)).Called() + how + say.And(others)}
}

// stay reports whether two people are together in a pair that stays.
func stay(s *score.Scorer, a, b matching.ID) bool {
	return a != b && slices.ContainsFunc(s.Pool().Fixed, func(p matching.Pair) bool { return p.Has(a) && p.Has(b) })
}

// committed returns a pair that stays because of which a person can be given no partner.
func committed(s *score.Scorer, id matching.ID) (matching.Pair, bool) {
	p, fixed := s.FixedPair(id)
	return p, fixed && !s.Open(number(s, id))
}
