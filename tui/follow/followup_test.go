package follow_test

import (
	"math/rand/v2"
	"testing"

	"crosswalk/tui/follow"
	"crosswalk/tui/tuitest"

	tea "charm.land/bubbletea/v2"
)

// Any keys in any order, at any size: every frame is whole, and what was opened again shows the same
// exchanges.
func TestExchangesAndCheckInsAnyKeys(t *testing.T) {
	keys := []string{"4", "5", "up", "down", "j", "k", "g", "G", "pgup", "pgdown", "ctrl+u", "ctrl+d", "enter", "enter", "esc", "space",
		"left", "right", "v", "s", "t", "c", "f", "o", "a", "u", "ctrl+r", "/", "?", "x", "1", "ctrl+s", "tab", "backspace", "e"}
	d := tuitest.Summer(t, 80, 24)
	d.M.Shell().Desk.Folder = t.TempDir() // for what is written to be sent
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 1))
		d.Keys("esc", "esc", "esc", "4")
		for range 150 {
			switch r.IntN(20) {
			case 0:
				d.Send(tea.WindowSizeMsg{Width: 60 + r.IntN(120), Height: 16 + r.IntN(40)})
			case 1:
				d.Send(tea.MouseClickMsg{X: r.IntN(d.W), Y: r.IntN(d.H), Button: tea.MouseLeft})
			case 2:
				d.Send(tea.MouseWheelMsg{X: r.IntN(d.W), Y: r.IntN(d.H), Button: tea.MouseWheelDown})
			default:
				k := keys[r.IntN(len(keys))]
				if len(d.M.Shell().Dialogs()) == 0 && k == "tab" {
					continue // the other screens are not meant here
				}
				d.Keys(k)
			}
		}
		for len(d.M.Shell().Dialogs()) > 0 || d.M.Screen(d.M.Shell().Active()).Typing() {
			d.Keys("esc")
		}
	}
	held := d.M.Shell().ExchangeStatuses()
	d.Open(120, 40)
	for _, one := range d.M.Shell().ExchangeStatuses().All {
		if was := held.ByID[one.X.ID]; was == nil || was.Why != one.Why || follow.Together(was) != follow.Together(one) {
			t.Fatalf("%s: %q was %q", one.Pair, one.Why, was.Why)
		}
	}
}
