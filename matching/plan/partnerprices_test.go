package plan

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// pricedPool is a cohort with locks, blocks and people withdrawn, others for each seed.
func pricedPool(p *programme.Programme, n, seed int) matching.Pool {
	d := matchingtest.Dice(1000*n + seed)
	pool := matching.Pool{Programme: p, People: matchingtest.Cohort(p, n), Blocked: map[matching.Couple]bool{}}
	for _, a := range pool.People {
		// The people of a cohort are always the same: they solution as another one does.
		a.Answers = pool.People[d.Under(n)].Answers
	}
	someone := func() matching.ID { return matching.ID(d.Under(n) + 1) }
	for range n / 6 {
		if c := matching.CoupleOf(someone(), someone()); c.A != c.B {
			pool.Blocked[c] = true
		}
	}
	fixed := map[matching.ID]bool{}
	for _, state := range []matching.State{matching.Locked, matching.Overridden, matching.Published} {
		if c := matching.CoupleOf(someone(), someone()); c.A != c.B && !fixed[c.A] && !fixed[c.B] {
			fixed[c.A], fixed[c.B] = true, true
			pool.Fixed = append(pool.Fixed, matching.Pair{A: c.A, B: c.B, Score: 500, State: state})
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
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.Ties(t)} {
		for seed := range 2 { // of the first an even number of people are free, of the second an odd one
			for k, o := range everyOption {
				if testing.Short() && k%2 != seed {
					continue
				}
				t.Run(fmt.Sprint(p.Name, seed, o), func(t *testing.T) {
					t.Parallel()
					s := score.NewScorer(pricedPool(p, 60, seed))
					if len(freePeople(s))%2 != seed {
						t.Fatal(len(freePeople(s)), "people are free")
					}
					if seed > 0 {
						s = limited(s, 2) // then most pairs must be found by looking
					}
					priceEverybody(t, s, o)
				})
			}
		}
	}
}

// priceEverybody compares all prices of a pool with plans.
func priceEverybody(t *testing.T, s *score.Scorer, o Options) {
	r, found := pricer(t, s, o)
	var err error
	screen := matesOf(s, found.Teams())
	c := newColumnGeneration(s)
	forced := map[matching.Couple]*matching.Plan{}
	for i := range s.Len() {
		x := s.Person(i)
		if x.Withdrawn || inFixed(s, number(s, x.ID)) {
			continue
		}
		err := r.Prices(context.Background(), s, found, x.ID, o, func(price Price) bool {
			if price.Locked || price.Blocked != nil {
				return true
			}
			couple := matching.CoupleOf(x.ID, price.Partner)
			if forced[couple] == nil {
				pair := matching.Pair{A: x.ID, B: price.Partner, State: matching.Overridden}
				if forced[couple], err = c.plan(context.Background(), o, screen, &pair); err != nil || !forced[couple].Optimal {
					t.Fatal("not proved:", err)
				}
			}
			want := priceOf(s, found, forced[couple], Price{Partner: price.Partner, Score: price.Score})
			if o.Priority != programme.PriorityWeakest {
				want.Weakest = found.Weakest - readOff(t, r, s, x.ID, price)
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
func readOff(t *testing.T, r *Pricer, s *score.Scorer, x matching.ID, price Price) int {
	p := r.last
	mates := make([]int32, s.Len()+1)
	p.prepared[0].mates(mates)
	for _, m := range p.prepared[0].moves(number(s, price.Partner), nil) {
		mates[m.Vertex] = m.Mate
	}
	stay, err := fixedPairs(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	all := append([]matching.Pair{{A: x, B: price.Partner}}, stay...)
	used := map[matching.ID]bool{x: true, price.Partner: true}
	for i, j := range mates[:s.Len()] {
		if j < int32(i) || int(j) >= s.Len() {
			continue
		}
		q := matching.Pair{A: s.Person(i).ID, B: s.Person(int(j)).ID}
		if mates[j] != int32(i) || used[q.A] || used[q.B] || !s.Allowed(i, int(j)) || !s.Free(i) || !s.Free(int(j)) {
			t.Fatalf("%v cannot be a pair", q)
		}
		used[q.A], used[q.B] = true, true
		all = append(all, q)
	}
	for k, q := range all {
		if q.Score, _ = s.ScoreOf(q.A, q.B); q.State == matching.Published {
			q.Score = stay[k-1].Score
		}
		all[k] = q
	}
	other := &matching.Plan{Pairs: all}
	arrange(other, s)
	if loss := priceOf(s, p.plan, other, Price{}); loss.People != price.People || loss.First != price.First || loss.Points != price.Points || loss.Changes != price.Changes {
		t.Fatalf("price %+v was read off a plan that loses %+v", price, loss)
	}
	return other.Weakest
}

// Prices asked for at the same time, and again after they were called off, are the same.
func TestPricesAtOnce(t *testing.T) {
	s := score.NewScorer(pricedPool(matchingtest.Shipped(t), 60, 1))
	for _, o := range everyOption {
		r, found := pricer(t, s, o)
		of := func(ctx context.Context, i int) (list []string, err error) {
			err = r.Prices(ctx, s, found, s.Person(i).ID, o, func(p Price) bool {
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
			var err error
			if alone[k], err = of(context.Background(), i); err != nil {
				t.Fatal(err)
			}
		}
		r.last = nil
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
