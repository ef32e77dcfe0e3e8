package group_test

import (
	"testing"

	"pgregory.net/rapid"

	"crosswalk/matching/group"
)

// counted counts a split anew, with nothing of the package but the numbers of the groups: sizes, and of each answer how many of
// each group gave it. It returns the first that is further than one person from even.
func counted(t interface{ Fatalf(string, ...any) }, people []group.Person, of []int, groups int) {
	sizes := make([]int, groups)
	answers := make([]map[string][]int, len(people[0].Answers))
	for i, p := range people {
		if of[i] < 1 || of[i] > groups {
			t.Fatalf("%s is in group %d of %d", p.Key, of[i], groups)
		}
		sizes[of[i]-1]++
		for f, a := range p.Answers {
			if answers[f] == nil {
				answers[f] = map[string][]int{}
			}
			if answers[f][a] == nil {
				answers[f][a] = make([]int, groups)
			}
			answers[f][a][of[i]-1]++
		}
	}
	even := func(what string, counts []int) {
		all := 0
		for _, n := range counts {
			all += n
		}
		for g, n := range counts {
			if n < all/groups || n > (all+groups-1)/groups {
				t.Fatalf("%s: group %d has %d of %d in %d groups: %v", what, g+1, n, all, groups, counts)
			}
		}
	}
	even("people", sizes)
	for _, field := range answers {
		for answer, counts := range field {
			even(answer, counts)
		}
	}
}

// TestSplitCounted counts splits of many sizes, each with every place, every sector, and every organisation inside its sector.
func TestSplitCounted(t *testing.T) {
	for _, c := range []struct{ people, groups, places, sectors, organisations int }{
		{412, 4, 4, 7, 28}, {412, 4, 5, 4, 60}, {397, 4, 4, 7, 29}, {101, 3, 4, 5, 17}, {7, 2, 3, 2, 5}, {7, 3, 2, 2, 3}, {2, 2, 1, 1, 1},
		{100, 4, 4, 4, 4}, {103, 4, 1, 1, 1}, {500, 5, 6, 8, 120}, {23, 5, 9, 9, 23}, {1000, 10, 12, 9, 300},
	} {
		for seed := range uint64(5) {
			people := crowd(c.people, c.places, c.sectors, c.organisations, seed)
			of := group.Split(people, c.groups)
			counted(t, people, of, c.groups)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 160).Draw(t, "people")
		groups := rapid.IntRange(1, min(n, 8)).Draw(t, "groups")
		people := crowd(n, rapid.IntRange(1, 9).Draw(t, "places"), rapid.IntRange(1, 6).Draw(t, "sectors"), rapid.IntRange(1, 40).Draw(t, "organisations"), rapid.Uint64().Draw(t, "seed"))
		counted(t, people, group.Split(people, groups), groups)
	})
}
