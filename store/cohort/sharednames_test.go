package cohort_test

import (
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// secondCohort opens another cohort of the store with some people.
func secondCohort(t *testing.T, o *storetest.Office, people ...*matching.Applicant) func(...cohort.Change) *cohort.State {
	t.Helper()
	s, err := o.DB().OpenCohort(t.Context(), o.By(), &cohort.OpenCohort{Name: "Cohort 2", Programme: storetest.ShippedSource(t)})
	if err != nil {
		t.Fatal(err)
	}
	number := s.Cohort
	do := func(changes ...cohort.Change) *cohort.State {
		t.Helper()
		for _, c := range changes {
			if _, err := o.DB().Commit(t.Context(), number, o.By(), c); err != nil {
				t.Fatal(err)
			}
		}
		s, err := o.DB().State(number)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.VerifyPlan(); s.Plan != nil && err != nil {
			t.Errorf("the plan of the second cohort: %v", err)
		}
		return s
	}
	do(o.DB().Import(s.CompareImport(people, false), cohort.ImportFile{}))
	return do
}

// withAddress is a person of the samples who applies from another address.
func withAddress(i int, email string) *matching.Applicant {
	a := storetest.Applicant(i)
	a.Email, a.Response = text.New(email), "7"+email
	return a
}

// TestExclusionsFollowAPersonIntoAnotherCohort: who asked not to be with somebody, or was asked about, applies to another
// cohort from another address, and is said to be the same.
func TestExclusionsFollowAPersonIntoAnotherCohort(t *testing.T) {
	for name, c := range map[string]struct {
		second []*matching.Applicant
		a, b   string // between whom it counts there
		moved  string // who has another address there,
		was    string // and which they had
	}{
		"who asked": {[]*matching.Applicant{withAddress(0, "home@example.org"), storetest.Applicant(1), storetest.Applicant(2), storetest.Applicant(3)},
			"home@example.org", storetest.EmailOf(1), "home@example.org", storetest.EmailOf(0)},
		"who is meant": {[]*matching.Applicant{storetest.Applicant(0), withAddress(1, "home@example.org"), storetest.Applicant(2), storetest.Applicant(3)},
			storetest.EmailOf(0), "home@example.org", "home@example.org", storetest.EmailOf(1)},
	} {
		t.Run(name, func(t *testing.T) {
			o := storetest.OpenOf(t, storetest.ShippedSource(t), naming(0, storetest.EmailOf(1)), storetest.Applicant(1), storetest.Applicant(2), storetest.Applicant(3))
			do := secondCohort(t, o, c.second...)
			id := func(email string) matching.ID {
				a, ok := do().ByEmailAnywhere(email)
				if !ok {
					t.Fatalf("nobody is %s", email)
				}
				return a.ID
			}
			a, b := id(c.a), id(c.b)
			if got := kindsBetween(do(), a, b); slices.Contains(got, score.BreachNotWith) {
				t.Fatalf("kept apart before anybody said who is who: %v", got)
			}
			s := do(&cohort.Same{A: id(c.moved), B: id(c.was)})
			if got := kindsBetween(s, a, b); !slices.Contains(got, score.BreachNotWith) {
				t.Errorf("the exclusion does not follow: %v", got)
			}
			if q := s.OpenNames(); len(q) > 0 {
				t.Errorf("it is asked in a cohort where it cannot be said: %v", q)
			}
			// It is taken back there, and comes again.
			o.Do(o.ImportOf(storetest.Applicant(0)))
			if got := kindsBetween(do(), a, b); slices.Contains(got, score.BreachNotWith) {
				t.Errorf("taken back, and still %v", got)
			}
			o.Undo()
			o.Reopen()
			if got := kindsBetween(do(), a, b); !slices.Contains(got, score.BreachNotWith) {
				t.Errorf("opened again: %v", got)
			}
			s = do(&cohort.Different{A: id(storetest.EmailOf(2)), B: id(storetest.EmailOf(3))})
			if s.Plan == nil {
				t.Fatal("there is no plan")
			}
			for _, p := range s.Plan.Pairs {
				if p.Has(a) && p.Has(b) {
					t.Errorf("the plan has them together: %v", p)
				}
			}
		})
	}
}

// TestAnExclusionElsewhereOutdatesAPlan: what is written in another cohort after the plan was made is said, and the plan
// stays as it was made until it is planned again.
func TestAnExclusionElsewhereOutdatesAPlan(t *testing.T) {
	o := storetest.Open(t, 4)
	do := secondCohort(t, o, withAddress(0, "home@example.org"), storetest.Applicant(1), storetest.Applicant(2), storetest.Applicant(3))
	home, _ := do().ByEmail("home@example.org")
	s := do(&cohort.Same{A: home.ID, B: o.Person(0)})
	var with matching.ID
	for _, p := range s.Plan.Pairs {
		if p.Has(home.ID) {
			with = p.Team().Couples()[0].Other(home.ID)
		}
	}
	if with == 0 {
		t.Fatal("nobody is planned with whom has another address")
	}
	partner, _ := s.Person(with)
	o.Do(o.ImportOf(naming(0, partner.Email.Raw())))
	s = do()
	if list := s.Attention(); !slices.ContainsFunc(list, func(a cohort.Attention) bool {
		return a.Kind == cohort.AttendOutdated && slices.Contains(a.People, with)
	}) {
		t.Errorf("%+v", list)
	}
	s = do(&cohort.Replan{Order: matching.Best})
	for _, p := range s.Plan.Pairs {
		if p.Has(home.ID) && p.Has(with) {
			t.Error("planned again, and still together")
		}
	}
}

// TestALineManagerOfBeforeIsCarriedOverUnlessAnotherIsNamed across cohorts.
func TestALineManagerOfBeforeIsCarriedOverUnlessAnotherIsNamed(t *testing.T) {
	managed := func(a *matching.Applicant, by string) *matching.Applicant {
		a.Answers["line_manager"] = matching.Answer{Text: text.New(by)}
		return a
	}
	for _, c := range []struct {
		now  string
		kept bool
	}{{"", true}, {storetest.EmailOf(2), false}} {
		o := storetest.OpenOf(t, storetest.ShippedSource(t), managed(storetest.Applicant(0), storetest.EmailOf(1)), storetest.Applicant(1), storetest.Applicant(2), storetest.Applicant(3))
		again := withAddress(0, "home@example.org")
		if c.now != "" {
			managed(again, c.now)
		}
		do := secondCohort(t, o, again, storetest.Applicant(1), storetest.Applicant(2), storetest.Applicant(3))
		home, _ := do().ByEmail("home@example.org")
		s := do(&cohort.Same{A: home.ID, B: o.Person(0)})
		if got := slices.Contains(kindsBetween(s, home.ID, o.Person(1)), score.BreachLineManager); got != c.kept {
			t.Errorf("with %q as line manager now, the one of before is kept apart: %t", c.now, got)
		}
	}
}
