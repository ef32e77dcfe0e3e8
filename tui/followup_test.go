package tui

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// Any keys in any order, at any size: every frame is whole, and what was opened again shows the same
// exchanges.
func TestExchangesAndCheckInsAnyKeys(t *testing.T) {
	keys := []string{"4", "5", "up", "down", "j", "k", "g", "G", "pgup", "pgdown", "ctrl+u", "ctrl+d", "enter", "enter", "esc", "space",
		"left", "right", "v", "s", "t", "c", "f", "o", "a", "u", "ctrl+r", "/", "?", "x", "1", "ctrl+s", "tab", "backspace", "e"}
	d := summer(t, 80, 24)
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 1))
		d.keys("esc", "esc", "esc", "4")
		for range 150 {
			switch r.IntN(20) {
			case 0:
				d.send(tea.WindowSizeMsg{Width: 60 + r.IntN(120), Height: 16 + r.IntN(40)})
			case 1:
				d.send(tea.MouseClickMsg{X: r.IntN(d.w), Y: r.IntN(d.h), Button: tea.MouseLeft})
			case 2:
				d.send(tea.MouseWheelMsg{X: r.IntN(d.w), Y: r.IntN(d.h), Button: tea.MouseWheelDown})
			default:
				k := keys[r.IntN(len(keys))]
				if len(d.m.Shell().dialogs) == 0 && k == "tab" {
					continue // the other screens are not meant here
				}
				d.keys(k)
			}
		}
		for len(d.m.Shell().dialogs) > 0 || d.m.Screen(d.m.Shell().active).typing() {
			d.keys("esc")
		}
	}
	held := d.m.Shell().standings()
	d.open(120, 40)
	for _, one := range d.m.Shell().standings().all {
		if was := held.byID[one.x.ID]; was == nil || was.why != one.why || was.together() != one.together() {
			t.Fatalf("%s: %q was %q", one.pair, one.why, was.why)
		}
	}
}
