package cohort_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func TestImport(t *testing.T) {
	o := storetest.Open(t, 0)
	empty := o.State()
	c := o.ImportOf(storetest.Applicants(11)...)
	c.Problems = 3
	s := o.Do(c)
	if len(s.People) != 11 || s.Plan == nil || len(s.Imports) != 1 {
		t.Fatalf("%d people, plan %v, %d imports", len(s.People), s.Plan, len(s.Imports))
	}
	if line := c.Summary(s); line != "Imported form.csv: 11 new, 3 rejected" {
		t.Error(line)
	}
	if list := s.Attention(); len(list) != 1 || list[0].Sentence != "3 rows of form.csv could not be read" {
		t.Errorf("%v", list)
	}
	o.ThereAndBack(empty)
	if d := o.State().CompareImport(storetest.Applicants(11), false); !d.Empty() || d.Same != 11 || d.Stranger {
		t.Errorf("the same file again: %+v", d)
	}
	o.Refused(o.ImportOf(storetest.Applicants(11)...), "form.csv says nothing new")
	nobody := storetest.Applicant(12)
	nobody.Email = text.Text{}
	o.Refused(o.ImportOf(append(storetest.Applicants(11), nobody)...), "form.csv has an application without an e-mail address")
}

func TestImportOfChanges(t *testing.T) {
	o := storetest.Open(t, 12)
	before := o.State()
	later := append(storetest.Without(storetest.Applicants(12), 3, 4), storetest.But(3, "sector", storetest.Pick(storetest.Sectors, 4)), storetest.Applicant(30))
	d := before.CompareImport(later, false)
	if len(d.New) != 1 || len(d.Changed) != 1 || d.Same != 10 || len(d.Vanished) != 1 || d.Vanished[0] != o.Person(4) {
		t.Fatalf("%+v", d)
	}
	if !slices.Equal(d.Changed[0].Fields, []string{"sector"}) || d.Changed[0].Conflicts != nil {
		t.Errorf("%+v", d.Changed[0])
	}
	s := o.Do(o.ImportOf(later...))
	a, _ := s.Person(o.Person(4))
	if !a.Vanished || len(s.People) != 13 {
		t.Error("who vanished is not said to have")
	}
	o.ThereAndBack(before)

	if d := o.State().CompareImport(later, false); !d.Empty() {
		t.Errorf("who vanished vanished twice: %+v", d)
	}
	vanished := o.State()
	back := append(slices.Clone(later), storetest.Applicant(4))
	c := o.ImportOf(back...)
	if len(c.Back) != 1 || len(c.Applications) != 0 {
		t.Errorf("%+v", c)
	}
	s = o.Do(c)
	if a, _ := s.Person(o.Person(4)); a.Vanished {
		t.Error("who is back is still said to have vanished")
	}
	if line := c.Summary(s); line != "Imported form.csv: 0 new, 1 back" {
		t.Error(line)
	}
	o.ThereAndBack(vanished)
}

func TestPartialFile(t *testing.T) {
	o := storetest.Open(t, 12)
	d := o.State().CompareImport([]*matching.Applicant{storetest.Applicant(40)}, true)
	if len(d.Vanished) != 0 || len(d.New) != 1 || d.Stranger {
		t.Errorf("%+v", d)
	}
	if d := o.State().CompareImport([]*matching.Applicant{storetest.Applicant(40)}, false); !d.Stranger || len(d.Vanished) != 12 {
		t.Errorf("%+v", d)
	}
}

