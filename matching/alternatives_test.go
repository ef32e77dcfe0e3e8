package matching

import (
	"context"
	"slices"
	"testing"

	"crosswalk/matching/programme"

	"pgregory.net/rapid"
)

// Of all plans of a small cohort, Alternatives gives the best but one, the best but two, and so on.
func TestAlternativesAreTheBestOfAllPlans(t *testing.T) {
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(pools(p, 2, 7).Draw(t, "pool"))
		o := Options{Priority: rapid.SampledFrom([]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}).Draw(t, "priority")}
		before := plan(t, s, o)
		count := rapid.IntRange(1, 6).Draw(t, "count")
		found, err := Alternatives(context.Background(), s, before, count, o)
		if err != nil {
			t.Fatal(err)
		}
		all := everyPlan(s, freePeople(s), o)
		slices.SortFunc(all, func(a, b merits) int { return b.compare(a) })
		if all = all[1:]; len(found) != min(count, len(all)) {
			t.Fatalf("%d alternatives of %d", len(found), len(all))
		}
		seen := []*Plan{before}
		for k, a := range found {
			if err := a.Plan.Verify(s); err != nil {
				t.Fatal(err)
			}
			if got := engineMerits(s, a.Plan, o); got != all[k] {
				t.Fatalf("alternative %d is %+v, want %+v", k, got, all[k])
			}
			if a.Tied != (engineMerits(s, seen[len(seen)-1], o) == all[k]) {
				t.Fatalf("alternative %d: tied %v", k, a.Tied)
			}
			for _, other := range seen {
				if r := Compare(other, a.Plan); len(r.Gone)+len(r.Came) == 0 {
					t.Fatal("the same plan twice")
				}
			}
			seen = append(seen, a.Plan)
		}
	})
}

// everyPlan is the merits of every set of pairs that may be.
func everyPlan(s *Scorer, people []int, o Options) []merits {
	lowest := func(m merits, score int) int {
		if o.Priority == programme.PriorityWeakest {
			return min(m.weakest, score)
		}
		return 0
	}
	if len(people) == 0 {
		return []merits{{weakest: lowest(merits{weakest: maxScore + 1}, maxScore+1)}}
	}
	all := everyPlan(s, people[1:], o)
	for k, j := range people[1:] {
		if !s.Allowed(people[0], j) {
			continue
		}
		rest := slices.Delete(slices.Clone(people[1:]), k, k+1)
		for _, m := range everyPlan(s, rest, o) {
			score := s.Score(people[0], j)
			all = append(all, merits{m.pairs + 1, lowest(m, score), m.total + score})
		}
	}
	return all
}

func engineMerits(s *Scorer, p *Plan, o Options) merits {
	m := merits{}
	if o.Priority == programme.PriorityWeakest {
		m.weakest = maxScore + 1
	}
	for _, q := range p.Pairs {
		if q.State.Fixed() {
			continue
		}
		m.pairs++
		m.total += q.Score
		m.weakest = min(m.weakest, q.Score)
	}
	return m
}
