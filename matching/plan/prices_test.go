package plan

import (
	"context"
	"errors"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"

	"pgregory.net/rapid"
)

func TestPricesAreExact(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 2, 10).Draw(t, "pool"))
		o := rapid.SampledFrom(everyOption).Draw(t, "options")
		before := plan(t, s, o)
		own := tallyOf(s, before, screenOf(s))
		screen := matesOf(s, before.Teams())
		x := rapid.SampledFrom(matchingtest.IDsOf(peopleOf(s))).Draw(t, "x")
		var last Price
		seen := map[matching.ID]bool{x: true}
		err := Prices(context.Background(), s, before, x, o, func(price Price) bool {
			if seen[price.Partner] {
				t.Fatal("partner twice or x itself", price.Partner)
			}
			seen[price.Partner] = true
			rank := func(p Price) int {
				switch {
				case p.Locked:
					return 1
				case p.Blocked != nil:
					return 2
				}
				return 0
			}
			if len(seen) > 2 && (rank(last) > rank(price) || rank(last) == rank(price) && last.Score < price.Score) {
				t.Fatalf("%+v before %+v", last, price)
			}
			last = price
			if rank(price) > 0 {
				return true
			}
			if inFixed(s, number(s, x)) || inFixed(s, number(s, price.Partner)) {
				return true // a second partner: see TestSecondPartnersHavePrices
			}
			best := brute(s, o, freePeople(s, x, price.Partner), screen)
			kept := best.kept
			if q, _ := before.Together(x, price.Partner); q.Members() != nil && !q.IsTrio() && q.A != 0 {
				kept++
			}
			want := Price{
				Partner: price.Partner, Score: price.Score, First: own.first - best.first - firsts(s, number(s, x), number(s, price.Partner)),
				People: own.people - best.people - 2, Points: own.total - best.total - price.Score,
				Changes: len(engineTeams(before)) - kept, Weakest: price.Weakest,
			}
			if o.weakestFirst() {
				lowest := price.Score
				if least, ok := bruteWeakest(s, o, freePeople(s, x, price.Partner), screen); ok {
					lowest = min(lowest, least)
				}
				for _, q := range before.Pairs {
					if q.State.Fixed() {
						lowest = min(lowest, q.Weakest())
					}
				}
				want.Weakest = before.Weakest - lowest
			}
			if price.People != want.People || price.First != want.First || price.Weakest != want.Weakest || price.Points != want.Points || price.Changes != want.Changes {
				t.Fatalf("%v: price %+v, brute force says %+v", o, price, want)
			}
			return true
		})
		if q, committed := committed(s, x); committed {
			var is *FixedError
			if !errors.As(err, &is) || is.Pair.Team() != q.Team() || is.Error() == "" {
				t.Fatal("in a pair that stays, but", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, person := range peopleOf(s) {
			if !seen[person.ID] && !person.Withdrawn {
				t.Fatal("no word of", person.ID)
			}
		}
	})
}

func TestForcedPlansAndRipples(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		pool := matchingtest.Pools(p, 2, 14).Draw(t, "pool")
		s := scorerOf(pool)
		before := plan(t, s, Options{})
		a, b := rapid.SampledFrom(matchingtest.IDsOf(peopleOf(s))).Draw(t, "a"), rapid.SampledFrom(matchingtest.IDsOf(peopleOf(s))).Draw(t, "b")
		after, err := Forced(context.Background(), s, before, a, b, Options{})
		if err != nil {
			var fixed *FixedError
			var never *ForbiddenError
			if !errors.As(err, &fixed) && !errors.As(err, &never) {
				t.Fatal(err)
			}
			return
		}
		q, ok := after.Together(a, b)
		if !ok {
			t.Fatalf("%v are not a pair", matching.CoupleOf(a, b))
		}
		// With the pair decided, the forced plan is what Solve makes, the screen being the plan before.
		pool.Screen = before.Teams()
		if !stay(s, a, b) && q.State != matching.Suggested {
			pool.Fixed = append(slices.Clone(pool.Fixed), q)
		}
		decided := scorerOf(pool)
		if err := Verify(after, decided); err != nil {
			t.Fatal(err)
		}
		again := plan(t, decided, Options{})
		if again.Total != after.Total || len(again.Pairs) != len(after.Pairs) {
			t.Fatalf("forced %d, decided %d", after.Total, again.Total)
		}
		r := matching.Compare(before, after)
		if len(before.Pairs)-len(r.Gone)+len(r.Came) != len(after.Pairs) {
			t.Fatalf("ripple does not add up: %+v", r)
		}
		if after.Matched()-before.Matched() != len(r.Joined)-len(r.Left) {
			t.Fatalf("ripple loses people: %+v", r)
		}
		for _, w := range r.Left {
			if _, was := before.PairOf(w.ID); !was {
				t.Fatalf("%v had nobody to lose", w)
			}
		}
		for _, w := range r.Joined {
			if _, is := after.PairOf(w.ID); !is {
				t.Fatalf("%v joined nobody", w)
			}
		}
	})
}

