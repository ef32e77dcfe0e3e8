package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// key answers a key: a dialog first, then a text being typed, then the screen's actions, then the
// program's.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch {
	case key == "ctrl+c" && m.leaving: // whoever does not want to wait: what is being saved is saved whole, or not
		return tea.Quit
	case key == "ctrl+c" || m.tooSmall() && key == "q":
		return m.leave()
	case key == "ctrl+z":
		return tea.Suspend
	case key == "ctrl+l":
		return tea.ClearScreen
	}
	if m.tooSmall() {
		return nil
	}
	if m.sh.Toast().Bad {
		m.sh.EndToast()
	}
	active := m.active()
	if m.sh.Top() != nil || active.Typing() {
		if strings.TrimSpace(msg.Text) != "" {
			if msg.Text = text.Line(msg.Text); msg.Text == "" { // a letter that nobody could see
				return nil
			}
		}
		return m.toTop(msg)
	}
	if a, ok := shell.FindAction(active.Actions(), key); ok {
		return a.Run()
	}
	if a, ok := shell.FindAction(m.actions(), key); ok {
		return a.Run()
	}
	if strings.ContainsFunc(msg.Text, isOtherScript) {
		m.sh.Say(text.Line(msg.Text) + " does nothing here: the keys are Latin letters, so the keyboard’s layout may be the cause")
		return nil
	}
	return active.Update(msg)
}

// isOtherScript reports whether a letter is of a script that no key of the program is of.
func isOtherScript(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }

// actions are the keys that work on every screen.
func (m *Model) actions() []shell.Action {
	var out []shell.Action
	do := func(id, name, help string, quiet bool, run func() tea.Cmd, keys ...string) {
		out = append(out, shell.Action{ID: id, Keys: keys, Name: name, Help: help, Run: run, Quiet: quiet})
	}
	switch e, ok := m.sh.State().LastOf(m.sh.Desk.Actor); {
	case m.sh.Desk.Saving(): // what it will take back is being made just now
		do("undo", "undo", "Undo your latest change", false, m.undo, "u")
	case ok:
		do("undo", "undo", "Undo: "+e.Change.Summary(m.sh.State()), false, m.undo, "u")
	}
	if e, ok := m.sh.State().UndoneOf(m.sh.Desk.Actor); ok {
		do("redo", "redo", "Redo: "+e.Change.Summary(m.sh.State()), false, m.sh.Desk.Redo, "ctrl+r")
	}
	do("help", "keys", "Show every key of this screen", false, m.showKeys, "?", "f1")
	do("palette", "commands", "Find a command by name", true, m.showPalette, "ctrl+p", ":")
	for t := range m.screens {
		if m.has(shell.Tab(t)) && shell.Tab(t) != m.sh.Active() {
			do("tab-"+shell.TabNames[t], shell.TabNames[t], "Go to "+shell.TabNames[t], true, m.show(shell.Tab(t)), string(rune('1'+t)))
		}
	}
	do("cohort-set", "name and deadline", "Change the cohort's name or deadline", true, m.setCohort, "D")
	do("cohorts", "cohorts", "List the cohorts and go to another one", true, m.chooseCohort, "C")
	do("next-tab", "next screen", "Go to the next screen", true, func() tea.Cmd { m.step(1); return nil }, "tab")
	do("previous-tab", "screen before", "Go to the screen before", true, func() tea.Cmd { m.step(-1); return nil }, "shift+tab")
	do("back", "back", "One step back", true, func() tea.Cmd { m.active().Back(); return nil }, "esc")
	do("redraw", "redraw", "Draw the screen anew", true, func() tea.Cmd { return tea.ClearScreen }, "ctrl+l")
	do("quit", "quit", "Quit, when everything is saved", false, m.leave, "q")
	return out
}

// undo takes the latest change back; one with which a great deal goes is asked about first.
func (m *Model) undo() tea.Cmd {
	return m.sh.Desk.Undo(func(s *cohort.State, e *cohort.Entry) { dialog.AskUndo(&m.sh.Shell, s, e) })
}

func (m *Model) show(t shell.Tab) func() tea.Cmd {
	return func() tea.Cmd {
		m.sh.GoTo(t)
		return nil
	}
}

// step changes to a screen beside the one that is shown.
func (m *Model) step(by int) {
	for {
		m.sh.GoTo((m.sh.Active() + shell.Tab(by) + shell.TabCount) % shell.TabCount)
		if m.has(m.sh.Active()) {
			return
		}
	}
}

// allActions are the screen's and, of the program's, those whose key the screen does not use itself.
func (m *Model) allActions() []shell.Action {
	own := m.active().Actions()
	out := append([]shell.Action(nil), own...)
	for _, a := range m.actions() {
		if _, taken := shell.FindAction(own, a.Keys[0]); !taken {
			out = append(out, a)
		}
	}
	return out
}

func (m *Model) showKeys() tea.Cmd {
	m.sh.Open(&dialog.KeyList{Shell: &m.sh.Shell, Title: "Keys on " + shell.TabNames[m.sh.Active()], Actions: append(m.allActions(),
		shell.Action{Keys: []string{"shift+drag"}, Help: "Select text with the mouse, to copy it (in some terminals with option or fn)"})})
	return nil
}

func (m *Model) showPalette() tea.Cmd {
	m.sh.Open(dialog.NewPalette(&m.sh.Shell, m.allActions()))
	return nil
}
