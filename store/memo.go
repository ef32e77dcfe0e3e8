package store

import (
	"sync"

	"crosswalk/matching"
)

// memo is what is worked out of a state when it is first asked for, and then kept. Only a state that was
// handed out has one: others may still change.
type memo struct {
	scorer    sync.Once
	pool      *matching.Scorer
	standings sync.Once
	standing  map[matching.ID]Standing
}

// Scorer is the scorer of the cohort. It is made once for a state (some milliseconds for 500 people, and
// more than in proportion beyond) and may be used by several goroutines.
func (s *State) Scorer() *matching.Scorer {
	if s.memo == nil {
		return matching.NewScorer(s.Pool())
	}
	s.memo.scorer.Do(func() { s.memo.pool = matching.NewScorer(s.Pool()) })
	return s.memo.pool
}
