package export_test

import (
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/store/storetest"
)

// openTrio makes a cohort of the three of the form in which an odd person out joins a pair.
func openTrio(t *testing.T) *office {
	c := openOf(t, storetest.WithTrios(t))
	c.reads(responses)
	return c
}

// TestTrio exports three people who are together: each row has a cell under every heading, the third
// person's included, and all partners are named.
func TestTrio(t *testing.T) {
	c := openTrio(t)
	pairs := export.Pairs(c.State())
	if !slices.Equal(pairs.Headings, []string{"a_email", "a_name", "b_email", "b_name", "c_email", "c_name", "score", "state", "against", "waiting_why"}) {
		t.Error(pairs.Headings)
	}
	if got := strings.Join(pairs.Rows[0][:6], "|"); len(pairs.Rows) != 1 || got != "bea@example.org|Bea May|cy@example.org|O'Neill, Cy|Zoe@example.org|Zoë Low" {
		t.Errorf("%q", pairs.Rows)
	}
	people := export.Applicants(c.State())
	if got := people.Rows[0][4]; got != "cy@example.org Zoe@example.org" || people.Rows[2][4] != "bea@example.org cy@example.org" {
		t.Errorf("the partners are %q and %q", got, people.Rows[2][4])
	}
	c.Do(&cohort.Withdraw{Person: c.id("cy@example.org")})
	if again := export.Pairs(c.State()); len(again.Headings) != 8 || len(again.Rows[0]) != 8 {
		t.Errorf("without a trio there are %q", again.Headings)
	}
	c.Do(&cohort.Return{Person: c.id("cy@example.org")})
	c.Do(&cohort.Publish{Start: programme.Date{Year: 2023, Month: 4, Day: 3}})
	on := programme.Date{Year: 2023, Month: 5, Day: 2}
	x := c.State().Exchanges[0]
	for _, v := range []exchange.Visit{{Host: 0}, {Host: 1, Visitors: []int{2}}, {Host: exchange.Joint}} {
		v.Date, v.HourTenths, v.Activity = on, 10, "shadowing"
		c.Do(&cohort.LogVisit{Exchange: x.ID, Visit: v})
	}
	var visits []string
	timeline := export.Timeline(c.State(), on)
	for _, row := range timeline.Rows {
		if len(row) != len(timeline.Headings) {
			t.Fatalf("%d cells under %d headings", len(row), len(timeline.Headings))
		}
		if row[2] == "visit" {
			visits = append(visits, row[slices.Index(timeline.Headings, "host")]+"|"+row[slices.Index(timeline.Headings, "visitors")])
		}
	}
	if want := []string{"bea@example.org|cy@example.org Zoe@example.org", "cy@example.org|Zoe@example.org", "all three|"}; !slices.Equal(visits, want) {
		t.Errorf("%q, not %q", visits, want)
	}
}