func TestEditOverImport(t *testing.T) {
	o := storetest.Open(t, 12)
	id, before := o.Person(5), o.State()
	old, _ := before.Person(id)
	edit := func(name string, answers map[string]matching.Answer) *cohort.Edit {
		return &cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New(name), Answers: answers}}}
	}
	c := edit("Ann O'Dyne", map[string]matching.Answer{"sector": storetest.Pick(storetest.Sectors, 3), "borough": {}})
	s := o.Do(c)
	a, _ := s.Person(id)
	if a.Name.Raw() != "Ann O'Dyne" || !a.Answers["sector"].Equal(storetest.Pick(storetest.Sectors, 3)) || !a.Answers["borough"].IsEmpty() {
		t.Errorf("%+v", a)
	}
	if line := c.Summary(s); line != "Edited Ann O'Dyne: name, borough, sector" {
		t.Error(line)
	}
	if !old.Answers["sector"].Equal(storetest.Applicant(5).Answers["sector"]) {
		t.Error("the edit reached a state that was handed out before")
	}
	o.ThereAndBack(before)
	o.Refused(edit("Ann O'Dyne", nil), "Ann O'Dyne's application says that already")
	o.Refused(edit("", map[string]matching.Answer{"shoe": storetest.Writes("9")}), `the programme has no field "shoe"`)
	o.Refused(edit("", map[string]matching.Answer{"sector": {Choices: []string{"circus"}}}), `Sector has no choice "circus"`)
	o.Refused(edit("", map[string]matching.Answer{"email": storetest.Writes("x@example.org")}), "the ")
	o.Refused(edit("", map[string]matching.Answer{"name": storetest.Writes("x")}), "the name of an applicant is edited as a whole")
	o.Refused(&cohort.Edit{Person: 999, Edited: c.Edited}, "there is no such person")

	// The form changes what was edited: the edit stays, the conflict is listed.
	file := append(storetest.Without(storetest.Applicants(12), 5), storetest.But(5, "sector", storetest.Pick(storetest.Sectors, 2)))
	d := o.State().CompareImport(file, false)
	if !slices.Equal(d.Changed[0].Conflicts, []string{"sector"}) {
		t.Errorf("%+v", d.Changed)
	}
	s = o.Do(o.ImportOf(file...))
	a, _ = s.Person(id)
	if !a.Answers["sector"].Equal(storetest.Pick(storetest.Sectors, 3)) || !slices.Equal(a.Conflicts, []string{"sector"}) {
		t.Errorf("%v, conflicts %v", a.Answers["sector"], a.Conflicts)
	}
	list := s.Attention()
	if len(list) != 1 || list[0].Kind != cohort.AttendConflict || list[0].Sentence != "Ann O'Dyne: the form and an edit say different things about Sector; the edit stands" {
		t.Errorf("%+v", list)
	}

	// To say it again settles it; so does to say what the form says, and then the form counts again.
	conflict := o.State()
	o.Do(edit("", map[string]matching.Answer{"sector": storetest.Pick(storetest.Sectors, 3)}))
	o.ThereAndBack(conflict)
	if a, _ := o.State().Person(id); len(a.Conflicts) != 0 {
		t.Errorf("conflicts %v", a.Conflicts)
	}
	o.Undo()
	s = o.Do(edit("", map[string]matching.Answer{"sector": storetest.Pick(storetest.Sectors, 2)}))
	if a, _ := s.Person(id); len(a.Conflicts) != 0 || len(a.Edits) != 1 {
		t.Errorf("conflicts %v, edits %v", a.Conflicts, a.Edits)
	}
}

func TestFormComesRoundToTheEdit(t *testing.T) {
	o := storetest.Open(t, 12)
	id := o.Person(5)
	o.Do(&cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("New Name"), Answers: map[string]matching.Answer{"sector": storetest.Pick(storetest.Sectors, 3)}}}})
	file := func(sector int, name string) []*matching.Applicant {
		a := storetest.But(5, "sector", storetest.Pick(storetest.Sectors, sector))
		a.Name = text.New(name)
		return append(storetest.Without(storetest.Applicants(12), 5), a)
	}
	s := o.Do(o.ImportOf(file(2, "Third Name")...))
	if a, _ := s.Person(id); !slices.Equal(a.Conflicts, []string{"name", "sector"}) {
		t.Errorf("conflicts %v", a.Conflicts)
	}
	s = o.Do(o.ImportOf(file(3, "New Name")...))
	if a, _ := s.Person(id); len(a.Conflicts) != 0 {
		t.Errorf("the form says what the edit says, and still conflicts %v", a.Conflicts)
	}
}

func TestAdd(t *testing.T) {
	o := storetest.Open(t, 12)
	before := o.State()
	id := o.DB().Identify(storetest.Applicant(50).Key())
	c := &cohort.Add{Person: id, Application: cohort.Application{Value: *storetest.Applicant(50)}}
	s := o.Do(c)
	if a, ok := s.Person(id); !ok || a.ID != id || a.Imported != nil || a.Late {
		t.Errorf("%+v", a)
	}
	o.ThereAndBack(before)
	o.Refused(c, s.Call(id)+" is in this cohort already")
	o.Refused(&cohort.Add{Person: 99}, "an application needs an e-mail address")

	// Then they turn up in the form.
	if d := s.CompareImport(append(storetest.Applicants(12), storetest.Applicant(50)), false); !d.Empty() {
		t.Errorf("%+v", d)
	}
	d := s.CompareImport(append(storetest.Applicants(12), storetest.But(50, "sector", storetest.Pick(storetest.Sectors, 1))), false)
	if len(d.Changed) != 1 || !slices.Equal(d.Changed[0].Fields, []string{"sector"}) {
		t.Errorf("%+v", d.Changed)
	}
	o.Do(&cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Answers: map[string]matching.Answer{"sector": storetest.Pick(storetest.Sectors, 4)}}}})
	s = o.Do(o.ImportOf(append(storetest.Applicants(12), storetest.But(50, "sector", storetest.Pick(storetest.Sectors, 1)))...))
	if a, _ := s.Person(id); a.Imported == nil || !a.Answers["sector"].Equal(storetest.Pick(storetest.Sectors, 4)) || len(a.Conflicts) != 1 {
		t.Errorf("%+v", a)
	}
	if len(s.CompareImport(storetest.Applicants(12), false).Vanished) != 1 {
		t.Error("who was in the form and is not any more did not vanish")
	}
}

