package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/tui/chart"
)

// scroller is a window on lines that are more than there is room for.
type scroller struct {
	top  int // the first line shown
	most int // how far down top goes; 0: everything is in sight
	room int // lines shown
}

func (s *scroller) by(n int) { s.top = max(0, min(s.most, s.top+n)) }

// key moves the window and reports whether the key is one of those that do.
func (s *scroller) key(key string) bool {
	page := max(1, s.room-2)
	switch key {
	case "up", "k":
		s.by(-1)
	case "down", "j":
		s.by(1)
	case "pgup":
		s.by(-page)
	case "pgdown", "space":
		s.by(page)
	case "ctrl+u":
		s.by(-max(1, page/2))
	case "ctrl+d":
		s.by(max(1, page/2))
	case "home", "g":
		s.top = 0
	case "end", "G":
		s.top = s.most
	default:
		return false
	}
	return true
}

func (s *scroller) wheel(msg tea.MouseWheelMsg) {
	s.by(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
}

// window is what is in sight of lines where room lines fit; the last of them says how many follow.
func (s *scroller) window(sh *shell, lines []string, room int) []string {
	s.room = max(1, room)
	if len(lines) <= s.room {
		s.top, s.most = 0, 0
		return lines
	}
	s.most = len(lines) - s.room + 1
	s.top = min(s.top, s.most)
	shown := slices.Clone(lines[s.top:min(len(lines), s.top+s.room-1)])
	more := fmt.Sprintf("↓ %s · pgdn", say.Count(len(lines)-s.top-len(shown), "more line"))
	if s.top == s.most {
		more = "↑ the end"
	}
	return append(shown, chart.Paint(sh.theme.Muted, more))
}

// wheel is by how many rows a turn of the mouse wheel moves.
func wheel(m tea.MouseWheelMsg) int {
	switch m.Button {
	case tea.MouseWheelUp:
		return -3
	case tea.MouseWheelDown:
		return 3
	}
	return 0
}
