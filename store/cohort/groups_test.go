package cohort_test

import (
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// grouped is the shipped programme with groups of about twenty, and learning sets within them.
func grouped(tb testing.TB) string {
	return storetest.WithTrios(tb) + `
[[group]]
name = "half"
title = "Half"
size = 20
even = ["borough", "sector", "organisation"]
pairs_within = true

[[group]]
name = "set"
title = "Learning set"
within = "half"
size = [4, 6]
apart = ["organisation"]
score = true
`
}

func grouping(tb testing.TB, s *cohort.State, name string) *cohort.Grouping {
	tb.Helper()
	g, ok := s.Grouping(name)
	if !ok {
		tb.Fatalf("there is no group %s", name)
	}
	return g
}

func sizes(s *cohort.State, g *cohort.Grouping) []int {
	var n []int
	for i := 1; i <= g.Count; i++ {
		n = append(n, len(s.MembersOf(g, i)))
	}
	return n
}

// TestGroups: people are put into groups, partners come from the same group with three in each odd one, and each group is
// published on a day of its own. All of it can be undone, and is read again as it was.
func TestGroups(t *testing.T) {
	o := storetest.OpenOf(t, grouped(t), storetest.Applicants(42)...)
	o.Refused(&cohort.MakeGroups{Group: "set"}, "set is made within half: crosswalk group make half first")
	o.Refused(&cohort.MakeGroups{Group: "third"}, "the programme has no group third; it has: half and set")
	o.Refused(&cohort.MoveInGroups{Group: "half", People: []matching.ID{o.Person(1)}, To: 2}, "half is not made yet")
	before := o.State()
	s := o.Do(&cohort.MakeGroups{Group: "half"})
	o.ThereAndBack(before)
	g := grouping(t, s, "half")
	if got := sizes(s, g); !slices.Equal(got, []int{21, 21}) {
		t.Fatalf("sizes %v", got)
	}
	for _, sp := range s.Spreads(g, 0) {
		if sp.Off() > 0 {
			t.Errorf("%s is not even", sp.Say())
		}
	}
	trios := 0
	for _, p := range s.Plan.Pairs {
		if p.IsTrio() {
			trios++
		}
		for _, id := range p.Members() {
			if g.Of(id) != g.Of(p.A) {
				t.Errorf("%s are of two groups", s.CallAll(p.Members()))
			}
		}
	}
	if trios != 2 || !s.Plan.Optimal {
		t.Errorf("%d trios in two groups of 21, optimal %t", trios, s.Plan.Optimal)
	}
	if err := s.VerifyPlan(); err != nil {
		t.Error(err)
	}

	before = o.State()
	s = o.Do(&cohort.MakeGroups{Group: "set"})
	if s.Plan != before.Plan {
		t.Error("learning sets planned anew")
	}
	o.ThereAndBack(before)
	sets := grouping(t, s, "set")
	for n, size := range sizes(s, sets) {
		if size < 4 || size > 6 {
			t.Errorf("%s has %d people", sets.Call(n+1), size)
		}
		for _, id := range s.MembersOf(sets, n+1) {
			if g.Of(id) != sets.Inside[n+1] {
				t.Errorf("%s lies in %d, and %s is not there", sets.Call(n+1), sets.Inside[n+1], s.Call(id))
			}
		}
	}
	if sets.Found.Bound < sets.Found.Total || sets.Found.Total == 0 {
		t.Errorf("%+v", sets.Found)
	}

	before = s
	s = o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03"), Group: 2})
	o.ThereAndBack(before)
	for _, x := range s.Exchanges {
		if g.Of(x.Members[0]) != 2 {
			t.Errorf("%s are published, and not in the second group", s.CallAll(x.Members))
		}
	}
	if n := len(s.Exchanges); n != 10 {
		t.Errorf("%d exchanges of 21 people", n)
	}
	o.Refused(&cohort.Publish{Start: storetest.Day("2023-05-01"), Group: 2}, "every pair of that group is published already")
	o.Refused(&cohort.Publish{Start: storetest.Day("2023-05-01"), Group: 3}, "there is no Half 3: the last is Half 2")
	s = o.Do(&cohort.Publish{Start: storetest.Day("2023-05-01"), Group: 1})
	if n := len(s.Exchanges); n != 20 || s.Exchanges[19].Start != storetest.Day("2023-05-01") {
		t.Errorf("%d exchanges, the last from %s", n, s.Exchanges[19].Start)
	}
}

// TestMovesInGroups: whoever is moved or pinned stays when groups are made again; whoever leaves a group leaves the set
// inside it; the effect is told before and after; somebody who comes later is put into a group with the others kept.
func TestMovesInGroups(t *testing.T) {
	o := storetest.OpenOf(t, grouped(t), storetest.Applicants(42)...)
	o.Do(&cohort.MakeGroups{Group: "half"})
	s := o.Do(&cohort.MakeGroups{Group: "set"})
	g := grouping(t, s, "half")
	moved := s.MembersOf(g, 1)[3]
	other := s.MembersOf(g, 2)[5]
	before := s
	s = o.Do(&cohort.MoveInGroups{Group: "half", People: []matching.ID{moved}, To: 2})
	o.ThereAndBack(before)
	g = grouping(t, s, "half")
	if g.Of(moved) != 2 || !g.Pinned(moved) || grouping(t, s, "set").Of(moved) != 0 {
		t.Errorf("moved to %d, pinned %t, in set %d", g.Of(moved), g.Pinned(moved), grouping(t, s, "set").Of(moved))
	}
	effect := strings.Join(cohort.SayEffect(before, grouping(t, before, "half"), s, g), "\n")
	for _, want := range []string{"Half 1: 21 → 20 people", "Half 2: 21 → 22 people"} {
		if !strings.Contains(effect, want) {
			t.Errorf("the effect says nothing of %q:\n%s", want, effect)
		}
	}
	o.Refused(&cohort.MoveInGroups{Group: "set", People: []matching.ID{moved}, To: 1}, "Learning set 1 lies in Half 1")
	if !slices.ContainsFunc(s.Attention(), func(a cohort.Attention) bool {
		return a.Kind == cohort.AttendUngrouped && a.People[0] == moved
	}) {
		t.Error("that somebody is in no set is not listed")
	}
	o.Do(&cohort.PinInGroups{Group: "half", People: []matching.ID{other}})
	o.Refused(&cohort.PinInGroups{Group: "half", People: []matching.ID{other}}, s.Call(other)+" is pinned already")
	s = o.Do(&cohort.MakeGroups{Group: "half"})
	g = grouping(t, s, "half")
	if g.Of(moved) != 2 || g.Of(other) != 2 {
		t.Errorf("made again, they are in %d and %d", g.Of(moved), g.Of(other))
	}
	if got := sizes(s, g); !slices.Equal(got, []int{21, 21}) {
		t.Errorf("sizes %v", got)
	}
	seats := map[matching.ID]int{}
	for id := range s.People {
		seats[id] = g.Of(id)
	}
	s = o.Do(o.ImportOf(storetest.Applicants(46)...))
	for _, w := range s.Plan.Waiting {
		if w.Why != "in no half yet" {
			t.Errorf("%s waits: %s", s.Call(w.ID), w.Why)
		}
	}
	s = o.Do(&cohort.MakeGroups{Group: "half", Keep: true})
	g = grouping(t, s, "half")
	for id, was := range seats {
		if g.Of(id) != was {
			t.Errorf("%s was in %d and is in %d", s.Call(id), was, g.Of(id))
		}
	}
	if got := sizes(s, g); !slices.Equal(got, []int{23, 23}) {
		t.Errorf("sizes %v", got)
	}
	o.Reopen()
}

// TestLockedGoTogether: who is locked with somebody is put into one group with them, and is not moved alone.
func TestLockedGoTogether(t *testing.T) {
	o := storetest.OpenOf(t, grouped(t), storetest.Applicants(30)...)
	var pairs []matching.Pair
	for range 4 {
		p := o.Suggested()
		pairs = append(pairs, p)
		o.Do(&cohort.Lock{A: p.A, B: p.B})
	}
	s := o.Do(&cohort.MakeGroups{Group: "half"})
	g := grouping(t, s, "half")
	for _, p := range pairs {
		if g.Of(p.A) != g.Of(p.B) {
			t.Errorf("%s are locked, and in %d and %d", s.CallPair(p.A, p.B), g.Of(p.A), g.Of(p.B))
		}
	}
	p := pairs[0]
	to := 3 - g.Of(p.A)
	o.Refused(&cohort.MoveInGroups{Group: "half", People: []matching.ID{p.A}, To: to}, s.Call(p.A)+" is locked with "+s.Call(p.B))
	s = o.Do(&cohort.MoveInGroups{Group: "half", People: []matching.ID{p.A, p.B}, To: to})
	if g := grouping(t, s, "half"); g.Of(p.B) != to {
		t.Error("the two were not moved")
	}
}

// TestSetsOfTwoSides: where partners come from two sides, a set of several has people of both, and that is nothing to be helped.
func TestSetsOfTwoSides(t *testing.T) {
	source := storetest.ShippedSource(t) + "[[rule]]\nkind = \"one-of-each\"\nfield = \"sector\"\na = [\"nhs-provider\", \"primary-care\", \"icb\"]\n" +
		"b = [\"council\", \"voluntary\", \"hospice\", \"emergency\", \"care-provider\"]\n[[group]]\nname = \"set\"\nsize = [5, 7]\nscore = true\n"
	o := storetest.OpenOf(t, source, storetest.Applicants(24)...)
	s := o.Do(&cohort.MakeGroups{Group: "set"})
	g, _ := s.Grouping("set")
	sides, others := 0, 0
	for n := 1; n <= g.Count; n++ {
		members := s.MembersOf(g, n)
		for i, a := range members {
			for _, b := range members[:i] {
				kinds := map[programme.RuleKind]int{}
				for _, breach := range s.Scorer().Breaches(a, b) {
					kinds[s.Programme.Rules[breach.Rule].Kind]++
				}
				sides += kinds[programme.RuleOneOfEach]
				if delete(kinds, programme.RuleOneOfEach); len(kinds) > 0 {
					others++
				}
			}
		}
	}
	if sides == 0 || g.Found.Clashes != others {
		t.Errorf("%d of one side, %d against other rules, and %+v", sides, others, g.Found)
	}
}
