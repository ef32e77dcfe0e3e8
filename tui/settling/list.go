package settling

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// List shows questions, kind by kind; below it stands the selected one in full, with its likeliest answer.
type List struct {
	sh     *shell.Shell
	settle func(Question, cohort.Change) tea.Cmd // what is done with the change that settles a question
	picks  []string                              // the keys that list the answers, the first one shown

	state     *cohort.State // whose people the questions are about; nil until they are known
	questions map[string]Question
	order     []string // their keys
	many      map[Kind]int
	table     *table.Model[string]
}

var columns = []table.Column{{Title: "what", Width: 15}, {Title: "about", Flex: 1, Min: 20}, {Title: "who", Width: 20, Drop: 1}}

// NewList makes an empty list.
func NewList(sh *shell.Shell, settle func(Question, cohort.Change) tea.Cmd, picks ...string) *List {
	return &List{sh: sh, settle: settle, picks: picks, table: table.New[string](columns)}
}

// Take shows questions about a state. The cursor stays, or goes to the one that stands where it was.
func (l *List) Take(state *cohort.State, all []Question) {
	at := l.table.Index()
	before, _ := l.table.Selected()
	l.state, l.order, l.questions, l.many = state, nil, make(map[string]Question, len(all)), map[Kind]int{}
	for _, q := range all {
		if _, twice := l.questions[q.Key]; !twice {
			l.order, l.questions[q.Key] = append(l.order, q.Key), q
			l.many[q.Kind]++
		}
	}
	l.table.SetRows(l.order)
	if _, stays := l.questions[before]; !stays {
		l.table.SelectIndex(min(at, max(0, len(l.order)-1)))
	}
}

// Point moves the cursor to the first question of a kind about one of some people, or about anybody if none are given;
// without one, to any of the kind.
func (l *List) Point(kind Kind, who ...matching.ID) {
	at := -1
	for i, key := range l.order {
		q := l.questions[key]
		if q.Kind != kind {
			continue
		}
		if len(who) == 0 || q.isAbout(who) {
			at = i
			break
		}
		if at < 0 {
			at = i
		}
	}
	if at >= 0 {
		l.table.SelectIndex(at)
	}
}

// At is the key of the question under the cursor.
func (l *List) At() string {
	key, _ := l.table.Selected()
	return key
}

// Select moves the cursor to a question by its key, if it is there.
func (l *List) Select(key string) { l.table.Select(key) }

// Len is how many questions there are, and how many of them can be settled.
func (l *List) Len() (all, open int) {
	for _, q := range l.questions {
		if len(q.Answers) > 0 {
			open++
		}
	}
	return len(l.order), open
}

// selected is the question under the cursor.
func (l *List) selected() (Question, bool) {
	key, ok := l.table.Selected()
	return l.questions[key], ok
}

// Update moves the cursor by a key or the wheel.
func (l *List) Update(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		l.table.Move(shell.WheelSteps(msg))
	case tea.KeyPressMsg:
		l.table.Update(msg)
	}
}

// Actions are what can be done with the question under the cursor.
func (l *List) Actions() []shell.Action {
	q, ok := l.selected()
	if !ok || len(q.Answers) == 0 {
		return nil
	}
	var out []shell.Action
	settle := func(c cohort.Change) tea.Cmd { return l.settle(q, c) }
	if q.Likely {
		out = append(out, shell.Action{ID: "likeliest", Keys: []string{"y"}, Name: chart.Clip(q.Answers[0].Say, 26),
			Run: func() tea.Cmd { return q.Answers[0].give(settle) }})
	}
	return append(out, shell.Action{ID: "settle", Keys: l.picks, Name: "answer", Run: func() tea.Cmd {
		all := q.all()
		if len(all) == 1 {
			return all[0].give(settle)
		}
		l.sh.Open(pickAnswer(l.sh, q, all, settle))
		return nil
	}})
}

// pickAnswer lists the answers to a question.
func pickAnswer(sh *shell.Shell, q Question, all []Answer, settle func(cohort.Change) tea.Cmd) shell.Dialog {
	choices := make([]dialog.Choice, len(all))
	for i, a := range all {
		choices[i] = dialog.Choice{Key: fmt.Sprint(i), Text: a.Say, Detail: a.Detail}
	}
	return dialog.NewPick(sh, q.Subject, "settle it", choices, func(key string) (bool, tea.Cmd) {
		for i, c := range choices {
			if c.Key == key {
				return true, all[i].give(settle)
			}
		}
		return true, nil
	})
}

// View draws the list, and below it the selected question, in at most h lines.
func (l *List) View(w, h int) []string {
	room := min(8, max(3, h/4+1))
	about := chart.FitLines(l.aboutLines(w, room), w, room)
	l.table.SetSize(w, max(2, min(h-len(about)-1, len(l.order)+1)))
	lines := l.table.Lines(l.cells(), shell.TableStyles(l.sh))
	lines = append(lines, chart.Rule(w, l.sh.Theme.Border))
	return append(lines, about...)
}

// cells is what stands in the columns of the rows, from the first in sight on. A kind is named, with how many there are,
// on the first of its rows in sight.
func (l *List) cells() func(string, int, int) table.Cell {
	last := Kind("")
	return func(key string, col, _ int) table.Cell {
		q := l.questions[key]
		switch col {
		case 0:
			if q.Kind == last {
				return table.Cell{}
			}
			last = q.Kind
			word := q.Kind.word()
			if n := l.many[q.Kind]; n > 1 {
				word = fmt.Sprintf("%s %d", word, n)
			}
			return table.Cell{Text: word, Style: l.sh.Theme.Warn}
		case 1:
			style := l.sh.Theme.Text
			if len(q.Answers) == 0 {
				style = l.sh.Theme.Muted
			}
			return table.Cell{Text: q.Subject, Style: style}
		}
		return table.Cell{Text: l.whom(q), Style: l.sh.Theme.Muted}
	}
}

// whom names whom a question is about, in few words.
func (l *List) whom(q Question) string {
	switch len(q.Who) {
	case 0:
		return q.Whom
	case 1:
		return l.state.Call(q.Who[0])
	}
	return say.People(len(q.Who))
}

// aboutLines is the selected question in a sentence, its likeliest answer, and whom it is about. Where there is not room
// for all, the sentence is cut.
func (l *List) aboutLines(w, room int) []string {
	q, ok := l.selected()
	if !ok {
		return nil
	}
	lines := chart.Wrap(q.Asks, w)
	hint := ""
	switch n := len(q.Answers); {
	case n == 0:
	case !q.Likely && n == 1 && q.More == nil:
		hint = shell.KeyHint(l.sh, l.picks[0], q.Answers[0].Say)
	case !q.Likely:
		hint = shell.KeyHint(l.sh, l.picks[0], "answers it")
	case n == 1 && q.More == nil:
		hint = shell.KeyHint(l.sh, "y", q.Answers[0].Say)
	default:
		hint = shell.KeyHint(l.sh, "y", chart.Clip(q.Answers[0].Say, max(10, w-24))) + "   " + shell.KeyHint(l.sh, l.picks[0], "other answers")
	}
	if hint != "" {
		if len(lines) > room-1 {
			lines = append(lines[:room-2], chart.Clip(strings.Join(lines[room-2:], " "), w))
		}
		lines = append(lines, hint)
	}
	names := make([]string, len(q.Who))
	for i, id := range q.Who {
		names[i] = l.state.Call(id)
	}
	return append(lines, chart.PaintAll(l.sh.Theme.Muted, chart.Wrap(say.Some(names, 6), w))...)
}
