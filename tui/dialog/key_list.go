package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// KeyList is what ? shows: every key that works on this screen now, and what it does.
type KeyList struct {
	Shell   *shell.Shell
	Title   string
	Actions []shell.Action
	shell.Scroller
}

func (l *KeyList) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		l.Wheel(msg)
	case tea.KeyPressMsg:
		switch k := msg.String(); k {
		case "esc", "?", "q", "enter":
			return true, nil
		default:
			l.Key(k)
		}
	}
	return false, nil
}

func (l *KeyList) View(w, h int) []string {
	inner := min(76, w-6)
	keyWidth := 0
	for _, a := range l.Actions {
		keyWidth = max(keyWidth, chart.Width(a.KeyNames()))
	}
	keyWidth = min(keyWidth, 20)
	var body []string
	for _, a := range l.Actions {
		for i, line := range chart.Wrap(a.Help, inner-keyWidth-2) {
			name := strings.Repeat(" ", keyWidth)
			if i == 0 {
				name = chart.Fit(a.KeyNames(), keyWidth)
			}
			body = append(body, chart.Paint(l.Shell.Theme.Key, name)+"  "+line)
		}
	}
	return shell.Box(l.Shell, l.Title, l.Window(l.Shell, body, h-2), inner+4, h)
}

func (l *KeyList) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"esc"}, Name: "close"}}
	if l.Most > 0 {
		ks = append(ks, shell.Action{Keys: []string{"up", "down"}, Name: "scroll"})
	}
	return ks
}
