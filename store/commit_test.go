package store_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func TestCohortIsOpenedOnce(t *testing.T) {
	o := storetest.Open(t, 0)
	o.Refused(&cohort.OpenCohort{Name: "Cohort 1", Programme: storetest.ShippedSource(t)}, "this cohort is open already")
	for _, c := range []struct {
		change *cohort.OpenCohort
		why    string
	}{
		{&cohort.OpenCohort{Name: "cohort  1", Programme: storetest.ShippedSource(t)}, `there is a cohort "Cohort 1" already`},
		{&cohort.OpenCohort{Name: " \t", Programme: storetest.ShippedSource(t)}, "a cohort needs a name"},
		{&cohort.OpenCohort{Name: "Next", Programme: "name ="}, "programme:1: "},
	} {
		_, err := o.DB().OpenCohort(context.Background(), o.By(), c.change)
		if r := new(cohort.Refusal); !errors.As(err, &r) || !strings.HasPrefix(err.Error(), c.why) {
			t.Errorf("%q: %v, want %s", c.change.Name, err, c.why)
		}
	}
	s, err := o.DB().OpenCohort(context.Background(), o.By(), &cohort.OpenCohort{Name: " Spring\x1b[2J\n2024 ", Programme: storetest.ShippedSource(t)})
	if err != nil || s.Cohort != 2 || s.Name != "Spring 2024" {
		t.Errorf("cohort %d, %q, %v", s.Cohort, s.Name, err)
	}
}

func TestCommitToCohortThatIsNot(t *testing.T) {
	o := storetest.Open(t, 0)
	for _, c := range []cohort.Change{&cohort.Import{Vanished: []matching.ID{1}}, &cohort.Replan{Order: matching.Best}, &cohort.Undo{Of: 1}, &cohort.Lock{A: 1, B: 2}} {
		if _, err := o.DB().Commit(context.Background(), 9, o.By(), c); err == nil || !strings.HasPrefix(err.Error(), "there is no such cohort") {
			t.Errorf("%s: %v", c.Kind(), err)
		}
	}
	cohorts, err := o.DB().Cohorts()
	if err != nil || len(cohorts) != 1 {
		t.Errorf("%v, %v", cohorts, err)
	}
}

func TestChangeStaysItsMakers(t *testing.T) {
	o := storetest.Open(t, 12)
	p := o.Suggested()
	c := &cohort.Override{A: p.A, B: o.Stranger(p.A), Why: cohort.Reason("they met")}
	if _, err := o.DB().Preview(context.Background(), o.State(), o.By(), c); err != nil {
		t.Fatal(err)
	}
	if c.Why.Ref != 0 {
		t.Error("a preview wrote into the change")
	}
	o.Do(c)
	first := c.Why.Ref
	if first == 0 {
		t.Error("the commit did not say what it wrote")
	}
	o.Undo()
	c.Why.Value.Text = text.New("they met again")
	s := o.Do(c)
	if c.Why.Ref == first {
		t.Error("a change made again took the record of the first")
	}
	if got := s.Log[2].Change.(*cohort.Override).Why.Value.Text.Raw(); got != "they met" {
		t.Errorf("the first reason has become %q", got)
	}
}

