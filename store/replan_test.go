package store

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
	"github.com/google/go-cmp/cmp/cmpopts"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// alike invents n people who answer much alike, so that many plans are equally good.
func alike(n int) []*matching.Applicant {
	out := make([]*matching.Applicant, n)
	for i := range out {
		a := applicant(i)
		like := applicant(i % 3)
		maps.Copy(a.Answers, like.Answers)
		a.Answers["organisation"] = writes(fmt.Sprintf("Organisation %d", i%5))
		out[i] = a
	}
	return out
}

// coordinator decides at random.
type coordinator struct {
	*office
	*rand.Rand
	first uint64           // the change that brought the people in
	plans []*matching.Plan // those that were recorded
}

// coordinate opens a store with a cohort of these people under a programme.
func coordinate(tb testing.TB, seed uint64, source string, people ...*matching.Applicant) *coordinator {
	o := openOf(tb, source, people...)
	o.db.bolt.NoSync = true
	s := o.state()
	return &coordinator{o, rand.New(rand.NewPCG(seed, 5)), s.Seq, []*matching.Plan{s.Plan}}
}

// decision is a change that may well be refused.
func (k *coordinator) decision() Change {
	s := k.state()
	people := slices.Sorted(maps.Keys(s.People))
	a, b := people[k.IntN(len(people))], people[k.IntN(len(people))]
	if p, ok := s.Plan.PairOf(a); ok && k.IntN(3) > 0 {
		a, b = p.A, p.B
	}
	switch k.IntN(14) {
	case 0, 1:
		return &Lock{A: a, B: b, Why: Reason("they get on")}
	case 2:
		if fixed := sorted(s.Fixed); len(fixed) > 0 {
			c := fixed[k.IntN(len(fixed))]
			return &Unlock{A: c.A, B: c.B}
		}
		return &Lock{A: a, B: b}
	case 3, 4:
		return &Block{A: a, B: b, Why: Reason("they do not")}
	case 5:
		blocked := slices.SortedFunc(maps.Keys(s.Blocked), func(x, y matching.Couple) int {
			return compareTeams(matching.TeamOf(x.A, x.B), matching.TeamOf(y.A, y.B))
		})
		if len(blocked) > 0 {
			c := blocked[k.IntN(len(blocked))]
			return &Unblock{A: c.A, B: c.B}
		}
		return &Block{A: a, B: b}
	case 6:
		return &Withdraw{Person: a}
	case 7:
		return &Return{Person: people[k.IntN(len(people))]}
	case 8:
		return &Override{A: a, B: people[k.IntN(len(people))], Why: Reason("they met")}
	case 9:
		return edits(a, "borough", pick(boroughs, k.IntN(3)))
	case 10:
		if k.IntN(3) == 0 {
			return &Replan{Priority: []programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}[k.IntN(2)]}
		}
		return &Replan{Order: []matching.Order{matching.Best, matching.Steady}[k.IntN(2)]}
	case 11, 12:
		if e, ok := s.LastOf(k.actor); ok && e.Seq > k.first {
			return &Undo{Of: e.Seq}
		}
		return &Undo{}
	}
	if e, ok := s.UndoneOf(k.actor); ok {
		return &Redo{Of: e.Seq}
	}
	return &Redo{}
}

// kept is how many pairs of a plan are in another one.
func kept(p, screen *matching.Plan) int { return len(p.Pairs) - len(matching.Compare(screen, p).Came) }

