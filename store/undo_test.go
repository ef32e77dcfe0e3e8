package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

func TestUndoOfNothing(t *testing.T) {
	o := open(t, 0)
	o.refused(&cohort.Undo{Of: 0}, "there is no change 0 in the journal")
	o.refused(&cohort.Undo{Of: 7}, "there is no change 7 in the journal")
	o.refused(&cohort.Redo{Of: 1}, "there is nothing to redo")
	if _, ok := o.state().LastOf("robin"); ok {
		t.Error("the opening of the cohort is there to be undone")
	}
	o.do(o.importOf(applicants(8)...))
	o.do(&cohort.Undo{Of: 2})
	o.refused(&cohort.Undo{Of: 2}, "that is undone already: Imported form.csv: 8 new")
	o.refused(&cohort.Undo{Of: 3}, "an undo is taken back by redo")
	o.refused(&cohort.Redo{Of: 3}, "there is nothing to redo")
	if s := o.state(); s.Plan != nil || len(s.People) != 0 {
		t.Error("the people are still there")
	}
}

// TestUndoGivesTheRecordedPlan goes back and forth over several changes; each time the very plan that was
// on the screen is there again.
func TestUndoGivesTheRecordedPlan(t *testing.T) {
	o := open(t, 40)
	states := []*cohort.State{o.state()}
	for range 6 {
		p := o.suggested()
		var c cohort.Change = &cohort.Lock{A: p.A, B: p.B}
		switch len(states) % 3 {
		case 1:
			c = &cohort.Override{A: p.A, B: o.stranger(p.A), Why: cohort.Reason("x")}
		case 2:
			c = &cohort.Block{A: p.A, B: p.B}
		}
		states = append(states, o.do(c))
	}
	for i := len(states) - 2; i >= 0; i-- {
		o.same("undone", states[i], o.undo())
	}
	o.reopen()
	for _, want := range states[1:] {
		o.same("redone", want, o.redo())
	}
	o.same("undone once more", states[5], o.undo())
	s := o.state()
	if line := s.Log[len(s.Log)-1].Change.Summary(s); line != "Undid: "+s.Log[len(states)].Change.Summary(s) {
		t.Error(line)
	}
}

// TestUndoWhatLiesBelow takes back a change that others lie on top of, without resting on it.
func TestUndoWhatLiesBelow(t *testing.T) {
	o := open(t, 24)
	p := o.suggested()
	o.do(&cohort.Block{A: p.A, B: p.B})
	q := o.suggested()
	o.do(&cohort.Lock{A: q.A, B: q.B})
	s := o.do(&cohort.Undo{Of: 3})
	if len(s.Blocked) != 0 || len(s.Fixed) != 1 {
		t.Errorf("%d blocked, %d fixed", len(s.Blocked), len(s.Fixed))
	}
	s = o.do(&cohort.Redo{Of: 3})
	if len(s.Blocked) != 1 {
		t.Error("the block did not come back")
	}
}

