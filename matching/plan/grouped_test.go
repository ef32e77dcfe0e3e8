package plan

import (
	"strings"
	"testing"

	"crosswalk/matching"
)

// TestPartnersWithinGroups: people of two groups are planned as if every two of them were blocked, with three together in
// each group of an odd number; somebody in no group waits for one.
func TestPartnersWithinGroups(t *testing.T) {
	for _, parts := range [][]int{{3, 3}, {5, 4, 3}, {7, 3, 2, 1, 1}} {
		blocked := apart(t, parts...)
		pool := blocked
		pool.Blocked = nil
		of := map[matching.ID]int{}
		next := 0
		for k, n := range parts {
			for _, p := range pool.People[next : next+n] {
				of[p.ID] = k + 1
			}
			next += n
		}
		pool.Grouped = []matching.Grouped{{Title: "Cohort", Of: of}}
		for _, o := range everyOption {
			a, b := plan(t, scorerOf(blocked), o), plan(t, scorerOf(pool), o)
			if a.Total != b.Total || a.Weakest != b.Weakest || len(a.Waiting) != len(b.Waiting) || !b.Optimal {
				t.Errorf("%v, %v: total %d, with groups %d", parts, o, a.Total, b.Total)
			}
			for _, p := range b.Pairs {
				for _, id := range p.Members() {
					if of[id] != of[p.A] {
						t.Errorf("%v: %v are of two groups", parts, p)
					}
				}
			}
		}
	}
	pool := apart(t, 4, 3)
	of := map[matching.ID]int{}
	for _, p := range pool.People[:6] {
		of[p.ID] = 1
	}
	s := scorerOf(pool)
	pool.Grouped = []matching.Grouped{{Title: "Cohort", Of: of}}
	grouped := s.With(pool)
	found := plan(t, grouped, Options{})
	last := pool.People[6].ID
	for _, w := range found.Waiting {
		if w.ID == last && (w.Able || w.Why != "in no cohort yet") {
			t.Errorf("%+v", w)
		}
	}
	if _, met := found.PairOf(last); met {
		t.Error("somebody in no group has a partner")
	}
	broken := grouped.Breaches(pool.People[5].ID, last)
	if n := len(broken); n == 0 || broken[n-1].Always || !strings.Contains(broken[n-1].Sentence(), "Cohort 1 and none") {
		t.Errorf("%v", broken)
	}
}