func TestWithdrawAndReturn(t *testing.T) {
	o := storetest.Open(t, 12)
	before, id := o.State(), o.Person(2)
	s := o.Do(&cohort.Withdraw{Person: id, Why: cohort.Reason(" a new post ")})
	if st := s.Position(id); st.Kind != cohort.PositionWithdrawn || st.Say(s) != "a new post" {
		t.Errorf("%+v", st)
	}
	if _, ok := s.Plan.PairOf(id); ok {
		t.Error("they are still in the plan")
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Withdraw{Person: id}, s.Call(id)+" is withdrawn already")
	o.Refused(&cohort.Withdraw{Person: 999}, "there is no such person")
	gone := o.State()
	o.Do(&cohort.Return{Person: id})
	o.ThereAndBack(gone)
	o.Refused(&cohort.Return{Person: id}, s.Call(id)+" is not withdrawn")
	o.Refused(&cohort.Return{Person: 999}, "there is no such person")
}

func TestLateAndAdmitted(t *testing.T) {
	o := storetest.Open(t, 12)
	late := storetest.Applicant(60)
	late.Submitted = time.Date(2023, 3, 15, 0, 0, 0, 0, time.UTC)
	justIn := storetest.Applicant(61)
	justIn.Submitted = time.Date(2023, 3, 14, 23, 59, 59, 0, time.UTC)
	barred := storetest.But(62, "eligible", matching.Answer{Choices: []string{"no"}})
	s := o.Do(o.ImportOf(append(storetest.Applicants(12), late, justIn, barred)...))
	before := s
	id, in, out := o.Person(60), o.Person(61), o.Person(62)
	for who, want := range map[matching.ID]cohort.PositionKind{id: cohort.PositionLate, out: cohort.PositionNotEligible, 999: cohort.PositionUnknown} {
		if st := s.Position(who); st.Kind != want {
			t.Errorf("%+v, not %s", st, want)
		}
	}
	if a, _ := s.Person(in); a.Late {
		t.Error("the deadline's minute does not count")
	}
	if list := s.Attention(); len(list) != 2 || list[0].Kind != cohort.AttendLate || list[1].Kind != cohort.AttendNotEligible {
		t.Errorf("%+v", list)
	}
	o.Refused(&cohort.Admit{Person: id}, "admitting "+s.Call(id)+" needs a reason")
	o.Refused(&cohort.Admit{Person: in, Why: cohort.Reason("x")}, s.Call(in)+" is neither late nor marked as not eligible")
	o.Refused(&cohort.Admit{Person: 999, Why: cohort.Reason("x")}, "there is no such person")
	s = o.Do(&cohort.Admit{Person: id, Why: cohort.Reason("the post was slow")})
	if st := s.Position(id); st.Kind == cohort.PositionLate {
		t.Errorf("%+v", st)
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Admit{Person: id, Why: cohort.Reason("x")}, s.Call(id)+" was admitted already")
	o.Do(&cohort.Admit{Person: out, Why: cohort.Reason("asked the funder")})
	if list := o.State().Attention(); len(list) != 0 {
		t.Errorf("%+v", list)
	}

	// Who is locked now cannot have come in by an admission that is taken back.
	p, ok := o.State().Plan.PairOf(id)
	if !ok {
		t.Fatal("the admitted person is in no pair")
	}
	s = o.Do(&cohort.Lock{A: p.A, B: p.B})
	for _, e := range s.Log {
		if c, ok := e.Change.(*cohort.Admit); ok && c.Person == id && !s.Undone[e.Seq] {
			o.Refused(&cohort.Undo{Of: e.Seq}, "“Admitted "+s.Call(id)+"” cannot be undone while a later change rests on it: undo “Locked "+s.CallPair(p.A, p.B)+"”")
		}
	}
}

