package plan

import (
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"
	"sync"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// session is a coordinator who decides one thing after the other, and takes some of it back.
type session struct {
	testing.TB
	matchingtest.Dice
	pool    matching.Pool
	past    []matching.Pool // what was before each decision that stands
	undone  []matching.Pool
	planner *Planner
}

// decide locks, unlocks, blocks, unblocks, overrides, withdraws, takes back, edits or weighs criteria
// otherwise, or undoes or redoes.
func (d *session) decide(plan *matching.Plan) {
	before := d.pool
	fixed := func(id matching.ID) bool {
		return slices.ContainsFunc(d.pool.Fixed, func(p matching.Pair) bool { return p.Has(id) })
	}
	at := d.Under(len(d.pool.People))
	a, b := d.pool.People[at].ID, d.pool.People[d.Under(len(d.pool.People))].ID
	p := matching.Pair{A: a, B: b, State: matching.Overridden}
	if q, ok := plan.PairOf(a); ok && d.Under(2) == 0 {
		p = matching.Pair{A: q.A, B: q.B, C: q.C, State: matching.Locked}
	}
	couple := matching.CoupleOf(p.A, p.B)
	switch d.Under(10) {
	case 0, 1:
		if p.A != p.B && !slices.ContainsFunc(p.Members(), fixed) && (p.State == matching.Locked || forcible(score.NewScorer(d.pool), p.A, p.B) == nil) {
			d.pool.Fixed = append(slices.Clone(d.pool.Fixed), p)
		}
	case 2, 3:
		if n := len(d.pool.Fixed); n > 0 {
			at := d.Under(n)
			d.pool.Fixed = slices.Delete(slices.Clone(d.pool.Fixed), at, at+1)
		}
	case 4, 5:
		if p.A != p.B && !slices.ContainsFunc(d.pool.Fixed, func(q matching.Pair) bool { return q.Has(p.A) && q.Has(p.B) }) {
			d.pool.Blocked = maps.Clone(d.pool.Blocked)
			d.pool.Blocked[couple] = true
		}
	case 6:
		if blocked := slices.SortedFunc(maps.Keys(d.pool.Blocked), func(x, y matching.Couple) int { return int(x.A*1000+x.B) - int(y.A*1000+y.B) }); len(blocked) > 0 {
			d.pool.Blocked = maps.Clone(d.pool.Blocked)
			delete(d.pool.Blocked, blocked[d.Under(len(blocked))])
		}
	case 7:
		if !fixed(a) {
			d.amend(at, func(p *matching.Applicant) { p.Withdrawn = !p.Withdrawn })
		}
	case 8:
		if d.Under(3) > 0 {
			d.amend(at, func(p *matching.Applicant) {
				p.Answers = maps.Clone(p.Answers)
				p.Answers["sector"] = d.pool.People[d.Under(len(d.pool.People))].Answers["sector"]
			})
			break
		}
		p := *d.pool.Programme
		p.Criteria = slices.Clone(p.Criteria)
		last := len(p.Criteria) - 1
		p.Criteria[0].Points, p.Criteria[last].Points = p.Criteria[last].Points, p.Criteria[0].Points
		d.pool.Programme = &p
	default:
		from, to := &d.past, &d.undone
		if d.Under(3) == 0 {
			from, to = to, from
		}
		if n := len(*from); n > 0 {
			*to = append(*to, d.pool)
			d.pool, *from = (*from)[n-1], (*from)[:n-1]
		}
		return
	}
	d.past, d.undone = append(d.past, before), nil
}

func (d *session) amend(at int, change func(*matching.Applicant)) {
	p := *d.pool.People[at]
	change(&p)
	d.pool.People = slices.Clone(d.pool.People)
	d.pool.People[at] = &p
}

// held checks a plan against one made from nothing, and that what stays is in it.
func (d *session) held(s *score.Scorer, o Options, found *matching.Plan) {
	d.Helper()
	if err := Verify(found, s); err != nil {
		d.Fatal(err)
	}
	anew := score.NewScorer(d.pool)
	l := anew.Limits()
	l.MatrixPeople = 0 // and by the tree
	anew = anew.Limited(l)
	fresh, err := Solve(context.Background(), anew, o)
	if err != nil {
		d.Fatal(err)
	}
	// People, pairs of the screen kept (in the steady order none can keep more) and total.
	if a, b := tallyOf(s, found, screenOf(s)), tallyOf(s, fresh, screenOf(s)); a != b || !found.Optimal || found.Bound != fresh.Bound {
		d.Fatalf("%v: %+v proved %v, made from nothing %+v", o, a, found.Optimal, b)
	}
	if o.Priority == programme.PriorityWeakest && found.Weakest != fresh.Weakest {
		d.Fatalf("%v: weakest %d, made from nothing %d", o, found.Weakest, fresh.Weakest)
	}
	for _, p := range d.pool.Fixed {
		if q, ok := found.Together(p.A, p.B); !ok || q.Team() != p.Team() || q.State != p.State {
			d.Fatalf("%v: a pair that stays has become %+v", o, q)
		}
	}
}

// A thousand decisions, taken back in part, in every order of merit and where many plans tie: each plan
// matches as many people as one made from nothing, is as good and changes as few pairs, and leaves what is
// locked.
func TestThousandDecisions(t *testing.T) {
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.Ties(t), matchingtest.WithTrios(matchingtest.Ties(t)), matchingtest.SecondPartners(matchingtest.Ties(t))} {
		t.Run(p.Name, func(t *testing.T) {
			d := &session{TB: t, Dice: 7, planner: NewPlanner(), pool: matching.Pool{Programme: p, People: matchingtest.Cohort(p, 31), Blocked: map[matching.Couple]bool{}}}
			if p.Name == matchingtest.SecondName {
				for _, a := range d.pool.People[:6] {
					a.Answers[programme.FieldCapacity] = matchingtest.Counts(2)
				}
			}
			s := scorerOf(d.pool)
			steps := 250
			if testing.Short() {
				steps = 100
			}
			for step := range steps {
				chosen := everyOption[step/25%len(everyOption)]
				var screen *matching.Plan
				for _, o := range []Options{chosen, {matching.Best, chosen.Priority}, {matching.Steady, chosen.Priority}} {
					found, err := d.planner.Solve(context.Background(), s, o)
					if err != nil {
						t.Fatal(err)
					}
					d.held(s, o, found)
					if screen == nil {
						screen = found
					} else if o == chosen && found != screen {
						t.Fatal("another plan of the same pool")
					}
				}
				d.pool.Screen = screen.Teams()
				d.decide(screen)
				d.pool.Screen = screen.Teams()
				if s = d.planner.Scorer(s, d.pool); !s.Limits().Audit {
					s = scorerOf(d.pool) // compiled anew
				}
			}
		})
	}
}

