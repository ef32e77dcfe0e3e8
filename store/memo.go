package store

import (
	"sync"
	"sync/atomic"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// memo is what is worked out of a state when it is first asked for, and then kept. Only a state that was
// handed out has one: others may still change.
type memo struct {
	scores    *scores
	standings sync.Once
	standing  map[matching.ID]Standing
}

// scores is the scorer of a state, made when it is first asked for. States between which nothing was decided
// about people and pairs have the same.
type scores struct {
	near   *score.Scorer // of much the same cohort, to begin with; nil if none is known
	once   sync.Once
	scorer atomic.Pointer[score.Scorer]
}

// newMemo is the memo of a state whose scorer is made of one near to it, if not nil.
func newMemo(near *score.Scorer) *memo { return &memo{scores: &scores{near: near}} }

// heir is the memo of a state that a change which decides nothing about people and pairs led to.
func (s *State) heir(next *State) *memo {
	if s.memo == nil || !s.Programme.SameAs(next.Programme) {
		return newMemo(nil)
	}
	return &memo{scores: s.memo.scores}
}

// known is the scorer if it is made, else the one to begin with.
func (c *scores) known() *score.Scorer {
	if made := c.scorer.Load(); made != nil {
		return made
	}
	return c.near
}

// Scorer is the scorer of the cohort. It is made once for a state (some milliseconds for 500 people, and
// more than in proportion beyond; much less if the state before had the same people and answers) and may
// be used by several goroutines.
func (s *State) Scorer() *score.Scorer {
	if s.memo == nil {
		return score.NewScorer(s.Pool())
	}
	c := s.memo.scores
	c.once.Do(func() {
		if c.near == nil {
			c.scorer.Store(score.NewScorer(s.Pool()))
		} else {
			c.scorer.Store(c.near.With(s.Pool()))
		}
	})
	return c.scorer.Load()
}

// scorerNear is the scorer of the state, or one like it; nil if none is made yet.
func (s *State) scorerNear() *score.Scorer {
	if s.memo == nil {
		return nil
	}
	return s.memo.scores.known()
}
