package settling

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// employers are the wordings that may be one employer.
func employers(_ *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, d := range s.EmployerDoubts() {
		quoted := make([]string, len(d.Wordings))
		q := Question{Kind: KindEmployer, Who: d.People(), Likely: true}
		for i, w := range d.Wordings {
			quoted[i] = "“" + w.Text.Safe() + "”"
			q.Answers = append(q.Answers, Answer{Say: "one, called " + quoted[i], Detail: say.People(len(w.People)), Change: d.One(w.Text.Raw())})
		}
		q.Answers = append(q.Answers, Answer{Say: "different employers", Change: d.Several()})
		q.Key, q.Subject = "employer "+d.Field+strings.Join(quoted, ""), say.And(quoted)
		q.Asks = say.And(quoted) + ": one employer, or " + map[bool]string{true: "two", false: "several"}[len(quoted) == 2] + "?"
		list = append(list, q)
	}
	return list
}

// consents are the wordings that are neither a plain yes nor a plain no.
func consents(_ *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, u := range s.UnknownAnswers() {
		if u.Field == programme.FieldConsent {
			q := aboutWording(s, u)
			q.Kind, q.Subject = KindConsent, "“"+u.Text.Safe()+"”"
			q.Asks = q.Subject + " is neither a plain yes nor a plain no, and counts as no consent. Is it a yes?"
			q.Answers = []Answer{{Say: "yes, they agree", Change: u.Alias(programme.Yes)}, {Say: "no, they do not agree", Change: u.Alias(programme.No)}}
			if q.Likely = len(u.Nearest) > 0; q.Likely && u.Nearest[0].Name == programme.No {
				slices.Reverse(q.Answers)
			}
			list = append(list, q)
		}
	}
	return list
}

// answers are those that are none of the known ones, and those that could not be read.
func answers(sh *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, u := range s.UnknownAnswers() {
		if u.Field != programme.FieldConsent {
			list = append(list, wording(s, u))
		}
	}
	for _, a := range s.Sorted() {
		for _, f := range s.Programme.Fields {
			if !a.Withdrawn && a.Answers[f.Name].Unread(f) && f.Name != programme.FieldSubmitted {
				list = append(list, unread(sh, s, a, f))
			}
		}
	}
	return list
}

func aboutWording(s *cohort.State, u cohort.UnknownAnswer) Question {
	label, wrote := shell.FieldLabel(s.Programme, u.Field), "“"+u.Text.Safe()+"”"
	return Question{Key: "answer " + u.Field + wrote, Kind: KindAnswer, Subject: label + ": " + wrote, Who: u.People,
		Asks: fmt.Sprintf("%s under “%s” is none of the known answers, and counts for nothing. What does it count as?", wrote, label)}
}

// wording asks which of the known answers a wording counts as.
func wording(s *cohort.State, u cohort.UnknownAnswer) Question {
	q := aboutWording(s, u)
	f, _ := s.Programme.Field(u.Field)
	leave := Answer{Say: "leave it as it is", Detail: "it is none of them", Change: u.Alias("")}
	_, likely := f.Likeliest(u.Text.Raw())
	if f.Other && !likely { // people may add what they like there
		q.Answers = append(q.Answers, leave)
	}
	near := map[string]bool{}
	for _, c := range u.Nearest {
		near[c.Name] = true
		q.Answers = append(q.Answers, Answer{Say: "count it as " + said(f, c), Change: u.Alias(c.Name)})
	}
	q.Likely = len(q.Answers) > 0
	if !f.Other || likely {
		q.Answers = append(q.Answers, leave)
	}
	for _, c := range f.Choices {
		if !near[c.Name] {
			q.Answers = append(q.Answers, Answer{Say: "count it as " + said(f, c), Change: u.Alias(c.Name)})
		}
	}
	return q
}

func said(f programme.Field, c programme.Choice) string {
	if c.Label != "" {
		return text.Line(c.Label)
	}
	return text.Line(f.Short(c.Name))
}

// unread asks what somebody's answer means that could not be read.
func unread(sh *shell.Shell, s *cohort.State, a *cohort.Applicant, f programme.Field) Question {
	label, wrote := text.Line(f.Label), a.Answers[f.Name].Text
	edit := func(v matching.Answer) cohort.Change {
		return &cohort.Edit{Person: a.ID, Fields: []string{f.Name}, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Answers: map[string]matching.Answer{f.Name: v}}}}
	}
	q := Question{
		Key: fmt.Sprint("unread ", a.ID, " ", f.Name), Kind: KindAnswer, Field: f.Name, Subject: label + ": “" + wrote.Safe() + "”", Who: []matching.ID{a.ID},
		Asks: fmt.Sprintf("%s answered “%s” with “%s”, which cannot be read and counts for nothing.", s.Call(a.ID), label, wrote.Safe()),
	}
	for _, c := range f.Nearest(wrote.Raw(), 3) {
		q.Answers = append(q.Answers, Answer{Say: said(f, c), Change: edit(matching.Answer{Choices: []string{c.Name}})})
	}
	q.Likely = len(q.Answers) > 0
	q.Answers = append(q.Answers,
		Answer{Say: "type the answer", Do: func(settle func(cohort.Change) tea.Cmd) tea.Cmd {
			ask := dialog.NewForm(sh, s.Call(a.ID)+": "+label, "keep it", []dialog.Field{{Label: label, Value: wrote.Safe()}}, func(values []string) (string, tea.Cmd) {
				v, err := form.ParseAnswer(s.Programme, f.Name, values[0])
				if err != nil {
					return err.Error(), nil
				}
				return "", settle(edit(v))
			})
			ask.About = store.DraftOf{Part: f.Name, People: []matching.ID{a.ID}}
			sh.Open(ask)
			return nil
		}},
		Answer{Say: "take the answer away", Detail: "as if it had not been given", Change: edit(matching.Answer{})})
	return q
}
