package group_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crosswalk/matching/group"
)

// members makes people of places and organisations, and a fit that scores any two.
func members(n, places, organisations int, seed uint64) ([]group.Member, group.Fit) {
	r := rand.New(rand.NewPCG(seed, 3))
	people := make([]group.Member, n)
	scores := make([][]int, n)
	themes := make([]int, n)
	for i := range people {
		people[i] = group.Member{Key: fmt.Sprintf("p%05d", i), Same: []string{fmt.Sprint("place ", r.IntN(places))}, Apart: []string{fmt.Sprint("organisation ", r.IntN(organisations))}}
		scores[i] = make([]int, n)
		themes[i] = r.IntN(1 << 8)
	}
	for i := range scores {
		for j := range i {
			both := themes[i] & themes[j]
			score := 0
			for ; both > 0; both &= both - 1 {
				score += 150
			}
			scores[i][j] = min(1000, score+r.IntN(100))
			scores[j][i] = scores[i][j]
		}
	}
	return people, func(i, j int) (int, bool) { return scores[i][j], false }
}

func TestSetsOf103(t *testing.T) {
	people, fit := members(103, 5, 20, 1)
	f := group.Sets(people, 5, 8, fit)
	for set, n := range group.Sizes(f.Of, f.Sets) {
		if n < 5 || n > 8 {
			t.Errorf("set %d has %d people", set+1, n)
		}
	}
	if f.Unlike > 0 || f.Clashes > f.Unavoidable {
		t.Errorf("%d unlike, %d clashes of which %d cannot be avoided", f.Unlike, f.Clashes, f.Unavoidable)
	}
	mean, bound := f.Total/f.Pairs, f.Bound/f.Pairs
	t.Logf("%d sets, mean %d of at most %d", f.Sets, mean, bound)
	if mean > bound || mean < bound*8/10 {
		t.Errorf("mean %d of at most %d", mean, bound)
	}
}

// TestSetsProperty: sizes are kept where they can be, everybody is in a set, pinned people stay together, what is said
// is counted, and the order of the people changes nothing.
func TestSetsProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "people")
		people, fit := members(n, rapid.IntRange(1, 4).Draw(t, "places"), rapid.IntRange(1, 9).Draw(t, "organisations"), rapid.Uint64().Draw(t, "seed"))
		for range rapid.IntRange(0, 2).Draw(t, "pins") {
			people[rapid.IntRange(0, n-1).Draw(t, "pinned")].Pinned = rapid.IntRange(1, 2).Draw(t, "in")
		}
		f := group.Sets(people, 5, 8, fit)
		sizes := group.Sizes(f.Of, max(f.Sets, slices.Max(f.Of)))
		possible := (n+7)/8 <= n/5
		for _, size := range sizes {
			if possible && size > 0 && (size < 5 || size > 8) {
				t.Fatalf("sizes %v", sizes)
			}
		}
		total, clashes, unlike := 0, 0, 0
		for i, p := range people {
			if f.Of[i] < 1 || p.Pinned > 0 && p.Pinned != f.Of[i] && f.Sets > 1 {
				t.Fatalf("%v stands in %d", p, f.Of[i])
			}
			for j := range i {
				if f.Of[i] != f.Of[j] {
					continue
				}
				score, _ := fit(i, j)
				total += score
				if people[j].Apart[0] == p.Apart[0] {
					clashes++
				}
				if people[j].Same[0] != p.Same[0] {
					unlike++
				}
			}
		}
		if total != f.Total || clashes != f.Clashes || unlike != f.Unlike || f.Total > f.Bound || f.Clashes < f.Unavoidable {
			t.Fatalf("%+v; counted %d, %d, %d", f, total, clashes, unlike)
		}
		order := rapid.Permutation(people).Draw(t, "order")
		number := map[string]int{}
		for i, p := range people {
			number[p.Key] = i
		}
		again := group.Sets(order, 5, 8, func(i, j int) (int, bool) { return fit(number[order[i].Key], number[order[j].Key]) })
		for i, p := range order {
			if again.Of[i] != f.Of[number[p.Key]] {
				t.Fatal("another order gives other sets")
			}
		}
	})
}

