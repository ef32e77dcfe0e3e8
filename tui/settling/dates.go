package settling

import (
	"fmt"
	"slices"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/shell"
)

// Orders are the orders of day and month, with what one date is in each.
var Orders = []struct{ Order, Name, Example string }{
	{form.DayFirst, "day first", "03/02/2023 is 3 February"},
	{form.MonthFirst, "month first", "03/02/2023 is 2 March"},
}

// dates are the times of submission that were kept as they are written, because they may put the day or the month first.
func dates(_ *shell.Shell, s *cohort.State) []Question {
	var open []*cohort.Applicant
	for _, a := range s.Sorted() {
		if !a.Withdrawn && a.Imported != nil && form.IsDayOrMonth(s.Programme, &a.Applicant) {
			open = append(open, a)
		}
	}
	if len(open) == 0 {
		return nil
	}
	written := open[0].Answers[programme.FieldSubmitted].Text.Safe()
	q := Question{Key: "dates", Kind: KindDates, Subject: "“" + written + "”: day or month first?",
		Asks: fmt.Sprintf("The time of submission of %s, like “%s”, may put the day or the month first. Until you say so nobody of them is late.", say.People(len(open)), written)}
	for _, a := range open {
		q.Who = append(q.Who, a.ID)
	}
	_, rest := s.RejectedRows()
	for _, o := range Orders {
		diff := &cohort.ImportDiff{}
		for _, a := range open {
			diff.Changed = append(diff.Changed, cohort.ChangedApplication{Person: a.ID, Applicant: stampOf(s, a, o.Order)})
		}
		q.Answers = append(q.Answers, Answer{Say: o.Name, Detail: o.Example, Change: diff.Import(fileOf(s, rest), nil)})
	}
	switch first, second := strays(s, open, Orders[0].Order), strays(s, open, Orders[1].Order); {
	case second < first:
		slices.Reverse(q.Answers)
		q.Likely = true
	default:
		q.Likely = first < second
	}
	return []Question{q}
}

// strays is by how much the times of some people, read in an order, lie outside those that all others applied in.
func strays(s *cohort.State, open []*cohort.Applicant, order string) (by time.Duration) {
	var first, last time.Time
	for _, a := range s.People {
		if at := a.Submitted; !at.IsZero() {
			if first.IsZero() || at.Before(first) {
				first = at
			}
			if at.After(last) {
				last = at
			}
		}
	}
	if first.IsZero() {
		return 0
	}
	for _, a := range open {
		at := stampOf(s, a, order).Submitted
		by += max(0, first.Sub(at), at.Sub(last))
	}
	return by
}

// stampOf is somebody's application with the time of submission read in an order; nil if it is none.
func stampOf(s *cohort.State, a *cohort.Applicant, order string) *matching.Applicant {
	at, ok := form.ParseStamp(s.Programme, a.Answers[programme.FieldSubmitted].Text.Raw(), order)
	if !ok {
		return nil
	}
	dated := *a.Imported
	dated.Submitted = at
	dated.Answers = make(map[string]matching.Answer, len(a.Imported.Answers))
	for f, v := range a.Imported.Answers {
		if f != programme.FieldSubmitted {
			dated.Answers[f] = v
		}
	}
	return &dated
}
