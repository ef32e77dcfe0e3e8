package matches_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/matches"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// Running down the list starts nothing: only where the selection rests are prices worked out.
func TestPricesWaitForTheSelectionToRest(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	var rested []func() tea.Msg
	d.M.Shell().After = func(_ time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		rested = append(rested, func() tea.Msg { return then(time.Time{}) })
		return nil
	}
	m := matches.In(d.M.Screen(shell.MatchesTab))
	d.Keys("3", "j", "j", "j")
	if len(rested) != 3 {
		t.Fatalf("%d times it was waited for the selection to rest", len(rested))
	}
	for i, over := range rested {
		msg := over()
		if last := i == len(rested)-1; (msg != nil) != last {
			t.Fatalf("after rest %d there is %v", i, msg)
		} else if last {
			d.Send(msg)
		}
	}
	if _, priced, _ := m.Partners(m.Selected()[0]); priced == 0 {
		t.Error("no prices are known where the selection rested")
	}
}
