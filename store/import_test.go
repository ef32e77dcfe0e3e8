package store

import (
	"context"
	"slices"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

func TestImport(t *testing.T) {
	o := open(t, 0)
	empty := o.state()
	c := o.importOf(applicants(11)...)
	c.Problems = 3
	s := o.do(c)
	if len(s.People) != 11 || s.Plan == nil || len(s.Imports) != 1 {
		t.Fatalf("%d people, plan %v, %d imports", len(s.People), s.Plan, len(s.Imports))
	}
	if line := c.Summary(s); line != "Imported form.csv: 11 new, 3 rejected" {
		t.Error(line)
	}
	if list := s.Attention(); len(list) != 1 || list[0].Sentence != "3 rows of form.csv could not be read" {
		t.Errorf("%v", list)
	}
	o.thereAndBack(empty)
	if d := o.state().CompareImport(applicants(11), false); !d.Empty() || d.Same != 11 || d.Stranger {
		t.Errorf("the same file again: %+v", d)
	}
	o.refused(o.importOf(applicants(11)...), "form.csv says nothing new")
	nobody := applicant(12)
	nobody.Email = text.Text{}
	o.refused(o.importOf(append(applicants(11), nobody)...), "form.csv has an application without an e-mail address")
}

func TestImportOfChanges(t *testing.T) {
	o := open(t, 12)
	before := o.state()
	later := append(without(applicants(12), 3, 4), but(3, "sector", pick(sectors, 4)), applicant(30))
	d := before.CompareImport(later, false)
	if len(d.New) != 1 || len(d.Changed) != 1 || d.Same != 10 || len(d.Vanished) != 1 || d.Vanished[0] != o.person(4) {
		t.Fatalf("%+v", d)
	}
	if !slices.Equal(d.Changed[0].Fields, []string{"sector"}) || d.Changed[0].Conflicts != nil {
		t.Errorf("%+v", d.Changed[0])
	}
	s := o.do(o.importOf(later...))
	a, _ := s.Person(o.person(4))
	if !a.Vanished || len(s.People) != 13 {
		t.Error("who vanished is not said to have")
	}
	o.thereAndBack(before)

	if d := o.state().CompareImport(later, false); !d.Empty() {
		t.Errorf("who vanished vanished twice: %+v", d)
	}
	vanished := o.state()
	back := append(slices.Clone(later), applicant(4))
	c := o.importOf(back...)
	if len(c.Back) != 1 || len(c.Applications) != 0 {
		t.Errorf("%+v", c)
	}
	s = o.do(c)
	if a, _ := s.Person(o.person(4)); a.Vanished {
		t.Error("who is back is still said to have vanished")
	}
	if line := c.Summary(s); line != "Imported form.csv: 0 new, 1 back" {
		t.Error(line)
	}
	o.thereAndBack(vanished)
}

func TestPartialFile(t *testing.T) {
	o := open(t, 12)
	d := o.state().CompareImport([]*matching.Applicant{applicant(40)}, true)
	if len(d.Vanished) != 0 || len(d.New) != 1 || d.Stranger {
		t.Errorf("%+v", d)
	}
	if d := o.state().CompareImport([]*matching.Applicant{applicant(40)}, false); !d.Stranger || len(d.Vanished) != 12 {
		t.Errorf("%+v", d)
	}
}

func TestEditOverImport(t *testing.T) {
	o := open(t, 12)
	id, before := o.person(5), o.state()
	old, _ := before.Person(id)
	edit := func(name string, answers map[string]matching.Answer) *cohort.Edit {
		return &cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New(name), Answers: answers}}}
	}
	c := edit("Ann O'Dyne", map[string]matching.Answer{"sector": pick(sectors, 3), "borough": {}})
	s := o.do(c)
	a, _ := s.Person(id)
	if a.Name.Raw() != "Ann O'Dyne" || !a.Answers["sector"].Equal(pick(sectors, 3)) || !a.Answers["borough"].IsEmpty() {
		t.Errorf("%+v", a)
	}
	if line := c.Summary(s); line != "Edited Ann O'Dyne: name, borough, sector" {
		t.Error(line)
	}
	if !old.Answers["sector"].Equal(applicant(5).Answers["sector"]) {
		t.Error("the edit reached a state that was handed out before")
	}
	o.thereAndBack(before)
	o.refused(edit("Ann O'Dyne", nil), "Ann O'Dyne's application says that already")
	o.refused(edit("", map[string]matching.Answer{"shoe": writes("9")}), `the programme has no field "shoe"`)
	o.refused(edit("", map[string]matching.Answer{"sector": {Choices: []string{"circus"}}}), `Sector has no choice "circus"`)
	o.refused(edit("", map[string]matching.Answer{"email": writes("x@example.org")}), "the ")
	o.refused(edit("", map[string]matching.Answer{"name": writes("x")}), "the name of an applicant is edited as a whole")
	o.refused(&cohort.Edit{Person: 999, Edited: c.Edited}, "there is no such person")

	// The form changes what was edited: the edit stays, the conflict is listed.
	file := append(without(applicants(12), 5), but(5, "sector", pick(sectors, 2)))
	d := o.state().CompareImport(file, false)
	if !slices.Equal(d.Changed[0].Conflicts, []string{"sector"}) {
		t.Errorf("%+v", d.Changed)
	}
	s = o.do(o.importOf(file...))
	a, _ = s.Person(id)
	if !a.Answers["sector"].Equal(pick(sectors, 3)) || !slices.Equal(a.Conflicts, []string{"sector"}) {
		t.Errorf("%v, conflicts %v", a.Answers["sector"], a.Conflicts)
	}
	list := s.Attention()
	if len(list) != 1 || list[0].Kind != cohort.AttendConflict || list[0].Sentence != "Ann O'Dyne: the form and an edit say different things about Sector; the edit stands" {
		t.Errorf("%+v", list)
	}

	// To say it again settles it; so does to say what the form says, and then the form counts again.
	conflict := o.state()
	o.do(edit("", map[string]matching.Answer{"sector": pick(sectors, 3)}))
	o.thereAndBack(conflict)
	if a, _ := o.state().Person(id); len(a.Conflicts) != 0 {
		t.Errorf("conflicts %v", a.Conflicts)
	}
	o.undo()
	s = o.do(edit("", map[string]matching.Answer{"sector": pick(sectors, 2)}))
	if a, _ := s.Person(id); len(a.Conflicts) != 0 || len(a.Edits) != 1 {
		t.Errorf("conflicts %v, edits %v", a.Conflicts, a.Edits)
	}
}

