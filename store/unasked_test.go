package store

import (
	"os"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// TestImportOfFewerColumns imports a file that was not asked for everything: what it has no column for stays
// as it was, and so does the time of the application.
func TestImportOfFewerColumns(t *testing.T) {
	o := open(t, 0)
	first := applicants(4)
	for _, a := range first {
		a.Answers["phone"] = writes("020 7946 0000")
		a.Answers[programme.FieldNotWith] = writes(emailOf(9))
	}
	before := o.do(o.importOf(first...))
	fewer := func(borough string) []*matching.Applicant {
		later := applicants(4)
		for _, a := range later {
			a.Submitted, a.Response = a.Submitted.AddDate(-1000, 0, 0), ""
		}
		later[2].Answers["borough"] = pick([]string{borough}, 0)
		return later
	}
	unasked := []string{"phone", programme.FieldNotWith, programme.FieldSubmitted, programme.FieldResponseID}
	same := first[2].Answers["borough"].Choices[0]
	if d := before.CompareImport(fewer(same), false, unasked...); !d.Empty() || d.Same != 4 {
		t.Errorf("%+v", d)
	}
	other := "bexley"
	if same == other {
		other = "bromley"
	}
	d := before.CompareImport(fewer(other), false, unasked...)
	if len(d.Changed) != 1 || len(d.Changed[0].Fields) != 1 || d.Changed[0].Fields[0] != "borough" {
		t.Fatalf("%+v", d.Changed)
	}
	s := o.do(o.db.Import(d, cohort.ImportFile{}))
	a := s.People[o.person(2)]
	if a.Answers["phone"].Text.IsEmpty() || a.Answers[programme.FieldNotWith].Text.IsEmpty() || !a.Submitted.Equal(first[2].Submitted) || a.Response != first[2].Response {
		t.Errorf("%+v", a.Applicant)
	}
	if first[2].Answers["borough"].Choices[0] != same {
		t.Error("the file's own application was changed")
	}
}

// TestImportOfOtherWords imports a choice in other words: that is no change.
func TestImportOfOtherWords(t *testing.T) {
	o := open(t, 3)
	same := applicants(3)
	v := same[1].Answers["sector"]
	v.Text = text.New("what it is called now")
	same[1].Answers["sector"] = v
	if d := o.state().CompareImport(same, false); !d.Empty() {
		t.Errorf("%+v", d.Changed)
	}
}

func TestPublishOfNoPair(t *testing.T) {
	o := open(t, 1)
	o.refused(&cohort.Publish{Start: day("2023-04-03")}, "the plan has no pair to publish: everybody waits")
}

// TestOpenWithoutNote opens a store beside which nobody can write who has it.
func TestOpenWithoutNote(t *testing.T) {
	o := open(t, 3)
	if err := o.db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(o.path + lockEnding); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(o.path+lockEnding, 0o700); err != nil {
		t.Fatal(err)
	}
	db, err := Open(o.path, o.by())
	if err != nil {
		t.Fatal(err)
	}
	o.db = db
	if s := o.state(); len(s.People) != 3 {
		t.Errorf("%d people", len(s.People))
	}
}
