package store_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// coordinator decides at random.
type coordinator struct {
	*storetest.Office
	*rand.Rand
	first uint64           // the change that brought the people in
	plans []*matching.Plan // those that were recorded
}

// coordinate opens a store with a cohort of these people under a programme.
func coordinate(tb testing.TB, seed uint64, source string, people ...*matching.Applicant) *coordinator {
	o := storetest.OpenOf(tb, source, people...)
	o.DB().Bolt().NoSync = true
	s := o.State()
	return &coordinator{o, rand.New(rand.NewPCG(seed, 5)), s.Seq, []*matching.Plan{s.Plan}}
}

// decision is a change that may well be refused.
func (k *coordinator) decision() cohort.Change {
	s := k.State()
	people := slices.Sorted(maps.Keys(s.People))
	a, b := people[k.IntN(len(people))], people[k.IntN(len(people))]
	if p, ok := s.Plan.PairOf(a); ok && k.IntN(3) > 0 {
		a, b = p.A, p.B
	}
	switch k.IntN(14) {
	case 0, 1:
		return &cohort.Lock{A: a, B: b, Why: cohort.Reason("they get on")}
	case 2:
		if fixed := sorted(s.Fixed); len(fixed) > 0 {
			c := fixed[k.IntN(len(fixed))]
			return &cohort.Unlock{A: c.A, B: c.B}
		}
		return &cohort.Lock{A: a, B: b}
	case 3, 4:
		return &cohort.Block{A: a, B: b, Why: cohort.Reason("they do not")}
	case 5:
		blocked := slices.SortedFunc(maps.Keys(s.Blocked), func(x, y matching.Couple) int {
			return compareTeams(matching.TeamOf(x.A, x.B), matching.TeamOf(y.A, y.B))
		})
		if len(blocked) > 0 {
			c := blocked[k.IntN(len(blocked))]
			return &cohort.Unblock{A: c.A, B: c.B}
		}
		return &cohort.Block{A: a, B: b}
	case 6:
		return &cohort.Withdraw{Person: a}
	case 7:
		return &cohort.Return{Person: people[k.IntN(len(people))]}
	case 8:
		return &cohort.Override{A: a, B: people[k.IntN(len(people))], Why: cohort.Reason("they met")}
	case 9:
		return storetest.Edits(a, "borough", storetest.Pick(storetest.Boroughs, k.IntN(3)))
	case 10:
		if k.IntN(3) == 0 {
			return &cohort.Replan{Priority: []programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}[k.IntN(2)]}
		}
		return &cohort.Replan{Order: []matching.Order{matching.Best, matching.Steady}[k.IntN(2)]}
	case 11, 12:
		if e, ok := s.LastOf(k.Actor); ok && e.Seq > k.first {
			return &cohort.Undo{Of: e.Seq}
		}
		return &cohort.Undo{}
	}
	if e, ok := s.UndoneOf(k.Actor); ok {
		return &cohort.Redo{Of: e.Seq}
	}
	return &cohort.Redo{}
}

// kept is how many pairs of a plan are in another one.
func kept(p, screen *matching.Plan) int { return len(p.Pairs) - len(matching.Compare(screen, p).Came) }

// holds checks the plan that a change led to against one that is made from nothing of the same cohort, with
// the same plan on the screen.
func (k *coordinator) holds(before, after *cohort.State, c cohort.Change) {
	k.Helper()
	pool := after.Pool()
	pool.Screen = nil
	for _, p := range after.PlanBefore.Pairs {
		pool.Screen = append(pool.Screen, p.Team())
	}
	scorer := score.NewScorer(pool)
	fresh, err := plan.Solve(context.Background(), scorer, after.Options())
	if err != nil {
		k.Fatal(err)
	}
	if err := plan.Verify(after.Plan, scorer); err != nil {
		k.Fatalf("%s: %v", c.Kind(), err)
	}
	plan := after.Plan
	// What an undo brings back was nearest to the screen when it was made.
	_, undo := c.(*cohort.Undo)
	_, redo := c.(*cohort.Redo)
	back := (undo || redo) && slices.ContainsFunc(k.plans, func(p *matching.Plan) bool { return reflect.DeepEqual(p, plan) })
	steady, weakest := after.Order == matching.Steady, after.Options().Priority == programme.PriorityWeakest
	switch {
	case !plan.Optimal || plan.Matched() != fresh.Matched():
		k.Fatalf("%s: %d people, proved %v, and from nothing %d", c.Kind(), plan.Matched(), plan.Optimal, fresh.Matched())
	case !back && kept(plan, after.PlanBefore) != kept(fresh, after.PlanBefore):
		k.Fatalf("%s: %d pairs stay, and from nothing %d", c.Kind(), kept(plan, after.PlanBefore), kept(fresh, after.PlanBefore))
	case !(back && steady) && (plan.Total != fresh.Total || plan.Bound != fresh.Bound || weakest && plan.Weakest != fresh.Weakest):
		k.Fatalf("%s: total %d of %d, weakest %d, and from nothing %d of %d, %d", c.Kind(), plan.Total, plan.Bound, plan.Weakest, fresh.Total, fresh.Bound, fresh.Weakest)
	}
	for team := range before.Fixed {
		if fix, stays := after.Fixed[team]; stays {
			if p, ok := plan.Together(team.A, team.B); !ok || p.Team() != team || p.State != fix.State {
				k.Fatalf("%s: %s has become %+v", c.Kind(), after.CallAll(team.Members()), p)
			}
		}
	}
	k.plans = append(k.plans, plan)
}

