package cohort_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestAhead looks ahead through several changes, refused ones among them; the state they began from stays as it was, and
// what was seen is what comes.
func TestAhead(t *testing.T) {
	o := storetest.Open(t, 0)
	people := append(storetest.Applicants(4), called(1, storetest.Applicant(1).Name.Raw()))
	people[4].Email = text.New("another@example.org")
	before := o.State()
	brings := o.ImportOf(people...)
	after, err := before.Ahead(brings)
	if err != nil || len(after.People) != 5 || len(before.People) != 0 {
		t.Fatalf("%v; %d people, and %d before", err, len(after.People), len(before.People))
	}
	alike := after.Lookalikes()
	if len(alike) != 1 {
		t.Fatalf("%v", alike)
	}
	same := &cohort.Same{A: alike[0].A, B: alike[0].B}
	settled, err := after.Ahead(same)
	if err != nil || len(settled.Lookalikes()) != 0 || len(after.Lookalikes()) != 1 {
		t.Fatalf("%v; %v", err, settled.Lookalikes())
	}
	withdrawn := 0
	for _, a := range settled.People {
		if a.Withdrawn {
			withdrawn++
		}
	}
	if withdrawn != 1 {
		t.Fatalf("%d of the two applications are superseded", withdrawn)
	}
	if _, err := settled.Ahead(same); err == nil {
		t.Fatal("they were said to be one person twice")
	}
	o.Do(brings)
	if s := o.Do(same); len(s.Lookalikes()) != 0 {
		t.Fatalf("%v", s.Lookalikes())
	}
}

// TestRowsLeftOut: a rejected row can be left out by an import that brings nobody, and comes back by undo.
func TestRowsLeftOut(t *testing.T) {
	o := storetest.Open(t, 0)
	rows := []matching.FormRow{{Row: 3, Why: "There is no name."}, {Row: 4, Why: "There is no address."}}
	file := cohort.ImportFile{Name: text.New("form.csv"), Problems: 2, Rejected: rows}
	with := o.ImportOf(storetest.Applicants(2)...)
	for _, r := range rows {
		with.Rejected = append(with.Rejected, cohort.Record[matching.FormRow]{Value: r})
	}
	with.Problems = 2
	o.Do(with)
	file.Problems, file.Rejected = 1, rows[1:]
	before := o.State()
	out := (&cohort.ImportDiff{}).Import(file, nil)
	s := o.Do(out)
	if _, left := s.RejectedRows(); len(left) != 1 || left[0].Row != 4 || len(s.People) != 2 {
		t.Fatalf("%v are rejected, of %d people", left, len(s.People))
	}
	if line := out.Summary(s); line != "Left out a rejected row of form.csv" {
		t.Error(line)
	}
	o.Refused((&cohort.ImportDiff{}).Import(file, nil), "form.csv says nothing new")
	o.ThereAndBack(before)
}
