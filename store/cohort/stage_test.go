package cohort_test

import (
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// stagesOf is the shipped programme with stages: eight places, at most three of an organisation, filled from a reserve.
func stagesOf(tb testing.TB) string {
	return storetest.ShippedSource(tb) + `
[[stage]]
name = "applied"
entry = true
[[stage]]
name = "reserve"
ranked = true
[[stage]]
name = "fellow"
pairs = true
places = 8
at_most = { field = "organisation", people = 3 }
fill_from = "reserve"
[[stage]]
name = "not-this-time"
closed = true
`
}

func persons(o *storetest.Office, from, to int) []matching.ID {
	var ids []matching.ID
	for i := from; i < to; i++ {
		ids = append(ids, o.Person(i))
	}
	return ids
}

func withOrganisations(n, each int) []*matching.Applicant {
	var people []*matching.Applicant
	for i := range n {
		people = append(people, storetest.But(i, "organisation", storetest.Writes("Trust "+string(rune('A'+i/each)))))
	}
	return people
}

func TestStages(t *testing.T) {
	o := storetest.OpenOf(t, stagesOf(t), withOrganisations(14, 2)...)
	s := o.State()
	if !s.PlansEntry() || len(s.Plan.Pairs) != 7 || !strings.Contains(s.SayPlanned(), "everybody at Applied") {
		t.Fatalf("before anybody was moved the plan is for %d pairs: %s", len(s.Plan.Pairs), s.SayPlanned())
	}
	before := s
	s = o.Do(&cohort.Move{IDs: persons(o, 0, 8), Stage: "fellow", Why: cohort.Reason("board of 14 June")})
	if s.PlansEntry() || s.SayPlanned() != "" || len(s.Plan.Pairs) != 4 {
		t.Errorf("%d pairs are planned of eight fellows: %+v", len(s.Plan.Pairs), s.Plan.Waiting)
	}
	for _, w := range s.Plan.Waiting {
		if w.Why != "Applied" || w.Able {
			t.Errorf("%+v", w)
		}
	}
	o.ThereAndBack(before)
	s = o.Do(&cohort.Move{IDs: persons(o, 10, 13), Stage: "reserve"})
	if got := s.AtStage("reserve"); !slices.Equal(got, persons(o, 10, 13)) || s.Rank(o.Person(11)) != 2 {
		t.Errorf("in reserve are %v", got)
	}
	s = o.Do(&cohort.Move{IDs: persons(o, 12, 13), Stage: "reserve", Rank: 1})
	if s.Rank(o.Person(12)) != 1 || s.Rank(o.Person(10)) != 2 || s.Position(o.Person(12)).Say(s) != "Reserve, 1st" {
		t.Errorf("ranks %d %d, %q", s.Rank(o.Person(12)), s.Rank(o.Person(10)), s.Position(o.Person(12)).Say(s))
	}
	if line := storetest.Summary(s); line != "Moved "+s.Call(o.Person(12))+" to Reserve, 1st" {
		t.Errorf("%q", line)
	}
	var said []string
	for _, c := range s.StageCounts() {
		said = append(said, c.Say())
	}
	if got := strings.Join(said, " · "); got != "Applied 3 · Reserve 3 · Fellow 8 of 8 · Not this time 0" {
		t.Error(got)
	}
	if len(s.CallUps()) != 0 {
		t.Errorf("a place is offered while all are taken: %+v", s.CallUps())
	}

	// A fellow withdraws: the place is offered to the first in reserve.
	s = o.Do(&cohort.Withdraw{Person: o.Person(0)})
	ups := s.CallUps()
	if len(ups) != 1 || ups[0].Person != o.Person(12) || ups[0].Say(s) != "a place as Fellow is free: "+s.Call(o.Person(12))+" is the first of Reserve" {
		t.Fatalf("%+v", ups)
	}
	s = o.Do(&cohort.Move{IDs: []matching.ID{ups[0].Person}, Stage: "fellow"})
	if len(s.CallUps()) != 0 || len(s.Plan.Pairs) != 4 || s.Rank(o.Person(10)) != 1 {
		t.Errorf("%d pairs, the next in reserve is number %d", len(s.Plan.Pairs), s.Rank(o.Person(10)))
	}
	o.Reopen()
}

// Whoever's partner has left, and who waits alone, hears that the stage has room for another.
func TestRematchTellsOfFreePlace(t *testing.T) {
	o := storetest.OpenOf(t, stagesOf(t), withOrganisations(12, 2)...)
	o.Do(&cohort.Move{IDs: persons(o, 0, 8), Stage: "fellow"})
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-17")})
	x := s.Exchanges[0]
	s = o.Do(ends(x, programme.EndChangedJob, 0))
	if _, err := s.RematchPartners(x.Members[1]); err == nil || !strings.Contains(err.Error(), "until somebody does; or move somebody to Fellow, which has room for 1") {
		t.Errorf("%v", err)
	}
}

func TestPlacesAndCaps(t *testing.T) {
	o := storetest.OpenOf(t, stagesOf(t), withOrganisations(12, 4)...)
	o.Refused(&cohort.Move{IDs: persons(o, 0, 4), Stage: "fellow"}, "Fellow takes 3 of the same organisation, and 4 would be of Trust A: give a reason to go beyond")
	o.Refused(&cohort.Move{IDs: persons(o, 0, 9), Stage: "fellow"}, "Fellow has 8 places, and 9 would be there: move somebody else out of it first, or give a reason to go beyond")
	o.Refused(&cohort.Move{IDs: persons(o, 0, 1), Stage: "felow"}, `the programme has no stage "felow": there are applied, reserve, fellow and not-this-time`)
	o.Refused(&cohort.Move{IDs: persons(o, 0, 1), Stage: "reserve", Rank: 9}, "Reserve has nobody else: the rank is 1")
	o.Refused(&cohort.Move{IDs: persons(o, 0, 1), Stage: "fellow", Rank: 2}, "Fellow has no order: leave the rank out")
	o.Refused(&cohort.Move{IDs: persons(o, 0, 1), Stage: "applied"}, o.State().Call(o.Person(0))+" stood at Applied already")
	s := o.Do(&cohort.Move{IDs: persons(o, 0, 4), Stage: "fellow", Why: cohort.Reason("the board wants all four")})
	if over := s.StageCounts()[2]; !over.IsOver() || over.Over()[0].Answer != "Trust A" {
		t.Errorf("%+v", over)
	}

	// In reserve the first is of an organisation of which there are enough: the second is offered the place.
	o.Do(&cohort.Move{IDs: []matching.ID{o.Person(4), o.Person(8)}, Stage: "reserve"})
	s = o.Do(&cohort.Move{IDs: persons(o, 5, 8), Stage: "fellow"})
	ups := s.CallUps()
	if len(ups) != 1 || ups[0].Person != o.Person(8) || !strings.HasSuffix(ups[0].Say(s), "is the 2nd of Reserve, after "+s.Call(o.Person(4))+", of whose organisation there are enough") {
		t.Errorf("%+v %s", ups, ups[0].Say(s))
	}
}

func TestWhoIsMovedIsFree(t *testing.T) {
	o := storetest.OpenOf(t, stagesOf(t), withOrganisations(8, 2)...)
	o.Do(&cohort.Move{IDs: persons(o, 0, 8), Stage: "fellow"})
	p := o.Suggested()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	o.Refused(&cohort.Move{IDs: []matching.ID{p.A}, Stage: "reserve"}, o.State().Call(p.A)+" is locked with "+o.State().Call(p.B)+": unlock the pair first, then move them to Reserve")
	o.Do(&cohort.Unlock{A: p.A, B: p.B})
	o.Do(&cohort.Move{IDs: []matching.ID{p.A}, Stage: "not-this-time"})
	o.Refused(&cohort.Override{A: p.A, B: p.B, Why: cohort.Reason("friends")}, o.State().CallPair(p.A, p.B)+" cannot be paired, even by override: "+o.State().Call(p.A)+" is at a stage that is not paired: Not this time")
	o.Do(&cohort.Withdraw{Person: p.B})
	o.Refused(&cohort.Move{IDs: []matching.ID{p.B}, Stage: "reserve"}, o.State().Call(p.B)+" is withdrawn: take them back first")

	// A file without stages has nobody wait at one; what was said comes back with the stages.
	s := o.Do(&cohort.UseProgramme{Programme: storetest.ShippedSource(t)})
	if s.HasStages() || s.People[p.A].Outside != "" {
		t.Errorf("%q", s.People[p.A].Outside)
	}
	s = o.Do(&cohort.UseProgramme{Programme: stagesOf(t)})
	if s.People[p.A].Outside != "Not this time" {
		t.Errorf("%q", s.People[p.A].Outside)
	}
}

func TestEligibilityIsAsked(t *testing.T) {
	source := storetest.MustReplace(t, storetest.ShippedSource(t), "name = \"profession\"\n", "name = \"profession\"\neligible = [\"nursing\", \"medical\", \"ahp\", \"management\"]\n")
	choice := func(name string) matching.Answer { return matching.Answer{Choices: []string{name}} }
	people := storetest.Applicants(7)
	for _, a := range people {
		a.Answers["profession"] = choice("nursing")
	}
	people[3].Answers["profession"] = choice("emergency")
	o := storetest.OpenOf(t, source, people...)
	s := o.State()
	id := o.Person(3)
	w, _ := s.Scorer().Waits(id)
	if w != "eligibility is open: Profession: emergency" {
		t.Errorf("%q", w)
	}
	asked := slices.IndexFunc(s.Attention(), func(a cohort.Attention) bool { return a.Kind == cohort.AttendQuestioned })
	if asked < 0 {
		t.Fatal("nobody is told that somebody is in question")
	}
	if got := s.Attention()[asked].Sentence; got != s.Call(id)+" may not be eligible: Profession: emergency" {
		t.Errorf("%q", got)
	}
	if q := s.Questions(); len(q) != 1 || q[0].Kind != matching.AskEligible || q[0].Field != "profession" {
		t.Errorf("%+v", q)
	}
	o.Do(&cohort.Admit{Person: id, Why: cohort.Reason("a paramedic of the same ward")})
	if _, waits := o.State().Scorer().Waits(id); waits {
		t.Error("admitted, they wait all the same")
	}
	o.Undo()
	o.Do(storetest.Edits(id, "eligible", matching.Answer{Choices: []string{"no"}}))
	if w, _ := o.State().Scorer().Waits(id); w != "not eligible" {
		t.Errorf("%q", w)
	}
	o.Do(storetest.Edits(id, "eligible", matching.Answer{Choices: []string{"yes"}}))
	if _, waits := o.State().Scorer().Waits(id); waits {
		t.Error("said to be eligible, they wait all the same")
	}
}
