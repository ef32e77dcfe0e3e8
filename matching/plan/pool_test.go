package plan

import (
	"crosswalk/matching"
	"crosswalk/matching/score"
)

// scorerOf compiles a pool and has every matching checked by its certificate.
func scorerOf(pool matching.Pool) *score.Scorer {
	s := score.NewScorer(pool)
	l := s.Limits()
	if len(pool.People)%2 == 0 {
		l.MatrixPeople = 0 // go down the tree, as in large cohorts …
	}
	if len(pool.People)%4 == 0 {
		l.LevelGroups = 3 // … where some criteria may have too many groups for it
	}
	l.Audit = true
	return s.Limited(l)
}

// limited is a scorer of whose people each begins with so many partners.
func limited(s *score.Scorer, partners int) *score.Scorer {
	l := s.Limits()
	l.Partners = partners
	return s.Limited(l)
}

// peopleOf are the people of a scorer, by number.
func peopleOf(s *score.Scorer) []*matching.Applicant {
	var people []*matching.Applicant
	for i := range s.Len() {
		people = append(people, s.Person(i))
	}
	return people
}

// inFixed reports whether a person is in a pair that stays.
func inFixed(s *score.Scorer, i int) bool {
	_, fixed := s.FixedPair(s.Person(i).ID)
	return fixed
}
