package programme

import (
	"strings"
	"testing"
)

// asking is a file whose milestones ask for something.
const asking = `name = "asking"
title = "Asking"
[intake]
answer_within = "10wd"
[[field]]
name = "team"
kind = "text"
[[criterion]]
kind = "different"
field = "team"
points = 100
[exchange]
length = "open"
review = "26w"
checkins = ["2w"]
every = "13w"
calls_per_week = 25
at_once = 2
[[milestone]]
name = "accept"
each = true
answer = "yesno"
ends = { no = "declined" }
[[milestone]]
name = "strengths"
due = "20w"
about = "partner"
answer = "text"
seen_by = "pair"
[[milestone]]
name = "scale"
due = "20w"
answer = { from = 1, to = 6 }
[[milestone]]
name = "closer"
answer = "text"
many = true
[[milestone]]
name = "met"
due = "3w"
done_by = ["tick", "visit"]
[[milestone]]
name = "visit-1"
due = "9w"
done_by = "visit"
[[milestone]]
name = "visit-2"
due = "18w"
done_by = "visit"
host = "other"
[certificate]
milestones = ["strengths"]
`

func TestMilestonesThatAsk(t *testing.T) {
	p := parse(t, asking)
	check(t, "warnings", p.Warnings, []Warning(nil))
	m := p.Milestones
	check(t, "the proposal", []any{m[0].Due, m[0].Ends, m[0].Answer.Kind}, []any{Due{By: Span{WorkingDays: 10}}, []Ends{{No, EndDeclined}}, AnswerYesNo})
	check(t, "about the partner", []any{m[1].About, m[1].SeenBy}, []any{true, SeenByPair})
	check(t, "a scale", m[2].Answer, Answer{Kind: AnswerScale, From: 1, To: 6})
	check(t, "many", []any{m[3].Many, m[3].Due}, []any{true, Due{}})
	check(t, "two ways", []any{m[4].DoneBy, m[4].Also}, []any{DoneByTick, []DoneBy{DoneByVisit}})
	check(t, "the other host", []any{m[5].Host, m[6].Host}, []any{Host(""), HostOther})
	review := m[len(m)-1]
	check(t, "what review is short for", []any{review.Name, review.Answer.Choices, review.Ends, review.Again, review.Owner},
		[]any{"review", []string{"carry on", "finish"}, []Ends{{"finish", EndCompleted}}, Span{Days: 182}, OwnerFacilitator})
	check(t, "calls", []any{p.Exchange.Every, p.Exchange.CallsPerWeek, p.Exchange.AtOnce}, []any{Span{Days: 91}, 25, 2})
}

func TestMistakesOfAnswers(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{`answer = "yesno"`, `answer = "maybe"`, `f:22: [[milestone]] "accept": answer cannot be "maybe"; it is yesno, text or number`},
		{`{ no = "declined" }`, `{ no = "bored" }`, `f:23: [[milestone]] "accept" ends: no cannot be "bored"; it is completed, goal met`},
		{`{ no = "declined" }`, `{ never = "declined" }`, `f:23: [[milestone]] "accept" ends: "never" is no answer here; there are yes or no`},
		{`about = "partner"`, `about = "weather"`, `f:27: [[milestone]] "strengths": about cannot be "weather"; it is partner`},
		{`seen_by = "pair"`, `seen_by = "all"`, `seen_by cannot be "all"; it is facilitator, pair or report`},
		{`{ from = 1, to = 6 }`, `{ from = 6, to = 6 }`, `answer: to is 1 to 100 more than from`},
		{`{ from = 1, to = 6 }`, `{ from = 1 }`, `answer: to is missing`},
		{`{ from = 1, to = 6 }`, `["once"]`, `at least two`},
		{`answer = { from = 1, to = 6 }`, `again = "3w"`, `f:33: [[milestone]] "scale": again belongs to a milestone that takes an answer`},
		{`["tick", "visit"]`, `["tick", "tick"]`, `done_by has "tick" twice`},
		{`["tick", "visit"]`, `["tick", "walk"]`, `done_by cannot be "walk"; it is tick, visit, minimum or checkin`},
		{`done_by = "visit"` + "\nhost", `done_by = "tick"` + "\nhost", `host belongs to a milestone that visits do`},
		{`every = "13w"`, `every = "0d"`, `f:16: [exchange]: every is nothing`},
		{`calls_per_week = 25`, `calls_per_week = 0`, `calls_per_week must be a whole number from 1 to 10000`},
		{`milestones = ["strengths"]`, `milestones = ["strenths"]`, `milestones names "strenths", which is no milestone; did you mean "strengths"?`},
		{`milestones = ["strengths"]`, `milestones = ["closer"]`, `is never done`},
		{`milestones = ["strengths"]`, `minimum = true`, `but [exchange] has no minimum`},
		{`milestones = ["strengths"]`, `events = 4`, `events asks for 4 events, but there are 0 [[event]]`},
	} {
		text := strings.Replace(asking, c.was, c.is, 1)
		if text == asking {
			t.Fatalf("%s is not in the file", c.was)
		}
		_, err := Parse("f", []byte(text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: %v, want %s", c.is, c.was, err, c.want)
		}
	}
}

