package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
)

// key answers a key: a dialog first, then a text being typed, then the screen's actions, then the
// program's.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	if key == "ctrl+c" || m.tooSmall() && key == "q" {
		return tea.Quit
	}
	if m.tooSmall() {
		return nil
	}
	if m.sh.toast.bad {
		m.sh.toast = toast{}
	}
	active := m.screens[m.sh.active]
	if len(m.sh.dialogs) > 0 || active.typing() {
		if strings.TrimSpace(msg.Text) != "" {
			if msg.Text = text.Line(msg.Text); msg.Text == "" { // a letter that nobody could see
				return nil
			}
		}
		return m.toTop(msg)
	}
	if a, ok := find(active.actions(), key); ok {
		return a.run()
	}
	if a, ok := find(m.actions(), key); ok {
		return a.run()
	}
	return active.update(msg)
}

// actions are the keys that work on every screen.
func (m *Model) actions() []action {
	var out []action
	do := func(id, name, help string, quiet bool, run func() tea.Cmd, keys ...string) {
		out = append(out, action{id: id, keys: keys, name: name, help: help, run: run, quiet: quiet})
	}
	switch e, ok := m.sh.state.LastOf(m.sh.desk.actor); {
	case m.sh.desk.queued > 0: // what it will take back is being made just now
		do("undo", "undo", "Undo your latest change", false, m.sh.desk.Undo, "u")
	case ok:
		do("undo", "undo", "Undo: "+e.Change.Summary(m.sh.state), false, m.sh.desk.Undo, "u")
	}
	if e, ok := m.sh.state.UndoneOf(m.sh.desk.actor); ok {
		do("redo", "redo", "Redo: "+e.Change.Summary(m.sh.state), false, m.sh.desk.Redo, "ctrl+r")
	}
	do("help", "keys", "Show every key of this screen", false, m.showKeys, "?", "f1")
	do("palette", "commands", "Find a command by name", true, m.showPalette, "ctrl+p", ":")
	for t, s := range m.screens {
		if s != nil && tab(t) != m.sh.active {
			do("tab-"+tabNames[t], tabNames[t], "Go to "+tabNames[t], true, m.show(tab(t)), string(rune('1'+t)))
		}
	}
	do("next-tab", "next screen", "Go to the next screen", true, func() tea.Cmd { m.step(1); return nil }, "tab")
	do("previous-tab", "screen before", "Go to the screen before", true, func() tea.Cmd { m.step(-1); return nil }, "shift+tab")
	do("back", "back", "One step back", true, func() tea.Cmd { m.screens[m.sh.active].back(); return nil }, "esc")
	do("quit", "quit", "Quit; everything is saved already", false, func() tea.Cmd { return tea.Quit }, "q")
	return out
}

func (m *Model) show(t tab) func() tea.Cmd {
	return func() tea.Cmd {
		m.sh.active = t
		return nil
	}
}

// step changes to a screen beside the one that is shown.
func (m *Model) step(by int) {
	for {
		m.sh.active = (m.sh.active + tab(by) + tabCount) % tabCount
		if m.screens[m.sh.active] != nil {
			return
		}
	}
}

// allActions are the screen's and, of the program's, those whose key the screen does not use itself.
func (m *Model) allActions() []action {
	own := m.screens[m.sh.active].actions()
	out := append([]action(nil), own...)
	for _, a := range m.actions() {
		if _, taken := find(own, a.keys[0]); !taken {
			out = append(out, a)
		}
	}
	return out
}

func (m *Model) showKeys() tea.Cmd {
	m.sh.open(&keyList{sh: m.sh, title: "Keys on " + tabNames[m.sh.active], actions: m.allActions()})
	return nil
}

func (m *Model) showPalette() tea.Cmd {
	m.sh.open(newPalette(m.sh, m.allActions()))
	return nil
}
