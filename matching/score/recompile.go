package score

import (
	"reflect"
	"slices"

	"crosswalk/matching"
)

// With compiles a pool that differs from the scorer's in what was decided: who is withdrawn or admitted,
// which pairs stay, are blocked or on the screen. Programme and answers must be compiled only if they
// are others than before; if they are not, which it finds out, this takes a small part of the time of
// [NewScorer] and gives the same.
func (s *Scorer) With(pool matching.Pool) *Scorer {
	return Compile(pool, s)
}

// Compile compiles a pool, anew only as far as it must: of the scorers near to it, each of which may be nil, the first
// with the same programme, people and answers is of use.
func Compile(pool matching.Pool, near ...*Scorer) *Scorer {
	for _, s := range near {
		if s != nil {
			if t, ok := s.recompile(pool); ok {
				return t
			}
		}
	}
	return NewScorer(pool)
}

// recompile compiles a pool of the same programme, people and answers; of any other pool it makes nothing.
func (s *Scorer) recompile(pool matching.Pool) (t *Scorer, ok bool) {
	people, changed, same := s.samePeople(pool)
	if !same || !sameGroups(pool.Grouped, s.pool.Grouped) {
		return nil, false
	}
	t = &Scorer{
		pool: pool, people: people, keys: s.keys, index: s.index,
		able: slices.Clone(s.able), why: slices.Clone(s.why),
		rules: s.rules, criteria: s.criteria, limits: s.limits,
	}
	for _, i := range changed {
		t.hinder(i)
	}
	t.read(s)
	t.decide()
	return t, true
}

// samePeople returns the people of another pool in the scorer's order, and the numbers of those about
// whom something was decided, if programme, people and answers are the same.
func (s *Scorer) samePeople(pool matching.Pool) (people []*matching.Applicant, changed []int, same bool) {
	if !pool.Programme.SameAs(s.pool.Programme) || len(pool.People) != len(s.people) {
		return nil, nil, false
	}
	people = make([]*matching.Applicant, len(s.people))
	for _, p := range pool.People {
		i, ok := s.index[p.ID]
		if !ok || people[i] != nil {
			return nil, nil, false
		}
		people[i] = p
		if before := s.people[i]; before != p {
			if !sameAnswers(before, p) {
				return nil, nil, false
			}
			changed = append(changed, i)
		}
	}
	return people, changed, true
}

// sameAnswers reports whether two applications are alike in what the person wrote.
func sameAnswers(a, b *matching.Applicant) bool {
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

// SameAs reports whether two scorers are of the same programme, people, answers and decisions: whoever asks one gets
// what the other would say. What is on the screen does not count.
func (s *Scorer) SameAs(t *Scorer) bool {
	if !s.decidedAs(t) {
		return false
	}
	if s.Shares(t) {
		return true
	}
	_, _, same := s.samePeople(t.pool)
	return same
}

// decidedAs reports whether the same was decided about the people of two scorers: who waits, and with priority, is
// kept apart or in a pair that stays.
func (s *Scorer) decidedAs(t *Scorer) bool {
	return slices.EqualFunc(s.pool.Fixed, t.pool.Fixed, func(p, q matching.Pair) bool {
		return p.Team() == q.Team() && p.Score == q.Score && p.Lowest == q.Lowest && p.State == q.State && slices.Equal(p.Against, q.Against)
	}) && sameGroups(s.pool.Grouped, t.pool.Grouped) && s.apart.equal(&t.apart) && slices.Equal(s.why, t.why) && slices.Equal(s.first, t.first)
}

// Shares reports whether two scorers have the same people and compiled answers, one being compiled of the other.
func (s *Scorer) Shares(t *Scorer) bool {
	return len(s.keys) == len(t.keys) && (len(s.keys) == 0 || &s.keys[0] == &t.keys[0])
}

// WithoutRule is the scorer without the programme's k-th rule, with other pairs on the screen.
func (s *Scorer) WithoutRule(k int, screen []matching.Team) *Scorer {
	pool := s.pool
	pool.Screen = screen
	t := s.With(pool)
	fewer := *pool.Programme
	fewer.Rules = slices.Delete(slices.Clone(fewer.Rules), k, k+1)
	t.pool.Programme = &fewer
	t.rules = slices.Delete(slices.Clone(s.rules), k, k+1)
	for i := range t.people {
		t.hinder(i)
	}
	return t
}
