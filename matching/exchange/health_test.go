package exchange

import (
	"testing"

	"crosswalk/matching/programme"
)

// upTo is an exchange in which all was well until 20 June: every step due by then done, both visits
// made, every call reached.
func upTo(t testing.TB, e Exchange) Exchange {
	e = e.AddVisit(visitOn(t, "2023-06-01", 40, 0)).AddVisit(visitOn(t, "2023-06-15", 40, 1))
	for _, name := range []string{"introduced", "confirm", "first-meeting", "feedback"} {
		e = e.Tick(name, Everybody, day(t, "2023-04-20"), 0)
	}
	for _, on := range []string{"2023-04-18", "2023-05-02", "2023-06-06"} {
		e = e.AddCheckIn(callOn(t, on, 0, 1))
	}
	return e
}

// healthCase is an exchange that was well, what then happened to it, and how it stands on a day.
type healthCase struct {
	name   string
	change func(Exchange) Exchange
	today  string
	health Health
	why    string
}

func wantHealth(t *testing.T, cases []healthCase) {
	t.Helper()
	for _, c := range cases {
		e, terms := started(t)
		e = upTo(t, e)
		if c.change != nil {
			e = c.change(e)
		}
		health, why := healthOn(e, terms, day(t, c.today))
		if health != c.health || why != c.why {
			t.Errorf("%s: %s, %q, want %s, %q", c.name, health, why, c.health, c.why)
		}
	}
}

func TestHealthByCalls(t *testing.T) {
	wantHealth(t, []healthCase{
		{"all well", nil, "2023-06-20", HealthOnTrack, "next: Closing review, due 27 Sep"},
		{"the next year", nil, "2022-12-20", HealthOnTrack, "next: Closing review, due 27 Sep 2023"},
		{"a call soon", nil, "2023-07-29", HealthDue, "Check-in 4 due in 10 days"},
		{"a call today", nil, "2023-08-08", HealthDue, "Check-in 4 due today"},
		{"a call late", nil, "2023-08-09", HealthOurTurn, "Check-in 4 overdue 1 day"},
		{"nobody rang for long, which is not the pair's trouble", nil, "2023-08-30", HealthOurTurn, "Check-in 4 overdue 3 weeks"},
		{"rung", func(e Exchange) Exchange { return e.AddCheckIn(callOn(t, "2023-08-29", 1)) },
			"2023-08-30", HealthOnTrack, "next: Closing review, due 27 Sep"},
		{"tried twice", func(e Exchange) Exchange {
			return e.AddCheckIn(callOn(t, "2023-08-25")).AddCheckIn(callOn(t, "2023-08-29"))
		}, "2023-08-30", HealthDue, "Check-in 4 due in 5 days"},
		{"tried three times", func(e Exchange) Exchange {
			return e.AddCheckIn(callOn(t, "2023-08-23")).AddCheckIn(callOn(t, "2023-08-25")).AddCheckIn(callOn(t, "2023-08-30"))
		}, "2023-08-30", HealthAtRisk, "nobody reached for 12 weeks, in 3 calls"},
		{"silence counts from the day agreed", func(e Exchange) Exchange {
			call := callOn(t, "2023-07-04", 0)
			call.Next = day(t, "2023-09-08")
			return e.AddCheckIn(call)
		}, "2023-08-30", HealthDue, "Check-in 4 due in 9 days"},
	})
}

func TestHealthBySteps(t *testing.T) {
	wantHealth(t, []healthCase{
		{"a step late", func(e Exchange) Exchange { return e.Untick("first-meeting", 0) },
			"2023-05-07", HealthOverdue, "First conversation overdue 12 days"},
		{"a step late by the quiet days", func(e Exchange) Exchange { return e.Untick("first-meeting", 0) },
			"2023-05-16", HealthOverdue, "First conversation overdue 3 weeks"},
		{"and by more", func(e Exchange) Exchange { return e.Untick("first-meeting", 0) },
			"2023-05-17", HealthOverdue, "First conversation overdue 3 weeks"},
		{"one of the two late", func(e Exchange) Exchange { return e.Untick("confirm", 1) },
			"2023-04-12", HealthOverdue, "Both confirm overdue 1 day: waiting for Tom"},
		{"the pair's before what is longer overdue but ours", func(e Exchange) Exchange {
			e.Steps[0].Owner = programme.OwnerCoordinator
			return e.Untick("confirm", 1).Untick("introduced", 0)
		}, "2023-04-12", HealthOverdue, "Both confirm overdue 1 day: waiting for Tom"},
		{"ours", func(e Exchange) Exchange {
			e.Steps[0].Owner = programme.OwnerCoordinator
			return e.Untick("introduced", 0)
		}, "2023-04-12", HealthOurTurn, "Introduction sent overdue 8 days"},
		{"a visit late by the quiet days", func(e Exchange) Exchange { return e.RemoveVisit(20230615).Skip("feedback", e.Start, 1) },
			"2023-08-29", HealthOverdue, "Return visit overdue 3 weeks"},
		{"and by more", func(e Exchange) Exchange { return e.RemoveVisit(20230615) },
			"2023-08-30", HealthAtRisk, "Return visit overdue 3 weeks"},
		{"not met by a third of the time, but no visit is due", func(e Exchange) Exchange { return e.RemoveVisit(20230615).RemoveVisit(20230601) },
			"2023-06-27", HealthDue, "First visit due today"},
		{"not met", func(e Exchange) Exchange { return e.RemoveVisit(20230615).RemoveVisit(20230601) },
			"2023-06-28", HealthAtRisk, "not met after 12 weeks"},
	})
}

