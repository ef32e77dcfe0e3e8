package settling

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// question is one thing to settle.
type question struct {
	key     string // names it as long as it is open
	kind    matching.QuestionKind
	word    string        // what its kind is called in the list
	subject string        // what it is about, in few words, safe to draw
	asks    string        // in a sentence
	who     []matching.ID // whom it is about
	answers []answer      // the likeliest first
	likely  bool          // the first answer is one to propose
}

// answer is one of the ways in which a question can be settled.
type answer struct {
	say    string
	detail string // beside it in a list
	change cohort.Change
}

// isAbout reports whether the question is about one of some people.
func (q question) isAbout(who []matching.ID) bool {
	return slices.ContainsFunc(who, func(id matching.ID) bool { return slices.Contains(q.who, id) })
}

// kinds find the questions of a state, kind by kind; those that keep a plan from being published come first.
var kinds = []func(*cohort.State) []question{names, persons, appliedAgain, consents, employers, wordings}

// questionsOf are all questions of a state.
func questionsOf(s *cohort.State) []question {
	var all []question
	for _, of := range kinds {
		all = append(all, of(s)...)
	}
	return all
}

// names are those of which it is to be said who is meant.
func names(s *cohort.State) []question {
	var list []question
	for _, n := range s.OpenNames() {
		label := shell.FieldLabel(s.Programme, n.Field)
		q := question{
			key: fmt.Sprint("name ", n.Person, " ", n.Field, " ", n.Text.Safe()), kind: matching.AskPerson, word: "who is meant",
			subject: "“" + n.Text.Safe() + "”", who: []matching.ID{n.Person},
			asks: fmt.Sprintf("%s wrote “%s” under “%s”. Whom does that mean? Until you say so they are kept apart.", s.Call(n.Person), n.Text.Safe(), label),
		}
		meant := func(who ...matching.ID) cohort.Change {
			return &cohort.Resolve{Person: n.Person, Field: n.Field, Text: cohort.Record[cohort.WrittenName]{Value: cohort.WrittenName{Text: n.Text}}, Who: who}
		}
		likely := slices.Concat(n.Bound, n.Doubt)
		for _, id := range likely {
			q.answers = append(q.answers, answer{s.Call(id), s.Address(id), meant(id)})
		}
		q.likely = len(likely) == 1
		if len(likely) > 1 {
			q.answers = append(q.answers, answer{"all of these: " + s.CallEach(likely), "", meant(likely...)})
		}
		q.answers = append(q.answers, answer{"nobody of this cohort", "", meant()})
		for _, a := range s.Sorted() {
			if a.ID != n.Person && !a.Withdrawn && !slices.Contains(likely, a.ID) {
				q.answers = append(q.answers, answer{s.Call(a.ID), a.Email.Safe(), meant(a.ID)})
			}
		}
		list = append(list, q)
	}
	return list
}

// persons are the applications that may be one person's.
func persons(s *cohort.State) []question {
	var list []question
	for _, l := range s.Lookalikes() {
		where := ""
		if l.Elsewhere != "" {
			where = ", who is in " + text.Line(l.Elsewhere)
		}
		list = append(list, question{
			key: fmt.Sprint("person ", l.A, " ", l.B), kind: matching.AskSamePerson, word: "one person?", subject: s.Call(l.A) + " and " + s.Call(l.B),
			who:  []matching.ID{l.A, l.B},
			asks: fmt.Sprintf("%s (%s) and %s (%s)%s: one person, or two?", s.Call(l.A), s.Address(l.A), s.Call(l.B), s.Address(l.B), where),
			answers: []answer{
				{"one person", "earlier partners and exclusions count for both", &cohort.Same{A: l.A, B: l.B}},
				{"two people", "", &cohort.Different{A: l.A, B: l.B}},
			},
			likely: true,
		})
	}
	return list
}

// appliedAgain are those who were withdrawn and applied again.
func appliedAgain(s *cohort.State) []question {
	var list []question
	for _, a := range s.Sorted() {
		if a.AppliedAgain {
			name := s.Call(a.ID)
			list = append(list, question{
				key: fmt.Sprint("again ", a.ID), kind: matching.AskAppliedAgain, word: "applied again", subject: name, who: []matching.ID{a.ID},
				asks: name + " was withdrawn and has applied again since.",
				answers: []answer{
					{"take " + name + " back", "", &cohort.Return{Person: a.ID}},
					{"leave them withdrawn", "", &cohort.Withdraw{Person: a.ID}},
				},
				likely: true,
			})
		}
	}
	return list
}

// employers are the wordings that may be one employer.
func employers(s *cohort.State) []question {
	var list []question
	for _, d := range s.EmployerDoubts() {
		quoted := make([]string, len(d.Wordings))
		q := question{kind: matching.AskOrganisation, word: "one employer?", who: d.People(), likely: true}
		for i, w := range d.Wordings {
			quoted[i] = "“" + w.Text.Safe() + "”"
			q.answers = append(q.answers, answer{"one, called " + quoted[i], say.People(len(w.People)), d.One(w.Text.Raw())})
		}
		q.answers = append(q.answers, answer{"different employers", "", d.Several()})
		q.key, q.subject = "employer "+d.Field+strings.Join(quoted, ""), say.And(quoted)
		q.asks = say.And(quoted) + ": one employer, or " + map[bool]string{true: "two", false: "several"}[len(quoted) == 2] + "?"
		list = append(list, q)
	}
	return list
}

// consents are the wordings that are neither a plain yes nor a plain no.
func consents(s *cohort.State) []question {
	return unknown(s, func(u cohort.UnknownAnswer) bool { return u.Field == programme.FieldConsent })
}

// wordings are the answers that are none of the known ones.
func wordings(s *cohort.State) []question {
	return unknown(s, func(u cohort.UnknownAnswer) bool { return u.Field != programme.FieldConsent })
}

func unknown(s *cohort.State, asked func(cohort.UnknownAnswer) bool) []question {
	var list []question
	for _, u := range s.UnknownAnswers() {
		if !asked(u) {
			continue
		}
		f, _ := s.Programme.Field(u.Field)
		label := shell.FieldLabel(s.Programme, u.Field)
		wrote := "“" + u.Text.Safe() + "”"
		q := question{key: "answer " + u.Field + wrote, kind: matching.AskAnswer, word: "answer", subject: label + ": " + wrote, who: u.People,
			asks: fmt.Sprintf("%s under “%s” is none of the known answers, and counts for nothing. What does it count as?", wrote, label)}
		if u.Field == programme.FieldConsent {
			q.kind, q.word = matching.AskConsent, "consent"
			q.asks = wrote + " is neither a plain yes nor a plain no, and counts as no consent. Is it a yes?"
			q.answers = []answer{{"yes, they agree", "", u.Alias("yes")}, {"no, they do not agree", "", u.Alias("no")}}
			list = append(list, q)
			continue
		}
		near := map[string]bool{}
		for _, c := range u.Nearest {
			near[c.Name] = true
			q.answers = append(q.answers, answer{"count it as " + said(f, c), "", u.Alias(c.Name)})
		}
		q.likely = len(q.answers) > 0
		q.answers = append(q.answers, answer{"leave it as it is", "it is none of them", u.Alias("")})
		for _, c := range f.Choices {
			if !near[c.Name] {
				q.answers = append(q.answers, answer{"count it as " + said(f, c), "", u.Alias(c.Name)})
			}
		}
		list = append(list, q)
	}
	return list
}

func said(f programme.Field, c programme.Choice) string {
	if c.Label != "" {
		return text.Line(c.Label)
	}
	return text.Line(f.Short(c.Name))
}
