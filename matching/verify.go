package matching

import (
	"fmt"
	"slices"
)

// Verify checks that a plan is one of the scorer's pool and what it says of itself: every pair is
// allowed, or one that stays; nobody is in two; everybody not withdrawn is in a pair or waits; the pairs
// are in order; scores, total and weakest are right; and the bound is no lower than the total. Whether
// the bound is right is not checked. The error names the first people for whom something does not hold.
func (p *Plan) Verify(s *Scorer) error {
	place := make(map[ID]string, s.Len())
	put := func(id ID, where string) error {
		i, ok := s.Index(id)
		switch {
		case !ok:
			return fmt.Errorf("verify plan: person %d of %s is not in the cohort", id, where)
		case place[id] != "":
			return fmt.Errorf("verify plan: %s is in %s and in %s", s.people[i].called(), place[id], where)
		}
		place[id] = where
		return nil
	}
	total, weakest := 0, -1
	for k, q := range p.Pairs {
		for _, id := range []ID{q.A, q.B} {
			if err := put(id, "a pair"); err != nil {
				return err
			}
		}
		if err := s.verifyPair(q); err != nil {
			return err
		}
		if k > 0 && s.comparePairs(p.Pairs[k-1], q) >= 0 {
			return fmt.Errorf("verify plan: %s should stand before the pair above", s.namesOf(q))
		}
		total += q.Score
		if weakest < 0 || q.Score < weakest {
			weakest = q.Score
		}
	}
	for k, w := range p.Waiting {
		if err := put(w.ID, "those who wait"); err != nil {
			return err
		}
		if k > 0 && s.index[p.Waiting[k-1].ID] >= s.index[w.ID] {
			return fmt.Errorf("verify plan: %s waits out of order", s.people[s.index[w.ID]].called())
		}
		if i := s.index[w.ID]; w.Able != s.able[i] || s.people[i].Withdrawn {
			return fmt.Errorf("verify plan: %s cannot wait so: %s", s.people[i].called(), w.Why)
		}
	}
	return p.verifySums(s, place, total, weakest)
}

// verifySums checks who is nowhere, and the figures of the plan.
func (p *Plan) verifySums(s *Scorer, place map[ID]string, total, weakest int) error {
	for _, person := range s.people {
		if place[person.ID] == "" && !person.Withdrawn {
			return fmt.Errorf("verify plan: %s is neither in a pair nor waiting", person.called())
		}
	}
	for _, q := range s.pool.Fixed {
		if r, ok := p.PairOf(q.A); !ok || r.Couple() != q.Couple() {
			return fmt.Errorf("verify plan: %s is %s and not in the plan", s.namesOf(q), q.State)
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
	case p.Order != Best && p.Order != Steady:
		return fmt.Errorf("verify plan: unknown order %q", p.Order)
	}
	return nil
}

// verifyPair checks one pair of a plan.
func (s *Scorer) verifyPair(q Pair) error {
	i, j := s.index[q.A], s.index[q.B]
	if i >= j {
		return fmt.Errorf("verify plan: %s: the wrong one is named first", s.namesOf(q))
	}
	want := Pair{A: q.A, B: q.B, Score: s.Score(i, j), State: Suggested}
	if fixed, ok := s.FixedPair(q.A); ok || q.State.Fixed() {
		if !ok || fixed.Couple() != q.Couple() {
			return fmt.Errorf("verify plan: %s is called %s and is not", s.namesOf(q), q.State)
		}
		want = s.pair(i, j, fixed)
	} else if !s.Allowed(i, j) {
		return fmt.Errorf("verify plan: %s: %s", s.namesOf(q), s.breaches(i, j)[0].Public)
	}
	switch {
	case q.State != want.State:
		return fmt.Errorf("verify plan: %s is %s, not %s", s.namesOf(q), want.State, q.State)
	case q.Score != want.Score:
		return fmt.Errorf("verify plan: %s scores %d, not %d", s.namesOf(q), want.Score, q.Score)
	case !slices.Equal(q.Against, want.Against):
		return fmt.Errorf("verify plan: %s is against %q, not %q", s.namesOf(q), want.Against, q.Against)
	}
	return nil
}

// namesOf names the two people of a pair.
func (s *Scorer) namesOf(p Pair) string {
	name := func(id ID) string {
		if i, ok := s.index[id]; ok {
			return s.people[i].called()
		}
		return fmt.Sprintf("person %d", id)
	}
	return name(p.A) + " ↔ " + name(p.B)
}
