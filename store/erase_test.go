package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
	"crosswalk/store/storetest"
)

// Somebody who will be erased, with a name that is written in several ways.
const (
	goneName    = "Åsa O’Brien-Løve"
	goneEmail   = "Asa.OBrien-Love@example.org"
	goneWords   = "I run the night desk of the only hospice on the Isle of Sheppey"
	goneOther   = "asa.second@example.org"
	secretNote  = "Åsa was in tears about her manager, ring her at home"
	thirdName   = "Bríd Ní Chadhain" // by which only the third cohort knows them, into which they were taken again
	thirdWords  = "I mend nets with the lifeboat crew of Arranmore every winter"
	secretPlace = "her mother's flat, 4 Quay Street"
	partnerNote = "spoke to Asa O'Brien Love's partner only"
)

// traces are what must be nowhere once they are erased.
func traces() []string {
	return []string{goneName, goneEmail, "Asa O'Brien Love", goneWords, goneOther, secretNote, secretPlace, thirdName, thirdWords, "Løve"}
}

// withSomebody is a store in which somebody left traces everywhere: two cohorts, an exchange that runs, notes, reasons, answers of
// others that name them, rows that could not be used, an edit, another address. It returns who they are, and whom they are with.
func withSomebody(t testing.TB) (o *storetest.Office, gone, partner matching.ID) {
	people := storetest.Applicants(26)
	people[3].Name, people[3].Email = text.New(goneName), text.New(goneEmail)
	for f, v := range people[3].Answers {
		if len(v.Choices) == 0 && len(v.Other) == 0 && f != programme.FieldName && f != programme.FieldEmail && v.Number == 0 {
			people[3].Answers[f] = storetest.Writes(goneWords)
			break
		}
	}
	people[7].Answers["not_with"] = storetest.Writes("Love, Åsa O'Brien") // no such order of words: stays a doubt or nobody
	people[8].Answers["line_manager"] = storetest.Writes("my manager is Asa O'Brien-Løve (" + goneEmail + ")")
	o = storetest.OpenOf(t, storetest.ShippedSource(t))
	c := o.ImportOf(people...)
	c.Rejected = []cohort.Record[matching.FormRow]{
		{Value: matching.FormRow{Row: 9, Cells: []text.Text{text.New(goneEmail), text.New("half a row")}, Why: "It has two cells."}},
		{Value: matching.FormRow{Row: 11, Cells: []text.Text{text.New("other@example.org"), text.New("put forward by " + goneName)}, Why: "It has two cells."}},
	}
	o.Do(c)
	gone = idOf(t, o.State(), goneEmail)
	o.Do(&cohort.Edit{Person: gone, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Email: text.New(goneOther)}}})
	o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	for _, x := range o.State().Exchanges {
		if !x.Has(gone) {
			continue
		}
		partner = x.Members[1-x.Party(gone)]
		visit := storetest.Visit("2023-04-19", x.Party(partner))
		visit.Place = text.New(secretPlace)
		o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: visit, Note: cohort.CallNote(secretNote)})
		o.Do(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Outcome: exchange.Spoke, Reached: []int{0}, Mood: exchange.Good}, Note: cohort.CallNote(secretNote)})
	}
	for _, x := range o.State().Exchanges {
		if !x.Has(gone) {
			o.Do(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Outcome: exchange.NoAnswer}, Note: cohort.CallNote(partnerNote)})
			break
		}
	}
	second, err := o.DB().OpenCohort(context.Background(), o.By(), &cohort.OpenCohort{Name: "Cohort 2", Programme: storetest.ShippedSource(t)})
	if err != nil {
		t.Fatal(err)
	}
	again := *people[3]
	again.Email = text.New(goneOther)
	more := append(storetest.Applicants(9)[5:], &again)
	commit := func(id uint64, c cohort.Change) {
		if _, err := o.DB().Commit(context.Background(), id, o.By(), c); err != nil {
			t.Fatalf("%s: %v", c.Kind(), err)
		}
	}
	commit(second.Cohort, o.DB().Import(second.CompareImport(more, false), cohort.ImportFile{Name: text.New("of " + goneName + ".csv")}))
	commit(second.Cohort, &cohort.Withdraw{Person: gone, Why: cohort.Reason("her mother rang: " + goneName + " is unwell")})
	third, err := o.DB().OpenCohort(context.Background(), o.By(), &cohort.OpenCohort{Name: "Cohort 3", Programme: storetest.ShippedSource(t)})
	if err != nil {
		t.Fatal(err)
	}
	once, other := *people[3], *people[9]
	once.Name, once.Answers = text.New(thirdName), map[string]matching.Answer{"objectives": storetest.Writes(thirdWords)}
	commit(third.Cohort, &cohort.Several{Adds: []cohort.Add{
		{Person: o.DB().Identify(other.Key()), Application: cohort.Application{Value: other}},
		{Person: gone, Application: cohort.Application{Value: once}},
	}})
	commit(third.Cohort, &cohort.Withdraw{Person: o.DB().Identify(other.Key()), Why: cohort.Reason("would rather be with " + thirdName)})
	return o, gone, partner
}

