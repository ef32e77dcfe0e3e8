package cohort_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func TestUndoOfNothing(t *testing.T) {
	o := storetest.Open(t, 0)
	o.Refused(&cohort.Undo{Of: 0}, "there is no change 0 in the journal")
	o.Refused(&cohort.Undo{Of: 7}, "there is no change 7 in the journal")
	o.Refused(&cohort.Redo{Of: 1}, "there is nothing to redo")
	if _, ok := o.State().LastOf("robin"); ok {
		t.Error("the opening of the cohort is there to be undone")
	}
	o.Do(o.ImportOf(storetest.Applicants(8)...))
	o.Do(&cohort.Undo{Of: 2})
	o.Refused(&cohort.Undo{Of: 2}, "that is undone already: Imported form.csv: 8 new")
	o.Refused(&cohort.Undo{Of: 3}, "an undo is taken back by redo")
	o.Refused(&cohort.Redo{Of: 3}, "there is nothing to redo")
	if s := o.State(); s.Plan != nil || len(s.People) != 0 {
		t.Error("the people are still there")
	}
}

// TestUndoGivesTheRecordedPlan goes back and forth over several changes; each time the very plan that was
// on the screen is there again.
func TestUndoGivesTheRecordedPlan(t *testing.T) {
	o := storetest.Open(t, 40)
	states := []*cohort.State{o.State()}
	for range 6 {
		p := o.Suggested()
		var c cohort.Change = &cohort.Lock{A: p.A, B: p.B}
		switch len(states) % 3 {
		case 1:
			c = &cohort.Override{A: p.A, B: o.Stranger(p.A), Why: cohort.Reason("x")}
		case 2:
			c = &cohort.Block{A: p.A, B: p.B}
		}
		states = append(states, o.Do(c))
	}
	for i := len(states) - 2; i >= 0; i-- {
		o.Same("undone", states[i], o.Undo())
	}
	o.Reopen()
	for _, want := range states[1:] {
		o.Same("redone", want, o.Redo())
	}
	o.Same("undone once more", states[5], o.Undo())
	s := o.State()
	if line := s.Log[len(s.Log)-1].Change.Summary(s); line != "Undid: "+s.Log[len(states)].Change.Summary(s) {
		t.Error(line)
	}
}

// TestUndoWhatLiesBelow takes back a change that others lie on top of, without resting on it.
func TestUndoWhatLiesBelow(t *testing.T) {
	o := storetest.Open(t, 24)
	p := o.Suggested()
	o.Do(&cohort.Block{A: p.A, B: p.B})
	q := o.Suggested()
	o.Do(&cohort.Lock{A: q.A, B: q.B})
	s := o.Do(&cohort.Undo{Of: 3})
	if len(s.Blocked) != 0 || len(s.Fixed) != 1 {
		t.Errorf("%d blocked, %d fixed", len(s.Blocked), len(s.Fixed))
	}
	s = o.Do(&cohort.Redo{Of: 3})
	if len(s.Blocked) != 1 {
		t.Error("the block did not come back")
	}
}

