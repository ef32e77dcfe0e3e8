package demo_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/demo"
)

// facts are what is counted in a cohort of the demonstration.
type facts struct {
	people, imports, pairs, proposed int
	open, completed, ended, paused   int
	health                           map[exchange.Health]int
	visits, calls, locked, questions int
	stages                           map[string]int
	alumni, groups, before           int
}

func factsOf(s *cohort.State, today programme.Date) facts {
	f := facts{people: len(s.People), imports: len(s.Imports), questions: len(s.Questions()), alumni: len(s.Alumni()), before: len(s.Before)}
	for _, p := range s.Plan.Pairs {
		if !s.IsPublished() {
			f.pairs++
		}
		if _, fixed := s.Fixed[p.Team()]; fixed {
			f.locked++
		}
	}
	for _, x := range s.Exchanges {
		f.visits, f.calls = f.visits+len(x.Visits), f.calls+len(x.CheckIns)
		switch x.State() {
		case exchange.StatePaused:
			f.paused++
		case exchange.StateCompleted:
			f.completed++
		case exchange.StateEnded:
			f.ended++
		case exchange.StateProposed:
			f.proposed++
		}
		if x.Open() {
			f.open++
			if f.health == nil {
				f.health = map[exchange.Health]int{}
			}
			f.health[x.Outlook(s.Programme.Exchange, today).Health]++
		}
	}
	for _, c := range s.StageCounts() {
		if len(c.People) > 0 {
			if f.stages == nil {
				f.stages = map[string]int{}
			}
			f.stages[c.Name] = len(c.People)
		}
	}
	for _, g := range s.Groupings() {
		f.groups += g.Count
	}
	return f
}

// want is what the demonstration shows of each programme.
var want = map[string]facts{
	"surrey-500": {people: 412, imports: 1, completed: 197, ended: 6, visits: 394, calls: 931, questions: 1, alumni: 331, groups: 68},
	"walking-in-their-shoes": {people: 46, imports: 1, open: 22, ended: 1, paused: 1, visits: 14, calls: 107, questions: 5,
		health: map[exchange.Health]int{exchange.HealthAtRisk: 3, exchange.HealthDue: 14, exchange.HealthOverdue: 4, exchange.HealthPaused: 1}},
	"leadership-exchange": {people: 56, imports: 2, pairs: 24, questions: 1, before: 62},
	"leading-beyond-boundaries": {people: 41, imports: 2, pairs: 9, questions: 3,
		stages: map[string]int{"applied": 15, "fellow": 18, "not-this-time": 5, "reserve": 3}},
	"reciprocal-mentoring": {people: 70, imports: 1, pairs: 34, locked: 1, questions: 2, before: 5},
}

// TestMake makes the demonstration: each shipped programme is there, at a stage of its own, and the store is a whole one.
func TestMake(t *testing.T) {
	made, err := demo.Make(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer made.DB.Close()
	cohorts, err := made.DB.Cohorts()
	if err != nil {
		t.Fatal(err)
	}
	var programmes []string
	for _, c := range cohorts {
		programmes = append(programmes, c.Programme)
		s, err := made.DB.State(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[c.Programme], factsOf(s, made.Today), cmp.AllowUnexported(facts{})); diff != "" {
			t.Errorf("%s is another one than it was (-want +got):\n%s", c.Programme, diff)
		}
		if err := s.VerifyPlan(); err != nil {
			t.Errorf("%s: %v", c.Programme, err)
		}
		if last := s.Today(s.Log[len(s.Log)-1].Time); !last.Before(made.Today) {
			t.Errorf("%s was worked on on %s, and today is %s", c.Programme, last, made.Today)
		}
		if c.ID == made.Cohort && s.Plan == nil {
			t.Errorf("%s is shown first, and has no plan", c.Programme)
		}
	}
	slices.Sort(programmes)
	if !slices.Equal(programmes, programme.Builtin()) {
		t.Errorf("the demonstration has %v, and %v ship", programmes, programme.Builtin())
	}
	report, err := made.DB.Check()
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("%v, %v", report.Findings, err)
	}
}

// TestCancelled gives the making up: it ends with an error.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if made, err := demo.Make(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", made, err)
	}
}
