package follow_test

import (
	"strings"
	"testing"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
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

// TestEventsInTheCall asks in a call about the events, ticks one for one of the two and takes it back, then for both, keeps
// that while the form is left, and saves it with the call as one change.
func TestEventsInTheCall(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		d := workshopPast.Copied(t)
		d.Happened("2023-04-01", &cohort.Schedule{Event: "workshop", Place: text.New("County Hall"), Mode: programme.EventOnline})
		d.Day = "2023-04-20"
		d.Open(size[0], size[1])
		pair := d.ExchangeOf("amara.osei@example.org").Members
		workshop := func() cohort.Event { return d.State().EventsOf(pair)[0] }
		before := len(d.State().Log)
		d.Keys("5", "/").Typed("osei").Keys("enter", "c")
		if frame := d.Frame(); !strings.Contains(frame, "Who came to Workshop") {
			t.Fatalf("%v: nobody asks:\n%s", size, frame)
		}
		d.Keys("up")
		if frame := d.Frame(); !strings.Contains(frame, "▸ [ ] Workshop") || !strings.Contains(frame, "Monday 17 April 2023 · County Hall, online") {
			t.Fatalf("%v:\n%s", size, frame)
		}
		d.Keys("right", "space")
		if frame := d.Frame(); !strings.Contains(frame, "▸ [~] Workshop") || !strings.Contains(frame, "with who came to 1 event") {
			t.Errorf("%v: one:\n%s", size, frame)
		}
		d.Keys("space", "left", "space")
		d.Keys("esc", "c", "up")
		if frame := d.Frame(); !strings.Contains(frame, "▸ [x] Workshop") {
			t.Errorf("%v: both, after it was left:\n%s", size, frame)
		}
		if len(workshop().Came) != 0 {
			t.Errorf("%v: written down before the call was saved", size)
		}
		d.Keys("tab", "b", "ctrl+s")
		if got := workshop().Came; len(got) != 2 || len(d.State().Log) != before+1 {
			t.Errorf("%v: %v came, in %d changes:\n%s", size, got, len(d.State().Log)-before, d.Frame())
		}
		if said := d.State().Log[before].Change.Summary(d.State()); !strings.Contains(said, "; wrote down who came to 1 event") {
			t.Errorf("%v: the journal says %q", size, said)
		}
		d.Keys("u")
		if got := workshop(); len(got.Came) != 0 {
			t.Errorf("%v: undone, and %v came", size, got.Came)
		}
	}
}
