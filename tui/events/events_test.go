package events_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

const someEvents = `
[[event]]
name = "information"
title = "Information session"
before_close = "2w"
for = "applicants"
mode = "online"
[[event]]
name = "launch"
title = "Launch day"
due = "0d"
hours = 3
kind = "development day"
provider = "University"
[[event]]
name = "workshop"
due = "6w"
`

// underWay is the sample in May, of a programme with events.
func underWay(t *testing.T, w, h int) *tuitest.Driver {
	d := tuitest.UnderWay(t, w, h, "2023-05-10")
	return d.Does(&cohort.UseProgramme{Programme: string(d.State().Programme.Source) + someEvents})
}

// Days are set, people ticked, and the list of a meeting read, by keys alone.
func TestEventsByKeys(t *testing.T) {
	d := underWay(t, 80, 24)
	d.Keys("7").Sees("3 events · next: Workshop, Mon 15 May", "28 Feb 2023", "who?").Row("Information session")
	d.Keys("down").Row("Launch day").Keys("d").Dialog("on the first day", "Day", "Place").
		Keys("ctrl+u").Typed("12 May").Keys("enter").Typed("Town Hall").Keys("enter", "ctrl+s").Toast("Set Launch day on 12 May 2023, Town Hall")
	d.Keys("down", "up").Row("Launch day").Keys("enter").Sees("Friday 12 May 2023", "Town Hall", "by University", "3.0 h", "who came is not written down yet")
	d.Keys("/").Typed("amara osei").Keys("enter", "space").Toast("Wrote down that Amara Osei came to Launch day").Sees("[x] Amara Osei")
	d.Keys("space").Toast("Took back that Amara Osei came").Keys("u").Sees("[x] Amara Osei").Keys("esc", "esc")
	d.File("meeting.csv", []byte("Name,Email\n\"Bridger, Tom\",\nAmara Osei,\nGrace,\nRobin Host,robin@example.org\n"))
	d.Keys("i").Dialog("Which file says who came to Launch day?", "meeting.csv").Keys("enter").
		Dialog("The list has 2 people of this cohort; 1 is new.", "Tom Bridger", "? Row 4, Grace, may be", "Nobody of this cohort: Robin Host").
		Keys("y").Toast("Wrote down that Tom Bridger came to Launch day").Sees("2 of ")
	d.Keys("i").Typed("nowhere.csv").Keys("enter").Dialog("there is no such file", "Which file").Keys("esc")
	d.Keys("2", "/").Typed("tom bridger").Keys("enter", "enter").Sees("came to Launch day")
}

func TestEventsLook(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		d := underWay(t, size[0], size[1])
		d.Does(&cohort.Attend{Event: "launch", People: d.State().EventsNamed("launch")[0].Invited[:40]})
		d.Keys("7", "down")
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) { golden.RequireEqual(t, []byte(d.Frame())) })
		d.Keys("enter", "down")
		t.Run(fmt.Sprintf("roll-%dx%d", size[0], size[1]), func(t *testing.T) { golden.RequireEqual(t, []byte(d.Frame())) })
	}
}

// Without events there is no such screen, and no way to it.
func TestNoEvents(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-05-10")
	d.Keys("7").SeesNot("Events").Keys("1").Sees("Overview").Keys("shift+tab").Row("").SeesNot("7 Events")
}

// Of an event that every group has, each row says which group.
func TestEventsOfGroups(t *testing.T) {
	d := underWay(t, 80, 24)
	d.Does(&cohort.UseProgramme{Programme: string(d.State().Programme.Source) + `
[[event]]
name = "meeting"
title = "Meeting of the learning set on what each brought along"
due = "8w"
for = "set"
[[group]]
name = "set"
title = "Learning set"
size = 10
even = ["sector"]
`}, &cohort.MakeGroups{Group: "set"})
	d.Keys("7").Sees("Learning set 1 ", "Learning set 5 ")
	d.Keys("/").Typed("set 3").Keys("enter").Sees("Learning set 3").SeesNot("Learning set 4")
	d.Keys("2", "g", "enter").Sees("in Learning set ")
}
