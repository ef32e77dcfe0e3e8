package exchange

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crosswalk/matching/programme"
)

// proposing is a programme whose exchanges are accepted, answered about each other, reviewed and asked about ideas.
func proposing() *programme.Programme {
	p := sixMonths()
	p.Milestones = append(p.Milestones,
		programme.Milestone{Name: "accept", Title: "Both accept", Due: programme.Due{By: programme.Span{WorkingDays: 10}}, Each: true,
			Answer: programme.Answer{Kind: programme.AnswerYesNo}, Ends: []programme.Ends{{Answer: programme.No, Reason: programme.EndDeclined}}},
		programme.Milestone{Name: "strengths", Title: "Strengths", Due: programme.Due{By: weeks(20)}, About: true,
			Answer: programme.Answer{Kind: programme.AnswerText}, SeenBy: programme.SeenByPair},
		programme.Milestone{Name: "review", Title: "Review", Due: programme.Due{By: weeks(4)}, Again: weeks(8), Owner: programme.OwnerFacilitator,
			Answer: programme.Answer{Kind: programme.AnswerChoice, Choices: []string{"carry on", "finish"}}, Ends: []programme.Ends{{Answer: "finish", Reason: programme.EndCompleted}}},
		programme.Milestone{Name: "ideas", Title: "Ideas", Many: true, Answer: programme.Answer{Kind: programme.AnswerText}},
	)
	return p
}

func answerOn(t testing.TB, id uint64, step string, from, about int, value, on string) Answer {
	return Answer{ID: id, Step: step, From: from, About: about, Value: value, On: day(t, on)}
}

func wantState(t testing.TB, e Exchange, want State) {
	t.Helper()
	if got := e.State(); got != want {
		t.Errorf("the exchange is %s, not %s", got, want)
	}
}

func TestProposedUntilAllAccept(t *testing.T) {
	p := proposing()
	e := New(p, day(t, startText), 2)
	wantState(t, e, StateProposed)
	if next := e.Outlook(p.Exchange, day(t, "2023-04-12")).Next; next.Step != "accept" && next.Step != "check-in 1" {
		t.Errorf("a proposal waits for %s", next.Step)
	}
	one := e.AddAnswer(answerOn(t, 1, "accept", 0, Everybody, programme.Yes, "2023-04-05"))
	wantState(t, one, StateProposed)
	late := one.Outlook(p.Exchange, day(t, "2023-04-21")).Next
	if !late.IsCall() || late.Owner != programme.OwnerFacilitator || late.When != Now || late.Why.Kind != BecauseProposed {
		t.Errorf("an unanswered proposal is not rung about: %+v", late)
	}
	both := one.AddAnswer(answerOn(t, 2, "accept", 1, Everybody, programme.Yes, "2023-04-06"))
	wantState(t, both, StateActive)
	no := one.AddAnswer(answerOn(t, 2, "accept", 1, Everybody, programme.No, "2023-04-06"))
	wantState(t, no, StateEnded)
	if !no.Leaves(1) || no.Leaves(0) || no.Ending.Reason != programme.EndDeclined || !no.Outlook(p.Exchange, day(t, "2023-04-07")).Next.IsZero() {
		t.Errorf("declined: %+v", no.Ending)
	}
	wantState(t, no.RemoveAnswer(2), StateProposed)
	wantState(t, no.Reopen(day(t, "2023-04-08")), StateProposed)
	wantState(t, e.Skip("accept", e.Start, 1), StateActive)
}

