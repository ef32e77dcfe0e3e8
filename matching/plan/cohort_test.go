package plan

import (
	"context"
	"maps"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

func benchmarkPlan(b *testing.B, n int) {
	p := matchingtest.Shipped(b)
	people := matchingtest.Cohort(p, n)
	b.ReportAllocs()
	for b.Loop() {
		found, err := Solve(context.Background(), score.NewScorer(matching.Pool{Programme: p, People: people}), Options{})
		if err != nil || !found.Optimal {
			b.Fatal("no proved plan: ", err)
		}
	}
}

func BenchmarkPlan500(b *testing.B)  { benchmarkPlan(b, 500) }
func BenchmarkPlan2000(b *testing.B) { benchmarkPlan(b, 2000) }

// benchmarkPrices gives every price of one person after another; the first prepares for all.
func benchmarkPrices(b *testing.B, n, people int, o Options) {
	s := score.NewScorer(matching.Pool{Programme: matchingtest.Shipped(b), People: matchingtest.Cohort(matchingtest.Shipped(b), n)})
	r, found := pricer(b, s, o)
	x := 0
	for b.Loop() {
		for range people {
			priceOne(b, r, s, found, x%n, o)
			x++
		}
	}
}

// pricer makes a plan, and what gives its prices, which begins with what the plan was proved with.
func pricer(tb testing.TB, s *score.Scorer, o Options) (*Pricer, *matching.Plan) {
	c := newColumnGeneration(s)
	plan, err := c.plan(context.Background(), o, screenOf(s), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return &Pricer{start: c}, plan
}

func priceOne(b *testing.B, r *Pricer, s *score.Scorer, plan *matching.Plan, i int, o Options) {
	prices := 0
	err := r.Prices(context.Background(), s, plan, s.Person(i).ID, o, func(Price) bool {
		prices++
		return true
	})
	if err != nil || prices != s.Len()-1 {
		b.Fatal(prices, "prices:", err)
	}
}

func BenchmarkPrices500(b *testing.B)  { benchmarkPrices(b, 500, 1, Options{}) }
func BenchmarkPrices2000(b *testing.B) { benchmarkPrices(b, 2000, 1, Options{}) }

// BenchmarkPricesSteady is the same in the steady order.
func BenchmarkPricesSteady500(b *testing.B) {
	benchmarkPrices(b, 500, 1, Options{Order: matching.Steady})
}

// BenchmarkPriceTable gives every price of everybody.
func BenchmarkPriceTable500(b *testing.B) { benchmarkPrices(b, 500, 500, Options{}) }

// BenchmarkPricesWeakest gives every price of one person after another with the priority weakest, when
// those of some others have been asked for.
func benchmarkPricesWeakest(b *testing.B, n int, order matching.Order) {
	o := Options{order, programme.PriorityWeakest}
	s := score.NewScorer(matching.Pool{Programme: matchingtest.Shipped(b), People: matchingtest.Cohort(matchingtest.Shipped(b), n)})
	r, found := pricer(b, s, o)
	x := 0
	for range 20 {
		priceOne(b, r, s, found, x%n, o)
		x += 7
	}
	for b.Loop() {
		priceOne(b, r, s, found, x%n, o)
		x += 7
	}
}

func BenchmarkPricesWeakest500(b *testing.B)  { benchmarkPricesWeakest(b, 500, matching.Best) }
func BenchmarkPricesWeakest2000(b *testing.B) { benchmarkPricesWeakest(b, 2000, matching.Best) }

func BenchmarkPricesWeakestSteady500(b *testing.B)  { benchmarkPricesWeakest(b, 500, matching.Steady) }
func BenchmarkPricesWeakestSteady2000(b *testing.B) { benchmarkPricesWeakest(b, 2000, matching.Steady) }

// benchmarkPricesAnew prepares each time, with nothing left from the plan.
func benchmarkPricesAnew(b *testing.B, o Options) {
	s := score.NewScorer(matching.Pool{Programme: matchingtest.Shipped(b), People: matchingtest.Cohort(matchingtest.Shipped(b), 500)})
	found, err := Solve(context.Background(), s, o)
	if err != nil {
		b.Fatal(err)
	}
	for x := 7; b.Loop(); x += 7 {
		priceOne(b, new(Pricer), s, found, x%500, o)
	}
}

func BenchmarkPricesAnew500(b *testing.B) { benchmarkPricesAnew(b, Options{}) }
func BenchmarkPricesWeakestAnew500(b *testing.B) {
	benchmarkPricesAnew(b, Options{Priority: programme.PriorityWeakest})
}

func BenchmarkPlan10000(b *testing.B)  { benchmarkPlan(b, 10000) }
func BenchmarkPlan20000(b *testing.B)  { benchmarkPlan(b, 20000) }
func BenchmarkPlan50000(b *testing.B)  { benchmarkPlan(b, 50000) }
func BenchmarkPlan100000(b *testing.B) { benchmarkPlan(b, 100000) }

// benchmarkReplan plans again after one decision: each is taken back by the next. The plan before is on
// the screen, and the scorer is made too.
func benchmarkReplan(b *testing.B, n int, decide func(pool *matching.Pool, plan *matching.Plan)) {
	pool := matching.Pool{Programme: matchingtest.Shipped(b), People: matchingtest.Cohort(matchingtest.Shipped(b), n)}
	planner := NewPlanner()
	found, err := planner.Solve(context.Background(), score.NewScorer(pool), Options{})
	if err != nil {
		b.Fatal(err)
	}
	pool.Screen = found.Teams()
	for k := 0; b.Loop(); k++ {
		decided := pool
		if k%2 == 0 {
			decide(&decided, found)
		}
		planner.made = nil
		again, err := planner.Solve(context.Background(), planner.Scorer(nil, decided), Options{})
		if err != nil || !again.Optimal {
			b.Fatal("no proved plan: ", err)
		}
	}
}

func BenchmarkReplanLock500(b *testing.B)     { benchmarkReplan(b, 500, lockOne) }
func BenchmarkReplanBlock500(b *testing.B)    { benchmarkReplan(b, 500, blockOne) }
func BenchmarkReplanWithdraw500(b *testing.B) { benchmarkReplan(b, 500, withdrawOne) }
func BenchmarkReplanBlock2000(b *testing.B)   { benchmarkReplan(b, 2000, blockOne) }

// BenchmarkReplanEdit500 and BenchmarkReplanWeights500 compile everybody anew.
func BenchmarkReplanEdit500(b *testing.B)    { benchmarkReplan(b, 500, editOne) }
func BenchmarkReplanWeights500(b *testing.B) { benchmarkReplan(b, 500, weighOtherwise) }

func lockOne(pool *matching.Pool, plan *matching.Plan) {
	p := plan.Pairs[len(plan.Pairs)/2]
	p.State = matching.Locked
	pool.Fixed = []matching.Pair{p}
}

func blockOne(pool *matching.Pool, plan *matching.Plan) {
	p := plan.Pairs[len(plan.Pairs)/2]
	pool.Blocked = map[matching.Couple]bool{matching.CoupleOf(p.A, p.B): true}
}

func withdrawOne(pool *matching.Pool, plan *matching.Plan) {
	pool.People = slices.Clone(pool.People)
	gone := *pool.People[99]
	gone.Withdrawn = true
	pool.People[99] = &gone
}

func editOne(pool *matching.Pool, plan *matching.Plan) {
	pool.People = slices.Clone(pool.People)
	edited := *pool.People[77]
	edited.Answers = maps.Clone(edited.Answers)
	edited.Answers["sector"] = matchingtest.Picks("hospice")
	pool.People[77] = &edited
}

func weighOtherwise(pool *matching.Pool, plan *matching.Plan) {
	p := *pool.Programme
	p.Criteria = slices.Clone(p.Criteria)
	p.Criteria[0].Points, p.Criteria[1].Points = p.Criteria[1].Points, p.Criteria[0].Points
	pool.Programme = &p
}

// benchmarkAlternatives finds so many plans that come after the best.
func benchmarkAlternatives(b *testing.B, p *programme.Programme, n, count, differ int, o Options) {
	s := score.NewScorer(matching.Pool{Programme: p, People: matchingtest.Cohort(p, n)})
	found, err := Solve(context.Background(), s, o)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if others, err := Alternatives(context.Background(), s, found, count, differ, o); err != nil || len(others) != count {
			b.Fatal(len(others), err)
		}
	}
}

func BenchmarkAlternatives500(b *testing.B) {
	benchmarkAlternatives(b, matchingtest.Shipped(b), 500, 5, 1, Options{})
}

func BenchmarkAlternativesTrio501(b *testing.B) {
	benchmarkAlternatives(b, matchingtest.WithTrios(matchingtest.Shipped(b)), 501, 5, 1, Options{})
}

func BenchmarkAlternativesWeakest500(b *testing.B) {
	benchmarkAlternatives(b, matchingtest.Shipped(b), 500, 5, 1, Options{Priority: programme.PriorityWeakest})
}

func BenchmarkAlternatives2000(b *testing.B) {
	benchmarkAlternatives(b, matchingtest.Shipped(b), 2000, 5, 1, Options{})
}

// BenchmarkAlternativesApart500 makes plans that differ from one another in thirty pairs.
func BenchmarkAlternativesApart500(b *testing.B) {
	benchmarkAlternatives(b, matchingtest.Shipped(b), 500, 3, 30, Options{})
}

// BenchmarkWeakest500 makes the weakest pair as strong as it can be.
func BenchmarkWeakest500(b *testing.B) {
	people := matchingtest.Cohort(matchingtest.Shipped(b), 500)
	for b.Loop() {
		o := Options{Priority: programme.PriorityWeakest}
		if _, err := Solve(context.Background(), score.NewScorer(matching.Pool{Programme: matchingtest.Shipped(b), People: people}), o); err != nil {
			b.Fatal(err)
		}
	}
}
