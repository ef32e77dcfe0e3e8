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

// A part of all plans, those without some pairs and trios, is planned exactly. Pairs that may not be on
// their own may be in a trio, which then may bring three people more together with others.
func TestPartsAreTheBestWithoutSomeTeams(t *testing.T) {
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(pools(p, 4, 9).Draw(t, "pool"))
		if s.spare != nil {
			return
		}
		o := Options{Priority: rapid.SampledFrom([]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}).Draw(t, "priority")}
		c := newCourse(s)
		q := c.free(s.screen, nil)
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
					q.barred[barredTeam(numbered(slices.Delete(slices.Clone(team), k, k+1)))] = true
				}
			} else {
				q.barred[barredTeam(numbered(team))] = true
			}
		}
		want := merits{}
		for _, b := range all {
			bars := func(team []int) bool { return q.barred[barredTeam(numbered(team))] }
			if !slices.ContainsFunc(b.teams, bars) && b.compare(want) > 0 {
				want = b.merits
			}
		}
		found, err := c.inOrder(context.Background(), o, q)
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
	p := withTrios(ties(t))
	people := cohort(p, 5)
	for _, person := range people {
		person.Answers["grade"] = picks("low")
	}
	c := newCourse(scorerOf(Pool{Programme: p, People: people}))
	q := c.free(c.s.screen, nil)
	q.scale, q.bonus = c.s.units(Options{})
	q.barred = barred{}
	for i := range int32(5) {
		for j := range i {
			if i > 1 {
				q.barred[[3]int32{j, i, -1}] = true
			}
		}
	}
	a, err := c.ask(context.Background(), q)
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
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(pools(p, 4, 9).Draw(t, "pool"))
		if s.spare != nil {
			return
		}
		o := Options{Priority: rapid.SampledFrom([]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}).Draw(t, "priority")}
		before := plan(t, s, o)
		differ := rapid.IntRange(2, 4).Draw(t, "differ")
		r := &ranking{c: newCourse(s), o: o, proved: true}
		r.all = r.c.free(s.matesOf(before.teams()), nil)
		var err error
		if r.fixed, err = s.staying(nil); err == nil {
			err = r.add(context.Background(), nil, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		d := &distance{ranking: r, differ: differ}
		d.away(before)
		found, err := d.apart(context.Background(), nil, 3, r.parts[0].merits, merits{}, before.Total)
		if err != nil {
			t.Fatal(err)
		}
		others := [][]Team{engineTeams(before)}
		last := engineMerits(s, before, o)
		for _, a := range found {
			if err := a.Plan.Verify(s); err != nil {
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
func nearestOf(teams []Team, others [][]Team, differ int) int {
	return slices.IndexFunc(others, func(other []Team) bool {
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
