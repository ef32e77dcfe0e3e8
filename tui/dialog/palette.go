package dialog

import (
	"crosswalk/tui/shell"

	tea "charm.land/bubbletea/v2"
)

// NewPalette lists every action that works here and now, by name, and does the one that is picked.
func NewPalette(sh *shell.Shell, actions []shell.Action) shell.Dialog {
	choices := make([]Choice, 0, len(actions))
	for _, a := range actions {
		if a.ID == "palette" {
			continue
		}
		choices = append(choices, Choice{Key: a.ID, Text: a.Help, Detail: a.KeyNames()})
	}
	return NewPick(sh, "What would you like to do?", "do it", choices, func(id string) (bool, tea.Cmd) {
		for _, a := range actions {
			if a.ID == id {
				return true, a.Run()
			}
		}
		return true, nil
	})
}
