package cohort_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// openSecond makes a store with a cohort of an odd number of people, of whom the first can take two
// partners.
func openSecond(tb testing.TB, n int) *storetest.Office {
	return storetest.OpenOf(tb, storetest.ShippedSource(tb), append([]*matching.Applicant{storetest.But(0, "capacity", storetest.Takes(2))}, storetest.Applicants(n)[1:]...)...)
}

func TestSecondPartner(t *testing.T) {
	o := openSecond(t, 15)
	a := o.Person(0)
	s := o.State()
	pairs := s.Plan.PairsOf(a)
	if len(pairs) != 2 || len(s.Plan.Waiting) != 0 {
		t.Fatalf("%+v, %d waiting", pairs, len(s.Plan.Waiting))
	}
	b, c := matching.CoupleOf(pairs[0].A, pairs[0].B).Other(a), matching.CoupleOf(pairs[1].A, pairs[1].B).Other(a)
	if st := s.Position(a); st.Kind != cohort.PositionMatched || len(st.With()) != 2 || st.Say(s) != "with "+s.Call(b)+" and with "+s.Call(c) {
		t.Errorf("%+v", st)
	}
	if st := s.Position(b); st.Say(s) != "with "+s.Call(a) {
		t.Errorf("%+v", st)
	}
	before := s
	s = o.Do(&cohort.Lock{A: a, B: c})
	if st := s.Position(a); st.Kind != cohort.PositionLocked || st.Say(s) != "with "+s.Call(c)+" and with "+s.Call(b) {
		t.Errorf("%+v", st)
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Withdraw{Person: a}, s.Call(a)+" is locked with "+s.Call(c)+": unlock the pair first, then withdraw them")
	before = s
	s = o.Do(&cohort.Lock{A: b, B: a})
	o.ThereAndBack(before)
	if stays := s.FixedTeamsOf(a); len(stays) != 2 || len(s.Fixed) != 2 {
		t.Errorf("%+v of %d", stays, len(s.Fixed))
	}
	d := o.Stranger(a)
	first, second := s.Call(min(b, c)), s.Call(max(b, c))
	both := s.Call(a) + " is locked with " + first + " and with " + second
	o.Refused(&cohort.Withdraw{Person: a}, both+": unlock the pairs first, then withdraw them")
	o.Refused(&cohort.Override{A: a, B: d, Why: cohort.Reason("x")}, both+", and can take no more partners: unlock one of them first, then override")
	o.Refused(&cohort.Lock{A: a, B: b}, s.CallPair(a, b)+" are locked already")
	o.Refused(&cohort.Block{A: a, B: b}, s.CallPair(a, b)+" are locked: unlock them first")
	if s = o.Do(&cohort.Unlock{A: a, B: b}); len(s.Fixed) != 1 {
		t.Errorf("%d fixed", len(s.Fixed))
	}
}

// TestImportOfCapacity has a form ask how many partners people can take, and a later one that does not.
func TestImportOfCapacity(t *testing.T) {
	o := storetest.Open(t, 15)
	before, a := o.State(), o.Person(0)
	if len(before.Plan.Waiting) != 1 {
		t.Fatalf("%d wait", len(before.Plan.Waiting))
	}
	asked := []*matching.Applicant{storetest.But(0, "capacity", storetest.Takes(2))}
	diff := before.CompareImport(asked, true)
	if len(diff.Changed) != 1 || diff.Changed[0].Fields[0] != "capacity" {
		t.Errorf("%+v", diff.Changed)
	}
	s := o.Do(o.DB().Import(diff, cohort.ImportFile{}))
	if len(s.Plan.PairsOf(a)) != 2 || len(s.Plan.Waiting) != 0 {
		t.Errorf("%+v, %d wait", s.Plan.PairsOf(a), len(s.Plan.Waiting))
	}
	o.ThereAndBack(before)
	if d := s.CompareImport([]*matching.Applicant{storetest.Applicant(0)}, true, "capacity"); !d.Empty() {
		t.Errorf("a form that does not ask says %+v", d.Changed)
	}
	before = s
	if s = o.Do(o.ImportOf(storetest.Applicants(15)...)); len(s.Plan.PairsOf(a)) > 1 || len(s.Plan.Waiting) != 1 {
		t.Errorf("%+v, %d wait", s.Plan.PairsOf(a), len(s.Plan.Waiting))
	}
	o.ThereAndBack(before)
}

// TestOverrideToSecondPartner pairs somebody who has a locked partner with one more, whom they can take.
func TestOverrideToSecondPartner(t *testing.T) {
	o := openSecond(t, 16)
	a := o.Person(0)
	p, _ := o.State().Plan.PairOf(a)
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	before, b, d := o.State(), p.Team().Others(a)[0], o.Stranger(a)
	s := o.Do(&cohort.Override{A: d, B: a, Why: cohort.Reason("they asked")})
	if st := s.Position(a); st.Kind != cohort.PositionOverridden || st.Say(s) != "with "+s.Call(d)+" and with "+s.Call(b) {
		t.Errorf("%+v", st)
	}
	if len(s.Plan.PairsOf(a)) != 2 {
		t.Errorf("%+v", s.Plan.PairsOf(a))
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Override{A: b, B: o.Stranger(b), Why: cohort.Reason("x")}, s.Call(b)+" is locked with "+s.Call(a)+": unlock that pair first, then override")
	o.Refused(&cohort.Undo{Of: 2}, "“Imported form.csv: 16 new” cannot be undone while a later change rests on it")
}

