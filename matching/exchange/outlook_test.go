package exchange

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/programme"
)

func TestNextStep(t *testing.T) { // calls are due on 18 Apr, 2 May, 6 Jun, 8 Aug, 5 Sep
	agreed := func(e Exchange) Exchange {
		call := callOn(t, "2023-05-20", 0)
		call.Next = day(t, "2023-07-25")
		return e.AddCheckIn(call)
	}
	for _, c := range []struct {
		name   string
		change func(Exchange) Exchange
		today  string
		want   string
	}{
		{"far ahead", nil, "2023-06-20", "later: Tue 8 Aug, check-in 4 of 5, last reached 6 Jun"},
		{"soon", nil, "2023-08-02", "soon: Tue 8 Aug, check-in 4 of 5, last reached 6 Jun"},
		{"tomorrow", nil, "2023-08-07", "soon: tomorrow, check-in 4 of 5, last reached 6 Jun"},
		{"today", nil, "2023-08-08", "now: today, check-in 4 of 5, last reached 6 Jun"},
		{"overdue", nil, "2023-08-09", "now: overdue 1 day, check-in 4 of 5, last reached 6 Jun"},
		{"next year", nil, "2022-12-01", "later: Tue 8 Aug 2023, check-in 4 of 5, last reached 6 Jun 2023"},
		{"long overdue", nil, "2023-08-30", "now: overdue 3 weeks, check-in 4 of 5, last reached 6 Jun"},
		{"a visit of the pair comes before", func(e Exchange) Exchange { return e.RemoveVisit(20230615).RemoveVisit(20230601) }, "2023-06-19",
			"soon: Tue 27 Jun, pair visit-1, First visit due in 8 days"},
		{"until it is due", func(e Exchange) Exchange { return e.RemoveVisit(20230615).RemoveVisit(20230601) }, "2023-06-27",
			"later: Tue 8 Aug, check-in 4 of 5, last reached 6 Jun"},
		{"not met, which does not wait for the day agreed", func(e Exchange) Exchange {
			return agreed(e.RemoveVisit(20230615).RemoveVisit(20230601).RemoveCheckIn(20230606))
		}, "2023-06-28", "now: today, not met after 12 weeks"},
		{"a step long overdue, after a week", func(e Exchange) Exchange {
			return e.Untick("first-meeting", 0).RemoveCheckIn(20230502).RemoveCheckIn(20230606)
		}, "2023-04-27", "soon: Tue 2 May, check-in 2 of 5, last reached 18 Apr"},
		{"nothing planned but a step overdue", func(e Exchange) Exchange {
			e.CallsDue = e.CallsDue[:1]
			return e.Untick("first-meeting", 0).RemoveCheckIn(20230502).RemoveCheckIn(20230606)
		}, "2023-04-27", "soon: Tue 2 May, First conversation overdue 2 days"},
		{"tried three times", func(e Exchange) Exchange {
			return e.AddCheckIn(callOn(t, "2023-08-08")).AddCheckIn(callOn(t, "2023-08-10")).AddCheckIn(callOn(t, "2023-08-16"))
		}, "2023-08-16", "soon: Wed 23 Aug, coordinator check-in 4, nobody reached in 3 calls, last on 16 Aug; at risk: nobody reached for 10 weeks, in 3 calls"},
		{"rung today", func(e Exchange) Exchange { return e.AddCheckIn(callOn(t, "2023-09-04", 0, 1)) }, "2023-09-04",
			"later: Wed 27 Sep, pair closing, Closing review to come, in 3 weeks"},
		{"said to be at risk", func(e Exchange) Exchange {
			call := callOn(t, "2023-06-10", 0)
			call.Mood = AtRisk
			return e.AddCheckIn(call)
		}, "2023-06-20", "now: overdue 4 days, said to be at risk on 10 Jun"},
		{"no more calls", func(e Exchange) Exchange {
			return e.AddCheckIn(callOn(t, "2023-09-04", 0)).Tick("closing", 0, e.Start, 0)
		}, "2023-10-04",
			"soon: tomorrow, close, the last day is 4 Oct"},
		{"over", func(e Exchange) Exchange { return e.AddCheckIn(callOn(t, "2023-09-04", 0)) }, "2023-10-06",
			"now: overdue 1 day, close, the last day was 4 Oct"},
		{"complete", func(e Exchange) Exchange { return tickAll(t, e, "2023-09-20") }, "2023-09-20", "soon: tomorrow, close, every milestone done or skipped"},
		{"ended", func(e Exchange) Exchange {
			return e.EndWith(Ending{Reason: programme.EndNoTime, On: day(t, "2023-06-20")})
		}, "2023-06-21", ""},
	} {
		e, terms := started(t)
		e = upTo(t, e)
		if c.change != nil {
			e = c.change(e)
		}
		o := e.Outlook(terms, day(t, c.today))
		got := ""
		if o.Next.When != "" {
			got = fmt.Sprintf("%s: %s", o.Next.When, o.Next.Say())
			if !o.Next.IsCall() || o.Next.Owner != programme.OwnerFacilitator {
				got += ", "
				if o.Next.Owner != programme.OwnerFacilitator {
					got += string(o.Next.Owner) + " "
				}
				got += o.Next.Step
			}
			got += ", " + o.Next.Why.Say(nil)
			if also := o.SayAlso(names); also != "" {
				got += "; " + also
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// shortest is the last of the phrases for how an exchange stands.
func shortest(o Outlook) string {
	all := o.Phrases(names)
	return all[len(all)-1].String()
}

func TestOutlookInWords(t *testing.T) {
	for _, c := range []struct{ today, long, short string }{
		{"2023-06-20", "next: Closing review, due 27 Sep", "next 27 Sep"},
		{"2023-07-29", "Check-in 4 due in 10 days", "due 8 Aug"},
		{"2023-08-07", "Check-in 4 due tomorrow", "due tomorrow"},
		{"2023-08-09", "Check-in 4 overdue 1 day", "overdue 1 day"},
		{"2023-08-30", "Check-in 4 overdue 3 weeks", "overdue 3 weeks"},
	} {
		e, terms := started(t)
		o := upTo(t, e).Outlook(terms, day(t, c.today))
		if long, short := o.Say(names), shortest(o); long != c.long || short != c.short {
			t.Errorf("on %s: %q, %q", c.today, long, short)
		}
	}
	e, terms := started(t)
	o := tickAll(t, e, "2023-09-20").Outlook(terms, day(t, "2023-09-21"))
	if o.Say(names) != "complete" || shortest(o) != "complete" || o.Day() != day(t, "2023-09-21") || !o.Open.IsZero() {
		t.Errorf("complete: %+v", o)
	}
}

// TestCompareNeed has trouble before a promise, that before a call that is overdue and one of today, and those whom
// nobody reaches below them.
func TestCompareNeed(t *testing.T) {
	e, terms := started(t)
	today := day(t, "2023-08-08")
	overdue, due := upTo(t, e).AddCheckIn(callOn(t, "2023-08-03")), upTo(t, e) // again on 7 Aug
	risk := due.AddCheckIn(callOn(t, "2023-08-02", 0))
	risk.CheckIns[len(risk.CheckIns)-1].Mood = AtRisk
	risk.CheckIns[len(risk.CheckIns)-1].Date = day(t, "2023-07-31")
	later := due.AddCheckIn(callOn(t, "2023-08-07", 0))
	escalated := upTo(t, e)
	for _, on := range []string{"2023-07-19", "2023-07-21", "2023-07-27"} {
		escalated = escalated.AddCheckIn(callOn(t, on))
	}
	promised := upTo(t, e).AddCheckIn(callOn(t, "2023-08-01", 0, 1))
	promised.CheckIns[len(promised.CheckIns)-1].Next = today
	want := []Outlook{risk.Outlook(terms, today), promised.Outlook(terms, today), overdue.Outlook(terms, today), due.Outlook(terms, today),
		escalated.Outlook(terms, today), later.Outlook(terms, today)}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, Outlook.CompareNeed)
	for i := range want {
		if got[i].Next.Say() != want[i].Next.Say() || got[i].Health != want[i].Health {
			t.Errorf("%d: %s %s, want %s %s", i, got[i].Health, got[i].Next.Say(), want[i].Health, want[i].Next.Say())
		}
	}
}

func TestToTick(t *testing.T) {
	e, terms := started(t)
	toTick := func() string { return e.Outlook(terms, e.Start).ToTick }
	if got := toTick(); got != "introduced" {
		t.Error(got)
	}
	for _, name := range []string{"introduced", "confirm", "first-meeting"} {
		e = e.Tick(name, Everybody, e.Start, 0)
	}
	if got := toTick(); got != "feedback" { // though calls and visits do earlier ones
		t.Error(got)
	}
	for _, name := range []string{"feedback", "closing", "celebrate"} {
		e = e.Skip(name, e.Start, 1)
	}
	if got := toTick(); got != "first-call" {
		t.Error(got)
	}
	e = tickAll(t, e, "2023-05-01")
	if got := toTick(); got != "introduced" {
		t.Error(got)
	}
	if got := (Exchange{}).Outlook(terms, e.Start).ToTick; got != "" {
		t.Error(got)
	}
}

func TestQuestions(t *testing.T) {
	p := sixMonths()
	for i := range p.Milestones {
		p.Milestones[i].Ask = p.Milestones[i].Name + "?"
	}
	e := New(p, day(t, startText), 2)
	for today, want := range map[string][]string{
		"2023-04-04": {"introduced?", "confirm?", "first-meeting?"},
		"2023-06-20": {"introduced?", "confirm?", "first-meeting?", "first-call?"},
	} {
		if diff := cmp.Diff(want, e.Questions(p.Exchange, day(t, today), 4)); diff != "" {
			t.Errorf("on %s:\n%s", today, diff)
		}
	}
	if asks := tickAll(t, e, "2023-05-01").Questions(p.Exchange, day(t, "2023-06-20"), 4); asks != nil {
		t.Errorf("of what is done: %v", asks)
	}
}

func TestLastDay(t *testing.T) {
	e, _ := started(t)
	if got := e.LastDay(); got != e.End {
		t.Errorf("with an end, %s", got)
	}
	if got := New(open(), day(t, "2024-03-01"), 2).LastDay().String(); got != "2024-09-02" {
		t.Errorf("without one, %s", got)
	}
	if got := (Exchange{Start: e.Start}).LastDay(); got != e.Start {
		t.Errorf("without anything, %s", got)
	}
}

// TestReasonsSayThemselves has every kind of reason, none of which may show its bare name.
func TestReasonsSayThemselves(t *testing.T) {
	today := day(t, "2023-06-20")
	for _, r := range []Reason{
		{Kind: BecauseComplete}, {Kind: BecauseOutOfReach, Least: programme.Amount{HourTenths: 75}}, {Kind: BecauseMood, On: today},
		{Kind: BecauseSilent, Days: 30, Number: 3}, {Kind: BecauseSilent, Number: 3, Never: true}, {Kind: BecauseHalf, Parties: []int{1}, Number: 1},
		{Kind: BecauseNotMet, Days: 70}, {Kind: BecausePaused, Since: today, On: today}, {Kind: BecauseEnded, Ending: programme.EndNoFit, On: today, Parties: []int{0}},
		{Kind: BecauseMilestone, Item: Item{Title: "Midpoint"}}, {Kind: BecauseProposed, Parties: []int{0}, On: today}, {Kind: BecauseNothingElse},
		{Kind: BecauseWaiting, Item: Item{Title: "First visit", Status: Due}}, {Kind: BecauseTries, Number: 12}, {Kind: BecauseLastDay, On: today}, {Kind: BecauseDue, Item: Item{Title: "First visit", Status: Due}}, {Kind: BecauseNext, Item: Item{Title: "First visit"}},
		{Kind: BecauseNothing}, {Kind: BecauseAgreed, On: today}, {Kind: BecauseUnanswered, On: today}, {Kind: BecauseCheckIn, Number: 1, Of: 2},
	} {
		if said := r.Say(nil); said == string(r.Kind) || said == "" {
			t.Errorf("%s is said to be %q", r.Kind, said)
		}
	}
	if (Reason{}).Say(nil) != "" || !(Reason{}).IsZero() {
		t.Error("no reason says something")
	}
}
