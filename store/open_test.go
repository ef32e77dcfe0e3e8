package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// noon is when the tests' changes are made: before the exchanges' first calls, after the deadline.
var noon = time.Date(2023, 4, 20, 12, 0, 0, 0, time.UTC)

// office is a store with a cohort in it, and somebody who works there. However a test ends, the store is
// read again from the disk and must say the same, and a check must find nothing.
type office struct {
	testing.TB
	db    *DB
	path  string
	actor string
	tick  int // minutes since noon
}

// open makes a store with a cohort of n invented people.
func open(tb testing.TB, n int) *office {
	tb.Helper()
	return openOf(tb, shippedSource(tb), applicants(n)...)
}

// openOf makes a store with a cohort of some people, of a programme of one's own.
func openOf(tb testing.TB, source string, people ...*matching.Applicant) *office {
	tb.Helper()
	o := &office{TB: tb, path: filepath.Join(tb.TempDir(), "crosswalk", "crosswalk.db"), actor: "robin"}
	db, err := Open(o.path, o.by())
	if err != nil {
		tb.Fatal(err)
	}
	o.db = db
	tb.Cleanup(o.close)
	if _, err := db.OpenCohort(context.Background(), o.by(), &cohort.OpenCohort{Name: "Cohort 1", Programme: source}); err != nil {
		tb.Fatal(err)
	}
	if len(people) > 0 {
		o.do(o.importOf(people...))
	}
	return o
}

func shippedSource(tb testing.TB) string {
	source, ok := programme.BuiltinSource("walking-in-their-shoes")
	if !ok {
		tb.Fatal("no such programme")
	}
	return string(source)
}

// withTrios is the programme in which an odd person out joins a pair.
func withTrios(tb testing.TB) string {
	return mustReplace(tb, shippedSource(tb), `odd = "wait"`, `odd = "trio"`)
}

// by stamps a change, a minute after the one before.
func (o *office) by() cohort.By {
	o.tick++
	return cohort.By{Actor: o.actor, Now: noon.Add(time.Duration(o.tick) * time.Minute)}
}

// as is the same store in the hands of somebody else.
func (o *office) as(actor string) *office {
	other := *o
	other.actor = actor
	return &other
}

func (o *office) state() *cohort.State {
	o.Helper()
	s, err := o.db.State(1)
	if err != nil {
		o.Fatal(err)
	}
	return s
}

// try makes a change, and holds its preview against what it led to.
func (o *office) try(c cohort.Change) (*cohort.State, error) {
	o.Helper()
	before, by := o.state(), o.by()
	looked, lookErr := o.db.Preview(context.Background(), before, by, c)
	s, err := o.db.Commit(context.Background(), 1, by, c)
	if (lookErr == nil) != (err == nil) || err != nil && lookErr.Error() != err.Error() {
		o.Fatalf("%s: the preview said %v, the commit %v", c.Kind(), lookErr, err)
	}
	if err != nil {
		return nil, err
	}
	if diff := cmp.Diff(looked.Plan, s.Plan); diff != "" {
		o.Fatalf("%s: the preview's plan is another one:\n%s", c.Kind(), diff)
	}
	return s, nil
}

// do makes a change that must go through.
func (o *office) do(c cohort.Change) *cohort.State {
	o.Helper()
	s, err := o.try(c)
	if err != nil {
		o.Fatalf("%s: %v", c.Kind(), err)
	}
	return s
}

// refused makes a change that must be refused with a sentence that begins like this, and must change
// nothing.
func (o *office) refused(c cohort.Change, sentence string) {
	o.Helper()
	before := o.state()
	_, err := o.try(c)
	var r *cohort.Refusal
	switch {
	case err == nil:
		o.Fatalf("%s went through; it should be refused: %s", c.Kind(), sentence)
	case !errors.As(err, &r):
		o.Errorf("%s: %v is not a refusal", c.Kind(), err)
	case !strings.HasPrefix(err.Error(), sentence):
		o.Errorf("%s was refused with\n\t%s\nand not with\n\t%s", c.Kind(), err, sentence)
	}
	if o.state() != before {
		o.Errorf("%s was refused, and the state is another one", c.Kind())
	}
}

// undo takes back the actor's latest change.
func (o *office) undo() *cohort.State {
	o.Helper()
	e, ok := o.state().LastOf(o.actor)
	if !ok {
		o.Fatal("there is nothing to undo")
	}
	return o.do(&cohort.Undo{Of: e.Seq})
}

// redo makes again what the actor undid last.
func (o *office) redo() *cohort.State {
	o.Helper()
	e, ok := o.state().UndoneOf(o.actor)
	if !ok {
		o.Fatal("there is nothing to redo")
	}
	return o.do(&cohort.Redo{Of: e.Seq})
}

