package store

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
	"crosswalk/store/cohort"
)

var update = flag.Bool("update", false, "write the store of this format anew, if it was not released yet")

// everyChange makes a store with every kind of change in it.
func everyChange(t *testing.T) *office {
	o := open(t, 14)
	late := applicant(60)
	late.Submitted = noon
	o.do(o.importOf(append(without(applicants(14), 13), but(13, "sector", pick(sectors, 3)), late, applicant(61))...))
	o.do(o.importOf(append(without(applicants(14), 3), late)...))
	o.do(&cohort.Add{Person: o.db.Identify(applicant(50).Key()), Application: cohort.Application{Value: *applicant(50)}})
	o.do(&cohort.Edit{Person: o.person(1), Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("Zoë\tO'Dyne"), Answers: map[string]matching.Answer{"borough": pick(boroughs, 2)}}}})
	o.do(&cohort.Withdraw{Person: o.person(2), Why: cohort.Reason("a new post")})
	o.do(&cohort.Return{Person: o.person(2), Why: cohort.Reason("not after all")})
	o.do(&cohort.Withdraw{Person: o.person(4)})
	o.do(&cohort.Admit{Person: o.person(60), Why: cohort.Reason("the post was slow")})
	p := o.suggested()
	o.do(&cohort.Lock{A: p.A, B: p.B, Why: cohort.Reason("they get on")})
	o.do(&cohort.Unlock{A: p.A, B: p.B})
	o.do(&cohort.Block{A: p.A, B: p.B, Why: cohort.Reason("they do not")})
	o.do(&cohort.Unblock{A: p.A, B: p.B})
	q := o.suggested()
	o.do(&cohort.Override{A: q.A, B: o.stranger(q.A), Why: cohort.Reason("they asked")})
	o.do(&cohort.Replan{Order: matching.Best})
	o.do(&cohort.Weigh{Weights: []cohort.Weight{{Criterion: "challenges", Points: 50}, {Criterion: "place", Points: 0}}})
	o.do(&cohort.UseProgramme{Programme: shippedSource(t) + "\n# our own\n"})
	r := o.suggested()
	o.do(&cohort.Block{A: r.A, B: r.B})
	o.undo()
	o.redo()
	o.undo()
	x := o.do(&cohort.Publish{Start: day("2023-04-03")}).Exchanges[0]
	o.do(&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Kim Lo")})
	o.do(&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: day("2023-04-03"), Note: cohort.CallNote("sent")})
	o.do(&cohort.Tick{Exchange: x.ID, Milestone: "confirm", Party: 0, On: day("2023-04-04")})
	o.do(&cohort.Untick{Exchange: x.ID, Milestone: "confirm", Party: 0})
	o.do(&cohort.Skip{Exchange: x.ID, Milestone: "agreement", On: day("2023-04-12"), Why: cohort.Reason("they know each other")})
	o.do(&cohort.LogVisit{Exchange: x.ID, Visit: visit("2023-04-19", exchange.Joint), Note: cohort.CallNote("the ward")})
	o.do(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-17"), Reached: []int{1}, Outcome: exchange.Spoke, Mood: exchange.Patchy, Next: day("2023-05-02")}, Note: cohort.CallNote("busy")})
	return o
}

// writeFormat keeps a store with every kind of change in it, and what it says.
func writeFormat(t *testing.T, name string) {
	o := everyChange(t)
	kinds := map[string]bool{}
	for _, e := range o.state().Log {
		kinds[e.Change.Kind()] = true
	}
	if len(kinds) != 24 {
		t.Errorf("there are %d kinds of change in it: %v", len(kinds), kinds)
	}
	o.reopen()
	said := snapshot(t, o.state())
	o.db.Close()
	file, err := os.ReadFile(o.path)
	if err != nil {
		t.Fatal(err)
	}
	o.db, err = Open(o.path, o.by())
	if err != nil {
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
	db, err := Open(path, cohort.By{Actor: "robin", Now: noon})
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
	if err := json.Unmarshal([]byte(snapshot(t, s)), &is); err != nil {
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
	for _, e := range o.state().Log {
		c, ok := cohort.Empty(e.Change.Kind())
		if !ok || c.Kind() != e.Change.Kind() {
			t.Errorf("%q is not known", e.Change.Kind())
		}
		if line := e.Change.Summary(o.state()); line == "" || line != text.Line(line) {
			t.Errorf("%s: %q", e.Change.Kind(), line)
		}
	}
	if _, ok := cohort.Empty("teleport"); ok {
		t.Error("a kind that there is not")
	}
}
