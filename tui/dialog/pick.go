package dialog

import (
	"slices"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// Choice is one line of a pick.
type Choice struct {
	Key    string // what picking it answers
	Text   string // safe, without styles
	Detail string // at the right
	Off    bool   // shown, not to be picked
}

// Pick is a list in a dialog, filtered by typing.
type Pick struct {
	sh      *shell.Shell
	title   string
	verb    string
	choices []Choice
	picked  func(key string) (closed bool, cmd tea.Cmd)
	input   textinput.Model
	cursor  int      // among the choices that match
	folded  []string // the choices as they are compared; made when something is typed
	found   []Choice // those that have what was typed …
	typed   string   // … when it was this
}

func NewPick(sh *shell.Shell, title, verb string, choices []Choice, picked func(string) (bool, tea.Cmd)) *Pick {
	in := textinput.New()
	in.Prompt = "/ "
	in.Placeholder = "type to narrow down"
	in.SetStyles(shell.InputStyles(sh.Theme))
	in.Focus()
	return &Pick{sh: sh, title: title, verb: verb, choices: choices, picked: picked, input: in}
}

// matching is the choices that have what was typed.
func (p *Pick) matching() []Choice {
	words := shell.FoldedWords(p.input.Value())
	if len(words) == 0 {
		return p.choices
	}
	if p.folded == nil {
		for _, c := range p.choices {
			p.folded = append(p.folded, text.Bare(c.Text+" "+c.Detail))
		}
	}
	if typed := p.input.Value(); typed != p.typed {
		p.typed, p.found = typed, nil
		for i, c := range p.choices {
			if shell.HasWords(words, p.folded[i]) {
				p.found = append(p.found, c)
			}
		}
	}
	return p.found
}

func (p *Pick) Update(msg tea.Msg) (bool, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if ok {
		list := p.matching()
		switch k.String() {
		case "esc":
			return true, nil
		case "up", "ctrl+k":
			p.cursor = max(0, p.cursor-1)
			return false, nil
		case "down", "ctrl+j":
			p.cursor = min(max(0, len(list)-1), p.cursor+1)
			return false, nil
		case "pgup":
			p.cursor = max(0, p.cursor-10)
			return false, nil
		case "pgdown":
			p.cursor = min(max(0, len(list)-1), p.cursor+10)
			return false, nil
		case "enter":
			if p.cursor < len(list) && !list[p.cursor].Off {
				return p.picked(list[p.cursor].Key)
			}
			return false, nil
		}
	}
	before := p.input.Value()
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	if before != p.input.Value() {
		p.cursor = 0
	}
	return false, cmd
}

func (p *Pick) View(w, h int) []string {
	inner := min(76, w-6)
	rows := max(1, min(h-6, 16))
	list := p.matching()
	p.cursor = min(p.cursor, max(0, len(list)-1))
	first := max(0, min(p.cursor-rows/2, len(list)-rows))
	p.input.SetWidth(max(1, inner-3))
	body := []string{chart.Fit(p.input.View(), inner), ""}
	for i := first; i < min(len(list), first+rows); i++ {
		body = append(body, p.line(list[i], i == p.cursor, inner))
	}
	switch {
	case len(p.choices) == 0:
		body = append(body, chart.Paint(p.sh.Theme.Muted, "There is nothing to choose from."))
	case len(list) == 0:
		body = append(body, chart.Paint(p.sh.Theme.Muted, "Nothing has these words."))
	}
	for len(body) < min(len(p.choices), rows)+2 {
		body = append(body, "")
	}
	return shell.Box(p.sh, p.title, body, inner+4, h)
}

func (p *Pick) line(c Choice, selected bool, w int) string {
	right := min(chart.Width(c.Detail), w/2)
	line := chart.Fit(c.Text, w-right-3) + " " + chart.FitRight(c.Detail, right)
	switch {
	case selected:
		return chart.Paint(p.sh.Theme.Selected, "▸ "+line)
	case c.Off:
		return chart.Paint(p.sh.Theme.Muted, "  "+line)
	}
	return "  " + line
}

func (p *Pick) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"esc"}, Name: "close"}}
	if list := p.matching(); len(list) > 0 {
		if !list[min(p.cursor, len(list)-1)].Off {
			ks = slices.Insert(ks, 0, shell.Action{Keys: []string{"enter"}, Name: p.verb})
		}
		ks = slices.Insert(ks, 0, shell.Action{Keys: []string{"up", "down"}, Name: "move"})
	}
	return ks
}
