package score

import (
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"

	"pgregory.net/rapid"
)

func TestReadinessCountsCouples(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 2, 14).Draw(t, "pool"))
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
						if !s.rules[k].keeps(i, j) {
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
