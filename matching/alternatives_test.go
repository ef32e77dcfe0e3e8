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
		if s.spare != nil {
			return // see TestAlternativesWithSecondPartners
		}
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

// everyPlan is the merits of every set of pairs, with a trio where there may be one.
func everyPlan(s *Scorer, people []int, o Options) []merits {
	g := &brutal{s: s}
	var all []merits
	var extend func(rest []int, trio bool, teams [][]int)
	extend = func(rest []int, trio bool, teams [][]int) {
		if len(rest) == 0 {
			all = append(all, meritsOf(g, o, teams))
			return
		}
		i, rest := rest[0], rest[1:]
		extend(rest, trio, teams)
		for k, j := range rest {
			if !g.may(i, j) {
				continue
			}
			without := slices.Delete(slices.Clone(rest), k, k+1)
			extend(without, trio, append(slices.Clip(teams), []int{i, j}))
			for l, h := range without[k:] {
				if trio && g.may(i, h) && g.may(j, h) {
					extend(slices.Delete(slices.Clone(without), k+l, k+l+1), false, append(slices.Clip(teams), []int{i, j, h}))
				}
			}
		}
	}
	extend(people, s.trios() && len(people)%2 == 1, nil)
	return all
}

func meritsOf(g *brutal, o Options, teams [][]int) merits {
	m := merits{}
	if o.Priority == programme.PriorityWeakest {
		m.weakest = maxScore + 1
	}
	for _, team := range teams {
		m.people += len(team)
		m.total += g.score(team)
		if o.Priority == programme.PriorityWeakest {
			for k, i := range team {
				for _, j := range team[:k] {
					m.weakest = min(m.weakest, g.s.Score(i, j))
				}
			}
		}
	}
	return m
}

func engineMerits(s *Scorer, p *Plan, o Options) merits {
	var teams [][]int
	for _, q := range p.Pairs {
		if !q.State.Fixed() {
			team := []int{}
			for _, i := range s.numbers(q) {
				team = append(team, int(i))
			}
			teams = append(teams, team)
		}
	}
	return meritsOf(&brutal{s: s}, o, teams)
}
