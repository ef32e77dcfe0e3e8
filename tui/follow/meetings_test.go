package follow_test

import (
	"strings"
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

// How to ring somebody comes before who put them forward, on the call sheet and in its form.
func TestTelephoneComesFirst(t *testing.T) {
	d := tuitest.OfProgramme(t, "leading-beyond-boundaries", "2023-09-04", 80, 24)
	tuitest.Publish(t, d, "2023-09-11")
	d.On("2023-12-12")
	d.Keys("5", "enter")
	sheet := d.Frame()
	if phone, by := strings.Index(sheet, "Telephone: "), strings.Index(sheet, "Put forward by: "); phone < 0 || by < phone {
		t.Errorf("the telephone stands at %d, who put them forward at %d", phone, by)
	}
	d.Keys("c").Sees("Telephone: 07700", "Next call 26 Dec, +2w")
}

// Exchanges that have no end have none on the calendar either.
func TestNoEndIsDrawn(t *testing.T) {
	d := tuitest.OfProgramme(t, "leadership-exchange", "2013-03-04", 120, 40)
	tuitest.Publish(t, d, "2013-03-11")
	d.On("2013-05-06")
	d.Keys("4").Sees("to come", "visit").SeesNot("◇")
}
