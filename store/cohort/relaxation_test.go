package cohort_test

import (
	"context"
	"slices"
	"testing"

	"crosswalk/matching/plan"
	"crosswalk/store/storetest"
)

// TestSayRelaxations sees to it that a rule is blamed only for what leaving it out would better.
func TestSayRelaxations(t *testing.T) {
	said := func(o *storetest.Office) (lines []string) {
		t.Helper()
		s := o.State()
		for _, w := range s.Plan.Waiting {
			ways, err := plan.Relaxations(context.Background(), s.Scorer(), s.Plan, w.ID, s.Options())
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, s.SayRelaxations(w.ID, ways)...)
		}
		return lines
	}
	if got, want := said(storetest.Open(t, 15)), []string{"No single rule, left out, would let fewer people wait."}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}

	// Two of three share a theme; the third could only take the place of one of them.
	o := storetest.Open(t, 0)
	green, workforce := storetest.Pick([]string{"green"}, 0), storetest.Pick([]string{"workforce"}, 0)
	o.Do(o.ImportOf(storetest.But(0, "themes", workforce), storetest.But(1, "themes", workforce), storetest.But(2, "themes", green)))
	one := said(o)
	if len(one) != 1 || one[0] != "Allow “no challenges in common”: paired with "+o.State().Call(o.Person(1))+", 27.0; 1 pair changes, and somebody else waits instead." {
		t.Errorf("%q", one)
	}
	// With a fourth the two others find each other.
	o.Do(o.ImportOf(storetest.But(0, "themes", workforce), storetest.But(1, "themes", workforce), storetest.But(2, "themes", green), storetest.But(3, "themes", storetest.Pick([]string{"ideas"}, 0))))
	if two := said(o); len(two) != 2 || two[0] != "Allow “no challenges in common”: paired with "+o.State().Call(o.Person(3))+", 21.6; no pair changes, 2 more people have a partner." {
		t.Errorf("%q", two)
	}
	// Nobody else at all.
	o = storetest.Open(t, 1)
	if none := said(o); !slices.Equal(none, []string{"No single rule, left out, would give them a partner."}) {
		t.Errorf("%q", none)
	}
}
