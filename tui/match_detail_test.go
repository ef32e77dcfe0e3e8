package tui

import "testing"

// In the detail that has the screen to itself, every turn to another person is seen.
func TestTurningIsSeen(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {90, 50}} {
		d := sample(t, size[0], size[1])
		d.keys("3", "j", "enter", "f").sees("Other partners for Kwame Boateng", "Oluwaseun Bello ")
		d.keys("f").sees("Other partners for José Núñez", "Stuart Penrose ")
		d.keys("l", "f").sees("Turned to Kwame Boateng: a goes to their application").keys("f").sees("Turned to José Núñez")
		d.keys("u", "right").seesNot("Turned to").sees("Charlotte Hendry-Blake ↔ Hannah Whitlock", "49.3")

		d = trioPast.opened(t, size[0], size[1])
		d.keys("3", "g", "enter")
		for _, name := range []string{"Joan Achebe", "Tom Bridger", "Amara Osei"} {
			d.keys("f").sees("Other partners for " + name)
		}
	}
}

// Sorting is a matter of the list: an application alone on the screen has no key for it.
func TestApplicationHasNoSorting(t *testing.T) {
	d := sample(t, 80, 24)
	d.keys("2", "enter").keys("s", "esc").sees("sorted by name").keys("s").seesNot("sorted by name")
}
