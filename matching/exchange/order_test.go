package exchange

import (
	"testing"

	"crosswalk/matching/programme"
)

// Of two calls of one day the one that was recorded later is the last one, whatever their numbers are.
func TestCallsOfOneDayAreInTheOrderOfTheirRecording(t *testing.T) {
	day := programme.Date{Year: 2024, Month: 4, Day: 15}
	e := New(open(), programme.Date{Year: 2024, Month: 4, Day: 1}, 2)
	e = e.AddCheckIn(CheckIn{ID: 1<<40 | 5, Date: day, Outcome: NoAnswer}).AddCheckIn(CheckIn{ID: 9, Date: day, Outcome: Spoke, Reached: []int{0}}).AddCheckIn(CheckIn{ID: 3, Date: day.AddDays(-1), Outcome: NoAnswer})
	all := e.callsByDate()
	if all[0].ID != 3 || all[2].ID != 9 {
		t.Errorf("in the order %d, %d, %d", all[0].ID, all[1].ID, all[2].ID)
	}
}
