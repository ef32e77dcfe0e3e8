package plan

import (
	"context"
	"slices"
	"sync/atomic"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// Planner makes the plans of a cohort one after the other. It keeps what the last plan was proved with,
// so that after one lock, block or withdrawal the next one is a few searches away, in either order. Its
// plans are as good as those of [Solve], and proved alike; where several are equally good, it may make
// another one. But asked again about the same pool, it gives the very plan that it gave before: what
// somebody was shown is what they get.
//
// After an edit, or with another programme, it begins with the pairs that were of use before, and what they
// were proved with. After people came or went, and while no plan is on the screen, it makes the plan that
// Solve makes: the first plan of a file is always the same. It may be used by several goroutines.
type Planner struct {
	turn chan struct{}     // has room for the one whose turn it is, who alone may use what follows
	c    *columnGeneration // nil before the first plan
	made []made            // the last plans, the latest last

	last atomic.Pointer[score.Scorer] // that of the column generation
}

// made is a plan with what was asked for.
type made struct {
	s      *score.Scorer
	screen mates
	o      Options
	plan   *matching.Plan
}

const (
	mostMade       = 32      // plans to remember …
	mostMadePeople = 1 << 16 // … of so many people in all
)

// NewPlanner returns a planner that has made no plan yet.
func NewPlanner() *Planner { return &Planner{turn: make(chan struct{}, 1)} }

// Scorer compiles a pool, anew only as far as it must (see [score.Compile]): what the last plan was made with
// is of use for it, or near, which may be nil.
func (p *Planner) Scorer(near *score.Scorer, pool matching.Pool) *score.Scorer {
	return score.Compile(pool, p.last.Load(), near)
}

// Solve makes the plan of a scorer's pool, as the function [Solve] does. After an error, ctx being over
// for instance, the planner is as good as before.
func (p *Planner) Solve(ctx context.Context, s *score.Scorer, o Options) (*matching.Plan, error) {
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	screen := screenOf(s)
	if plan := p.remembered(s, &screen, o); plan != nil {
		return plan, nil
	}
	p.move(s)
	plan, err := p.c.plan(ctx, o, screen, nil)
	if err == nil {
		p.remember(made{s, screen, o, plan})
	}
	return plan, err
}

// remembered is the plan that was made of the same pool, or nil.
func (p *Planner) remembered(s *score.Scorer, screen *mates, o Options) *matching.Plan {
	for _, m := range slices.Backward(p.made) {
		if m.o == o && m.screen.equal(screen) && m.s.SameAs(s) {
			return m.plan
		}
	}
	return nil
}

// remember keeps a plan, and forgets the oldest.
func (p *Planner) remember(m made) {
	p.made = append(p.made, m)
	most := min(mostMade, 1+mostMadePeople/max(1, m.s.Len()))
	p.made = slices.Delete(p.made, 0, max(0, len(p.made)-most))
}

// move makes the column generation one of a scorer's pool.
func (p *Planner) move(s *score.Scorer) {
	before := p.c
	switch {
	case before == nil || !sameVertices(before.s, s) || len(s.Pool().Screen) == 0:
		p.c = newColumnGeneration(s)
	case before.s.Shares(s):
		before.move(s)
	default:
		p.c = before.recompiled(s)
	}
	p.last.Store(s)
}

// mostColumns is how many times the best few partners of everybody a column generation may gather in columns.
const mostColumns = 2

// recompiled is a column generation of the same people with other answers or under another programme, that begins where
// this one ended. This one is of no more use.
func (c *columnGeneration) recompiled(s *score.Scorer) *columnGeneration {
	next := newColumnGeneration(s)
	if len(c.columns) > mostColumns*c.s.Limits().Partners*c.s.Len() {
		c.columns = nil // most are of no use any more; those that are will be found again
	}
	for _, p := range c.columns {
		if a, b := int(p.A), int(p.B); s.Allowed(a, b) {
			next.columns = append(next.columns, score.ScoredPair{A: p.A, B: p.B, Score: int32(s.Score(a, b))})
		}
	}
	for units, v := range c.solvers {
		next.solvers[units] = &solver{Solver: v.Solver}
	}
	return next
}

// move goes over to another scorer of the same people.
func (c *columnGeneration) move(s *score.Scorer) {
	before := c.s
	c.s = s
	c.ix.Move(s)
	moved := false
	for i := range s.Len() {
		if slices.Equal(before.KeptFrom(i), s.KeptFrom(i)) {
			continue
		}
		moved = true
		for _, v := range c.solvers {
			v.mustPrice(i)
		}
	}
	if moved {
		c.columns = slices.DeleteFunc(c.columns, func(p score.ScoredPair) bool {
			from := s.KeptFrom(int(p.A))
			return len(from) > 0 && slices.Contains(from, p.B)
		})
		c.distinct = min(c.distinct, len(c.columns))
	}
}

// sameVertices reports whether two scorers number the same people alike, and the same vertices stand for them.
func sameVertices(s, t *score.Scorer) bool {
	if s.Len() != t.Len() || s.SecondPartners() != t.SecondPartners() {
		return false
	}
	for i := range s.Len() {
		if s.Person(i).ID != t.Person(i).ID {
			return false
		}
	}
	return true
}
