package follow

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// logged is one thing that was written down of an exchange and can be taken out again.
type logged struct {
	on      programme.Date
	what    string
	remove  cohort.Change
	correct func() // opens it to be written anew; nil where it is only taken out
}

// loggedOf is all that was written down of an exchange, the latest first.
func loggedOf(sh *shell.Shell, one *shell.ExchangeStatus) []logged {
	var all []logged
	x := one.X
	for _, v := range x.Visits {
		all = append(all, logged{v.Date, "visit: " + x.SayVisit(v, one.First, sh.Today()), &cohort.RemoveVisit{Exchange: x.ID, Visit: v.ID},
			func() { openCorrectVisit(sh, one, v) }})
	}
	for _, c := range x.CheckIns {
		all = append(all, logged{c.Date, "call: " + sayCall(sh, one, c), &cohort.RemoveCheckIn{Exchange: x.ID, CheckIn: c.ID},
			func() { openCorrectCall(sh, one, c) }})
	}
	for _, a := range x.Answers {
		if s, ok := x.Step(a.Step); ok {
			all = append(all, logged{a.On, "answer: " + sayAnswered(one, &s, a), &cohort.RemoveAnswer{Exchange: x.ID, Answer: a.ID}, nil})
		}
	}
	for _, s := range x.Steps {
		if !s.Skipped.IsZero() {
			all = append(all, logged{s.Skipped, "skipped: " + text.Line(s.Title), &cohort.Unskip{Exchange: x.ID, Milestone: s.Name}, nil})
		}
	}
	slices.SortStableFunc(all, func(a, b logged) int { return b.on.Compare(a.on) })
	return all
}

// sayAnswered is an answer with its milestone and whose it is: "Feedback to each other, Amara about Tom: clear aims".
func sayAnswered(one *shell.ExchangeStatus, s *exchange.Step, a exchange.Answer) string {
	line := text.Line(s.Title)
	if a.From >= 0 && a.From < len(one.First) {
		line += ", " + one.First[a.From]
	}
	if a.About >= 0 && a.About < len(one.First) {
		line += " about " + one.First[a.About]
	}
	return line + ": " + sayAnswer(one.X, s, a)
}

// openLog lists what was written down of an exchange; what is picked is corrected or taken out.
func openLog(sh *shell.Shell, one *shell.ExchangeStatus) {
	all := loggedOf(sh, one)
	var choices []dialog.Choice
	for i, l := range all {
		choices = append(choices, dialog.Choice{Key: fmt.Sprint(i), Text: l.what, Detail: exchange.Day(l.on, sh.Today())})
	}
	sh.Open(dialog.NewPick(sh, "What was logged of "+strings.Join(one.First, shell.PairSign), "correct or remove", choices, func(key string) (bool, tea.Cmd) {
		for i, l := range all {
			if key == fmt.Sprint(i) {
				openMend(sh, l)
			}
		}
		return true, nil
	}))
}

// openMend asks whether something is corrected or taken out.
func openMend(sh *shell.Shell, l logged) {
	choices := []dialog.Choice{{Key: "remove", Text: "Take it out"}}
	if l.correct != nil {
		choices = slices.Insert(choices, 0, dialog.Choice{Key: "correct", Text: "Correct it"})
	}
	sh.Open(dialog.NewPick(sh, l.what, "do it", choices, func(key string) (bool, tea.Cmd) {
		if key == "correct" {
			l.correct()
			return true, nil
		}
		return true, sh.Desk.Commit(l.remove)
	}))
}

// openCorrectVisit asks for a visit anew, on one line.
func openCorrectVisit(sh *shell.Shell, one *shell.ExchangeStatus, v exchange.Visit) {
	names := shell.NamesOf(sh.State(), one.X.Members)
	form := dialog.NewForm(sh, "Correct a visit", "correct it", []dialog.Field{
		{Label: "Visit", Value: one.X.SayVisit(v, names, sh.Today()), Note: "How long, what they did, who hosted, which day; where in brackets, or online."},
		{Label: "Note", Value: one.X.Note(v.Note).Safe(), Hint: "may be left out"},
	}, func(values []string) (string, tea.Cmd) {
		line, err := one.X.ParseVisit(values[0], names, sh.State().Programme.Exchange, sh.Today())
		if err != nil {
			return shell.AsSentence(err.Error()), nil
		}
		note := values[1]
		if line.Note != "" {
			note = line.Note
		}
		return "", sh.Desk.Commit(&cohort.LogVisit{Exchange: one.X.ID, Visit: line.Visit, Note: cohort.CallNote(note), Replaces: v.ID})
	})
	form.Whom, form.About = names, aboutOne(one, fmt.Sprint("visit ", v.ID))
	form.Widest = 90
	sh.Open(form)
}

// openCorrectCall opens the call sheet with a call as it was recorded; saved, it takes the place of that one.
func openCorrectCall(sh *shell.Shell, one *shell.ExchangeStatus, c exchange.CheckIn) {
	f := newCallForm(sh, one, func() {})
	f.replaces = c.ID
	d := callDraft{Reached: c.Reached, Outcome: c.Outcome, Mood: c.Mood, Note: one.X.Note(c.Note).Safe(), On: exchange.PlainDay(c.Date)}
	if !c.Next.IsZero() {
		d.Next = exchange.PlainDay(c.Next)
	}
	f.put(d)
	f.opened = f.held()
	sh.Open(f)
}
