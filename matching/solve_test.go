package matching

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"crosswalk/matching/programme"

	"pgregory.net/rapid"
)

// eachProgramme runs a property on the shipped programme, on the one with every kind and on the one
// with many ties.
func eachProgramme(t *testing.T, property func(*rapid.T, *programme.Programme)) {
	for _, p := range []*programme.Programme{
		shipped(t), everyKind(t), ties(t), withTrios(ties(t)), withTrios(everyKind(t)), secondPartners(ties(t)),
	} {
		t.Run(p.Name, rapid.MakeCheck(func(t *rapid.T) { property(t, p) }))
	}
}

func plan(t interface {
	Fatal(...any)
	Helper()
}, s *Scorer, o Options) *Plan {
	t.Helper()
	p, err := Solve(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Verify(s); err != nil {
		t.Fatal(err)
	}
	if !p.Optimal || p.Bound != p.Total {
		t.Fatal("not proved: total", p.Total, "bound", p.Bound)
	}
	return p
}

func freePeople(s *Scorer, but ...ID) []int {
	var free []int
	for i := range s.Len() {
		if s.Free(i) && !slices.Contains(but, s.Person(i).ID) {
			free = append(free, i)
		}
	}
	return free
}

func TestPlanIsTheBest(t *testing.T) {
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(pools(p, 2, 11).Draw(t, "pool"))
		for _, o := range everyOption {
			found := plan(t, s, o)
			want, got := brute(s, o, freePeople(s), s.screen), tallyOf(s, found, s.screen)
			if got != want {
				t.Fatalf("%v: found %+v, best is %+v", o, got, want)
			}
		}
	})
}

func TestPlanDoesNotDependOnTheOrderOfRows(t *testing.T) {
	eachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		pool := pools(p, 8, 30).Draw(t, "pool")
		s, other := scorerOf(pool), scorerOf(shuffled(t, pool))
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
	p := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		pool := pools(p, 8, 30).Draw(t, "pool")
		s := scorerOf(pool)
		people := make(map[ID]*Applicant)
		for _, a := range pool.People {
			people[a.ID] = a
		}
		found := plan(t, s, Options{})
		for _, f := range pool.Fixed {
			q, ok := found.PairOf(f.A)
			if !ok || q.Team() != f.Team() || q.State != f.State {
				t.Fatalf("%v does not stay: %v", f, q)
			}
			if f.State == Published && q.Score != f.Score {
				t.Fatalf("published with %d, now %d", f.Score, q.Score)
			}
		}
		for _, q := range found.Pairs {
			if q.State != Suggested {
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
			case pool.Blocked[CoupleOf(q.A, q.B)] || pool.Earlier[CoupleOf(q.A, q.B)]:
				wrong = "kept apart"
			}
			if wrong != "" {
				t.Fatalf("%v: %s", q, wrong)
			}
		}
	})
}

func TestWaitingSaysWhy(t *testing.T) {
	base := func() map[string]Answer {
		return map[string]Answer{
			"consent": picks("yes"), "organisation": writes("Lambeth Council"), "sector": picks("council"),
			"profession": picks("nursing"), "themes": picks("green"),
		}
	}
	with := func(field string, a Answer) map[string]Answer {
		m := base()
		m[field] = a
		return m
	}
	elsewhere := with("organisation", writes("Age UK"))
	elsewhere["sector"] = picks("voluntary")
	tests := []struct {
		name   string
		people []*Applicant
		want   []string
	}{
		{"nobody else", []*Applicant{person(1, "A", base())}, []string{"there is nobody else to be paired with"}},
		{"same organisation", []*Applicant{person(1, "A", base()), person(2, "B", base()), person(3, "C", with("themes", picks("ideas")))}, []string{
			"no one in this cohort may be paired with them: of 2, 2 same organisation",
			"no one in this cohort may be paired with them: of 2, 2 same organisation",
			"no one in this cohort may be paired with them: of 2, 2 same organisation",
		}},
		{"odd", []*Applicant{person(1, "A", base()), person(2, "B", elsewhere), person(3, "C", with("organisation", writes("Bexley Council")))},
			nil},
		{"one partner for two", []*Applicant{person(1, "A", base()), person(2, "B", elsewhere), person(3, "C", base()), person(4, "D", base())}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := plan(t, scorerOf(Pool{Programme: shipped(t), People: test.people}), Options{})
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
	answers := func(sector string) map[string]Answer {
		return map[string]Answer{"sector": picks(sector), "grade": picks("low")}
	}
	for _, sectors := range [][]string{{"public", "public", "voluntary", "voluntary"}, {"public", "voluntary", "public", "voluntary"}, {"public", "voluntary", "voluntary", "public"}} {
		var people []*Applicant
		for i, sector := range sectors {
			people = append(people, person(ID(i+1), string(rune('A'+i)), answers(sector)))
		}
		found := plan(t, scorerOf(Pool{Programme: ties(t), People: people}), Options{Priority: programme.PriorityWeakest})
		if found.Weakest != maxScore {
			t.Errorf("%v: weakest %d", sectors, found.Weakest)
		}
	}
}

func TestEmptyAndRefusedPools(t *testing.T) {
	p := shipped(t)
	empty := plan(t, scorerOf(Pool{Programme: p}), Options{Priority: programme.PriorityWeakest})
	if empty.Weakest != -1 || empty.Total != 0 || !empty.Optimal {
		t.Errorf("empty: %+v", empty)
	}
	people := []*Applicant{person(1, "A", nil), person(2, "B", nil), person(3, "C", nil), person(4, "D", nil)}
	for name, fixed := range map[string][]Pair{
		"thrice":   {{A: 1, B: 2, State: Locked}, {A: 2, B: 3, State: Locked}, {A: 2, B: 4, State: Locked}},
		"twice":    {{A: 1, B: 2, State: Locked}, {A: 2, B: 1, State: Overridden}},
		"in both":  {{A: 1, B: 2, C: 3, State: Locked}, {A: 4, B: 2, State: Locked}},
		"unknown":  {{A: 1, B: 9, State: Locked}},
		"with one": {{A: 1, B: 1, State: Locked}},
	} {
		if _, err := Solve(context.Background(), scorerOf(Pool{Programme: p, People: people, Fixed: fixed}), Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Solve(cancelled, scorerOf(Pool{Programme: p, People: people}), Options{}); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestEveryShippedProgrammeMakesPlans(t *testing.T) {
	for _, name := range programme.Builtin() {
		p, err := programme.LoadBuiltin(name)
		if err != nil {
			t.Fatal(err)
		}
		s := scorerOf(Pool{Programme: p, People: cohort(p, 60)})
		for _, o := range everyOption {
			if found := plan(t, s, o); len(found.Pairs) == 0 {
				t.Errorf("%s: nobody is paired", name)
			}
		}
	}
}
