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
)

var update = flag.Bool("update", false, "write the store of this format anew, if it was not released yet")

// everyChange makes a store with every kind of change in it.
func everyChange(t *testing.T) *office {
	o := open(t, 14)
	late := applicant(60)
	late.Submitted = noon
	o.do(o.importOf(append(without(applicants(14), 13), but(13, "sector", pick(sectors, 3)), late, applicant(61))...))
	o.do(o.importOf(append(without(applicants(14), 3), late)...))
	o.do(&Add{Person: o.db.Identify(applicant(50).Key()), Application: Application{Value: *applicant(50)}})
	o.do(&Edit{Person: o.person(1), Edited: Record[Edited]{Value: Edited{Name: text.New("Zoë\tO'Dyne"), Answers: map[string]matching.Answer{"borough": pick(boroughs, 2)}}}})
	o.do(&Withdraw{Person: o.person(2), Why: Reason("a new post")})
	o.do(&Return{Person: o.person(2), Why: Reason("not after all")})
	o.do(&Withdraw{Person: o.person(4)})
	o.do(&Admit{Person: o.person(60), Why: Reason("the post was slow")})
	p := o.suggested()
	o.do(&Lock{A: p.A, B: p.B, Why: Reason("they get on")})
	o.do(&Unlock{A: p.A, B: p.B})
	o.do(&Block{A: p.A, B: p.B, Why: Reason("they do not")})
	o.do(&Unblock{A: p.A, B: p.B})
	q := o.suggested()
	o.do(&Override{A: q.A, B: o.stranger(q.A), Why: Reason("they asked")})
	o.do(&Replan{Order: matching.Best})
	o.do(&Weigh{Weights: []Weight{{Criterion: "challenges", Points: 50}, {Criterion: "place", Points: 0}}})
	o.do(&UseProgramme{Programme: shippedSource(t) + "\n# our own\n"})
	r := o.suggested()
	o.do(&Block{A: r.A, B: r.B})
	o.undo()
	o.redo()
	o.undo()
	x := o.do(&Publish{Start: day("2023-04-03")}).Exchanges[0]
	o.do(&Assign{Exchange: x.ID, Facilitator: text.New("Kim Lo")})
	o.do(&Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: day("2023-04-03"), Note: CallNote("sent")})
	o.do(&Tick{Exchange: x.ID, Milestone: "confirm", Party: 0, On: day("2023-04-04")})
	o.do(&Untick{Exchange: x.ID, Milestone: "confirm", Party: 0})
	o.do(&Skip{Exchange: x.ID, Milestone: "agreement", On: day("2023-04-12"), Why: Reason("they know each other")})
	o.do(&LogVisit{Exchange: x.ID, Visit: visit("2023-04-19", exchange.Joint), Note: CallNote("the ward")})
	o.do(&RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-17"), Reached: []int{1}, Outcome: exchange.Spoke, Mood: exchange.Patchy, Next: day("2023-05-02")}, Note: CallNote("busy")})
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
	db, err := Open(path, By{Actor: "robin", Now: noon})
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
		c, ok := Empty(e.Change.Kind())
		if !ok || c.Kind() != e.Change.Kind() {
			t.Errorf("%q is not known", e.Change.Kind())
		}
		if line := e.Change.Summary(o.state()); line == "" || line != text.Line(line) {
			t.Errorf("%s: %q", e.Change.Kind(), line)
		}
	}
	if _, ok := Empty("teleport"); ok {
		t.Error("a kind that there is not")
	}
}