func TestExplain(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 2, 12).Draw(t, "pool"))
		before := plan(t, s, Options{})
		a, b := rapid.SampledFrom(matchingtest.IDsOf(peopleOf(s))).Draw(t, "a"), rapid.SampledFrom(matchingtest.IDsOf(peopleOf(s))).Draw(t, "b")
		e, err := Explain(context.Background(), s, before, a, b, Options{})
		if err != nil {
			t.Fatal(err)
		}
		answers := 0
		for _, is := range []bool{e.Together, len(e.Breaches) > 0, len(e.Fixed) > 0, e.Ripple != nil} {
			if is {
				answers++
			}
		}
		if answers != 1 {
			t.Fatalf("%d answers: %+v", answers, e)
		}
	})
	s := scorerOf(matching.Pool{Programme: matchingtest.Shipped(t)})
	if _, err := Explain(context.Background(), s, plan(t, s, Options{}), 1, 2, Options{}); err == nil {
		t.Error("explained two people who are not there")
	}
}

func TestLockedPeopleHaveNoPrices(t *testing.T) {
	people := []*matching.Applicant{matchingtest.Person(1, "Amara Osei", nil), matchingtest.Person(2, "Tom Bridger", nil)}
	for state, want := range map[matching.State]string{
		matching.Locked:     "Amara Osei is locked with Tom Bridger",
		matching.Overridden: "Amara Osei is paired by override with Tom Bridger",
		matching.Published:  "Amara Osei is in a published pair with Tom Bridger",
	} {
		s := scorerOf(matching.Pool{Programme: matchingtest.Shipped(t), People: people, Fixed: []matching.Pair{{A: 2, B: 1, State: state}}})
		err := Prices(context.Background(), s, plan(t, s, Options{}), 1, Options{}, func(Price) bool { return true })
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v", state, err)
		}
	}
}

// Somebody who is locked and takes a second partner can be given one, at a price.
func TestSecondPartnersHavePrices(t *testing.T) {
	p := matchingtest.SecondPartners(matchingtest.Shipped(t))
	pool := matching.Pool{Programme: p, People: matchingtest.Cohort(p, 12)}
	pool.People[0].Answers[programme.FieldCapacity] = matchingtest.Counts(2)
	first := plan(t, scorerOf(pool), Options{})
	pair, ok := first.PairOf(1)
	if !ok {
		t.Fatal("the first person has no partner")
	}
	pair.State = matching.Locked
	pool.Fixed = []matching.Pair{pair}
	s := scorerOf(pool)
	before := plan(t, s, Options{})
	partner := pair.Team().Others(1)[0]
	priced := 0
	err := Prices(context.Background(), s, before, 1, Options{}, func(price Price) bool {
		if price.Locked != (price.Partner == partner) {
			t.Errorf("%+v, who is with %d", price, partner)
		}
		if price.Locked || price.Blocked != nil {
			return true
		}
		priced++
		forced := pool
		forced.Fixed = append(slices.Clone(pool.Fixed), matching.Pair{A: 1, B: price.Partner, State: matching.Overridden})
		want := priceOf(s, before, plan(t, scorerOf(forced), Options{}), Price{Partner: price.Partner, Score: price.Score})
		if price.People != want.People || price.Points != want.Points {
			t.Errorf("%+v, with the pair decided %+v", price, want)
		}
		return true
	})
	if err != nil || priced == 0 {
		t.Fatal(priced, err)
	}
	if e, err := Explain(context.Background(), s, before, 1, before.Pairs[0].B, Options{}); err != nil || len(e.Fixed) > 0 {
		t.Errorf("%+v, %v", e, err)
	}
	var is *FixedError
	if err := Prices(context.Background(), s, before, partner, Options{}, func(Price) bool { return true }); !errors.As(err, &is) {
		t.Errorf("the partner takes nobody else: %v", err)
	}
}
