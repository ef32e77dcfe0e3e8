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
	Also   string // what typing finds it by beside what is shown
	Off    bool   // shown, not to be picked
	Head   bool   // stands above others, and goes once something is typed; the cursor passes it
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
	p := &Pick{sh: sh, title: title, verb: verb, choices: choices, picked: picked, input: in}
	p.move(choices, 0)
	return p
}

// matching is the choices that have what was typed.
func (p *Pick) matching() []Choice {
	words := shell.FoldedWords(p.input.Value())
	if len(words) == 0 {
		return p.choices
	}
	if p.folded == nil {
		for _, c := range p.choices {
			p.folded = append(p.folded, text.Bare(c.Text+" "+c.Detail+" "+c.Also))
		}
	}
	if typed := p.input.Value(); typed != p.typed {
		p.typed, p.found = typed, nil
		for i, c := range p.choices {
			if !c.Head && shell.HasWords(words, p.folded[i]) {
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
			p.move(list, -1)
			return false, nil
		case "down", "ctrl+j":
			p.move(list, 1)
			return false, nil
		case "pgup":
			p.move(list, -10)
			return false, nil
		case "pgdown":
			p.move(list, 10)
			return false, nil
		case "enter":
			if p.cursor < len(list) && list[p.cursor].picks() {
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
		p.move(p.matching(), 0)
	}
	return false, cmd
}

// picks reports whether the choice can be picked.
func (c Choice) picks() bool { return !c.Off && !c.Head }

// move moves the cursor by so many choices, on to the next that is no heading, or back to the last before.
func (p *Pick) move(list []Choice, by int) {
	at := max(0, min(len(list)-1, p.cursor+by))
	step := 1
	if by < 0 {
		step = -1
	}
	for at >= 0 && at < len(list) && list[at].Head {
		at += step
	}
	if at >= 0 && at < len(list) {
		p.cursor = at
	}
}

// Point puts the cursor on the choice of a key.
func (p *Pick) Point(key string) {
	if i := slices.IndexFunc(p.choices, func(c Choice) bool { return c.Key == key && c.picks() }); i >= 0 {
		p.cursor = i
	}
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
	case c.Head:
		return chart.Paint(p.sh.Theme.Header, chart.Fit(c.Text, w-right-1)+" "+chart.FitRight(c.Detail, right))
	case c.Off:
		return chart.Paint(p.sh.Theme.Muted, "  "+line)
	}
	return "  " + line
}

func (p *Pick) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"esc"}, Name: "close"}}
	if list := p.matching(); len(list) > 0 {
		if list[min(p.cursor, len(list)-1)].picks() {
			ks = slices.Insert(ks, 0, shell.Action{Keys: []string{"enter"}, Name: p.verb})
		}
		ks = slices.Insert(ks, 0, shell.Action{Keys: []string{"up", "down"}, Name: "move"})
	}
	return ks
}
