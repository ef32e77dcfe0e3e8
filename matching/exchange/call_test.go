package exchange

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/programme"
)

func TestNextCall(t *testing.T) { // the programme's dates: 18 Apr, 2 May, 6 Jun, 8 Aug, 5 Sep
	agreed := func(c CheckIn, next string) CheckIn {
		c.Next = day(t, next)
		return c
	}
	for _, c := range []struct {
		name  string
		calls []CheckIn
		today string
		want  string
	}{
		{"at the start", nil, "2023-04-04", "1: 2023-04-18 to come, in 14 days (check-in 1 of 5)"},
		{"soon", nil, "2023-04-08", "1: 2023-04-18 due in 10 days (check-in 1 of 5)"},
		{"nobody rang", nil, "2023-05-05", "1: 2023-04-18 overdue 17 days (check-in 1 of 5)"},
		{"first one made", []CheckIn{callOn(t, "2023-04-18", 0, 1)}, "2023-04-18",
			"2: 2023-05-02 to come, in 14 days (check-in 2 of 5, last reached 18 Apr)"},
		{"made a week early", []CheckIn{callOn(t, "2023-04-11", 0, 1)}, "2023-04-11",
			"2: 2023-05-02 to come, in 3 weeks (check-in 2 of 5, last reached 11 Apr)"},
		{"made eight days early", []CheckIn{callOn(t, "2023-04-10", 0, 1)}, "2023-04-11",
			"1: 2023-04-18 due in 7 days (check-in 1 of 5, last reached 10 Apr)"},
		{"a late first call covers all before it", []CheckIn{callOn(t, "2023-06-12", 0, 1)}, "2023-06-12",
			"4: 2023-08-08 to come, in 8 weeks (check-in 4 of 5, last reached 12 Jun)"},
		{"the day agreed counts", []CheckIn{agreed(callOn(t, "2023-04-18", 0, 1), "2023-06-20")}, "2023-06-21",
			"2: 2023-06-20 overdue 1 day (agreed on 18 Apr)"},
		{"only of the last call", []CheckIn{agreed(callOn(t, "2023-04-18", 0), "2023-07-20"), callOn(t, "2023-05-02", 0, 1)}, "2023-05-02",
			"3: 2023-06-06 to come, in 5 weeks (check-in 3 of 5, last reached 2 May)"},
		{"nobody reached, over a bank holiday", []CheckIn{callOn(t, "2023-04-28")}, "2023-04-28",
			"1: 2023-05-03 due in 5 days (nobody reached on 28 Apr)"},
		{"nobody reached, agreed with the answering machine", []CheckIn{agreed(callOn(t, "2023-04-18"), "2023-04-28")}, "2023-04-18",
			"1: 2023-04-28 due in 10 days (agreed on 18 Apr, never reached)"},
		{"recorded out of order", []CheckIn{callOn(t, "2023-06-06", 0, 1), callOn(t, "2023-04-18", 0)}, "2023-06-06",
			"4: 2023-08-08 to come, in 9 weeks (check-in 4 of 5, last reached 6 Jun)"},
		{"all made", []CheckIn{callOn(t, "2023-09-04", 0, 1)}, "2023-09-05", "6: 2023-09-25 to come, in 20 days (not met after 22 weeks)"},
		{"one of the two never reached", []CheckIn{callOn(t, "2023-05-02", 1)}, "2023-05-02",
			"3: 2023-05-09 due in 7 days (A never reached in 1 call)"},
		{"reached nobody again", []CheckIn{callOn(t, "2023-04-18"), callOn(t, "2023-04-20")}, "2023-04-20",
			"1: 2023-04-26 due in 6 days (nobody reached in 2 calls, last on 20 Apr)"},
		{"and again", []CheckIn{callOn(t, "2023-04-18"), callOn(t, "2023-04-20"), callOn(t, "2023-04-26")}, "2023-04-26",
			"1: 2023-05-03 due in 7 days (nobody reached in 3 calls, last on 26 Apr)"},
		{"one more agreed", []CheckIn{agreed(callOn(t, "2023-09-04", 0), "2023-09-18")}, "2023-09-05",
			"6: 2023-09-18 to come, in 13 days (agreed on 4 Sep)"},
		{"one more that reached nobody", []CheckIn{callOn(t, "2023-09-04", 0), callOn(t, "2023-09-18")}, "2023-09-18",
			"6: 2023-09-20 due in 2 days (nobody reached on 18 Sep)"},
		{"more than the programme's", []CheckIn{
			callOn(t, "2023-04-18", 0), callOn(t, "2023-05-02", 0), callOn(t, "2023-05-16", 0), callOn(t, "2023-06-06", 0),
			callOn(t, "2023-08-08", 0), agreed(callOn(t, "2023-09-05", 0), "2023-09-18"),
		}, "2023-09-05", "7: 2023-09-18 to come, in 13 days (agreed on 5 Sep)"},
	} {
		e, terms := started(t)
		for _, call := range c.calls {
			e = e.AddCheckIn(call)
		}
		got := e.nextCall(terms, day(t, c.today))
		text := fmt.Sprintf("%d: %s %s (%s)", got.Number, got.Date, got.Status.Say(got.Days), got.Why.Say(nil))
		if got.IsZero() {
			text = "none"
		}
		if text != c.want {
			t.Errorf("%s: %s, want %s", c.name, text, c.want)
		}
	}
}

