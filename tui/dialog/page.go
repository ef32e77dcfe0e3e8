package dialog

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/shell"
)

// Page is lines to read, which scroll where there are more than there is room for.
type Page struct {
	Shell *shell.Shell
	Title string
	Lines func(w int) []string // of w cells, safe
	shell.Scroller
}

func (p *Page) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		p.Wheel(msg)
	case tea.KeyPressMsg:
		switch k := msg.String(); k {
		case "esc", "q", "enter":
			return true, nil
		default:
			p.Key(k)
		}
	}
	return false, nil
}

func (p *Page) View(w, h int) []string {
	inner := min(90, w-6)
	return shell.Box(p.Shell, p.Title, p.Window(p.Shell, p.Lines(inner), h-2), inner+4, h)
}

func (p *Page) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"esc"}, Name: "close"}}
	if p.Most > 0 {
		ks = append(ks, shell.Action{Keys: []string{"up", "down"}, Name: "scroll"})
	}
	return ks
}