func idOf(t testing.TB, s *cohort.State, email string) matching.ID {
	a, ok := s.ByEmail(email)
	if !ok {
		t.Fatal("nobody has " + email)
	}
	return a.ID
}

// erase erases somebody, and requires that nothing is left of them.
func erase(o *storetest.Office, id matching.ID) store.Receipt {
	o.Helper()
	r, err := o.DB().Erase(context.Background(), o.By(), []matching.ID{id})
	if err != nil {
		o.Fatal(err)
	}
	if r.NotScrubbed != nil || r.Found > 0 {
		o.Fatalf("%+v", r)
	}
	return r
}

// findsNothing requires that nothing of who was erased stands in a file.
func findsNothing(t testing.TB, path string) {
	t.Helper()
	for _, trace := range traces() {
		if n, err := store.FindTraces(path, []string{trace}); err != nil || n > 0 {
			t.Errorf("%s: %q is there %d times (%v)", filepath.Base(path), trace, n, err)
		}
	}
}

func TestErase(t *testing.T) {
	o, gone, partner := withSomebody(t)
	for _, trace := range append(traces()[:5], secretPlace, thirdName, thirdWords) {
		if n, _ := store.FindTraces(o.Path, []string{trace}); n == 0 {
			t.Errorf("%q is nowhere before: the test tests nothing", trace)
		}
	}
	before := o.State()
	r := erase(o, gone)
	findsNothing(t, o.Path)
	if r.People != 1 || strings.Join(r.Cohorts, ", ") != "Cohort 1, Cohort 2, Cohort 3" || r.Records < 8 || r.Traces < 4 {
		t.Errorf("%+v", r)
	}
	s := o.State()
	if s.Call(gone) != "erased person" || storetest.Summary(s) != "Erased 1 person" {
		t.Error(s.Call(gone), storetest.Summary(s))
	}
	for _, a := range s.Sorted() {
		if a.ID == gone {
			t.Error("they are still listed")
		}
	}
	x := s.ExchangesOf(partner)[0]
	was := before.ExchangesOf(partner)[0]
	if len(x.Visits) != 1 || x.Visits[0].HourTenths != was.Visits[0].HourTenths || len(x.CheckIns) != 1 || x.CheckIns[0].Mood != exchange.Good || x.Score != was.Score {
		t.Error("the partner lost hours, calls or the score")
	}
	if x.Open() || x.Ending.Reason != programme.EndLeft || !s.WaitingFirst()[partner] {
		t.Error("the exchange goes on, or the partner does not wait with priority")
	}
	if len(s.Imports[0].Rejected) != 1 || s.Imports[0].Rejected[0].Cells[1].Raw() != "put forward by erased person" {
		t.Errorf("%+v", s.Imports[0].Rejected)
	}
	o.Reopen()
	if _, there := o.State().LastOf(o.Actor); !there {
		t.Error("nothing is left to undo")
	}
	for _, e := range o.State().Log {
		if e.Change.Kind() == "erase" {
			o.Refused(&cohort.Undo{Of: e.Seq}, "who was erased cannot be brought back")
		}
	}
	if when, ok := o.DB().WasErased(strings.ToUpper(goneEmail)); !ok || when.IsZero() {
		t.Error("nobody knows that they were erased")
	}
}