// thereAndBack undoes the latest change, which must lead back to before, and redoes it, which must lead
// to what it was; with the file read again at each step.
func (o *office) thereAndBack(before *cohort.State) {
	o.Helper()
	after := o.state()
	o.same("undone", before, o.undo())
	o.reopen()
	o.same("redone", after, o.redo())
	o.reopen()
}

// same requires that two states say the same of the cohort, whatever their logs.
func (o *office) same(when string, want, got *cohort.State) {
	o.Helper()
	if diff := cmp.Diff(worldOf(want), worldOf(got), exact...); diff != "" {
		o.Fatalf("%s, the cohort is another one (-want +got):\n%s", when, diff)
	}
}

// reopen closes the store, opens it again, and requires the same states.
func (o *office) reopen() {
	o.Helper()
	before := map[uint64]*cohort.State{}
	cohorts, err := o.db.Cohorts()
	if err != nil {
		o.Fatal(err)
	}
	for _, c := range cohorts {
		if before[c.ID], err = o.db.State(c.ID); err != nil {
			o.Fatal(err)
		}
	}
	if n := o.db.bolt.Stats().OpenTxN; n != 0 {
		o.Errorf("%d transactions are still open", n)
	}
	if err := o.db.Close(); err != nil {
		o.Fatal(err)
	}
	db, err := Open(o.path, o.by())
	if err != nil {
		o.Fatal(err)
	}
	*o.db = DB{path: db.path, bolt: db.bolt, file: db.file, info: db.info, people: db.people, lastID: db.lastID,
		unsaved: db.unsaved, lastRecord: db.lastRecord, untold: db.untold, Warning: db.Warning}
	for id, want := range before {
		got, err := o.db.State(id)
		if err != nil {
			o.Fatal(err)
		}
		o.sameFold(want, got)
	}
}

// sameFold requires that two states are the same, logs and all.
func (o *office) sameFold(want, got *cohort.State) {
	o.Helper()
	o.same("read again", want, got)
	if want.Seq != got.Seq || want.Opened != got.Opened || !want.Closes.Equal(got.Closes) {
		o.Errorf("read again, the cohort is at %d and not at %d", got.Seq, want.Seq)
	}
	for _, part := range []struct {
		name      string
		want, got any
	}{{"what is undone", want.Undone, got.Undone}, {"the log", want.Log, got.Log}, {"the plan before", want.PlanBefore, got.PlanBefore}} {
		if diff := cmp.Diff(part.want, part.got, exact...); diff != "" {
			o.Fatalf("read again, %s is another one (-want +got):\n%s", part.name, diff)
		}
	}
}

// close ends a test.
func (o *office) close() {
	if o.Failed() {
		o.db.Close()
		return
	}
	o.reopen()
	report, err := o.db.Check()
	if err != nil {
		o.Error(err)
	}
	for _, f := range report.Findings {
		o.Errorf("check: %s: %s", f.Where, f.What)
	}
	if err := o.db.Close(); err != nil {
		o.Error(err)
	}
}

// world is what a state says of the cohort.
type world struct {
	Name      string
	People    map[matching.ID]*cohort.Applicant
	Fixed     map[matching.Team]cohort.Fix
	Blocked   map[matching.Couple]cohort.Decision
	Exchanges []*cohort.Exchange
	Imports   []cohort.ImportNote
	Order     matching.Order
	Chosen    bool
	Priority  programme.Priority
	Plan      *matching.Plan
	Earlier   map[matching.Couple]bool
	Programme string
	Criteria  []programme.Criterion
}

func worldOf(s *cohort.State) world {
	w := world{Name: s.Name, People: s.People, Fixed: s.Fixed, Blocked: s.Blocked, Exchanges: s.Exchanges,
		Imports: s.Imports, Order: s.Order, Chosen: s.orderChosen, Priority: s.Priority, Plan: s.Plan, Earlier: s.Earlier}
	if s.Programme != nil {
		w.Programme, w.Criteria = string(s.Programme.Source), s.Programme.Criteria
	}
	return w
}

// exact compares everything, unexported fields too; nothing and an empty list are the same.
var exact = []cmp.Option{cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.EquateEmpty()}

// importOf makes the change that imports exactly these people.
func (o *office) importOf(people ...*matching.Applicant) *cohort.Import {
	o.Helper()
	return o.db.Import(o.state().CompareImport(people, false), cohort.ImportFile{Name: text.New("form.csv"), Hash: "00"})
}

// person is the i-th of the invented people.
func (o *office) person(i int) matching.ID {
	o.Helper()
	a, ok := o.state().ByEmail(emailOf(i))
	if !ok {
		o.Fatalf("%s is not in the cohort", emailOf(i))
	}
	return a.ID
}

