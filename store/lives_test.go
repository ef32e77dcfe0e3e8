package store_test

import (
	"encoding/json"
	"strings"
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// asks is what the programme of [everyLife] asks beside the shipped one: whether they accept, feedback about each other,
// how it goes again and again, and ideas at any time.
const asks = `
[[milestone]]
name = "accept"
title = "Both accept"
due = "10wd"
each = true
answer = "yesno"
ends = { no = "declined" }

[[milestone]]
name = "strengths"
title = "Strengths"
due = "20w"
each = true
about = "partner"
answer = "text"
seen_by = "pair"

[[milestone]]
name = "going"
title = "How it goes"
due = "8w"
answer = ["carry on", "finish"]
again = "4w"
ends = { finish = "completed" }

[[milestone]]
name = "ideas"
title = "Ideas"
answer = "text"
many = true
seen_by = "report"
`

// everyLife makes a store with every kind of change that there is of exchanges, each in every shape that it is stored
// in, and with what was settled about people before.
func everyLife(t *testing.T) *storetest.Office {
	source := storetest.MustReplace(t, storetest.WithTrios(t), "calls_per_week = 25", "calls_per_week = 2") + asks
	o := storetest.OpenOf(t, source, storetest.Applicants(21)...)
	day := storetest.Day
	o.Do(&cohort.SetCohort{Name: "Spring", Closes: storetest.Noon.AddDate(0, 1, 0)})
	s := o.Do(&cohort.Publish{Start: day("2023-04-03")})
	yes := func(x *cohort.Exchange, party int, value string) *cohort.Answer {
		return &cohort.Answer{Exchange: x.ID, Answer: exchange.Answer{Step: "accept", From: party, About: exchange.Everybody, Value: value, On: day("2023-04-05")}}
	}
	for i, x := range s.Exchanges {
		for p := range x.Parties {
			if i < len(s.Exchanges)-2 {
				o.Do(yes(x, p, "yes"))
			}
		}
	}
	last := s.Exchanges[len(s.Exchanges)-1]
	o.Do(yes(last, 1, "no"))                             // it is declined
	o.Do(yes(s.Exchanges[len(s.Exchanges)-2], 0, "yes")) // it stays proposed

	a, b, c, d, e, f := s.Exchanges[0], s.Exchanges[1], s.Exchanges[2], s.Exchanges[3], s.Exchanges[4], s.Exchanges[5]
	o.Do(&cohort.Assign{Exchange: a.ID, Facilitator: text.New("Kim Lo")})
	o.Do(&cohort.Several{Assigned: []cohort.Assign{{Exchange: b.ID, Facilitator: text.New("Kim Lo")}, {Exchange: c.ID, Facilitator: text.New("Kim Lo")}, {Exchange: d.ID, Facilitator: text.New("Ines")}}})
	o.Do(&cohort.Reschedule{Exchanges: []uint64{e.ID, d.ID}, Start: day("2023-04-17")})
	o.Do(&cohort.Pack{Files: []cohort.PackedFile{
		{Packed: cohort.Packed{Message: "introduction", Exchange: a.ID, Person: a.Members[0]}, Key: "k1"},
		{Packed: cohort.Packed{Step: "confirm", Exchange: a.ID}, Key: "k2"}, {Packed: cohort.Packed{End: true, Exchange: a.ID}, Key: "k3"},
		{Packed: cohort.Packed{Message: "list", Facilitator: "Kim Lo"}, Key: "k4"},
	}})

	// What is written down of the first, corrected and taken back.
	visit := func(s *cohort.State) uint64 { x, _ := s.Exchange(a.ID); return x.Visits[len(x.Visits)-1].ID }
	s = o.Do(&cohort.LogVisit{Exchange: a.ID, Visit: storetest.Visit("2023-04-12", 0), Note: cohort.CallNote("the ward")})
	o.Do(&cohort.LogVisit{Exchange: a.ID, Visit: storetest.Visit("2023-04-13", 1), Replaces: visit(s)})
	s = o.Do(&cohort.LogVisit{Exchange: a.ID, Visit: storetest.Visit("2023-04-14", exchange.Joint)})
	o.Do(&cohort.RemoveVisit{Exchange: a.ID, Visit: visit(s)})
	three := storetest.Visit("2023-04-15", 0)
	three.Visitors = []int{2}
	o.Do(&cohort.LogVisit{Exchange: b.ID, Visit: three})
	call := func(s *cohort.State) uint64 { x, _ := s.Exchange(a.ID); return x.CheckIns[len(x.CheckIns)-1].ID }
	s = o.Do(&cohort.RecordCheckIn{Exchange: a.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-17"), Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good}})
	o.Do(&cohort.RecordCheckIn{Exchange: a.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-17"), Reached: []int{0, 1}, Outcome: exchange.Spoke, Mood: exchange.Patchy, Next: day("2023-05-04")}, Note: cohort.CallNote("busy"), Replaces: call(s)})
	s = o.Do(&cohort.RecordCheckIn{Exchange: a.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-18"), Outcome: exchange.LeftMessage}})
	o.Do(&cohort.RemoveCheckIn{Exchange: a.ID, CheckIn: call(s)})
	o.Do(&cohort.Skip{Exchange: a.ID, Milestone: "agreement", On: day("2023-04-12"), Why: cohort.Reason("they know each other")})
	o.Do(&cohort.Unskip{Exchange: a.ID, Milestone: "agreement"})
	answers := func(step string, from, about int, words string) *cohort.Answer {
		c := &cohort.Answer{Exchange: a.ID, Answer: exchange.Answer{Step: step, From: from, About: about, On: day("2023-04-19")}}
		c.Text = cohort.AnswerText(words, programme.SeenByPair)
		return c
	}
	o.Do(answers("strengths", 0, 1, "She listens."))
	o.Do(answers("ideas", 0, exchange.Everybody, "A shared rota"))
	s = o.Do(answers("ideas", 1, exchange.Everybody, "A shared room"))
	x, _ := s.Exchange(a.ID)
	o.Do(&cohort.RemoveAnswer{Exchange: a.ID, Answer: x.Answers[len(x.Answers)-1].ID})
	o.Do(&cohort.Several{
		Ticks:    []cohort.Tick{{Exchange: a.ID, Milestone: "confirm", Party: 0, On: day("2023-04-19")}, {Exchange: a.ID, Milestone: "agreement", Party: exchange.Everybody, On: day("2023-04-19"), Note: cohort.CallNote("signed")}},
		Visits:   []cohort.LogVisit{{Exchange: a.ID, Visit: storetest.Visit("2023-04-18", 1)}},
		CheckIns: []cohort.RecordCheckIn{{Exchange: a.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-19"), Reached: []int{0, 1}, Outcome: exchange.Spoke, Mood: exchange.Good}}},
		Answers:  []cohort.Answer{{Exchange: a.ID, Answer: exchange.Answer{Step: "going", From: exchange.Everybody, About: exchange.Everybody, Value: "carry on", On: day("2023-04-19")}}},
	})

	// How the others go on and end.
	o.Do(&cohort.Pause{Exchange: b.ID, Pause: exchange.Pause{From: day("2023-04-10"), Until: day("2023-05-15")}, Why: cohort.Reason("an operation")})
	o.Do(&cohort.Resume{Exchange: b.ID, On: day("2023-04-18")})
	o.Do(&cohort.Pause{Exchange: b.ID, Pause: exchange.Pause{From: day("2023-04-19")}, Why: cohort.Reason("again")})
	o.Do(&cohort.Several{Pauses: []cohort.Pause{{Exchange: d.ID, Pause: exchange.Pause{From: day("2023-04-19")}, Why: cohort.Reason("the election")}, {Exchange: e.ID, Pause: exchange.Pause{From: day("2023-04-19")}, Why: cohort.Reason("the election")}}})
	o.Do(&cohort.Several{Resumes: []cohort.Resume{{Exchange: d.ID, On: day("2023-04-20")}, {Exchange: e.ID, On: day("2023-04-20")}}})
	o.Do(&cohort.End{Exchange: c.ID, Ending: exchange.Ending{Reason: programme.EndChangedJob, Leaves: []int{1}, On: day("2023-04-18")}, Why: cohort.Reason("a post in Leeds")})
	o.Do(&cohort.End{Exchange: d.ID, Ending: exchange.Ending{Reason: programme.EndNoFit, On: day("2023-04-19")}})
	o.Do(&cohort.Reopen{Exchange: d.ID, On: day("2023-04-20")})
	o.Do(&cohort.Void{Exchange: e.ID, On: day("2023-04-20"), Why: cohort.Reason("the wrong Tom")})
	o.Do(&cohort.Several{Ends: []cohort.End{{Exchange: f.ID, Ending: exchange.Ending{Reason: programme.EndCompleted, On: day("2023-04-20")}}}})
	o.Do(o.ImportOf(append(storetest.Applicants(21), storetest.Applicants(27)[21:]...)...))
	for _, id := range []int{0, 1} {
		if again := c.Members[id]; again != c.Members[1] {
			o.Do(&cohort.Rematch{A: again, Start: day("2023-05-02")})
		}
	}
	o.Undo()
	o.Redo()
	o.Do(&cohort.End{Exchange: b.ID, Ending: exchange.Ending{Reason: programme.EndLeft, Leaves: []int{0}, On: day("2023-04-20")}})
	o.Undo()
	for _, kind := range strings.Fields("answer end void reopen pause resume remove-answer remove-visit remove-check-in unskip rematch several pack assign reschedule visit check-in skip undo redo") {
		if !has(o.State(), kind) {
			t.Errorf("nothing of the kind %s is in it; there are %v", kind, cohort.Kinds())
		}
	}
	if b, err := json.Marshal(o.State().Log); err != nil || !strings.Contains(string(b), `"Moved":[{`) {
		t.Errorf("no call was levelled (%v)", err)
	}
	return o
}

// has reports whether a change of that kind is in a cohort's log.
func has(s *cohort.State, kind string) bool {
	for _, e := range s.Log {
		if e.Change.Kind() == kind {
			return true
		}
	}
	return false
}

// TestEveryLife keeps every kind of life of an exchange, closed and opened again.
func TestEveryLife(t *testing.T) { everyLife(t).Reopen() }
