package shell

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// deliver runs a command as the root would, and reports whether an answer came.
func deliver(t *testing.T, cmd tea.Cmd) bool {
	t.Helper()
	if cmd == nil {
		return false
	}
	a, ok := cmd().(Answer)
	if ok {
		a.Deliver()
	}
	return ok
}

// Only the answer to the newest question comes, whichever is ready first.
func TestAskKeepsOnlyTheNewestAnswer(t *testing.T) {
	var ask Ask[int]
	var got []int
	have := func(n int) tea.Cmd { got = append(got, n); return nil }
	first := ask.Start(func(context.Context) int { return 1 }, have)
	late := first() // worked out, not delivered yet
	second := ask.Start(func(context.Context) int { return 2 }, have)
	if late, ok := late.(Answer); !ok {
		t.Fatal("the first question was not answered")
	} else {
		late.Deliver()
	}
	deliver(t, second)
	if len(got) != 1 || got[0] != 2 {
		t.Fatalf("got %v, want the second answer only", got)
	}
	if ask.Open() {
		t.Fatal("the question is open still")
	}
}

// What was given up is not worked out any more, and its context is over.
func TestAskStops(t *testing.T) {
	var ask Ask[int]
	begun := false
	cmd := ask.Start(func(context.Context) int { begun = true; return 1 }, func(int) tea.Cmd { t.Fatal("answered"); return nil })
	ask.Stop()
	if deliver(t, cmd) || begun {
		t.Fatal("a question that was given up was worked out")
	}
	var over error
	cmd = ask.Start(func(ctx context.Context) int { ask.Stop(); over = ctx.Err(); return 1 }, func(int) tea.Cmd { return nil })
	if deliver(t, cmd) || over == nil {
		t.Fatal("the work was not told that nobody waits for it")
	}
}

// Parts come one after the other, each when it is asked for, until the question is given up.
func TestAskInParts(t *testing.T) {
	var ask Ask[int]
	n := 0
	work := func(context.Context) int { n++; return n }
	var got []int
	have := func(n int) tea.Cmd { got = append(got, n); return nil }
	deliver(t, ask.StartParts(work, have))
	deliver(t, ask.Next(work, have))
	if len(got) != 2 || got[1] != 2 || !ask.Open() {
		t.Fatalf("got %v, open %v", got, ask.Open())
	}
	late := ask.Next(work, have)
	ask.Stop()
	if deliver(t, late) || ask.Next(work, have) != nil {
		t.Fatal("a part came after the end")
	}
}
