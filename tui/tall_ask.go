package tui

import tea "charm.land/bubbletea/v2"

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
