package store_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

var update = flag.Bool("update", false, "write the store of a format that is not there yet")

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

// formats are the stores of every format there was, with what they said then. One that a released version wrote is
// never written anew.
var formats = []struct {
	store, says string
	made        func(*testing.T) *storetest.Office
	kinds       int // of change in it
}{
	{"testdata/format-1.store.gz", "testdata/format-1.json", everyChange, 24},
	{"testdata/format-1-lives/store.gz", "testdata/format-1-lives/state.json", everyLife, 24},
}

// writeFormat keeps a store, and what it says.
func writeFormat(t *testing.T, o *storetest.Office, storeFile, says string, most int) {
	kinds := map[string]bool{}
	for _, e := range o.State().Log {
		kinds[e.Change.Kind()] = true
	}
	if len(kinds) != most {
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
	os.MkdirAll(filepath.Dir(storeFile), 0o755)
	var small bytes.Buffer
	w := gzip.NewWriter(&small)
	w.Write(file)
	w.Close()
	os.WriteFile(storeFile, small.Bytes(), 0o644)
	os.WriteFile(says, []byte(said), 0o644)
}

// TestFormat opens the stores of every format there was, and requires what they said then.
func TestFormat(t *testing.T) {
	for _, f := range formats {
		if _, err := os.Stat(f.store); *update && err != nil {
			writeFormat(t, f.made(t), f.store, f.says, f.kinds)
		}
		t.Run(filepath.Base(strings.TrimSuffix(f.store, "/store.gz")), func(t *testing.T) { checkFormat(t, f.store, f.says) })
	}
}

func checkFormat(t *testing.T, storeFile, says string) {
	small, err := os.Open(storeFile)
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
	want, err := os.ReadFile(says)
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
