package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestOpenWith opens a cohort with its file: both are there, or neither.
func TestOpenWith(t *testing.T) {
	o := storetest.Open(t, 4)
	open := &cohort.OpenCohort{Name: "Cohort 2", Programme: storetest.ShippedSource(t)}
	imports := func(s *cohort.State) (cohort.Change, error) {
		if s.Name != "Cohort 2" || len(s.People) > 0 {
			t.Errorf("%s, %d people", s.Name, len(s.People))
		}
		return o.DB().Import(s.CompareImport(storetest.Applicants(12), false), cohort.ImportFile{}), nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	no := errors.New("no")
	for _, err := range []error{
		func() error { _, err := o.DB().OpenWith(ctx, o.By(), open, imports); return err }(),
		func() error {
			_, err := o.DB().OpenWith(context.Background(), o.By(), open, func(*cohort.State) (cohort.Change, error) { return nil, no })
			return err
		}(),
		func() error {
			_, err := o.DB().OpenWith(context.Background(), o.By(), open, func(*cohort.State) (cohort.Change, error) { return &cohort.Import{}, nil })
			return err
		}(),
		func() error {
			_, err := o.DB().OpenWith(context.Background(), o.By(), &cohort.OpenCohort{Name: "cohort 1", Programme: open.Programme}, imports)
			return err
		}(),
	} {
		if err == nil {
			t.Error("it was opened")
		}
		if all, _ := o.DB().Cohorts(); len(all) != 1 {
			t.Errorf("%v: %d cohorts", err, len(all))
		}
	}
	s, err := o.DB().OpenWith(context.Background(), o.By(), open, imports)
	if err != nil || len(s.People) != 12 || s.Seq != 2 || s.Plan == nil {
		t.Fatalf("%+v, %v", s, err)
	}
	was := storetest.Snapshot(t, s)
	o.Reopen()
	if again, err := o.DB().State(2); err != nil || storetest.Snapshot(t, again) != was {
		t.Errorf("another one came back: %v", err)
	}
}

// TestSweptAtStart leaves what a crash would, which the next start takes away.
func TestSweptAtStart(t *testing.T) {
	o := storetest.Open(t, 2)
	old := time.Now().Add(-3 * time.Hour)
	for _, name := range []string{".crosswalk-123", ".new-store-456"} {
		left := filepath.Join(filepath.Dir(o.Path), name)
		os.WriteFile(left, []byte("Ann Low"), 0o600)
		os.Chtimes(left, old, old)
	}
	o.Reopen()
	for _, name := range []string{".crosswalk-123", store.NewStore + "456"} {
		if _, err := os.Lstat(filepath.Join(filepath.Dir(o.Path), name)); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
}
