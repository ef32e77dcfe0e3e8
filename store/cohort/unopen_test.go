package cohort_test

import (
	"context"
	"strings"
	"testing"

	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestUndoingAnOpening takes an empty cohort away, opens another beside it and brings the first one back.
func TestUndoingAnOpening(t *testing.T) {
	o := storetest.Open(t, 3)
	by := cohort.By{Actor: "robin", Now: storetest.Noon}
	o.Refused(&cohort.Undo{Of: 1}, "“Opened "+o.State().Name+"” cannot be undone while a later change rests on it")
	second, err := o.DB().OpenCohort(context.Background(), by, &cohort.OpenCohort{Name: "Autumn", Programme: string(o.State().Programme.Source)})
	if err != nil {
		t.Fatal(err)
	}
	commit := func(c cohort.Change) error {
		_, err := o.DB().Commit(context.Background(), second.Cohort, by, c)
		return err
	}
	if err := commit(&cohort.Undo{Of: 1}); err != nil {
		t.Fatal(err)
	}
	if list, err := o.DB().Cohorts(); err != nil || len(list) != 1 {
		t.Errorf("listed are %v, %v", list, err)
	}
	if err := commit(&cohort.Replan{Order: "best"}); err == nil || !strings.Contains(err.Error(), "the opening of Autumn is undone") {
		t.Errorf("a change to it: %v", err)
	}
	third, err := o.DB().OpenCohort(context.Background(), by, &cohort.OpenCohort{Name: "Winter", Programme: string(o.State().Programme.Source)})
	if err != nil || third.Cohort == second.Cohort {
		t.Fatalf("the next cohort is %d, %v", third.Cohort, err)
	}
	if s, ok, err := o.DB().Unopened(); err != nil || !ok || s.Cohort != second.Cohort {
		t.Errorf("unopened is %v, %v, %v", s, ok, err)
	}
	if err := commit(&cohort.Redo{Of: 1}); err != nil {
		t.Fatal(err)
	}
	if list, err := o.DB().Cohorts(); err != nil || len(list) != 3 {
		t.Errorf("listed are %v, %v", list, err)
	}
	if _, ok, err := o.DB().Unopened(); ok || err != nil {
		t.Errorf("something is unopened: %v", err)
	}
}