// TestUnansweredProposal: an exchange that was never answered waits for the answers and for nothing else, however
// long; once it is accepted, or the answer is skipped, the rest of it counts.
func TestUnansweredProposal(t *testing.T) {
	p := proposing()
	e := New(p, day(t, startText), 2).AddAnswer(answerOn(t, 1, "accept", 0, Everybody, programme.Yes, "2023-04-05"))
	names := []string{"Ann", "Ben"}
	for _, on := range []string{"2023-04-19", "2023-04-20", "2023-04-21", "2023-05-31", "2023-07-20", "2023-09-29"} {
		today := day(t, on)
		o := e.Outlook(p.Exchange, today)
		for _, item := range o.Items {
			if item.Milestone != "accept" && item.CheckIn == 0 {
				t.Errorf("%s: %s is due while nobody knows whether they accept", on, item.Milestone)
			}
		}
		for i, s := range e.Steps {
			if status, _ := e.Status(i, p.Exchange, today); s.Name != "accept" && status != ToCome && status != Done {
				t.Errorf("%s: %s is %s", on, s.Name, status)
			}
		}
		if !today.After(day(t, "2023-04-20")) {
			if o.Health == HealthAtRisk || o.Why.Kind == BecauseProposed {
				t.Errorf("%s: %s, %s", on, o.Health, o.Say(names))
			}
			continue
		}
		if want := "no answer from Ben, asked for until 20 Apr"; o.Health != HealthOverdue || o.Say(names) != want {
			t.Errorf("%s: %s, %s", on, o.Health, o.Say(names))
		}
		if n := o.Next; n.Owner != programme.OwnerFacilitator || n.When != Now || n.Why.Kind != BecauseProposed || !n.IsCall() {
			t.Errorf("%s: next is %s by %s on %s, %s", on, n.Step, n.Owner, n.Date, n.Why.Kind)
		}
	}
	if got := e.Outlook(p.Exchange, day(t, "2023-05-31")).ToTick; got != "accept" {
		t.Errorf("%q is to be ticked before anybody has accepted", got)
	}
	if got := New(p, day(t, startText), 2).Outlook(p.Exchange, day(t, "2023-04-21")).Say(names); got != "nobody has answered by 20 Apr" {
		t.Error(got)
	}
	both := e.AddAnswer(answerOn(t, 2, "accept", 1, Everybody, programme.Yes, "2023-05-30"))
	for _, going := range []Exchange{both, e.Skip("accept", day(t, "2023-05-30"), 3)} {
		if o := going.Outlook(p.Exchange, day(t, "2023-07-20")); o.Why.Kind == BecauseProposed || len(o.Items) < 2 || o.Next.Why.Kind == BecauseProposed {
			t.Errorf("accepted, it stands so: %s, %s", o.Health, o.Say(nil))
		}
	}
}

func TestAnswers(t *testing.T) {
	p := proposing()
	e := New(p, day(t, startText), 2)
	for _, c := range []struct {
		a    Answer
		want string // part of the refusal
	}{
		{answerOn(t, 1, "nowhere", 0, Everybody, "", "2023-05-02"), "no such milestone"},
		{answerOn(t, 1, "closing", 0, Everybody, "", "2023-05-02"), "takes no answer"},
		{answerOn(t, 1, "accept", 0, Everybody, "perhaps", "2023-05-02"), "yes or no is asked for"},
		{answerOn(t, 1, "accept", Everybody, Everybody, programme.Yes, "2023-05-02"), "whose answer"},
		{answerOn(t, 1, "accept", 2, Everybody, programme.Yes, "2023-05-02"), "only 2 people"},
		{answerOn(t, 1, "accept", 0, 1, programme.Yes, "2023-05-02"), "asks about nobody"},
		{answerOn(t, 1, "strengths", 0, 0, "", "2023-05-02"), "about whom"},
		{answerOn(t, 1, "strengths", 0, Everybody, "", "2023-05-02"), "about whom"},
		{answerOn(t, 1, "accept", 0, Everybody, programme.Yes, "2022-05-02"), "before the exchange started"},
	} {
		if err := e.CheckAnswer(c.a); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.a, err, c.want)
		}
	}
	e = e.AddAnswer(answerOn(t, 1, "strengths", 0, e.AboutOf("strengths", 0), "", "2023-05-02"))
	if days := e.DoneDays(e.index("strengths")); days[0].IsZero() || !days[1].IsZero() {
		t.Errorf("the first has answered about the second, %v", days)
	}
	e = e.AddAnswer(answerOn(t, 2, "strengths", 1, 0, "", "2023-05-03")).AddAnswer(answerOn(t, 3, "strengths", 1, 0, "", "2023-05-04"))
	if all := e.AnswersTo("strengths"); len(all) != 2 || all[1].ID != 3 {
		t.Errorf("a second answer takes the place of the first: %+v", all)
	}
	for id := range uint64(3) {
		e = e.AddAnswer(answerOn(t, 10+id, "ideas", 0, Everybody, "", "2023-05-05"))
	}
	if all := e.AnswersTo("ideas"); len(all) != 3 {
		t.Errorf("any number is kept: %+v", all)
	}
	if err := e.CheckTick("accept", 0, e.Start); err == nil || !strings.Contains(err.Error(), "give the answer") {
		t.Errorf("ticked what is answered: %v", err)
	}
}

