package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/programme"
)

// wantRefusal wants an error that has every one of the words.
func wantRefusal(t testing.TB, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Errorf("accepted, want a refusal with %q", words)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("refused with %q, want %q in it", err, w)
		}
	}
}

func wantAccepted(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Errorf("refused: %v", err)
	}
}

func TestTick(t *testing.T) {
	e, _ := started(t)
	on := day(t, "2023-04-24")
	wantAccepted(t, e.CheckTick("first-meeting", 1, on))
	e = e.Tick("first-meeting", 1, on, 7)
	if d, ok := e.DoneOn(e.index("first-meeting")); !ok || d != on {
		t.Errorf("any party ticks a step of the pair, got %s %v", d, ok)
	}
	if s, _ := e.Step("first-meeting"); s.Note != 7 {
		t.Errorf("note %d", s.Note)
	}
	wantRefusal(t, e.CheckTick("first-meeting", 0, on), "already ticked on 2023-04-24", "untick it first")
	again := e.Tick("first-meeting", 0, on.AddDays(3), 9)
	if diff := cmp.Diff(e, again); diff != "" {
		t.Errorf("a second tick changed something:\n%s", diff)
	}
	wantAccepted(t, e.CheckUntick("first-meeting", Everybody))
	e = e.Untick("first-meeting", 0)
	if _, ok := e.DoneOn(e.index("first-meeting")); ok {
		t.Error("still done after untick")
	}
	if s, _ := e.Step("first-meeting"); s.Note != 0 {
		t.Error("the note outlived the tick")
	}
	wantRefusal(t, e.CheckUntick("first-meeting", 0), "not ticked")
}

func TestTickForEach(t *testing.T) {
	e, _ := started(t)
	i := e.index("confirm")
	first, second := day(t, "2023-04-05"), day(t, "2023-04-08")
	e = e.Tick("confirm", 1, first, 0)
	if _, ok := e.DoneOn(i); ok {
		t.Error("done although one has not confirmed")
	}
	wantRefusal(t, e.CheckTick("confirm", 1, second), "already ticked for this person on 2023-04-05")
	wantAccepted(t, e.CheckTick("confirm", 0, second))
	wantAccepted(t, e.CheckTick("confirm", Everybody, second))
	e = e.Tick("confirm", Everybody, second, 0)
	if diff := cmp.Diff([]programme.Date{second, first}, e.DoneDays(i)); diff != "" {
		t.Errorf("everybody is those who had not:\n%s", diff)
	}
	if d, _ := e.DoneOn(i); d != second {
		t.Errorf("done on %s, want the later day", d)
	}
	e = e.Untick("confirm", 1)
	if diff := cmp.Diff([]programme.Date{second, {}}, e.DoneDays(i)); diff != "" {
		t.Errorf("untick of one:\n%s", diff)
	}
	wantRefusal(t, e.CheckTick("confirm", 2, first), "only 2 people")
	wantRefusal(t, e.CheckUntick("confirm", 1), "not ticked")
}

func TestTickRefusals(t *testing.T) {
	e, _ := started(t)
	on := day(t, "2023-04-10")
	wantRefusal(t, e.CheckTick("vist-1", 0, on), `"vist-1"`, "there are visit-1, visit-2, ")
	wantRefusal(t, e.CheckTick("meeting", 0, on), "there are first-meeting, ")
	wantRefusal(t, e.CheckTick("visit-1", 0, on), "log the visit", "skip")
	wantRefusal(t, e.CheckTick("minimum", 0, on), "log the visits", "skip")
	wantRefusal(t, e.CheckTick("first-call", 0, on), "record the check-in", "skip")
	wantRefusal(t, e.CheckUntick("visit-1", 0), "remove the visit")
	wantRefusal(t, e.CheckUntick("first-call", 0), "remove the check-in")
	wantRefusal(t, e.CheckTick("first-meeting", 0, programme.Date{}), "which day")
	wantRefusal(t, e.CheckTick("first-meeting", 0, day(t, "2013-04-10")), "8 weeks before", "2023-04-04")
	wantAccepted(t, e.CheckTick("introduced", 0, day(t, "2023-02-07")))
	wantRefusal(t, Exchange{}.CheckTick("x", 0, on), "no milestones")
	for _, same := range []Exchange{
		e.Tick("nowhere", 0, on, 1), e.Tick("confirm", 2, on, 1), e.Tick("visit-1", 0, on, 1),
		e.Tick("confirm", 0, programme.Date{}, 1), e.Untick("nowhere", 0), e.Untick("confirm", 5),
		e.Skip("nowhere", on, 1), e.Skip("confirm", programme.Date{}, 1), e.Unskip("nowhere"),
	} {
		if diff := cmp.Diff(e, same); diff != "" {
			t.Errorf("changed:\n%s", diff)
		}
	}
}

func TestSkip(t *testing.T) {
	e, terms := started(t)
	on := day(t, "2023-06-30")
	wantAccepted(t, e.CheckSkip("visit-1", on))
	skipped := e.Skip("visit-1", on, 4)
	wantStatus(t, skipped, terms, "visit-1", "2023-07-30", "skipped 0")
	wantRefusal(t, skipped.CheckSkip("visit-1", on), "already skipped on 2023-06-30")
	wantRefusal(t, skipped.Skip("confirm", on, 1).CheckTick("confirm", 0, on), "skipped on 2023-06-30", "take that back")
	visited := skipped.AddVisit(visitOn(t, "2023-07-01", 30, 0))
	wantStatus(t, visited, terms, "visit-1", "2023-07-30", "done 0") // done all the same
	wantRefusal(t, visited.CheckSkip("visit-1", on), "done on 2023-07-01")
	wantAccepted(t, skipped.CheckUnskip("visit-1"))
	if diff := cmp.Diff(e, skipped.Unskip("visit-1")); diff != "" {
		t.Errorf("not as before the skip:\n%s", diff)
	}
	wantRefusal(t, e.CheckUnskip("visit-1"), "not skipped")
	wantRefusal(t, e.CheckUnskip("visit"), "no such milestone")
	wantRefusal(t, e.CheckSkip("visit", on), "no such milestone")
	wantRefusal(t, e.CheckSkip("visit-1", programme.Date{}), "which day")
}

func TestTickMakesRoom(t *testing.T) { // steps written by hand, without days
	e := Exchange{Parties: 2, Start: day(t, startText), Steps: []Step{{Name: "a", Each: true}, {Name: "b"}}}
	if days := e.DoneDays(0); len(days) != 2 || !days[1].IsZero() {
		t.Errorf("days %v", days)
	}
	e = e.Tick("a", 1, e.Start, 0).Tick("b", 1, e.Start, 0)
	if diff := cmp.Diff([]programme.Date{{}, e.Start}, e.DoneDays(0)); diff != "" {
		t.Error(diff)
	}
	if _, done := e.DoneOn(1); !done {
		t.Error("b is not done")
	}
	if _, ok := e.Step("c"); ok {
		t.Error("there is no c")
	}
}
