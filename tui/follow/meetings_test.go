package follow_test

import (
	"testing"

	"crosswalk/tui/tuitest"
)

// Where a programme asks for meetings, those are counted in the list, and not hours that nobody asked for.
func TestMeetingsAreCounted(t *testing.T) {
	d := tuitest.OfProgramme(t, "reciprocal-mentoring", "2023-06-12", 80, 24)
	tuitest.Publish(t, d, "2023-06-19")
	d.On("2023-07-03")
	d.Keys("4").Sees("meetings").SeesNot("hours ⇄").Keys("v").Dialog("Log a visit").Typed("1").Keys("enter", "enter", "left", "ctrl+s").Sees("1 of 6")
	d.Open(120, 40)
	d.Keys("4").Sees("hours ⇄     meetings", "1 of 6")
}
