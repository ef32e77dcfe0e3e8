package follow_test

import (
	"strings"
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// rub takes away what stands in a field.
func rub(d *tuitest.Driver) *tuitest.Driver { return d.Keys("ctrl+u") }

// One exchange ends because a partner leaves: it is asked who leaves, and the other one waits with priority. Reopened it is
// as before.
func TestEndOneWithReasonAndWhoLeaves(t *testing.T) {
	d := tuitest.UnderWay(t, 100, 30, "2023-05-10")
	d.Keys("4", "/").Typed("osei").Keys("enter", "E").Dialog("Why is the exchange of Amara Osei ↔ Tom Bridger over?", "changed job", "ended early", "as if it had never been")
	d.Typed("changed").Keys("enter").Dialog("Changed job", "Amara Osei", "Who leaves")
	d.Keys("ctrl+s").Dialog("Say who leaves, or nobody")
	d.Keys("right", "right", "right").Dialog("Tom").Keys("tab")
	rub(d).Typed("tomorrow").Keys("ctrl+s").Dialog("has not come yet")
	rub(d).Typed("8 may").Keys("tab").Typed("to Leeds").Keys("ctrl+s").Toast("Ended the exchange of Amara Osei ↔ Tom Bridger: changed job")
	x := d.ExchangeOf("amara.osei@example.org")
	if x.State() != exchange.StateEnded || x.Ending.On != tuitest.DayFor(t, "2023-05-08") || x.Ending.Reason != programme.EndChangedJob || len(x.Ending.Leaves) != 1 ||
		x.Members[x.Ending.Leaves[0]] != d.Person("Tom Bridger") || x.Note(x.Ending.Note).Safe() != "to Leeds" {
		t.Fatalf("ended %+v", x.Ending)
	}
	if first, ok := d.State().WaitsFirst(d.Person("Amara Osei")); !ok || first.ID != x.ID {
		t.Fatal("Amara does not wait with priority")
	}
	d.Sees("changed job").Keys("S").SeesNot("Move the start").Keys("enter", "E").SeesNot("Why is").Keys("esc")
	d.Keys("?").Dialog("Take the ending of Amara Osei ↔ Tom Bridger back").Keys("esc", "E").
		Dialog("Reopen the exchange of Amara Osei ↔ Tom Bridger?", "It ended on Mon 8 May: changed job", "Tom Bridger left with it, and would be back").Keys("esc")
	if x := d.ExchangeOf("amara.osei@example.org"); x.Open() {
		t.Fatal("it was reopened before anybody said yes")
	}
	d.Keys("E", "y").Toast("Reopened")
	if x := d.ExchangeOf("amara.osei@example.org"); x.State() != exchange.StateActive || len(d.State().WaitingFirst()) > 0 {
		t.Fatalf("reopened it is %s", x.State())
	}
	d.Keys("u").Toast("Undid").Keys("u").Toast("Undid: Ended")
	if x := d.ExchangeOf("amara.osei@example.org"); !x.Open() {
		t.Fatal("undone it is still over")
	}
	d.Keys("esc", "esc", "g").Again()
}

func TestVoidByKeys(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-12")
	d.Keys("4", "/").Typed("osei").Keys("enter", "E").Typed("never been").Keys("enter").Dialog("as if it had never been", "On").SeesNot("Who leaves")
	d.Keys("ctrl+s").Dialog("it needs a reason").Keys("tab").Typed("they are cousins").Keys("ctrl+s").Toast("Amara Osei ↔ Tom Bridger")
	if x := d.ExchangeOf("amara.osei@example.org"); x.State() != exchange.StateVoid {
		t.Fatalf("it is %s", x.State())
	}
	d.Sees("published in error").Keys("c").Toast("over, nobody needs to ring them").Keys("E").Dialog("published in error").Keys("y").Toast("Reopened").Keys("u", "u")
	if x := d.ExchangeOf("amara.osei@example.org"); x.State() != exchange.StateActive {
		t.Fatalf("undone it is %s", x.State())
	}
}

// A pause asks for a reason and says what it does to the minimum; what is open moves when it is over.
func TestPauseAndResumeByKeys(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-12")
	due := func() programme.Date {
		x := d.ExchangeOf("amara.osei@example.org")
		for _, s := range x.Steps {
			if s.Name == "agreement" {
				return x.DueOn(s)
			}
		}
		t.Fatal("there is no agreement")
		return programme.Date{}
	}
	before := due()
	d.Keys("4", "/").Typed("osei").Keys("enter", "P").Dialog("Pause", "Ask again", "Wed 10 May", "the minimum can still be met")
	d.Keys("ctrl+s").Dialog("Pausing needs a reason").Keys("tab")
	rub(d).Typed("10 oct").Dialog("lies after the last day, 2023-10-03;", "the latest is 2023-10-03")
	rub(d).Typed("26 apr").Dialog("the minimum can still be met").Keys("tab").Typed("an inspection").Keys("ctrl+s").Toast("Paused")
	d.Sees("paused")
	d.Day = "2023-04-26"
	d.Open(80, 24)
	d.Keys("5", "/").Typed("osei").Keys("enter").Row("Amara").Sees("pause")
	d.Keys("4", "/").Typed("osei").Keys("enter", "P").Toast("Resumed").SeesNot("paused")
	if x := d.ExchangeOf("amara.osei@example.org"); x.State() != exchange.StateActive || len(x.Pauses) != 1 || due() != before.AddDays(14) && due().Sub(before) < 12 {
		t.Fatalf("%s, the agreement was due on %s and is on %s", x.State(), before, due())
	}
	d.Keys("u").Toast("Undid: Resumed").Sees("paused").Keys("u").Toast("Undid: Paused").SeesNot("paused")
}

// Whoever stayed gets a new partner: the dialog shows with whom, what changes, and asks for the start.
func TestRematchByKeys(t *testing.T) {
	d := tuitest.UnderWay(t, 100, 30, "2023-05-10")
	for _, name := range []string{"osei", "agnès"} {
		d.Keys("4", "esc", "esc", "/").Typed(name).Keys("enter", "E").Typed("changed").Keys("enter", "right", "right", "right", "ctrl+s").Toast("Ended")
	}
	exchanges := len(d.State().Exchanges)
	d.Keys("esc", "esc", "/").Typed("osei").Keys("enter", "R").Dialog("A new partner for Amara", "Agnès", "in the plan · with priority")
	d.Keys("enter").Dialog("Re-match", "+ ", "Agnès", "waiting 0 → 0", "Nobody else is moved")
	rub(d).Typed("sometime").Keys("enter").Dialog("is no day")
	rub(d).Typed("2099-01-04").Keys("enter").Dialog("is more than a year from today")
	rub(d).Typed("monday").Keys("enter").Toast("Re-matched")
	s := d.State()
	if len(s.Exchanges) != exchanges+1 {
		t.Fatalf("%d exchanges", len(s.Exchanges))
	}
	x := s.Exchanges[len(s.Exchanges)-1]
	if !x.Rematch || x.Start != tuitest.DayFor(t, "2023-05-15") || !x.Has(d.Person("Amara Osei")) || !x.Has(d.Person("Agnès Dubois")) {
		t.Fatalf("re-matched %+v", x)
	}
	d.Keys("esc", "esc", "/").Typed("osei").Keys("enter").Sees("2 of 24").Keys("u").Toast("Undid: Re-matched").Sees("1 of 23")
}

// Another than whom the plan suggests leaves the plan's one waiting, and the dialog says so.
func TestRematchWithAnotherThanThePlans(t *testing.T) {
	d := tuitest.UnderWay(t, 100, 30, "2023-05-10")
	for _, name := range []string{"osei", "agnès", "jamal"} {
		d.Keys("4", "esc", "esc", "/").Typed(name).Keys("enter", "E").Typed("changed").Keys("enter", "right", "right", "right", "ctrl+s").Toast("Ended")
	}
	s := d.State()
	if len(s.Plan.Waiting) != 1 {
		t.Fatalf("%d wait", len(s.Plan.Waiting))
	}
	alone := s.Call(s.Plan.Waiting[0].ID)
	name := "agnès"
	if alone == "Agnès Dubois" {
		name = "osei"
	}
	d.Keys("esc", "esc", "/").Typed(name).Keys("enter", "R").Dialog("in the plan").Typed(alone).Keys("enter")
	d.Dialog("Re-match", "− ", "which the plan suggested", "waiting 1 → 1", "waits until the plan is made again")
}

// What was logged is corrected or taken out again: a visit, a call, a skip.
func TestLogCorrectsAndRemoves(t *testing.T) {
	d := tuitest.UnderWay(t, 100, 30, "2023-05-10")
	d.Keys("4", "/").Typed("osei").Keys("enter", "l").SeesNot("What was logged")
	d.Keys("v").Typed("3").Keys("enter", "enter", "right", "ctrl+s").Toast("Logged 3.0 h")
	d.Keys("l").Dialog("What was logged of Amara ↔ Tom", "visit: ").Keys("enter").Dialog("Correct it", "Take it out").Keys("enter").Dialog("Correct a visit", "3")
	rub(d).Typed("4h meeting colleagues at Tom's 8 May").Keys("tab").Typed("a long walk").Keys("ctrl+s").Toast("4.0 h")
	x := d.ExchangeOf("amara.osei@example.org")
	if len(x.Visits) != 1 || x.Visits[0].HourTenths != 40 || x.Visits[0].Date != tuitest.DayFor(t, "2023-05-08") || x.Note(x.Visits[0].Note).Safe() != "a long walk" {
		t.Fatalf("corrected %+v", x.Visits)
	}
	d.Keys("u")
	if x := d.ExchangeOf("amara.osei@example.org"); len(x.Visits) != 1 || x.Visits[0].HourTenths != 30 {
		t.Fatalf("undone %+v", x.Visits)
	}
	d.Keys("l", "enter").Typed("take").Keys("enter").Toast("Removed ")
	if x := d.ExchangeOf("amara.osei@example.org"); len(x.Visits) != 0 {
		t.Fatalf("taken out %+v", x.Visits)
	}

	d.Keys("c", "c", "b", "enter", "g", "enter").Typed("all well").Keys("ctrl+s").Toast("both reached")
	d.Keys("4", "l").Dialog("call: spoke to Amara and Tom, good").Keys("enter", "enter").Sees("all well", "[x] good").Keys("1", "tab", "r", "tab", "ctrl+u").Typed("Tom is worried").Keys("ctrl+s")
	x = d.ExchangeOf("amara.osei@example.org")
	if len(x.CheckIns) != 1 || x.CheckIns[0].Mood != exchange.AtRisk || len(x.CheckIns[0].Reached) != 1 || x.Note(x.CheckIns[0].Note).Safe() != "Tom is worried" {
		t.Fatalf("corrected %+v", x.CheckIns)
	}
	d.Keys("u")
	if x := d.ExchangeOf("amara.osei@example.org"); len(x.CheckIns) != 1 || x.CheckIns[0].Mood != exchange.Good {
		t.Fatalf("undone %+v", x.CheckIns)
	}
	d.Keys("l", "enter").Typed("take").Keys("enter").Toast("Removed ")
	if x := d.ExchangeOf("amara.osei@example.org"); len(x.CheckIns) != 0 {
		t.Fatalf("taken out %+v", x.CheckIns)
	}

	d.Keys("x").Typed("they met already").Keys("enter").Toast("Skipped").Keys("l").Dialog("skipped: ").Keys("enter").SeesNot("Correct it").Keys("enter")
	for _, s := range d.ExchangeOf("amara.osei@example.org").Steps {
		if !s.Skipped.IsZero() {
			t.Fatalf("%s is skipped still", s.Name)
		}
	}
	d.Keys("esc", "esc", "g").Again()
}

func TestCaseloadByWeek(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-12")
	d.Keys("5", "w").Dialog("Calls by week", "this week", "week of ", "calls in 12 weeks").Keys("esc").SeesNot("Calls by week")
	d.Keys("/").Typed("osei").Keys("enter", "w").Dialog("Calls by week", "calls in 12 weeks").Keys("w").SeesNot("Calls by week")
}

// An answer is given on the call sheet, and with the visit, the tick and the call it is one change that u takes back whole.
func TestCallWithVisitTickAndAnswerIsUndoneWhole(t *testing.T) {
	d := tuitest.UnderWay(t, 100, 30, "2023-05-10")
	d.Keys("5", "/").Typed("osei").Keys("enter", "c", "b", "tab", "g", "tab").Typed("both are keen").Keys("tab").Typed("3h shadowing at Tom's 8 May")
	d.Sees("3.0 h of shadowing, Tom hosted, Mon 8 May").Keys("tab", "tab", "tab").Row("▸ [ ] Introduction sent").Keys("space").Row("[x] Introduction sent")
	for range 30 {
		if at := d.Frame(); strings.Contains(at, "▸ [ ] Survey: space to reflect") {
			break
		}
		d.Keys("down")
	}
	d.Row("▸ [ ] Survey: space to reflect").Keys("right", "5").Keys("right", "6")
	log := d.State().Seq
	d.Keys("ctrl+s").Toast("both reached")
	if after := d.State().Seq; after != log+1 {
		t.Fatalf("saved as %d changes", after-log)
	}
	x := d.ExchangeOf("amara.osei@example.org")
	if len(x.CheckIns) != 1 || len(x.Visits) != 1 || len(x.Answers) != 2 || x.Answers[0].Number != 5 || x.Answers[1].Number != 6 || x.Answers[0].From == x.Answers[1].From {
		t.Fatalf("calls %+v, visits %+v, answers %+v", x.CheckIns, x.Visits, x.Answers)
	}
	if _, done := x.DoneOn(0); !done {
		t.Fatal("the introduction is not ticked")
	}
	d.Keys("4", "/").Typed("osei").Keys("enter", "l").Dialog("call: spoke to Amara and Tom, good (robin)").Keys("esc", "5")
	d.Keys("u").Toast("Undid")
	x = d.ExchangeOf("amara.osei@example.org")
	if _, done := x.DoneOn(0); done || len(x.CheckIns)+len(x.Visits)+len(x.Answers) > 0 {
		t.Fatalf("undone there are calls %+v, visits %+v, answers %+v", x.CheckIns, x.Visits, x.Answers)
	}
	d.Keys("ctrl+r")
	if x := d.ExchangeOf("amara.osei@example.org"); len(x.CheckIns) != 1 || len(x.Visits) != 1 || len(x.Answers) != 2 {
		t.Fatal("it is not redone whole")
	}
	d.Keys("esc", "esc", "g").Again()
}

// Where a programme has a most and no least, the ledger and the form of a visit say the most, and a pause says that the end
// stays and nothing of a minimum.
func TestMostInsteadOfLeast(t *testing.T) {
	d := tuitest.OfProgramme(t, "leading-beyond-boundaries", "2023-07-12", 80, 24)
	d.Does(&cohort.Publish{Start: programme.Date{Year: 2023, Month: 7, Day: 17}})
	d.Day = "2023-08-16"
	d.Open(80, 24)
	d.Keys("4", "P").Dialog("the end stays Wed 17 Jul 2024.").SeesNot("minimum").Keys("esc", "v").Dialog("at most 7.5 h each way").
		Keys("esc", "j", "enter", "pgdown").Sees("together 0.0 h · at most 7.5 h each way")
}

// The time together of a trio whose minimum is for each way stands whole in its column.
func TestTogetherOfTrioIsWhole(t *testing.T) {
	d := tuitest.OfProgramme(t, "surrey-500", "2017-10-02", 120, 40)
	d.Does(&cohort.Publish{Start: programme.Date{Year: 2017, Month: 10, Day: 3}})
	d.Keys("4").Sees("0.0 of 7.0").SeesNot("0.0 of 10…")
	for _, x := range d.State().Exchanges {
		if x.Parties > 2 {
			d.Keys("/").Typed(d.State().Call(x.Members[0])).Keys("enter").Sees("0.0 of 10.5")
			return
		}
	}
	t.Fatal("there is no trio")
}

// Where meetings are counted, and not hours of each host, nobody has to say who hosted one.
func TestMeetingNeedsNoHost(t *testing.T) {
	d := tuitest.OfProgramme(t, "reciprocal-mentoring", "2023-06-08", 80, 24)
	d.Does(&cohort.Publish{Start: programme.Date{Year: 2023, Month: 6, Day: 19}})
	d.Day = "2023-07-10"
	d.Open(80, 24)
	d.Keys("4", "v").Dialog("‹ both ›").Typed("1").Keys("ctrl+s").Toast("Logged").Sees("1 of 6")
}
