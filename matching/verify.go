package matching

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// Verify checks that a plan is one of the scorer's pool and what it says of itself: every pair is
// allowed, or one that stays; the engine gives nobody more partners than they can take, and makes at most
// one trio; nobody meets anybody twice; everybody not withdrawn is in a pair or waits; the pairs are in
// order; scores, total and weakest are right; and the bound is no lower than the total. Whether the bound
// is right is not checked. The error names the first people for whom something does not hold.
func (p *Plan) Verify(s *Scorer) error {
	v := &verification{s: s, place: make(map[ID]string, s.Len()), partners: make(map[ID]int), met: make(map[Couple]bool)}
	total, weakest := 0, -1
	for k, q := range p.Pairs {
		if err := v.pair(q); err != nil {
			return err
		}
		if k > 0 && s.comparePairs(p.Pairs[k-1], q) >= 0 {
			return fmt.Errorf("verify plan: %s should stand before the pair above", s.namesOf(q))
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
		if k > 0 && s.index[p.Waiting[k-1].ID] >= s.index[w.ID] {
			return fmt.Errorf("verify plan: %s waits out of order", s.people[s.index[w.ID]].called())
		}
		if i := s.index[w.ID]; w.Able != s.able[i] || s.people[i].Withdrawn {
			return fmt.Errorf("verify plan: %s cannot wait so: %s", s.people[i].called(), w.Why)
		}
	}
	if err := v.enough(); err != nil {
		return err
	}
	return p.verifySums(s, v.place, total, weakest)
}

// verification is what is known of a plan while it is gone through.
type verification struct {
	s        *Scorer
	place    map[ID]string
	partners map[ID]int // in pairs that stay, and of the engine
	met      map[Couple]bool
	own      []Pair // the engine's
}

// put notes where somebody is; only in pairs can anybody be twice.
func (v *verification) put(id ID, where string) error {
	i, ok := v.s.Index(id)
	switch {
	case !ok:
		return fmt.Errorf("verify plan: person %d of %s is not in the cohort", id, where)
	case v.place[id] != "" && (v.place[id] != inPair || where != inPair):
		return fmt.Errorf("verify plan: %s is in %s and in %s", v.s.people[i].called(), v.place[id], where)
	}
	v.place[id] = where
	return nil
}

const inPair = "a pair"

// pair checks one pair of the plan.
func (v *verification) pair(q Pair) error {
	for _, id := range q.Members() {
		if err := v.put(id, inPair); err != nil {
			return err
		}
	}
	for _, c := range q.Team().Couples() {
		if v.met[c] {
			return fmt.Errorf("verify plan: %s are together twice", v.s.namesOf(q))
		}
		v.met[c] = true
	}
	for _, id := range q.Members() {
		v.partners[id] += len(q.Members()) - 1
	}
	if !q.State.Fixed() {
		v.own = append(v.own, q)
	}
	return v.s.verifyPair(q)
}

// enough checks that the engine gives nobody more partners than they can take.
func (v *verification) enough() error {
	s, trios := v.s, 0
	for _, q := range v.own {
		if q.IsTrio() {
			trios++
		}
		for _, id := range q.Members() {
			person, n := s.people[s.index[id]], v.partners[id]
			switch {
			case q.IsTrio() && n > len(q.Members())-1, !q.IsTrio() && n > max(1, min(person.Capacity(), MostPartners)):
				return fmt.Errorf("verify plan: %s has %d partners and can take %d", person.called(), n, person.Capacity())
			}
		}
	}
	if trios > 1 || trios == 1 && (s.free()%2 == 0 || s.pool.Programme.Odd != programme.OddTrio) {
		return fmt.Errorf("verify plan: there is a trio too many")
	}
	return nil
}

// verifySums checks who is nowhere, and the figures of the plan.
func (p *Plan) verifySums(s *Scorer, place map[ID]string, total, weakest int) error {
	for _, person := range s.people {
		if place[person.ID] == "" && !person.Withdrawn {
			return fmt.Errorf("verify plan: %s is neither in a pair nor waiting", person.called())
		}
	}
	for _, q := range s.pool.Fixed {
		if !slices.ContainsFunc(p.Pairs, func(r Pair) bool { return r.Team() == q.Team() }) {
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

// verifyPair checks what one pair of a plan says of itself.
func (s *Scorer) verifyPair(q Pair) error {
	numbers := s.numbers(q)
	for k, id := range q.Members() {
		if s.index[id] != int(numbers[k]) {
			return fmt.Errorf("verify plan: %s: the wrong one is named first", s.namesOf(q))
		}
	}
	want := s.made(numbers, Suggested)
	at := slices.IndexFunc(s.pool.Fixed, func(f Pair) bool { return f.Team() == q.Team() })
	switch {
	case at >= 0:
		want = s.pair(s.pool.Fixed[at])
	case q.State.Fixed():
		return fmt.Errorf("verify plan: %s is called %s and is not", s.namesOf(q), q.State)
	default:
		for _, c := range q.Team().Couples() {
			if breaches := s.Breaches(c.A, c.B); len(breaches) > 0 {
				return fmt.Errorf("verify plan: %s: %s", s.namesOf(q), breaches[0].Public)
			}
		}
	}
	switch {
	case q.State != want.State:
		return fmt.Errorf("verify plan: %s is %s, not %s", s.namesOf(q), want.State, q.State)
	case q.Score != want.Score || q.Lowest != want.Lowest:
		return fmt.Errorf("verify plan: %s scores %d, not %d", s.namesOf(q), want.Score, q.Score)
	case !slices.Equal(q.Against, want.Against):
		return fmt.Errorf("verify plan: %s is against %q, not %q", s.namesOf(q), want.Against, q.Against)
	}
	return nil
}

// namesOf names the people of a pair.
func (s *Scorer) namesOf(p Pair) string {
	name := func(id ID) string {
		if i, ok := s.index[id]; ok {
			return s.people[i].called()
		}
		return fmt.Sprintf("person %d", id)
	}
	names := make([]string, 0, 3)
	for _, id := range p.Members() {
		names = append(names, name(id))
	}
	return strings.Join(names, " ↔ ")
}
