package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// Verify checks that a plan is one of the scorer's pool and what it says of itself: every pair is
// allowed, or one that stays; the engine gives nobody more partners than they can take; nobody meets anybody twice; everybody not withdrawn is in a pair or waits; the pairs are in
// order; scores, total and weakest are right; and the bound is no lower than the total. Whether the bound
// is right is not checked. The error names the first people for whom something does not hold. At last it checks that the
// engine makes a trio only in parts of the people that are odd, and one in each: [ErrTrios].
func Verify(p *matching.Plan, s *score.Scorer) error {
	v := &verification{s: s, place: make(map[matching.ID]string, s.Len()), partners: make(map[matching.ID]int), met: make(map[matching.Couple]bool)}
	total, weakest := 0, -1
	for k, q := range p.Pairs {
		if err := v.pair(q); err != nil {
			return err
		}
		if k > 0 && comparePairs(s, p.Pairs[k-1], q) >= 0 {
			return fmt.Errorf("verify plan: %s should stand before the pair above", namesOf(s, q))
		}
		total += q.Score
		if weakest < 0 || q.Weakest() < weakest {
			weakest = q.Weakest()
		}
	}
	for k, w := range p.Waiting {
		if err := v.put(w.ID, "those who wait"); err != nil {
			return err
		}
		if k > 0 && number(s, p.Waiting[k-1].ID) >= number(s, w.ID) {
			return fmt.Errorf("verify plan: %s waits out of order", s.Person(number(s, w.ID)).Called())
		}
		if i := number(s, w.ID); w.Able != able(s, w.ID) || s.Person(i).Withdrawn {
			return fmt.Errorf("verify plan: %s cannot wait so: %s", s.Person(i).Called(), w.Why)
		}
	}
	if err := v.enough(); err != nil {
		return err
	}
	if err := verifySums(p, s, v.place, total, weakest); err != nil {
		return err
	}
	return v.trios()
}

// ErrTrios says that a plan has a trio where there may be none. It is the last thing that Verify finds.
var ErrTrios = errors.New("verify plan: there is a trio too many")

// verification is what is known of a plan while it is gone through.
type verification struct {
	s        *score.Scorer
	place    map[matching.ID]string
	partners map[matching.ID]int // in pairs that stay, and of the engine
	met      map[matching.Couple]bool
	own      []matching.Pair // the engine's
}

// put notes where somebody is; only in pairs can anybody be twice.
func (v *verification) put(id matching.ID, where string) error {
	i, ok := v.s.Index(id)
	switch {
	case !ok:
		return fmt.Errorf("verify plan: person %d of %s is not in the cohort", id, where)
	case v.place[id] != "" && (v.place[id] != inPair || where != inPair):
		return fmt.Errorf("verify plan: %s is in %s and in %s", v.s.Person(i).Called(), v.place[id], where)
	}
	v.place[id] = where
	return nil
}

const inPair = "a pair"

// pair checks one pair of the plan.
func (v *verification) pair(q matching.Pair) error {
	for _, id := range q.Members() {
		if err := v.put(id, inPair); err != nil {
			return err
		}
	}
	for _, c := range q.Team().Couples() {
		if v.met[c] {
			return fmt.Errorf("verify plan: %s are together twice", namesOf(v.s, q))
		}
		v.met[c] = true
	}
	for _, id := range q.Members() {
		v.partners[id] += len(q.Members()) - 1
	}
	if !q.State.Fixed() {
		v.own = append(v.own, q)
	}
	return verifyPair(v.s, q)
}

// enough checks that the engine gives nobody more partners than they can take.
func (v *verification) enough() error {
	s := v.s
	for _, q := range v.own {
		for _, id := range q.Members() {
			person, n := s.Person(number(s, id)), v.partners[id]
			switch {
			case q.IsTrio() && n > len(q.Members())-1, !q.IsTrio() && n > person.CanTake():
				return fmt.Errorf("verify plan: %s has %d partners and can take %d", person.Called(), n, person.CanTake())
			}
		}
	}
	return nil
}