func TestUndoIsRefusedByName(t *testing.T) {
	o := storetest.Open(t, 16)
	p := o.Suggested()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	pair := o.State().CallPair(p.A, p.B)
	o.Refused(&cohort.Undo{Of: 2}, "“Imported form.csv: 16 new” cannot be undone while a later change rests on it: undo “Locked "+pair+"” (change 3) first")
	o.Do(&cohort.Unlock{A: p.A, B: p.B})
	o.Refused(&cohort.Undo{Of: 3}, "“Locked "+pair+"” cannot be undone while a later change rests on it: undo “Unlocked "+pair+"” (change 4) first")
	o.Undo()
	o.Undo()
	o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	x := o.State().Exchanges[0]
	publish := o.State().Seq
	o.Do(&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Kim Lo")})
	o.Refused(&cohort.Undo{Of: publish}, "“Published 8 pairs, starting on 2023-04-03” cannot be undone while a later change rests on it: undo “Gave ")
	o.Undo()
	o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", 0)})
	o.Refused(&cohort.Undo{Of: publish}, "“Published 8 pairs, starting on 2023-04-03” cannot be undone while a later change rests on it: undo “Logged 1.5 h")
	o.Undo()
	o.Do(&cohort.Undo{Of: publish})
}

// TestUndoOfImportBelowAnother keeps who came with the later file.
func TestUndoOfImportBelowAnother(t *testing.T) {
	o := storetest.Open(t, 12)
	o.Do(o.ImportOf(append(storetest.Without(storetest.Applicants(12), 3), storetest.But(3, "sector", storetest.Pick(storetest.Sectors, 2)), storetest.Applicant(20))...))
	s := o.Do(&cohort.Undo{Of: 2})
	if len(s.People) != 2 {
		t.Errorf("%d people", len(s.People))
	}
	o.Do(&cohort.Redo{Of: 2})
	if len(o.State().People) != 13 {
		t.Errorf("%d people", len(o.State().People))
	}
}

func TestRedoIsOpenUntilTheNextChange(t *testing.T) {
	o := storetest.Open(t, 16)
	other := o.As("kim")
	p := o.Suggested()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	o.Undo()
	q := o.Suggested()
	other.Do(&cohort.Block{A: q.A, B: q.B})
	if e, ok := o.State().UndoneOf("robin"); !ok || e.Seq != 3 {
		t.Error("somebody else's change closed the redo")
	}
	if _, ok := o.State().UndoneOf("kim"); ok {
		t.Error("there is a redo for who undid nothing")
	}
	if e, ok := o.State().LastOf("kim"); !ok || e.Seq != 5 {
		t.Error("kim cannot undo")
	}
	o.Do(&cohort.Withdraw{Person: o.Person(3)})
	if _, ok := o.State().UndoneOf("robin"); ok {
		t.Error("the redo is open after another change")
	}
}

// TestRedoAgainstOthers redoes what somebody else's change stands against by now.
func TestRedoAgainstOthers(t *testing.T) {
	o := storetest.Open(t, 16)
	other := o.As("kim")
	p := o.Suggested()
	o.Do(&cohort.Withdraw{Person: p.A})
	o.Undo()
	s := other.Do(&cohort.Lock{A: p.A, B: p.B})
	o.Refused(&cohort.Redo{Of: 3}, "“Withdrew "+s.Call(p.A)+"” cannot be made again now: "+s.Call(p.A)+" is locked with")
	other.Undo()
	o.Redo()
	o.Undo()

	// An edit under a later edit that says the same would make the later one say nothing new.
	edit := func() cohort.Change {
		return &cohort.Edit{Person: p.A, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("New Name")}}}
	}
	o.Do(edit())
	o.Undo()
	other.Do(edit())
	o.Refused(&cohort.Redo{Of: o.State().Seq - 2}, "“Edited New Name: name” cannot be made again now: New Name's application says that already")
	other.Do(&cohort.Edit{Person: p.A, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("Third Name")}}})
	o.Refused(&cohort.Redo{Of: o.State().Seq - 3}, "“Edited Third Name: name” cannot be made again, because of “Edited Third Name: name” (change ")
}

// TestUndoOfUntick has a tick under it.
func TestUndoOfUntick(t *testing.T) {
	o, x := storetest.Running(t, 10)
	tick := func(on string) *cohort.Tick {
		return &cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: storetest.Day(on)}
	}
	o.Do(tick("2023-04-03"))
	o.Do(&cohort.Untick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody})
	untick := o.State().Seq
	o.Do(tick("2023-04-04"))
	o.Refused(&cohort.Undo{Of: untick}, "“Took back “Introduction sent” for ")
	o.Undo()
	o.Undo()
	x, _ = o.State().Exchange(x.ID)
	if i, ok := x.DoneOn(0); !ok || i != storetest.Day("2023-04-03") {
		t.Errorf("done on %v, %v", i, ok)
	}
}

// TestFoldIsTheState folds a long log anew and compares.
func TestFoldIsTheState(t *testing.T) {
	o := storetest.Open(t, 20)
	o.Do(&cohort.Replan{Order: matching.Steady})
	p := o.Suggested()
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	o.Undo()
	s := o.State()
	again := cohort.Fold(1, s.Log)
	again.Plan = s.Plan
	if diff := storetest.Diff(storetest.WorldOf(s), storetest.WorldOf(again)); diff != "" {
		t.Error(diff)
	}
}
