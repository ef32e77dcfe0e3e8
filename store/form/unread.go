package form

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Unread is an answer that could not be read. The person is kept, with what was written as it stands.
type Unread struct {
	Row    int
	Email  text.Text
	Field  string
	Column string // the heading, fit for a screen
	Value  text.Text
	Why    string // whole sentences, with what to do; fit for a screen
	Alike  []int  // where every answer of the column is like this one: the rows of all of them, which are said once
	Asked  bool   // it is asked about once for the column
}

// unread is such an answer on its way.
type unread struct {
	question *question
	written  string
	why      string
	asked    bool
}

// keepUnread puts what was written into an answer that could not be read, so that it can be read once somebody
// says what it means. It is no choice, no number and no date.
func keepUnread(q *question, a matching.Answer, cell string) matching.Answer {
	if q.field.Kind == programme.KindTags && !a.IsEmpty() {
		return a
	}
	return matching.Answer{Text: text.New(cell)}
}

// listUnread lists the answers that could not be read of the people who are kept.
func (im *importer) listUnread() {
	total := make(map[*question]int)
	failed := make(map[*question][]Unread)
	for _, e := range im.entries {
		kept := len(e.faults) == 0 && e.by == 0
		for _, u := range e.unread {
			total[u.question]++
			if kept {
				failed[u.question] = append(failed[u.question], Unread{Row: e.row, Email: e.person.Email, Field: u.question.field.Name,
					Column: text.Line(u.question.title), Value: text.New(clip(u.written, maxCell)), Why: sentence(u.why), Asked: u.asked})
			}
		}
	}
	for _, q := range im.questions {
		list := failed[q]
		if len(list) > 2 && total[q] == q.answers {
			all := list[0]
			for _, u := range list {
				all.Alike = append(all.Alike, u.Row)
			}
			all.Why = fmt.Sprintf("None of the %d answers under this heading can be read. The first: %s", len(list), all.Why)
			list = []Unread{all}
		}
		im.res.Unread = append(im.res.Unread, list...)
	}
	slices.SortStableFunc(im.res.Unread, func(a, b Unread) int { return a.Row - b.Row })
}

// AlikeProblems is what all rows of a file without a single applicant have in common, to be said once: their problems
// stand under one heading. False if they have several, or there are few.
func (r *Result) AlikeProblems() (Problem, bool) {
	if len(r.Applicants)+len(r.Superseded) > 0 || len(r.Problems) < 3 {
		return Problem{}, false
	}
	first := r.Problems[0]
	if slices.ContainsFunc(r.Problems, func(p Problem) bool { return p.Column != first.Column || p.Value.IsEmpty() != first.Value.IsEmpty() }) {
		return Problem{}, false
	}
	first.Why = fmt.Sprintf("None of the %d rows can be used. The first: %s", len(r.Problems), first.Why)
	return first, true
}
