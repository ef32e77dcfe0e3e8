package cohort_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestBeforePublishing brings about everything that publishing asks about but a pair of another cohort, and
// requires each in its place and in its words.
func TestBeforePublishing(t *testing.T) {
	people := storetest.Applicants(15)
	people[0].Answers["capacity"] = storetest.Takes(2)
	people[3].Answers[programme.FieldNotWith] = storetest.Writes("Marion Tessler")
	people[5].Answers[programme.FieldLineManager] = storetest.Writes("Some Boss")
	people[6].Answers[programme.FieldLineManager] = storetest.Writes("Another Boss")
	o := storetest.OpenOf(t, storetest.ShippedSource(t), people...)
	start, today := storetest.Day("2023-04-03"), storetest.Day("2023-04-20")
	a := o.Person(0)
	pairs := o.State().Plan.PairsOf(a)
	if len(pairs) != 2 {
		t.Fatalf("%+v", pairs)
	}
	for _, p := range pairs {
		o.Do(&cohort.Lock{A: p.A, B: p.B})
	}
	s := o.Do(storetest.Edits(a, "capacity", storetest.Takes(1)))
	p := pairs[0]
	other := p.A
	if other == a {
		other = p.B
	}
	mate, _ := s.Person(other)
	o.Do(storetest.Edits(a, "organisation", mate.Answers["organisation"]))
	o.Do(storetest.Edits(o.Person(7), "borough", storetest.Pick(storetest.Boroughs, 2)))
	changed := slices.Clone(people)
	changed[7] = storetest.But(7, "borough", storetest.Pick(storetest.Boroughs, 4))
	s = o.Do(o.ImportOf(changed...))

	var kinds []cohort.ConcernKind
	list := s.BeforePublishing(start, today)
	for _, c := range list {
		kinds = append(kinds, c.Kind)
	}
	want := []cohort.ConcernKind{cohort.ConcernStart, cohort.ConcernBroken, cohort.ConcernCrowded, cohort.ConcernConflict,
		cohort.ConcernName, cohort.ConcernManager, cohort.ConcernManager}
	for range s.Plan.Waiting {
		want = append(want, cohort.ConcernWaiting)
	}
	if !slices.Equal(kinds, want) {
		t.Fatalf("%v, not %v", kinds, want)
	}
	lines := list.Say(s)
	for i, begins := range []string{
		"the start on 2023-04-03 was 17 days ago, so that the first milestones are due already",
		s.CallAll(p.Members()) + " are locked, and break a rule now: ",
		s.Call(a) + " is locked with ",
		s.Call(o.Person(7)) + ": the form and an edit say different things about Borough; the edit stands",
		s.Call(o.Person(3)) + " names “Marion Tessler” as ",
		"2 line managers named are nobody of this cohort, which is usual",
	} {
		if !strings.HasPrefix(lines[i], begins) {
			t.Errorf("%q does not begin with %q", lines[i], begins)
		}
	}
	if len(lines) != len(list)-1 {
		t.Errorf("%d sentences for %d concerns", len(lines), len(list))
	}
	if c := list.Of(cohort.ConcernName)[0]; c.Written.Raw() != "Marion Tessler" || c.Field != programme.FieldNotWith || !slices.Equal(c.People, []matching.ID{o.Person(3)}) {
		t.Errorf("%+v", c)
	}
	for _, ahead := range []programme.Date{{}, today} {
		if got := s.BeforePublishing(ahead, today); len(got) != len(list)-1 {
			t.Errorf("from %s: %d concerns", ahead, len(got))
		}
	}
}

// TestIsOver looks at the deadline's minute, which still counts.
func TestIsOver(t *testing.T) {
	s := storetest.Open(t, 0).State()
	if s.Closes.IsZero() {
		t.Fatal("there is no deadline")
	}
	for after, want := range map[time.Duration]bool{-time.Hour: false, 0: false, 59 * time.Second: false, time.Minute: true, time.Hour: true} {
		if got := s.IsOver(s.Closes.Add(after)); got != want {
			t.Errorf("%s after the deadline: %v", after, got)
		}
	}
	open := *s
	open.Closes = time.Time{}
	if open.IsOver(time.Now()) {
		t.Error("a cohort without a deadline is over")
	}
}