// TestCrowded takes back in the application what two locks rest on: they stay, and are listed.
func TestCrowded(t *testing.T) {
	o := openSecond(t, 15)
	a := o.Person(0)
	pairs := o.State().Plan.PairsOf(a)
	for _, p := range pairs {
		o.Do(&cohort.Lock{A: p.A, B: p.B})
	}
	before := o.State()
	s := o.Do(storetest.Edits(a, "capacity", storetest.Takes(1)))
	if len(s.Plan.PairsOf(a)) != 2 {
		t.Errorf("%+v", s.Plan.PairsOf(a))
	}
	list := s.Attention()
	want := s.Call(a) + " is " + s.SayFixedTeams(a, s.FixedTeamsOf(a)) + ", and can take 1 partner: unlock one"
	if len(list) != 1 || list[0].Kind != cohort.AttendCrowded || list[0].People[0] != a || list[0].Sentence != want {
		t.Errorf("%+v, want %q", list, want)
	}
	o.ThereAndBack(before)
	o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	if list := o.State().Attention(); len(list) != 0 {
		t.Errorf("what is published cannot be unlocked: %+v", list)
	}
	o.Undo()
	s = o.Do(&cohort.Unlock{A: pairs[0].A, B: pairs[0].B})
	if list := s.Attention(); len(list) != 0 || len(s.Plan.PairsOf(a)) != 1 {
		t.Errorf("%+v, %+v", list, s.Plan.PairsOf(a))
	}
	o.Refused(&cohort.Lock{A: pairs[0].A, B: pairs[0].B}, s.Call(a)+" is locked with ")
}

// TestUndoOfCapacity takes back the edit that a second lock rests on.
func TestUndoOfCapacity(t *testing.T) {
	o := storetest.Open(t, 15)
	a := o.Person(0)
	s := o.Do(storetest.Edits(a, "capacity", storetest.Takes(3)))
	pairs := s.Plan.PairsOf(a)
	if len(pairs) != 2 {
		t.Fatalf("%+v", pairs)
	}
	for _, p := range pairs {
		o.Do(&cohort.Lock{A: p.A, B: p.B})
	}
	o.Refused(&cohort.Undo{Of: 3}, "“Edited "+s.Call(a)+": capacity” cannot be undone while a later change rests on it: undo “Locked "+s.CallPair(pairs[1].A, pairs[1].B)+"” (change 5) first")
	o.Undo()
	o.Do(&cohort.Undo{Of: 3})
	o.Refused(&cohort.Redo{Of: 5}, "“Locked "+s.CallPair(pairs[1].A, pairs[1].B)+"” cannot be made again now: "+s.Call(a)+" is locked with ")
}

func TestPublishSecond(t *testing.T) {
	o := openSecond(t, 15)
	a := o.Person(0)
	pairs := o.State().Plan.PairsOf(a)
	o.Do(&cohort.Lock{A: pairs[1].A, B: pairs[1].B})
	before := o.State()
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	o.ThereAndBack(before)
	if len(s.ExchangesOf(a)) != 2 || storetest.Summary(s) != "Published 8 pairs, starting on 2023-04-03" {
		t.Errorf("%d exchanges, %q", len(s.ExchangesOf(a)), storetest.Summary(s))
	}
	with := func(i int) string { return s.Call(s.Position(a).With()[i]) }
	if st := s.Position(a); st.Kind != cohort.PositionPublished || len(st.With()) != 2 || st.Say(s) != "with "+with(0)+", from 2023-04-03, and with "+with(1)+", from 2023-04-03" {
		t.Errorf("%+v", st)
	}
	o.Refused(&cohort.Withdraw{Person: a}, s.Call(a)+" is in a published exchange with "+with(0)+" and in one with "+with(1)+": end the exchange first, then withdraw them")
	o.Refused(&cohort.Override{A: a, B: s.Exchanges[0].Members[0], Why: cohort.Reason("x")}, "")

	// Meanwhile the person can take one only: what was undone cannot be made again.
	o.Undo()
	o.Do(&cohort.Unlock{A: pairs[1].A, B: pairs[1].B})
	o.Do(storetest.Edits(a, "capacity", storetest.Takes(1)))
	o.Refused(&cohort.Redo{Of: 4}, "“Published 8 pairs, starting on 2023-04-03” cannot be made again now: "+s.Call(a)+" can take 1 partner by now, and would have 2")
}

// TestSecondAfterPublishing gives a published person a second partner among those who come late.
func TestSecondAfterPublishing(t *testing.T) {
	o := openSecond(t, 16)
	a := o.Person(0)
	o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	n := 16 // somebody who may be paired with them
	s := o.Do(o.ImportOf(storetest.Applicant(n)))
	for ; !s.Scorer().AllowedPair(a, o.Person(n)); s = o.Do(o.ImportOf(storetest.Applicant(n))) {
		o.Undo()
		n++
	}
	if pairs := s.Plan.PairsOf(a); len(pairs) != 2 || len(s.Plan.Waiting) != 0 {
		t.Fatalf("%+v, %d waiting", pairs, len(s.Plan.Waiting))
	}
	late := o.Person(n)
	first := s.ExchangesOf(a)[0].Team().Others(a)[0]
	if st := s.Position(a); st.Kind != cohort.PositionPublished || st.Say(s) != "with "+s.Call(first)+", from 2023-04-03, and with "+s.Call(late) {
		t.Errorf("%+v", st)
	}
	s = o.Do(&cohort.Lock{A: a, B: late})
	o.Refused(&cohort.Withdraw{Person: a}, s.Call(a)+" is locked with "+s.Call(late)+" and in a published exchange with "+s.Call(first)+": unlock the pair and end the exchange first, then withdraw them")
	before := o.State()
	s = o.Do(&cohort.Publish{Start: storetest.Day("2023-05-01")})
	if len(s.ExchangesOf(a)) != 2 {
		t.Errorf("%d exchanges", len(s.ExchangesOf(a)))
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Lock{A: a, B: first}, s.Call(a)+" is in a published exchange: ")
}
