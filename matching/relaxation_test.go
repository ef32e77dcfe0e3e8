package matching

import (
	"context"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/programme"

	"pgregory.net/rapid"
)

func TestRelaxationsAreTheBestPlansWithoutARule(t *testing.T) {
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(pools(p, 2, 9).Draw(t, "pool"))
		o := Options{Order: rapid.SampledFrom([]Order{Best, Steady}).Draw(t, "order")}
		before := plan(t, s, o)
		id := rapid.SampledFrom(idsOf(s.people)).Draw(t, "id")
		found, err := Relaxations(context.Background(), s, before, id, o)
		if err != nil {
			t.Fatal(err)
		}
		if s.uneven() {
			return // who may be in a trio or a second partner is not forced there
		}
		own := tallyOf(s, before, s.screen)
		for k := range s.rules {
			at := slices.IndexFunc(found, func(r Relaxation) bool { return r.Rule == k })
			without := s.lacking(k, before)
			if without.uneven() {
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
func bruteWith(s *Scorer, o Options, id ID) (best tally, can bool) {
	if _, fixed := s.FixedPair(id); fixed {
		return best, true
	}
	i := s.index[id]
	for _, j := range freePeople(s, id) {
		if !s.Free(i) || !s.Allowed(i, j) {
			continue
		}
		m := brute(s, o, freePeople(s, id, s.people[j].ID), s.screen)
		m.people += 2
		m.total += s.Score(i, j)
		if s.screen.has(int32(i), int32(j)) {
			m.kept++
		}
		if !can || o.better(m, best) {
			best, can = m, true
		}
	}
	return best, can
}

// With the priority weakest, the pair of somebody who is to have a partner is one of those that are to be as
// strong as possible.
func TestPlanWithSomebodyForTheWeakest(t *testing.T) {
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(pools(p, 3, 9).Draw(t, "pool"))
		o := Options{Priority: programme.PriorityWeakest}
		before := plan(t, s, o)
		for _, w := range before.Waiting {
			if !w.Able || s.uneven() {
				continue
			}
			found, err := planWith(context.Background(), s, before, w.ID, o)
			if err != nil {
				t.Fatal(err)
			}
			want, weakest := bruteWithWeakest(s, o, w.ID)
			got := merits{weakest: maxScore + 1}
			for _, q := range found.Pairs {
				if !s.Stay(q.A, q.B) {
					got.people, got.total, got.weakest = got.people+2, got.total+q.Score, min(got.weakest, q.Score)
				}
			}
			if _, paired := found.PairOf(w.ID); paired != (want.people > 0) || paired && (got.people != want.people || got.total != want.total || got.weakest != weakest) {
				t.Fatalf("%+v, brute force says %+v and %d", got, want, weakest)
			}
		}
	})
}

// bruteWithWeakest is the best tally in which a person has a partner, and its weakest pair.
func bruteWithWeakest(s *Scorer, o Options, id ID) (best tally, weakest int) {
	people := 0
	for least := 0; least <= maxScore; least++ {
		found := tally{}
		i := s.index[id]
		for _, j := range freePeople(s, id) {
			if !s.Allowed(i, j) || s.Score(i, j) < least {
				continue
			}
			m := bruteAbove(s, o, freePeople(s, id, s.people[j].ID), s.screen, least)
			m.people, m.total = m.people+2, m.total+s.Score(i, j)
			if m.people > found.people || m.people == found.people && m.total > found.total {
				found = m
			}
		}
		if people = max(people, found.people); found.people < people || people == 0 {
			break
		}
		best, weakest = found, least
	}
	return best, weakest
}

func TestReadinessCountsCouples(t *testing.T) {
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(pools(p, 2, 14).Draw(t, "pool"))
		r := s.Readiness()
		if len(r.Rules) != len(s.rules) {
			t.Fatalf("%d rules", len(r.Rules))
		}
		if free := len(freePeople(s)); r.Free != free || free < 2 && len(r.Alone) > 0 {
			t.Fatalf("%d free: %+v", free, r)
		}
		couples := make([]int, len(s.rules))
		for _, i := range freePeople(s) {
			options := 0
			for _, j := range freePeople(s) {
				if s.Allowed(i, j) {
					options++
				}
				breaches := s.breaches(i, j)
				if i < j && len(breaches) == 1 && !breaches[0].Always {
					for k := range s.rules {
						if !s.rules[k].holds(i, j) {
							couples[k]++
						}
					}
				}
			}
			few := slices.Contains(r.Few, Few{ID: s.people[i].ID, Options: options})
			if few != (options <= fewOptions) {
				t.Fatalf("%d options of %d: %v", options, i, r.Few)
			}
		}
		for i, p := range s.people {
			lacks := slices.ContainsFunc(r.Few, func(f Few) bool { return f.ID == p.ID && f.Options == 0 && f.Why != "" })
			wants := strings.Contains(s.why[i], "needs an answer") || strings.Contains(s.why[i], "was picked")
			if lacks != (wants && s.fixed[i] < 0) {
				t.Fatalf("%s: %v", s.why[i], r.Few)
			}
		}
		for k, c := range r.Rules {
			if c.Couples != couples[c.Rule] || c.Short == "" || k > 0 && c.Couples > r.Rules[k-1].Couples {
				t.Fatalf("%+v, counted %v", r.Rules, couples)
			}
		}
		for _, a := range r.Alone {
			for _, i := range freePeople(s) {
				if has := slices.Contains(s.people[i].Answer(a.Field).Choices, a.Choice); has != (s.people[i].ID == a.ID) {
					t.Fatalf("%+v, but %d", a, s.people[i].ID)
				}
			}
		}
	})
}
