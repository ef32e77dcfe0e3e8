package overview_test

import (
	"testing"

	"crosswalk/tui/tuitest"
)

// Pairs are told apart by any choice of a programme: sectors that have to differ, levels in their order, sides, places that
// have to be the same.
func TestPairsByAnyChoice(t *testing.T) {
	for _, c := range []struct {
		programme, day string
		by             []string // what the charts are by, in turn
	}{
		{"leadership-exchange", "2013-03-01", []string{"sector", "level", "region", "sector"}},
		{"reciprocal-mentoring", "2023-06-08", []string{"staff group", "starting out or further along", "place", "staff group"}},
	} {
		d := tuitest.OfProgramme(t, c.programme, c.day, 80, 30)
		d.Keys("1")
		if first := c.by[0]; c.programme == "leadership-exchange" { // the chart is out of sight at first
			d.SeesNot("Pairs by " + first).Sees("b by " + first).Keys("b")
		}
		for i, by := range c.by {
			if i > 0 {
				if len(by) <= 10 {
					d.Sees("b by " + by)
				} else {
					d.Sees("b by another")
				}
				d.Keys("b")
			}
			d.Sees("Pairs by " + by)
			if by == "level" {
				d.Sees("          middle", "middle    senior   executive")
			}
			if by == "starting out or further along" {
				d.Sees("34 of 34 pairs differ")
			}
		}
	}
}

// What cannot be read as a number is shown as it was written.
func TestAnswerThatCannotBeRead(t *testing.T) {
	d := tuitest.OfProgramme(t, "reciprocal-mentoring", "2023-06-08", 80, 24)
	d.Keys("1").Sees("Beatriz Amponsah, Years in the job: “3+”", "Elif Larkin, Years in the job: “about 20”")
}

// Stages where nobody stands take no room from what is to be done. Until somebody was moved to a stage that is paired, that is
// what comes next, and the plan says for whom it is; a nominator is no line manager.
func TestStagesOnTwoLines(t *testing.T) {
	d := tuitest.OfProgramme(t, "leading-beyond-boundaries", "2023-07-08", 80, 24)
	d.Keys("1").Sees("Applied 41 · Fellow 0 of 28.", "who is to be paired on from Applied (keys 2, t).", "people named     41 named").SeesNot("Declined the place 0", "managers  ")
	d.Keys("3").Sees("waiting: none · for everybody at Applied")
}
