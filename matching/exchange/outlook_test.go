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
		{"silent", nil, "2023-08-30", "now: overdue 3 weeks, check-in 4 of 5, last reached 6 Jun; at risk: nobody reached for 12 weeks"},
		{"a visit is due", func(e Exchange) Exchange { return e.RemoveVisit(20230615).RemoveVisit(20230601) }, "2023-06-19",
			"now: now, check-in 4 of 5, last reached 6 Jun; First visit due in 8 days"},
		{"a visit is due, but they were rung lately", func(e Exchange) Exchange {
			return e.RemoveVisit(20230615).RemoveVisit(20230601).AddCheckIn(callOn(t, "2023-06-13", 1))
		}, "2023-06-19", "later: Tue 8 Aug, check-in 4 of 5, last reached 13 Jun"},
		{"or will be on the day agreed", func(e Exchange) Exchange {
			return agreed(e.RemoveVisit(20230615).RemoveVisit(20230601).RemoveCheckIn(20230606))
		}, "2023-06-28", "later: Tue 25 Jul, agreed on 20 May"},
		{"said to be at risk", func(e Exchange) Exchange {
			call := callOn(t, "2023-06-10", 0)
			call.Mood = AtRisk
			return e.AddCheckIn(call)
		}, "2023-06-20", "now: now, check-in 4 of 5, last reached 10 Jun; said to be at risk on 10 Jun"},
		{"no more calls", func(e Exchange) Exchange { return e.AddCheckIn(callOn(t, "2023-09-04", 0)) }, "2023-09-05", "later: no call planned"},
		{"complete", func(e Exchange) Exchange { return tickAll(t, e, "2023-09-20") }, "2023-09-21", ""},
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
			if !o.Next.Call.IsZero() {
				got += ", " + o.Next.Call.Why.Say(nil)
			}
			if also := o.SayAlso(names); also != "" {
				got += "; " + also
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestOutlookInWords(t *testing.T) {
	for _, c := range []struct{ today, long, short string }{
		{"2023-06-20", "next: Closing review, due 27 Sep", "next 27 Sep"},
		{"2023-07-29", "Check-in 4 due in 10 days", "due 8 Aug"},
		{"2023-08-07", "Check-in 4 due tomorrow", "due tomorrow"},
		{"2023-08-09", "Check-in 4 overdue 1 day", "overdue 1 day"},
		{"2023-08-30", "at risk: nobody reached for 12 weeks", "at risk: nobody reached for 12 weeks"},
	} {
		e, terms := started(t)
		o := upTo(t, e).Outlook(terms, day(t, c.today))
		if long, short := o.Say(names), o.SayShort(names); long != c.long || short != c.short {
			t.Errorf("on %s: %q, %q", c.today, long, short)
		}
	}
	e, terms := started(t)
	o := tickAll(t, e, "2023-09-20").Outlook(terms, day(t, "2023-09-21"))
	if o.Say(names) != "complete" || o.SayShort(names) != "complete" || o.Day() != someDay || !o.Open.IsZero() {
		t.Errorf("complete: %+v", o)
	}
}

// TestCompareNeed has a call that is overdue before one of today, and a reason to ring today among the latter.
func TestCompareNeed(t *testing.T) {
	e, terms := started(t)
	today := day(t, "2023-08-08")
	overdue, due := upTo(t, e).AddCheckIn(callOn(t, "2023-08-03")), upTo(t, e) // again on 7 Aug
	risk := due.AddCheckIn(callOn(t, "2023-08-02", 0))
	risk.CheckIns[len(risk.CheckIns)-1].Mood = AtRisk
	risk.CheckIns[len(risk.CheckIns)-1].Date = day(t, "2023-07-31")
	later := due.AddCheckIn(callOn(t, "2023-08-07", 0))
	want := []Outlook{overdue.Outlook(terms, today), risk.Outlook(terms, today), due.Outlook(terms, today), later.Outlook(terms, today)}
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
		{Kind: BecauseSilent, Days: 30}, {Kind: BecauseDue, Item: Item{Title: "First visit", Status: Due}}, {Kind: BecauseNext, Item: Item{Title: "First visit"}},
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
