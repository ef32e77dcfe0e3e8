package follow_test

import (
	"fmt"
	"strings"
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// askingPast is the sample in a programme in which both have to accept, and feedback is a text about the other.
var askingPast = &tuitest.History{Before: tuitest.SamplePast, Happen: func(t testing.TB, d *tuitest.Driver) {
	source, _ := programme.BuiltinSource("walking-in-their-shoes")
	asking := strings.Replace(string(source), "[[milestone]]\nname = \"introduced\"", `[[milestone]]
name = "accept"
title = "Both accept"
due = "10wd"
each = true
answer = "yesno"
ends = { no = "declined" }

[[milestone]]
name = "introduced"`, 1)
	asking = strings.Replace(asking, "title = \"Feedback to each other\"\n", "title = \"Feedback to each other\"\nanswer = \"text\"\nabout = \"partner\"\nseen_by = \"pair\"\n", 1)
	d.Happened("2023-03-20", &cohort.UseProgramme{Programme: asking})
	d.Happened("2023-03-20", &cohort.Publish{Start: tuitest.DayFor(t, "2023-04-03")})
}}

// asked opens the checklist of Amara and Tom at a milestone, on a day.
func asked(t *testing.T, w, h int, day, title string) *tuitest.Driver {
	t.Helper()
	d := askingPast.Copied(t)
	d.Day = day
	d.Open(w, h)
	d.Keys("4", "/").Typed("osei").Keys("enter", "enter", "g")
	return downTo(t, d, title)
}

// downTo goes down to a milestone.
func downTo(t *testing.T, d *tuitest.Driver, title string) *tuitest.Driver {
	t.Helper()
	for range 40 {
		if frame := d.Frame(); strings.Contains(frame, "] "+title) && strings.Contains(frame[strings.Index(frame, "▸"):], "] "+title) {
			for _, line := range strings.Split(frame, "\n") {
				if strings.Contains(line, "▸") && strings.Contains(line, "] "+title) {
					return d
				}
			}
		}
		d.Keys("down")
	}
	t.Fatalf("there is no milestone %q:\n%s", title, d.Frame())
	return d
}

// said are the answers to a milestone, in words: whose, about whom, and what.
func said(x *cohort.Exchange, step string) (all []string) {
	for _, a := range x.AnswersTo(step) {
		text := a.Value
		if a.Note != 0 {
			text = x.Notes[a.Note].Value.Text.Safe()
		}
		if a.Number != 0 {
			text = fmt.Sprint(a.Number)
		}
		all = append(all, fmt.Sprintf("%d about %d: %s", a.From, a.About, text))
	}
	return all
}

func mustSay(t *testing.T, d *tuitest.Driver, step string, want ...string) {
	t.Helper()
	if got := said(d.ExchangeOf("amara.osei@example.org"), step); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: %q, not %q", step, got, want)
	}
}

// Feedback is given by each of the two about the other, as a text, on the checklist; what is refused is said.
func TestFeedbackByKeys(t *testing.T) {
	d := asked(t, 80, 24, "2023-08-28", "Feedback to each other")
	d.Sees("A text · the pair reads it too").Keys("space").Dialog("Answer of ‹ Amara ›", "“Feedback to each other”, about Tom")
	d.Keys("ctrl+s").Dialog("Say the answer").Keys("tab").Typed("Asks what nobody dares to ask").Keys("ctrl+s").Toast("Took down what Amara Osei answered")
	d.Row("▸ [~] Feedback to each other", "[x] Amara", "[ ] Tom")
	d.Keys("space").Dialog("Answer of ‹ Tom ›", "about Amara").Keys("tab").Typed("Explains why before what").Keys("tab", "ctrl+u").Typed("25 aug").Dialog("Fri 25 Aug").Keys("enter")
	d.Row("▸ [x] Feedback to each other", "[x] Amara", "[x] Tom")
	mustSay(t, d, "feedback", "1 about 0: Explains why before what", "0 about 1: Asks what nobody dares to ask")
	d.Keys("end").Sees("Feedback to each other, Tom about Amara: Explains why before", "the pair reads it too")
	d.Keys("u").Toast("Undid")
	mustSay(t, d, "feedback", "0 about 1: Asks what nobody dares to ask")
}

