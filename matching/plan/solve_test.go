package plan

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"

	"pgregory.net/rapid"
)

func plan(t interface {
	Fatal(...any)
	Helper()
}, s *score.Scorer, o Options) *matching.Plan {
	t.Helper()
	p, err := Solve(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(p, s); err != nil {
		t.Fatal(err)
	}
	if !p.Optimal || p.Bound != p.Total {
		t.Fatal("not proved: total", p.Total, "bound", p.Bound)
	}
	return p
}

func freePeople(s *score.Scorer, but ...matching.ID) []int {
	var free []int
	for i := range s.Len() {
		if s.Free(i) && !slices.Contains(but, s.Person(i).ID) {
			free = append(free, i)
		}
	}
	return free
}

func TestPlanIsTheBest(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 2, 11).Draw(t, "pool"))
		for _, o := range everyOption {
			found := plan(t, s, o)
			want, got := brute(s, o, freePeople(s), screenOf(s)), tallyOf(s, found, screenOf(s))
			if got != want {
				t.Fatalf("%v: found %+v, best is %+v", o, got, want)
			}
		}
	})
}

func TestPlanDoesNotDependOnTheOrderOfRows(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		pool := matchingtest.Pools(p, 8, 30).Draw(t, "pool")
		s, other := scorerOf(pool), scorerOf(matchingtest.Shuffled(t, pool))
		o := rapid.SampledFrom(everyOption).Draw(t, "options")
		if a, b := plan(t, s, o), plan(t, other, o); !reflect.DeepEqual(a, b) {
			t.Fatalf("%v and shuffled %v", a, b)
		}
		if !reflect.DeepEqual(s.Unresolved(), other.Unresolved()) {
			t.Fatal("unresolved names differ")
		}
	})
}

// Verify checks plans with the compiled rules; this checks them with the answers themselves.
func TestPlansKeepTheRules(t *testing.T) {
	p := matchingtest.Shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		pool := matchingtest.Pools(p, 8, 30).Draw(t, "pool")
		s := scorerOf(pool)
		people := make(map[matching.ID]*matching.Applicant)
		for _, a := range pool.People {
			people[a.ID] = a
		}
		found := plan(t, s, Options{})
		for _, f := range pool.Fixed {
			q, ok := found.PairOf(f.A)
			if !ok || q.Team() != f.Team() || q.State != f.State {
				t.Fatalf("%v does not stay: %v", f, q)
			}
			if f.State == matching.Published && q.Score != f.Score {
				t.Fatalf("published with %d, now %d", f.Score, q.Score)
			}
		}
		for _, q := range found.Pairs {
			if q.State != matching.Suggested {
				continue
			}
			a, b := people[q.A], people[q.B]
			differ := func(field string) bool {
				x, y := a.Answer(field), b.Answer(field)
				return !x.IsEmpty() && !y.IsEmpty() && !x.Equal(y)
			}
			themes := 0
			for _, c := range a.Answer("themes").Choices {
				if slices.Contains(b.Answer("themes").Choices, c) {
					themes++
				}
			}
			wrong := ""
			switch {
			case a.Withdrawn || b.Withdrawn:
				wrong = "withdrawn"
			case a.Late && !a.Admitted || b.Late && !b.Admitted:
				wrong = "late"
			case !slices.Equal(a.Answer("consent").Choices, []string{"yes"}) || !slices.Equal(b.Answer("consent").Choices, []string{"yes"}):
				wrong = "no consent"
			case !differ("organisation"):
				wrong = "same organisation"
			case !differ("sector") && !differ("profession"):
				wrong = "same sector and profession"
			case themes == 0:
				wrong = "no theme"
			case pool.Blocked[matching.CoupleOf(q.A, q.B)] || pool.Earlier[matching.CoupleOf(q.A, q.B)]:
				wrong = "kept apart"
			}
			if wrong != "" {
				t.Fatalf("%v: %s", q, wrong)
			}
		}
	})
}