func TestUndoIsRefusedByName(t *testing.T) {
	o := open(t, 16)
	p := o.suggested()
	o.do(&cohort.Lock{A: p.A, B: p.B})
	pair := o.state().CallPair(p.A, p.B)
	o.refused(&cohort.Undo{Of: 2}, "“Imported form.csv: 16 new” cannot be undone while a later change rests on it: undo “Locked "+pair+"” (change 3) first")
	o.do(&cohort.Unlock{A: p.A, B: p.B})
	o.refused(&cohort.Undo{Of: 3}, "“Locked "+pair+"” cannot be undone while a later change rests on it: undo “Unlocked "+pair+"” (change 4) first")
	o.undo()
	o.undo()
	o.do(&cohort.Publish{Start: day("2023-04-03")})
	x := o.state().Exchanges[0]
	publish := o.state().Seq
	o.do(&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Kim Lo")})
	o.refused(&cohort.Undo{Of: publish}, "“Published 8 pairs, starting on 2023-04-03” cannot be undone while a later change rests on it: undo “Gave ")
	o.undo()
	o.do(&cohort.LogVisit{Exchange: x.ID, Visit: visit("2023-04-19", 0)})
	o.refused(&cohort.Undo{Of: publish}, "“Published 8 pairs, starting on 2023-04-03” cannot be undone while a later change rests on it: undo “Logged 1.5 h")
	o.undo()
	o.do(&cohort.Undo{Of: publish})
}

// TestUndoOfImportBelowAnother keeps who came with the later file.
func TestUndoOfImportBelowAnother(t *testing.T) {
	o := open(t, 12)
	o.do(o.importOf(append(without(applicants(12), 3), but(3, "sector", pick(sectors, 2)), applicant(20))...))
	s := o.do(&cohort.Undo{Of: 2})
	if len(s.People) != 2 {
		t.Errorf("%d people", len(s.People))
	}
	o.do(&cohort.Redo{Of: 2})
	if len(o.state().People) != 13 {
		t.Errorf("%d people", len(o.state().People))
	}
}

func TestRedoIsOpenUntilTheNextChange(t *testing.T) {
	o := open(t, 16)
	other := o.as("kim")
	p := o.suggested()
	o.do(&cohort.Lock{A: p.A, B: p.B})
	o.undo()
	q := o.suggested()
	other.do(&cohort.Block{A: q.A, B: q.B})
	if e, ok := o.state().UndoneOf("robin"); !ok || e.Seq != 3 {
		t.Error("somebody else's change closed the redo")
	}
	if _, ok := o.state().UndoneOf("kim"); ok {
		t.Error("there is a redo for who undid nothing")
	}
	if e, ok := o.state().LastOf("kim"); !ok || e.Seq != 5 {
		t.Error("kim cannot undo")
	}
	o.do(&cohort.Withdraw{Person: o.person(3)})
	if _, ok := o.state().UndoneOf("robin"); ok {
		t.Error("the redo is open after another change")
	}
}

// TestRedoAgainstOthers redoes what somebody else's change stands against by now.
func TestRedoAgainstOthers(t *testing.T) {
	o := open(t, 16)
	other := o.as("kim")
	p := o.suggested()
	o.do(&cohort.Withdraw{Person: p.A})
	o.undo()
	s := other.do(&cohort.Lock{A: p.A, B: p.B})
	o.refused(&cohort.Redo{Of: 3}, "“Withdrew "+s.Call(p.A)+"” cannot be made again now: "+s.Call(p.A)+" is locked with")
	other.undo()
	o.redo()
	o.undo()

	// An edit under a later edit that says the same would make the later one say nothing new.
	edit := func() cohort.Change {
		return &cohort.Edit{Person: p.A, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("New Name")}}}
	}
	o.do(edit())
	o.undo()
	other.do(edit())
	o.refused(&cohort.Redo{Of: o.state().Seq - 2}, "“Edited New Name: name” cannot be made again now: New Name's application says that already")
	other.do(&cohort.Edit{Person: p.A, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("Third Name")}}})
	o.refused(&cohort.Redo{Of: o.state().Seq - 3}, "“Edited Third Name: name” cannot be made again, because of “Edited Third Name: name” (change ")
}

// TestUndoOfUntick has a tick under it.
func TestUndoOfUntick(t *testing.T) {
	o, x := running(t, 10)
	tick := func(on string) *cohort.Tick {
		return &cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: day(on)}
	}
	o.do(tick("2023-04-03"))
	o.do(&cohort.Untick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody})
	untick := o.state().Seq
	o.do(tick("2023-04-04"))
	o.refused(&cohort.Undo{Of: untick}, "“Took back “Introduction sent” for ")
	o.undo()
	o.undo()
	x, _ = o.state().Exchange(x.ID)
	if i, ok := x.DoneOn(0); !ok || i != day("2023-04-03") {
		t.Errorf("done on %v, %v", i, ok)
	}
}

// TestFoldIsTheState folds a long log anew and compares.
func TestFoldIsTheState(t *testing.T) {
	o := open(t, 20)
	o.do(&cohort.Replan{Order: matching.Steady})
	p := o.suggested()
	o.do(&cohort.Lock{A: p.A, B: p.B})
	o.undo()
	s := o.state()
	again := cohort.fold(1, s.Log, cohort.undoneIn(s.Log), nil)
	again.Plan = s.Plan
	if diff := cmp.Diff(worldOf(s), worldOf(again), exact...); diff != "" {
		t.Error(diff)
	}
}
