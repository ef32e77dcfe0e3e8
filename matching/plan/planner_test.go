package plan

import (
	"context"
	"maps"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"

	"pgregory.net/rapid"
)

// decisions are what coordinators do to a pool, each undone by drawing an earlier pool.
var decisions = []func(t *rapid.T, pool *matching.Pool, plan *matching.Plan){
	func(t *rapid.T, pool *matching.Pool, plan *matching.Plan) { // lock a pair of the plan
		for _, p := range plan.Pairs {
			if !p.State.Fixed() && rapid.IntRange(0, 3).Draw(t, "this") == 0 {
				p.State = matching.Locked
				pool.Fixed = append(slices.Clone(pool.Fixed), p)
				return
			}
		}
	},
	func(t *rapid.T, pool *matching.Pool, plan *matching.Plan) { // unlock
		if n := len(pool.Fixed); n > 0 {
			at := rapid.IntRange(0, n-1).Draw(t, "unlocked")
			pool.Fixed = slices.Delete(slices.Clone(pool.Fixed), at, at+1)
		}
	},
	func(t *rapid.T, pool *matching.Pool, plan *matching.Plan) { // block a pair of the plan
		if len(plan.Pairs) > 0 {
			p := rapid.SampledFrom(plan.Pairs).Draw(t, "blocked")
			if !p.State.Fixed() {
				pool.Blocked = maps.Clone(pool.Blocked)
				pool.Blocked[matching.CoupleOf(p.A, p.B)] = true
			}
		}
	},
	func(t *rapid.T, pool *matching.Pool, plan *matching.Plan) { // unblock
		pool.Blocked = maps.Clone(pool.Blocked)
		for _, p := range pool.People {
			maps.DeleteFunc(pool.Blocked, func(c matching.Couple, _ bool) bool { return c.Has(p.ID) })
			if rapid.Bool().Draw(t, "enough") {
				return
			}
		}
	},
	func(t *rapid.T, pool *matching.Pool, plan *matching.Plan) { // withdraw, return or admit
		at := rapid.IntRange(0, len(pool.People)-1).Draw(t, "withdrawn")
		p := *pool.People[at]
		if !slices.ContainsFunc(pool.Fixed, func(q matching.Pair) bool { return q.Has(p.ID) }) {
			p.Withdrawn, p.Admitted = !p.Withdrawn, rapid.Bool().Draw(t, "admitted")
		}
		pool.People = slices.Clone(pool.People)
		pool.People[at] = &p
	},
	func(t *rapid.T, pool *matching.Pool, plan *matching.Plan) { // accept the plan
		pool.Screen = plan.Teams()
	},
	func(t *rapid.T, pool *matching.Pool, plan *matching.Plan) { // edit
		at := rapid.IntRange(0, len(pool.People)-1).Draw(t, "edited")
		p := *pool.People[at]
		p.Answers = maps.Clone(p.Answers)
		for _, field := range slices.Sorted(maps.Keys(p.Answers)) {
			if field != programme.FieldConsent && rapid.IntRange(0, 5).Draw(t, "field") == 0 {
				delete(p.Answers, field)
				break
			}
		}
		pool.People = slices.Clone(pool.People)
		pool.People[at] = &p
	},
}

// After every change, a plan from where the last one ended is as good as one made from nothing.
func TestPlannerEqualsFreshPlans(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		pool := matchingtest.Pools(p, 2, 30).Draw(t, "pool")
		planner, s := NewPlanner(), scorerOf(pool)
		o := rapid.SampledFrom(everyOption).Draw(t, "options")
		var found *matching.Plan
		past := []matching.Pool{pool}
		for range 6 {
			var err error
			if found, err = planner.Solve(context.Background(), s, o); err != nil {
				t.Fatal(err)
			}
			if err := Verify(found, s); err != nil {
				t.Fatal(err)
			}
			fresh := plan(t, scorerOf(pool), o)
			if a, b := tallyOf(s, found, screenOf(s)), tallyOf(s, fresh, screenOf(s)); a != b || !found.Optimal || found.Bound != fresh.Bound {
				t.Fatalf("%v: %+v proved %v, made from nothing %+v", o, a, found.Optimal, b)
			}
			if o.Priority == programme.PriorityWeakest && found.Weakest != fresh.Weakest {
				t.Fatalf("%v: weakest %d, made from nothing %d", o, found.Weakest, fresh.Weakest)
			}
			if rapid.IntRange(0, 4).Draw(t, "undo") == 0 {
				pool = rapid.SampledFrom(past).Draw(t, "before")
			} else {
				rapid.SampledFrom(decisions).Draw(t, "decision")(t, &pool, found)
			}
			past = append(past, pool)
			s = planner.Scorer(s, pool)
			if rapid.IntRange(0, 9).Draw(t, "other order") == 0 {
				o = rapid.SampledFrom(everyOption).Draw(t, "options")
			}
		}
	})
}

// What is shared between scorers changes nothing.
func TestWithIsANewScorer(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		pool := matchingtest.Pools(p, 2, 14).Draw(t, "pool")
		s := scorerOf(pool)
		for range 4 {
			rapid.SampledFrom(decisions).Draw(t, "decision")(t, &pool, plan(t, s, Options{}))
			s = s.With(pool)
			fresh := scorerOf(pool)
			for i := range fresh.Len() {
				why, _ := s.Waits(s.Person(i).ID)
				whyFresh, _ := fresh.Waits(fresh.Person(i).ID)
				if why != whyFresh || s.Free(i) != fresh.Free(i) || screenOf(s).with[i] != screenOf(fresh).with[i] || s.Person(i) != fresh.Person(i) {
					t.Fatal("another person", i)
				}
				for j := range fresh.Len() {
					if s.Score(i, j) != fresh.Score(i, j) || s.Allowed(i, j) != fresh.Allowed(i, j) {
						t.Fatal("another pair", i, j)
					}
				}
			}
			if !slices.Equal(s.Unresolved(), fresh.Unresolved()) {
				t.Fatal("other unresolved names")
			}
		}
	})
}
