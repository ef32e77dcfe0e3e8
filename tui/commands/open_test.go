package commands

import (
	"fmt"
	"strings"
	"testing"

	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/chart"
)

// TestOpenedFits holds what the first toast says to one line of 80 cells, however the file turned out.
func TestOpenedFits(t *testing.T) {
	for _, n := range []int{0, 1, 20, 999} {
		for _, dropped := range []*cohort.DroppedDeadline{nil, {}} {
			in := &importing{
				result: &form.Result{Applicants: make([]form.Applicant, 9999), Problems: make([]form.Problem, n), Superseded: make([]form.Superseded, n)},
				diff:   &cohort.ImportDiff{Dropped: dropped},
			}
			got := in.opened("A cohort that has a rather long name of its own")
			if chart.Width(got) > 79 || !strings.HasSuffix(got, "u undoes") || n > 0 && !strings.Contains(got, fmt.Sprint(n)) || dropped != nil && !strings.Contains(got, "no deadline") {
				t.Errorf("%d cells: %s", chart.Width(got), got)
			}
		}
	}
}
