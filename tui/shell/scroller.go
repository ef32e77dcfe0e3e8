package shell

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/tui/chart"
)

// Scroller is a window on lines that are more than there is room for.
type Scroller struct {
	Top  int // the first line shown
	Most int // how far down top goes; 0: everything is in sight
	Room int // lines shown
}

// By moves the window by lines.
func (s *Scroller) By(n int) { s.Top = max(0, min(s.Most, s.Top+n)) }

// Key moves the window and reports whether the key is one of those that do.
func (s *Scroller) Key(key string) bool {
	page := max(1, s.Room-2)
	switch key {
	case "up", "k":
		s.By(-1)
	case "down", "j":
		s.By(1)
	case "pgup":
		s.By(-page)
	case "pgdown", "space":
		s.By(page)
	case "ctrl+u":
		s.By(-max(1, page/2))
	case "ctrl+d":
		s.By(max(1, page/2))
	case "home", "g":
		s.Top = 0
	case "end", "G":
		s.Top = s.Most
	default:
		return false
	}
	return true
}

func (s *Scroller) Wheel(msg tea.MouseWheelMsg) {
	s.By(WheelSteps(msg))
}

// Window is what is in sight of lines where room lines fit; the last of them says how many follow.
func (s *Scroller) Window(sh *Shell, lines []string, room int) []string {
	s.Room = max(1, room)
	if len(lines) <= s.Room {
		s.Top, s.Most = 0, 0
		return lines
	}
	s.Most = len(lines) - s.Room + 1
	s.Top = min(s.Top, s.Most)
	shown := slices.Clone(lines[s.Top:min(len(lines), s.Top+s.Room-1)])
	more := fmt.Sprintf("↓ %s · pgdn", say.Count(len(lines)-s.Top-len(shown), "more line"))
	if s.Top == s.Most {
		more = "↑ the end"
	}
	return append(shown, chart.Paint(sh.Theme.Muted, more))
}

// WheelSteps is by how many rows a turn of the mouse wheel moves.
func WheelSteps(m tea.MouseWheelMsg) int {
	switch m.Button {
	case tea.MouseWheelUp:
		return -3
	case tea.MouseWheelDown:
		return 3
	}
	return 0
}
