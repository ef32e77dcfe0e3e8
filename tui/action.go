package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// action is one thing a key does here and now. Keys, the help line, the list behind ? and the palette
// are all made of actions, so that a key which does nothing is shown nowhere.
type action struct {
	id   string   // names it for ever: "lock"
	keys []string // as Bubble Tea names them; the first is the one shown
	name string   // a word or two for the help line
	help string   // a sentence for ? and the palette
	run  func() tea.Cmd
	// quiet keeps it out of the help line, where there is room for the most useful keys only.
	quiet bool
}

// find returns the action of a key.
func find(actions []action, key string) (action, bool) {
	for _, a := range actions {
		for _, k := range a.keys {
			if k == key {
				return a, true
			}
		}
	}
	return action{}, false
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

// shownKeys is what the help line shows: the first key, or both of a pair of arrows.
func (a action) shownKeys() string {
	if len(a.keys) == 2 {
		switch pair := keyName(a.keys[0]) + keyName(a.keys[1]); pair {
		case "↑↓", "←→":
			return pair
		}
	}
	return keyName(a.keys[0])
}

// keyNames shows all keys of an action.
func (a action) keyNames() string {
	names := make([]string, len(a.keys))
	for i, k := range a.keys {
		names[i] = keyName(k)
	}
	return strings.Join(names, " ")
}
