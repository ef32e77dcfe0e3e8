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

// everyTrio is the merit of the best plan of an odd number of people, by solving the rest for every three
// who may be together.
func everyTrio(t *testing.T, s *score.Scorer, q problem) merit {
	t.Helper()
	best := slow(t, s, q).merit
	allowed := func(i, j int32) bool {
		return s.Allowed(int(i), int(j)) && s.Score(int(i), int(j)) >= q.least
	}
	all, err := newInstance(s, q).edges(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	for a, i := range q.people {
		for b, j := range q.people[:a] {
			for _, k := range q.people[:b] {
				if !allowed(i, j) || !allowed(i, k) || !allowed(j, k) {
					continue
				}
				var rest []blossom.Edge
				out := func(v int) bool { return v == int(i) || v == int(j) || v == int(k) || v == nobodyVertex(s) }
				for _, e := range all {
					if !out(e.U) && !out(e.V) {
						rest = append(rest, e)
					}
				}
				m, err := blossom.Solve(context.Background(), vertices(s), rest, true)
				if err != nil {
					t.Fatal(err)
				}
				trio := q.scale * int64((s.Score(int(i), int(j))+s.Score(int(i), int(k))+s.Score(int(j), int(k)))/3)
				if q.screen.hasTrio(ascending(i, j, k)) {
					trio += q.bonus
				}
				if found := (merit{2*m.Size + 3, m.Weight + trio}); best.less(found) {
					best = found
				}
			}
		}
	}
	return best
}

// oddCohort is a cohort with an odd number of people who are free, some of whom something was decided about.
func oddCohort(p *programme.Programme, n int) matching.Pool {
	pool := matchingtest.Decided(matchingtest.WithTrios(p), n)
	if s := score.NewScorer(pool); len(freePeople(s))%2 == 0 {
		for i, person := range pool.People {
			if person.ID == s.Person(freePeople(s)[0]).ID {
				gone := *person
				gone.Withdrawn = true
				pool.People[i] = &gone
			}
		}
	}
	return pool
}

// In a cohort of sixty-one the trio is the best of all trios, in whatever order of merit.
func TestTrioIsTheBestOfAll(t *testing.T) {
	t.Parallel()
	n := 61
	if testing.Short() {
		n = 31
	}
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.Ties(t), matchingtest.EveryKind(t)} {
		if p.Name != matchingtest.Shipped(t).Name {
			n = 25
		}
		for _, few := range []int{1, score.UsualLimits().Partners} {
			s := scorerOf(oddCohort(p, n))
			s = limited(s, few)
			for _, o := range everyOption {
				if n > 25 && (few == 1) != (o.Order == matching.Steady) {
					continue
				}
				found := plan(t, s, o)
				q := newColumnGeneration(s).wholeProblem(screenOf(s), nil)
				q.scale, q.bonus = worths(s, o)
				if o.Priority == programme.PriorityWeakest {
					var own [][]int32
					for _, pair := range found.Pairs {
						if !pair.State.Fixed() {
							own = append(own, numbers(s, pair))
						}
					}
					q.least = lowestScore(s, own)
					easier, harder := q, q
					easier.scale, easier.bonus, easier.least = 0, 0, 0
					if o.order() == matching.Steady {
						easier.bonus = 1
					}
					harder = easier
					harder.least = q.least + 1
					if a, b := everyTrio(t, s, harder), everyTrio(t, s, easier); a == b {
						t.Errorf("%s, %v: the weakest could be stronger than %d", p.Name, o, q.least)
					}
				}
				got := tallyOf(s, found, screenOf(s))
				want := everyTrio(t, s, q)
				if got.people != want.rank || q.scale*int64(got.total)+q.bonus*int64(got.kept) != want.worth {
					t.Errorf("%s, %v: %+v, of all trios the best has %+v", p.Name, o, got, want)
				}
			}
		}
	}
}

