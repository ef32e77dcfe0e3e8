package matching

import (
	"reflect"
	"slices"
)

// With compiles a pool that differs from the scorer's in what was decided: who is withdrawn or admitted,
// which pairs stay, are blocked or on the screen. Programme and answers must be compiled only if they
// are others than before; if they are not, which it finds out, this takes a small part of the time of
// [NewScorer] and gives the same.
func (s *Scorer) With(pool Pool) *Scorer {
	if t, ok := s.with(pool); ok {
		return t
	}
	return NewScorer(pool)
}

// with is With for a pool of the same programme, people and answers.
func (s *Scorer) with(pool Pool) (t *Scorer, ok bool) {
	people, changed, same := s.samePeople(pool)
	if !same {
		return nil, false
	}
	t = &Scorer{
		pool: pool, people: people, keys: s.keys, index: s.index,
		able: slices.Clone(s.able), why: slices.Clone(s.why),
		rules: s.rules, criteria: s.criteria, named: s.named, unresolved: s.unresolved,
		limits: s.limits, audit: s.audit,
	}
	for _, i := range changed {
		t.why[i] = t.hindrance(i)
		t.able[i] = t.why[i] == ""
	}
	t.decide()
	return t, true
}

// samePeople returns the people of another pool in the scorer's order, and the numbers of those about
// whom something was decided, if programme, people and answers are the same.
func (s *Scorer) samePeople(pool Pool) (people []*Applicant, changed []int, same bool) {
	if !pool.Programme.SameAs(s.pool.Programme) || len(pool.People) != len(s.people) {
		return nil, nil, false
	}
	people = make([]*Applicant, len(s.people))
	for _, p := range pool.People {
		i, ok := s.index[p.ID]
		if !ok || people[i] != nil {
			return nil, nil, false
		}
		people[i] = p
		if before := s.people[i]; before != p {
			if !before.answersAs(p) {
				return nil, nil, false
			}
			changed = append(changed, i)
		}
	}
	return people, changed, true
}

// answersAs reports whether two applications are alike in what the person wrote.
func (a *Applicant) answersAs(b *Applicant) bool {
	if a.ID != b.ID || a.Email != b.Email || a.Name != b.Name || !a.Submitted.Equal(b.Submitted) || len(a.Answers) != len(b.Answers) {
		return false
	}
	if reflect.ValueOf(a.Answers).Pointer() == reflect.ValueOf(b.Answers).Pointer() {
		return true
	}
	for field, answer := range a.Answers {
		if other, ok := b.Answers[field]; !ok || !answer.Equal(other) {
			return false
		}
	}
	return true
}

// answersAs reports whether two scorers are of the same programme, people and answers.
func (s *Scorer) answersAs(t *Scorer) bool {
	if s.shares(t) {
		return true
	}
	_, _, same := s.samePeople(t.pool)
	return same
}

// decidedAs reports whether the same was decided about the people of two scorers, who answer alike.
func (s *Scorer) decidedAs(t *Scorer) bool {
	return slices.EqualFunc(s.pool.Fixed, t.pool.Fixed, func(p, q Pair) bool {
		return p.Team() == q.Team() && p.Score == q.Score && p.Lowest == q.Lowest && p.State == q.State && slices.Equal(p.Against, q.Against)
	}) && s.screen.equal(&t.screen) && s.apart.equal(&t.apart) && slices.Equal(s.why, t.why)
}

// samePlaces reports whether two scorers number the same people alike, and the same vertices stand for them.
func (s *Scorer) samePlaces(t *Scorer) bool {
	return (s.spare == nil) == (t.spare == nil) &&
		slices.EqualFunc(s.people, t.people, func(a, b *Applicant) bool { return a.ID == b.ID })
}

// shares reports whether two scorers have the same people and compiled answers.
func (s *Scorer) shares(t *Scorer) bool {
	return len(s.keys) == len(t.keys) && (len(s.keys) == 0 || &s.keys[0] == &t.keys[0])
}