func TestFormComesRoundToTheEdit(t *testing.T) {
	o := open(t, 12)
	id := o.person(5)
	o.do(&cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("New Name"), Answers: map[string]matching.Answer{"sector": pick(sectors, 3)}}}})
	file := func(sector int, name string) []*matching.Applicant {
		a := but(5, "sector", pick(sectors, sector))
		a.Name = text.New(name)
		return append(without(applicants(12), 5), a)
	}
	s := o.do(o.importOf(file(2, "Third Name")...))
	if a, _ := s.Person(id); !slices.Equal(a.Conflicts, []string{"name", "sector"}) {
		t.Errorf("conflicts %v", a.Conflicts)
	}
	s = o.do(o.importOf(file(3, "New Name")...))
	if a, _ := s.Person(id); len(a.Conflicts) != 0 {
		t.Errorf("the form says what the edit says, and still conflicts %v", a.Conflicts)
	}
}

func TestAdd(t *testing.T) {
	o := open(t, 12)
	before := o.state()
	id := o.db.Identify(applicant(50).Key())
	c := &cohort.Add{Person: id, Application: cohort.Application{Value: *applicant(50)}}
	s := o.do(c)
	if a, ok := s.Person(id); !ok || a.ID != id || a.Imported != nil || a.Late {
		t.Errorf("%+v", a)
	}
	o.thereAndBack(before)
	o.refused(c, s.Call(id)+" is in this cohort already")
	o.refused(&cohort.Add{Person: 99}, "an application needs an e-mail address")

	// Then they turn up in the form.
	if d := s.CompareImport(append(applicants(12), applicant(50)), false); !d.Empty() {
		t.Errorf("%+v", d)
	}
	d := s.CompareImport(append(applicants(12), but(50, "sector", pick(sectors, 1))), false)
	if len(d.Changed) != 1 || !slices.Equal(d.Changed[0].Fields, []string{"sector"}) {
		t.Errorf("%+v", d.Changed)
	}
	o.do(&cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Answers: map[string]matching.Answer{"sector": pick(sectors, 4)}}}})
	s = o.do(o.importOf(append(applicants(12), but(50, "sector", pick(sectors, 1)))...))
	if a, _ := s.Person(id); a.Imported == nil || !a.Answers["sector"].Equal(pick(sectors, 4)) || len(a.Conflicts) != 1 {
		t.Errorf("%+v", a)
	}
	if len(s.CompareImport(applicants(12), false).Vanished) != 1 {
		t.Error("who was in the form and is not any more did not vanish")
	}
}

