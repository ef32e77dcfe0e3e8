package exchange

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"crosswalk/matching/programme"
)

// TestRandomAfternoon does whatever comes to mind to an exchange and checks after each change that the
// ones before are as they were, that steps done by visits and calls follow from those, and that every view
// agrees with the others.
func TestRandomAfternoon(t *testing.T) {
	programmes := []*programme.Programme{sixMonths(), open()}
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(programmes).Draw(t, "programme")
		start := programme.Date{Year: 2023, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 800).Draw(t, "start"))
		e := New(p, start, rapid.IntRange(2, 3).Draw(t, "parties"))
		var id uint64
		var held, copies []Exchange
		for range rapid.IntRange(0, 25).Draw(t, "changes") {
			id++
			held, copies = append(held, e), append(copies, deepCopy(e))
			e = change(t, e, p, id)
			for i := range held {
				if !reflect.DeepEqual(copies[i], held[i]) {
					t.Fatalf("a change wrote into an exchange before it:\n%s", cmp.Diff(copies[i], held[i]))
				}
			}
			consistent(t, e, p, start.AddDays(rapid.IntRange(-60, 400).Draw(t, "today")))
		}
	})
}

// TestDetached makes the same changes to an exchange that others hold and to one that nobody does.
func TestDetached(t *testing.T) {
	p := sixMonths()
	rapid.Check(t, func(t *rapid.T) {
		first := New(p, programme.Date{Year: 2023, Month: 1, Day: 1}, 2)
		was, e, alone := deepCopy(first), first, first.Detached()
		for id := range uint64(rapid.IntRange(0, 25).Draw(t, "changes")) {
			name, party := rapid.SampledFrom(first.Steps).Draw(t, "step").Name, rapid.IntRange(-1, 1).Draw(t, "party")
			on := first.Start.AddDays(rapid.IntRange(0, 200).Draw(t, "on"))
			do := rapid.SampledFrom([]func(Exchange) Exchange{
				func(e Exchange) Exchange { return e.Tick(name, party, on, id) },
				func(e Exchange) Exchange { return e.Untick(name, party) },
				func(e Exchange) Exchange { return e.Skip(name, on, id) },
				func(e Exchange) Exchange { return e.Unskip(name) },
				func(e Exchange) Exchange {
					return e.AddVisit(Visit{ID: id, Date: on, HourTenths: 10, Activity: "other", Host: party})
				},
				func(e Exchange) Exchange { return e.RemoveVisit(id / 2) },
				func(e Exchange) Exchange { return e.AddCheckIn(CheckIn{ID: id, Date: on, Outcome: NoAnswer}) },
				func(e Exchange) Exchange { return e.RemoveCheckIn(id / 2) },
				func(e Exchange) Exchange { return e.Pause(Pause{From: on}) },
				func(e Exchange) Exchange { return e.Resume(on.AddDays(10)) },
			}).Draw(t, "change")
			e, alone = do(e), do(alone)
		}
		if diff := cmp.Diff(e, alone.Shared()); diff != "" {
			t.Fatalf("changed in its own lists, it is another one (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(was, first); diff != "" {
			t.Fatalf("the exchange before is another one:\n%s", diff)
		}
	})
}

func change(t *rapid.T, e Exchange, p *programme.Programme, id uint64) Exchange {
	name := "nowhere"
	if len(e.Steps) > 0 && rapid.IntRange(0, 9).Draw(t, "known") > 0 {
		name = rapid.SampledFrom(e.Steps).Draw(t, "step").Name
	}
	party := rapid.IntRange(-1, 3).Draw(t, "party")
	on := e.Start.AddDays(rapid.IntRange(-70, 300).Draw(t, "on"))
	switch rapid.IntRange(0, 7).Draw(t, "kind") {
	case 0:
		return checked(t, e, e.Tick(name, party, on, id), e.CheckTick(name, party, on))
	case 1:
		return checked(t, e, e.Untick(name, party), e.CheckUntick(name, party))
	case 2:
		return checked(t, e, e.Skip(name, on, id), e.CheckSkip(name, on))
	case 3:
		return checked(t, e, e.Unskip(name), e.CheckUnskip(name))
	case 4:
		return e.RemoveVisit(uint64(rapid.IntRange(0, int(id)).Draw(t, "visit")))
	case 5:
		return e.RemoveCheckIn(uint64(rapid.IntRange(0, int(id)).Draw(t, "call")))
	case 6:
		v := Visit{ID: id, Date: on, HourTenths: rapid.IntRange(1, 240).Draw(t, "tenths"), Activity: "other", Host: party}
		if rapid.Bool().Draw(t, "named") {
			v.Visitors = rapid.SliceOfN(rapid.IntRange(0, 3), 0, 2).Draw(t, "visitors")
		}
		return checked(t, e, e.AddVisit(v), e.CheckVisit(v, p.Exchange))
	}
	c := CheckIn{ID: id, Date: on, Outcome: NoAnswer}
	if party >= 0 {
		c.Reached, c.Outcome, c.Mood = []int{party}, Spoke, rapid.SampledFrom(Moods()).Draw(t, "mood")
	}
	if rapid.Bool().Draw(t, "agreed") {
		c.Next = on.AddDays(rapid.IntRange(1, 90).Draw(t, "next"))
	}
	return checked(t, e, e.AddCheckIn(c), e.CheckCheckIn(c))
}

// checked wants what was accepted to have changed something.
func checked(t *rapid.T, before, after Exchange, refusal error) Exchange {
	if refusal == nil && reflect.DeepEqual(before, after) {
		t.Fatal("accepted, but nothing changed")
	}
	return after
}

// deepCopy owes nothing to the code it tests.
func deepCopy(e Exchange) Exchange {
	e.Steps = append(e.Steps[:0:0], e.Steps...)
	for i := range e.Steps {
		e.Steps[i].Done = append(e.Steps[i].Done[:0:0], e.Steps[i].Done...)
	}
	e.CallsDue = append(e.CallsDue[:0:0], e.CallsDue...)
	e.Visits = append(e.Visits[:0:0], e.Visits...)
	for i := range e.Visits {
		e.Visits[i].Visitors = append(e.Visits[i].Visitors[:0:0], e.Visits[i].Visitors...)
	}
	e.CheckIns = append(e.CheckIns[:0:0], e.CheckIns...)
	for i := range e.CheckIns {
		e.CheckIns[i].Reached = append(e.CheckIns[i].Reached[:0:0], e.CheckIns[i].Reached...)
	}
	e.BankHolidays = append(e.BankHolidays[:0:0], e.BankHolidays...)
	return e
}

func consistent(t *rapid.T, e Exchange, p *programme.Programme, today programme.Date) {
	l := e.Ledger()
	sum := l.Joint
	for _, hosted := range l.Hosted {
		sum += hosted
	}
	if sum != l.Together || l.Meets(p.Exchange.Minimum) != (l.Missing(p.Exchange.Minimum) == "") {
		t.Fatalf("the ledger does not add up: %+v", l)
	}
	for _, w := range l.Ways() {
		if w.Tenths > l.Hosted[w.Host] || e.Parties == 2 && w.Tenths != l.Hosted[w.Host] {
			t.Fatalf("%+v is more than was hosted: %+v", w, l)
		}
	}
	visited, overdue, open := 0, 0, 0
	for i, s := range e.Steps {
		status, days := e.Status(i, p.Exchange, today)
		_, done := e.DoneOn(i)
		if done != (status == Done) || (status == Overdue) != (days < 0 && status != ToCome) {
			t.Fatalf("%s is %s %d, done %v", s.Name, status, days, done)
		}
		if s.DoneBy == programme.DoneByVisit && done {
			visited++
		}
		if s.DoneBy == programme.DoneByMinimum && done != (l.Visits > 0 && l.Meets(e.Minimum)) {
			t.Fatalf("the minimum's step is done: %v, with %+v", done, l)
		}
		if status == Overdue {
			overdue++
		}
		if status != Done && status != Skipped {
			open++
		}
		if due := e.DueOn(s); !due.IsZero() && !e.Working(due) {
			t.Fatalf("%s is due on %s, a day off", s.Name, due)
		}
	}
	if steps := stepsDoneBy(e, programme.DoneByVisit); visited != min(steps, len(e.Visits)) {
		t.Fatalf("%d visits did %d of %d steps", len(e.Visits), visited, steps)
	}
	look := e.Outlook(p.Exchange, today)
	health, why, more := look.Health, look.Why.Say(nil), !look.Open.IsZero()
	if why == "" || (health == HealthComplete) != (open == 0) || more != (open > 0) || overdue > 0 && health.Rank() > HealthOverdue.Rank() {
		t.Fatalf("%d overdue, %d open: %s, %q", overdue, open, health, why)
	}
	for i, item := range look.Items {
		if item.Days > p.Exchange.SoonDays || (item.Days < 0) != (item.Status == Overdue) || i > 5*len(e.Steps) {
			t.Fatalf("item %+v", item)
		}
	}
	marks := e.Marks(p.Exchange, today)
	for i := 1; i < len(marks); i++ {
		if marks[i].Date.Before(marks[i-1].Date) {
			t.Fatalf("marks out of order: %v", marks)
		}
	}
	proposalHolds(t, e, p.Exchange, today)
}

func stepsDoneBy(e Exchange, by programme.DoneBy) int {
	n := 0
	for _, s := range e.Steps {
		if s.DoneBy == by {
			n++
		}
	}
	return n
}

// proposalHolds wants a call recorded without a next date to be followed on the day that was proposed.
func proposalHolds(t *rapid.T, e Exchange, terms programme.Exchange, today programme.Date) {
	if last, ok := e.lastCall(); ok && !last.Date.Before(today) {
		return
	}
	for _, mood := range Moods() {
		if d := e.ProposeNext(CheckIn{Date: today, Reached: []int{0}, Outcome: Spoke, Mood: mood}, terms); !d.IsZero() && !d.After(today) {
			t.Fatalf("%s proposes %s on %s", mood, d, today)
		}
	}
	spoken := e.AddCheckIn(CheckIn{ID: 1 << 40, Date: today, Reached: []int{0}, Outcome: Spoke, Mood: Good})
	if spoken.Complete(today) {
		return
	}
	if next, want := spoken.nextCall(terms, today).Date, e.ProposeNext(CheckIn{Date: today, Reached: []int{0}, Outcome: Spoke, Mood: Good}, terms); next != want {
		t.Fatalf("after a good call on %s the next is on %q, proposed %q", today, next, want)
	}
	failed := e.AddCheckIn(CheckIn{ID: 1 << 40, Date: today, Outcome: NoAnswer})
	if next, want := failed.nextCall(terms, today).Date, e.ProposeNext(CheckIn{Date: today, Outcome: NoAnswer}, terms); !failed.Complete(today) && next != want {
		t.Fatalf("after a failed call on %s the next is on %q, proposed %q", today, next, want)
	}
}
