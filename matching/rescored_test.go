package matching

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"crosswalk/matching/programme"
)

// Counted with other points, criteria without any among them, a plan has the same pairs, scored as the new
// plans are, and is no better than the best of these. Counted where it was made, it is as it was.
func TestRescored(t *testing.T) {
	for _, p := range []*programme.Programme{shipped(t), everyKind(t), withTrios(ties(t)), secondPartners(ties(t))} {
		t.Run(p.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				pool := pools(p, 2, 11).Draw(t, "pool")
				s := scorerOf(pool)
				planner := NewPlanner()
				before, err := planner.Solve(context.Background(), s, Options{Order: Best})
				if err != nil {
					t.Fatal(err)
				}
				was := s.Rescored(before)
				was.Bound, was.Optimal = before.Bound, before.Optimal
				if diff := cmp.Diff(before, was); diff != "" {
					t.Fatalf("counted where it was made, the plan is another one:\n%s", diff)
				}
				pool.Programme, pool.Screen = p.Weighed(drawWeights(t, p)), before.teams()
				other := scorerOf(pool)
				counted := other.Rescored(before)
				if r := Compare(before, counted); len(r.Gone)+len(r.Came)+len(r.Left)+len(r.Joined) > 0 {
					t.Fatalf("the pairs are others: %+v", r)
				}
				if err := counted.Verify(other); err != nil {
					t.Fatal(err)
				}
				best, err := planner.Solve(context.Background(), other, Options{Order: Best})
				if err != nil {
					t.Fatal(err)
				}
				if err := best.Verify(other); err != nil {
					t.Fatal(err)
				}
				if counted.Matched() > best.Matched() || counted.Matched() == best.Matched() && counted.Total > best.Total {
					t.Fatalf("the plan before is better than the best: %d, %d", counted.Total, best.Total)
				}
			})
		})
	}
	if shipped := NewScorer(Pool{Programme: shipped(t)}); shipped.Rescored(nil) != nil {
		t.Error("no plan, counted, is one")
	}
}

// drawWeights draws points for all criteria, 100 in all.
func drawWeights(t *rapid.T, p *programme.Programme) map[string]int {
	var cuts []int
	for range len(p.Criteria) - 1 {
		cuts = append(cuts, rapid.SampledFrom([]int{0, 10, 25, 40, 60, 75, 90, 100}).Draw(t, "cut"))
	}
	slices.Sort(cuts)
	points, from := map[string]int{}, 0
	for i, to := range append(cuts, 100) {
		points[p.Criteria[i].Name], from = to-from, to
	}
	return points
}