func TestWaitingSaysWhy(t *testing.T) {
	base := func() map[string]matching.Answer {
		return map[string]matching.Answer{
			"consent": matchingtest.Picks("yes"), "organisation": matchingtest.Writes("Lambeth Council"), "sector": matchingtest.Picks("council"),
			"profession": matchingtest.Picks("nursing"), "themes": matchingtest.Picks("green"),
		}
	}
	with := func(field string, a matching.Answer) map[string]matching.Answer {
		m := base()
		m[field] = a
		return m
	}
	elsewhere := with("organisation", matchingtest.Writes("Age UK"))
	elsewhere["sector"] = matchingtest.Picks("voluntary")
	tests := []struct {
		name   string
		people []*matching.Applicant
		want   []string
	}{
		{"nobody else", []*matching.Applicant{matchingtest.Person(1, "A", base())}, []string{"there is nobody else to be paired with"}},
		{"same organisation", []*matching.Applicant{matchingtest.Person(1, "A", base()), matchingtest.Person(2, "B", base()), matchingtest.Person(3, "C", with("themes", matchingtest.Picks("ideas")))}, []string{
			"no one in this cohort may be paired with them: of 2, 2 same organisation",
			"no one in this cohort may be paired with them: of 2, 2 same organisation",
			"no one in this cohort may be paired with them: of 2, 2 same organisation",
		}},
		{"odd", []*matching.Applicant{matchingtest.Person(1, "A", base()), matchingtest.Person(2, "B", elsewhere), matchingtest.Person(3, "C", with("organisation", matchingtest.Writes("Bexley Council")))},
			nil},
		{"one partner for two", []*matching.Applicant{matchingtest.Person(1, "A", base()), matchingtest.Person(2, "B", elsewhere), matchingtest.Person(3, "C", base()), matchingtest.Person(4, "D", base())}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := plan(t, scorerOf(matching.Pool{Programme: matchingtest.Shipped(t), People: test.people}), Options{})
			var got []string
			for _, w := range p.Waiting {
				if !w.Able {
					t.Errorf("%d is not able: %s", w.ID, w.Why)
				}
				got = append(got, w.Why)
			}
			switch test.name {
			case "odd":
				if len(got) != 1 || got[0] != "an odd number of people: one is left over" {
					t.Errorf("got %q", got)
				}
			case "one partner for two":
				if len(got) != 2 || got[0] != "the only one they may be paired with has another partner" {
					t.Errorf("got %q", got)
				}
			default:
				if !slices.Equal(got, test.want) {
					t.Errorf("got %q", got)
				}
			}
		})
	}
}

// Where every pair can have the highest score there is, every pair does.
func TestTheWeakestCanBeTheStrongest(t *testing.T) {
	answers := func(sector string) map[string]matching.Answer {
		return map[string]matching.Answer{"sector": matchingtest.Picks(sector), "grade": matchingtest.Picks("low")}
	}
	for _, sectors := range [][]string{{"public", "public", "voluntary", "voluntary"}, {"public", "voluntary", "public", "voluntary"}, {"public", "voluntary", "voluntary", "public"}} {
		var people []*matching.Applicant
		for i, sector := range sectors {
			people = append(people, matchingtest.Person(matching.ID(i+1), string(rune('A'+i)), answers(sector)))
		}
		found := plan(t, scorerOf(matching.Pool{Programme: matchingtest.Ties(t), People: people}), Options{Priority: programme.PriorityWeakest})
		if found.Weakest != matching.MaxScore {
			t.Errorf("%v: weakest %d", sectors, found.Weakest)
		}
	}
}

func TestEmptyAndRefusedPools(t *testing.T) {
	p := matchingtest.Shipped(t)
	empty := plan(t, scorerOf(matching.Pool{Programme: p}), Options{Priority: programme.PriorityWeakest})
	if empty.Weakest != -1 || empty.Total != 0 || !empty.Optimal {
		t.Errorf("empty: %+v", empty)
	}
	people := []*matching.Applicant{matchingtest.Person(1, "A", nil), matchingtest.Person(2, "B", nil), matchingtest.Person(3, "C", nil), matchingtest.Person(4, "D", nil)}
	for name, fixed := range map[string][]matching.Pair{
		"thrice":   {{A: 1, B: 2, State: matching.Locked}, {A: 2, B: 3, State: matching.Locked}, {A: 2, B: 4, State: matching.Locked}},
		"twice":    {{A: 1, B: 2, State: matching.Locked}, {A: 2, B: 1, State: matching.Overridden}},
		"in both":  {{A: 1, B: 2, C: 3, State: matching.Locked}, {A: 4, B: 2, State: matching.Locked}},
		"unknown":  {{A: 1, B: 9, State: matching.Locked}},
		"with one": {{A: 1, B: 1, State: matching.Locked}},
	} {
		if _, err := Solve(context.Background(), scorerOf(matching.Pool{Programme: p, People: people, Fixed: fixed}), Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Solve(cancelled, scorerOf(matching.Pool{Programme: p, People: people}), Options{}); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestEveryShippedProgrammeMakesPlans(t *testing.T) {
	for _, name := range programme.Builtin() {
		p, err := programme.LoadBuiltin(name)
		if err != nil {
			t.Fatal(err)
		}
		s := scorerOf(matching.Pool{Programme: p, People: matchingtest.Cohort(p, 60)})
		for _, o := range everyOption {
			if found := plan(t, s, o); len(found.Pairs) == 0 {
				t.Errorf("%s: nobody is paired", name)
			}
		}
	}
}
