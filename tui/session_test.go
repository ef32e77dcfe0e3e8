package tui

import (
	"bytes"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
)

// TestSession is a matching session and what follows, by keys alone. What it leads to is the golden file, to
// which the same session by commands is held too (same.txtar of the package commands).
func TestSession(t *testing.T) {
	d := sample(t, 120, 40)
	find := func(words string) {
		d.keys("esc", "esc", "/").typed(words).keys("enter")
	}
	find("amara osei")
	d.keys("o").typed("joan achebe").keys("enter").sees("Pair Amara Osei with Joan Achebe", "total 1594.4 →")
	d.typed("they met").keys("enter").sees("Paired Amara Osei ↔ Joan Achebe")
	find("michael tarrant")
	d.keys("l").sees("Locked Michael Tarrant")
	find("lorraine baptiste")
	d.keys("b", "enter").sees("Blocked Lorraine Baptiste")
	d.keys("u", "u", "u").sees("Undid: Paired Amara Osei").keys("ctrl+r").sees("Redid: Paired Amara Osei ↔ Joan Achebe")
	d.keys("esc", "p", "ctrl+u").typed("2023-04-03").keys("enter", "y", "enter", "y").sees("Published 23 pairs")

	d.on("2023-05-02")
	d.keys("4", "/").typed("amara osei").keys("enter", "enter", "space").sees("Ticked “Introduction sent”")
	d.keys("down", "space").sees("Ticked “Confirmation”")
	d.keys("v").typed("4").keys("enter", "enter", "right", "ctrl+s").sees("Logged 4.0 h of shadowing")
	d.keys("c", "c", "right", "ctrl+s").sees("Amara reached")

	var b bytes.Buffer
	endOf(t, &b, d.state())
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
