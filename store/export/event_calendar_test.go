package export_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/store/storetest"
)

const eventsOfAYear = `
[[event]]
name = "information"
title = "Information session"
before_close = "2w"
for = "applicants"
mode = "online"
[[event]]
name = "launch"
due = "0d"
hours = 3
[[event]]
name = "workshop"
title = "Workshop; on beliefs, and more"
due = "6w"
kind = "workshop"
provider = "University"
`

// events are the calendar files of events in a packing, by their names.
func eventsOf(p export.Packing) map[string]export.Document {
	all := map[string]export.Document{}
	for _, d := range p.Documents {
		if d.Event != "" {
			all[d.Event+d.Group] = d
		}
	}
	return all
}

// TestPackEvents packs the days of events for everybody whom they are for, moves them and takes them out again, with one
// identifier throughout.
func TestPackEvents(t *testing.T) {
	c := openOf(t, storetest.ShippedSource(t)+eventsOfAYear)
	c.reads(responses)
	if got := eventsOf(export.Pack(c.State(), day("2023-04-03"))); len(got) != 0 {
		t.Errorf("before a day is known there are %+v", got)
	}
	c.Do(&cohort.Publish{Start: day("2023-04-03")})
	first := c.packs("2023-04-03")
	launch, workshop := eventsOf(first)["launch"], eventsOf(first)["workshop"]
	if len(eventsOf(first)) != 2 || launch.Day != day("2023-04-03") || workshop.Day != day("2023-05-15") {
		t.Fatalf("%+v", eventsOf(first))
	}
	e := parseCalendar(t, workshop.Bytes)
	if e["SUMMARY"] != "Walking in Their Shoes: Workshop; on beliefs, and more" || e["SEQUENCE"] != "0" || e["DTSTART;VALUE=DATE"] != "20230515" ||
		!strings.HasPrefix(e["DESCRIPTION"], "Workshop by University.") || workshop.Kind() != "calendar" || !strings.HasPrefix(workshop.File, "workshop-") {
		t.Errorf("%v %s", e, workshop.File)
	}
	ids := uids(t, first)
	if ids[launch.Packed] == ids[workshop.Packed] {
		t.Error("two events are one to a calendar")
	}
	if again := c.packs("2023-04-03"); len(again.Documents) != 0 {
		t.Errorf("nothing has changed, and there are %v", kinds(again))
	}

	c.Do(&cohort.Schedule{Event: "workshop", On: day("2023-05-17"), Place: text.New("Town Hall"), Mode: programme.EventInPerson})
	moved := c.packs("2023-04-10")
	if d := eventsOf(moved)["workshop"]; len(eventsOf(moved)) != 1 || !d.Changed || d.Day != day("2023-05-17") || d.Text != "Town Hall, in person. Workshop by University." {
		t.Fatalf("%+v", eventsOf(moved))
	} else if e := parseCalendar(t, d.Bytes); e["UID"] != ids[d.Packed] || e["SEQUENCE"] != "1" {
		t.Errorf("%v", e)
	}

	c.Do(&cohort.Schedule{Event: "workshop", Off: true})
	called := c.packs("2023-04-11")
	checkOff(t, eventsOf(called)["workshop"], ids[workshop.Packed], 2)
	if again := c.packs("2023-04-12"); len(eventsOf(again)) != 0 {
		t.Errorf("called off once, and packed again: %+v", eventsOf(again))
	}
	c.Do(&cohort.Schedule{Event: "workshop", On: day("2023-06-01")})
	if e := parseCalendar(t, eventsOf(c.packs("2023-04-13"))["workshop"].Bytes); e["STATUS"] != "" || e["SEQUENCE"] != "3" || e["DTSTART;VALUE=DATE"] != "20230601" {
		t.Errorf("it takes place after all: %v", e)
	}

	// The programme is left without it.
	c.Do(&cohort.UseProgramme{Programme: storetest.MustReplace(t, string(c.State().Programme.Source), "name = \"workshop\"", "name = \"another\"")})
	gone := eventsOf(c.packs("2023-04-14"))
	checkOff(t, gone["workshop"], ids[workshop.Packed], 4)
	if _, there := gone["another"]; !there || len(gone) != 2 {
		t.Errorf("%+v", gone)
	}
	if again := eventsOf(export.Pack(c.State(), day("2023-04-20"))); len(again) != 0 {
		t.Errorf("%+v", again)
	}
}

