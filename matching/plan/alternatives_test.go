package plan

import (
	"context"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"

	"pgregory.net/rapid"
)

// Of all plans of a small cohort, Alternatives gives the best but one, the best but two, and so on.
func TestAlternativesAreTheBestOfAllPlans(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 2, 7).Draw(t, "pool"))
		if s.SecondPartners() {
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
		seen := []*matching.Plan{before}
		for k, a := range found {
			if err := Verify(a.Plan, s); err != nil {
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
				if r := matching.Compare(other, a.Plan); len(r.Gone)+len(r.Came) == 0 {
					t.Fatal("the same plan twice")
				}
			}
			seen = append(seen, a.Plan)
		}
	})
}

// What is foreseen of the plans without one pair of the best is never less than there is.
func TestForeseenWithoutOnePair(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 4, 12).Draw(t, "pool"))
		o := Options{Priority: rapid.SampledFrom([]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}).Draw(t, "priority")}
		r := &ranking{c: newColumnGeneration(s), o: o, alone: map[[3]int32]*part{}, proved: true}
		r.all = r.c.wholeProblem(screenOf(s), nil)
		best := &part{}
		if err := r.solve(context.Background(), best); err != nil {
			t.Fatal(err)
		}
		if err := r.foresee(context.Background(), best); err != nil {
			t.Fatal(err)
		}
		for key, bound := range r.foreseen {
			without := &part{without: barred{key: true}}
			if err := r.solve(context.Background(), without); err != nil {
				t.Fatal(err)
			}
			if bound.compare(without) < 0 {
				t.Fatalf("without %v: foreseen %+v, %d unchanged; there is %+v, %d unchanged; the best is %+v, %d unchanged",
					key, bound.merits, bound.unchanged, without.merits, without.unchanged, best.merits, best.unchanged)
			}
		}
	})
}

// A part of all plans, those without some pairs and trios, is planned exactly. Pairs that may not be on
// their own may be in a trio, which then may bring three people more together with others.
func TestPartsAreTheBestWithoutSomeTeams(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 4, 9).Draw(t, "pool"))
		if s.SecondPartners() {
			return
		}
		o := Options{Priority: rapid.SampledFrom([]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}).Draw(t, "priority")}
		c := newColumnGeneration(s)
		q := c.wholeProblem(screenOf(s), nil)
		q.barred = barred{}
		all := everyPlan(s, freePeople(s), o)
		for range rapid.IntRange(0, 8).Draw(t, "barred") {
			teams := rapid.SampledFrom(all).Draw(t, "plan").teams
			if len(teams) == 0 {
				continue
			}
			team := rapid.SampledFrom(teams).Draw(t, "team")
			if len(team) == 3 && rapid.Bool().Draw(t, "couples") {
				for k := range team {
					q.barred[teamKey(numbered(slices.Delete(slices.Clone(team), k, k+1)))] = true
				}
			} else {
				q.barred[teamKey(numbered(team))] = true
			}
		}
		want := merits{}
		for _, b := range all {
			bars := func(team []int) bool { return q.barred[teamKey(numbered(team))] }
			if !slices.ContainsFunc(b.teams, bars) && b.compare(want) > 0 {
				want = b.merits
			}
		}
		found, err := c.solveInOrder(context.Background(), o, q)
		if err != nil {
			t.Fatal(err)
		}
		var teams [][]int
		for _, team := range found.teams {
			teams = append(teams, []int{})
			for _, i := range team {
				teams[len(teams)-1] = append(teams[len(teams)-1], int(i))
			}
		}
		if got := meritsOf(&brutal{s: s}, o, teams); !found.proved || got != want {
			t.Fatalf("%+v is proved %v, want %+v", got, found.proved, want)
		}
	})
}

// Where all pairs but one are barred, the other three people can still be a trio.
func TestBarredPairsMakeATrio(t *testing.T) {
	p := matchingtest.WithTrios(matchingtest.Ties(t))
	people := matchingtest.Cohort(p, 5)
	for _, person := range people {
		person.Answers["grade"] = matchingtest.Picks("low")
	}
	c := newColumnGeneration(scorerOf(matching.Pool{Programme: p, People: people}))
	q := c.wholeProblem(screenOf(c.s), nil)
	q.scale, q.bonus = worths(c.s, Options{})
	q.barred = barred{}
	for i := range int32(5) {
		for j := range i {
			if i > 1 {
				q.barred[[3]int32{j, i, -1}] = true
			}
		}
	}
	a, err := c.solve(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	if want := [][]int32{{0, 1}, {2, 3, 4}}; !slices.EqualFunc(a.teams(), want, slices.Equal) || a.rank != 5 || !a.meets() {
		t.Errorf("%v (%+v), want %v", a.teams(), a.merit, want)
	}
}

// numbered is a team as the engine has it.
func numbered(team []int) []int32 {
	numbers := make([]int32, len(team))
	for k, i := range team {
		numbers[k] = int32(i)
	}
	return numbers
}

// Plans that are asked to differ in several pairs do, and none that does is better where that is said.
func TestAlternativesKeepTheirDistance(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 4, 9).Draw(t, "pool"))
		if s.SecondPartners() {
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
		others := [][]matching.Team{engineTeams(before)}
		for _, a := range found {
			if err := Verify(a.Plan, s); err != nil {
				t.Fatal(err)
			}
			own := engineTeams(a.Plan)
			if n := nearestOf(own, others, differ); n >= 0 {
				t.Fatalf("%v differs from %v in less than %d", own, others[n], differ)
			}
			mine := engineMerits(s, a.Plan, o)
			if !a.Proved {
				t.Fatalf("of so few people %+v is not proved", mine)
			}
			for _, other := range all {
				if a.Proved && other.compare(mine) > 0 && nearestOf(other.teamsOf(s), others, differ) < 0 {
					t.Fatalf("%+v is called the best, %+v is better: %v", mine, other.merits, other.teams)
				}
			}
			others = append(others, own)
		}
		for _, other := range all {
			if len(found) < 3 && nearestOf(other.teamsOf(s), others, differ) < 0 {
				t.Fatalf("%d found, and %v differs from them", len(found), other.teams)
			}
		}
	})
}

