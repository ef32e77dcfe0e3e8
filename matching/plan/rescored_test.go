package plan

import (
	"context"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Counted with other points, criteria without any among them, a plan has the same pairs, scored as the new
// plans are, and is no better than the best of these. Counted where it was made, it is as it was.
func TestRescored(t *testing.T) {
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.EveryKind(t), matchingtest.WithTrios(matchingtest.Ties(t)), matchingtest.SecondPartners(matchingtest.Ties(t))} {
		t.Run(p.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				pool := matchingtest.Pools(p, 2, 11).Draw(t, "pool")
				s := scorerOf(pool)
				planner := NewPlanner()
				before, err := planner.Solve(context.Background(), s, Options{Order: matching.Best})
				if err != nil {
					t.Fatal(err)
				}
				was := Rescored(before, s)
				was.Bound, was.Optimal = before.Bound, before.Optimal
				if diff := cmp.Diff(before, was); diff != "" {
					t.Fatalf("counted where it was made, the plan is another one:\n%s", diff)
				}
				pool.Programme, pool.Screen = p.Weighed(matchingtest.DrawWeights(t, p)), before.Teams()
				other := scorerOf(pool)
				counted := Rescored(before, other)
				if r := matching.Compare(before, counted); len(r.Gone)+len(r.Came)+len(r.Left)+len(r.Joined) > 0 {
					t.Fatalf("the pairs are others: %+v", r)
				}
				if err := Verify(counted, other); err != nil {
					t.Fatal(err)
				}
				best, err := planner.Solve(context.Background(), other, Options{Order: matching.Best})
				if err != nil {
					t.Fatal(err)
				}
				if err := Verify(best, other); err != nil {
					t.Fatal(err)
				}
				if counted.Matched() > best.Matched() || counted.Matched() == best.Matched() && counted.Total > best.Total {
					t.Fatalf("the plan before is better than the best: %d, %d", counted.Total, best.Total)
				}
			})
		})
	}
	if shipped := score.NewScorer(matching.Pool{Programme: matchingtest.Shipped(t)}); Rescored(nil, shipped) != nil {
		t.Error("no plan, counted, is one")
	}
}