// A price in a cohort with a trio is what the best plan with the pair loses, whatever the trio then is.
func TestPricesWithTrios(t *testing.T) {
	t.Parallel()
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.Ties(t)} {
		size, every := 25, 4
		if p.Name == matchingtest.Shipped(t).Name && !testing.Short() {
			size, every = 61, 8
		}
		s := scorerOf(oddCohort(p, size))
		for _, o := range []Options{{}, {Order: matching.Steady}} {
			before := plan(t, s, o)
			own := tallyOf(s, before, matesOf(s, before.Teams()))
			x := s.Person(freePeople(s)[3]).ID
			n := 0
			err := Prices(context.Background(), s, before, x, o, func(price Price) bool {
				if price.Locked || price.Blocked != nil {
					return true
				}
				if n++; n%every != 0 {
					return true
				}
				forced := matching.Pair{A: x, B: price.Partner, State: matching.Overridden}
				q := newColumnGeneration(s).wholeProblem(matesOf(s, before.Teams()), &forced)
				q.scale, q.bonus = worths(s, o)
				best := everyTrio(t, s, q)
				total, kept := splitWorth(s, o, best.worth)
				if team, together := before.Together(x, price.Partner); together && !team.IsTrio() {
					kept++
				}
				want := Price{
					Partner: price.Partner, Score: price.Score, People: own.people - best.rank - 2,
					Points: own.total - total - price.Score, Changes: len(engineTeams(before)) - kept, Weakest: price.Weakest,
				}
				if price.People != want.People || price.Points != want.Points || price.Changes != want.Changes {
					t.Errorf("%s, %v: %+v, of all trios %+v", p.Name, o, price, want)
				}
				return true
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// In a programme that pairs one side with the other, each pair has one of each; the longer side waits, and
// no three can be together.
func TestTwoSides(t *testing.T) {
	for _, o := range everyOption {
		p := matchingtest.WithTrios(matchingtest.Parse(t, "programme/testdata/leadership-exchange.toml"))
		people := matchingtest.Cohort(p, 61)
		sides := map[string]int{}
		for i, person := range people {
			side := "public"
			if i%3 == 0 {
				side = "voluntary"
			}
			person.Answers["sector"] = matchingtest.Picks(side)
			sides[side]++
		}
		s := scorerOf(matching.Pool{Programme: p, People: people})
		found := plan(t, s, o)
		side := func(id matching.ID) string { return s.Person(number(s, id)).Answer("sector").Choices[0] }
		for _, pair := range found.Pairs {
			if pair.IsTrio() || side(pair.A) == side(pair.B) {
				t.Errorf("%v: %+v", o, pair)
			}
		}
		if found.Matched() != 2*min(sides["public"], sides["voluntary"]) {
			t.Errorf("%v: %d people matched of %v", o, found.Matched(), sides)
		}
		q := newColumnGeneration(s).wholeProblem(screenOf(s), nil)
		q.scale, q.bonus = worths(s, o)
		want := slow(t, s, q)
		if o.Priority == programme.PriorityTotal && int64(found.Total)*q.scale != want.worth {
			t.Errorf("%v: total %d, on all pairs %d", o, found.Total, want.worth/q.scale)
		}
	}
}

func benchmarkTrio(b *testing.B, n int, o Options) {
	p := matchingtest.WithTrios(matchingtest.Shipped(b))
	people := matchingtest.Cohort(p, n)
	for b.Loop() {
		s := score.NewScorer(matching.Pool{Programme: p, People: people})
		found, err := Solve(context.Background(), s, o)
		if err != nil || !found.Optimal || found.Matched() != n {
			b.Fatal(err, found.Matched())
		}
	}
}

func BenchmarkTrio501(b *testing.B)   { benchmarkTrio(b, 501, Options{}) }
func BenchmarkTrio2001(b *testing.B)  { benchmarkTrio(b, 2001, Options{}) }
func BenchmarkTrio10001(b *testing.B) { benchmarkTrio(b, 10001, Options{}) }

func BenchmarkTrioWeakest501(b *testing.B) {
	benchmarkTrio(b, 501, Options{Priority: programme.PriorityWeakest})
}

func BenchmarkTrioWeakest2001(b *testing.B) {
	benchmarkTrio(b, 2001, Options{Priority: programme.PriorityWeakest})
}

// benchmarkPricesTrio gives all prices of one person after another where each plan may have another trio.
func benchmarkPricesTrio(b *testing.B, n int) {
	p := matchingtest.WithTrios(matchingtest.Shipped(b))
	s := score.NewScorer(matching.Pool{Programme: p, People: matchingtest.Cohort(p, n)})
	found, err := Solve(context.Background(), s, Options{})
	if err != nil {
		b.Fatal(err)
	}
	r := new(Pricer)
	for x := 7; b.Loop(); x += 7 {
		priceOne(b, r, s, found, x%n, Options{})
	}
}

func BenchmarkPricesTrio501(b *testing.B)  { benchmarkPricesTrio(b, 501) }
func BenchmarkPricesTrio2001(b *testing.B) { benchmarkPricesTrio(b, 2001) }