// TestManyAtOnce commits from many sides at once: each change is made once, in some order.
func TestManyAtOnce(t *testing.T) {
	o := storetest.Open(t, 24)
	var pairs []matching.Pair
	pairs = append(pairs, o.State().Plan.Pairs...)
	var group sync.WaitGroup
	for i, p := range pairs {
		by := o.By()
		group.Go(func() {
			if _, err := o.DB().Commit(context.Background(), 1, by, &cohort.Block{A: p.A, B: p.B, Why: cohort.Reason("no")}); err != nil {
				t.Errorf("%d: %v", i, err)
			}
			if _, err := o.DB().State(1); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if s := o.State(); len(s.Blocked) != len(pairs) || s.Seq != uint64(2+len(pairs)) {
		t.Errorf("%d blocked, at %d", len(s.Blocked), s.Seq)
	}
}

func TestPreviewStaysOut(t *testing.T) {
	o := storetest.Open(t, 14)
	s, was := o.State(), ""
	was = storetest.Snapshot(t, s)
	p := o.Suggested()
	for _, c := range []cohort.Change{
		&cohort.Lock{A: p.A, B: p.B, Why: cohort.Reason("good")}, &cohort.Block{A: p.A, B: p.B}, &cohort.Withdraw{Person: p.A}, &cohort.Publish{Start: storetest.Day("2023-04-03")},
		&cohort.Edit{Person: p.A, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("Another Name")}}}, &cohort.Undo{Of: 2}, &cohort.Replan{Order: matching.Steady},
		o.ImportOf(append(storetest.Applicants(14), storetest.Applicant(20))...),
	} {
		next, err := o.DB().Preview(context.Background(), s, o.By(), c)
		if err != nil {
			t.Fatalf("%s: %v", c.Kind(), err)
		}
		if next.Seq != s.Seq+1 || len(next.Log) != len(s.Log)+1 {
			t.Errorf("%s: looked ahead to %d", c.Kind(), next.Seq)
		}
	}
	if o.State() != s || storetest.Snapshot(t, s) != was {
		t.Error("a preview changed the state")
	}
	if known := len(o.DB().People()); known != 14 {
		t.Errorf("%d people are known after looking at an import of one more", known)
	}
}

func TestStoreReplacedWhileOpen(t *testing.T) {
	o := storetest.Open(t, 6)
	aside := o.Path + ".aside"
	if err := os.Rename(o.Path, aside); err != nil {
		t.Fatal(err)
	}
	plan := func(why string) {
		t.Helper()
		before := o.State()
		_, err := o.DB().Commit(context.Background(), 1, o.By(), &cohort.Replan{Order: matching.Best})
		if r := new(cohort.Refusal); !errors.As(err, &r) || !strings.HasPrefix(err.Error(), "the store "+o.Path+why) || o.State() != before {
			t.Error(err)
		}
	}
	plan(" was taken away while it was open")
	if err := os.WriteFile(o.Path, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	plan(" was replaced by another file")
	if err := os.Rename(aside, o.Path); err != nil {
		t.Fatal(err)
	}
	o.Do(&cohort.Replan{Order: matching.Best})
}

func TestOnlyWhoCameIsKept(t *testing.T) {
	o := storetest.Open(t, 4)
	o.DB().Identify("looked-at@example.org")
	diff := o.State().CompareImport(append(storetest.Applicants(4), storetest.Applicant(7)), false)
	given := o.DB().Import(diff, cohort.ImportFile{}).Applications[0].Person
	o.Do(&cohort.Withdraw{Person: o.Person(1)})
	o.Reopen()
	if _, ok := o.DB().People()["looked-at@example.org"]; ok || len(o.DB().People()) != 4 {
		t.Errorf("kept: %v", o.DB().People())
	}
	c := o.ImportOf(append(storetest.Applicants(4), storetest.Applicant(7))...)
	s := o.Do(c)
	if len(s.People) != 5 || c.Applications[0].Person == 0 || given == 0 {
		t.Errorf("%d people, %v", len(s.People), c.Applications[0].Person)
	}
	wrong := storetest.Applicant(8)
	if _, err := o.DB().Commit(context.Background(), 1, o.By(), &cohort.Add{Person: 77, Application: cohort.Application{Value: *wrong}}); err == nil {
		t.Error("a person came in with a number that nobody gave")
	}
}

func TestReadAgainFromTwoSides(t *testing.T) {
	o := storetest.Open(t, 10)
	s := o.State()
	o.DB().Forget(1)
	if diff := cmp.Diff(storetest.WorldOf(s), storetest.WorldOf(o.State()), storetest.Exact...); diff != "" {
		t.Error(diff)
	}
	o.DB().Forget(1)
	if _, err := o.DB().Append(s, s); err != nil {
		t.Errorf("a state that was dropped: %v", err)
	}
}

func TestCancelledCommit(t *testing.T) {
	o := storetest.Open(t, 6)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := o.DB().Commit(ctx, 1, o.By(), &cohort.Withdraw{Person: o.Person(1)}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestWordsAfterFailure tells a change that was not saved from one that was, although the disk complained.
func TestWordsAfterFailure(t *testing.T) {
	o := storetest.Open(t, 6)
	s := o.State()
	for _, c := range []struct {
		seq   uint64
		cause error
		want  string
	}{
		{s.Seq + 1, errors.New("input/output error"), "not saved: input/output error"},
		{s.Seq + 1, syscall.ENOSPC, "not saved, because the disk is full: make room and do it again ("},
		{s.Seq, errors.New("input/output error"), "the disk reported an error (input/output error), though the change is there"},
	} {
		err := o.DB().AfterFailure(1, &cohort.Entry{Stamp: cohort.Stamp{Seq: c.seq}}, c.cause)
		if !errors.Is(err, c.cause) || !strings.HasPrefix(err.Error(), c.want) {
			t.Error(err)
		}
	}
	if now := o.State(); now == s || now.Seq != s.Seq {
		t.Error("the state was not read again")
	}
}
