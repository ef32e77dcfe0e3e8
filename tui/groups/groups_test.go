package groups_test

import (
	"context"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// tables are the groups that the sample's programme is given.
const tables = `
[[group]]
name = "third"
title = "Cohort"
size = 15
even = ["borough", "sector", "organisation"]
pairs_within = true

[[group]]
name = "set"
title = "Learning set"
within = "third"
size = [5, 8]
apart = ["organisation"]
score = true
`

// grouped is the sample in a programme with groups.
var grouped = &tuitest.History{Before: tuitest.SamplePast, Happen: func(t testing.TB, d *tuitest.Driver) {
	use := &cohort.UseProgramme{Programme: string(d.State().Programme.Source) + tables}
	if _, err := d.DB.Commit(context.Background(), 1, d.By(), use); err != nil {
		t.Fatal(err)
	}
}}

func TestGroupsLooks(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"120x40", 120, 40}, {"60x16", 60, 16}} {
		t.Run("unmade-"+size.name, func(t *testing.T) {
			golden.RequireEqual(t, []byte(grouped.Opened(t, size.w, size.h).Keys("8").Frame()))
		})
		t.Run("made-"+size.name, func(t *testing.T) {
			d := grouped.Opened(t, size.w, size.h).Keys("8", "n", "enter")
			golden.RequireEqual(t, []byte(d.Frame()))
		})
		t.Run("counts-"+size.name, func(t *testing.T) {
			d := grouped.Opened(t, size.w, size.h).Keys("8", "n", "enter", "enter")
			golden.RequireEqual(t, []byte(d.Frame()))
		})
		t.Run("effect-"+size.name, func(t *testing.T) {
			d := grouped.Opened(t, size.w, size.h).Keys("8", "n", "enter", "down", "m", "enter")
			golden.RequireEqual(t, []byte(d.Frame()))
		})
	}
}

// TestGroupsByKeys: groups are made, somebody is moved after the effect was seen, several are marked and pinned, sets are
// made within, and each group is published by itself.
func TestGroupsByKeys(t *testing.T) {
	d := grouped.Opened(t, 120, 40)
	d.Keys("8").Sees("‹Cohort›", "not made yet", "Press n to make them").Keys("n")
	d.Sees("Cohort 1: 15 people", "Even, within one person", "The plan:").Keys("enter")
	d.Toast("Made 3 groups of 46 people (Cohort)").Sees("3 groups of")
	of := func(name string) int {
		g, _ := d.State().Grouping("third")
		return g.Of(d.Person(name))
	}
	was := of("Amara Osei")
	d.Keys("/").Typed("amara").Keys("enter", "m").Sees("Move Amara Osei", "here now")
	if was == 1 {
		d.Keys("down")
	}
	d.Keys("enter").Sees("Move Amara Osei to Cohort", "→", "enter move").Keys("esc")
	if of("Amara Osei") != was {
		t.Error("left, and moved all the same")
	}
	d.Keys("m")
	if was == 1 {
		d.Keys("down")
	}
	d.Keys("enter", "enter").Toast("Moved Amara Osei to Cohort").Sees("pinned", "1 pinned")
	if of("Amara Osei") == was {
		t.Error("not moved")
	}
	d.Keys("u").Toast("Undid: Moved Amara Osei")
	d.Keys("esc", "g", "space", "space").Sees("2 marked").Keys("l").Toast("Pinned ").Sees("2 pinned").SeesNot("marked")
	d.Keys("g", "l").Toast("Let ").Sees("1 pinned")

	d.Keys("right").Sees("‹Learning set›", "no two of one organisation").Keys("n").Sees("groups").Keys("enter").Toast("Made ").Sees("· in Cohort", "searched")
	d.Keys("left", "s", "s", "n").Sees("only those who are in none", "everybody anew").Keys("down", "enter").Sees("change their cohort", "The plan:").Keys("esc")

	d.Keys("3", "p", "down", "right", "right").Sees("Cohort 2").Keys("down", "right", "enter").Sees("of Cohort 2?").Keys("y").Toast("of Cohort 2, starting on")
	g, _ := d.State().Grouping("third")
	for _, x := range d.State().Exchanges {
		if g.Of(x.Members[0]) != 2 {
			t.Errorf("%s are published and in another group", d.State().CallAll(x.Members))
		}
	}
	d.Stays()
}

// TestGroupsAreSometimesThere: the tab is there where the programme has groups; where it has none any more, the overview
// is shown.
func TestGroupsAreSometimesThere(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.SeesNot("Groups").Keys("8")
	if d.M.Shell().Active() == shell.GroupsTab {
		t.Error("a screen that is not there is shown")
	}
	d = grouped.Opened(t, 100, 30)
	d.Keys("8").Sees("‹Cohort›")
	d.Keys("u", "y").SeesNot("‹Cohort›")
	if d.M.Shell().Active() != shell.OverviewTab {
		t.Error("the screen is still shown")
	}
}