// TestEraseAll erases everybody, one after the other and the rest at once; every state in between is read again.
func TestEraseAll(t *testing.T) {
	o, gone, _ := withSomebody(t)
	erase(o, gone)
	people := o.State().Sorted()
	for _, a := range people[:2] {
		erase(o, a.ID)
		o.Reopen()
	}
	var rest []matching.ID
	for _, a := range people[2:] {
		rest = append(rest, a.ID)
	}
	r, err := o.DB().Erase(context.Background(), o.By(), rest)
	if err != nil || r.Found > 0 || r.NotScrubbed != nil || len(o.State().Sorted()) > 0 || o.State().Plan != nil && len(o.State().Plan.Teams()) > 0 && len(o.State().Exchanges) == 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestEraseNamesake leaves a name that somebody else has where others wrote it.
func TestEraseNamesake(t *testing.T) {
	people := storetest.Applicants(6)
	people[1].Name, people[2].Name = text.New("Ann Example"), text.New("Example, Ann")
	people[4].Answers["not_with"] = storetest.Writes("Ann Example")
	o := storetest.OpenOf(t, storetest.ShippedSource(t), people...)
	r, err := o.DB().Erase(context.Background(), o.By(), []matching.ID{idOf(t, o.State(), people[1].Email.Raw())})
	if err != nil || !r.Namesake || r.Found > 0 {
		t.Errorf("%+v, %v", r, err)
	}
	kept := o.State().People[idOf(t, o.State(), people[4].Email.Raw())]
	if kept.Answers["not_with"].Text.Raw() != "Ann Example" {
		t.Error("the name of somebody else was taken out")
	}
}

// TestEraseSame erases both applications of one person.
func TestEraseSame(t *testing.T) {
	o := storetest.Open(t, 8)
	a, b := o.Person(1), o.Person(5)
	o.Do(&cohort.Same{A: a, B: b, Stays: b})
	if r := erase(o, a); r.People != 2 {
		t.Errorf("%+v", r)
	}
	if len(o.State().Sorted()) != 6 {
		t.Error(len(o.State().Sorted()))
	}
}

// TestEraseKilled stops an erasure at each step: nothing is done, or it is finished at the next start.
func TestEraseKilled(t *testing.T) {
	for _, at := range []string{"deleted", "compacted", "looked at", "renamed"} {
		o, gone, _ := withSomebody(t)
		o.DB().Close()
		c := startChild(t, "erase "+at, o.Path)
		c.Wait()
		if c.ProcessState.Success() {
			t.Fatalf("%s: it went on", at)
		}
		db, err := store.Open(o.Path, o.By())
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		o.Use(db)
		if db.Warning != "" || o.State().Call(gone) != "erased person" {
			t.Errorf("%s: %s %s", at, db.Warning, o.State().Call(gone))
		}
		findsNothing(t, o.Path)
		if left, _ := filepath.Glob(o.Path + ".scrub*"); len(left) > 0 {
			t.Error(left)
		}
	}
}

// TestEraseWithoutRoom says that the file has still to be written anew, and does it at the next start.
func TestEraseWithoutRoom(t *testing.T) {
	o, gone, _ := withSomebody(t)
	if err := os.Mkdir(o.Path+".scrubbing", 0o700); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(o.Path+".scrubbing/x", nil, 0o600)
	r, err := o.DB().Erase(context.Background(), o.By(), []matching.ID{gone})
	if err != nil || r.NotScrubbed == nil || !strings.HasPrefix(r.NotScrubbed.Error(), "deleted, and not yet scrubbed") || r.Found == 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	os.RemoveAll(o.Path + ".scrubbing")
	o.Reopen()
	findsNothing(t, o.Path)
}

// TestErasedStayErased brings an old copy back, and rewrites copies.
func TestErasedStayErased(t *testing.T) {
	o, gone, _ := withSomebody(t)
	old := filepath.Join(filepath.Dir(o.Path), "old.db")
	if _, err := o.DB().Backup(old, files.Options{}, storetest.Noon); err != nil {
		t.Fatal(err)
	}
	if made, err := o.DB().BackUpDaily(storetest.Noon); made == "" || err != nil {
		t.Fatal(made, err)
	}
	r := erase(o, gone)
	if len(r.Copies) != 1 || store.AgesOut(o.Path, r.Copies[0]).IsZero() {
		t.Fatalf("%+v", r.Copies)
	}
	if n, _ := store.FindTraces(r.Copies[0].Path, []string{goneName}); n == 0 {
		t.Error("they are not in the copy: the test tests nothing")
	}
	purged := o.DB().Purge(context.Background(), o.By(), r.Copies[0].Path)
	if len(purged) != 1 || purged[0].Why != nil || purged[0].People != 1 {
		t.Fatalf("%+v", purged)
	}
	findsNothing(t, r.Copies[0].Path)
	if again := o.DB().Purge(context.Background(), o.By(), r.Copies[0].Path); again[0].People != 0 || again[0].Why != nil {
		t.Errorf("%+v", again)
	}
	o.DB().Close()
	if _, _, err := store.Restore(o.Path, old, o.By()); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(o.Path, o.By())
	if err != nil {
		t.Fatal(err)
	}
	o.Use(db)
	findsNothing(t, o.Path)
	if _, ok := db.WasErased(goneOther); !ok || o.State().Call(gone) != "erased person" {
		t.Error("they came back")
	}
}

// TestTracesAreFound requires that each form of a text is found.
func TestTracesAreFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	for i, form := range store.FormsOf(goneName) {
		os.WriteFile(path, append([]byte("something "), form...), 0o600)
		if n, err := store.FindTraces(path, []string{goneName}); n == 0 || err != nil {
			t.Error(i, fmt.Sprintf("%q", form), err)
		}
	}
}
