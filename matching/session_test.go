package matching

import (
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"
	"sync"
	"testing"

	"crosswalk/matching/programme"
)

// session is a coordinator who decides one thing after the other, and takes some of it back.
type session struct {
	testing.TB
	dice
	pool    Pool
	past    []Pool // what was before each decision that stands
	undone  []Pool
	planner *Planner
}

// decide locks, unlocks, blocks, unblocks, overrides, withdraws, takes back, edits or weighs criteria
// otherwise, or undoes or redoes.
func (d *session) decide(plan *Plan) {
	before := d.pool
	fixed := func(id ID) bool {
		return slices.ContainsFunc(d.pool.Fixed, func(p Pair) bool { return p.Has(id) })
	}
	at := d.under(len(d.pool.People))
	a, b := d.pool.People[at].ID, d.pool.People[d.under(len(d.pool.People))].ID
	p := Pair{A: a, B: b, State: Overridden}
	if q, ok := plan.PairOf(a); ok && d.under(2) == 0 {
		p = Pair{A: q.A, B: q.B, C: q.C, State: Locked}
	}
	couple := CoupleOf(p.A, p.B)
	switch d.under(10) {
	case 0, 1:
		if p.A != p.B && !slices.ContainsFunc(p.Members(), fixed) && (p.State == Locked || NewScorer(d.pool).forcible(p.A, p.B) == nil) {
			d.pool.Fixed = append(slices.Clone(d.pool.Fixed), p)
		}
	case 2, 3:
		if n := len(d.pool.Fixed); n > 0 {
			at := d.under(n)
			d.pool.Fixed = slices.Delete(slices.Clone(d.pool.Fixed), at, at+1)
		}
	case 4, 5:
		if p.A != p.B && !slices.ContainsFunc(d.pool.Fixed, func(q Pair) bool { return q.Has(p.A) && q.Has(p.B) }) {
			d.pool.Blocked = maps.Clone(d.pool.Blocked)
			d.pool.Blocked[couple] = true
		}
	case 6:
		if blocked := slices.SortedFunc(maps.Keys(d.pool.Blocked), func(x, y Couple) int { return int(x.A*1000+x.B) - int(y.A*1000+y.B) }); len(blocked) > 0 {
			d.pool.Blocked = maps.Clone(d.pool.Blocked)
			delete(d.pool.Blocked, blocked[d.under(len(blocked))])
		}
	case 7:
		if !fixed(a) {
			d.amend(at, func(p *Applicant) { p.Withdrawn = !p.Withdrawn })
		}
	case 8:
		if d.under(3) > 0 {
			d.amend(at, func(p *Applicant) {
				p.Answers = maps.Clone(p.Answers)
				p.Answers["sector"] = d.pool.People[d.under(len(d.pool.People))].Answers["sector"]
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
		if d.under(3) == 0 {
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

func (d *session) amend(at int, change func(*Applicant)) {
	p := *d.pool.People[at]
	change(&p)
	d.pool.People = slices.Clone(d.pool.People)
	d.pool.People[at] = &p
}

// held checks a plan against one made from nothing, and that what stays is in it.
func (d *session) held(s *Scorer, o Options, found *Plan) {
	d.Helper()
	if err := found.Verify(s); err != nil {
		d.Fatal(err)
	}
	anew := NewScorer(d.pool)
	anew.scored = 0 // and by the tree
	fresh, err := Solve(context.Background(), anew, o)
	if err != nil {
		d.Fatal(err)
	}
	// People, pairs of the screen kept (in the steady order none can keep more) and total.
	if a, b := tallyOf(s, found, s.screen), tallyOf(s, fresh, s.screen); a != b || !found.Optimal || found.Bound != fresh.Bound {
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
	for _, p := range []*programme.Programme{shipped(t), ties(t), withTrios(ties(t)), secondPartners(ties(t))} {
		t.Run(p.Name, func(t *testing.T) {
			d := &session{TB: t, dice: 7, planner: NewPlanner(), pool: Pool{Programme: p, People: cohort(p, 31), Blocked: map[Couple]bool{}}}
			if p.Name == secondName {
				for _, a := range d.pool.People[:6] {
					a.Answers[programme.FieldCapacity] = counts(2)
				}
			}
			s := scorerOf(d.pool)
			for step := range 250 {
				chosen := everyOption[step/25%len(everyOption)]
				var screen *Plan
				for _, o := range []Options{chosen, {Best, chosen.Priority}, {Steady, chosen.Priority}} {
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
				d.pool.Screen = screen.teams()
				d.decide(screen)
				d.pool.Screen = screen.teams()
				if s = d.planner.Scorer(s, d.pool); s.audit == nil {
					s = scorerOf(d.pool) // compiled anew
				}
			}
		})
	}
}

// A plan that was called off leaves the planner as it was.
func TestPlannerCalledOff(t *testing.T) {
	d := &session{TB: t, dice: 3, planner: NewPlanner(), pool: Pool{Programme: ties(t), People: cohort(ties(t), 60), Blocked: map[Couple]bool{}}}
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
		d.pool.Screen = found.teams()
		s = d.planner.Scorer(s, d.pool)
	}
}

// The same where people take second partners: what was found for pairs is not lost when the look for second
// partners is called off.
func TestPlannerCalledOffWithSecondPartners(t *testing.T) {
	for _, few := range []int{1, fewPartners} {
		p := shipped(t)
		d := &session{TB: t, dice: 1, planner: NewPlanner(), pool: Pool{Programme: p, People: cohort(p, 101), Blocked: map[Couple]bool{}}}
		for i, person := range d.pool.People {
			if i%3 == 0 {
				person.Answers[programme.FieldCapacity] = counts(2)
			}
		}
		s := NewScorer(d.pool)
		for step := range 12 {
			s.few = few
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
			if fresh := plan(t, NewScorer(d.pool), Options{}); found.Total != fresh.Total || found.Matched() != fresh.Matched() {
				t.Fatalf("step %d: %d people and %d points, made from nothing %d and %d", step, found.Matched(), found.Total, fresh.Matched(), fresh.Total)
			}
			d.decide(found)
			d.pool.Screen = found.teams()
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
	if _, err := p.Solve(ctx, NewScorer(Pool{Programme: ties(t)}), Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Several people ask one planner at once about cohorts that differ a little, and about another one.
func TestPlannerForMany(t *testing.T) {
	p := ties(t)
	planner := NewPlanner()
	var group sync.WaitGroup
	for k := range 4 {
		group.Go(func() {
			d := &session{TB: t, dice: dice(k), planner: planner, pool: Pool{Programme: p, People: cohort(p, 24+k/3), Blocked: map[Couple]bool{}}}
			s := NewScorer(d.pool)
			for range 40 {
				found, err := planner.Solve(context.Background(), s, Options{})
				if err != nil {
					t.Error(err)
					return
				}
				again, err := Solve(context.Background(), NewScorer(d.pool), Options{})
				if err != nil || found.Total != again.Total || len(found.Pairs) != len(again.Pairs) || found.Verify(s) != nil {
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
	d := &session{TB: t, dice: 5, planner: NewPlanner(), pool: Pool{Programme: ties(t), People: cohort(ties(t), 40), Blocked: map[Couple]bool{}}}
	for range 40 {
		first, err := d.planner.Solve(context.Background(), d.planner.Scorer(nil, d.pool), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if fresh := plan(t, NewScorer(d.pool), Options{}); !reflect.DeepEqual(first, fresh) {
			t.Fatal("another plan than that of Solve")
		}
		shown := d.pool
		shown.Screen = first.teams()
		shown.Blocked = map[Couple]bool{CoupleOf(first.Pairs[0].A, first.Pairs[0].B): true}
		if _, err := d.planner.Solve(context.Background(), d.planner.Scorer(nil, shown), Options{}); err != nil {
			t.Fatal(err)
		}
		d.decide(first)
	}
}

// A planner remembers its last plans, of large cohorts fewer.
func TestPlannerRemembers(t *testing.T) {
	p := ties(t)
	people, planner := cohort(p, 20), NewPlanner()
	ask := func(k int) *Plan {
		pool := Pool{Programme: p, People: people, Blocked: map[Couple]bool{CoupleOf(1, ID(2+k)): true}}
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
	other[3] = &Applicant{ID: other[3].ID, Email: other[3].Email}
	edited := Pool{Programme: p, People: other}
	plan, err := planner.Solve(context.Background(), NewScorer(edited), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if ask(0) != first {
		t.Error("the plan was made again after a look at an edit")
	}
	if again, err := planner.Solve(context.Background(), NewScorer(edited), Options{}); err != nil || again != plan {
		t.Error("the plan of the edit was made again")
	}
	s := NewScorer(Pool{Programme: p, People: people})
	for range 2 * mostMade {
		planner.remember(made{s: s})
	}
	if len(planner.made) != mostMade {
		t.Errorf("%d plans are kept", len(planner.made))
	}
}

// Two edits looked at one after the other are both remembered.
func TestPlannerRemembersEdits(t *testing.T) {
	p := shipped(t)
	pool := Pool{Programme: p, People: cohort(p, 40)}
	planner := NewPlanner()
	solve := func(pool Pool) *Plan {
		found, err := planner.Solve(context.Background(), planner.Scorer(nil, pool), Options{})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	pool.Screen = solve(pool).teams()
	edited := func(at int) Pool {
		q := pool
		q.People = slices.Clone(pool.People)
		person := *pool.People[at]
		person.Answers = map[string]Answer{programme.FieldConsent: picks("yes")}
		q.People[at] = &person
		return q
	}
	pools := []Pool{edited(1), edited(2), edited(3)}
	var shown []*Plan
	for _, q := range pools {
		shown = append(shown, solve(q))
	}
	for k, q := range pools {
		if solve(q) != shown[k] {
			t.Errorf("edit %d is planned again", k)
		}
	}
}
