package cohort_test

import (
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

const someEvents = `
[[event]]
name = "information"
before_close = "2w"
for = "applicants"
mode = "online"
[[event]]
name = "launch"
due = "0d"
hours = 3
[[event]]
name = "workshop"
title = "Workshop on limiting beliefs"
due = "6w"
provider = "University"
`

func TestEvents(t *testing.T) {
	o := storetest.OpenOf(t, storetest.ShippedSource(t)+someEvents, storetest.Applicants(6)...)
	days := func(s *cohort.State) string {
		var out []string
		for _, e := range s.Events() {
			out = append(out, e.Name+" "+e.On.String())
		}
		return strings.Join(out, ", ")
	}
	o.Do(&cohort.SetCohort{Closes: storetest.Noon.AddDate(0, 0, 14)})
	s := o.State()
	if got := days(s); got != "information 2023-04-20, launch 0000-00-00, workshop 0000-00-00" && !strings.HasPrefix(got, "information 2023-04-20, launch ") {
		t.Error(got)
	}
	s = o.Do(&cohort.Publish{Start: storetest.Day("2023-05-02")})
	if got := days(s); got != "information 2023-04-20, launch 2023-05-02, workshop 2023-06-13" {
		t.Error(got)
	}
	o.Undo()

	// Before any pair is published, the day that was set of one event tells the start, from which the others are reckoned.
	s = o.Do(&cohort.Schedule{Event: "workshop", On: storetest.Day("2023-06-13")})
	if got := days(s); got != "information 2023-04-20, launch 2023-05-02, workshop 2023-06-13" {
		t.Error(got)
	}
	s = o.Do(&cohort.Schedule{Event: "launch", On: storetest.Day("2023-05-09")})
	if got := days(s); got != "information 2023-04-20, launch 2023-05-09, workshop 2023-06-13" {
		t.Error(got)
	}
	o.Refused(&cohort.Schedule{Event: "launch", Off: true, On: storetest.Day("2023-05-10")}, "what is called off has no day, place or mode")
	s = o.Do(&cohort.Schedule{Event: "launch", Off: true})
	if l := s.EventsNamed("launch")[0]; !l.Off || storetest.Summary(s) != "Called off Launch" {
		t.Errorf("%+v %q", l, storetest.Summary(s))
	}
	o.Refused(&cohort.Schedule{Event: "launch", Off: true}, "Launch is called off already")
	s = o.Do(&cohort.Schedule{Event: "launch", On: storetest.Day("2023-05-09")})
	if l := s.EventsNamed("launch")[0]; l.Off {
		t.Errorf("%+v", l)
	}
	for range 4 {
		o.Undo()
	}
	o.Do(&cohort.Publish{Start: storetest.Day("2023-05-02")})
	before := o.State()
	o.Do(&cohort.Schedule{Event: "workshop", On: storetest.Day("2023-06-20"), Place: text.New("Town Hall")})
	s = o.Do(&cohort.Schedule{Event: "workshop", Mode: programme.EventInPerson})
	w := s.EventsNamed("workshop")[0]
	if !w.Said || w.On != storetest.Day("2023-06-20") || w.Place.Raw() != "Town Hall" || w.EventDay.Mode != programme.EventInPerson || len(w.Invited) != 6 {
		t.Errorf("%+v", w)
	}
	if line := storetest.Summary(s); line != "Set Workshop on limiting beliefs, in person" {
		t.Errorf("%q", line)
	}
	o.Undo()
	o.ThereAndBack(before)
	o.Refused(&cohort.Schedule{Event: "workshops", On: storetest.Day("2023-06-20")}, `the programme has no event "workshops": there are information, launch and workshop`)
	o.Refused(&cohort.Schedule{Event: "workshop"}, "say the day of Workshop on limiting beliefs: --on 2023-09-12")
	o.Refused(&cohort.Schedule{Event: "workshop", Group: "North", On: storetest.Day("2023-06-20")}, "Workshop on limiting beliefs is one day for all: leave the group out")

	two := []matching.ID{o.Person(0), o.Person(3)}
	s = o.Do(&cohort.Attend{Event: "launch", People: two})
	if l := s.EventsNamed("launch")[0]; !l.Ticked || !slices.Equal(l.Came, two) {
		t.Errorf("%+v", l)
	}
	if got := s.Attended(two[0]); len(got) != 1 || got[0].Name != "launch" {
		t.Errorf("%+v", got)
	}
	o.Refused(&cohort.Attend{Event: "launch", People: two}, "that is written down already: "+s.CallEach(two)+" came to Launch")
	o.Do(&cohort.Attend{Event: "launch", People: append(slices.Clone(two), o.Person(5))})
	s = o.Do(&cohort.Attend{Event: "launch", People: two[:1], Not: true})
	if came, ticked := s.CameTo("launch", two[0]); came || !ticked || len(s.EventsNamed("launch")[0].Came) != 2 {
		t.Errorf("%+v", s.EventsNamed("launch"))
	}
	o.Refused(&cohort.Attend{Event: "launch", People: two[:1], Not: true}, s.Call(two[0])+" was not written down as having come to Launch")
	s = o.Do(&cohort.Attend{Event: "workshop"})
	if w := s.EventsNamed("workshop")[0]; !w.Ticked || len(w.Came) != 0 {
		t.Errorf("%+v", w)
	}
	o.Reopen()
}

func TestMarks(t *testing.T) {
	source := storetest.ShippedSource(t) + "[[field]]\nname = \"reach\"\nkind = \"number\"\nrange = [1, 5]\njudges = [\"chair\", \"nursing-lead\", \"council\"]\n"
	people := storetest.Applicants(4)
	number := func(n string, v int) matching.Answer { return matching.Answer{Text: text.New(n), Number: v} }
	people[0].Answers["reach.chair"], people[0].Answers["reach.council"] = number("3", 3), number("4", 4)
	people[1].Answers["reach.chair"] = number("9", 9)
	o := storetest.OpenOf(t, source, people...)
	s := o.State()
	if got := s.MarksOf(o.Person(0))[0].Say(); got != "Reach 3.5, spread 1: chair 3, council 4; not marked by nursing lead" {
		t.Errorf("%q", got)
	}
	if got := s.MarksOf(o.Person(1))[0].Say(); got != "Reach: not marked yet" {
		t.Errorf("a mark outside the range counts: %q", got)
	}
	if mean, ok := s.MeanMark(o.Person(0)); mean != 35 || !ok {
		t.Errorf("%d", mean)
	}
	by := s.UnmarkedBy()
	if len(by) != 3 || by[0].Judge != "chair" || len(by[0].People) != 3 || len(by[1].People) != 4 {
		t.Errorf("%+v", by)
	}
}

func TestHeld(t *testing.T) {
	source := storetest.MustReplace(t, storetest.ShippedSource(t), "consent = \"required\"\n", "consent = \"required\"\nmatch_on = [\"03-01\", \"10-01\"]\n")
	o := storetest.OpenOf(t, source, storetest.Applicants(7)...)
	held := o.State().Held(storetest.Day("2023-04-20"))
	if len(held) != 1 || held[0].Say() != "for 50 days; next matching on 1 Oct 2023" {
		t.Fatalf("%+v", held)
	}
	if got := o.State().NextMatching(storetest.Day("2023-10-01")); got != storetest.Day("2023-10-01") {
		t.Errorf("on the day itself the next is %s", got)
	}
}

// TestEventsOfGroups: each of the groups has an event on a day of its own, reckoned from when its people were published.
func TestEventsOfGroups(t *testing.T) {
	o := storetest.OpenOf(t, grouped(t)+"[[event]]\nname = \"launch\"\ndue = \"1w\"\nfor = \"half\"\n", storetest.Applicants(42)...)
	if got := o.State().EventsNamed("launch"); len(got) != 1 || got[0].Group != "" {
		t.Errorf("before there are groups: %+v", got)
	}
	s := o.Do(&cohort.MakeGroups{Group: "half"})
	if got := s.EventsNamed("launch"); len(got) != 2 || got[0].Group != "Half 1" || len(got[0].Invited)+len(got[1].Invited) != 42 {
		t.Fatalf("%+v", got)
	}
	o.Refused(&cohort.Schedule{Event: "launch", Group: "Half 3", On: storetest.Day("2023-06-01")}, `Launch is not for "Half 3": there are Half 1 and Half 2`)
	s = o.Do(&cohort.Schedule{Event: "launch", Group: "Half 2", On: storetest.Day("2023-06-01")})
	s = o.Do(&cohort.Attend{Event: "launch", People: []matching.ID{s.EventsNamed("launch")[0].Invited[0]}})
	got := s.EventsNamed("launch")
	if got[0].Group != "Half 2" || got[0].On != storetest.Day("2023-06-01") || !got[1].On.IsZero() || len(got[0].Came) != 1 || len(got[1].Came) != 0 {
		t.Errorf("%+v", got)
	}
}

// TestConcernsOfAGroup: where one group is published by itself, what is said of others is left for their day.
func TestConcernsOfAGroup(t *testing.T) {
	o := storetest.OpenOf(t, grouped(t), storetest.Applicants(42)...)
	s := o.Do(&cohort.MakeGroups{Group: "half"})
	g := s.PartnersWithin()
	if g == nil {
		t.Fatal("partners do not come from the groups")
	}
	first, second := s.MembersOf(g, 1), s.MembersOf(g, 2)
	all := cohort.Concerns{{Kind: cohort.ConcernStart, Days: 3}, {Kind: cohort.ConcernEmployer, People: first[:2]}, {Kind: cohort.ConcernEmployer, People: second[:2]},
		{Kind: cohort.ConcernSame, People: second[:2]}, {Kind: cohort.ConcernWaiting, People: second[:1]}}
	if got := all.OfGroup(g, 1); len(got) != 3 || got[1].People[0] != first[0] || got[2].Kind != cohort.ConcernSame {
		t.Errorf("%+v", got)
	}
	if len(all.OfGroup(g, 0)) != 5 || len(all.OfGroup(nil, 0)) != 5 {
		t.Error("something is left out where all groups are published")
	}
}