// trios checks that each is in a part of the people that is odd, and alone there. Plans were made that had one of all
// people, if these were odd.
func (v *verification) trios() error {
	trios := slices.DeleteFunc(slices.Clone(v.own), func(q matching.Pair) bool { return !q.IsTrio() })
	free := freeNumbers(v.s)
	switch {
	case len(trios) == 0:
		return nil
	case !mayMakeTrio(v.s):
		return ErrTrios
	case len(trios) == 1 && len(free)%2 == 1:
		return nil
	}
	part, taken := oddParts(v.s, nil, free), map[int32]bool{}
	for _, q := range trios {
		i := number(v.s, q.A)
		if part == nil || part[i] == none || taken[part[i]] {
			return ErrTrios
		}
		taken[part[i]] = true
	}
	return nil
}

// verifySums checks who is nowhere, and the figures of the plan.
func verifySums(p *matching.Plan, s *score.Scorer, place map[matching.ID]string, total, weakest int) error {
	for i := range s.Len() {
		person := s.Person(i)
		if place[person.ID] == "" && !person.Withdrawn {
			return fmt.Errorf("verify plan: %s is neither in a pair nor waiting", person.Called())
		}
	}
	for _, q := range s.Pool().Fixed {
		if !slices.ContainsFunc(p.Pairs, func(r matching.Pair) bool { return r.Team() == q.Team() }) {
			return fmt.Errorf("verify plan: %s is %s and not in the plan", namesOf(s, q), q.State)
		}
	}
	switch {
	case p.Total != total:
		return fmt.Errorf("verify plan: the total is %d, not %d", total, p.Total)
	case p.Weakest != weakest:
		return fmt.Errorf("verify plan: the weakest pair has %d, not %d", weakest, p.Weakest)
	case p.Bound < p.Total:
		return fmt.Errorf("verify plan: the bound %d is below the total %d", p.Bound, p.Total)
	case p.Optimal && p.Bound != p.Total:
		return fmt.Errorf("verify plan: called optimal with bound %d and total %d", p.Bound, p.Total)
	case p.Order != matching.Best && p.Order != matching.Steady:
		return fmt.Errorf("verify plan: unknown order %q", p.Order)
	}
	return nil
}

// verifyPair checks what one pair of a plan says of itself.
func verifyPair(s *score.Scorer, q matching.Pair) error {
	numbers := numbers(s, q)
	for k, id := range q.Members() {
		if number(s, id) != int(numbers[k]) {
			return fmt.Errorf("verify plan: %s: the wrong one is named first", namesOf(s, q))
		}
	}
	want := newPair(s, numbers, matching.Suggested)
	at := slices.IndexFunc(s.Pool().Fixed, func(f matching.Pair) bool { return f.Team() == q.Team() })
	switch {
	case at >= 0:
		want = upToDate(s, s.Pool().Fixed[at])
	case q.State.Fixed():
		return fmt.Errorf("verify plan: %s is called %s and is not", namesOf(s, q), q.State)
	default:
		for _, c := range q.Team().Couples() {
			if breaches := s.Breaches(c.A, c.B); len(breaches) > 0 {
				return fmt.Errorf("verify plan: %s: %s", namesOf(s, q), breaches[0].Public())
			}
		}
	}
	switch {
	case q.State != want.State:
		return fmt.Errorf("verify plan: %s is %s, not %s", namesOf(s, q), want.State, q.State)
	case q.Score != want.Score || q.Lowest != want.Lowest:
		return fmt.Errorf("verify plan: %s scores %d, not %d", namesOf(s, q), want.Score, q.Score)
	case !slices.Equal(q.Against, want.Against):
		return fmt.Errorf("verify plan: %s is against %q, not %q", namesOf(s, q), want.Against, q.Against)
	}
	return nil
}

// namesOf names the people of a pair.
func namesOf(s *score.Scorer, p matching.Pair) string {
	name := func(id matching.ID) string {
		if i, ok := s.Index(id); ok {
			return s.Person(i).Called()
		}
		return fmt.Sprintf("person %d", id)
	}
	names := make([]string, 0, 3)
	for _, id := range p.Members() {
		names = append(names, name(id))
	}
	return strings.Join(names, " ↔ ")
}
