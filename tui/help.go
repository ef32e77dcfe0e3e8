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
	top     int
	most    int // lines that do not fit
}

func (l *keyList) update(msg tea.Msg) (bool, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch k.String() {
	case "up", "k":
		l.top = max(0, l.top-1)
	case "down", "j":
		l.top = min(l.most, l.top+1)
	case "pgup":
		l.top = max(0, l.top-10)
	case "pgdown", "space":
		l.top = min(l.most, l.top+10)
	case "esc", "?", "q", "enter":
		return true, nil
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
	room := max(1, h-2)
	l.most = max(0, len(body)-room)
	l.top = min(l.top, l.most)
	title := l.title
	if l.most > 0 {
		title += " (↑↓ for more)"
	}
	return l.sh.box(title, body[l.top:min(len(body), l.top+room)], inner+4, h)
}

func (l *keyList) keys() []action {
	return []action{{keys: []string{"esc"}, name: "close"}, {keys: []string{"up", "down"}, name: "scroll"}}
}
