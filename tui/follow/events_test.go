package follow_test

import (
	"strings"
	"testing"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// workshopPast is the sample in a programme with a workshop, published.
var workshopPast = &tuitest.History{Before: tuitest.SamplePast, Happen: func(t testing.TB, d *tuitest.Driver) {
	source, _ := programme.BuiltinSource("walking-in-their-shoes")
	d.Happened("2023-03-20", &cohort.UseProgramme{Programme: string(source) + "\n[[event]]\nname = \"workshop\"\ntitle = \"Workshop\"\ndue = \"2w\"\n"})
	d.Happened("2023-03-20", &cohort.Publish{Start: tuitest.DayFor(t, "2023-04-03")})
}}

// TestEventsInTheChecklist ticks below the milestones of an exchange who of the two came to an event: one, both, and neither
// again.
func TestEventsInTheChecklist(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		d := workshopPast.Copied(t)
		d.Day = "2023-04-20"
		d.Open(size[0], size[1])
		d.Keys("4", "/").Typed("osei").Keys("enter", "enter", "G", "up", "down")
		if frame := d.Frame(); !strings.Contains(frame, "[ ] Workshop") || !strings.Contains(frame, "who came?") {
			t.Fatalf("%v:\n%s", size, frame)
		}
		came := func() (n int) {
			s := d.State()
			for _, e := range s.EventsOf(d.ExchangeOf("amara.osei@example.org").Members) {
				n += len(e.Came)
			}
			return n
		}
		d.Keys("right", "space")
		if came() != 1 || !strings.Contains(d.Frame(), "[~] Workshop") {
			t.Errorf("%d came:\n%s", came(), d.Frame())
		}
		d.Keys("left", "space")
		if came() != 2 || !strings.Contains(d.Frame(), "[x] Workshop") {
			t.Errorf("%d came:\n%s", came(), d.Frame())
		}
		d.Keys("space")
		if came() != 0 {
			t.Errorf("%d came:\n%s", came(), d.Frame())
		}
		d.Keys("g", "down", "up")
		if strings.Contains(d.Frame(), "▸ [ ] Workshop") {
			t.Errorf("it does not go back to the milestones:\n%s", d.Frame())
		}
	}
}
