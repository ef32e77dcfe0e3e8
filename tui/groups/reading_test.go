package groups_test

import (
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// Where people are many, a grouping is read in the background: the screen is there at once, and what it showed before stays
// until there is something newer.
func TestManyPeopleAreReadInTheBackground(t *testing.T) {
	d := tuitest.Crowd(t, 1200, 120, 40)
	_, look := d.M.Update(tuitest.Press("8"))
	if first := d.Frame(); strings.Contains(first, "Person1") {
		t.Errorf("it was waited for\n%s", first)
	}
	d.M.Update(tuitest.Press("down")) // nobody to move among
	d.Run(look)
	d.Sees("‹Cohort›", "12 groups of", "Person1")

	s := d.M.Shell().State()
	pin := func(id matching.ID) *cohort.State {
		next, err := d.DB.Preview(t.Context(), s, d.By(), &cohort.PinInGroups{Group: "hundred", People: []matching.ID{id}})
		if err != nil {
			t.Fatal(err)
		}
		s = next
		return next
	}
	_, older := d.M.Update(shell.CommittedMsg{State: pin(1)})
	d.Sees("12 groups of", "Person1")
	if strings.Contains(d.Frame(), "1 pinned") {
		t.Error("it was waited for")
	}
	_, newer := d.M.Update(shell.CommittedMsg{State: pin(2)})
	d.Run(older)
	if strings.Contains(d.Frame(), "pinned ·") || strings.Contains(d.Frame(), "1 pinned") {
		t.Error("a stale answer was taken")
	}
	d.Run(newer)
	d.Sees("2 pinned")
	d.Keys("right").Sees("‹Learning set›", "not made yet").Keys("left").Sees("‹Cohort›", "2 pinned")
}