func TestAttentionToAnswers(t *testing.T) {
	o := storetest.Open(t, 0)
	odd := storetest.But(3, "sector", matching.Answer{Text: text.New("Circus"), Other: []text.Text{text.New("Circus\x1b[2J")}})
	vague := storetest.But(4, "line_manager", storetest.Writes("Somebody Unknown"))
	s := o.Do(o.ImportOf(append(storetest.Without(storetest.Applicants(12), 3, 4, 5), odd, vague, storetest.But(5, "consent", matching.Answer{}))...))
	var kinds []cohort.AttentionKind
	for _, a := range s.Attention() {
		kinds = append(kinds, a.Kind)
	}
	if !slices.Equal(kinds, []cohort.AttentionKind{cohort.AttendNoConsent, cohort.AttendName, cohort.AttendOther}) {
		t.Errorf("%+v", s.Attention())
	}
	if st := s.Position(o.Person(5)); st.Kind != cohort.PositionNoConsent || st.Say(s) != "no consent" {
		t.Errorf("%+v", st)
	}
	if last := s.Attention()[2]; last.Sentence != s.Call(o.Person(3))+" answered Sector beside the known choices: “Circus”" {
		t.Error(last.Sentence)
	}
}

func TestProgrammeWhoseChoicesVanish(t *testing.T) {
	o := storetest.Open(t, 12)
	before := o.State()
	source := storetest.MustReplace(t, storetest.ShippedSource(t), `  { name = "hospice", label = "Hospice", short = "hospice", alias = ["hospice and palliative care", "end of life care provider"] },
`, "")
	s := o.Do(&cohort.UseProgramme{Programme: source})
	list := s.Attention()
	if len(list) == 0 || list[0].Kind != cohort.AttendOther {
		t.Fatalf("%+v", list)
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.UseProgramme{Programme: source}, "the cohort uses exactly this file already")
	o.Refused(&cohort.UseProgramme{Programme: "title = 3"}, "programme:1: ")
	id := o.Person(1)
	o.Refused(&cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Answers: map[string]matching.Answer{"sector": {Choices: []string{"hospice"}}}}}},
		`Sector has no choice "hospice"`)
}

// TestEarlierPairs has two cohorts of one store keep each other's pairs apart.
func TestEarlierPairs(t *testing.T) {
	o := storetest.Open(t, 12)
	ctx := context.Background()
	if _, err := o.DB().OpenCohort(ctx, o.By(), &cohort.OpenCohort{Name: "Cohort 2", Programme: storetest.ShippedSource(t)}); err != nil {
		t.Fatal(err)
	}
	second := func() *cohort.State {
		s, err := o.DB().State(2)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if _, err := o.DB().Commit(ctx, 2, o.By(), o.DB().Import(second().CompareImport(storetest.Applicants(12), false), cohort.ImportFile{})); err != nil {
		t.Fatal(err)
	}
	if a, _ := o.State().ByEmail(storetest.EmailOf(3)); second().People[a.ID] == nil {
		t.Error("the same person has another number in the second cohort")
	}
	held := second()
	pair := held.Plan.Pairs[0]
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	if len(held.Earlier) != 0 {
		t.Error("a state that was handed out has changed")
	}
	now := second()
	if len(now.Earlier) != len(s.Exchanges) || !now.Earlier[matching.CoupleOf(pair.A, pair.B)] {
		t.Errorf("%d earlier pairs of %d", len(now.Earlier), len(s.Exchanges))
	}
	if list := now.Attention(); len(list) != len(s.Exchanges) || list[0].Kind != cohort.AttendOutdated {
		t.Errorf("%v", list)
	}
	o.Reopen()
	if _, err := o.DB().Commit(ctx, 2, o.By(), &cohort.Override{A: pair.A, B: pair.B, Why: cohort.Reason("x")}); err == nil {
		t.Error("a pair of an earlier cohort was overridden")
	}
	if _, err := o.DB().Commit(ctx, 2, o.By(), &cohort.Replan{Order: matching.Best}); err != nil {
		t.Fatal(err)
	}
	if list := second().Attention(); len(list) != 0 {
		t.Errorf("planned again, and still %v", list)
	}
	// Undoing brings back no plan that breaks a rule by now.
	undone, err := o.DB().Commit(ctx, 2, o.By(), &cohort.Undo{Of: second().Seq})
	if err != nil {
		t.Fatal(err)
	}
	if list := undone.Attention(); len(list) != 0 {
		t.Errorf("undone, and %v", list)
	}
	// A programme that lets pairs meet again, and its undoing.
	meet := &cohort.UseProgramme{Programme: storetest.MustReplace(t, storetest.ShippedSource(t), "repeat_after_months = 0", "repeat_after_months = 1")}
	// The cohort was opened in April, seventeen days after the first exchanges start.
	if s, err := o.DB().Commit(ctx, 2, o.By(), meet); err != nil || len(s.Earlier) != len(now.Earlier) {
		t.Errorf("%v", err)
	}
	o.Undo() // the publishing
	if s := second(); len(s.Earlier) != 0 {
		t.Errorf("unpublished, and still %d earlier pairs", len(s.Earlier))
	}
}
