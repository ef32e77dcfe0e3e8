// Package settling is the dialog in which the coordinator settles what only they can: who is meant by a name, whether
// two applications are one person's, whether wordings are one employer, what a wording counts as, and whether somebody
// who applied again is back.
//
// It lists the open questions of a state, worked out in the background whenever the cohort has changed; under the list
// stands what the selected one is about, and its likeliest answer. A [question] is what is asked and the answers there
// are, each with the change that it is; every kind of question is one function that finds them (kinds, in questions.go).
// An answer is committed at once and can be undone like every change.
//
// Nothing but [Open] may be touched from outside. It knows nothing of the screens that open it.
package settling

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// settling is the dialog.
type settling struct {
	sh        *shell.Shell
	state     *cohort.State // whose questions are shown; nil until they are known
	questions map[string]question
	order     []string      // their keys
	about     []matching.ID // to whose question the cursor goes first
	kind      matching.QuestionKind
	table     *table.Model[string]
	ask       shell.Ask[[]question]
}

var columns = []table.Column{{Title: "question", Width: 14}, {Title: "about", Flex: 1, Min: 20}, {Title: "who", Width: 20, Drop: 1}}

// Open shows what is to be settled, with the cursor on the first question of a kind about somebody, if there is one.
func Open(sh *shell.Shell, kind matching.QuestionKind, about ...matching.ID) tea.Cmd {
	s := &settling{sh: sh, kind: kind, about: about, table: table.New[string](columns)}
	sh.Open(s)
	return s.look()
}

// look works the questions out anew.
func (s *settling) look() tea.Cmd {
	state := s.sh.State()
	return s.ask.Start(func(context.Context) []question { return questionsOf(state) }, func(all []question) tea.Cmd {
		s.take(state, all)
		return nil
	})
}

// take shows the questions of a state. The cursor stays, or goes to the one that stands where it was.
func (s *settling) take(state *cohort.State, all []question) {
	at := s.table.Index()
	before, _ := s.table.Selected()
	s.state, s.order, s.questions = state, nil, make(map[string]question, len(all))
	first := -1
	for _, q := range all {
		if _, twice := s.questions[q.key]; twice {
			continue
		}
		if first < 0 && q.kind == s.kind && (len(s.about) == 0 || q.isAbout(s.about)) {
			first = len(s.order)
		}
		s.order, s.questions[q.key] = append(s.order, q.key), q
	}
	s.table.SetRows(s.order)
	switch _, stays := s.questions[before]; {
	case s.kind != "" && first >= 0:
		s.table.SelectIndex(first)
	case !stays:
		s.table.SelectIndex(min(at, max(0, len(s.order)-1)))
	}
	s.kind = ""
}

// Take looks at the questions of the new state.
func (s *settling) Take() tea.Cmd { return s.look() }

// selected is the question under the cursor.
func (s *settling) selected() (question, bool) {
	key, ok := s.table.Selected()
	return s.questions[key], ok
}

// Update answers a key or the wheel.
func (s *settling) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		s.table.Move(shell.WheelSteps(msg))
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc", "q":
			s.ask.Stop()
			return true, nil
		}
		if a, ok := shell.FindAction(s.actions(), msg.String()); ok {
			return false, a.Run()
		}
		s.table.Update(msg)
	}
	return false, nil
}

// actions are what can be done with the question under the cursor.
func (s *settling) actions() []shell.Action {
	q, ok := s.selected()
	if !ok {
		return nil
	}
	out := []shell.Action{{ID: "settle", Keys: []string{"enter"}, Name: "answer", Run: func() tea.Cmd {
		s.sh.Open(pickAnswer(s.sh, q))
		return nil
	}}}
	if q.likely {
		out = append(out, shell.Action{ID: "likeliest", Keys: []string{"y"}, Name: chart.Clip(q.answers[0].say, 30), Run: func() tea.Cmd {
			return s.sh.Desk.Commit(q.answers[0].change)
		}})
	}
	return out
}

// pickAnswer lists the answers to a question.
func pickAnswer(sh *shell.Shell, q question) shell.Dialog {
	choices := make([]dialog.Choice, len(q.answers))
	for i, a := range q.answers {
		choices[i] = dialog.Choice{Key: fmt.Sprint(i), Text: a.say, Detail: a.detail}
	}
	return dialog.NewPick(sh, q.subject, "settle it", choices, func(key string) (bool, tea.Cmd) {
		for i, c := range choices {
			if c.Key == key {
				return true, sh.Desk.Commit(q.answers[i].change)
			}
		}
		return true, nil
	})
}

// Keys are those that do something now.
func (s *settling) Keys() []shell.Action {
	return append(s.actions(), shell.Action{Keys: []string{"esc"}, Name: "close"})
}

// View draws the list, and below it the selected question in full.
func (s *settling) View(w, h int) []string {
	inner := min(100, w-6)
	if len(s.order) == 0 {
		words := "Nothing is left to settle."
		if s.state == nil {
			words = "Looking…"
		}
		return shell.Box(s.sh, "To settle", []string{"", chart.Center(words, inner), ""}, inner+4, h)
	}
	about := chart.FitLines(s.aboutLines(inner), inner, min(7, max(3, h/3)))
	s.table.SetSize(inner, max(2, min(h-len(about)-3, len(s.order)+1)))
	lines := s.table.Lines(s.cell, shell.TableStyles(s.sh))
	lines = append(lines, chart.Rule(inner, s.sh.Theme.Border))
	return shell.Box(s.sh, say.Count(len(s.order), "question")+" to settle", append(lines, about...), inner+4, h)
}

func (s *settling) cell(key string, col, _ int) table.Cell {
	q := s.questions[key]
	switch col {
	case 0:
		return table.Cell{Text: q.word, Style: s.sh.Theme.Warn}
	case 1:
		return table.Cell{Text: q.subject, Style: s.sh.Theme.Text}
	}
	who := say.People(len(q.who))
	if len(q.who) == 1 {
		who = s.state.Call(q.who[0])
	}
	return table.Cell{Text: who, Style: s.sh.Theme.Muted}
}

// aboutLines is the selected question in a sentence, its likeliest answer, and whom it is about.
func (s *settling) aboutLines(w int) []string {
	q, ok := s.selected()
	if !ok {
		return nil
	}
	lines := chart.Wrap(q.asks, w)
	if q.likely {
		lines = append(lines, shell.KeyHint(s.sh, "y", q.answers[0].say))
	}
	names := make([]string, len(q.who))
	for i, id := range q.who {
		names[i] = s.state.Call(id)
	}
	return append(lines, chart.PaintAll(s.sh.Theme.Muted, chart.Wrap(say.Some(names, 6), w))...)
}
