package plan

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"

	"pgregory.net/rapid"
)

// apart is a pool of people who can only be paired within each of some numbers of them: between these all are blocked.
func apart(t testing.TB, numbers ...int) matching.Pool {
	p := matchingtest.WithTrios(matchingtest.Ties(t))
	n := 0
	for _, of := range numbers {
		n += of
	}
	pool := matching.Pool{Programme: p, People: matchingtest.Cohort(p, n), Blocked: map[matching.Couple]bool{}}
	in := make([]int, 0, n)
	for k, of := range numbers {
		for range of {
			in = append(in, k)
		}
	}
	for i, a := range pool.People {
		a.Answers["grade"] = matchingtest.Picks("low")
		for j, b := range pool.People[:i] {
			if in[i] != in[j] {
				pool.Blocked[matching.CoupleOf(a.ID, b.ID)] = true
			}
		}
	}
	return pool
}

// Three can be together in each part of an odd number of people, whatever all together are, and in no part of an even one.
func TestTrioInEveryOddPart(t *testing.T) {
	for _, test := range []struct {
		parts          []int
		trios, waiting int
	}{
		{[]int{4, 1}, 0, 1},
		{[]int{3, 1}, 1, 1},
		{[]int{3, 3}, 2, 0},
		{[]int{5, 4, 3}, 2, 0},
		{[]int{7, 3, 2, 1, 1}, 2, 2},
		{[]int{3, 3, 3, 5}, 4, 0},
	} {
		for _, o := range everyOption {
			s := scorerOf(apart(t, test.parts...))
			found := plan(t, s, o)
			trios := 0
			for _, q := range found.Pairs {
				if q.IsTrio() {
					trios++
				}
			}
			if trios != test.trios || len(found.Waiting) != test.waiting {
				t.Errorf("%v, %v: %d trios, %d wait: %+v", test.parts, o, trios, len(found.Waiting), found)
			}
		}
	}
}

// Whoever is left over of an odd number is told so, and whether that is everybody.
func TestLeftOverOfAnOddPart(t *testing.T) {
	for want, parts := range map[string][]int{
		"an odd number of people: one is left over":                                         {5},
		"an odd number of people who can only be paired among themselves: one is left over": {5, 4},
	} {
		pool := apart(t, parts...)
		waits := *pool.Programme
		waits.Odd = programme.OddWait
		pool.Programme = &waits
		if found := plan(t, scorerOf(pool), Options{}); len(found.Waiting) != 1 || found.Waiting[0].Why != want {
			t.Errorf("%v: %+v", parts, found.Waiting)
		}
	}
}

// A second trio in one part, or one in a part of an even number, is found; one of an odd number of all people together,
// as plans had it that were made before, is not.
func TestVerifyFindsTriosTooMany(t *testing.T) {
	three := func(s *score.Scorer, p *matching.Plan, numbers ...int32) {
		p.Pairs = append(p.Pairs, newPair(s, numbers, matching.Suggested))
	}
	for name, test := range map[string]struct {
		parts []int
		trios [][]int32
		want  error
	}{
		"twice in one":        {[]int{6, 1, 1}, [][]int32{{0, 1, 2}, {3, 4, 5}}, ErrTrios},
		"in an even part":     {[]int{4, 2}, [][]int32{{0, 1, 2}}, ErrTrios},
		"as it was made once": {[]int{4, 1}, [][]int32{{0, 1, 2}}, nil},
		"in two odd parts":    {[]int{3, 5}, [][]int32{{0, 1, 2}, {3, 4, 5}}, nil},
	} {
		pool := apart(t, test.parts...)
		s := scorerOf(pool)
		p := &matching.Plan{Order: matching.Best, Bound: 1 << 20}
		at := map[matching.ID]int32{} // the cohort's own order
		for k, a := range pool.People {
			at[matching.ID(k)] = int32(number(s, a.ID))
		}
		for _, trio := range test.trios {
			numbers := []int32{at[matching.ID(trio[0])], at[matching.ID(trio[1])], at[matching.ID(trio[2])]}
			slices.Sort(numbers)
			three(s, p, numbers...)
		}
		arrange(p, s)
		p.Waiting = waiting(s, nil, p)
		if err := Verify(p, s); !errors.Is(err, test.want) || (test.want == nil) != (err == nil) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The parts, and who holds one together beside somebody, are those of the graph of all pairs.
func TestPartsAreThoseOfAllPairs(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		pool := matchingtest.Pools(p, 2, 12).Draw(t, "pool")
		for range rapid.IntRange(0, 40).Draw(t, "fewer") { // until the graph hangs together by few
			a, b := rapid.SampledFrom(pool.People).Draw(t, "a"), rapid.SampledFrom(pool.People).Draw(t, "b")
			if a != b {
				pool.Blocked[matching.CoupleOf(a.ID, b.ID)] = true
			}
		}
		s := scorerOf(pool)
		free := freePeople(s)
		found := partsOf(s, nil, freeNumbers(s))
		if want := masks(s, free); len(found) != len(want) {
			t.Fatalf("%v, brute force says %b", found, want)
		}
		sorted := func(parts [][]int32) [][]int32 {
			for _, part := range parts {
				slices.Sort(part)
			}
			return parts
		}
		for rows := range 3 {
			if byIndex := partsAfter(s, score.NewIndex(s), freeNumbers(s), rows); !reflect.DeepEqual(sorted(byIndex), sorted(found)) {
				t.Fatalf("by the index after %d rows %v, by all rows %v", rows, byIndex, found)
			}
		}
		for _, part := range found {
			mask := uint64(0)
			for _, i := range part {
				mask |= 1 << i
			}
			if !slices.Contains(masks(s, free), mask) {
				t.Fatalf("%v is no part", part)
			}
		}
		g := newSparse(s, freeNumbers(s))
		for _, x := range free {
			cuts := g.parting(x)
			before := masks(s, free)
			mine := before[slices.IndexFunc(before, func(part uint64) bool { return part&(1<<x) != 0 })]
			for _, y := range free {
				if y == x || mine&(1<<y) == 0 {
					continue
				}
				rest := 0
				for _, part := range masks(s, freePeople(s, s.Person(x).ID, s.Person(y).ID)) {
					if part&mine != 0 {
						rest++
					}
				}
				if rest > 1 && !cuts[y] {
					t.Fatalf("without %d and %d the others fall into %d parts", x, y, rest)
				}
			}
		}
	})
}

