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
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// longList is how many numbers of a scale are offered one after the other; of a longer one the number is typed.
const longList = 20

// openAnswer asks for an answer to a milestone: whose it is, about whom where that is not plain, and what it says.
func openAnswer(sh *shell.Shell, one *shell.ExchangeStatus, s exchange.Step, party int) {
	var whose []string
	if !ofEach(&s) {
		whose = append(whose, one.X.Both())
	}
	whose = append(whose, one.First...)
	first := whose[0]
	if party >= 0 {
		first = one.First[party]
	} else if ofEach(&s) {
		first = one.First[firstWithout(one, &s)]
	}
	fields := []dialog.Field{{Label: "Answer of", Value: first, Choices: whose}}
	about := s.About && one.X.Parties > 2
	if about {
		fields = append(fields, dialog.Field{Label: "About", Value: choose, Choices: append([]string{choose}, one.First...)})
	}
	fields = append(fields, answerField(&s), dayField(sh, one))
	form := dialog.NewForm(sh, "Answer", "take it down", fields, func(v []string) (string, tea.Cmd) {
		a := exchange.Answer{Step: s.Name, From: slices.Index(one.First, v[0])}
		a.About = one.X.AboutOf(s.Name, a.From)
		if about {
			a.About = slices.Index(one.First, v[1])
		}
		said := v[len(v)-2]
		reply, err := s.Answer.Read(said)
		if err != nil {
			return shell.AsSentence(err.Error()), nil
		}
		a.Value, a.Number = reply.Value, reply.Number
		var wrong string
		if a.On, wrong = dayGone(v[len(v)-1], sh.Today()); wrong != "" {
			return wrong, nil
		}
		if err := one.X.CheckAnswer(a); err != nil {
			return plainly(err), nil
		}
		given := &cohort.Answer{Exchange: one.X.ID, Answer: a}
		if s.Answer.Kind == programme.AnswerText {
			given.Text = cohort.AnswerText(strings.TrimSpace(said), s.SeenBy)
		}
		return "", sh.Desk.Commit(given)
	})
	form.Whom, form.About = shell.NamesOf(sh.State(), one.X.Members), aboutOne(one, s.Name)
	form.Intro = func(w int) []string {
		what := "“" + text.Line(s.Title) + "”"
		if from := slices.Index(one.First, form.Value(0)); s.About && !about && from >= 0 {
			what += ", about " + one.First[one.X.AboutOf(s.Name, from)]
		}
		return chart.Wrap(what, w)
	}
	sh.Open(form)
}

// firstWithout is the first party that has not answered a milestone, else the first.
func firstWithout(one *shell.ExchangeStatus, s *exchange.Step) int {
	for p := range one.X.Parties {
		if !slices.ContainsFunc(one.X.AnswersTo(s.Name), func(a exchange.Answer) bool { return a.From == p }) {
			return p
		}
	}
	return 0
}

// answerField is the field for what a milestone asks for.
func answerField(s *exchange.Step) dialog.Field {
	f := dialog.Field{Label: "Answer", Hint: s.Answer.Say(), Note: sayAsked(s)}
	switch {
	case s.Answer.Kind == programme.AnswerYesNo:
		f.Choices = []string{programme.Yes, programme.No}
	case s.Answer.Kind == programme.AnswerChoice:
		f.Choices = s.Answer.Choices
	case s.Answer.Kind == programme.AnswerScale && s.Answer.To-s.Answer.From < longList:
		for n := s.Answer.From; n <= s.Answer.To; n++ {
			f.Choices = append(f.Choices, fmt.Sprint(n))
		}
	}
	return f
}
