package tui

import (
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/tui/chart"
)

// Where there is not room for all of what a chance would cost, a sign says so.
func TestChanceIsCutWithASign(t *testing.T) {
	d := sample(t, 80, 24)
	d.keys("3")
	m := d.m.screens[matchesTab].(*matchesScreen)
	r := partner{id: d.person("Hannah Whitlock"), known: true, price: matching.Price{Changes: 3}}
	const all = "Charlotte Hendry-Blake, 3 pairs change"
	for w := 24; w <= len(all); w++ {
		switch words := m.chanceWords(r, w); {
		case w == len(all) && words != all:
			t.Errorf("on %d cells it is %q", w, words)
		case w < len(all) && !strings.HasSuffix(words, "…") || chart.Width(words) > w:
			t.Errorf("on %d cells it is %q", w, words)
		}
	}
}
