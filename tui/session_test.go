package tui_test

import (
	"bytes"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/tui/tuitest"
)

// TestSession is a matching session and what follows, by keys alone. What it leads to is the golden file, to
// which the same session by commands is held too (same.txtar of the package commands).
func TestSession(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	find := func(words string) {
		d.Keys("esc", "esc", "/").Typed(words).Keys("enter")
	}
	find("amara osei")
	d.Keys("o").Typed("joan achebe").Keys("enter").Sees("Pair Amara Osei with Joan Achebe", "total 1594.4 →")
	d.Typed("they met").Keys("enter").Sees("Paired Amara Osei ↔ Joan Achebe")
	find("michael tarrant")
	d.Keys("l").Sees("Locked Michael Tarrant")
	find("lorraine baptiste")
	d.Keys("b", "enter").Sees("Blocked Lorraine Baptiste")
	d.Keys("u", "u", "u").Sees("Undid: Paired Amara Osei").Keys("ctrl+r").Sees("Redid: Paired Amara Osei ↔ Joan Achebe")
	d.Keys("esc", "p", "ctrl+u").Typed("2023-04-03").Keys("enter", "y", "enter", "y").Sees("Published 23 pairs")

	d.On("2023-05-02")
	d.Keys("4", "/").Typed("amara osei").Keys("enter", "enter", "space").Sees("Ticked “Introduction sent”")
	d.Keys("down", "space").Sees("Ticked “Confirmation”")
	d.Keys("v").Typed("4").Keys("enter", "enter", "right", "ctrl+s").Sees("Logged 4.0 h of shadowing")
	d.Keys("c", "c", "1", "ctrl+s").Sees("Amara reached")

	var b bytes.Buffer
	endOf(t, &b, d.State())
	golden.RequireEqual(t, b.Bytes())
}

// endOf writes what a session led to: the pairs, the timeline and every change.
func endOf(t *testing.T, b *bytes.Buffer, s *cohort.State) {
	t.Helper()
	for _, what := range []string{"pairs", "timeline", "journal"} {
		table, err := export.Make(what, s, programme.Date{Year: 2023, Month: 5, Day: 2})
		if err != nil {
			t.Fatal(err)
		}
		if err := table.WriteRawCSV(b); err != nil {
			t.Fatal(err)
		}
	}
}
