package dialog

import (
	"crosswalk/tui/shell"

	tea "charm.land/bubbletea/v2"
)

// TallForm is a form below lines that may be more than there is room for: they scroll.
type TallForm struct {
	*Form
	shell.Scroller
	least  int // lines kept for them, so that the dialog seldom jumps when they come later
	lines  func(w int) []string
	height int // of the screen
}

// NewTallForm puts lines above a form.
func NewTallForm(form *Form, least int, lines func(w int) []string) *TallForm {
	t := &TallForm{Form: form, least: least, lines: lines}
	form.Intro = func(w int) []string {
		const around = 3 // the frame, and a line between the text and the fields
		room := t.height - around - len(t.fieldLines(w)) - len(t.tail(w))
		shown := t.lines(w)
		for len(shown) < min(t.least, room) {
			shown = append(shown, "")
		}
		return t.Window(form.Shell, shown, room)
	}
	return t
}

func (t *TallForm) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		t.Wheel(msg)
		return false, nil
	case tea.KeyPressMsg:
		switch key := msg.String(); key {
		case "pgup", "pgdown":
			t.Key(key)
			return false, nil
		case "up", "down":
			if len(t.fields) == 1 {
				t.Key(key)
				return false, nil
			}
		}
	}
	return t.Form.Update(msg)
}

func (t *TallForm) View(w, h int) []string {
	t.height = h
	return t.Form.View(w, h)
}

func (t *TallForm) Keys() []shell.Action {
	ks := t.Form.Keys()
	if t.Most > 0 {
		ks = append(ks, shell.Action{Keys: []string{"pgdown"}, Name: "scroll"})
	}
	return ks
}
