package commands

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

type questionsCommand struct {
	JSON bool `help:"Print JSON."`
}

func (c *questionsCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		list := openQuestions(s.state)
		if c.JSON {
			return r.printJSON(asJSON(list))
		}
		if len(list) == 0 {
			r.printf("Nothing is in doubt.\n")
		}
		for _, q := range list {
			r.printf("%s\n", questionLine(q))
		}
		return nil
	})
}

// openQuestions is what is open in a cohort: what its answers leave in doubt, and times that were kept as they are written.
func openQuestions(s *cohort.State) []matching.Question {
	dates := matching.Question{Kind: matching.AskDates, Field: programme.FieldSubmitted, Proposed: []string{form.DayFirst, form.MonthFirst}}
	for _, a := range s.Sorted() {
		if a.Withdrawn || !form.IsDayOrMonth(s.Programme, &a.Applicant) {
			continue
		}
		if len(dates.Who) == 0 {
			dates.Text = a.Answers[dates.Field].Text.Safe()
		}
		dates.Who = append(dates.Who, a.Email.Safe())
	}
	if len(dates.Who) == 0 {
		return s.Questions()
	}
	return allQuestions([]matching.Question{dates}, s.Questions())
}

// questionLine is a question in a line: its kind, whom it is about, what was written, and what is proposed.
func questionLine(q matching.Question) string {
	line := string(q.Kind) + ": " + text.Line(strings.Join(q.Who, ", "))
	if len(q.Who) == 0 {
		line = string(q.Kind) + ":"
	}
	if q.Field != "" {
		line += " " + text.Line(q.Field)
	}
	if q.Text != "" {
		line += " “" + text.Line(q.Text) + "”"
	}
	if len(q.Proposed) > 0 {
		line += ", perhaps " + text.Line(strings.Join(q.Proposed, "; "))
	}
	return line
}

// asJSON are questions as they are printed: a list that is empty is an empty list.
func asJSON(list []matching.Question) []matching.Question {
	out := make([]matching.Question, len(list))
	for i, q := range list {
		q.Who, q.Proposed = append([]string{}, q.Who...), append([]string{}, q.Proposed...)
		out[i] = q
	}
	return out
}

// allQuestions are those about a file and those about the cohort it is in, by kind. What both ask is asked once.
func allQuestions(file, kept []matching.Question) []matching.Question {
	all := slices.Clone(kept)
	for _, q := range file {
		if !slices.ContainsFunc(kept, func(o matching.Question) bool {
			return o.Kind == q.Kind && o.Field == q.Field && text.Fold(o.Text) == text.Fold(q.Text)
		}) {
			all = append(all, q)
		}
	}
	slices.SortStableFunc(all, func(a, b matching.Question) int {
		return slices.Index(matching.QuestionKinds, a.Kind) - slices.Index(matching.QuestionKinds, b.Kind)
	})
	return all
}
