package tui

import tea "charm.land/bubbletea/v2"

// newPalette lists every action that works here and now, by name, and does the one that is picked.
func newPalette(sh *shell, actions []action) dialog {
	choices := make([]choice, 0, len(actions))
	for _, a := range actions {
		if a.id == "palette" {
			continue
		}
		choices = append(choices, choice{key: a.id, text: a.help, detail: a.keyNames()})
	}
	return newPick(sh, "What would you like to do?", "do it", choices, func(id string) (bool, tea.Cmd) {
		for _, a := range actions {
			if a.id == id {
				return true, a.run()
			}
		}
		return true, nil
	})
}