func TestWithdrawAndReturn(t *testing.T) {
	o := open(t, 12)
	before, id := o.state(), o.person(2)
	s := o.do(&cohort.Withdraw{Person: id, Why: cohort.Reason(" a new post ")})
	if st := s.Position(id); st.Kind != cohort.PositionWithdrawn || st.Why != "a new post" {
		t.Errorf("%+v", st)
	}
	if _, ok := s.Plan.PairOf(id); ok {
		t.Error("they are still in the plan")
	}
	o.thereAndBack(before)
	o.refused(&cohort.Withdraw{Person: id}, s.Call(id)+" is withdrawn already")
	o.refused(&cohort.Withdraw{Person: 999}, "there is no such person")
	gone := o.state()
	o.do(&cohort.Return{Person: id})
	o.thereAndBack(gone)
	o.refused(&cohort.Return{Person: id}, s.Call(id)+" is not withdrawn")
	o.refused(&cohort.Return{Person: 999}, "there is no such person")
}

func TestLateAndAdmitted(t *testing.T) {
	o := open(t, 12)
	late := applicant(60)
	late.Submitted = time.Date(2023, 3, 15, 0, 0, 0, 0, time.UTC)
	justIn := applicant(61)
	justIn.Submitted = time.Date(2023, 3, 14, 23, 59, 59, 0, time.UTC)
	barred := but(62, "eligible", matching.Answer{Choices: []string{"no"}})
	s := o.do(o.importOf(append(applicants(12), late, justIn, barred)...))
	before := s
	id, in, out := o.person(60), o.person(61), o.person(62)
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
	o.refused(&cohort.Admit{Person: id}, "admitting "+s.Call(id)+" needs a reason")
	o.refused(&cohort.Admit{Person: in, Why: cohort.Reason("x")}, s.Call(in)+" is neither late nor marked as not eligible")
	o.refused(&cohort.Admit{Person: 999, Why: cohort.Reason("x")}, "there is no such person")
	s = o.do(&cohort.Admit{Person: id, Why: cohort.Reason("the post was slow")})
	if st := s.Position(id); st.Kind == cohort.PositionLate {
		t.Errorf("%+v", st)
	}
	o.thereAndBack(before)
	o.refused(&cohort.Admit{Person: id, Why: cohort.Reason("x")}, s.Call(id)+" was admitted already")
	o.do(&cohort.Admit{Person: out, Why: cohort.Reason("asked the funder")})
	if list := o.state().Attention(); len(list) != 0 {
		t.Errorf("%+v", list)
	}

	// Who is locked now cannot have come in by an admission that is taken back.
	p, ok := o.state().Plan.PairOf(id)
	if !ok {
		t.Fatal("the admitted person is in no pair")
	}
	s = o.do(&cohort.Lock{A: p.A, B: p.B})
	for _, e := range s.Log {
		if c, ok := e.Change.(*cohort.Admit); ok && c.Person == id && !s.Undone[e.Seq] {
			o.refused(&cohort.Undo{Of: e.Seq}, "“Admitted "+s.Call(id)+"” cannot be undone while a later change rests on it: undo “Locked "+s.CallPair(p.A, p.B)+"”")
		}
	}
}

