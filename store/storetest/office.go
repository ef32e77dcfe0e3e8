// Package storetest is what the tests of several packages share: an [Office], a store with a cohort of invented
// people in which a test makes changes, and the people. However a test ends, the store is read again from the disk
// and must say the same. Only tests import it.
package storetest

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
)

// Noon is when the tests' changes are made: before the exchanges' first calls, after the deadline.
var Noon = time.Date(2023, 4, 20, 12, 0, 0, 0, time.UTC)

// Office is a store with a cohort in it, and somebody who works there. However a test ends, the store is
// read again from the disk and must say the same, and a check must find nothing.
type Office struct {
	testing.TB
	Path  string
	Actor string
	Noon  time.Time // of the day on which changes are made
	tick  int       // minutes since noon
	at    *seat     // shared by all who work in the office
}

// seat is the store that is open.
type seat struct{ db *store.DB }

// DB is the office's, open.
func (o *Office) DB() *store.DB { return o.at.db }

// Use takes a store that was opened again for the office's.
func (o *Office) Use(db *store.DB) { o.at.db = db }

// New is an office whose store is not open yet.
func New(tb testing.TB, path string) *Office {
	return &Office{TB: tb, Path: path, Actor: "robin", Noon: Noon, at: &seat{}}
}

// OpenTransactions says how many transactions of a store are open; the tests of the store itself set it.
var OpenTransactions = func(*store.DB) int { return 0 }

// Open makes a store with a cohort of n invented people.
func Open(tb testing.TB, n int) *Office {
	tb.Helper()
	return OpenOf(tb, ShippedSource(tb), Applicants(n)...)
}

// OpenOf makes a store with a cohort of some people, of a programme of one's own.
func OpenOf(tb testing.TB, source string, people ...*matching.Applicant) *Office {
	tb.Helper()
	o := New(tb, filepath.Join(tb.TempDir(), "crosswalk", "crosswalk.db"))
	db, err := store.Open(o.Path, o.By())
	if err != nil {
		tb.Fatal(err)
	}
	o.Use(db)
	tb.Cleanup(o.Close)
	if _, err := db.OpenCohort(context.Background(), o.By(), &cohort.OpenCohort{Name: "Cohort 1", Programme: source}); err != nil {
		tb.Fatal(err)
	}
	if len(people) > 0 {
		o.Do(o.ImportOf(people...))
	}
	return o
}

// ShippedSource is the programme file of every office that has none of its own.
func ShippedSource(tb testing.TB) string {
	source, ok := programme.BuiltinSource(programme.First())
	if !ok {
		tb.Fatal("no such programme")
	}
	return string(source)
}

// WithTrios is the programme in which an odd person out joins a pair.
func WithTrios(tb testing.TB) string {
	return MustReplace(tb, ShippedSource(tb), `odd = "wait"`, `odd = "trio"`)
}

// By stamps a change, a minute after the one before.
func (o *Office) By() cohort.By {
	o.tick++
	return cohort.By{Actor: o.Actor, Now: o.Noon.Add(time.Duration(o.tick) * time.Minute)}
}

// As is the same store in the hands of somebody else.
func (o *Office) As(actor string) *Office {
	other := *o
	other.Actor = actor
	return &other
}

// State is the newest state of the cohort.
func (o *Office) State() *cohort.State {
	o.Helper()
	s, err := o.DB().State(1)
	if err != nil {
		o.Fatal(err)
	}
	return s
}

// Try makes a change, and holds its preview against what it led to.
func (o *Office) Try(c cohort.Change) (*cohort.State, error) {
	o.Helper()
	before, by := o.State(), o.By()
	looked, lookErr := o.DB().Preview(context.Background(), before, by, c)
	s, err := o.DB().Commit(context.Background(), 1, by, c)
	if (lookErr == nil) != (err == nil) || err != nil && lookErr.Error() != err.Error() {
		o.Fatalf("%s: the preview said %v, the commit %v", c.Kind(), lookErr, err)
	}
	if err != nil {
		return nil, err
	}
	if diff := Diff(looked.Plan, s.Plan); diff != "" {
		o.Fatalf("%s: the preview's plan is another one:\n%s", c.Kind(), diff)
	}
	return s, nil
}

