package cohort_test

import (
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// ends is a change that ends an exchange, with who leaves.
func ends(x *cohort.Exchange, reason programme.EndReason, leaves ...int) *cohort.End {
	return &cohort.End{Exchange: x.ID, Ending: exchange.Ending{Reason: reason, Leaves: leaves, On: storetest.Day("2023-04-20")}, Why: cohort.Reason("told on the telephone")}
}

// exchangeOf is an exchange as it is now.
func exchangeOf(t *testing.T, o *storetest.Office, x *cohort.Exchange) *cohort.Exchange {
	t.Helper()
	now, ok := o.State().Exchange(x.ID)
	if !ok {
		t.Fatal("the exchange is gone")
	}
	return now
}

// A pace of its own is one change, survives a reading of the log, and is nothing for an exchange that is over.
func TestPace(t *testing.T) {
	o, x := storetest.Running(t, 12)
	before := o.State()
	c := &cohort.Pace{Exchange: x.ID, Pace: exchange.Pace{Every: programme.Span{Days: 56}, End: storetest.Day("2024-03-29")}}
	s := o.Do(c)
	if line := c.Summary(s); line != "Agreed with "+s.CallAll(x.Members)+": a call every 8 weeks, to 29 Mar 2024" {
		t.Error(line)
	}
	now := exchangeOf(t, o, x)
	if now.End != storetest.Day("2024-03-29") || len(now.CallsDue) < 5 || !now.Own {
		t.Errorf("to %s, %v", now.End, now.CallsDue)
	}
	o.Reopen()
	if again := exchangeOf(t, o, x); !slices.Equal(again.CallsDue, now.CallsDue) || !again.Own {
		t.Errorf("read again, the calls are %v, not %v", again.CallsDue, now.CallsDue)
	}
	o.ThereAndBack(before)
	o.Do(ends(x, programme.EndCompleted))
	o.Refused(c, "the exchange of "+s.CallAll(x.Members)+" ended on 2023-04-20: nothing in it is open")
	o.Refused(&cohort.Pace{Exchange: 99, Pace: c.Pace}, "there is no such exchange: publish the pairs first")
}

// Whoever leaves is withdrawn, whoever does not waits with priority, the two are not paired again, and all others stay.
func TestEndEarly(t *testing.T) {
	o, x := storetest.Running(t, 12)
	before := o.State()
	left, stays := x.Members[1], x.Members[0]
	o.Refused(ends(x, "bored"), `end the exchange: "bored" is no reason; there are completed, goal met,`)
	c := ends(x, programme.EndChangedJob, 1)
	s := o.Do(c)
	if line := c.Summary(s); line != "Ended the exchange of "+s.CallAll(x.Members)+": changed job; "+s.Call(left)+" leaves" {
		t.Error(line)
	}
	if a, _ := s.Person(left); !a.Withdrawn || a.Left != x.ID || s.Position(left).Kind != cohort.PositionWithdrawn || !strings.Contains(a.Why.Value.Text.Raw(), "telephone") {
		t.Errorf("who left is %+v", s.Position(left))
	}
	at := s.Position(stays)
	if since, first := s.WaitsFirst(stays); !first || since.ID != x.ID || at.Kind != cohort.PositionWaiting || !at.First || !strings.HasPrefix(at.Say(s), "with priority: ") {
		t.Errorf("who stays is %+v: %s", at, at.Say(s))
	}
	if got := matching.Compare(before.Plan, s.Plan); len(got.Gone) != 1 || len(got.Came) != 0 || len(s.Plan.Waiting) != 1 {
		t.Errorf("the plan changed by %+v", got)
	}
	o.ThereAndBack(before)

	back := o.Do(&cohort.Return{Person: left})
	if _, together := back.Plan.Together(left, stays); together {
		t.Error("the two are paired again")
	}
	breaches := back.Scorer().Breaches(left, stays)
	if len(breaches) != 1 || !strings.HasSuffix(breaches[0].Sentence(), "were paired until 20 Apr 2023 (changed job)") || breaches[0].Public() != "paired before" {
		t.Errorf("%+v", breaches)
	}
	o.Refused(&cohort.Override{A: left, B: stays, Why: cohort.Reason("x")}, back.CallPair(left, stays)+" were paired until 20 Apr 2023 (changed job): reopen that exchange instead")
	o.Undo()
	s = o.Do(&cohort.Reopen{Exchange: x.ID, On: storetest.Day("2023-04-20")})
	if a, _ := s.Person(left); a.Withdrawn || a.Left != 0 || !a.Why.Value.Text.IsEmpty() || s.Position(left).Kind != cohort.PositionPublished {
		t.Errorf("reopened, %+v", s.Position(left))
	}
	if len(s.Plan.Waiting) != 0 || len(s.Plan.Pairs) != len(before.Plan.Pairs) {
		t.Errorf("reopened, %d pairs and %d wait", len(s.Plan.Pairs), len(s.Plan.Waiting))
	}
}

// Nobody is named: nobody leaves, and both wait.
func TestEndWithoutAnybodyLeaving(t *testing.T) {
	o, x := storetest.Running(t, 10)
	before := o.State()
	s := o.Do(ends(x, programme.EndNoFit))
	for _, id := range x.Members {
		if _, first := s.WaitsFirst(id); !first {
			t.Errorf("%s does not wait with priority", s.Call(id))
		}
	}
	if _, together := s.Plan.Together(x.Members[0], x.Members[1]); together {
		t.Error("the two are suggested again")
	}
	o.ThereAndBack(before)
	// What is known of the visits and calls stays, and so does what comes to light later.
	o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-12", 0)})
	if got := exchangeOf(t, o, x); got.State() != exchange.StateEnded || len(got.Visits) != 1 {
		t.Errorf("%+v", got)
	}
}

// Who completes an exchange stays where they are, and nothing is planned anew.
func TestComplete(t *testing.T) {
	o, x := storetest.Running(t, 10)
	before := o.State()
	s := o.Do(ends(x, programme.EndGoalMet))
	if s.Plan != before.Plan || s.Position(x.Members[0]).Kind != cohort.PositionPublished {
		t.Error("the plan is another one")
	}
	if _, first := s.WaitsFirst(x.Members[0]); first {
		t.Error("who completed waits")
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Withdraw{Person: x.Members[0]}, s.Call(x.Members[0])+" has completed an exchange")
	o.Refused(ends(x, programme.EndNoTime), "end the exchange: it ended on 2023-04-20 (goal met); reopen it first")
	s = o.Do(&cohort.Reopen{Exchange: x.ID, On: storetest.Day("2023-04-20")})
	if now, _ := s.Exchange(x.ID); now.State() == exchange.StateCompleted {
		t.Error("it is completed still")
	}
}

// What was published in error is as if it had never been: the two may be paired again, and nobody has priority.
func TestVoid(t *testing.T) {
	o, x := storetest.Running(t, 10)
	before := o.State()
	on := storetest.Day("2023-04-20")
	o.Refused(&cohort.Void{Exchange: x.ID, On: on}, "saying that an exchange was published in error needs a reason")
	s := o.Do(&cohort.Void{Exchange: x.ID, On: on, Why: cohort.Reason("the wrong Kim")})
	if p, together := s.Plan.Together(x.Members[0], x.Members[1]); !together || p.State != matching.Suggested {
		t.Errorf("%+v", p)
	}
	if _, first := s.WaitsFirst(x.Members[0]); first || len(s.Pool().Parted) != 0 {
		t.Error("somebody waits with priority")
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-12", 0)}, "log visit: the exchange is void since 2023-04-20; reopen it first")
	s = o.Do(&cohort.Publish{Start: storetest.Day("2023-04-24")})
	if n := len(s.Exchanges); n != len(before.Exchanges)+1 || !s.Exchanges[n-1].Has(x.Members[0]) {
		t.Error("the two were not published again")
	}
	o.Refused(&cohort.Reopen{Exchange: x.ID, On: on}, s.CallAll(x.Members)+" are in a published exchange with")
}

// A pause keeps the end, and moves what is open when it is over.
func TestPauseAndResume(t *testing.T) {
	o, x := storetest.Running(t, 10)
	before := o.State()
	pause := &cohort.Pause{Exchange: x.ID, Pause: exchange.Pause{From: storetest.Day("2023-04-20")}}
	o.Refused(pause, "pausing an exchange needs a reason")
	pause.Why = cohort.Reason("an operation")
	s := o.Do(pause)
	now := exchangeOf(t, o, x)
	p, paused := now.Paused()
	if !paused || now.State() != exchange.StatePaused || p.Until.IsZero() || now.Note(p.Note).Raw() != "an operation" || s.Plan != before.Plan {
		t.Errorf("%+v", p)
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Resume{Exchange: x.ID, On: storetest.Day("2023-04-21")}, "2023-04-21 has not come yet")
	o.Noon = o.Noon.AddDate(0, 0, 14)
	before = o.State()
	o.Do(&cohort.Resume{Exchange: x.ID, On: storetest.Day("2023-05-04")})
	after := exchangeOf(t, o, x)
	if after.State() == exchange.StatePaused || after.End != x.End {
		t.Errorf("%s until %s", after.State(), after.End)
	}
	moved := 0
	for i := range after.Steps {
		if after.Steps[i].Due != x.Steps[i].Due {
			moved++
		}
	}
	if moved == 0 {
		t.Error("nothing has moved")
	}
	o.ThereAndBack(before)
}

// Somebody whose partner left is re-matched with who waits, with a start of their own; nobody else moves.
func TestRematch(t *testing.T) {
	o, x := storetest.Running(t, 12)
	o.Do(&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Kim Lo")})
	start := storetest.Day("2023-05-02")
	a := x.Members[0]
	o.Refused(&cohort.Rematch{A: a}, "say on which day the new exchange starts")
	o.Refused(&cohort.Rematch{A: a, Start: start}, o.State().Call(a)+" is in a published exchange with")
	o.Do(ends(x, programme.EndChangedJob, 1))
	o.Refused(&cohort.Rematch{A: x.Members[1], Start: start}, o.State().Call(x.Members[1])+" left: take them back first")
	o.Refused(&cohort.Rematch{A: a, Start: start}, "nobody else waits whom "+o.State().Call(a)+" could be paired with")
	o.Do(o.ImportOf(append(storetest.Applicants(12), storetest.Applicants(15)[12:]...)...))
	before := o.State()
	partners, err := before.RematchPartners(a)
	if err != nil || len(partners) == 0 {
		t.Fatal(partners, err)
	}
	published := func(s *cohort.State) (teams []matching.Team) {
		for _, x := range s.Exchanges {
			teams = append(teams, x.Team())
		}
		return teams
	}
	c := &cohort.Rematch{A: a, Start: start}
	s := o.Do(c)
	if n := len(s.Exchanges); n != len(before.Exchanges)+1 || !slices.Equal(published(s)[:n-1], published(before)) {
		t.Fatalf("%d exchanges were %d", n, len(before.Exchanges))
	}
	made := s.Exchanges[len(s.Exchanges)-1]
	if !made.Has(a) || !made.Has(partners[0].ID) || made.Start != start || !made.Rematch || made.Facilitator.Raw() != "Kim Lo" || made.Score == 0 || len(made.Why) == 0 {
		t.Errorf("%+v", made)
	}
	if _, first := s.WaitsFirst(a); first || s.Position(a).Kind != cohort.PositionPublished {
		t.Error("they wait still")
	}
	o.ThereAndBack(before)
	if later := o.State(); later.Log[len(later.Log)-1].Change.Kind() != "redo" {
		t.Fatal("nothing was redone")
	}
	// The ending rests under the new exchange.
	var ended uint64
	for _, e := range s.Log {
		if e.Change.Kind() == "end" {
			ended = e.Seq
		}
	}
	o.Refused(&cohort.Undo{Of: ended}, "“Ended the exchange of")
	o.Refused(&cohort.Reopen{Exchange: x.ID, On: storetest.Day("2023-04-20")}, s.Call(a)+" is in a published exchange with")

	history := s.History(a)
	if len(history) != 2 || history[0].State() != exchange.StateEnded || !history[1].Open() || !history[0].Here || history[0].Cohort != s.Name ||
		len(history[0].With) != 1 || history[0].With[0] != s.Call(x.Members[1]) {
		t.Errorf("%+v", history)
	}
}

// A partner who was named is taken if they wait, and refused with the reason if they do not or may not.
func TestRematchWithSomebody(t *testing.T) {
	o, x := storetest.Running(t, 12)
	start := storetest.Day("2023-05-02")
	a, left := x.Members[0], x.Members[1]
	o.Do(ends(x, programme.EndNoFit))
	s := o.State()
	if p, ok := s.Plan.PairOf(a); ok {
		t.Fatalf("%+v", p)
	}
	o.Refused(&cohort.Rematch{A: a, B: left, Start: start}, s.CallPair(a, left)+" were paired until 20 Apr 2023 (not a good fit): reopen that exchange instead")
	o.Refused(&cohort.Rematch{A: a, B: a, Start: start}, "a pair needs two different people")
	other := s.Exchanges[1].Members[0]
	o.Refused(&cohort.Rematch{A: a, B: other, Start: start}, s.Call(other)+" is in a published exchange with")
	o.Do(o.ImportOf(append(storetest.Applicants(12), storetest.Applicants(18)[12:]...)...))
	s = o.State()
	for i := 12; i < 18; i++ {
		id := o.Person(i)
		p, paired := s.Plan.PairOf(id)
		switch {
		case !s.Scorer().AllowedPair(a, id):
			o.Refused(&cohort.Rematch{A: a, B: id, Start: start}, s.CallPair(a, id)+" may not be paired (")
		case paired && !p.Has(a):
			o.Refused(&cohort.Rematch{A: a, B: id, Start: start}, s.CallAll(p.Members())+" are suggested in the plan, so that somebody else would be moved")
		}
	}
}

// Of three, one leaves: the other two wait with priority, and may be a pair.
func TestEndTrio(t *testing.T) {
	o := storetest.OpenOf(t, storetest.WithTrios(t), storetest.Applicants(9)...)
	trio := o.Trio()
	s := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	var x *cohort.Exchange
	for _, one := range s.Exchanges {
		if one.Parties == 3 {
			x = one
		}
	}
	s = o.Do(ends(x, programme.EndIllness, 2))
	if parted := s.Pool().Parted; len(parted) != 2 {
		t.Errorf("%v", parted)
	}
	if p, ok := s.Plan.Together(x.Members[0], x.Members[1]); !ok || p.IsTrio() {
		t.Errorf("the two are not suggested: %+v of %+v", p, trio)
	}
	s = o.Do(&cohort.Rematch{A: x.Members[0], Start: storetest.Day("2023-05-02")})
	if made := s.Exchanges[len(s.Exchanges)-1]; !made.Has(x.Members[1]) {
		t.Errorf("%+v", made)
	}
}

// What was logged in error is taken out or corrected, as one change.
func TestTakenOut(t *testing.T) {
	o, x := storetest.Running(t, 10)
	o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-12", 0)})
	visit := exchangeOf(t, o, x).Visits[0].ID
	before := o.State()
	c := &cohort.RemoveVisit{Exchange: x.ID, Visit: visit}
	s := o.Do(c)
	if line := c.Summary(s); line != "Removed the visit of 2023-04-12 (1.5 h of shadowing) of "+s.CallAll(x.Members) || len(exchangeOf(t, o, x).Visits) != 0 {
		t.Error(line)
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.RemoveVisit{Exchange: x.ID, Visit: visit}, "remove visit")
	o.Undo()
	fix := &cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-13", 1), Replaces: visit}
	s = o.Do(fix)
	if all := exchangeOf(t, o, x).Visits; len(all) != 1 || all[0].Host != 1 || !strings.HasPrefix(fix.Summary(s), "Corrected a visit: 1.5 h") {
		t.Errorf("%+v: %s", all, fix.Summary(s))
	}
	o.Undo()
	if all := exchangeOf(t, o, x).Visits; len(all) != 1 || all[0].ID != visit {
		t.Errorf("%+v", all)
	}
	o.Do(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Reached: []int{0, 1}, Outcome: exchange.Spoke, Mood: exchange.Good}})
	call := exchangeOf(t, o, x).CheckIns[0].ID
	before = o.State()
	o.Do(&cohort.RemoveCheckIn{Exchange: x.ID, CheckIn: call})
	if len(exchangeOf(t, o, x).CheckIns) != 0 {
		t.Error("the call is there still")
	}
	o.ThereAndBack(before)
	o.Undo()
	o.Do(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-18"), Outcome: exchange.NoAnswer}, Replaces: call})
	if all := exchangeOf(t, o, x).CheckIns; len(all) != 1 || all[0].Outcome != exchange.NoAnswer {
		t.Errorf("%+v", all)
	}
	o.Do(&cohort.Skip{Exchange: x.ID, Milestone: "agreement", On: storetest.Day("2023-04-12"), Why: cohort.Reason("they know each other")})
	before = o.State()
	o.Do(&cohort.Unskip{Exchange: x.ID, Milestone: "agreement"})
	if step, _ := exchangeOf(t, o, x).Step("agreement"); !step.Skipped.IsZero() {
		t.Error("it is skipped still")
	}
	o.ThereAndBack(before)
	o.Refused(&cohort.Unskip{Exchange: x.ID, Milestone: "agreement"}, "take back the skipping of agreement: it is not skipped")
}

// What came of a call is one change: made together or not at all, undone whole.
func TestSeveral(t *testing.T) {
	o, x := storetest.Running(t, 10)
	before := o.State()
	on := storetest.Day("2023-04-18")
	tick := cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: on, Note: cohort.CallNote("sent")}
	call := cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: on, Reached: []int{0, 1}, Outcome: exchange.Spoke, Mood: exchange.Good}, Note: cohort.CallNote("all is well")}
	o.Refused(&cohort.Several{}, "there is nothing to write down")
	o.Refused(&cohort.Several{Ticks: []cohort.Tick{tick, tick}, CheckIns: []cohort.RecordCheckIn{call}}, "tick introduced: it was already ticked")
	c := &cohort.Several{
		Ticks:    []cohort.Tick{tick},
		Visits:   []cohort.LogVisit{{Exchange: x.ID, Visit: storetest.Visit("2023-04-12", 0)}, {Exchange: x.ID, Visit: storetest.Visit("2023-04-13", 1)}},
		CheckIns: []cohort.RecordCheckIn{call},
	}
	s := o.Do(c)
	now := exchangeOf(t, o, x)
	if len(now.Visits) != 2 || now.Visits[0].ID == now.Visits[1].ID || len(now.CheckIns) != 1 || now.Note(now.CheckIns[0].Note).Raw() != "all is well" {
		t.Errorf("%+v", now)
	}
	if line := c.Summary(s); line != "Checked in with "+s.CallEach(x.Members)+", good; logged 1.5 h, logged 1.5 h, ticked 1 milestone" {
		t.Error(line)
	}
	gone := &cohort.RemoveVisit{Exchange: x.ID, Visit: now.Visits[1].ID}
	if s := o.Do(gone); gone.Summary(s) != "Removed the visit of 2023-04-13 (1.5 h of shadowing) of "+s.CallAll(x.Members) {
		t.Error(gone.Summary(s))
	}
	o.Undo()
	o.ThereAndBack(before)
	o.Undo()
	o.Same("undone", before, o.State())
	var all []cohort.Tick
	for _, x := range before.Exchanges {
		all = append(all, cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: on})
	}
	marked := &cohort.Several{Ticks: all}
	if s := o.Do(marked); marked.Summary(s) != "Ticked “Introduction sent” for 5 exchanges" {
		t.Error(marked.Summary(s))
	}
}
