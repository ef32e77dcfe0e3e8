package matching

import (
	"context"
	"slices"
	"sync"
)

// Planner makes the plans of a cohort one after the other. It keeps what the last plan was proved with,
// so that after one lock, block or withdrawal the next one is a few searches away. Its plans are as good
// as those of [Solve], and proved alike; where several are equally good, it may make another one.
// It may be used by several goroutines.
type Planner struct {
	mu sync.Mutex
	c  *course
}

// NewPlanner returns a planner of a scorer's pool.
func NewPlanner(s *Scorer) *Planner { return &Planner{c: newCourse(s)} }

// Scorer is that of the pool of the plans.
func (p *Planner) Scorer() *Scorer {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.c.s
}

// Change goes over to another pool: the next plans are of that one. It returns its scorer, which was
// compiled anew only as far as it must be (see [Scorer.With]).
func (p *Planner) Change(pool Pool) *Scorer {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.c = p.c.move(p.c.s.With(pool))
	return p.c.s
}

// Solve makes the plan of the pool, as the function [Solve] does.
func (p *Planner) Solve(ctx context.Context, o Options) (*Plan, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.c.plan(ctx, o, p.c.s.screen, nil)
}

// move is the course with another scorer: the same one if the people are the same.
func (c *course) move(s *Scorer) *course {
	before := c.s
	if !before.shares(s) || (before.spare == nil) != (s.spare == nil) {
		return newCourse(s)
	}
	c.s, c.ix.s = s, s
	moved := false
	for i := range s.people {
		if slices.Equal(before.apart.of(i), s.apart.of(i)) {
			continue
		}
		moved = true
		for _, v := range []*solver{c.likely, c.able} {
			if v.early != nil {
				v.again[i] = true
			}
		}
	}
	if moved {
		c.pairs = slices.DeleteFunc(c.pairs, func(p couple) bool { return s.apart.has(int(p.a), int(p.b)) })
		c.united = min(c.united, len(c.pairs))
	}
	return c
}
