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
// After people came, or answered otherwise, or the programme has changed, it plans as Solve does. It may be
// used by several goroutines.
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
	mostMadePeople = 1 << 18 // … of so many people in all
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
	for _, m := range p.made {
		if m.o == o && m.s.decidedAs(s) {
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

// move makes the course one of a scorer's pool: the same course if the people are the same.
func (p *Planner) move(s *Scorer) {
	switch {
	case p.c == nil || !p.c.s.shares(s):
		p.c, p.made = newCourse(s), nil
	case (p.c.s.spare == nil) != (s.spare == nil): // another graph
		p.c = newCourse(s)
	default:
		p.c.move(s)
	}
	p.last.Store(s)
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
