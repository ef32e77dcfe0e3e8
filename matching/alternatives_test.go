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
		found, err := Alternatives(context.Background(), s, before, count, 1, o)
		if err != nil {
			t.Fatal(err)
		}
		all := everyPlan(s, freePeople(s), o)
		slices.SortFunc(all, func(a, b bruted) int { return b.compare(a.merits) })
		if all = all[1:]; len(found) != min(count, len(all)) {
			t.Fatalf("%d alternatives of %d", len(found), len(all))
		}
		seen := []*Plan{before}
		for k, a := range found {
			if err := a.Plan.Verify(s); err != nil {
				t.Fatal(err)
			}
			if got := engineMerits(s, a.Plan, o); got != all[k].merits {
				t.Fatalf("alternative %d is %+v, want %+v", k, got, all[k].merits)
			}
			if !a.Proved {
				t.Fatal("not proved")
			}
			if a.Tied != (engineMerits(s, seen[len(seen)-1], o) == all[k].merits) {
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

// Plans that are asked to differ in several pairs do, and none that does is better where that is said.
func TestAlternativesKeepTheirDistance(t *testing.T) {
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(pools(p, 4, 9).Draw(t, "pool"))
		if s.spare != nil {
			return
		}
		o := Options{Priority: rapid.SampledFrom([]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}).Draw(t, "priority")}
		before := plan(t, s, o)
		differ := rapid.IntRange(2, 4).Draw(t, "differ")
		found, err := Alternatives(context.Background(), s, before, 3, differ, o)
		if err != nil {
			t.Fatal(err)
		}
		all := everyPlan(s, freePeople(s), o)
		others := [][]Team{engineTeams(before)}
		for _, a := range found {
			if err := a.Plan.Verify(s); err != nil {
				t.Fatal(err)
			}
			own := engineTeams(a.Plan)
			if n := nearestOf(own, others, differ); n >= 0 {
				t.Fatalf("%v differs from %v in less than %d", own, others[n], differ)
			}
			mine := engineMerits(s, a.Plan, o)
			for _, other := range all {
				if a.Proved && other.compare(mine) > 0 && nearestOf(other.teamsOf(s), others, differ) < 0 {
					t.Fatalf("%+v is called the best, %+v is better: %v", mine, other.merits, other.teams)
				}
			}
			others = append(others, own)
		}
	})
}

// nearestOf is which of some plans another one does not differ from in enough of its pairs, or -1.
func nearestOf(teams []Team, others [][]Team, differ int) int {
	return slices.IndexFunc(others, func(other []Team) bool {
		gone := 0
		for _, team := range other {
			if !slices.Contains(teams, team) {
				gone++
			}
		}
		return gone < differ
	})
}

// bruted is a plan that brute force found.
type bruted struct {
	merits
	teams [][]int
}

func (b bruted) teamsOf(s *Scorer) []Team {
	var teams []Team
	for _, team := range b.teams {
		var ids []ID
		for _, i := range team {
			ids = append(ids, s.people[i].ID)
		}
		teams = append(teams, TeamOf(ids...))
	}
	return teams
}

// everyPlan is every set of pairs, with a trio where there may be one.
func everyPlan(s *Scorer, people []int, o Options) []bruted {
	g := &brutal{s: s}
	var all []bruted
	var extend func(rest []int, trio bool, teams [][]int)
	extend = func(rest []int, trio bool, teams [][]int) {
		if len(rest) == 0 {
			all = append(all, bruted{meritsOf(g, o, teams), teams})
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
	extend(people, mayTrio(s, people), nil)
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
