package exchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/programme"
)

// TestStepKinds wants an entry for each way of being done that a programme can name, in its order, and every
// entry to say what it needs to.
func TestStepKinds(t *testing.T) {
	var kinds []programme.DoneBy
	for _, k := range stepKinds {
		kinds = append(kinds, k.By)
		said := k.Ticker != "" && k.Hint != "" && k.noTick != "" && k.noUntick != ""
		silent := k.Ticker == "" && k.Hint == "" && k.noTick == "" && k.noUntick == ""
		if k.fill == nil || k.Record == RecordTick && !silent || k.Record != RecordTick && !said {
			t.Errorf("%s: %+v", k.By, k)
		}
		if s := (Step{DoneBy: k.By}); s.ByHand() != (k.By == programme.DoneByTick) || s.Kind().By != k.By {
			t.Errorf("%s: by hand is %v, kind %s", k.By, s.ByHand(), s.Kind().By)
		}
	}
	if diff := cmp.Diff(programme.DoneBys(), kinds); diff != "" {
		t.Error(diff)
	}
	if s := (Step{}); !s.ByHand() || s.Kind().By != programme.DoneByTick {
		t.Error("a step that names no way is not ticked")
	}
}

// TestUnknownKind is a step of another version of the program: it is nobody else's kind.
func TestUnknownKind(t *testing.T) {
	e, terms := started(t)
	e.Steps[1].DoneBy = "unheard-of"
	s, on := e.Steps[1], day(t, "2023-04-05")
	if s.ByHand() || s.Kind().Record != "" {
		t.Errorf("an unknown kind is %+v", s.Kind())
	}
	wantRefusal(t, e.CheckTick(s.Name, Everybody, on), "does not know", "skip")
	wantRefusal(t, e.CheckUntick(s.Name, Everybody), "does not know")
	if diff := cmp.Diff(e, e.Tick(s.Name, Everybody, on, 1)); diff != "" {
		t.Errorf("ticked:\n%s", diff)
	}
	if diff := cmp.Diff([]programme.Date{{}, {}}, tickAll(t, e, "2023-04-05").DoneDays(1)); diff != "" {
		t.Errorf("done:\n%s", diff)
	}
	wantAccepted(t, e.CheckSkip(s.Name, on))
	wantStatus(t, e.Skip(s.Name, on, 1), terms, s.Name, "2023-04-06", "skipped 0")
}