func TestHealthByJudgementAndEnd(t *testing.T) {
	wantHealth(t, []healthCase{
		{"said so", func(e Exchange) Exchange {
			call := callOn(t, "2023-06-16", 0)
			call.Mood = AtRisk
			return e.AddCheckIn(call).AddCheckIn(callOn(t, "2023-06-19"))
		}, "2023-06-20", HealthAtRisk, "said to be at risk on 16 Jun"},
		{"better since", func(e Exchange) Exchange {
			call := callOn(t, "2023-06-16", 0)
			call.Mood = AtRisk
			return e.AddCheckIn(call).AddCheckIn(callOn(t, "2023-06-19", 1))
		}, "2023-06-20", HealthOnTrack, "next: Closing review, due 27 Sep"},
		{"over without the minimum", func(e Exchange) Exchange { return e.RemoveVisit(20230615) },
			"2023-10-05", HealthAtRisk, "7.5 h no longer reachable: 3.5 h missing, ended on 4 Oct"},
		{"over, something else skipped", func(e Exchange) Exchange { return e.RemoveVisit(20230615).Skip("closing", e.Start, 1) },
			"2023-10-05", HealthAtRisk, "7.5 h no longer reachable: 3.5 h missing, ended on 4 Oct"},
		{"over, the minimum waived", func(e Exchange) Exchange {
			return e.RemoveVisit(20230615).Skip("minimum", e.Start, 1).AddCheckIn(callOn(t, "2023-09-20", 0))
		}, "2023-10-05", HealthAtRisk, "Return visit overdue 8 weeks"},
		{"complete", func(e Exchange) Exchange { return tickAll(t, e, "2023-09-20") },
			"2024-10-05", HealthComplete, "every milestone done or skipped"},
	})
}

func TestMinimumReachable(t *testing.T) { // the last days: Mon 2, Tue 3, Wed 4 October
	for _, c := range []struct {
		least  programme.Amount
		visits []int
		today  string
		want   string
	}{
		{programme.Amount{HourTenths: 75}, nil, "2023-10-04", ""},
		{programme.Amount{HourTenths: 75}, nil, "2023-10-05", "7.5 h no longer reachable: 7.5 h missing, ended on 4 Oct"},
		{programme.Amount{HourTenths: 225}, nil, "2023-09-30", ""}, // a Saturday: three days left
		{programme.Amount{HourTenths: 226}, nil, "2023-09-30", "22.6 h no longer reachable: 22.6 h missing, 3 working days left"},
		{programme.Amount{HourTenths: 76}, nil, "2023-10-04", "7.6 h no longer reachable: 7.6 h missing, 1 working day left"},
		{programme.Amount{HourTenths: 76}, []int{1}, "2023-10-04", ""},
		{programme.Amount{HourTenths: 75, Per: programme.PerDirection}, nil, "2023-10-03", ""},
		{programme.Amount{HourTenths: 75, Per: programme.PerDirection}, []int{5}, "2023-10-04",
			"7.5 h each way no longer reachable: 7.0 h one way, 7.5 h the other missing, 1 working day left"},
		{programme.Amount{Meetings: 2}, []int{5}, "2023-10-04", ""},
		{programme.Amount{Meetings: 3}, []int{5}, "2023-10-04", "3 meetings no longer reachable: 2 meetings missing, 1 working day left"},
		{programme.Amount{}, nil, "2023-12-04", ""},
	} {
		p := sixMonths()
		p.Exchange.Minimum = c.least
		e := New(p, day(t, startText), 2)
		for _, tenths := range c.visits {
			e = e.AddVisit(visitOn(t, "2023-05-02", tenths, 0))
		}
		if got := sayReason(e.OutOfReach(day(t, c.today))); got != c.want {
			t.Errorf("%+v on %s: %q, want %q", c.least, c.today, got, c.want)
		}
	}
	p := open()
	p.Exchange.Minimum = programme.Amount{HourTenths: 75}
	if got := sayReason(New(p, day(t, startText), 2).OutOfReach(day(t, "2033-01-01"))); got != "" {
		t.Errorf("an open exchange always has time: %q", got)
	}
}

