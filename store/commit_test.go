package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

func TestCohortIsOpenedOnce(t *testing.T) {
	o := open(t, 0)
	o.refused(&cohort.OpenCohort{Name: "Cohort 1", Programme: shippedSource(t)}, "this cohort is open already")
	for _, c := range []struct {
		change *cohort.OpenCohort
		why    string
	}{
		{&cohort.OpenCohort{Name: "cohort  1", Programme: shippedSource(t)}, `there is a cohort "Cohort 1" already`},
		{&cohort.OpenCohort{Name: " \t", Programme: shippedSource(t)}, "a cohort needs a name"},
		{&cohort.OpenCohort{Name: "Next", Programme: "name ="}, "programme:1: "},
	} {
		_, err := o.db.OpenCohort(context.Background(), o.by(), c.change)
		if r := new(cohort.Refusal); !errors.As(err, &r) || !strings.HasPrefix(err.Error(), c.why) {
			t.Errorf("%q: %v, want %s", c.change.Name, err, c.why)
		}
	}
	s, err := o.db.OpenCohort(context.Background(), o.by(), &cohort.OpenCohort{Name: " Spring\x1b[2J\n2024 ", Programme: shippedSource(t)})
	if err != nil || s.Cohort != 2 || s.Name != "Spring 2024" {
		t.Errorf("cohort %d, %q, %v", s.Cohort, s.Name, err)
	}
}

func TestCommitToCohortThatIsNot(t *testing.T) {
	o := open(t, 0)
	for _, c := range []cohort.Change{&cohort.Import{Vanished: []matching.ID{1}}, &cohort.Replan{Order: matching.Best}, &cohort.Undo{Of: 1}, &cohort.Lock{A: 1, B: 2}} {
		if _, err := o.db.Commit(context.Background(), 9, o.by(), c); err == nil || !strings.HasPrefix(err.Error(), "there is no such cohort") {
			t.Errorf("%s: %v", c.Kind(), err)
		}
	}
	cohorts, err := o.db.Cohorts()
	if err != nil || len(cohorts) != 1 {
		t.Errorf("%v, %v", cohorts, err)
	}
}

func TestChangeStaysItsMakers(t *testing.T) {
	o := open(t, 12)
	p := o.suggested()
	c := &cohort.Override{A: p.A, B: o.stranger(p.A), Why: cohort.Reason("they met")}
	if _, err := o.db.Preview(context.Background(), o.state(), o.by(), c); err != nil {
		t.Fatal(err)
	}
	if c.Why.Ref != 0 {
		t.Error("a preview wrote into the change")
	}
	o.do(c)
	first := c.Why.Ref
	if first == 0 {
		t.Error("the commit did not say what it wrote")
	}
	o.undo()
	c.Why.Value.Text = text.New("they met again")
	s := o.do(c)
	if c.Why.Ref == first {
		t.Error("a change made again took the record of the first")
	}
	if got := s.Log[2].Change.(*cohort.Override).Why.Value.Text.Raw(); got != "they met" {
		t.Errorf("the first reason has become %q", got)
	}
}

