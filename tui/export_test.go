package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/shell"
	"crosswalk/tui/theme"
)

// What tests of the program as a whole look into.

var Overlay = overlay

func ToastOver(number int) tea.Msg { return toastOverMsg{number} }

func (m *Model) Actions() []shell.Action { return m.actions() }

func (m *Model) AllActions() []shell.Action { return m.allActions() }

func (m *Model) Arrive() { m.arrive() }

func (m *Model) SetMode(mode theme.Mode) {
	m.mode = mode
	m.setTheme()
}

func (m *Model) SetAfter(after func(time.Duration, func(time.Time) tea.Msg) tea.Cmd) { m.after = after }

func Caught(cmd tea.Cmd) tea.Cmd { return caught(cmd) }
