package cohort_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func texts(all ...string) []text.Text {
	var out []text.Text
	for _, s := range all {
		out = append(out, text.New(s))
	}
	return out
}

// works are applicants at the given employers, who fit one another in everything else as those of storetest do.
func works(employers ...string) []*matching.Applicant {
	var people []*matching.Applicant
	for i, e := range employers {
		people = append(people, storetest.But(i, "organisation", storetest.Writes(e)))
	}
	return people
}

func questions(s *cohort.State, kind matching.QuestionKind) []matching.Question {
	return slices.DeleteFunc(s.Questions(), func(q matching.Question) bool { return q.Kind != kind })
}

func TestEmployersAreAskedAboutOnce(t *testing.T) {
	o := storetest.OpenOf(t, storetest.ShippedSource(t),
		works("London Borough of Lewisham", "Lewisham Council", "LB Lewisham", "lewisham council", "Retired", "Retired", "Mind", "Elm Trust (Bexley)")...)
	before := o.State()
	asked := questions(before, matching.AskOrganisation)
	if len(asked) != 1 {
		t.Fatalf("%+v", asked)
	}
	q := asked[0]
	if q.Field != "organisation" || len(q.Who) != 4 || q.Proposed[0] != "Lewisham Council" || len(q.Proposed) != 3 {
		t.Errorf("%+v", q)
	}
	d := before.EmployerDoubts()[0]
	id := func(i int) matching.ID { return o.Person(i) }
	if _, _, may := before.MayWorkTogether(id(0), id(2)); !may {
		t.Error("two of the group are in no doubt")
	}
	for _, two := range [][2]int{{1, 3}, {0, 6}, {4, 5}} {
		if _, _, may := before.MayWorkTogether(id(two[0]), id(two[1])); may {
			t.Errorf("%v are in doubt", two)
		}
	}
	s := o.Do(d.One("Lewisham Council"))
	if got := questions(s, matching.AskOrganisation); got != nil {
		t.Errorf("asked again: %+v", got)
	}
	for _, two := range [][2]int{{0, 1}, {0, 2}, {1, 2}, {2, 3}} {
		if s.Scorer().AllowedPair(id(two[0]), id(two[1])) {
			t.Errorf("%v are colleagues and may be paired", two)
		}
	}
	if !strings.Contains(string(s.Programme.Source), "as = \"Lewisham Council\"") {
		t.Error("the programme's file has not learnt it")
	}
	o.ThereAndBack(before)

	o.Undo()
	s = o.Do(d.Several())
	if got := questions(s, matching.AskOrganisation); got != nil {
		t.Errorf("asked again: %+v", got)
	}
	if line := storetest.Summary(s); !strings.HasPrefix(line, "Settled Organisation: “") || !strings.HasSuffix(line, " are different") {
		t.Errorf("%q", line)
	}
	o.Refused(d.Several(), "that is settled already")
	o.Reopen()
	if got := questions(o.State(), matching.AskOrganisation); got != nil {
		t.Errorf("asked again after a restart: %+v", got)
	}
}

func TestPairsAcrossADoubtAreListed(t *testing.T) {
	const short, long = "SLaM", "South London and Maudsley NHS Foundation Trust"
	o := storetest.OpenOf(t, storetest.ShippedSource(t), works(short, long, short, long, short, long, short, long, short, long)...)
	s := o.State()
	if len(s.Plan.Pairs) == 0 {
		t.Fatal("there is no pair")
	}
	concerns := s.BeforePublishing(programme.Date{}, s.Today(time.Now())).Of(cohort.ConcernEmployer)
	if said := concerns[0].Say(s); len(concerns) != len(s.Plan.Pairs) || !strings.Contains(said, short) || !strings.Contains(said, long) {
		t.Errorf("%+v", concerns)
	}
	listed := false
	for _, a := range s.Attention() {
		listed = listed || a.Kind == cohort.AttendEmployer && strings.Contains(a.Sentence, " may be one employer: ")
	}
	if !listed {
		t.Errorf("%+v", s.Attention())
	}
	s = o.Do(s.EmployerDoubts()[0].One("SLaM"))
	if len(s.Plan.Pairs) > 0 {
		t.Error("two of one employer are a pair")
	}
}

// writes is somebody who wrote this beside the known answers to a field.
func writes(i int, field string, choices []string, other ...string) *matching.Applicant {
	return storetest.But(i, field, matching.Answer{Choices: choices, Other: texts(other...)})
}

