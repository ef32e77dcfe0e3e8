package plan

import (
	"context"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/blossom"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// slow answers a problem by solving it on all pairs, as a list.
func slow(t *testing.T, s *score.Scorer, q problem) solution {
	t.Helper()
	edges, err := newInstance(s, q).edges(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	if !s.SecondPartners() {
		m, err := blossom.Solve(context.Background(), vertices(s), edges, true)
		if err != nil {
			t.Fatal(err)
		}
		return q.read(s, m)
	}
	solver := newSolver(s)
	if err := solver.Set(edges); err != nil {
		t.Fatal(err)
	}
	if err := solver.Solve(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	m, err := solver.Matching()
	if err == nil {
		err = m.VerifyCounts(vertices(s), edges, counts(s))
	}
	if err != nil {
		t.Fatal(err)
	}
	return q.read(s, m)
}

// Beginning with very few partners of each person, the solution is that of all pairs at once, and its
// values prove it on all pairs.
func TestFewPartnersAreEnough(t *testing.T) {
	programmes := []*programme.Programme{
		matchingtest.Shipped(t), matchingtest.Ties(t), matchingtest.EveryKind(t), matchingtest.Parse(t, "programme/testdata/reciprocal-mentoring.toml"),
		matchingtest.Parse(t, "programme/testdata/leadership-exchange.toml"), matchingtest.Parse(t, "programme/testdata/surrey-500.toml"),
		matchingtest.SecondPartners(matchingtest.Parse(t, "programme/testdata/leadership-exchange.toml")), matchingtest.SecondPartners(matchingtest.Shipped(t)),
	}
	for _, p := range programmes {
		for _, n := range []int{60, 151} {
			for _, few := range []int{1, 3, score.UsualLimits().Partners} {
				s := scorerOf(matchingtest.Decided(p, n))
				s = limited(s, few)
				for _, o := range everyOption {
					found := plan(t, s, o)
					c := newColumnGeneration(s)
					q := c.wholeProblem(screenOf(s), nil)
					q.scale, q.bonus = worths(s, o)
					if o.Priority == programme.PriorityWeakest {
						for _, x := range found.Pairs {
							if x.State == matching.Suggested {
								q.least = x.Score
								break
							}
						}
						harder := q
						harder.least++
						if o.order() == matching.Best {
							harder.scale, harder.bonus = 0, 0
						} else {
							harder.scale, harder.bonus = 0, 1
						}
						easier := harder
						easier.least = 0
						if a, b := slow(t, s, harder), slow(t, s, easier); a.merit == b.merit && a.rank > 0 {
							t.Fatalf("%s, %d people, %v: the weakest could be stronger than %d", p.Name, n, o, q.least)
						}
					}
					want := slow(t, s, q)
					m := tallyOf(s, found, screenOf(s))
					if m.rank(s) != want.rank || int64(m.total)*q.scale+int64(m.kept)*q.bonus != want.worth {
						t.Fatalf("%s, %d people, %v: found %+v, on all pairs %d people, worth %d", p.Name, n, o, m, want.rank, want.worth)
					}
				}
			}
		}
	}
}

// Prices out of one search are those of plans made one by one.
func TestPricesOfLargerCohorts(t *testing.T) {
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.Ties(t), matchingtest.Parse(t, "programme/testdata/reciprocal-mentoring.toml")} {
		for _, n := range []int{50, 77} {
			s := score.NewScorer(matchingtest.Decided(p, n))
			s = limited(s, 2)
			for _, o := range []Options{{}, {Order: matching.Steady}} {
				found := plan(t, s, o)
				some := []matching.ID{1, 2, 9}
				for _, w := range found.Waiting {
					some = append(some, w.ID)
				}
				for _, x := range some {
					err := Prices(context.Background(), s, found, x, o, func(price Price) bool {
						if price.Locked || price.Blocked != nil {
							return true
						}
						forced, err := Forced(context.Background(), s, found, x, price.Partner, o)
						if err != nil {
							t.Fatal(err)
						}
						want := priceOf(s, found, forced, Price{Partner: price.Partner, Score: price.Score})
						want.Weakest = price.Weakest
						if price.People != want.People || price.Points != want.Points || price.Changes != want.Changes {
							t.Fatalf("%s, %d people, %v: %d costs %+v, planned %+v", p.Name, n, o, x, price, want)
						}
						return true
					})
					if err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}