// Do makes a change that must go through.
func (o *Office) Do(c cohort.Change) *cohort.State {
	o.Helper()
	s, err := o.Try(c)
	if err != nil {
		o.Fatalf("%s: %v", c.Kind(), err)
	}
	return s
}

// Refused makes a change that must be refused with a sentence that begins like this, and must change
// nothing.
func (o *Office) Refused(c cohort.Change, sentence string) {
	o.Helper()
	before := o.State()
	_, err := o.Try(c)
	var r *cohort.Refusal
	switch {
	case err == nil:
		o.Fatalf("%s went through; it should be refused: %s", c.Kind(), sentence)
	case !errors.As(err, &r):
		o.Errorf("%s: %v is not a refusal", c.Kind(), err)
	case !strings.HasPrefix(err.Error(), sentence):
		o.Errorf("%s was refused with\n\t%s\nand not with\n\t%s", c.Kind(), err, sentence)
	}
	if o.State() != before {
		o.Errorf("%s was refused, and the state is another one", c.Kind())
	}
}

// Undo takes back the actor's latest change.
func (o *Office) Undo() *cohort.State {
	o.Helper()
	e, ok := o.State().LastOf(o.Actor)
	if !ok {
		o.Fatal("there is nothing to undo")
	}
	return o.Do(&cohort.Undo{Of: e.Seq})
}

// Redo makes again what the actor undid last.
func (o *Office) Redo() *cohort.State {
	o.Helper()
	e, ok := o.State().UndoneOf(o.Actor)
	if !ok {
		o.Fatal("there is nothing to redo")
	}
	return o.Do(&cohort.Redo{Of: e.Seq})
}

// ThereAndBack undoes the latest change, which must lead back to before, and redoes it, which must lead
// to what it was; with the file read again at each step.
func (o *Office) ThereAndBack(before *cohort.State) {
	o.Helper()
	after := o.State()
	o.Same("undone", before, o.Undo())
	o.Reopen()
	o.Same("redone", after, o.Redo())
	o.Reopen()
}

// Same requires that two states say the same of the cohort, whatever their logs.
func (o *Office) Same(when string, want, got *cohort.State) {
	o.Helper()
	if diff := Diff(WorldOf(want), WorldOf(got)); diff != "" {
		o.Fatalf("%s, the cohort is another one (-want +got):\n%s", when, diff)
	}
}

// Reopen closes the store, opens it again, and requires the same states.
func (o *Office) Reopen() {
	o.Helper()
	before := map[uint64]*cohort.State{}
	cohorts, err := o.DB().Cohorts()
	if err != nil {
		o.Fatal(err)
	}
	for _, c := range cohorts {
		if before[c.ID], err = o.DB().State(c.ID); err != nil {
			o.Fatal(err)
		}
	}
	if n := OpenTransactions(o.DB()); n != 0 {
		o.Errorf("%d transactions are still open", n)
	}
	if err := o.DB().Close(); err != nil {
		o.Fatal(err)
	}
	db, err := store.Open(o.Path, o.By())
	if err != nil {
		o.Fatal(err)
	}
	o.Use(db)
	for id, want := range before {
		got, err := o.DB().State(id)
		if err != nil {
			o.Fatal(err)
		}
		o.SameFold(want, got)
	}
}

// SameFold requires that two states are the same, logs and all.
func (o *Office) SameFold(want, got *cohort.State) {
	o.Helper()
	o.Same("read again", want, got)
	if want.Seq != got.Seq || want.Opened != got.Opened || !want.Closes.Equal(got.Closes) {
		o.Errorf("read again, the cohort is at %d and not at %d", got.Seq, want.Seq)
	}
	for _, part := range []struct {
		name      string
		want, got any
	}{{"what is undone", want.Undone, got.Undone}, {"the log", want.Log, got.Log}, {"the plan before", want.PlanBefore, got.PlanBefore}} {
		if diff := Diff(part.want, part.got); diff != "" {
			o.Fatalf("read again, %s is another one (-want +got):\n%s", part.name, diff)
		}
	}
}

