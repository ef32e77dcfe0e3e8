package score

import "crosswalk/matching"

// scorerOf compiles a pool, so that its pricing passes search as in large cohorts where the number of people is even.
func scorerOf(pool matching.Pool) *Scorer {
	s := NewScorer(pool)
	l := s.Limits()
	if len(pool.People)%2 == 0 {
		l.MatrixPeople = 0 // by branch and bound …
	}
	if len(pool.People)%4 == 0 {
		l.LevelGroups = 3 // … where some criteria may have too many groups for the tree
	}
	return s.Limited(l)
}

func freePeople(s *Scorer) []int {
	var free []int
	for i := range s.Len() {
		if s.Free(i) {
			free = append(free, i)
		}
	}
	return free
}
