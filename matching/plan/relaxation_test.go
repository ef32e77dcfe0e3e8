package plan

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"

	"pgregory.net/rapid"
)

func TestRelaxationsAreTheBestPlansWithoutARule(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 2, 9).Draw(t, "pool"))
		o := Options{Order: rapid.SampledFrom([]matching.Order{matching.Best, matching.Steady}).Draw(t, "order")}
		before := plan(t, s, o)
		id := rapid.SampledFrom(matchingtest.IDsOf(peopleOf(s))).Draw(t, "id")
		found, err := Relaxations(context.Background(), s, before, id, o)
		if err != nil {
			t.Fatal(err)
		}
		if uneven(s) {
			return // who may be in a trio or a second partner is not forced there
		}
		own := tallyOf(s, before, screenOf(s))
		for k := range p.Rules {
			at := slices.IndexFunc(found, func(r Relaxation) bool { return r.Rule == k })
			without := s.WithoutRule(k, before.Teams())
			if uneven(without) {
				continue // whoever lacked an answer can be paired without the rule, and the number be odd
			}
			best, can := bruteWith(without, o, id)
			if can != (at >= 0) {
				t.Fatalf("without rule %d: %v, brute force says %v", k, found, can)
			}
			if at < 0 {
				continue
			}
			if r := found[at]; r.People != best.people-own.people || r.Points != best.total-own.total || r.Changes != own.people/2-best.kept {
				if _, fixed := s.FixedPair(id); !fixed {
					t.Fatalf("%v: without rule %d %+v, brute force says %+v instead of %+v", o, k, r, best, own)
				}
			}
		}
	})
}

// bruteWith is the best tally in which a person has a partner.
func bruteWith(s *score.Scorer, o Options, id matching.ID) (best tally, can bool) {
	if _, fixed := s.FixedPair(id); fixed {
		return best, true
	}
	i := number(s, id)
	for _, j := range freePeople(s, id) {
		if !s.Free(i) || !s.Allowed(i, j) {
			continue
		}
		m := brute(s, o, freePeople(s, id, s.Person(j).ID), screenOf(s))
		m.people += 2
		m.first += firsts(s, i, j)
		m.total += s.Score(i, j)
		if screen := screenOf(s); screen.has(int32(i), int32(j)) {
			m.kept++
		}
		if !can || o.better(m, best) {
			best, can = m, true
		}
	}
	return best, can
}

// firsts is how many of some people wait with priority.
func firsts(s *score.Scorer, people ...int) int {
	n := 0
	for _, i := range people {
		if s.First(i) {
			n++
		}
	}
	return n
}

// With the priority weakest, the pair of somebody who is to have a partner is one of those that are to be as
// strong as possible.
func TestPlanWithSomebodyForTheWeakest(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 3, 9).Draw(t, "pool"))
		o := Options{Priority: programme.PriorityWeakest}
		before := plan(t, s, o)
		for _, w := range before.Waiting {
			if !w.Able || uneven(s) {
				continue
			}
			found, err := planWith(context.Background(), s, before, w.ID, o)
			if err != nil {
				t.Fatal(err)
			}
			want, weakest := bruteWithWeakest(s, o, w.ID)
			got := merits{weakest: matching.MaxScore + 1}
			for _, q := range found.Pairs {
				if !stay(s, q.A, q.B) {
					got.people, got.total, got.weakest = got.people+len(q.Members()), got.total+q.Score, min(got.weakest, q.Weakest())
				}
			}
			if _, paired := found.PairOf(w.ID); paired != (want.people > 0) || paired && (got.people != want.people || got.total != want.total || got.weakest != weakest) {
				t.Fatalf("%+v, brute force says %+v and %d", got, want, weakest)
			}
		}
	})
}

// bruteWithWeakest is the best tally in which a person has a partner, and its weakest pair.
func bruteWithWeakest(s *score.Scorer, o Options, id matching.ID) (best tally, weakest int) {
	people, first := 0, 0
	for least := 0; least <= matching.MaxScore; least++ {
		found := tally{}
		i := number(s, id)
		for _, j := range freePeople(s, id) {
			if !s.Allowed(i, j) || s.Score(i, j) < least {
				continue
			}
			m := bruteAbove(s, o, freePeople(s, id, s.Person(j).ID), screenOf(s), least)
			m.people, m.first, m.total = m.people+2, m.first+firsts(s, i, j), m.total+s.Score(i, j)
			if cmp.Or(cmp.Compare(m.people, found.people), cmp.Compare(m.first, found.first), cmp.Compare(m.total, found.total)) > 0 {
				found = m
			}
		}
		if least == 0 {
			people, first = found.people, found.first
		}
		if found.people < people || found.first < first || people == 0 {
			break
		}
		best, weakest = found, least
	}
	return best, weakest
}