// TestThousandDecisions locks, unlocks, blocks, unblocks, overrides, withdraws, takes back, edits, changes
// the order, undoes and redoes. Every plan on the way matches as many people as one made from nothing, is as
// good, keeps as many pairs of the screen (so in the steady order no plan keeps more), and leaves every pair
// that stays.
func TestThousandDecisions(t *testing.T) {
	weakest := storetest.MustReplace(t, storetest.ShippedSource(t), `priority = "total"`, `priority = "weakest"`)
	second := storetest.Alike(17)
	for _, a := range second[:4] {
		a.Answers["capacity"] = storetest.Takes(2)
	}
	for seed, of := range []struct {
		name, source string
		people       []*matching.Applicant
	}{
		{"total", storetest.ShippedSource(t), storetest.Crowd(30)},
		{"total, ties", storetest.ShippedSource(t), storetest.Alike(23)},
		{"weakest", weakest, storetest.Crowd(24)},
		{"weakest, ties", weakest, storetest.Alike(20)},
		{"trios", storetest.WithTrios(t), storetest.Crowd(17)},
		{"second partners", storetest.ShippedSource(t), second},
	} {
		t.Run(of.name, func(t *testing.T) {
			k := coordinate(t, uint64(seed), of.source, of.people...)
			enough := 170
			if testing.Short() {
				enough = 60
			}
			for made := 0; made < enough; {
				k.Actor = []string{"robin", "kim"}[k.IntN(2)]
				before, c := k.State(), k.decision()
				after, err := k.Try(c)
				if r := new(cohort.Refusal); errors.As(err, &r) {
					continue
				} else if err != nil {
					t.Fatal(err)
				}
				k.holds(before, after, c)
				made++
				if made%10 == 0 {
					k.SameScorer(after)
				}
				if made%100 == 0 {
					k.Reopen()
				}
			}
		})
	}
}

// TestWhatWasLookedAtIsMade looks at several changes before one of them is made, by somebody else, later and
// for another reason. Although many plans are equally good, the plan is the one that was shown.
func TestWhatWasLookedAtIsMade(t *testing.T) {
	k := coordinate(t, 9, storetest.ShippedSource(t), storetest.Alike(40)...)
	ctx := context.Background()
	for made := 0; made < 300; {
		s := k.State()
		looked := map[cohort.Change]*cohort.State{}
		for range 1 + k.IntN(4) {
			c := k.decision()
			if next, err := k.DB().Preview(ctx, s, k.By(), c); err == nil {
				looked[c] = next
			}
			for _, order := range []matching.Order{matching.Best, matching.Steady} {
				c := &cohort.Replan{Order: order}
				next, err := k.DB().Preview(ctx, s, k.By(), c)
				if err != nil {
					t.Fatal(err)
				}
				looked[c] = next
			}
		}
		for c, next := range looked {
			if lock, ok := c.(*cohort.Lock); ok {
				lock.Why = cohort.Reason("said only when it was made")
			}
			k.Actor = []string{"robin", "kim"}[k.IntN(2)]
			after, err := k.DB().Commit(ctx, 1, k.By(), c)
			if err != nil {
				break // undo, whose last change is another one for somebody else
			}
			if diff := gocmp.Diff(next.Plan, after.Plan); diff != "" {
				t.Fatalf("%s: another plan than the one that was shown:\n%s", c.Kind(), diff)
			}
			made++
			break
		}
	}
}

// TestManyPlanAtOnce looks at changes, makes some and calls off others, from several sides at once; what
// comes of it is as good as what is planned from nothing.
func TestManyPlanAtOnce(t *testing.T) {
	k := coordinate(t, 3, storetest.ShippedSource(t), storetest.Alike(30)...)
	var group sync.WaitGroup
	for side := range 4 {
		mine := *k
		mine.Rand, mine.Office = rand.New(rand.NewPCG(uint64(side), 1)), k.As(fmt.Sprint("coordinator ", side))
		group.Go(func() {
			for i := range 40 {
				s, err := mine.DB().State(1)
				if err != nil {
					t.Error(err)
					return
				}
				c := mine.decision()
				ctx, cancel := context.WithCancel(context.Background())
				if i%3 == 0 {
					go cancel()
				}
				if side < 2 {
					_, err = mine.DB().Preview(ctx, s, mine.By(), c)
				} else {
					_, err = mine.DB().Commit(ctx, 1, mine.By(), c)
				}
				cancel()
				if r := new(cohort.Refusal); err != nil && !errors.As(err, &r) && !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
				s.Scorer()
			}
		})
	}
	group.Wait()
	before := k.State()
	p := k.Suggested()
	c := &cohort.Block{A: p.A, B: p.B}
	k.holds(before, k.Do(c), c)
	k.SameScorer(k.State())
}

// TestFewPlanners keeps only the cohorts ready that were planned last.
func TestFewPlanners(t *testing.T) {
	var p store.Planners
	first := p.Of(1)
	if second := p.Of(2); second == first || p.Of(1) != first || p.Of(2) != second {
		t.Error("a cohort lost its planner, or has that of another")
	}
	p.Of(3)
	if p.Len() != store.MostPlanners || p.Of(1) == first {
		t.Errorf("%d planners are kept", p.Len())
	}
}

// TestScorerStaysOverTicks makes no new scorer where nothing was decided about people and pairs.
func TestScorerStaysOverTicks(t *testing.T) {
	o, x := storetest.Running(t, 12)
	before := o.State().Scorer()
	s := o.Do(storetest.TickOrUntick(x, "introduced"))
	if s.Scorer() != before {
		t.Error("a tick made a new scorer")
	}
	o.SameScorer(s)
	o.Undo()
	o.SameScorer(o.State())
	o.SameScorer(o.Do(&cohort.Replan{Order: matching.Best}))
}
