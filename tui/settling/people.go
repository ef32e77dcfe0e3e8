package settling

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// names are those of which it is to be said who is meant.
func names(_ *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, n := range s.OpenNames() {
		q := aboutName(s, n)
		q.Kind, q.Asks = KindMeant, q.Asks+" Whom does that mean? Until you say so they are kept apart."
		likely := slices.Concat(n.Bound, n.Doubt)
		for _, id := range likely {
			q.Answers = append(q.Answers, Answer{Say: s.Call(id), Detail: s.Address(id), Change: meant(n, id)})
		}
		q.Likely = len(likely) == 1
		if len(likely) > 1 {
			q.Answers = append(q.Answers, Answer{Say: "all of these: " + s.CallEach(likely), Change: meant(n, likely...)})
		}
		q.Answers = append(q.Answers, Answer{Say: "nobody of this cohort", Change: meant(n)})
		q.More = func() []Answer { return everybodyElse(s, n, likely) }
		list = append(list, q)
	}
	return list
}

// unknownNames are those of people not to be met who seem to be nobody of the cohort.
func unknownNames(_ *shell.Shell, s *cohort.State) []Question {
	var list []Question
	named := s.Named()
	for _, a := range s.Sorted() {
		for _, m := range named[a.ID] {
			for _, name := range m.Names {
				if a.Withdrawn || m.Field != programme.FieldNotWith || !name.FitsNobody() {
					continue
				}
				n := cohort.NameRead{Person: a.ID, Field: m.Field, Name: name}
				q := aboutName(s, n)
				q.Kind, q.Asks, q.Likely = KindNobody, q.Asks+" Nobody of this cohort is called so.", true
				q.Answers = []Answer{{Say: "nobody of this cohort", Change: meant(n)}}
				q.More = func() []Answer { return everybodyElse(s, n, nil) }
				list = append(list, q)
			}
		}
	}
	return list
}

// aboutName begins a question about a name that somebody wrote.
func aboutName(s *cohort.State, n cohort.NameRead) Question {
	return Question{
		Key: fmt.Sprint("name ", n.Person, " ", n.Field, " ", n.Text.Safe()), Subject: "“" + n.Text.Safe() + "”", Who: []matching.ID{n.Person},
		Asks: fmt.Sprintf("%s wrote “%s” under “%s”.", s.Call(n.Person), n.Text.Safe(), shell.FieldLabel(s.Programme, n.Field)),
	}
}

// meant is the change that says who is meant by a name.
func meant(n cohort.NameRead, who ...matching.ID) cohort.Change {
	return &cohort.Resolve{Person: n.Person, Field: n.Field, Text: cohort.Record[cohort.WrittenName]{Value: cohort.WrittenName{Text: n.Text}}, Who: who}
}

// everybodyElse are the answers that somebody of the cohort is meant, but for some.
func everybodyElse(s *cohort.State, n cohort.NameRead, but []matching.ID) []Answer {
	var others []Answer
	for _, a := range s.Sorted() {
		if a.ID != n.Person && !a.Withdrawn && !slices.Contains(but, a.ID) {
			others = append(others, Answer{Say: s.Call(a.ID), Detail: a.Email.Safe(), Change: meant(n, a.ID)})
		}
	}
	return others
}

// persons are the applications that may be one person's.
func persons(_ *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, l := range s.Lookalikes() {
		where := ""
		if l.Elsewhere != "" {
			where = ", who is in " + text.Line(l.Elsewhere)
		}
		if l.Returning {
			where += " and has the same telephone number, or post and employer"
		}
		list = append(list, Question{
			Key: fmt.Sprint("person ", l.A, " ", l.B), Kind: KindSame, Subject: s.Call(l.A) + " and " + s.Call(l.B),
			Who:  []matching.ID{l.A, l.B},
			Asks: fmt.Sprintf("%s (%s) and %s (%s)%s: one person, or two?", s.Call(l.A), s.Address(l.A), s.Call(l.B), s.Address(l.B), where),
			Answers: []Answer{
				{Say: "one person", Detail: "pairs and exclusions of both count", Change: &cohort.Same{A: l.A, B: l.B}},
				{Say: "two people", Change: &cohort.Different{A: l.A, B: l.B}},
			},
			Likely: true,
		})
	}
	return list
}

// appliedAgain are those who were withdrawn and applied again.
func appliedAgain(_ *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, a := range s.Sorted() {
		if a.AppliedAgain {
			name := s.Call(a.ID)
			list = append(list, Question{
				Key: fmt.Sprint("again ", a.ID), Kind: KindAgain, Subject: name, Who: []matching.ID{a.ID},
				Asks: name + " was withdrawn and has applied again since.",
				Answers: []Answer{
					{Say: "take " + name + " back", Change: &cohort.Return{Person: a.ID}},
					{Say: "leave them withdrawn", Change: &cohort.Withdraw{Person: a.ID}},
				},
				Likely: true,
			})
		}
	}
	return list
}

// late are those who applied after the deadline and were not admitted.
func late(sh *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, a := range s.Sorted() {
		if !a.Late || a.Admitted || a.Withdrawn {
			continue
		}
		name, when := s.Call(a.ID), func(layout string) string { return a.Submitted.In(s.Programme.Zone).Format(layout) }
		list = append(list, Question{
			Key: fmt.Sprint("late ", a.ID), Kind: KindLate, Subject: name + ", " + when("2 Jan 15:04"), Who: []matching.ID{a.ID},
			Asks: fmt.Sprintf("%s applied on %s; the deadline was %s. They wait, unless you admit them.", name, when("2 Jan 2006 15:04"),
				s.Closes.In(s.Programme.Zone).Format("2 Jan 2006 15:04")),
			Answers: []Answer{{Say: "admit them, with a reason", Do: func(settle func(cohort.Change) tea.Cmd) tea.Cmd {
				sh.Open(admitForm(sh, name, "They applied after the deadline.", a.ID, settle))
				return nil
			}}},
		})
	}
	return list
}

// admitForm asks why somebody is admitted who is kept out.
func admitForm(sh *shell.Shell, name, out string, id matching.ID, settle func(cohort.Change) tea.Cmd) shell.Dialog {
	ask := dialog.NewForm(sh, "Admit "+name+"?", "admit them", []dialog.Field{{Label: "Reason", Hint: "needed; only the coordinator reads it", Limit: 500}},
		func(values []string) (string, tea.Cmd) {
			if strings.TrimSpace(values[0]) == "" {
				return "Say why, for the journal.", nil
			}
			return "", settle(&cohort.Admit{Person: id, Why: cohort.Reason(values[0])})
		})
	ask.About = store.DraftOf{People: []matching.ID{id}}
	ask.Intro = func(w int) []string {
		return chart.Wrap(out+" Admitted, they are matched like everybody else.", w)
	}
	return ask
}