// The same by fines alone, as in large cohorts: what is called proved is, and the best comes first.
func TestFinesKeepPlansApart(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 4, 9).Draw(t, "pool"))
		if s.SecondPartners() {
			return
		}
		o := Options{Priority: rapid.SampledFrom([]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}).Draw(t, "priority")}
		before := plan(t, s, o)
		differ := rapid.IntRange(2, 4).Draw(t, "differ")
		r := &ranking{c: newColumnGeneration(s), o: o, proved: true}
		r.all = r.c.wholeProblem(matesOf(s, before.Teams()), nil)
		var err error
		if r.fixed, err = fixedPairs(s, nil); err == nil {
			whole := &part{}
			r.parts = []*part{whole}
			err = r.solve(context.Background(), whole)
		}
		if err != nil {
			t.Fatal(err)
		}
		d := &diversity{ranking: r, differ: differ}
		d.avoid(before)
		found, err := d.diversify(context.Background(), nil, 3, r.parts[0].merits, merits{}, before.Total)
		if err != nil {
			t.Fatal(err)
		}
		others := [][]matching.Team{engineTeams(before)}
		last := engineMerits(s, before, o)
		for _, a := range found {
			if err := Verify(a.Plan, s); err != nil {
				t.Fatal(err)
			}
			own, mine := engineTeams(a.Plan), engineMerits(s, a.Plan, o)
			if n := nearestOf(own, others, differ); n >= 0 {
				t.Fatalf("%v differs from %v in less than %d", own, others[n], differ)
			}
			if mine.compare(last) > 0 {
				t.Fatalf("%+v after %+v", mine, last)
			}
			for _, other := range everyPlan(s, freePeople(s), o) {
				if a.Proved && other.compare(mine) > 0 && nearestOf(other.teamsOf(s), others, differ) < 0 {
					t.Fatalf("%+v is called the best, %+v is better: %v", mine, other.merits, other.teams)
				}
			}
			others, last = append(others, own), mine
		}
	})
}

// nearestOf is which of some plans another one does not differ from in enough of its pairs, or -1.
func nearestOf(teams []matching.Team, others [][]matching.Team, differ int) int {
	return slices.IndexFunc(others, func(other []matching.Team) bool {
		kept := 0
		for _, team := range other {
			if slices.Contains(teams, team) {
				kept++
			}
		}
		return max(len(teams), len(other))-kept < differ
	})
}

// bruted is a plan that brute force found.
type bruted struct {
	merits
	teams [][]int
}

func (b bruted) teamsOf(s *score.Scorer) []matching.Team {
	var teams []matching.Team
	for _, team := range b.teams {
		var ids []matching.ID
		for _, i := range team {
			ids = append(ids, s.Person(i).ID)
		}
		teams = append(teams, matching.TeamOf(ids...))
	}
	return teams
}

// everyPlan is every set of pairs, with a trio where there may be one.
func everyPlan(s *score.Scorer, people []int, o Options) []bruted {
	g := &brutal{s: s}
	parts := masks(s, people)
	var all []bruted
	var extend func(rest []int, trio uint64, teams [][]int)
	extend = func(rest []int, trio uint64, teams [][]int) {
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
				if trio&(1<<i) != 0 && g.may(i, h) && g.may(j, h) {
					others := trio
					for _, part := range parts {
						if part&(1<<i) != 0 {
							others &^= part
						}
					}
					extend(slices.Delete(slices.Clone(without), k+l, k+l+1), others, append(slices.Clip(teams), []int{i, j, h}))
				}
			}
		}
	}
	extend(people, oddMasks(s, people), nil)
	return all
}

func meritsOf(g *brutal, o Options, teams [][]int) merits {
	m := merits{}
	if o.Priority == programme.PriorityWeakest {
		m.weakest = matching.MaxScore + 1
	}
	for _, team := range teams {
		m.people += len(team)
		m.total += g.score(team)
		for _, i := range team {
			if g.s.First(i) {
				m.first++
			}
		}
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

func engineMerits(s *score.Scorer, p *matching.Plan, o Options) merits {
	var teams [][]int
	for _, q := range p.Pairs {
		if !q.State.Fixed() {
			team := []int{}
			for _, i := range numbers(s, q) {
				team = append(team, int(i))
			}
			teams = append(teams, team)
		}
	}
	return meritsOf(&brutal{s: s}, o, teams)
}
