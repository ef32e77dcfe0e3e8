package shell

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Action is one thing a key does here and now. Keys, the help line, the list behind ? and the palette
// are all made of actions, so that a key which does nothing is shown nowhere.
type Action struct {
	ID   string   // names it for ever: "lock"
	Keys []string // as Bubble Tea names them; the first is the one shown
	Name string   // a word or two for the help line
	Help string   // a sentence for ? and the palette
	Run  func() tea.Cmd
	// Quiet keeps it out of the help line, where there is room for the most useful keys only.
	Quiet bool
}

// FindAction returns the action of a key.
func FindAction(actions []Action, key string) (Action, bool) {
	for _, a := range actions {
		for _, k := range a.Keys {
			if k == key {
				return a, true
			}
		}
	}
	return Action{}, false
}

// keyName is how a key is shown.
func keyName(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgdown":
		return "pgdn"
	}
	return key
}

// ShownKeys is what the help line shows: the first key, or both of a pair of arrows.
func (a Action) ShownKeys() string {
	if len(a.Keys) == 2 {
		switch pair := keyName(a.Keys[0]) + keyName(a.Keys[1]); pair {
		case "↑↓", "←→":
			return pair
		}
	}
	return keyName(a.Keys[0])
}

// KeyNames shows all keys of an action.
func (a Action) KeyNames() string {
	names := make([]string, len(a.Keys))
	for i, k := range a.Keys {
		names[i] = keyName(k)
	}
	return strings.Join(names, " ")
}