// holds checks the plan that a change led to against one that is made from nothing of the same cohort, with
// the same plan on the screen.
func (k *coordinator) holds(before, after *State, c Change) {
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
	back := isUndo(c) && slices.ContainsFunc(k.plans, func(p *matching.Plan) bool { return reflect.DeepEqual(p, plan) })
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

// sameScorer requires that a state's scorer says what one that is made from nothing says.
func (o *office) sameScorer(s *State) {
	o.Helper()
	got, want := s.Scorer(), score.NewScorer(s.Pool())
	inOrder := cmpopts.SortSlices(func(a, b *matching.Applicant) bool { return a.ID < b.ID })
	if diff := gocmp.Diff(want.Pool(), got.Pool(), append(exact, inOrder)...); diff != "" {
		o.Fatalf("the scorer is of another pool:\n%s", diff)
	}
	for i := range want.Len() {
		if want.Person(i).ID != got.Person(i).ID || want.Free(i) != got.Free(i) {
			o.Fatalf("%s is another one, or free", s.Call(want.Person(i).ID))
		}
		for j := range i {
			if want.Allowed(i, j) != got.Allowed(i, j) || want.Score(i, j) != got.Score(i, j) {
				o.Fatalf("%s are another pair", s.CallPair(want.Person(i).ID, want.Person(j).ID))
			}
		}
	}
}

// TestThousandDecisions locks, unlocks, blocks, unblocks, overrides, withdraws, takes back, edits, changes
// the order, undoes and redoes. Every plan on the way matches as many people as one made from nothing, is as
// good, keeps as many pairs of the screen (so in the steady order no plan keeps more), and leaves every pair
// that stays.
func TestThousandDecisions(t *testing.T) {
	weakest := mustReplace(t, shippedSource(t), `priority = "total"`, `priority = "weakest"`)
	second := alike(17)
	for _, a := range second[:4] {
		a.Answers["capacity"] = takes(2)
	}
	for seed, of := range []struct {
		name, source string
		people       []*matching.Applicant
	}{
		{"total", shippedSource(t), crowd(30)},
		{"total, ties", shippedSource(t), alike(23)},
		{"weakest", weakest, crowd(24)},
		{"weakest, ties", weakest, alike(20)},
		{"trios", withTrios(t), crowd(17)},
		{"second partners", shippedSource(t), second},
	} {
		t.Run(of.name, func(t *testing.T) {
			k := coordinate(t, uint64(seed), of.source, of.people...)
			for made := 0; made < 170; {
				k.actor = []string{"robin", "kim"}[k.IntN(2)]
				before, c := k.state(), k.decision()
				after, err := k.try(c)
				if r := new(Refusal); errors.As(err, &r) {
					continue
				} else if err != nil {
					t.Fatal(err)
				}
				k.holds(before, after, c)
				made++
				if made%10 == 0 {
					k.sameScorer(after)
				}
				if made%100 == 0 {
					k.reopen()
				}
			}
		})
	}
}

// TestWhatWasLookedAtIsMade looks at several changes before one of them is made, by somebody else, later and
// for another reason. Although many plans are equally good, the plan is the one that was shown.
func TestWhatWasLookedAtIsMade(t *testing.T) {
	k := coordinate(t, 9, shippedSource(t), alike(40)...)
	ctx := context.Background()
	for made := 0; made < 300; {
		s := k.state()
		looked := map[Change]*State{}
		for range 1 + k.IntN(4) {
			c := k.decision()
			if next, err := k.db.Preview(ctx, s, k.by(), c); err == nil {
				looked[c] = next
			}
			for _, order := range []matching.Order{matching.Best, matching.Steady} {
				c := &Replan{Order: order}
				next, err := k.db.Preview(ctx, s, k.by(), c)
				if err != nil {
					t.Fatal(err)
				}
				looked[c] = next
			}
		}
		for c, next := range looked {
			if lock, ok := c.(*Lock); ok {
				lock.Why = Reason("said only when it was made")
			}
			k.actor = []string{"robin", "kim"}[k.IntN(2)]
			after, err := k.db.Commit(ctx, 1, k.by(), c)
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
	k := coordinate(t, 3, shippedSource(t), alike(30)...)
	var group sync.WaitGroup
	for side := range 4 {
		mine := *k
		mine.Rand, mine.office = rand.New(rand.NewPCG(uint64(side), 1)), k.as(fmt.Sprint("coordinator ", side))
		group.Go(func() {
			for i := range 40 {
				s, err := mine.db.State(1)
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
					_, err = mine.db.Preview(ctx, s, mine.by(), c)
				} else {
					_, err = mine.db.Commit(ctx, 1, mine.by(), c)
				}
				cancel()
				if r := new(Refusal); err != nil && !errors.As(err, &r) && !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
				s.Scorer()
			}
		})
	}
	group.Wait()
	before := k.state()
	p := k.suggested()
	c := &Block{A: p.A, B: p.B}
	k.holds(before, k.do(c), c)
	k.sameScorer(k.state())
}

// TestFewPlanners keeps only the cohorts ready that were planned last.
func TestFewPlanners(t *testing.T) {
	var p planners
	first := p.of(1)
	if second := p.of(2); second == first || p.of(1) != first || p.of(2) != second {
		t.Error("a cohort lost its planner, or has that of another")
	}
	p.of(3)
	if len(p.last) != mostPlanners || p.of(1) == first {
		t.Errorf("%d planners are kept", len(p.last))
	}
}

// TestScorerStaysOverTicks makes no new scorer where nothing was decided about people and pairs.
func TestScorerStaysOverTicks(t *testing.T) {
	o, x := running(t, 12)
	before := o.state().Scorer()
	s := o.do(tickOrUntick(x, "introduced"))
	if s.Scorer() != before {
		t.Error("a tick made a new scorer")
	}
	o.sameScorer(s)
	o.undo()
	o.sameScorer(o.state())
	o.sameScorer(o.do(&Replan{Order: matching.Best}))
}