func TestAttentionToAnswers(t *testing.T) {
	o := open(t, 0)
	odd := but(3, "sector", matching.Answer{Text: text.New("Circus"), Other: []text.Text{text.New("Circus\x1b[2J")}})
	vague := but(4, "line_manager", writes("Somebody Unknown"))
	s := o.do(o.importOf(append(without(applicants(12), 3, 4, 5), odd, vague, but(5, "consent", matching.Answer{}))...))
	var kinds []cohort.AttentionKind
	for _, a := range s.Attention() {
		kinds = append(kinds, a.Kind)
	}
	if !slices.Equal(kinds, []cohort.AttentionKind{cohort.AttendNoConsent, cohort.AttendName, cohort.AttendOther}) {
		t.Errorf("%+v", s.Attention())
	}
	if st := s.Position(o.person(5)); st.Kind != cohort.PositionNoConsent || st.Why != "no consent" {
		t.Errorf("%+v", st)
	}
	if last := s.Attention()[2]; last.Sentence != s.Call(o.person(3))+" answered Sector beside the known choices: “Circus”" {
		t.Error(last.Sentence)
	}
}

func TestProgrammeWhoseChoicesVanish(t *testing.T) {
	o := open(t, 12)
	before := o.state()
	source := mustReplace(t, shippedSource(t), `  { name = "hospice", label = "Hospice", short = "hospice", alias = ["hospice and palliative care", "end of life care provider"] },
`, "")
	s := o.do(&cohort.UseProgramme{Programme: source})
	list := s.Attention()
	if len(list) == 0 || list[0].Kind != cohort.AttendOther {
		t.Fatalf("%+v", list)
	}
	o.thereAndBack(before)
	o.refused(&cohort.UseProgramme{Programme: source}, "the cohort uses exactly this file already")
	o.refused(&cohort.UseProgramme{Programme: "title = 3"}, "programme:1: ")
	id := o.person(1)
	o.refused(&cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Answers: map[string]matching.Answer{"sector": {Choices: []string{"hospice"}}}}}},
		`Sector has no choice "hospice"`)
}

// TestEarlierPairs has two cohorts of one store keep each other's pairs apart.
func TestEarlierPairs(t *testing.T) {
	o := open(t, 12)
	ctx := context.Background()
	if _, err := o.db.OpenCohort(ctx, o.by(), &cohort.OpenCohort{Name: "Cohort 2", Programme: shippedSource(t)}); err != nil {
		t.Fatal(err)
	}
	second := func() *cohort.State {
		s, err := o.db.State(2)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if _, err := o.db.Commit(ctx, 2, o.by(), o.db.Import(second().CompareImport(applicants(12), false), cohort.ImportFile{})); err != nil {
		t.Fatal(err)
	}
	if a, _ := o.state().ByEmail(emailOf(3)); second().People[a.ID] == nil {
		t.Error("the same person has another number in the second cohort")
	}
	held := second()
	pair := held.Plan.Pairs[0]
	s := o.do(&cohort.Publish{Start: day("2023-04-03")})
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
	o.reopen()
	if _, err := o.db.Commit(ctx, 2, o.by(), &cohort.Override{A: pair.A, B: pair.B, Why: cohort.Reason("x")}); err == nil {
		t.Error("a pair of an earlier cohort was overridden")
	}
	if _, err := o.db.Commit(ctx, 2, o.by(), &cohort.Replan{Order: matching.Best}); err != nil {
		t.Fatal(err)
	}
	if list := second().Attention(); len(list) != 0 {
		t.Errorf("planned again, and still %v", list)
	}
	// Undoing brings back no plan that breaks a rule by now.
	undone, err := o.db.Commit(ctx, 2, o.by(), &cohort.Undo{Of: second().Seq})
	if err != nil {
		t.Fatal(err)
	}
	if list := undone.Attention(); len(list) != 0 {
		t.Errorf("undone, and %v", list)
	}
	// A programme that lets pairs meet again, and its undoing.
	meet := &cohort.UseProgramme{Programme: mustReplace(t, shippedSource(t), "repeat_after_months = 0", "repeat_after_months = 1")}
	// The cohort was opened in April, seventeen days after the first exchanges start.
	if s, err := o.db.Commit(ctx, 2, o.by(), meet); err != nil || len(s.Earlier) != len(now.Earlier) {
		t.Errorf("%v", err)
	}
	o.undo() // the publishing
	if s := second(); len(s.Earlier) != 0 {
		t.Errorf("unpublished, and still %d earlier pairs", len(s.Earlier))
	}
}
