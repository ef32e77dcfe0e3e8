package twos

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// preview shows what becomes of the rows of a file, and writes them.
type preview struct {
	sh    *shell.Shell
	of    *kind
	name  string // of the file, as it is on disk
	read  *form.Twos
	said  said
	found found
	plan  []string // what the plan would be like; empty while that is not known, and where it does not change
	table *table.Model[int]
	moved func() // where the cursor goes once the rows are compared anew; nil: with its row
	done  func() // takes this dialog and the choosing of the file away

	looks shell.Ask[found]
	plans shell.Ask[[]string]
}

func newPreview(sh *shell.Shell, of *kind, name string, read *form.Twos) *preview {
	return &preview{sh: sh, of: of, name: name, read: read, table: table.New[int]([]table.Column{
		{Title: "row", Width: 4, Right: true}, {Title: "", Width: 13}, {Title: "the two", Flex: 1, Min: 20}, {Title: "", Width: 24, Drop: 1},
	})}
}

// take shows what was found, with the cursor on the row where it was.
func (p *preview) take(f found) tea.Cmd {
	p.found = f
	if of := p.of; !of.dated(f) {
		p.table.SetColumns([]table.Column{{Title: "row", Width: 4, Right: true}, {Title: "", Width: 13}, {Title: "the two", Flex: 1, Min: 20}})
	}
	lines := make([]int, len(f.rows))
	for i, r := range f.rows {
		lines[i] = r.line
	}
	p.table.SetRows(lines)
	if p.moved != nil {
		p.moved()
		p.moved = nil
	}
	return p.lookAhead()
}

// dated reports whether any row says more than its two people.
func (*kind) dated(f found) bool {
	for _, r := range f.rows {
		if r.beside != "" {
			return true
		}
	}
	return false
}

// Take compares the rows anew, with the cohort as it is now.
func (p *preview) Take() tea.Cmd { return p.again() }

// again compares the rows with what was said about them.
func (p *preview) again() tea.Cmd {
	state, of, read, said := p.sh.State(), p.of, p.read, p.said
	return p.looks.Start(func(context.Context) found { return of.compare(state, read, said) }, p.take)
}

// lookAhead works out what the plan would be like.
func (p *preview) lookAhead() tea.Cmd {
	p.plan = nil
	state, desk := p.sh.State(), p.sh.Desk
	if state.Plan == nil || p.found.takes() == 0 {
		p.plans.Stop()
		return nil
	}
	change := p.of.change(text.New(p.name), p.found, "to look at")
	return p.plans.Start(func(ctx context.Context) []string {
		after, err := desk.Preview(ctx, state, change)
		if err != nil || after.Plan == nil {
			return nil
		}
		return planWords(state.Plan, after.Plan)
	}, func(words []string) tea.Cmd {
		p.plan = words
		return nil
	})
}

// planWords is a plan as it would be, beside the one that is, in phrases.
func planWords(before, after *matching.Plan) []string {
	r := matching.Compare(before, after)
	if len(r.Gone)+len(r.Came) == 0 {
		return []string{"no pair of the plan changes"}
	}
	return []string{"the plan then: " + say.And(shell.TeamWords(r.Came)) + " new", "total " + say.Points(before.Total) + " → " + say.Points(after.Total),
		fmt.Sprintf("waiting %d → %d", len(before.Waits()), len(after.Waits()))}
}