// TestPackEventsOfGroups packs an event that each group has on a day of its own once for each, for its people.
func TestPackEventsOfGroups(t *testing.T) {
	source := storetest.ShippedSource(t) + "[[group]]\nname = \"half\"\nsize = 21\neven = [\"sector\"]\n[[event]]\nname = \"launch\"\ndue = \"0d\"\nfor = \"half\"\n"
	c := openOf(t, source, storetest.Applicants(42)...)
	c.Do(&cohort.MakeGroups{Group: "half"})
	c.Do(&cohort.Schedule{Event: "launch", Group: "Half 1", On: day("2023-05-02")})
	c.Do(&cohort.Schedule{Event: "launch", Group: "Half 2", On: day("2023-05-09")})
	got := eventsOf(c.packs("2023-04-20"))
	one, two := got["launchHalf 1"], got["launchHalf 2"]
	if len(got) != 2 || one.Day == two.Day || one.For != "21 people of Half 1" || parseCalendar(t, one.Bytes)["UID"] == parseCalendar(t, two.Bytes)["UID"] {
		t.Fatalf("%+v", got)
	}
	c.Do(&cohort.Schedule{Event: "launch", Group: "Half 2", Off: true})
	if got := eventsOf(c.packs("2023-04-21")); len(got) != 1 || !got["launchHalf 2"].Off {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff(map[string]int{}, kinds(c.packs("2023-04-21"))); diff != "" {
		t.Error(diff)
	}
}

// TestStandingInMessages tells applicants where they stand, in what place, and of their days; a field of such a name counts
// first.
func TestStandingInMessages(t *testing.T) {
	source := storetest.ShippedSource(t) + eventsOfAYear + `
[[stage]]
name = "applied"
entry = true
[[stage]]
name = "reserve"
title = "In reserve"
ranked = true
[[stage]]
name = "fellow"
pairs = true
places = 4
fill_from = "reserve"
[[message]]
name = "result"
to = "applicants"
subject = "{stage}[, {rank}]"
body = "{places} places\n{events}"
`
	c := openOf(t, source, storetest.Applicants(6)...)
	c.Do(&cohort.Move{IDs: []matching.ID{c.Person(0), c.Person(1), c.Person(2), c.Person(3)}, Stage: "fellow"})
	c.Do(&cohort.Move{IDs: []matching.ID{c.Person(4), c.Person(5)}, Stage: "reserve"})
	c.Do(&cohort.Schedule{Event: "launch", On: day("2023-05-02"), Place: text.New("Town Hall")})
	said := func(id matching.ID) string {
		for _, d := range export.Pack(c.State(), day("2023-04-20")).Documents {
			if d.Message == "result" && d.Person == id {
				return d.Title + "\n" + d.Text
			}
		}
		return ""
	}
	if got := said(c.Person(5)); !strings.HasPrefix(got, "In reserve, 2nd\n4 places\n- Information session: ") || strings.Contains(got, "Launch") {
		t.Errorf("%q", got)
	}
	if got := said(c.Person(0)); !strings.HasPrefix(got, "Fellow\n4 places\n") || !strings.HasSuffix(got, "- Launch: Tuesday 2 May 2023, Town Hall\n- Workshop; on beliefs, and more: Tuesday 13 June 2023\n") {
		t.Errorf("%q", got)
	}
	c.Do(&cohort.UseProgramme{Programme: source + "[[field]]\nname = \"rank\"\nkind = \"text\"\n"})
	if got := said(c.Person(5)); !strings.HasPrefix(got, "In reserve\n4 places\n") {
		t.Errorf("%q", got)
	}
}
