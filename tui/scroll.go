package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

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
	more := fmt.Sprintf("↓ %s · pgdn", count(len(lines)-s.top-len(shown), "more line"))
	if s.top == s.most {
		more = "↑ the end"
	}
	return append(shown, chart.Paint(sh.theme.Muted, more))
}

// tallAsk is a form below lines that may be more than there is room for: they scroll.
type tallAsk struct {
	*ask
	scroller
	least  int // lines kept for them, so that the dialog seldom jumps when they come later
	lines  func(w int) []string
	height int // of the screen
}

// newTallAsk puts lines above a form.
func newTallAsk(form *ask, least int, lines func(w int) []string) *tallAsk {
	t := &tallAsk{ask: form, least: least, lines: lines}
	form.intro = func(w int) []string {
		const around = 3 // the frame, and a line between the text and the fields
		room := t.height - around - len(t.fieldLines(w)) - len(t.tail(w))
		shown := t.lines(w)
		for len(shown) < min(t.least, room) {
			shown = append(shown, "")
		}
		return t.window(form.sh, shown, room)
	}
	return t
}

func (t *tallAsk) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		t.wheel(msg)
		return false, nil
	case tea.KeyPressMsg:
		switch key := msg.String(); key {
		case "pgup", "pgdown":
			t.key(key)
			return false, nil
		case "up", "down":
			if len(t.fields) == 1 {
				t.key(key)
				return false, nil
			}
		}
	}
	return t.ask.update(msg)
}

func (t *tallAsk) view(w, h int) []string {
	t.height = h
	return t.ask.view(w, h)
}

func (t *tallAsk) keys() []action {
	ks := t.ask.keys()
	if t.most > 0 {
		ks = append(ks, action{keys: []string{"pgdown"}, name: "scroll"})
	}
	return ks
}
