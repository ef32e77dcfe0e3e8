package cohort_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestImportOfFewerColumns imports a file that was not asked for everything: what it has no column for stays
// as it was, and so does the time of the application.
func TestImportOfFewerColumns(t *testing.T) {
	o := storetest.Open(t, 0)
	first := storetest.Applicants(4)
	for _, a := range first {
		a.Answers["phone"] = storetest.Writes("020 7946 0000")
		a.Answers[programme.FieldNotWith] = storetest.Writes(storetest.EmailOf(9))
	}
	before := o.Do(o.ImportOf(first...))
	fewer := func(borough string) []*matching.Applicant {
		later := storetest.Applicants(4)
		for _, a := range later {
			a.Submitted, a.Response = a.Submitted.AddDate(-1000, 0, 0), ""
		}
		later[2].Answers["borough"] = storetest.Pick([]string{borough}, 0)
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
	s := o.Do(o.DB().Import(d, cohort.ImportFile{}))
	a := s.People[o.Person(2)]
	if a.Answers["phone"].Text.IsEmpty() || a.Answers[programme.FieldNotWith].Text.IsEmpty() || !a.Submitted.Equal(first[2].Submitted) || a.Response != first[2].Response {
		t.Errorf("%+v", a.Applicant)
	}
	if first[2].Answers["borough"].Choices[0] != same {
		t.Error("the file's own application was changed")
	}
}

// TestImportOfOtherWords imports a choice in other words: that is no change.
func TestImportOfOtherWords(t *testing.T) {
	o := storetest.Open(t, 3)
	same := storetest.Applicants(3)
	v := same[1].Answers["sector"]
	v.Text = text.New("what it is called now")
	same[1].Answers["sector"] = v
	if d := o.State().CompareImport(same, false); !d.Empty() {
		t.Errorf("%+v", d.Changed)
	}
}