// A plan that was called off leaves the planner as it was.
func TestPlannerCalledOff(t *testing.T) {
	d := &session{TB: t, Dice: 3, planner: NewPlanner(), pool: matching.Pool{Programme: matchingtest.Ties(t), People: matchingtest.Cohort(matchingtest.Ties(t), 60), Blocked: map[matching.Couple]bool{}}}
	s := scorerOf(d.pool)
	for range 60 {
		for n := range 12 {
			ctx := &countdown{Context: context.Background(), left: n}
			if _, err := d.planner.Solve(ctx, s, Options{}); err != nil && !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
		}
		found, err := d.planner.Solve(context.Background(), s, Options{})
		if err != nil {
			t.Fatal(err)
		}
		d.held(s, Options{}, found)
		d.decide(found)
		d.pool.Screen = found.Teams()
		s = d.planner.Scorer(s, d.pool)
	}
}

// The same where people take second partners: what was found for pairs is not lost when the look for second
// partners is called off.
func TestPlannerCalledOffWithSecondPartners(t *testing.T) {
	for _, few := range []int{1, score.UsualLimits().Partners} {
		p := matchingtest.Shipped(t)
		d := &session{TB: t, Dice: 1, planner: NewPlanner(), pool: matching.Pool{Programme: p, People: matchingtest.Cohort(p, 101), Blocked: map[matching.Couple]bool{}}}
		for i, person := range d.pool.People {
			if i%3 == 0 {
				person.Answers[programme.FieldCapacity] = matchingtest.Counts(2)
			}
		}
		s := score.NewScorer(d.pool)
		for step := range 12 {
			s = limited(s, few)
			for n := range 60 {
				ctx := &countdown{Context: context.Background(), left: 2*n + step%2}
				if _, err := d.planner.Solve(ctx, s, Options{}); err == nil {
					break
				} else if !errors.Is(err, context.Canceled) {
					t.Fatal(err)
				}
			}
			found, err := d.planner.Solve(context.Background(), s, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if fresh := plan(t, score.NewScorer(d.pool), Options{}); found.Total != fresh.Total || found.Matched() != fresh.Matched() {
				t.Fatalf("step %d: %d people and %d points, made from nothing %d and %d", step, found.Matched(), found.Total, fresh.Matched(), fresh.Total)
			}
			d.decide(found)
			d.pool.Screen = found.Teams()
			s = d.planner.Scorer(s, d.pool)
		}
	}
}

// countdown is a context that is over once it has been asked so many times.
type countdown struct {
	context.Context
	mu   sync.Mutex
	left int
}

func (c *countdown) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// Whoever waits for a turn can stop waiting.
func TestPlannerWaitIsCalledOff(t *testing.T) {
	p := NewPlanner()
	p.turn <- struct{}{}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Solve(ctx, score.NewScorer(matching.Pool{Programme: matchingtest.Ties(t)}), Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Several people ask one planner at once about cohorts that differ a little, and about another one.
func TestPlannerForMany(t *testing.T) {
	p := matchingtest.Ties(t)
	planner := NewPlanner()
	var group sync.WaitGroup
	for k := range 4 {
		group.Go(func() {
			d := &session{TB: t, Dice: matchingtest.Dice(k), planner: planner, pool: matching.Pool{Programme: p, People: matchingtest.Cohort(p, 24+k/3), Blocked: map[matching.Couple]bool{}}}
			s := score.NewScorer(d.pool)
			for range 40 {
				found, err := planner.Solve(context.Background(), s, Options{})
				if err != nil {
					t.Error(err)
					return
				}
				again, err := Solve(context.Background(), score.NewScorer(d.pool), Options{})
				if err != nil || found.Total != again.Total || len(found.Pairs) != len(again.Pairs) || Verify(found, s) != nil {
					t.Errorf("%d pairs of %d, and from nothing %d of %d", len(found.Pairs), found.Total, len(again.Pairs), again.Total)
				}
				d.decide(found)
				s = planner.Scorer(s, d.pool)
			}
		})
	}
	group.Wait()
}

// With no plan on the screen a planner makes the plan that Solve makes, whatever it made before.
func TestFirstPlanIsThatOfSolve(t *testing.T) {
	d := &session{TB: t, Dice: 5, planner: NewPlanner(), pool: matching.Pool{Programme: matchingtest.Ties(t), People: matchingtest.Cohort(matchingtest.Ties(t), 40), Blocked: map[matching.Couple]bool{}}}
	for range 40 {
		first, err := d.planner.Solve(context.Background(), d.planner.Scorer(nil, d.pool), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if fresh := plan(t, score.NewScorer(d.pool), Options{}); !reflect.DeepEqual(first, fresh) {
			t.Fatal("another plan than that of Solve")
		}
		shown := d.pool
		shown.Screen = first.Teams()
		shown.Blocked = map[matching.Couple]bool{matching.CoupleOf(first.Pairs[0].A, first.Pairs[0].B): true}
		if _, err := d.planner.Solve(context.Background(), d.planner.Scorer(nil, shown), Options{}); err != nil {
			t.Fatal(err)
		}
		d.decide(first)
	}
}

// A planner remembers its last plans, of large cohorts fewer.
func TestPlannerRemembers(t *testing.T) {
	p := matchingtest.Ties(t)
	people, planner := matchingtest.Cohort(p, 20), NewPlanner()
	ask := func(k int) *matching.Plan {
		pool := matching.Pool{Programme: p, People: people, Blocked: map[matching.Couple]bool{matching.CoupleOf(1, matching.ID(2+k)): true}}
		plan, err := planner.Solve(context.Background(), planner.Scorer(nil, pool), Options{})
		if err != nil {
			t.Fatal(err)
		}
		return plan
	}
	first := ask(0)
	for k := range 10 {
		ask(k)
	}
	if ask(0) != first {
		t.Error("the plan was made again")
	}
	if len(planner.made) != 10 {
		t.Errorf("%d plans of ten pools", len(planner.made))
	}
	other := slices.Clone(people)
	other[3] = &matching.Applicant{ID: other[3].ID, Email: other[3].Email}
	edited := matching.Pool{Programme: p, People: other}
	plan, err := planner.Solve(context.Background(), score.NewScorer(edited), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if ask(0) != first {
		t.Error("the plan was made again after a look at an edit")
	}
	if again, err := planner.Solve(context.Background(), score.NewScorer(edited), Options{}); err != nil || again != plan {
		t.Error("the plan of the edit was made again")
	}
	s := score.NewScorer(matching.Pool{Programme: p, People: people})
	for range 2 * mostMade {
		planner.remember(made{s: s})
	}
	if len(planner.made) != mostMade {
		t.Errorf("%d plans are kept", len(planner.made))
	}
}

// Two edits looked at one after the other are both remembered.
func TestPlannerRemembersEdits(t *testing.T) {
	p := matchingtest.Shipped(t)
	pool := matching.Pool{Programme: p, People: matchingtest.Cohort(p, 40)}
	planner := NewPlanner()
	solve := func(pool matching.Pool) *matching.Plan {
		found, err := planner.Solve(context.Background(), planner.Scorer(nil, pool), Options{})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	pool.Screen = solve(pool).Teams()
	edited := func(at int) matching.Pool {
		q := pool
		q.People = slices.Clone(pool.People)
		person := *pool.People[at]
		person.Answers = map[string]matching.Answer{programme.FieldConsent: matchingtest.Picks("yes")}
		q.People[at] = &person
		return q
	}
	pools := []matching.Pool{edited(1), edited(2), edited(3)}
	var shown []*matching.Plan
	for _, q := range pools {
		shown = append(shown, solve(q))
	}
	for k, q := range pools {
		if solve(q) != shown[k] {
			t.Errorf("edit %d is planned again", k)
		}
	}
}
