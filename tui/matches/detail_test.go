package matches_test

import (
	"testing"

	"crosswalk/tui/tuitest"
)

// In the detail that has the screen to itself, every turn to another person is seen.
func TestTurningIsSeen(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {90, 50}} {
		d := tuitest.Sample(t, size[0], size[1])
		d.Keys("3", "j", "enter", "f").Sees("Other partners for Kwame Boateng", "Oluwaseun Bello ")
		d.Keys("f").Sees("Other partners for José Núñez", "Stuart Penrose ")
		d.Keys("l", "f").Toast("Turned to Kwame Boateng: a goes to their application").Keys("f").Toast("Turned to José Núñez")
		d.Keys("u", "right").SeesNot("Turned to").Sees("Charlotte Hendry-Blake ↔ Hannah Whitlock", "49.3")

		d = tuitest.TrioPast.Opened(t, size[0], size[1])
		d.Keys("3", "g", "enter")
		for _, name := range []string{"Joan Achebe", "Tom Bridger", "Amara Osei"} {
			d.Keys("f").Sees("Other partners for " + name)
		}
	}
}

// Sorting is a matter of the list: an application alone on the screen has no key for it.
func TestApplicationHasNoSorting(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("2", "enter").Keys("s", "esc").Sees("sorted by name").Keys("s").SeesNot("sorted by name")
}
