package importing

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
)

// needLook is everything in a file that needs a look: what the file leaves open, and what the cohort would ask after the
// import.
func needLook(r *reading, s asker) []settling.Question {
	all := headingQuestions(r, s)
	if r.err == nil {
		all = slices.Concat(all, rejectedQuestions(r, s), erasedQuestions(r, s), dateQuestions(r, s), sentTwice(r), oddRows(r))
		unreadable := map[string]bool{}
		for _, u := range r.result.Unread {
			unreadable[u.Field] = unreadable[u.Field] || len(u.Alike) > 0
		}
		for _, q := range r.ahead.questions {
			if q.Field == "" || !unreadable[q.Field] { // of which the heading is asked about
				all = append(all, q)
			}
		}
	}
	settling.Sort(all)
	return all
}

// headingQuestions are those about fields that no heading answers, or more than one differently, and about headings below
// which nothing can be read.
func headingQuestions(r *reading, s asker) []settling.Question {
	if r.result == nil {
		return nil
	}
	h := headings{s, r.state.Programme, r.result}
	var list []settling.Question
	asked := map[string][]string{}
	for _, q := range r.result.Questions {
		if q.Kind == matching.AskHeading {
			asked[q.Field] = q.Proposed
			if h.count(q.Field) > 1 {
				list = append(list, h.clash(q))
			}
		}
	}
	for i, f := range h.p.Fields {
		if h.r.Sheet { // which has not all that a form asks
			break
		}
		var likely []string
		for _, t := range r.result.Likely[f.Name] {
			likely = append(likely, t.Safe())
		}
		switch {
		case h.lacks(fieldRow(i)) && slices.Contains(h.rows(), fieldRow(i)):
			if len(likely) == 0 && len(f.Choices) == 0 { // what stands below cannot tell
				likely = asked[f.Name]
			}
			list = append(list, h.needs(f, h.found(likely)))
		case r.err == nil && len(likely) > 0:
			list = append(list, h.needs(f, h.found(likely)))
		case r.err == nil && f.Name == programme.FieldConsent && slices.Contains(r.result.Missing, f.Name):
			list = append(list, h.needs(f, nil))
		}
	}
	for _, u := range r.result.Unread {
		if len(u.Alike) > 0 {
			list = append(list, h.unreadable(u))
		}
	}
	return list
}

// count is how many headings answer a field.
func (h headings) count(field string) (n int) {
	for _, c := range h.r.Headings {
		if c.Field == field {
			n++
		}
	}
	return n
}

// found are the places of headings by their titles; of several alike, one after the other.
func (h headings) found(titles []string) []int {
	var at []int
	for _, t := range titles {
		i := slices.IndexFunc(h.r.Headings, func(c form.Heading) bool { return c.Title.Safe() == t })
		for i >= 0 && slices.Contains(at, i) {
			next := slices.IndexFunc(h.r.Headings[i+1:], func(c form.Heading) bool { return c.Title.Safe() == t })
			if next < 0 {
				i = -1
				break
			}
			i += 1 + next
		}
		if i >= 0 {
			at = append(at, i)
		}
	}
	return at
}

// choose is the answer that a heading answers a field.
func (h headings) choose(at int, field, say string) settling.Answer {
	return settling.Answer{Say: say, Detail: h.samples(at, ""), Do: func(func(cohort.Change) tea.Cmd) tea.Cmd { return h.answer(at, field) }}
}