func TestSilenceBeforeTheFirstCall(t *testing.T) {
	e, terms := started(t)
	for _, name := range []string{"introduced", "confirm", "first-meeting"} {
		e = e.Tick(name, Everybody, e.Start, 0)
	}
	e = e.Skip("first-call", e.Start, 1)
	if h, why := healthOn(e, terms, day(t, "2023-05-09")); h != HealthOurTurn || why != "Check-in 1 overdue 3 weeks" {
		t.Errorf("%s, %q", h, why)
	}
	for _, on := range []string{"2023-04-18", "2023-04-20", "2023-04-26"} {
		e = e.AddCheckIn(callOn(t, on))
	}
	if h, why := healthOn(e, terms, day(t, "2023-04-26")); h != HealthAtRisk || why != "never reached, in 3 calls" {
		t.Errorf("%s, %q", h, why)
	}
}

func TestOpenExchangeHealth(t *testing.T) {
	p := open()
	e := New(p, day(t, "2024-03-01"), 2).Tick("accept", Everybody, day(t, "2024-03-05"), 0)
	e = e.AddCheckIn(callOn(t, "2024-03-15", 0, 1)).AddCheckIn(callOn(t, "2024-04-26", 0))
	if h, why := healthOn(e, p.Exchange, day(t, "2024-05-01")); h != HealthOnTrack || why != "next: On site, due 2 Aug" {
		t.Errorf("%s, %q", h, why)
	}
	if h, why := healthOn(e, p.Exchange, day(t, "2024-07-27")); h != HealthOurTurn || why != "Check-in 3 overdue 1 day" {
		t.Errorf("a quarter after the last of the programme's calls: %s, %q", h, why)
	}
	e = e.AddVisit(visitOn(t, "2024-08-01", 30, 0)).AddCheckIn(callOn(t, "2024-07-27", 0))
	if h, why := healthOn(e, p.Exchange, day(t, "2024-08-24")); h != HealthDue || why != "Go on or finish due in 9 days" {
		t.Errorf("%s, %q", h, why)
	}
	p.Exchange.Review = programme.Span{}
	e = tickAll(t, New(p, day(t, "2024-03-01"), 2), "2024-03-15").Untick("review", 0)
	if h, why := healthOn(e, p.Exchange, day(t, "2024-04-01")); h != HealthOnTrack || why != "next: Go on or finish" {
		t.Errorf("%s, %q", h, why)
	}
	p.Milestones, p.Exchange.CheckIns = nil, nil
	if h, why := healthOn(New(p, day(t, "2024-03-01"), 2), p.Exchange, day(t, "2024-04-01")); h != HealthOnTrack || why != "nothing to do" {
		t.Errorf("%s, %q", h, why)
	}
}

func TestHealthRank(t *testing.T) {
	for rank, h := range Healths() {
		if h.Rank() != rank {
			t.Errorf("%s ranks %d, want %d", h, h.Rank(), rank)
		}
	}
	if Health("").Rank() != len(Healths()) {
		t.Error("what is no health comes last")
	}
}

func TestWords(t *testing.T) {
	for n, want := range map[int]string{0: "0 days", 1: "1 day", -1: "1 day", 20: "20 days", 21: "3 weeks", 27: "3 weeks", 28: "4 weeks"} {
		if got := Days(n); got != want {
			t.Errorf("%d days are %q, want %q", n, got, want)
		}
	}
	d := day(t, "2024-06-03")
	if a, b, c := Day(d, day(t, "2024-01-01")), Day(d, day(t, "2025-01-01")), Day(programme.Date{}, d); a != "3 Jun" || b != "3 Jun 2024" || c != "no date" {
		t.Error(a, b, c)
	}
	for want, got := range map[string]string{
		"due today": Due.Say(0), "due tomorrow": Due.Say(1), "due in 2 days": Due.Say(2), "overdue 1 day": Overdue.Say(-1),
		"to come, in 3 weeks": ToCome.Say(22), "to come": ToCome.Say(-3), "done": Done.Say(0), "skipped": Skipped.Say(0),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "a", 2}, {"kitten", "sitting", 3}, {"flaw", "lawn", 2}, {"é", "e", 1}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%q to %q is %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