// selected is the row under the cursor.
func (p *preview) selected() (row, bool) {
	line, ok := p.table.Selected()
	for _, r := range p.found.rows {
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
			p.looks.Stop()
			p.plans.Stop()
			return true, nil
		}
		if p.looks.Open() || p.sh.Desk.Saving() {
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
	var out []shell.Action
	do := func(key, name string, run func() tea.Cmd) {
		out = append(out, shell.Action{Keys: []string{key}, Name: name, Run: run})
	}
	if r, ok := p.selected(); ok {
		switch {
		case len(r.unsure) > 0:
			do("o", "who is meant", func() tea.Cmd { p.sh.Open(p.askWho(r)); return nil })
		case r.may && r.fate == against:
			do("space", "keep all the same", func() tea.Cmd { return p.keep(r.line, true) })
		case r.may:
			do("space", "leave out", func() tea.Cmd { return p.keep(r.line, false) })
		}
	}
	if n := p.found.takes(); n > 0 {
		do("enter", p.of.verb+" "+say.Count(n, "pair"), p.write)
	} else {
		do("enter", "close", func() tea.Cmd { p.done(); return nil })
	}
	return out
}

// keep has a row kept that breaks a rule, or left out.
func (p *preview) keep(line int, keep bool) tea.Cmd {
	p.said = p.said.copy()
	if p.said.keep == nil {
		p.said.keep = map[int]bool{}
	}
	p.said.keep[line] = keep
	return p.again()
}

// askWho asks who the first person is of whom it is not sure.
func (p *preview) askWho(r row) shell.Dialog {
	u, s := r.unsure[0], p.sh.State()
	var choices []dialog.Choice
	add := func(a *cohort.Applicant, detail string) {
		if !a.Withdrawn {
			choices = append(choices, dialog.Choice{Key: strconv.FormatUint(uint64(a.ID), 10), Text: a.Name.Safe(), Detail: detail})
		}
	}
	likely := map[matching.ID]bool{}
	for _, id := range u.Maybe {
		if a, ok := s.Person(id); ok {
			likely[id] = true
			add(a, a.Email.Safe())
		}
	}
	for _, a := range s.Sorted() {
		if !likely[a.ID] {
			add(a, a.Email.Safe())
		}
	}
	return dialog.NewPick(p.sh, "Who is “"+u.Written.Called()+"”?", "this one", choices, func(key string) (bool, tea.Cmd) {
		id, err := strconv.ParseUint(key, 10, 64)
		if err != nil {
			return true, nil
		}
		p.said = p.said.copy()
		if p.said.who == nil {
			p.said.who = map[place]matching.ID{}
		}
		p.said.who[place{r.line, u.At}] = matching.ID(id)
		at := p.table.Index()
		p.moved = func() { p.table.SelectIndex(at) } // on to the next question, not after the row
		return true, p.again()
	})
}

// write makes the change; it asks for a reason where a pair breaks a rule.
func (p *preview) write() tea.Cmd {
	if !p.found.against || !p.of.asksWhy {
		return p.commit("")
	}
	p.sh.Open(dialog.NewForm(p.sh, "Keep pairs against a rule", p.of.verb+" "+say.Count(p.found.takes(), "pair"), []dialog.Field{
		{Label: "Reason", Hint: "why they may be paired all the same", Note: "Only coordinators see it."},
	}, func(values []string) (string, tea.Cmd) {
		if strings.TrimSpace(values[0]) == "" {
			return "Pairs that break a rule are kept only with a reason.", nil
		}
		return "", p.commit(values[0])
	}))
	return nil
}

// commit writes what was found; the dialogs go once it is in the store.
func (p *preview) commit(why string) tea.Cmd {
	desk, change := p.sh.Desk, p.of.change(text.New(p.name), p.found, why)
	here := desk.Cohort()
	return desk.InTurn(func() tea.Msg {
		msg := desk.CommitTo(here, change)
		if made, ok := msg.(shell.CommittedMsg); ok {
			made.Done = p.done
			return made
		}
		return msg
	})
}

// airyFrom is the height from which there is room for more than the rows.
const airyFrom = 12

// View draws the rows, and below them the selected one in full.
func (p *preview) View(w, h int) []string {
	inner, room := w-4, h-2
	lines := chart.Flow(p.found.count(p.of.words()), " · ", inner)
	if room >= airyFrom {
		for _, l := range chart.Flow(p.plan, " · ", inner) {
			lines = append(lines, chart.Paint(p.sh.Theme.Muted, l))
		}
		lines = append(lines, "")
	}
	foot := p.foot(inner, max(3, min(7, room/4)))
	p.table.SetSize(inner, room-len(lines)-len(foot))
	lines = append(lines, p.table.Lines(p.cell, shell.TableStyles(p.sh))...)
	lines = append(chart.FitLines(lines, inner, room-len(foot)), foot...)
	return shell.Box(p.sh, p.of.what+" · "+text.Line(p.name), lines, w, h)
}

// words are what the rows are counted as, one and many.
func (k *kind) words() [fateCount]string {
	return [fateCount]string{comes: "to " + k.verb, against: "breaks a rule|break a rule", unsure: "to be settled", refused: "cannot be paired",
		unread: "cannot be read", known: "known already"}
}

// foot is the selected row in full, below a line; always h lines.
func (p *preview) foot(w, h int) []string {
	lines := []string{chart.Rule(w, p.sh.Theme.Border)}
	if r, ok := p.selected(); ok {
		for _, about := range r.about {
			lines = append(lines, chart.Wrap(about, w)...)
		}
		if len(r.about) == 0 {
			lines = append(lines, chart.Paint(p.sh.Theme.Muted, "Nothing is in the way."))
		}
	}
	return chart.FitLines(lines, w, h)
}

// cell is what stands in one column of a row.
func (p *preview) cell(line, col, _ int) table.Cell {
	for _, r := range p.found.rows {
		if r.line != line {
			continue
		}
		switch col {
		case 0:
			return table.Cell{Text: strconv.Itoa(line), Style: p.sh.Theme.Muted}
		case 1:
			return table.Cell{Text: r.word, Style: p.style(r)}
		case 2:
			return table.Cell{Text: r.what}
		}
		return table.Cell{Text: r.beside, Style: p.sh.Theme.Muted}
	}
	return table.Cell{}
}

func (p *preview) style(r row) lipgloss.Style {
	switch t := p.sh.Theme; {
	case r.fate == refused, r.fate == unread:
		return t.Bad
	case r.fate == known:
		return t.Muted
	case r.fate == comes && !r.may:
		return t.Good
	default:
		return t.Warn
	}
}

// Keys are shown in the help line.
func (p *preview) Keys() []shell.Action {
	return append(p.actions(), shell.Action{Keys: []string{"up", "down"}, Name: "move"}, shell.Action{Keys: []string{"esc"}, Name: "another file"})
}