// needs asks which heading answers a field that has none.
func (h headings) needs(f programme.Field, likely []int) settling.Question {
	label := text.Line(f.Label)
	q := settling.Question{Key: "field " + f.Name, Kind: settling.KindHeading, Subject: label + ": no heading answers it", Likely: len(likely) > 0,
		Asks: fmt.Sprintf("No heading answers %s. Which one does?", label)}
	switch {
	case neededField(f):
		q.Asks = fmt.Sprintf("No heading answers %s, which the programme requires: nothing can be imported before one does.", label)
	case f.Name == programme.FieldConsent:
		q.Asks = "No heading asks for consent, so that nobody has given it and everybody waits."
	}
	for _, at := range likely {
		q.Answers = append(q.Answers, h.choose(at, f.Name, "“"+h.r.Headings[at].Title.Safe()+"”"))
	}
	for _, unused := range []bool{true, false} {
		for i, c := range h.r.Headings {
			if slices.Contains(likely, i) || h.isReason(i) || h.unused(i) != unused {
				continue
			}
			a := h.choose(i, f.Name, "“"+c.Title.Safe()+"”")
			if !unused {
				a.Detail = "now: " + shell.FieldLabel(h.p, c.Field)
			}
			q.Answers = append(q.Answers, a)
		}
	}
	return q
}

// clash asks which of several headings counts, where they say different things.
func (h headings) clash(ask matching.Question) settling.Question {
	label := shell.FieldLabel(h.p, ask.Field)
	q := settling.Question{Key: "clash " + ask.Field, Kind: settling.KindHeading, Subject: label + ": headings answer it differently", Whom: say.People(len(ask.Who)),
		Asks: fmt.Sprintf("Several headings answer %s, and differently: “%s”. Which one counts?", label, ask.Text), Likely: true}
	for _, at := range h.found(ask.Proposed) {
		q.Answers = append(q.Answers, h.choose(at, ask.Field, "only “"+h.r.Headings[at].Title.Safe()+"” counts"))
	}
	q.Likely = len(q.Answers) > 0
	return q
}

// unreadable asks what a heading answers below which nothing can be read.
func (h headings) unreadable(u form.Unread) settling.Question {
	q := settling.Question{Key: "unreadable " + u.Field, Kind: settling.KindHeading, Subject: strings.TrimRight(u.Column, ": ") + ": nothing can be read",
		Whom: say.People(len(u.Alike)), Asks: u.Why}
	for i, c := range h.r.Headings {
		if c.Field == u.Field {
			q.Answers = append(q.Answers, settling.Answer{Say: "choose what “" + c.Title.Safe() + "” answers", Do: func(func(cohort.Change) tea.Cmd) tea.Cmd {
				h.sh.Open(h.fieldPick(i))
				return nil
			}})
		}
	}
	return q
}

// rejectedQuestions are about the rows that cannot be used.
func rejectedQuestions(r *reading, s asker) []settling.Question {
	var list []settling.Question
	known := r.result.FormHeadings()
	for _, row := range s.said.rejected(r.result) {
		q := settling.Rejected(s.sh, known, row, s.said.Options, func(cells []text.Text, _ func(cohort.Change) tea.Cmd) (string, tea.Cmd) {
			s.mark()
			s.said.Mended[row.Row] = mendedCells(r.result, cells)
			return "", s.again()
		})
		q.Answers = append(q.Answers, settling.Answer{Say: "leave this row out", Detail: "nobody is imported", Do: func(func(cohort.Change) tea.Cmd) tea.Cmd {
			s.mark()
			s.said.left[row.Row] = true
			return s.again()
		}})
		list = append(list, q)
	}
	if all, alike := r.result.AlikeProblems(); alike && len(list) == len(r.result.Problems) {
		return []settling.Question{headings{s, r.state.Programme, r.result}.alike(all, list)}
	}
	return list
}

// alike asks once about rows that all cannot be used for one reason: what the heading answers, and else about each row.
func (h headings) alike(all form.Problem, rows []settling.Question) settling.Question {
	q := settling.Question{Key: "rejected alike", Kind: settling.KindRejected, Subject: "no row can be used", Whom: say.Count(len(rows), "row"), Asks: all.Why}
	if all.Column != "" {
		q.Subject = strings.TrimRight(text.Line(all.Column), ": ") + ": no row can be used"
	}
	for i, c := range h.r.Headings {
		if c.Title.Safe() == all.Column {
			q.Answers = append(q.Answers, settling.Answer{Say: "choose what “" + c.Title.Safe() + "” answers", Do: func(func(cohort.Change) tea.Cmd) tea.Cmd {
				h.sh.Open(h.fieldPick(i))
				return nil
			}})
		}
	}
	for _, row := range rows {
		for _, a := range row.Answers {
			a.Say = row.Subject + ": " + a.Say
			q.Answers = append(q.Answers, a)
		}
	}
	return q
}

