package plan

import (
	"context"
	"fmt"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// Where three may be together beside a pair that is priced, each price is what a plan with the pair forced loses: people,
// points and changes; and here the best plans have the same weakest pair.
func TestPricesWithTriosEqualForcedPlans(t *testing.T) {
	t.Parallel()
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.Ties(t)} {
		p = matchingtest.WithTrios(p)
		for _, order := range []matching.Order{matching.Best, matching.Steady} {
			for seed := range 2 {
				t.Run(fmt.Sprint(p.Name, order, seed), func(t *testing.T) {
					t.Parallel()
					o := Options{Order: order}
					pool := pricedPool(p, 61, 3*seed)
					if len(freePeople(score.NewScorer(pool)))%2 == 0 {
						pool.People[freePeople(score.NewScorer(pool))[0]].Withdrawn = true
					}
					s := score.NewScorer(pool)
					r, found := pricer(t, s, o)
					c := newColumnGeneration(s)
					screen := matesOf(s, found.Teams())
					priced := 0
					for i := range s.Len() {
						x := s.Person(i)
						if x.Withdrawn || inFixed(s, i) || i%7 > 0 {
							continue
						}
						err := r.Prices(context.Background(), s, found, x.ID, o, func(price Price) bool {
							if price.Locked || price.Blocked != nil {
								return true
							}
							pair := matching.Pair{A: x.ID, B: price.Partner, State: matching.Overridden}
							forced, err := c.plan(context.Background(), o, screen, &pair)
							if err != nil || !forced.Optimal {
								t.Fatal("not proved:", err)
							}
							want := priceOf(s, found, forced, Price{Partner: price.Partner, Score: price.Score})
							if price.People != want.People || price.Points != want.Points || price.Changes != want.Changes || price.Weakest != want.Weakest {
								t.Fatalf("%d and %d: price %+v, the plan says %+v", x.ID, price.Partner, price, want)
							}
							priced++
							return true
						})
						if err != nil {
							t.Fatal(err)
						}
					}
					if priced < s.Len() {
						t.Fatal("only", priced, "prices")
					}
				})
			}
		}
	}
}