// TestKeysWithoutEffect has each kind of key that is right and does nothing in its file.
func TestKeysWithoutEffect(t *testing.T) {
	fixed := strings.Replace(strings.Replace(asking, `length = "open"`, `length = "6m"`, 1), "review = \"26w\"\n", "", 1)
	for _, c := range []struct{ from, was, is, want string }{
		{asking, `answer = "text"` + "\nmany = true", `answer = "text"` + "\nmany = true\ndue = \"2w\"", `due has no effect: with many = true`},
		{asking, `answer_within = "10wd"`, "answer_within = \"10wd\"\nplaces_per_organisation = 3", `places_per_organisation has no effect: there is no field "organisation"`},
		{asking, `name = "accept"`, "name = \"accept\"\ndue = \"2w\"", `answer_within has no effect`},
		{asking, `name = "scale"`, `name = "review"`, `review has no effect: the file has a milestone "review" of its own`},
		{asking, `done_by = "visit"` + "\n[[milestone]]\nname = \"visit-2\"", `done_by = "visit"` + "\nhost = \"other\"\n[[milestone]]\nname = \"visit-2\"", `host has no effect`},
		{fixed, `every = "13w"`, `every = "26w"`, `every has no effect`},
		{fixed, `name = "accept"`, "name = \"late\"\ndue = \"30w\"\n[[milestone]]\nname = \"accept\"", `due has no effect: so long after the start`},
		{fixed, `answer = { from = 1, to = 6 }`, "answer = { from = 1, to = 6 }\nagain = \"26w\"", `again has no effect`},
	} {
		text := strings.Replace(c.from, c.was, c.is, 1)
		if text == c.from {
			t.Fatalf("%s is not in the file", c.was)
		}
		p, err := Parse("f", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0].What, c.want) || p.Warnings[0].Line == 0 {
			t.Errorf("%s: %+v, want %s", c.is, p.Warnings, c.want)
		}
	}
}

func TestReplies(t *testing.T) {
	choice := Answer{Kind: AnswerChoice, Choices: []string{"carry on", "finish"}}
	scale := Answer{Kind: AnswerScale, From: 1, To: 6}
	for _, c := range []struct {
		a     Answer
		typed string
		want  Reply
		wrong bool
	}{
		{Answer{Kind: AnswerYesNo}, " Y ", Reply{Value: Yes}, false},
		{Answer{Kind: AnswerYesNo}, "No", Reply{Value: No}, false},
		{Answer{Kind: AnswerYesNo}, "yess", Reply{}, true},
		{choice, "carry", Reply{Value: "carry on"}, false},
		{choice, "FINISH", Reply{Value: "finish"}, false},
		{choice, "stop", Reply{}, true},
		{scale, "6", Reply{Number: 6}, false},
		{scale, "7", Reply{}, true},
		{scale, "5.5", Reply{}, true},
		{Answer{Kind: AnswerNumber}, "-12", Reply{Number: -12}, false},
		{Answer{Kind: AnswerText}, "anything", Reply{}, false},
		{Answer{Kind: AnswerText}, "  ", Reply{}, true},
	} {
		got, err := c.a.Read(c.typed)
		if got != c.want || (err != nil) != c.wrong || err == nil && !c.a.Accepts(got) {
			t.Errorf("%s to %s is %+v, %v", c.typed, c.a.Say(), got, err)
		}
	}
}

// TestWordsThatSayNothing warns of placeholders that never have anything to say in a file.
func TestWordsThatSayNothing(t *testing.T) {
	message := "\n[[message]]\nname = \"result\"\nto = \"applicants\"\nsubject = \"{stage}\"\nbody = \"{rank} {places} {events}\"\n"
	p, err := Parse("f", []byte(asking+message))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, w := range p.Warnings {
		said = append(said, w.What)
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"{stage} says nothing: the file has no stages", "{places} says nothing", "{rank} says nothing: nobody who gets this", "{events} says nothing: the file has no events"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not among\n%s", want, all)
		}
	}
}