// trio is the trio of the plan.
func (o *office) trio() matching.Pair {
	o.Helper()
	for _, p := range o.state().Plan.Pairs {
		if p.IsTrio() {
			return p
		}
	}
	o.Fatal("the plan has no trio")
	return matching.Pair{}
}

// takes is an answer to how many partners somebody can take.
func takes(n int) matching.Answer {
	return matching.Answer{Text: text.New(fmt.Sprint(n)), Number: n}
}

// suggested is a pair of the plan that may still change.
func (o *office) suggested() matching.Pair {
	o.Helper()
	for _, p := range o.state().Plan.Pairs {
		if !p.State.Fixed() {
			return p
		}
	}
	o.Fatal("no pair is free")
	return matching.Pair{}
}

// stranger is somebody whom the plan pairs with somebody else than a, and who may be paired with a.
func (o *office) stranger(a matching.ID) matching.ID {
	o.Helper()
	s := o.state()
	for _, p := range s.Sorted() {
		q, ok := s.Plan.PairOf(p.ID)
		if ok && !q.State.Fixed() && !matching.CoupleOf(q.A, q.B).Has(a) && s.Scorer().AllowedPair(a, p.ID) {
			return p.ID
		}
	}
	o.Fatal("nobody else may be paired with them")
	return 0
}

var (
	givenNames  = []string{"Amara", "Tom", "Ruth", "Dele", "Farah", "Ian", "Joan", "Priya", "Lee", "Sam"}
	familyNames = []string{"Osei", "Bridger", "Farrow", "Ade", "Aziz", "Moss", "Achebe", "Nair", "Wong", "Cole", "Quist"}
	sectors     = []string{"nhs-provider", "primary-care", "council", "voluntary", "hospice"}
	professions = []string{"nursing", "medical", "management", "social-work", "community", "corporate", "ahp"}
	boroughs    = []string{"bexley", "bromley", "greenwich", "lambeth", "lewisham", "southwark"}
	themes      = []string{"workforce", "communities", "prevention", "green", "children", "parity"}
	learning    = []string{"frontline", "strategy", "coproduction", "improvement", "people", "money", "partnership"}
)

func emailOf(i int) string { return fmt.Sprintf("person%04d@example.org", i) }

// applicants invents n people, always the same.
func applicants(n int) []*matching.Applicant {
	out := make([]*matching.Applicant, n)
	for i := range out {
		out[i] = applicant(i)
	}
	return out
}

func pick(list []string, i int) matching.Answer {
	return matching.Answer{Choices: []string{list[i%len(list)]}}
}

func picks(list []string, i, j int) matching.Answer {
	i, j = i%len(list), j%len(list)
	if i == j {
		return pick(list, i)
	}
	return matching.Answer{Choices: []string{list[min(i, j)], list[max(i, j)]}}
}

func writes(s string) matching.Answer { return matching.Answer{Text: text.New(s)} }

func applicant(i int) *matching.Applicant {
	return &matching.Applicant{
		Email:     text.New(emailOf(i)),
		Name:      text.New(givenNames[i%len(givenNames)] + " " + familyNames[(i/3)%len(familyNames)]),
		Submitted: time.Date(2023, 3, 1, 9, i%60, 0, 0, time.UTC),
		Response:  fmt.Sprint(i + 1),
		Answers: map[string]matching.Answer{
			"organisation": writes(fmt.Sprintf("Organisation %d", i%37)),
			"sector":       pick(sectors, i*7+i/5),
			"profession":   pick(professions, i*3+i/7),
			"borough":      pick(boroughs, i*5+i/11),
			"themes":       picks(themes, i, i*i+1),
			"wants":        picks(learning, i+2, i/2),
			"offers":       picks(learning, i+5, i/3),
			"objectives":   writes(fmt.Sprintf("To see how %s work in %s is led", themes[i%6], boroughs[(i*i)%6])),
			"consent":      {Choices: []string{"yes"}},
		},
	}
}

// but is the i-th of the invented people with another answer.
func but(i int, field string, v matching.Answer) *matching.Applicant {
	a := applicant(i)
	a.Answers[field] = v
	return a
}

// without is all but some of the invented people.
func without(people []*matching.Applicant, gone ...int) []*matching.Applicant {
	var out []*matching.Applicant
	for i, a := range people {
		keep := true
		for _, g := range gone {
			keep = keep && i != g
		}
		if keep {
			out = append(out, a)
		}
	}
	return out
}

func day(s string) programme.Date {
	d, err := programme.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// visit is an hour and a half together.
func visit(on string, host int) exchange.Visit {
	return exchange.Visit{Date: day(on), HourTenths: 15, Activity: "shadowing", Host: host}
}

func mustReplace(tb testing.TB, s, old, with string) string {
	tb.Helper()
	if !strings.Contains(s, old) {
		tb.Fatalf("there is no %q", old)
	}
	return strings.Replace(s, old, with, 1)
}
