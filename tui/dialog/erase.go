package dialog

import (
	"context"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// eraseWord is what is typed to erase somebody, since nothing brings them back.
const eraseWord = "erase"

// Erase asks whether people shall be erased, which has to be typed; then it tells what was done.
type Erase struct {
	shell  *shell.Shell
	people []matching.ID
	lines  []string // who they are, safe
	input  textinput.Model
	wrong  string
}

// NewErase asks about people. lines say who they are, and what goes with them.
func NewErase(sh *shell.Shell, people []matching.ID, lines ...string) *Erase {
	e := &Erase{shell: sh, people: people, lines: lines, input: textinput.New()}
	e.input.Prompt, e.input.CharLimit = "", 20
	e.input.SetStyles(shell.InputStyles(sh.Theme))
	e.input.Focus()
	return e
}

func (e *Erase) Update(msg tea.Msg) (closed bool, cmd tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			return true, nil
		case "enter", "ctrl+s":
			if text.Fold(e.input.Value()) == eraseWord {
				return true, e.erase()
			}
			e.wrong = "Type the word " + eraseWord + " to do it; esc leaves everything as it is."
			return false, nil
		}
	}
	e.wrong = ""
	e.input, cmd = e.input.Update(msg)
	return false, cmd
}

// erase erases them when their turn has come.
func (e *Erase) erase() tea.Cmd {
	sh, people := e.shell, e.people
	d := sh.Desk
	here := d.Cohort()
	return d.InTurn(func() tea.Msg {
		receipt, err := d.DB.Erase(context.Background(), d.By(), people)
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		s, err := d.DB.State(here)
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		left, err := d.DB.Drafts()
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		told := &Told{Shell: sh, Title: "Erased", Lines: toldOf(receipt)}
		return shell.CommittedMsg{State: s, Summary: "Erased " + say.People(receipt.People), Done: func() {
			sh.TakeDrafts(left)
			sh.Open(told)
		}}
	})
}

// toldOf is a receipt for the screen.
func toldOf(r store.Receipt) []string {
	lines := []string{text.Line(r.Say())}
	if r.NotScrubbed != nil {
		lines = append(lines, "", shell.AsSentence(text.Line(r.NotScrubbed.Error())))
	}
	if n := len(r.Copies); n > 0 {
		copies := "1 copy beside the store was made before and still has them"
		if n > 1 {
			copies = fmt.Sprintf("%d copies beside the store were made before and may still have them", n)
		}
		lines = append(lines, "", copies+": crosswalk backup purge, typed in a terminal, writes them anew.")
	}
	return lines
}

func (e *Erase) View(w, h int) []string {
	inner := min(70, w-6)
	var body []string
	for _, l := range e.lines {
		body = append(body, chart.Wrap(l, inner)...)
	}
	after := "What they wrote goes, and every note about them; whoever they were paired with keeps hours, steps and outcomes. Copies made before keep them until crosswalk backup purge. Nothing brings them back."
	body = append(append(body, ""), chart.Wrap(after, inner)...)
	body = append(body, "", chart.Paint(e.shell.Theme.Accent, "Type "+eraseWord+": ")+e.input.View())
	if e.wrong != "" {
		body = append(body, chart.PaintAll(e.shell.Theme.Bad, chart.Wrap(e.wrong, inner))...)
	} else {
		body = append(body, shell.KeyHint(e.shell, "enter", "erases")+"   "+shell.KeyHint(e.shell, "esc", "leaves everything as it is"))
	}
	title := "Erase " + say.People(len(e.people)) + "?"
	return shell.Box(e.shell, title, body, inner+4, h)
}

func (e *Erase) Keys() []shell.Action {
	return []shell.Action{{Keys: []string{"enter"}, Name: "erase, once the word is typed"}, {Keys: []string{"esc"}, Name: "leave it"}}
}

// Told says something that has to be read, until a key is pressed.
type Told struct {
	Shell *shell.Shell
	Title string
	Lines []string // safe
}

func (t *Told) Update(msg tea.Msg) (closed bool, cmd tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		return strings.Contains(" enter esc q space ", " "+k.String()+" "), nil
	}
	return false, nil
}

func (t *Told) View(w, h int) []string {
	inner := min(70, w-6)
	var body []string
	for _, l := range t.Lines {
		body = append(body, chart.Wrap(l, inner)...)
	}
	body = append(body, "", shell.KeyHint(t.Shell, "enter", "closes this"))
	return shell.Box(t.Shell, t.Title, body, inner+4, h)
}

func (t *Told) Keys() []shell.Action {
	return []shell.Action{{Keys: []string{"enter", "esc"}, Name: "close this"}}
}
