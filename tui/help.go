package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/chart"
)

// keyList is what ? shows: every key that works on this screen now, and what it does.
type keyList struct {
	sh      *shell
	title   string
	actions []action
	scroller
}

func (l *keyList) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		l.wheel(msg)
	case tea.KeyPressMsg:
		switch k := msg.String(); k {
		case "esc", "?", "q", "enter":
			return true, nil
		default:
			l.key(k)
		}
	}
	return false, nil
}

func (l *keyList) view(w, h int) []string {
	inner := min(76, w-6)
	keyWidth := 0
	for _, a := range l.actions {
		keyWidth = max(keyWidth, chart.Width(a.keyNames()))
	}
	keyWidth = min(keyWidth, 20)
	var body []string
	for _, a := range l.actions {
		for i, line := range chart.Wrap(a.help, inner-keyWidth-2) {
			name := strings.Repeat(" ", keyWidth)
			if i == 0 {
				name = chart.Fit(a.keyNames(), keyWidth)
			}
			body = append(body, chart.Paint(l.sh.theme.Key, name)+"  "+line)
		}
	}
	return l.sh.box(l.title, l.window(l.sh, body, h-2), inner+4, h)
}

func (l *keyList) keys() []action {
	ks := []action{{keys: []string{"esc"}, name: "close"}}
	if l.most > 0 {
		ks = append(ks, action{keys: []string{"up", "down"}, name: "scroll"})
	}
	return ks
}