// Ideas and links are as many as there are, of both together; one typed and left is a draft of its milestone only.
func TestIdeasByKeys(t *testing.T) {
	d := asked(t, 80, 24, "2023-08-28", "Insight into cultures")
	d.Keys("space").Dialog("Answer of ‹ both ›").Keys("tab").Typed("Wards run on").Keys("esc").Toast("is kept")
	d.Keys("down", "space").SeesNot("Wards run on").Keys("esc", "up", "space").Dialog("Wards run on").Keys("tab", "end").Typed(" bleeps").Keys("ctrl+s")
	d.Row("▸ [ ] Insight into cultures", "1 so far").Keys("space", "tab").Typed("Charities ring back").Keys("ctrl+s").Row("2 so far")
	mustSay(t, d, "cultures", "-1 about -1: Wards run on bleeps", "-1 about -1: Charities ring back")
}

// A survey is one line until the cursor is in it; each of its questions is answered by each with two keys and ctrl+s.
func TestSurveyByKeys(t *testing.T) {
	d := asked(t, 80, 24, "2023-09-26", "Celebration and close")
	d.Sees("[ ] Survey, 7 questions: 0 of 14 answered").SeesNot("Space to reflect")
	d.Keys("down").Row("▸ [ ] Space to reflect", "[ ] Amara  [ ] Tom").SeesNot("7 questions")
	d.Keys("space", "tab", "5", "ctrl+s").Row("▸ [~] Space to reflect", "[x] Amara").Keys("space", "tab", "4", "ctrl+s").Row("▸ [x] Space to reflect")
	mustSay(t, d, "survey-reflection", "0 about -1: 5", "1 about -1: 4")
	d.Keys("up").Row("▸ [ ] Celebration").Sees("[~] Survey, 7 questions: 2 of 14 answered")
	downTo(t, d, "Links between").Sees("2 of 14 answered")

	// The same on the call sheet, with figures alone.
	d.Keys("esc", "c", "c", "b", "tab", "g", "shift+tab", "shift+tab")
	for range 40 {
		if strings.Contains(d.Frame(), "▸ [ ] Survey: awareness") {
			break
		}
		d.Keys("down")
	}
	d.Row("▸ [ ] Survey: awareness").Keys("6", "3").Sees("Amara: 6 of 6", "Tom: 3 of 6").Keys("ctrl+s").Toast("both reached")
	mustSay(t, d, "survey-awareness", "0 about -1: 6", "1 about -1: 3")
}

// A text answered on the call sheet is typed on its line, in sight; left half way it is there again after the program ended.
func TestTextAnsweredOnTheCallSheet(t *testing.T) {
	d := askingPast.Copied(t)
	d.Day = "2023-08-28"
	d.Open(80, 24)
	d.Keys("5", "/").Typed("osei").Keys("enter", "c", "1", "tab", "g", "shift+tab", "shift+tab")
	for range 40 {
		if strings.Contains(d.Frame(), "▸ [ ] Feedback") {
			break
		}
		d.Keys("down")
	}
	d.Row("▸ [ ] Feedback").Keys("enter").Typed("Asks what").Sees("Asks what").Keys("esc").Sees("▸ [ ] Feedback").Keys("esc").Toast("is kept")
	d.On("2023-08-29")
	d.Keys("5", "/").Typed("osei").Keys("enter").Row("draft · ").Keys("c").Toast("left here on Mon 28 Aug")
	for range 40 {
		if strings.Contains(d.Frame(), "▸ [ ] Feedback") {
			break
		}
		d.Keys("up")
	}
	d.Keys("enter").Sees("Asks what").Typed(" nobody dares").Keys("enter").Sees("Amara: Asks what nobody dares").Keys("ctrl+s").Toast("Amara reached")
	mustSay(t, d, "feedback", "0 about 1: Asks what nobody dares")
	d.Keys("esc").SeesNot("draft · ")
}

// A no ends the exchange, and what was open in it is waited for no more; taken out, it runs again.
func TestDecliningByKeys(t *testing.T) {
	d := asked(t, 80, 24, "2023-04-11", "Both accept")
	d.Sees("proposed, 3 Apr to 3 Oct 2023").Keys("space", "tab", "n", "ctrl+s").Toast("Took down what Amara Osei answered")
	d.Sees("declined on 11 Apr: Amara left", "not done").SeesNot("◆ due", "○ 24 Apr")
	if x := d.ExchangeOf("amara.osei@example.org"); x.State() != exchange.StateEnded {
		t.Fatalf("the exchange is %s", x.State())
	}
	d.Keys("l").Dialog("answer: Both accept, Amara: no").Keys("enter").Dialog("Take it out").Keys("enter").Toast("u undoes")
	if x := d.ExchangeOf("amara.osei@example.org"); x.State() != exchange.StateProposed {
		t.Fatalf("the exchange is %s", x.State())
	}
}