// erasedQuestions ask about people who were erased, and are in the file again: they are left out until somebody says so.
func erasedQuestions(r *reading, s asker) []settling.Question {
	var list []settling.Question
	for _, a := range r.diff.Erased {
		key := a.Key()
		when, _ := r.state.ErasedOn(key)
		list = append(list, settling.Question{Key: "erased " + key, Kind: settling.KindErased, Subject: a.Called(), Whom: a.Email.Safe(),
			Asks: fmt.Sprintf("Whoever has the address %s was erased on %s, and is left out. If they have applied anew, they can be taken in again.", a.Email.Safe(), when.Local().Format("2 January 2006")),
			Answers: []settling.Answer{{Say: "take them in again", Detail: "as a new person", Do: func(func(cohort.Change) tea.Cmd) tea.Cmd {
				s.mark()
				s.said.again[key] = true
				return s.again()
			}}}})
	}
	return list
}

// mendedCells are the cells of a row as they stand in its file.
func mendedCells(r *form.Result, cells []text.Text) []string {
	var out []string
	if r.Rejects { // whose first column has the reasons
		out = append(out, "")
	}
	for _, c := range cells {
		out = append(out, c.Raw())
	}
	for len(out) > len(r.Headings) && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// dateQuestions ask in which order a column has day and month that has both.
func dateQuestions(r *reading, s asker) []settling.Question {
	var list []settling.Question
	for _, ask := range r.result.Questions {
		if ask.Kind != matching.AskDates {
			continue
		}
		q := settling.Question{Key: "dates " + ask.Field, Kind: settling.KindDates, Subject: "“" + ask.Text + "”: day or month first?", Whom: say.People(len(ask.Who)), Likely: true,
			Asks: fmt.Sprintf("%s: some dates have the day first, some the month. How is “%s” meant, and %s like it?", shell.FieldLabel(r.state.Programme, ask.Field), ask.Text,
				say.Count(len(ask.Who)-1, "other"))}
		for _, order := range ask.Proposed {
			for _, o := range settling.Orders {
				if o.Order == order {
					q.Answers = append(q.Answers, settling.Answer{Say: o.Name, Detail: o.Example, Do: func(func(cohort.Change) tea.Cmd) tea.Cmd {
						s.mark()
						s.said.Dates = o.Order
						return s.again()
					}})
				}
			}
		}
		list = append(list, q)
	}
	return list
}

// sentTwice are rows of people who sent the form again.
func sentTwice(r *reading) []settling.Question {
	var list []settling.Question
	for _, t := range r.result.Superseded {
		list = append(list, settling.Question{Key: fmt.Sprint("twice ", t.Row), Kind: settling.KindTwice, Subject: t.Name.Safe(), Whom: fmt.Sprintf("rows %d and %d", t.Row, t.By),
			Asks: fmt.Sprintf("%s sent the form more than once: row %d is the later one and counts.", t.Name.Safe(), t.By)})
	}
	return list
}

// oddRows are rows in which something looks odd that is imported all the same.
func oddRows(r *reading) []settling.Question {
	name := map[int]string{}
	for _, a := range r.result.Applicants {
		name[a.Row] = a.Name.Safe()
	}
	var list []settling.Question
	for i, f := range r.result.Flags {
		if !f.Asked {
			list = append(list, settling.Question{Key: fmt.Sprint("odd ", i), Kind: settling.KindOdd, Subject: f.Why,
				Whom: strings.TrimSuffix(fmt.Sprintf("row %d, %s", f.Row, name[f.Row]), ", "), Asks: fmt.Sprintf("Row %d: %s", f.Row, f.Why)})
		}
	}
	return list
}
