package deciding

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// preview shows what becomes of the rows of a sheet, and moves people.
type preview struct {
	sh      *shell.Shell
	path    string
	options form.Options
	said    said
	sheet   sheet
	read    bool // the sheet was read
	after   ahead
	table   *table.Model[int]
	moved   func() // where the cursor goes once the sheet was read anew; nil: with its row
	done    func()

	reads shell.Ask[sheet]
	looks shell.Ask[ahead]
}

// ahead is the state that the moves would lead to, or why they cannot be made; empty while it is being worked out.
type ahead struct {
	state *cohort.State
	why   string
}

func newPreview(sh *shell.Shell, path string, o form.Options, done func()) *preview {
	return &preview{sh: sh, path: path, options: o, done: done, table: table.New[int]([]table.Column{
		{Title: "row", Width: 4, Right: true}, {Title: "becomes", Width: 16}, {Title: "who", Flex: 1, Min: 20}, {Title: "", Width: 26, Drop: 1},
	})}
}

// Take reads the sheet anew, to hold it against the cohort as it is now.
func (p *preview) Take() tea.Cmd { return p.again() }

// again reads the sheet with what was said about it.
func (p *preview) again() tea.Cmd {
	state, path, o, said := p.sh.State(), p.path, p.options, p.said
	return p.reads.Start(func(ctx context.Context) sheet { return readSheet(ctx, state, path, o, said) }, p.take)
}

// take shows what was found, with the cursor on the row where it was, and looks where the moves would lead.
func (p *preview) take(s sheet) tea.Cmd {
	p.sheet, p.read, p.after = s, true, ahead{}
	lines := make([]int, len(s.rows))
	for i, r := range s.rows {
		lines[i] = r.line
	}
	p.table.SetRows(lines)
	if p.moved != nil {
		p.moved()
		p.moved = nil
	}
	if s.moved() == 0 {
		p.looks.Stop()
		return nil
	}
	state, desk := p.sh.State(), p.sh.Desk
	change := s.change("not said yet") // whether one is needed shows then
	return p.looks.Start(func(ctx context.Context) ahead {
		after, err := desk.Preview(ctx, state, change)
		if err != nil {
			return ahead{why: err.Error()}
		}
		return ahead{state: after}
	}, func(a ahead) tea.Cmd {
		p.after = a
		return nil
	})
}

// stages is how the stages would stand; false while that is not known.
func (p *preview) stages() (dialog.Stages, bool) {
	return dialog.Stages{Before: p.sh.State(), After: p.after.state, To: p.sheet.stages()}, p.after.state != nil
}

// selected is the row under the cursor.
func (p *preview) selected() (row, bool) {
	line, ok := p.table.Selected()
	for _, r := range p.sheet.rows {
		if ok && r.line == line {
			return r, true
		}
	}
	return row{}, false
}

// Update answers a key or the wheel.
func (p *preview) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		p.table.Move(shell.WheelSteps(msg))
	case tea.KeyPressMsg:
		if msg.String() == "esc" {
			p.reads.Stop()
			p.looks.Stop()
			return true, nil
		}
		if p.reads.Open() || p.sh.Desk.Saving() {
			return false, nil
		}
		if a, ok := shell.FindAction(p.actions(), msg.String()); ok {
			return false, a.Run()
		}
		p.table.Update(msg)
	}
	return false, nil
}

// actions are what can be done here, the row under the cursor first.
func (p *preview) actions() []shell.Action {
	var all []shell.Action
	do := func(key, name string, run func() tea.Cmd) {
		all = append(all, shell.Action{Keys: []string{key}, Name: name, Run: run})
	}
	if r, ok := p.selected(); ok {
		switch {
		case r.asks != "":
			do("o", "who is meant", func() tea.Cmd { p.sh.Open(p.askWho(r)); return nil })
		case r.wrote != "":
			do("o", "what it means", func() tea.Cmd { p.sh.Open(p.askWhat(r)); return nil })
		}
	}
	if n := p.sheet.moved(); n > 0 && p.after.why == "" {
		do("enter", "move "+say.People(n), p.write)
	} else if n == 0 {
		do("enter", "close", func() tea.Cmd { p.sh.Close(p); return nil })
	}
	return all
}

// askWho asks who is meant by a row.
func (p *preview) askWho(r row) shell.Dialog {
	var choices []dialog.Choice
	for _, a := range p.sh.State().Sorted() {
		if !a.Withdrawn {
			choices = append(choices, dialog.Choice{Key: strconv.FormatUint(uint64(a.ID), 10), Text: a.Name.Safe(), Detail: a.Email.Safe()})
		}
	}
	return dialog.NewPick(p.sh, "Who is “"+r.who+"”?", "this one", choices, func(key string) (bool, tea.Cmd) {
		id, err := strconv.ParseUint(key, 10, 64)
		if err != nil {
			return true, nil
		}
		return true, p.answer(func(s *said) {
			if s.who == nil {
				s.who = map[string]matching.ID{}
			}
			s.who[r.asks] = matching.ID(id)
		})
	})
}

// askWhat asks what a decision means, once for all rows that say it.
func (p *preview) askWhat(r row) shell.Dialog {
	const nothing = "?"
	var choices []dialog.Choice
	for _, stage := range p.sh.State().Programme.Stages {
		choices = append(choices, dialog.Choice{Key: stage.Name, Text: text.Line(stage.Title)})
	}
	choices = append(choices, dialog.Choice{Key: nothing, Text: "nothing is decided", Detail: "they stay where they are"})
	return dialog.NewPick(p.sh, "What does "+r.beside+" mean?", "this", choices, func(key string) (bool, tea.Cmd) {
		return true, p.answer(func(s *said) {
			if s.means == nil {
				s.means = map[string]string{}
			}
			s.means[text.Fold(r.wrote)] = strings.TrimSuffix(key, nothing)
		})
	})
}

// answer has the sheet read with one more answer; the cursor goes on to the next question, not after the row.
func (p *preview) answer(say func(*said)) tea.Cmd {
	p.said = p.said.copy()
	say(&p.said)
	at := p.table.Index()
	p.moved = func() { p.table.SelectIndex(at) }
	return p.again()
}

// write asks for the reason and moves people.
func (p *preview) write() tea.Cmd {
	n := p.sheet.moved()
	form := dialog.NewForm(p.sh, "Move "+say.People(n)+" as "+fileName(p.path)+" says", "move them", []dialog.Field{
		{Label: "Reason", Hint: "or the board's minutes; only the coordinator reads it", Limit: 2000},
	}, func(values []string) (string, tea.Cmd) {
		if after, ok := p.stages(); ok && strings.TrimSpace(values[0]) == "" && len(after.Beyond()) > 0 {
			return "Say why for the journal: " + strings.Join(after.Beyond(), "; ") + ".", nil
		}
		return "", p.commit(values[0])
	})
	form.Widest = 90
	p.sh.Open(form)
	return nil
}

// commit moves people; the dialog goes once that is in the store.
func (p *preview) commit(why string) tea.Cmd {
	desk, change := p.sh.Desk, p.sheet.change(why)
	here := desk.Cohort()
	return desk.InTurn(func() tea.Msg {
		msg := desk.CommitTo(here, change)
		if made, ok := msg.(shell.CommittedMsg); ok {
			made.Done = func() { p.sh.Close(p); p.done() }
			return made
		}
		return msg
	})
}