func TestNoCallsWhenComplete(t *testing.T) {
	e, terms := started(t)
	if c := tickAll(t, e, "2023-05-02").nextCall(terms, day(t, "2023-07-01")); !c.IsZero() {
		t.Errorf("a complete exchange is rung on %s", c.Date)
	}
}

func TestProposeNext(t *testing.T) {
	e, terms := started(t)
	for _, c := range []struct {
		outcome Outcome
		mood    Mood
		today   string
		want    string
	}{
		{Spoke, Good, "2023-04-18", "2023-05-02"},
		{Spoke, "", "2023-05-02", "2023-06-06"},
		{Spoke, Good, "2023-04-26", "2023-06-06"},
		{Spoke, Patchy, "2023-04-18", "2023-05-02"}, // the programme's is sooner
		{Spoke, Patchy, "2023-05-02", "2023-05-23"},
		{Spoke, Patchy, "2023-05-08", "2023-05-26"}, // three weeks on is a bank holiday
		{Spoke, AtRisk, "2023-05-02", "2023-05-09"},
		{Spoke, AtRisk, "2023-05-01", "2023-05-05"}, // a week on is the coronation
		{Spoke, Good, "2023-09-01", "2023-09-22"},   // they have never met
		{Spoke, Patchy, "2023-09-01", "2023-09-22"},
		{NoAnswer, "", "2023-04-27", "2023-05-02"},
		{LeftMessage, "", "2023-06-01", "2023-06-05"},
		{Emailed, "", "2023-06-01", "2023-06-05"},
	} {
		call := CheckIn{Date: day(t, c.today), Outcome: c.outcome, Mood: c.mood}
		if c.outcome == Spoke {
			call.Reached = []int{0, 1}
		}
		if got := e.ProposeNext(call, terms); got.String() != c.want {
			t.Errorf("%s %s on %s: %s, want %s", c.outcome, c.mood, c.today, got, c.want)
		}
	}
}

func TestDueItems(t *testing.T) {
	p := sixMonths()
	e := New(p, day(t, startText), 3)
	items := func(today string) []string {
		var lines []string
		for _, i := range itemsOn(e, p.Exchange, day(t, today)) {
			lines = append(lines, fmt.Sprintf("%s %s %s %d %d", i.Due, i.Milestone, i.Status, i.Days, i.Party))
		}
		return lines
	}
	want := []string{"2023-04-04 introduced overdue -4 -1", "2023-04-11 confirm due 3 -1", "2023-04-18 check-in 1 due 10 -1"}
	if diff := cmp.Diff(want, items("2023-04-08")); diff != "" {
		t.Error(diff)
	}
	e = e.Tick("introduced", 0, e.Start, 0).Tick("confirm", 1, e.Start, 0)
	want = []string{"2023-04-11 confirm due 3 0", "2023-04-11 confirm due 3 2", "2023-04-18 check-in 1 due 10 -1"}
	if diff := cmp.Diff(want, items("2023-04-08")); diff != "" {
		t.Error(diff)
	}
	e = e.Tick("confirm", Everybody, e.Start, 0).AddCheckIn(callOn(t, "2023-04-12", 0, 1, 2))
	if diff := cmp.Diff([]string{"2023-04-25 first-meeting due 10 -1"}, items("2023-04-15")); diff != "" {
		t.Error(diff)
	}
	if got := items("2023-04-14"); got != nil {
		t.Errorf("nothing is due, got %v", got)
	}
	for _, i := range itemsOn(e, p.Exchange, day(t, "2023-05-02")) {
		if i.Milestone == "check-in 2" && i.Title != "Check-in 2" {
			t.Errorf("title %q", i.Title)
		}
	}
}

func TestMarks(t *testing.T) {
	e, terms := started(t)
	e = e.Tick("introduced", 0, day(t, "2023-04-03"), 0).AddVisit(visitOn(t, "2023-06-08", 40, 0)).
		AddCheckIn(callOn(t, "2023-04-19")).AddCheckIn(callOn(t, "2023-04-21", 0, 1)).Skip("closing", e.Start, 1)
	var got []string
	for _, m := range e.Marks(terms, day(t, "2023-06-12")) {
		got = append(got, fmt.Sprintf("%s %s %s: %s", m.Date, m.Kind, m.Status, m.Title))
	}
	want := []string{
		"2023-04-03 step done: Introduction sent",
		"2023-04-11 step overdue: Both confirm",
		"2023-04-19 call skipped: call: no-answer",
		"2023-04-21 step done: First call",
		"2023-04-21 call done: call: spoke",
		"2023-04-25 step overdue: First conversation",
		"2023-05-02 call overdue: next call: check-in 2 of 5, last reached 21 Apr",
		"2023-06-06 call overdue: check-in",
		"2023-06-08 step done: First visit",
		"2023-06-08 visit done: shadowing",
		"2023-08-08 step to come: Return visit",
		"2023-08-08 call to come: check-in",
		"2023-08-22 step to come: Feedback to each other",
		"2023-09-05 step to come: A day together",
		"2023-09-05 call to come: check-in",
		"2023-09-27 step skipped: Closing review",
		"2023-10-04 step to come: Celebration",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	p := open()
	p.Exchange.Review = programme.Span{}
	e = tickAll(t, New(p, day(t, "2024-03-01"), 2), "2024-03-02")
	if marks := e.Marks(p.Exchange, day(t, "2024-03-02")); len(marks) != 2+2+1+1 {
		t.Errorf("two steps with dates, two visits, a call and the next: %v", marks)
	}
}
