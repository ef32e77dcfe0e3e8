package matching

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/blossom"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// slow answers a question by solving it on all pairs, as a list.
func slow(t *testing.T, s *Scorer, q question) answer {
	t.Helper()
	edges, err := newCourse(s).terms(q).edges(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	if s.spare == nil {
		m, err := blossom.Solve(context.Background(), s.vertices(), edges, true)
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
		err = m.VerifyCounts(s.vertices(), edges, s.counts())
	}
	if err != nil {
		t.Fatal(err)
	}
	return q.read(s, m)
}

// decided is a cohort in which something was decided about some people.
func decided(p *programme.Programme, n int) Pool {
	d := dice(n)
	pool := Pool{Programme: p, People: cohort(p, n), Blocked: map[Couple]bool{}, Earlier: map[Couple]bool{}}
	for k := range n / 20 {
		pool.People[d.under(n)].Withdrawn = true
		pool.Blocked[CoupleOf(ID(d.under(n)+1), ID(d.under(n)+1))] = true
		pool.Earlier[CoupleOf(ID(d.under(n)+1), ID(d.under(n)+1))] = true
		pool.Screen = append(pool.Screen, TeamOf(ID(2*k+1), ID(2*k+2)))
	}
	for i, person := range pool.People {
		if p.Name == secondName && i%4 == 0 {
			person.Answers[programme.FieldCapacity] = counts(2)
		}
	}
	a, b := pool.People[n-1], pool.People[n-2]
	a.Withdrawn, b.Withdrawn = false, false
	pool.Fixed = []Pair{{A: a.ID, B: b.ID, State: Locked}}
	return pool
}

// Beginning with very few partners of each person, the answer is that of all pairs at once, and its
// values prove it on all pairs.
func TestFewPartnersAreEnough(t *testing.T) {
	programmes := []*programme.Programme{
		shipped(t), ties(t), everyKind(t), parse(t, "programme/testdata/reciprocal-mentoring.toml"),
		parse(t, "programme/testdata/leadership-exchange.toml"), parse(t, "programme/testdata/surrey-500.toml"),
		secondPartners(parse(t, "programme/testdata/leadership-exchange.toml")), secondPartners(shipped(t)),
	}
	for _, p := range programmes {
		for _, n := range []int{60, 151} {
			for _, few := range []int{1, 3, fewPartners} {
				s := scorerOf(decided(p, n))
				s.few = few
				for _, o := range everyOption {
					found := plan(t, s, o)
					c := newCourse(s)
					q := c.free(s.screen, nil)
					q.scale, q.bonus = s.units(o)
					if o.Priority == programme.PriorityWeakest {
						for _, x := range found.Pairs {
							if x.State == Suggested {
								q.least = x.Score
								break
							}
						}
						harder := q
						harder.least++
						if o.order() == Best {
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
					m := tallyOf(s, found, s.screen)
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
	for _, p := range []*programme.Programme{shipped(t), ties(t), parse(t, "programme/testdata/reciprocal-mentoring.toml")} {
		for _, n := range []int{50, 77} {
			s := NewScorer(decided(p, n))
			s.few = 2
			for _, o := range []Options{{}, {Order: Steady}} {
				found := plan(t, s, o)
				some := []ID{1, 2, 9}
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
						want := priceOf(found, forced, Price{Partner: price.Partner, Score: price.Score})
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

// The plan does not depend on how many processors look through the pairs.
func TestOneProcessorIsEnough(t *testing.T) {
	for _, scored := range []int{0, usual().scored} {
		s := NewScorer(Pool{Programme: shipped(t), People: cohort(shipped(t), 300)})
		s.scored = scored
		c := newCourse(s)
		zero := make([]int64, s.Len())
		w := &sweep{ix: c.ix, few: 5, unit: 1, floor: -1, late: zero, early: zero}
		many, err := w.run(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		w.processors = 1
		one, err := w.run(context.Background(), nil)
		if err != nil || !slices.Equal(one, many) {
			t.Fatalf("%d pairs, with one processor %d, %v", len(many), len(one), err)
		}
	}
}

// The scores worked out for all pairs of a cohort are those of each pair by itself.
func TestScoresOfAllPairs(t *testing.T) {
	for _, p := range []*programme.Programme{shipped(t), everyKind(t), ties(t), parse(t, "programme/testdata/reciprocal-mentoring.toml")} {
		for _, n := range []int{0, 1, 2, 63, 64, 130, 4*mostTabulated + 9} {
			people := cohort(p, n)
			if n > 4*mostTabulated { // too many to be tabulated
				for k := range people {
					people[k].Answers["organisation"] = writes(fmt.Sprint("Number ", k))
				}
			}
			for k := 5; k < n; k += 9 {
				people[k].Answers = map[string]Answer{}                                // says nothing
				people[k-1].Email = text.New(strings.ToUpper(people[k-2].Email.Raw())) // applies twice
			}
			s := NewScorer(Pool{Programme: p, People: people})
			all := newScores(s)
			for i := 0; i < n; i += 1 + n/100 {
				for j := range n {
					want := s.Score(i, j)
					if s.keys[i] == s.keys[j] || slices.ContainsFunc(s.rules, func(r *rule) bool { return !r.holds(i, j) }) {
						want = never
					}
					if got := int(all.with(int32(i))[j]); got != want {
						t.Fatalf("%s: %d and %d score %d, want %d", p.Name, i, j, got, want)
					}
				}
			}
		}
	}
}

// What a sweep finds of each person is the best there is.
func TestSweepFindsTheBest(t *testing.T) {
	for k, p := range []*programme.Programme{shipped(t), everyKind(t), ties(t), shipped(t), everyKind(t), ties(t)} {
		s := NewScorer(decided(p, 90))
		if k < 3 {
			s.scored = 0
		}
		c := newCourse(s)
		value := make([]int64, s.Len())
		for i := range value {
			value[i] = int64(i*7919%400) + 200
			if !s.Free(i) {
				value[i] = absent
			}
		}
		people := freePeople(s)
		given := make([]int32, len(people))
		for k, i := range people {
			given[k] = int32(i)
		}
		const few = 4
		w := &sweep{ix: c.ix, few: few, unit: 2, late: value, early: value}
		if _, err := w.run(context.Background(), given); err != nil {
			t.Fatal(err)
		}
		for k, i := range people {
			var gains []int64
			for _, j := range people {
				if gain := 2*int64(s.Score(i, j)) - value[i] - value[j]; s.Allowed(i, j) && gain > 0 {
					gains = append(gains, gain)
				}
			}
			slices.Sort(gains)
			gains = gains[max(0, len(gains)-few):]
			var found []int64
			for _, h := range w.found[k*few:][:w.count[i]] {
				found = append(found, h.gain)
				if !s.Allowed(i, int(h.with)) || int(h.score) != s.Score(i, int(h.with)) {
					t.Fatalf("%d and %d: score %d", i, h.with, h.score)
				}
			}
			slices.Sort(found)
			if !slices.Equal(found, gains) {
				t.Fatalf("%s: of %d found %v, want %v", p.Name, i, found, gains)
			}
		}
	}
}
