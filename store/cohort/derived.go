package cohort

import (
	"sync"
	"sync/atomic"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// derived is what is worked out of a state when it is first asked for, and then kept. Only a state that was
// handed out has one: others may still change.
type derived struct {
	scores  *scores
	lasting *lasting
	earning sync.Once
	alumni  []matching.ID
	alumnus map[matching.ID]bool
	waiting sync.Once
	first   map[matching.ID]bool
	came    map[matching.ID]time.Time
}

// lasting is what follows from who takes part, is in which group and in which exchange, and was at which event: states between
// which nothing but what was done in an exchange changed have the same.
type lasting struct {
	placing   sync.Once
	positions map[matching.ID]Position
	listing   sync.Once
	events    *eventList
}

// scores is the scorer of a state, made when it is first asked for. States between which nothing was decided
// about people and pairs have the same.
type scores struct {
	near   *score.Scorer // of much the same cohort, to begin with; nil if none is known
	once   sync.Once
	scorer atomic.Pointer[score.Scorer]

	asking sync.Once
	doubts atomic.Pointer[employerDoubts]
	before *employerDoubts // of the state before, which may be the same; nil if none is known
}

// newDerived is what is derived of a state whose scorer is made of one near to it, if not nil.
func newDerived(near *score.Scorer) *derived {
	return &derived{scores: &scores{near: near}, lasting: &lasting{}}
}

// derivedFor is what is derived of a state that a change which decides nothing about people and pairs led to.
func (s *State) derivedFor(next *State, c Change) *derived {
	if s.derived == nil || !s.Programme.SameAs(next.Programme) {
		return newDerived(nil)
	}
	d := &derived{scores: s.derived.scores, lasting: &lasting{}}
	if s.Programme == next.Programme && staysWithin(c) && !s.HasStages() {
		d.lasting = s.derived.lasting
	}
	return d
}

// WorkOut has worked out where everybody stands and the events, which screens ask for while somebody waits, and which is kept.
func (s *State) WorkOut() {
	s.Position(0)
	s.eventList()
}

// StandsAs reports whether it is known that everybody stands as in another state: nothing changed since but what was done in
// exchanges.
func (s *State) StandsAs(other *State) bool {
	return s.derived != nil && other.derived != nil && s.derived.lasting == other.derived.lasting && len(s.People) == len(other.People)
}

// staysWithin reports whether a change only tells what was done in an exchange, so that everybody stands where they stood. A
// kind that is not named here may do more: all that is lost by it is time.
func staysWithin(c Change) bool {
	switch c.(type) {
	case *Tick, *Untick, *LogVisit, *RemoveVisit, *RecordCheckIn, *RemoveCheckIn, *Assign:
		return true
	}
	return false
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
	if s.derived == nil {
		return score.NewScorer(s.Pool())
	}
	c := s.derived.scores
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
	if s.derived == nil {
		return nil
	}
	return s.derived.scores.known()
}
