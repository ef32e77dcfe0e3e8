package matching

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"crosswalk/matching/programme"
)

// pricedPool is a cohort with locks, blocks and people withdrawn, others for each seed.
func pricedPool(p *programme.Programme, n, seed int) Pool {
	d := dice(1000*n + seed)
	pool := Pool{Programme: p, People: cohort(p, n), Blocked: map[Couple]bool{}}
	for _, a := range pool.People {
		// The people of a cohort are always the same: they answer as another one does.
		a.Answers = pool.People[d.under(n)].Answers
	}
	someone := func() ID { return ID(d.under(n) + 1) }
	for range n / 6 {
		if c := CoupleOf(someone(), someone()); c.A != c.B {
			pool.Blocked[c] = true
		}
	}
	fixed := map[ID]bool{}
	for _, state := range []State{Locked, Overridden, Published} {
		if c := CoupleOf(someone(), someone()); c.A != c.B && !fixed[c.A] && !fixed[c.B] {
			fixed[c.A], fixed[c.B] = true, true
			pool.Fixed = append(pool.Fixed, Pair{A: c.A, B: c.B, Score: 500, State: state})
		}
	}
	for range seed % 3 {
		if id := someone(); !fixed[id] {
			pool.People[id-1].Withdrawn = true
		}
	}
	return pool
}

// Every price of everybody is what a plan with the pair forced loses, which is planned anew: people,
// weakest pair, points and changes. With the priority total several best plans may have other weakest
// pairs; then it is that of the one the price was read off, which is looked at.
func TestPricesEqualForcedPlans(t *testing.T) {
	t.Parallel()
	for _, p := range []*programme.Programme{shipped(t), ties(t)} {
		for seed := range 2 { // of the first an even number of people are free, of the second an odd one
			for k, o := range everyOption {
				if testing.Short() && k%2 != seed {
					continue
				}
				t.Run(fmt.Sprint(p.Name, seed, o), func(t *testing.T) {
					t.Parallel()
					s := NewScorer(pricedPool(p, 60, seed))
					if len(freePeople(s))%2 != seed {
						t.Fatal(len(freePeople(s)), "people are free")
					}
					if seed > 0 {
						s.few = 2 // then most pairs must be found by looking
					}
					priceEverybody(t, s, o)
				})
			}
		}
	}
}

// priceEverybody compares all prices of a pool with plans.
func priceEverybody(t *testing.T, s *Scorer, o Options) {
	found, err := Solve(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	screen := s.matesOf(found.teams())
	c := newCourse(s)
	forced := map[Couple]*Plan{}
	for _, x := range s.people {
		if x.Withdrawn || s.fixed[s.index[x.ID]] >= 0 {
			continue
		}
		err := Prices(context.Background(), s, found, x.ID, o, func(price Price) bool {
			if price.Locked || price.Blocked != nil {
				return true
			}
			couple := CoupleOf(x.ID, price.Partner)
			if forced[couple] == nil {
				pair := Pair{A: x.ID, B: price.Partner, State: Overridden}
				if forced[couple], err = c.plan(context.Background(), o, screen, &pair); err != nil || !forced[couple].Optimal {
					t.Fatal("not proved:", err)
				}
			}
			want := priceOf(found, forced[couple], Price{Partner: price.Partner, Score: price.Score})
			if o.Priority != programme.PriorityWeakest {
				want.Weakest = found.Weakest - readOff(t, s, x.ID, price)
			}
			if price.People != want.People || price.Weakest != want.Weakest || price.Points != want.Points || price.Changes != want.Changes {
				t.Fatalf("%v: price %+v, the plan says %+v", couple, price, want)
			}
			return true
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(forced) < s.Len() {
		t.Fatal("only", len(forced), "prices")
	}
}

// readOff gives the weakest pair of the plan that a price was read off, having found that it is a plan,
// and that it loses what the price says.
func readOff(t *testing.T, s *Scorer, x ID, price Price) int {
	p := s.pricing.last
	mates := make([]int32, s.Len()+1)
	p.prepared[0].mates(mates)
	for _, m := range p.prepared[0].moves(s.index[price.Partner], nil) {
		mates[m.Vertex] = m.Mate
	}
	stay, err := s.staying(nil)
	if err != nil {
		t.Fatal(err)
	}
	all := append([]Pair{{A: x, B: price.Partner}}, stay...)
	used := map[ID]bool{x: true, price.Partner: true}
	for i, j := range mates[:s.Len()] {
		if j < int32(i) || int(j) >= s.Len() {
			continue
		}
		q := Pair{A: s.people[i].ID, B: s.people[j].ID}
		if mates[j] != int32(i) || used[q.A] || used[q.B] || !s.Allowed(i, int(j)) || !s.Free(i) || !s.Free(int(j)) {
			t.Fatalf("%v cannot be a pair", q)
		}
		used[q.A], used[q.B] = true, true
		all = append(all, q)
	}
	for k, q := range all {
		if q.Score, _ = s.ScoreOf(q.A, q.B); q.State == Published {
			q.Score = stay[k-1].Score
		}
		all[k] = q
	}
	other := &Plan{Pairs: all}
	other.arrange(s)
	if loss := priceOf(p.plan, other, Price{}); loss.People != price.People || loss.Points != price.Points || loss.Changes != price.Changes {
		t.Fatalf("price %+v was read off a plan that loses %+v", price, loss)
	}
	return other.Weakest
}

// Prices asked for at the same time, and again after they were called off, are the same.
func TestPricesAtOnce(t *testing.T) {
	s := NewScorer(pricedPool(shipped(t), 60, 1))
	for _, o := range everyOption {
		found, err := Solve(context.Background(), s, o)
		if err != nil {
			t.Fatal(err)
		}
		of := func(ctx context.Context, i int) (list []string, err error) {
			err = Prices(ctx, s, found, s.Person(i).ID, o, func(p Price) bool {
				list = append(list, fmt.Sprint(p))
				return true
			})
			return list, err
		}
		people := freePeople(s)[:6]
		alone := make([][]string, len(people))
		for k, i := range people {
			called, cancel := context.WithCancel(context.Background())
			cancel()
			if _, err := of(called, i); err != context.Canceled {
				t.Fatal(o, err)
			}
			if alone[k], err = of(context.Background(), i); err != nil {
				t.Fatal(err)
			}
		}
		s.pricing.last = nil
		var group sync.WaitGroup
		for k, i := range people {
			group.Go(func() {
				if list, err := of(context.Background(), i); err != nil || !slices.Equal(list, alone[k]) {
					t.Errorf("%v: %d has other prices at the same time as others: %v", o, i, err)
				}
			})
		}
		group.Wait()
	}
}
