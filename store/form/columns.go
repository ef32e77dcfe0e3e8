package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// held is a cell that can be read only when its whole column was seen.
type held struct {
	question *question
	cell     string
}

// hold keeps a cell back if its column has to be seen first.
func (e *entry) hold(q *question, cell string) bool {
	switch {
	case q.list != nil:
		q.list.see(cell)
	case q.consent != nil:
		q.consent.see(cell)
	default:
		return false
	}
	if e.held == nil {
		e.held = make([]held, 0, 4)
	}
	e.held = append(e.held, held{q, cell})
	return true
}

// tidy counts what was undone in a row.
func (im *importer) tidy(row int, t tidied) {
	im.res.Cleaned += t.controls
	im.tidied.add(t)
	if im.tidiedRow == 0 && t.entities+t.misread > 0 {
		im.tidiedRow = row
	}
}

// flagTidied says once for the file what was undone in it.
func (im *importer) flagTidied() {
	flag := func(n int, what string) {
		if n > 0 {
			im.res.Flags = append(im.res.Flags, Flag{Row: im.tidiedRow, Why: sentence(what)})
		}
	}
	flag(im.tidied.entities, fmt.Sprintf("from here on %s with signs of web pages, like &amp;, were read as the letters meant", say.Count(im.tidied.entities, "cell")))
	flag(im.tidied.misread, fmt.Sprintf("from here on %s with letters that a wrong encoding had broken were put right: look at accents and dashes",
		say.Count(im.tidied.misread, "cell")))
}

// answered returns the cell, or nothing where a program wrote into it that there is no answer. What a spreadsheet or an
// encoding did to it is noted.
func (im *importer) answered(e *entry, q *question, cell string) string {
	switch {
	case cell == "" || isNoAnswer(cell):
		return ""
	case isErrorValue(cell):
		e.notes = append(e.notes, fmt.Sprintf("%s: %s is what a spreadsheet writes over an answer that it took for a formula: ask for it again",
			short(q.title), quote(cell)))
		return ""
	case q.choices != nil || !isBroken(cell):
	case !im.broken:
		im.broken = true
		e.notes = append(e.notes, brokenNote)
	default:
		e.notes = append(e.notes, fmt.Sprintf("%s: letters of %s were broken by a wrong encoding: look at it", short(q.title), quote(cell)))
	}
	return cell
}

// part is a first or last name, or nothing where a program or a spreadsheet wrote that there is none.
func part(name string) string {
	if s := strings.TrimSpace(name); isErrorValue(s) || isNoAnswer(s) {
		return ""
	}
	return name
}

// alone reads a cell as if it were the whole column.
func (q *question) alone(cell string) (matching.Answer, string) {
	switch {
	case q.list != nil:
		q.list.see(cell)
		return q.tags(cell, q.list.separator())
	case q.consent != nil:
		q.consent.see(cell)
		q.consent.settle()
		if a := q.consents(cell); len(a.Other) == 0 {
			return a, ""
		}
		return matching.Answer{}, fmt.Sprintf("%s is neither a plain yes nor a plain no: write Yes or No", quote(cell))
	}
	return q.answer(cell)
}

// settleColumns reads what was held back.
func (im *importer) settleColumns() {
	separators := make(map[*question]byte)
	for _, q := range im.questions {
		switch {
		case q.list != nil:
			separators[q] = q.list.separator()
		case q.consent != nil:
			q.consent.settle()
		}
	}
	for _, e := range im.entries {
		for _, h := range e.held {
			if h.question.consent != nil {
				im.take(e, h.question, h.question.consents(h.cell), h.cell, "")
				continue
			}
			answer, why := h.question.tags(h.cell, separators[h.question])
			im.take(e, h.question, answer, h.cell, why)
		}
		e.held = nil
	}
}

// likeAChoice is how much like a choice a wording must be to be asked about where people may answer in their own
// words, and where not.
const (
	likeAChoice     = 0.6
	likeAnyWordings = 0.25
)

// ask lists what only the coordinator can settle: one question for each wording that was not understood.
func (im *importer) ask() {
	for _, q := range im.questions {
		switch {
		case q.consent != nil:
			im.askConsent(q)
		case q.choices != nil:
			im.askAnswers(q)
		case q.dates != nil:
			im.askDates(q)
		}
	}
	slices.SortStableFunc(im.res.Questions, func(a, b matching.Question) int {
		return cmp.Compare(slices.Index(matching.QuestionKinds, a.Kind), slices.Index(matching.QuestionKinds, b.Kind))
	})
}

// wordings groups people by what they wrote, in the file's order.
type wordings struct {
	at  map[string]int
	all []matching.Question
}

func (w *wordings) add(e *entry, kind matching.QuestionKind, field, key, written string, proposed func() []string) {
	i, ok := w.at[key]
	if !ok {
		p := proposed()
		if p == nil {
			w.at[key] = -1
			return
		}
		i = len(w.all)
		w.at[key] = i
		w.all = append(w.all, matching.Question{Kind: kind, Field: field, Text: text.Line(clip(written, maxCell)), Proposed: p})
	}
	if i < 0 {
		return
	}
	who, mail := &w.all[i].Who, e.person.Email.Raw()
	if n := len(*who); n == 0 || (*who)[n-1] != mail {
		*who = append(*who, mail)
	}
}

// asked are the entries that stand for people.
func (im *importer) asked(do func(*entry)) {
	for _, e := range im.entries {
		if e.person != nil && len(e.faults) == 0 && e.by == 0 {
			do(e)
		}
	}
}

func (im *importer) askConsent(q *question) {
	w := wordings{at: make(map[string]int)}
	im.asked(func(e *entry) {
		a := e.person.Answer(q.field.Name)
		for _, o := range a.Other {
			w.add(e, matching.AskConsent, q.field.Name, programme.FoldLabel(o.Raw()), o.Raw(), func() []string { return q.consent.likelier(o.Raw()) })
		}
	})
	im.res.Questions = append(im.res.Questions, w.all...)
}

// askAnswers asks which choice a wording is. Where people may answer in their own words, it asks only about what is
// much like a choice.
func (im *importer) askAnswers(q *question) {
	least := likeAnyWordings
	if q.field.Other {
		least = likeAChoice
	}
	w := wordings{at: make(map[string]int)}
	im.asked(func(e *entry) {
		a := e.person.Answer(q.field.Name)
		open := a.Other
		if len(open) == 0 && len(a.Choices) == 0 && !a.Text.IsEmpty() {
			open = []text.Text{a.Text}
		}
		for _, o := range open {
			key := programme.FoldLabel(strings.TrimSpace(o.Raw()))
			w.add(e, matching.AskAnswer, q.field.Name, key, o.Raw(), func() []string {
				likely := q.choices.likely(o.Raw(), least)
				if len(likely) == 0 && q.field.Other {
					return nil
				}
				return likely
			})
		}
	})
	im.res.Questions = append(im.res.Questions, w.all...)
}
