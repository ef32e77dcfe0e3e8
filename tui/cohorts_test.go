package tui_test

import (
	"context"
	"testing"

	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// TestCohortByKeys gives the cohort another name and deadline, goes to another one and back, and moves a start.
func TestCohortByKeys(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Keys("D").Dialog("This cohort", "Cohort 1", "2023-03-14 23:59")
	d.Keys("ctrl+u").Typed("Spring").Keys("tab", "ctrl+u").Typed("soon").Keys("enter").Dialog("Write the deadline as")
	d.Keys("ctrl+u").Typed("2023-02-10").Keys("enter").Toast("Renamed Cohort 1 to Spring; Set the deadline to 10 February 2023")
	if n := len(d.State().Attention()); n < 10 {
		t.Fatalf("%d things to look at, though most are late", n)
	}
	d.Keys("u").Toast("Undid: Renamed Cohort 1 to Spring").Sees("Cohort 1")
	d.Keys("D", "tab", "ctrl+u", "enter").Toast("Took the deadline away")
	if !d.State().Closes.IsZero() {
		t.Fatal("there is a deadline still")
	}
	open := &cohort.OpenCohort{Name: "Autumn", Programme: string(d.State().Programme.Source)}
	if _, err := d.DB.OpenCohort(context.Background(), cohort.By{Actor: "robin"}, open); err != nil {
		t.Fatal(err)
	}
	d.Keys("C").Dialog("Cohorts", "Walking in Their Shoes", "nobody matched yet", "Autumn", "▸ Cohort 1", "46 people · 23 pairs · here")
	d.Keys("tab").Dialog("What all cohorts add up to", "Nobody has had a partner yet.", "Cohort 1: 46 people, nobody matched yet").Keys("esc")
	d.Typed("autumn").Keys("enter").Toast("Now at Autumn of Walking in Their Shoes").Sees("no applicants yet")
	d.Keys("C").Typed("cohort 1").Keys("enter").Toast("Now at Cohort 1").Sees("46 applicants")
}

// TestStartMovedByKeys moves the start of one exchange and of all.
func TestStartMovedByKeys(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	tuitest.Publish(t, d, "2023-04-03")
	d.Open(80, 24)
	d.Keys("C").Dialog("Cohorts · 46 leaders matched to date, in 23 pairs").Keys("esc")
	d.Keys("4", "S").Dialog("Move the start").Keys("ctrl+u").Typed("2033-05-08").Keys("tab", "right", "enter").Dialog("Is the year right?")
	d.Keys("esc", "S").Dialog("2033-05-08", "all 23").Keys("ctrl+u").Typed("2023-05-08").Keys("tab", "enter").Toast("Moved the start of 23 exchanges to 2023-05-08")
	for _, x := range d.State().Exchanges {
		if x.Start.String() != "2023-05-08" {
			t.Fatalf("an exchange starts on %s", x.Start)
		}
	}
	d.Keys("u").Toast("Undid: Moved the start of 23 exchanges")
}
