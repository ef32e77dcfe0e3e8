package store_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

var update = flag.Bool("update", false, "write the store of this format anew, if it was not released yet")

// everyChange makes a store with every kind of change in it.
func everyChange(t *testing.T) *storetest.Office {
	o := storetest.Open(t, 14)
	late := storetest.Applicant(60)
	late.Submitted = storetest.Noon
	o.Do(o.ImportOf(append(storetest.Without(storetest.Applicants(14), 13), storetest.But(13, "sector", storetest.Pick(storetest.Sectors, 3)), late, storetest.Applicant(61))...))
	o.Do(o.ImportOf(append(storetest.Without(storetest.Applicants(14), 3), late)...))
	o.Do(&cohort.Add{Person: o.DB().Identify(storetest.Applicant(50).Key()), Application: cohort.Application{Value: *storetest.Applicant(50)}})
	o.Do(&cohort.Edit{Person: o.Person(1), Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("Zoë\tO'Dyne"), Answers: map[string]matching.Answer{"borough": storetest.Pick(storetest.Boroughs, 2)}}}})
	o.Do(&cohort.Withdraw{Person: o.Person(2), Why: cohort.Reason("a new post")})
	o.Do(&cohort.Return{Person: o.Person(2), Why: cohort.Reason("not after all")})
	o.Do(&cohort.Withdraw{Person: o.Person(4)})
	o.Do(&cohort.Admit{Person: o.Person(60), Why: cohort.Reason("the post was slow")})
	p := o.Suggested()
	o.Do(&cohort.Lock{A: p.A, B: p.B, Why: cohort.Reason("they get on")})
	o.Do(&cohort.Unlock{A: p.A, B: p.B})
	o.Do(&cohort.Block{A: p.A, B: p.B, Why: cohort.Reason("they do not")})
	o.Do(&cohort.Unblock{A: p.A, B: p.B})
	q := o.Suggested()
	o.Do(&cohort.Override{A: q.A, B: o.Stranger(q.A), Why: cohort.Reason("they asked")})
	o.Do(&cohort.Replan{Order: matching.Best})
	o.Do(&cohort.Weigh{Weights: []cohort.Weight{{Criterion: "challenges", Points: 50}, {Criterion: "place", Points: 0}}})
	o.Do(&cohort.UseProgramme{Programme: storetest.ShippedSource(t) + "\n# our own\n"})
	r := o.Suggested()
	o.Do(&cohort.Block{A: r.A, B: r.B})
	o.Undo()
	o.Redo()
	o.Undo()
	x := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")}).Exchanges[0]
	o.Do(&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Kim Lo")})
	o.Do(&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: storetest.Day("2023-04-03"), Note: cohort.CallNote("sent")})
	o.Do(&cohort.Tick{Exchange: x.ID, Milestone: "confirm", Party: 0, On: storetest.Day("2023-04-04")})
	o.Do(&cohort.Untick{Exchange: x.ID, Milestone: "confirm", Party: 0})
	o.Do(&cohort.Skip{Exchange: x.ID, Milestone: "agreement", On: storetest.Day("2023-04-12"), Why: cohort.Reason("they know each other")})
	o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", exchange.Joint), Note: cohort.CallNote("the ward")})
	o.Do(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Reached: []int{1}, Outcome: exchange.Spoke, Mood: exchange.Patchy, Next: storetest.Day("2023-05-02")}, Note: cohort.CallNote("busy")})
	return o
}

// writeFormat keeps a store with every kind of change in it, and what it says.
func writeFormat(t *testing.T, name string) {
	o := everyChange(t)
	kinds := map[string]bool{}
	for _, e := range o.State().Log {
		kinds[e.Change.Kind()] = true
	}
	if len(kinds) != 24 {
		t.Errorf("there are %d kinds of change in it: %v", len(kinds), kinds)
	}
	o.Reopen()
	said := storetest.Snapshot(t, o.State())
	o.DB().Close()
	file, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	if db, err := store.Open(o.Path, o.By()); err == nil {
		o.Use(db)
	} else {
		t.Fatal(err)
	}
	os.MkdirAll("testdata", 0o755)
	var small bytes.Buffer
	w := gzip.NewWriter(&small)
	w.Write(file)
	w.Close()
	os.WriteFile(name+".store.gz", small.Bytes(), 0o644)
	os.WriteFile(name+".json", []byte(said), 0o644)
}

// TestFormat opens the stores of every format there was, and requires what they said then. A store that a
// released version wrote is never written anew.
func TestFormat(t *testing.T) {
	const name = "testdata/format-1"
	if *update {
		writeFormat(t, name)
	}
	small, err := os.Open(name + ".store.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer small.Close()
	unpacked, err := gzip.NewReader(small)
	if err != nil {
		t.Fatal(err)
	}
	file, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "crosswalk.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := db.State(1)
	if err != nil {
		t.Fatal(err)
	}
	var was, is any // keys that were added since are no difference
	if err := json.Unmarshal(want, &was); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(storetest.Snapshot(t, s)), &is); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(was, shorn(was, is)); diff != "" {
		t.Errorf("the store says something else than it did (-then +now):\n%s", diff)
	}
	if report, err := db.Check(); err != nil || len(report.Findings) > 0 {
		t.Errorf("%v, %v", report.Findings, err)
	}
}

// shorn is a value without the keys that another one does not have.
func shorn(like, v any) any {
	switch v := v.(type) {
	case map[string]any:
		like, _ := like.(map[string]any)
		out := map[string]any{}
		for k := range v {
			if _, ok := like[k]; ok {
				out[k] = shorn(like[k], v[k])
			}
		}
		return out
	case []any:
		like, _ := like.([]any)
		out := make([]any, len(v))
		for i := range v {
			out[i] = v[i]
			if i < len(like) {
				out[i] = shorn(like[i], v[i])
			}
		}
		return out
	}
	return v
}

// TestEveryKindIsKnown reads back each change as it was written.
func TestEveryKindIsKnown(t *testing.T) {
	o := everyChange(t)
	for _, e := range o.State().Log {
		c, ok := cohort.Empty(e.Change.Kind())
		if !ok || c.Kind() != e.Change.Kind() {
			t.Errorf("%q is not known", e.Change.Kind())
		}
		if line := e.Change.Summary(o.State()); line == "" || line != text.Line(line) {
			t.Errorf("%s: %q", e.Change.Kind(), line)
		}
	}
	if _, ok := cohort.Empty("teleport"); ok {
		t.Error("a kind that there is not")
	}
}