// The price of a pair without which three may be together elsewhere is that of the plan in which they are.
func TestPricesWhereOthersFallApart(t *testing.T) {
	// Two threes, and two people between them, all of whom are an even number and hang together.
	pool := apart(t, 3, 2, 3)
	for _, i := range []int{3, 4} {
		for j := range pool.People {
			delete(pool.Blocked, matching.CoupleOf(pool.People[i].ID, pool.People[j].ID))
		}
	}
	s := scorerOf(pool)
	for _, o := range everyOption {
		before := plan(t, s, o)
		told := 0
		err := Prices(context.Background(), s, before, pool.People[3].ID, o, func(p Price) bool {
			forced, err := Forced(context.Background(), s, before, pool.People[3].ID, p.Partner, o)
			if err != nil {
				t.Fatal(err)
			}
			want := priceOf(s, before, forced, Price{Partner: p.Partner, Score: p.Score})
			if p.People != want.People || p.Points != want.Points || o.weakestFirst() && p.Weakest != want.Weakest {
				t.Errorf("%v: %+v, the plan says %+v", o, p, want)
			}
			for _, q := range forced.Pairs {
				if q.IsTrio() {
					told++
				}
			}
			return true
		})
		if err != nil || told == 0 {
			t.Error(err, "trios in the plans:", told)
		}
	}
}

// Who waits with priority goes before points and before the weakest pair, and never before a person more.
func TestPriorityGoesBeforePoints(t *testing.T) {
	p := matchingtest.Ties(t)
	waits := *p
	waits.Odd = programme.OddWait
	pool := matching.Pool{Programme: &waits, People: matchingtest.Cohort(&waits, 9)}
	for _, a := range pool.People {
		a.Answers["grade"] = matchingtest.Picks("low")
	}
	for _, o := range everyOption {
		pool.First = nil
		without := plan(t, scorerOf(pool), o)
		if len(without.Waiting) != 1 {
			t.Fatalf("%+v", without)
		}
		last := without.Waiting[0].ID
		pool.First = map[matching.ID]bool{last: true}
		s := scorerOf(pool)
		with := plan(t, s, o)
		if _, paired := with.PairOf(last); !paired || with.Matched() != without.Matched() {
			t.Errorf("%v: who waits with priority waits: %+v", o, with)
		}
		for _, a := range pool.People { // all of them: then one must wait
			pool.First[a.ID] = true
		}
		if all := plan(t, scorerOf(pool), o); all.Total != without.Total || all.Matched() != without.Matched() {
			t.Errorf("%v: where everybody waits with priority nobody does: %d, %d", o, all.Total, without.Total)
		}
	}
}
