package tui

import (
	"slices"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/tui/chart"
)

// choice is one line of a pick.
type choice struct {
	key    string // what picking it answers
	text   string // safe, without styles
	detail string // at the right
	off    bool   // shown, not to be picked
}

// pick is a list in a dialog, filtered by typing.
type pick struct {
	sh      *shell
	title   string
	verb    string
	choices []choice
	picked  func(key string) (closed bool, cmd tea.Cmd)
	input   textinput.Model
	cursor  int      // among the choices that match
	folded  []string // the choices as they are compared; made when something is typed
	found   []choice // those that have what was typed …
	typed   string   // … when it was this
}

func newPick(sh *shell, title, verb string, choices []choice, picked func(string) (bool, tea.Cmd)) *pick {
	in := textinput.New()
	in.Prompt = "/ "
	in.Placeholder = "type to narrow down"
	in.SetStyles(inputStyles(sh.theme))
	in.Focus()
	return &pick{sh: sh, title: title, verb: verb, choices: choices, picked: picked, input: in}
}

// matching is the choices that have what was typed.
func (p *pick) matching() []choice {
	words := (&filter{input: p.input}).words()
	if len(words) == 0 {
		return p.choices
	}
	if p.folded == nil {
		for _, c := range p.choices {
			p.folded = append(p.folded, text.Fold(c.text+" "+c.detail))
		}
	}
	if typed := p.input.Value(); typed != p.typed {
		p.typed, p.found = typed, nil
		for i, c := range p.choices {
			if matches(p.folded[i], words) {
				p.found = append(p.found, c)
			}
		}
	}
	return p.found
}

func (p *pick) update(msg tea.Msg) (bool, tea.Cmd) {
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
			if p.cursor < len(list) && !list[p.cursor].off {
				return p.picked(list[p.cursor].key)
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

func (p *pick) view(w, h int) []string {
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
		body = append(body, chart.Paint(p.sh.theme.Muted, "There is nothing to choose from."))
	case len(list) == 0:
		body = append(body, chart.Paint(p.sh.theme.Muted, "Nothing has these words."))
	}
	for len(body) < min(len(p.choices), rows)+2 {
		body = append(body, "")
	}
	return p.sh.box(p.title, body, inner+4, h)
}

func (p *pick) line(c choice, selected bool, w int) string {
	right := min(chart.Width(c.detail), w/2)
	line := chart.Fit(c.text, w-right-3) + " " + chart.FitRight(c.detail, right)
	switch {
	case selected:
		return chart.Paint(p.sh.theme.Selected, "▸ "+line)
	case c.off:
		return chart.Paint(p.sh.theme.Muted, "  "+line)
	}
	return "  " + line
}

func (p *pick) keys() []action {
	ks := []action{{keys: []string{"esc"}, name: "close"}}
	if list := p.matching(); len(list) > 0 {
		if !list[min(p.cursor, len(list)-1)].off {
			ks = slices.Insert(ks, 0, action{keys: []string{"enter"}, name: p.verb})
		}
		ks = slices.Insert(ks, 0, action{keys: []string{"up", "down"}, name: "move"})
	}
	return ks
}