func TestUnknownAnswersAreSettled(t *testing.T) {
	o := storetest.OpenOf(t, storetest.ShippedSource(t),
		writes(0, "themes", []string{"green"}, "Keeping staff", "gardening"), writes(1, "themes", []string{"workforce"}, "keeping  staff."),
		writes(2, "consent", nil, "I am unsure"), writes(3, "consent", nil, "Yes, if my manager agrees"), storetest.Applicant(4), storetest.Applicant(5))
	before := o.State()
	if got := questions(before, matching.AskAnswer); len(got) != 2 || len(got[0].Who) != 2 || got[0].Text != "Keeping staff" || got[0].Field != "themes" {
		t.Fatalf("%+v", got)
	}
	consent := questions(before, matching.AskConsent)
	if len(consent) != 2 || consent[0].Text != "I am unsure" || !slices.Equal(consent[0].Proposed, []string{"no", "yes"}) {
		t.Errorf("%+v", consent)
	}
	if got := before.BeforePublishing(programme.Date{}, programme.Date{}).Of(cohort.ConcernConsent); len(got) != 2 {
		t.Errorf("%+v", got)
	}
	settle := func(field, written, as string) *cohort.State {
		t.Helper()
		return o.Do(&cohort.Alias{Field: field, Wordings: texts(written), As: as, Different: as == ""})
	}
	s := settle("themes", "keeping staff", "workforce")
	answer := func(s *cohort.State, i int, field string) matching.Answer {
		return s.People[o.Person(i)].Answers[field]
	}
	if a := answer(s, 0, "themes"); !slices.Equal(a.Choices, []string{"workforce", "green"}) || len(a.Other) != 1 {
		t.Errorf("%+v", a)
	}
	if a := answer(s, 1, "themes"); !slices.Equal(a.Choices, []string{"workforce"}) || len(a.Other) != 0 {
		t.Errorf("%+v", a)
	}
	o.ThereAndBack(before)
	settle("themes", "Gardening", "")
	s = settle("consent", "i am unsure", "no")
	if a := answer(s, 2, "consent"); !slices.Equal(a.Choices, []string{"no"}) || len(a.Other) != 0 {
		t.Errorf("%+v", a)
	}
	s = settle("consent", "Yes, if my manager agrees", "yes")
	if !answer(s, 3, "consent").SaysYes() || answer(s, 2, "consent").SaysYes() {
		t.Error("consent")
	}
	if got := s.Questions(); got != nil {
		t.Errorf("still asked: %+v", got)
	}

	// The same form again says nothing new, in whatever words it is read; new people with the wording are read so.
	diff := s.CompareImport([]*matching.Applicant{writes(0, "themes", []string{"green"}, "Keeping staff", "gardening"),
		writes(1, "themes", []string{"workforce"})}, true)
	if diff.Same != 2 || len(diff.Changed) > 0 {
		t.Errorf("the same form again: %+v", diff.Changed)
	}
	s = o.Do(o.ImportOf(writes(6, "themes", nil, "Keeping Staff"), writes(7, "consent", nil, "I am unsure.")))
	if a := answer(s, 6, "themes"); !slices.Equal(a.Choices, []string{"workforce"}) {
		t.Errorf("%+v", a)
	}
	o.Reopen()

	// An edit that says it is read alike, and the taking of another file unlearns it, unless the file knows it.
	s = o.Do(storetest.Edits(o.Person(4), "themes", matching.Answer{Choices: []string{"green"}, Other: texts("keeping staff")}))
	if a := answer(s, 4, "themes"); len(a.Choices) != 2 {
		t.Errorf("%+v", a)
	}
	learnt := string(s.Programme.Source)
	s = o.Do(&cohort.UseProgramme{Programme: storetest.ShippedSource(t)})
	if a := answer(s, 1, "themes"); len(a.Other) != 1 || !slices.Equal(a.Choices, []string{"workforce"}) {
		t.Errorf("%+v", a)
	}
	s = o.Do(&cohort.UseProgramme{Programme: learnt})
	if a := answer(s, 6, "themes"); !slices.Equal(a.Choices, []string{"workforce"}) {
		t.Errorf("%+v", a)
	}
	o.Reopen()
}

func TestAliasIsRefused(t *testing.T) {
	o := storetest.Open(t, 8)
	for _, c := range []struct {
		change *cohort.Alias
		why    string
	}{
		{&cohort.Alias{Field: "nowhere", Wordings: texts("x"), As: "y"}, `the programme has no field "nowhere"`},
		{&cohort.Alias{Field: "capacity", Wordings: texts("two"), As: "2"}, "what people answer under Partners at once cannot be settled"},
		{&cohort.Alias{Field: "sector", As: "nhs"}, "there is no wording to settle"},
		{&cohort.Alias{Field: "sector", Wordings: texts("x"), As: "nowhere"}, `Sector has no choice "nowhere"`},
		{&cohort.Alias{Field: "consent", Wordings: texts("x"), As: "maybe"}, "Consent is yes or no: say which one “x” counts as"},
		{&cohort.Alias{Field: "organisation", Wordings: texts("x"), Different: true}, "to be different takes two"},
		{&cohort.Alias{Field: "organisation", Wordings: texts("x")}, "what shall “x” count as?"},
		{&cohort.Alias{Field: "organisation", Wordings: texts("x"), As: "X Ltd"}, "that is settled already"},
	} {
		o.Refused(c.change, c.why)
	}
}

// BenchmarkEmployers asks for the doubts of a state of 10,000 people of 2,500 organisations.
func BenchmarkEmployers(b *testing.B) {
	o := storetest.Open(b, 2)
	base := *o.State()
	people := map[matching.ID]*cohort.Applicant{}
	places := []string{"Lewisham", "Bromley", "Bexley", "Southwark", "Lambeth"}
	for i := range 10_000 {
		n := i % 2500
		a := storetest.But(i, "organisation", storetest.Writes(fmt.Sprintf("%s %s%s Trust", places[n%5], string(rune('A'+n%26)), strings.Repeat("abcdefgh", 1)+fmt.Sprint(n))))
		a.ID = matching.ID(i + 1)
		people[a.ID] = &cohort.Applicant{Applicant: *a}
	}
	for b.Loop() {
		s := base
		s.People = people
		s.Afresh().EmployerDoubts()
	}
}
