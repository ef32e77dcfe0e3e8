package table

import tea "charm.land/bubbletea/v2"

// Update moves the cursor if msg is one of the table's keys and reports whether it is: the arrows, j and
// k, page up and down, ctrl+u and ctrl+d by half a page, g or home, G or end.
func (m *Model[K]) Update(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "up", "k":
		m.Move(-1)
	case "down", "j":
		m.Move(1)
	case "pgup":
		m.PageUp()
	case "pgdown":
		m.PageDown()
	case "ctrl+u":
		m.page(-max(m.body()/2, 1))
	case "ctrl+d":
		m.page(max(m.body()/2, 1))
	case "g", "home":
		m.Top()
	case "G", "end":
		m.Bottom()
	default:
		return false
	}
	return true
}