// Close ends a test.
func (o *Office) Close() {
	if o.Failed() {
		o.DB().Close()
		return
	}
	o.Reopen()
	report, err := o.DB().Check()
	if err != nil {
		o.Error(err)
	}
	for _, f := range report.Findings {
		o.Errorf("check: %s: %s", f.Where, f.What)
	}
	if err := o.DB().Close(); err != nil {
		o.Error(err)
	}
}

// ImportOf makes the change that imports exactly these people.
func (o *Office) ImportOf(people ...*matching.Applicant) *cohort.Import {
	o.Helper()
	return o.DB().Import(o.State().CompareImport(people, false), cohort.ImportFile{Name: text.New("form.csv"), Hash: "00"})
}

// Person is the i-th of the invented people.
func (o *Office) Person(i int) matching.ID {
	o.Helper()
	a, ok := o.State().ByEmail(EmailOf(i))
	if !ok {
		o.Fatalf("%s is not in the cohort", EmailOf(i))
	}
	return a.ID
}

// Trio is the trio of the plan.
func (o *Office) Trio() matching.Pair {
	o.Helper()
	for _, p := range o.State().Plan.Pairs {
		if p.IsTrio() {
			return p
		}
	}
	o.Fatal("the plan has no trio")
	return matching.Pair{}
}

// Suggested is a pair of the plan that may still change.
func (o *Office) Suggested() matching.Pair {
	o.Helper()
	for _, p := range o.State().Plan.Pairs {
		if !p.State.Fixed() {
			return p
		}
	}
	o.Fatal("no pair is free")
	return matching.Pair{}
}

// Stranger is somebody whom the plan pairs with somebody else than a, and who may be paired with a.
func (o *Office) Stranger(a matching.ID) matching.ID {
	o.Helper()
	s := o.State()
	for _, p := range s.Sorted() {
		q, ok := s.Plan.PairOf(p.ID)
		if ok && !q.State.Fixed() && !matching.CoupleOf(q.A, q.B).Has(a) && s.Scorer().AllowedPair(a, p.ID) {
			return p.ID
		}
	}
	o.Fatal("nobody else may be paired with them")
	return 0
}

// Running makes a store whose pairs are published.
func Running(tb testing.TB, n int) (*Office, *cohort.Exchange) {
	tb.Helper()
	o := Open(tb, n)
	s := o.Do(&cohort.Publish{Start: Day("2023-04-03")})
	return o, s.Exchanges[0]
}

// SameScorer requires that a state's scorer says what one that is made from nothing says.
func (o *Office) SameScorer(s *cohort.State) {
	o.Helper()
	got, want := s.Scorer(), score.NewScorer(s.Pool())
	inOrder := func(p matching.Pool) matching.Pool {
		p.People = slices.SortedFunc(slices.Values(p.People), func(a, b *matching.Applicant) int { return cmp.Compare(a.ID, b.ID) })
		return p
	}
	if diff := Diff(inOrder(want.Pool()), inOrder(got.Pool())); diff != "" {
		o.Fatalf("the scorer is of another pool:\n%s", diff)
	}
	for i := range want.Len() {
		if want.Person(i).ID != got.Person(i).ID || want.Free(i) != got.Free(i) {
			o.Fatalf("%s is another one, or free", s.Call(want.Person(i).ID))
		}
		for j := range i {
			if want.Allowed(i, j) != got.Allowed(i, j) || want.Score(i, j) != got.Score(i, j) {
				o.Fatalf("%s are another pair", s.CallPair(want.Person(i).ID, want.Person(j).ID))
			}
		}
	}
}

// Against finds two people whom a rule of the programme keeps apart.
func (o *Office) Against() (a, b matching.ID) {
	s := o.State()
	for _, x := range s.Sorted() {
		for _, y := range s.Sorted() {
			if br := s.Scorer().Breaches(x.ID, y.ID); x != y && len(br) > 0 && !br[0].Always {
				return x.ID, y.ID
			}
		}
	}
	o.Fatal("everybody may be paired with everybody")
	return 0, 0
}