func TestAReviewComesBack(t *testing.T) {
	p := proposing()
	e := New(p, day(t, startText), 2)
	wantDue(t, e, "review", "2023-05-02")
	e = e.AddAnswer(answerOn(t, 1, "review", Everybody, Everybody, "carry on", "2023-05-04"))
	wantDue(t, e, "review", "2023-06-29")
	wantStatus(t, e, p.Exchange, "review", "2023-06-30", "to come -1") // nobody has accepted yet
	e = e.Skip("accept", day(t, "2023-04-20"), 9)
	wantStatus(t, e, p.Exchange, "review", "2023-06-30", "overdue -1")
	e = e.AddAnswer(answerOn(t, 2, "review", Everybody, Everybody, "carry on", "2023-06-30"))
	wantDue(t, e, "review", "2023-08-25")
	last := e.AddAnswer(answerOn(t, 3, "review", Everybody, Everybody, "carry on", "2023-08-25"))
	wantStatus(t, last, p.Exchange, "review", "2023-08-26", "done 0") // eight weeks later it is over
	finished := e.AddAnswer(answerOn(t, 3, "review", Everybody, Everybody, "finish", "2023-08-25"))
	wantState(t, finished, StateCompleted)
}

func TestPause(t *testing.T) {
	p := sixMonths()
	p.Milestones[8].Due = programme.Due{BeforeEnd: true, By: weeks(1)}
	e := New(p, day(t, startText), 2).Tick("introduced", 0, day(t, startText), 0).Tick("confirm", Everybody, day(t, "2023-04-06"), 0)
	e = e.AddCheckIn(callOn(t, "2023-04-18", 0, 1))
	paused := e.Pause(Pause{From: day(t, "2023-04-20"), Until: day(t, "2023-05-18")})
	wantState(t, paused, StatePaused)
	o := paused.Outlook(p.Exchange, day(t, "2023-05-02"))
	if o.Health != HealthPaused || len(o.Items) > 0 || !o.Next.IsCall() || o.Next.Date != day(t, "2023-05-18") {
		t.Errorf("while paused: %s, %v, %+v", o.Health, o.Items, o.Next)
	}
	wantDue(t, paused, "first-meeting", "2023-05-23") // four weeks after 25 April
	resumed := paused.Resume(day(t, "2023-06-01"))
	wantState(t, resumed, StateActive)
	wantDue(t, resumed, "first-meeting", "2023-06-06")
	wantDue(t, resumed, "closing", "2023-09-27") // counts back from the end
	if resumed.End != e.End || resumed.CallsDue[0] != e.CallsDue[0] || resumed.CallsDue[1] != day(t, "2023-06-13") {
		t.Errorf("resumed: %s, %v", resumed.End, resumed.CallsDue)
	}
	if got := resumed.CallsDue[4]; got.After(e.End) {
		t.Errorf("a call was moved past the end, to %s", got)
	}
	long := e.Pause(Pause{From: day(t, "2023-04-20")})
	if pause, _ := long.Paused(); pause.Until != day(t, "2023-05-18") {
		t.Errorf("asked again on %s", pause.Until)
	}
	for want, err := range map[string]error{
		"resume it first":          paused.CheckPause(Pause{From: day(t, "2023-05-02")}),
		"it is not paused":         e.CheckResume(day(t, "2023-05-02")),
		"must come after the day":  e.CheckPause(Pause{From: day(t, "2023-05-02"), Until: day(t, "2023-05-02")}),
		"the latest is 2023-10-04": e.CheckPause(Pause{From: day(t, "2023-05-02"), Until: day(t, "2023-10-05")}),
		"end it instead":           e.CheckPause(Pause{From: day(t, "2023-10-04"), Until: day(t, "2023-10-05")}),
		"after the last day":       e.CheckPause(Pause{From: day(t, "2023-05-02"), Until: day(t, "2024-05-02")}),
		"its last day was":         e.CheckPause(Pause{From: day(t, "2023-11-02")}),
		"since 2023-04-20 only":    paused.CheckResume(day(t, "2023-04-10")),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestEndings(t *testing.T) {
	e, terms := started(t)
	on := day(t, "2023-06-20")
	for _, reason := range programme.EndReasons() {
		end := Ending{Reason: reason, On: on}
		want := StateEnded
		switch reason {
		case programme.EndCompleted, programme.EndGoalMet, programme.EndOfTerm:
			want = StateCompleted
		default:
			end.Leaves = []int{1}
		}
		if err := e.CheckEnd(end); err != nil {
			t.Error(err)
		}
		ended := e.EndWith(end)
		wantState(t, ended, want)
		o := ended.Outlook(terms, day(t, "2023-07-01"))
		if !o.Next.IsZero() || len(o.Items) > 0 || !strings.HasPrefix(o.Say(names), string(reason)+" on 20 Jun") {
			t.Errorf("%s: %s, next %+v", reason, o.Say(names), o.Next)
		}
		wantState(t, ended.Reopen(on), StateActive)
	}
	if len(endings) != len(programme.EndReasons())+1 {
		t.Errorf("%d reasons have a state, of %d", len(endings), len(programme.EndReasons()))
	}
	void := e.Void(on, 4)
	wantState(t, void, StateVoid)
	for want, err := range map[string]error{
		"there are completed":  e.CheckEnd(Ending{Reason: "bored", On: on}),
		"is no reason":         e.CheckEnd(Ending{Reason: ReasonVoid, On: on}),
		"nobody leaves":        e.CheckEnd(Ending{Reason: programme.EndGoalMet, Leaves: []int{0}, On: on}),
		"each named once":      e.CheckEnd(Ending{Reason: programme.EndLeft, Leaves: []int{0, 0}, On: on}),
		"reopen it first":      void.CheckVoid(on),
		"void since":           void.CheckVisit(visitOn(t, "2023-06-20", 40, 0), terms),
		"has not ended":        e.CheckReopen(on),
		"ended on 2023-06-20,": void.CheckReopen(day(t, "2023-06-01")),
		"say on which day":     e.CheckEnd(Ending{Reason: programme.EndLeft}),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// TestATriedPairGoesToTheCoordinator rings a pair that answers nobody until no call is planned any more.
func TestATriedPairGoesToTheCoordinator(t *testing.T) {
	e, terms := started(t)
	today, calls := e.Start, 0
	var waits []int
	for range 200 {
		next := e.Outlook(terms, today).Next
		if next.Tries != calls || (next.Owner == programme.OwnerCoordinator) != (calls >= 3) {
			t.Fatalf("after %d tries the %s sees to it, %d", calls, next.Owner, next.Tries)
		}
		if next.Step == StepClose && next.When == Now {
			break
		}
		if next.IsCall() && next.When == Now {
			e, calls = e.AddCheckIn(CheckIn{ID: uint64(calls + 1), Date: today, Outcome: NoAnswer}), calls+1
			if e.Outlook(terms, today).Next.When == Now {
				t.Fatalf("rung on %s, and again now", today)
			}
			if call := e.Outlook(terms, today).Next.Call; !call.IsZero() {
				waits = append(waits, call.Days)
			}
		}
		today = today.AddDays(1)
	}
	if calls != 12 || !slices.Equal(waits, []int{2, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7}) {
		t.Errorf("%d tries, and after them %v days", calls, waits)
	}
	if again := e.EndWith(Ending{Reason: programme.EndNoContact, On: today}).Reopen(today); again.Tries() != 0 {
		t.Errorf("reopened, %d tries count", again.Tries())
	}
}

func TestAReturnVisitNeedsTheOtherHost(t *testing.T) {
	p := sixMonths()
	p.Milestones[5].Host = programme.HostOther
	p.Milestones[2].Also = []programme.DoneBy{programme.DoneByVisit}
	e := New(p, day(t, startText), 2)
	done := func(e Exchange, name string) string {
		on, _ := e.DoneOn(e.index(name))
		return on.String()
	}
	e = e.AddVisit(visitOn(t, "2023-05-02", 20, Joint)).AddVisit(visitOn(t, "2023-05-16", 40, 0)).AddVisit(visitOn(t, "2023-06-01", 40, 0))
	if got := done(e, "visit-1"); got != "2023-05-02" {
		t.Errorf("the first visit was on %q", got)
	}
	if got := done(e, "first-meeting"); got != "2023-05-02" {
		t.Errorf("who has visited has met, but %q", got)
	}
	if got := done(e, "visit-2"); got != "" {
		t.Errorf("nobody returned the visit, but %q", got)
	}
	if l := e.Ledger(); l.Hosted[1] != 0 || l.Hosted[0] != 80 || l.Joint != 20 {
		t.Errorf("joint hours count for neither direction: %+v", l)
	}
	e = e.AddVisit(visitOn(t, "2023-06-20", 40, 1))
	if got := done(e, "visit-2"); got != "2023-06-20" {
		t.Errorf("the visit was returned on %q", got)
	}
	if ticked := e.RemoveVisit(20230502).Tick("first-meeting", 0, day(t, "2023-04-20"), 0); done(ticked, "first-meeting") != "2023-04-20" {
		t.Error("a tick does the first conversation as well")
	}
}

func TestCertified(t *testing.T) {
	e, _ := started(t)
	c := programme.Certificate{Minimum: true, Milestones: []string{"confirm", "first-meeting", "gone"}, Line: 1}
	e = e.Tick("confirm", 1, e.Start, 0)
	if got := e.Certified(c, 0); !got.Minimum || !slices.Equal(got.Titles, []string{"Both confirm", "First conversation", "gone"}) {
		t.Errorf("lacking %+v", got)
	}
	c.Milestones = c.Milestones[:2]
	e = e.Tick("first-meeting", 0, e.Start, 0).AddVisit(visitOn(t, "2023-05-02", 75, Joint))
	if got := e.Certified(c, 1); !got.IsZero() || e.Certified(c, 0).IsZero() {
		t.Errorf("the second has all, but lacks %+v", got)
	}
}

// TestRandomLives pauses, resumes, ends, reopens, moves, answers and rings as it comes, and wants a dated next step of
// every exchange that is open on every day, and none of any other.
func TestRandomLives(t *testing.T) {
	programmes := []*programme.Programme{sixMonths(), open(), proposing()}
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(programmes).Draw(t, "programme")
		start := programme.Date{Year: 2023, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 800).Draw(t, "start"))
		e := New(p, start, rapid.IntRange(2, 3).Draw(t, "parties"))
		today := start
		for id := range uint64(rapid.IntRange(0, 25).Draw(t, "changes")) {
			today = today.AddDays(rapid.IntRange(0, 20).Draw(t, "days"))
			before := deepCopy(e)
			was := e
			e = liveOn(t, e, p, id+1, today)
			if before.State() != was.State() || !slices.Equal(before.CallsDue, was.CallsDue) {
				t.Fatal("a change wrote into the exchange before it")
			}
			if e.Ending == nil && e.End != was.End && e.Start == was.Start {
				t.Fatalf("the end moved from %s to %s", was.End, e.End)
			}
			stands(t, e, p, today)
		}
	})
}

func liveOn(t *rapid.T, e Exchange, p *programme.Programme, id uint64, today programme.Date) Exchange {
	party := rapid.IntRange(-1, 2).Draw(t, "party")
	switch rapid.IntRange(0, 8).Draw(t, "life") {
	case 0:
		pause := Pause{From: today, Until: today.AddDays(rapid.IntRange(1, 90).Draw(t, "until"))}
		if e.CheckPause(pause) == nil {
			return e.Pause(pause)
		}
	case 1:
		if e.CheckResume(today) == nil {
			return e.Resume(today)
		}
	case 2:
		end := Ending{Reason: rapid.SampledFrom(programme.EndReasons()).Draw(t, "reason"), On: today}
		if e.CheckEnd(end) == nil && rapid.Bool().Draw(t, "end") {
			return e.EndWith(end)
		}
	case 3:
		if e.CheckReopen(today) == nil {
			return e.Reopen(today)
		}
	case 4:
		if e.Ending == nil {
			return e.Moved(New(p, today.AddDays(rapid.IntRange(-30, 60).Draw(t, "moved")), e.Parties))
		}
	case 5:
		step := rapid.SampledFrom(e.Steps).Draw(t, "step")
		a := Answer{ID: id, Step: step.Name, From: party, About: e.AboutOf(step.Name, party), On: today}
		if step.Answer.Kind == programme.AnswerYesNo {
			a.Value = rapid.SampledFrom([]string{programme.Yes, programme.No}).Draw(t, "yes")
		} else if len(step.Answer.Choices) > 0 {
			a.Value = rapid.SampledFrom(step.Answer.Choices).Draw(t, "choice")
		}
		if e.CheckAnswer(a) == nil {
			return e.AddAnswer(a)
		}
	case 6:
		return e.Tick(rapid.SampledFrom(e.Steps).Draw(t, "step").Name, Everybody, today, 0)
	}
	c := CheckIn{ID: id, Date: today, Outcome: NoAnswer}
	if party >= 0 && party < e.Parties {
		c.Reached, c.Outcome, c.Mood = []int{party}, Spoke, rapid.SampledFrom(Moods()).Draw(t, "mood")
	}
	if e.CheckCheckIn(c) != nil {
		return e
	}
	return e.AddCheckIn(c)
}

// stands wants what must be so of every exchange on every day.
func stands(t *rapid.T, e Exchange, p *programme.Programme, today programme.Date) {
	for d := range 3 {
		on := today.AddDays(d * 40)
		o := e.Outlook(p.Exchange, on)
		n := o.Next
		if n.IsZero() == e.Open() || e.Open() != (e.Ending == nil) {
			t.Fatalf("%s on %s: next %+v", e.State(), on, n)
		}
		if o.Why.Say(nil) == "" || o.Say(nil) == "" || shortest(o) == "" || n.Say() == "" {
			t.Fatalf("on %s nothing is said of %s", on, o.Health)
		}
		if n.IsZero() {
			continue
		}
		late := !e.End.IsZero() && on.After(e.End)
		switch {
		case n.Date.IsZero() || n.Owner == "" || n.Title == "" || n.Why.Say(nil) == "" || n.Days != n.Date.Sub(on):
			t.Fatalf("on %s: %+v", on, n)
		case n.When == Now && e.rungOn(on) && !late && n.IsCall():
			t.Fatalf("rung on %s, and again now: %+v", on, n)
		case late && n.Step != StepClose:
			t.Fatalf("the last day was %s, and on %s next is %s", e.End, on, n.Step)
		case n.Tries >= mostTries && n.IsCall():
			t.Fatalf("tried %d times, and again: %+v", n.Tries, n)
		case n.Owner == programme.OwnerPair && n.When == Now:
			t.Fatalf("the pair holds up the queue: %+v", n)
		case !n.Call.IsZero() && n.Owner == programme.OwnerCoordinator && n.Tries < triesOfOurs:
			t.Fatalf("a step of the coordinator holds up a call: %+v", n)
		case o.CompareNeed(o) != 0:
			t.Fatal("an exchange needs more than itself")
		}
		for _, s := range e.Steps {
			if due := e.DueOn(s); !due.IsZero() && !e.Working(due) {
				t.Fatalf("%s is due on %s, a day off", s.Name, due)
			}
		}
	}
}
