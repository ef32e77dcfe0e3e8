package settling_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/tui/tuitest"
)

// TestSettlingFromTheOverview: a thing that needs attention and is a question is answered where it stands, at once, and
// every answer can be taken back.
func TestSettlingFromTheOverview(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		d := tuitest.Sample(t, size.w, size.h)
		d.Keys("1")
		ask := func(kind matching.QuestionKind) (n int) {
			for _, q := range d.State().Questions() {
				if q.Kind == kind {
					n++
				}
			}
			return n
		}
		if ask(matching.AskOrganisation) != 2 {
			t.Fatalf("%d employers are in doubt, want 2", ask(matching.AskOrganisation))
		}
		at(d, "“NHS South East")
		d.Dialog("6 questions to settle", "one employer?", "South East London")
		d.Keys("y")
		if ask(matching.AskOrganisation) != 1 {
			t.Fatalf("%d employers are in doubt after one answer, want 1", ask(matching.AskOrganisation))
		}
		d.Dialog("5 questions to settle").Keys("enter").Dialog("different employers").Typed("different").Keys("enter")
		if ask(matching.AskOrganisation) != 0 {
			t.Fatal("an employer is in doubt still")
		}
		d.Dialog("4 questions to settle").Keys("esc", "u", "u")
		if ask(matching.AskOrganisation) != 2 {
			t.Fatalf("%d employers are in doubt after both answers were taken back, want 2", ask(matching.AskOrganisation))
		}
	}
}
