package plan

import (
	"context"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"

	"pgregory.net/rapid"
)

// Whoever could wait in the place of one who is left over costs what the best plan without them loses.
func TestInsteadIsTheBestPlanWithoutEach(t *testing.T) {
	testInstead(t, func(*rapid.T, *matching.Pool) Options { return Options{} }, true)
}

// Where somebody who waited with priority waits instead, the weakest pair may be stronger than before.
func TestInsteadOfSomebodyWithPriority(t *testing.T) {
	testInstead(t, func(t *rapid.T, pool *matching.Pool) Options {
		pool.First = map[matching.ID]bool{}
		for _, p := range pool.People {
			pool.First[p.ID] = rapid.Bool().Draw(t, "first")
		}
		return Options{Priority: programme.PriorityWeakest}
	}, false)
}

func testInstead(t *testing.T, change func(*rapid.T, *matching.Pool) Options, any bool) {
	told := 0
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		pool := matchingtest.Pools(p, 3, 9).Draw(t, "pool")
		o := change(t, &pool)
		if any {
			o = rapid.SampledFrom(everyOption).Draw(t, "options")
		}
		s := scorerOf(pool)
		before := plan(t, s, o)
		screen := matesOf(s, before.Teams())
		own := brute(s, o, freePeople(s), screen)
		for _, w := range before.Waiting {
			found, err := Instead(context.Background(), s, before, w.ID, o, s.Len())
			if err != nil {
				t.Fatal(err)
			}
			if uneven(s) || len(freePeople(s))%2 == 0 || own.people != len(freePeople(s))-1 || !w.Able || o == (Options{matching.Steady, programme.PriorityWeakest}) {
				if found != nil {
					t.Fatalf("%+v of one who waits for another reason", found)
				}
				continue
			}
			weakest, _ := bruteWeakest(s, o, freePeople(s), screen)
			could := 0
			for _, i := range freePeople(s) {
				id := s.Person(i).ID
				rest := freePeople(s, id)
				best := brute(s, o, rest, screen)
				lowest, _ := bruteWeakest(s, o, rest, screen)
				if id == w.ID || best.people < own.people || o.weakestFirst() && lowest < weakest {
					continue
				}
				could++
				want := Price{Partner: id, First: own.first - best.first, Points: own.total - best.total, Changes: own.people/2 - best.kept}
				if at := slices.IndexFunc(found, func(p Price) bool { return p.Partner == id }); at < 0 || !samePrice(found[at], want) {
					t.Fatalf("%v: %+v, want %+v", o, found, want)
				}
			}
			if len(found) != could || !slices.IsSortedFunc(found, func(a, b Price) int { return a.dearer(&b, o) }) {
				t.Fatalf("%d could wait: %+v", could, found)
			}
			told += could
		}
	})
	if told == 0 {
		t.Error("nobody could wait instead of anybody")
	}
}

func samePrice(a, b Price) bool {
	return a.Partner == b.Partner && a.People == b.People && a.First == b.First && a.Weakest == b.Weakest && a.Points == b.Points && a.Changes == b.Changes
}