// TestSetsBestOfFew: where all sets can be tried, the search finds the best, and the bound is no less.
func TestSetsBestOfFew(t *testing.T) {
	for seed := range uint64(5) {
		people, fit := members(8, 1, 8, seed)
		f := group.Sets(people, 4, 4, fit)
		best := 0
		for mask := range 1 << 8 {
			var sides [2][]int
			for i := range people {
				sides[mask>>i&1] = append(sides[mask>>i&1], i)
			}
			if len(sides[0]) != 4 {
				continue
			}
			total, clashes := 0, 0
			for _, side := range sides {
				for k, i := range side {
					for _, j := range side[:k] {
						score, _ := fit(i, j)
						total += score
						if people[i].Apart[0] == people[j].Apart[0] {
							clashes++
						}
					}
				}
			}
			if clashes <= f.Clashes {
				best = max(best, total)
			}
		}
		if f.Total != best || f.Bound < best {
			t.Errorf("seed %d: total %d, bound %d, the best is %d", seed, f.Total, f.Bound, best)
		}
	}
}

// TestSetsKeepApart: two of one organisation are in one set only where there is no other way, and a rule is kept alike.
func TestSetsKeepApart(t *testing.T) {
	var people []group.Member
	for i := range 30 {
		people = append(people, group.Member{Key: fmt.Sprintf("%02d", i), Apart: []string{fmt.Sprint(i % 6)}})
	}
	if f := group.Sets(people, 5, 8, nil); f.Clashes > 0 {
		t.Errorf("%+v", f)
	}
	for i := range people {
		people[i].Apart = nil
	}
	f := group.Sets(people, 5, 8, func(i, j int) (int, bool) { return 500, i%5 == j%5 })
	if f.Clashes > 5*15-5*10 && f.Clashes > 10 {
		t.Errorf("%+v", f)
	}
}

// TestSetsEven: answers are spread over the sets.
func TestSetsEven(t *testing.T) {
	var people []group.Member
	for i := range 24 {
		people = append(people, group.Member{Key: fmt.Sprintf("%02d", i), Even: []string{fmt.Sprint(i / 12)}})
	}
	f := group.Sets(people, 6, 6, nil)
	for set := range 4 {
		n := 0
		for i := range 12 {
			if f.Of[i] == set+1 {
				n++
			}
		}
		if n != 3 {
			t.Errorf("set %d has %d of the first half", set+1, n)
		}
	}
}

func BenchmarkSets103(b *testing.B) {
	people, fit := members(103, 5, 20, 1)
	for b.Loop() {
		group.Sets(people, 5, 8, fit)
	}
}

func BenchmarkSets4000(b *testing.B) {
	people, fit := members(4000, 50, 300, 1)
	for b.Loop() {
		group.Sets(people, 5, 8, fit)
	}
}

// A rule that keeps people of one place together is kept as well as where the programme says that a set is of one place: nobody
// is with anybody of another.
func TestSetsWithinARule(t *testing.T) {
	for seed := range uint64(6) {
		people, scores := members(102, 4, 40, seed)
		place := make([]string, len(people))
		for i := range people {
			place[i], people[i].Same = people[i].Same[0], nil
		}
		f := group.Sets(people, 5, 8, func(i, j int) (int, bool) {
			score, _ := scores(i, j)
			return score, place[i] != place[j]
		})
		if f.Clashes > f.Unavoidable {
			t.Errorf("seed %d: %d clashes, of which %d cannot be avoided", seed, f.Clashes, f.Unavoidable)
		}
		for set, n := range group.Sizes(f.Of, f.Sets) {
			if n < 5 || n > 8 {
				t.Errorf("seed %d: set %d has %d people", seed, set+1, n)
			}
		}
	}
}
