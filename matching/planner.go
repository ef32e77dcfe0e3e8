package matching

import (
	"context"
	"slices"
	"sync/atomic"
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
	turn chan struct{} // has room for the one whose turn it is, who alone may use what follows
	c    *course       // nil before the first plan
	made []made        // the last plans, the latest last

	last atomic.Pointer[Scorer] // that of the course
}

// made is a plan with what was asked for.
type made struct {
	s    *Scorer
	o    Options
	plan *Plan
}

const (
	mostMade       = 32      // plans to remember …
	mostMadePeople = 1 << 16 // … of so many people in all
)

// NewPlanner returns a planner that has made no plan yet.
func NewPlanner() *Planner { return &Planner{turn: make(chan struct{}, 1)} }

// Scorer compiles a pool, anew only as far as it must (see [Scorer.With]): what the last plan was made with
// is of use for it, or near, which may be nil.
func (p *Planner) Scorer(near *Scorer, pool Pool) *Scorer {
	for _, s := range []*Scorer{p.last.Load(), near} {
		if s != nil {
			if t, ok := s.with(pool); ok {
				return t
			}
		}
	}
	return NewScorer(pool)
}

// Solve makes the plan of a scorer's pool, as the function [Solve] does. After an error, ctx being over
// for instance, the planner is as good as before.
func (p *Planner) Solve(ctx context.Context, s *Scorer, o Options) (*Plan, error) {
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if plan := p.remembered(s, o); plan != nil {
		return plan, nil
	}
	p.move(s)
	plan, err := p.c.plan(ctx, o, s.screen, nil)
	if err == nil {
		p.remember(made{s, o, plan})
	}
	return plan, err
}

// remembered is the plan that was made of the same pool, or nil.
func (p *Planner) remembered(s *Scorer, o Options) *Plan {
	var unlike *Scorer // where people answered otherwise
	for _, m := range slices.Backward(p.made) {
		switch {
		case m.o != o || unlike != nil && unlike.shares(m.s):
		case !m.s.answersAs(s):
			unlike = m.s
		case m.s.decidedAs(s):
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

// move makes the course one of a scorer's pool.
func (p *Planner) move(s *Scorer) {
	before := p.c
	switch {
	case before == nil || !before.s.samePlaces(s) || len(s.pool.Screen) == 0:
		p.c = newCourse(s)
	case before.s.shares(s):
		before.move(s)
	default:
		p.c = before.recompiled(s)
	}
	p.last.Store(s)
}

// manyPairs is how many times the best few partners of everybody a course may gather in pairs.
const manyPairs = 2

// recompiled is a course of the same people with other answers or under another programme, that begins where
// this one ended. This one is of no more use.
func (c *course) recompiled(s *Scorer) *course {
	next := newCourse(s)
	if len(c.pairs) > manyPairs*c.s.few*len(c.s.people) {
		c.pairs = nil // most are of no use any more; those that are will be found again
	}
	for _, p := range c.pairs {
		if a, b := int(p.a), int(p.b); s.Allowed(a, b) {
			next.pairs = append(next.pairs, couple{p.a, p.b, int32(s.Score(a, b))})
		}
	}
	for scale, v := range c.solvers {
		next.solvers[scale] = &solver{Solver: v.Solver}
	}
	return next
}

// move goes over to another scorer of the same people.
func (c *course) move(s *Scorer) {
	before := c.s
	c.s, c.ix.s = s, s
	moved := false
	for i := range s.people {
		if slices.Equal(before.apart.of(i), s.apart.of(i)) {
			continue
		}
		moved = true
		for _, v := range c.solvers {
			if v.early != nil {
				v.again[i] = true
			}
		}
	}
	if moved {
		c.pairs = slices.DeleteFunc(c.pairs, func(p couple) bool { return s.apart.has(int(p.a), int(p.b)) })
		c.united = min(c.united, len(c.pairs))
	}
}