// TestManyAtOnce commits from many sides at once: each change is made once, in some order.
func TestManyAtOnce(t *testing.T) {
	o := open(t, 24)
	var pairs []matching.Pair
	pairs = append(pairs, o.state().Plan.Pairs...)
	var group sync.WaitGroup
	for i, p := range pairs {
		by := o.by()
		group.Go(func() {
			if _, err := o.db.Commit(context.Background(), 1, by, &cohort.Block{A: p.A, B: p.B, Why: cohort.Reason("no")}); err != nil {
				t.Errorf("%d: %v", i, err)
			}
			if _, err := o.db.State(1); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if s := o.state(); len(s.Blocked) != len(pairs) || s.Seq != uint64(2+len(pairs)) {
		t.Errorf("%d blocked, at %d", len(s.Blocked), s.Seq)
	}
}

func TestPreviewStaysOut(t *testing.T) {
	o := open(t, 14)
	s, was := o.state(), ""
	was = snapshot(t, s)
	p := o.suggested()
	for _, c := range []cohort.Change{
		&cohort.Lock{A: p.A, B: p.B, Why: cohort.Reason("good")}, &cohort.Block{A: p.A, B: p.B}, &cohort.Withdraw{Person: p.A}, &cohort.Publish{Start: day("2023-04-03")},
		&cohort.Edit{Person: p.A, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("Another Name")}}}, &cohort.Undo{Of: 2}, &cohort.Replan{Order: matching.Steady},
		o.importOf(append(applicants(14), applicant(20))...),
	} {
		next, err := o.db.Preview(context.Background(), s, o.by(), c)
		if err != nil {
			t.Fatalf("%s: %v", c.Kind(), err)
		}
		if next.Seq != s.Seq+1 || len(next.Log) != len(s.Log)+1 {
			t.Errorf("%s: looked ahead to %d", c.Kind(), next.Seq)
		}
	}
	if o.state() != s || snapshot(t, s) != was {
		t.Error("a preview changed the state")
	}
	if known := len(o.db.people); known != 14 {
		t.Errorf("%d people are known after looking at an import of one more", known)
	}
}

// snapshot is all of a state as text.
func snapshot(tb testing.TB, s *cohort.State) string {
	tb.Helper()
	type person struct {
		*cohort.Applicant
		Notes string
	}
	w := worldOf(s)
	people := map[matching.ID]person{}
	for id, a := range w.People {
		people[id] = person{a, a.Why.Value.Text.Raw()}
	}
	fixed, blocked, earlier := map[string]cohort.Fix{}, map[string]cohort.Decision{}, len(w.Earlier)
	for c, f := range w.Fixed {
		fixed[fmt.Sprint(c)] = f
	}
	for c, f := range w.Blocked {
		blocked[fmt.Sprint(c)] = f
	}
	var words []any // what lies in records, of which the rest has only numbers
	for _, e := range s.Log {
		if c, ok := e.Change.(cohort.keepsRecords); ok {
			for _, k := range c.records() {
				words = append(words, k.Target())
			}
		}
	}
	b, err := json.MarshalIndent([]any{words, s.Seq, w.Name, people, fixed, blocked, w.Exchanges, w.Imports, w.Order, w.Plan, earlier, s.Undone, s.Log, s.PlanBefore}, "", " ")
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

func TestStoreReplacedWhileOpen(t *testing.T) {
	o := open(t, 6)
	aside := o.path + ".aside"
	if err := os.Rename(o.path, aside); err != nil {
		t.Fatal(err)
	}
	plan := func(why string) {
		t.Helper()
		before := o.state()
		_, err := o.db.Commit(context.Background(), 1, o.by(), &cohort.Replan{Order: matching.Best})
		if r := new(cohort.Refusal); !errors.As(err, &r) || !strings.HasPrefix(err.Error(), "the store "+o.path+why) || o.state() != before {
			t.Error(err)
		}
	}
	plan(" was taken away while it was open")
	if err := os.WriteFile(o.path, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	plan(" was replaced by another file")
	if err := os.Rename(aside, o.path); err != nil {
		t.Fatal(err)
	}
	o.do(&cohort.Replan{Order: matching.Best})
}

func TestOnlyWhoCameIsKept(t *testing.T) {
	o := open(t, 4)
	o.db.Identify("looked-at@example.org")
	diff := o.state().CompareImport(append(applicants(4), applicant(7)), false)
	given := o.db.Import(diff, cohort.ImportFile{}).Applications[0].Person
	o.do(&cohort.Withdraw{Person: o.person(1)})
	o.reopen()
	if _, ok := o.db.people["looked-at@example.org"]; ok || len(o.db.people) != 4 {
		t.Errorf("kept: %v", o.db.people)
	}
	c := o.importOf(append(applicants(4), applicant(7))...)
	s := o.do(c)
	if len(s.People) != 5 || c.Applications[0].Person == 0 || given == 0 {
		t.Errorf("%d people, %v", len(s.People), c.Applications[0].Person)
	}
	wrong := applicant(8)
	if _, err := o.db.Commit(context.Background(), 1, o.by(), &cohort.Add{Person: 77, Application: cohort.Application{Value: *wrong}}); err == nil {
		t.Error("a person came in with a number that nobody gave")
	}
}

func TestReadAgainFromTwoSides(t *testing.T) {
	o := open(t, 10)
	s := o.state()
	o.db.states.Delete(uint64(1))
	if diff := cmp.Diff(worldOf(s), worldOf(o.state()), exact...); diff != "" {
		t.Error(diff)
	}
	o.db.states.Delete(uint64(1))
	if _, err := o.db.append(s, s); err != nil {
		t.Errorf("a state that was dropped: %v", err)
	}
}

func TestCancelledCommit(t *testing.T) {
	o := open(t, 6)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := o.db.Commit(ctx, 1, o.by(), &cohort.Withdraw{Person: o.person(1)}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestWordsAfterFailure tells a change that was not saved from one that was, although the disk complained.
func TestWordsAfterFailure(t *testing.T) {
	o := open(t, 6)
	s := o.state()
	for _, c := range []struct {
		seq   uint64
		cause error
		want  string
	}{
		{s.Seq + 1, errors.New("input/output error"), "not saved: input/output error"},
		{s.Seq + 1, syscall.ENOSPC, "not saved, because the disk is full: make room and do it again ("},
		{s.Seq, errors.New("input/output error"), "the disk reported an error (input/output error), though the change is there"},
	} {
		err := o.db.afterFailure(1, &cohort.Entry{Stamp: cohort.Stamp{Seq: c.seq}}, c.cause)
		if !errors.Is(err, c.cause) || !strings.HasPrefix(err.Error(), c.want) {
			t.Error(err)
		}
	}
	if now := o.state(); now == s || now.Seq != s.Seq {
		t.Error("the state was not read again")
	}
}
