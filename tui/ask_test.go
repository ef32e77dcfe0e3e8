package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"crosswalk/tui/theme"
)

// Whatever is typed or refused, a form says whom it is about.
func TestFormsNameThePeople(t *testing.T) {
	for _, form := range []struct {
		past          *history
		keys          []string
		pair, refused string
	}{
		{publishedPast, []string{"5", "c"}, "Agnès Dubois ↔ Grace Mensah", "Say whom you reached"},
		{publishedPast, []string{"5", "v"}, "Agnès Dubois ↔ Grace Mensah", "Say how many hours"},
		{publishedPast, []string{"4", "t"}, "Agnès Dubois ↔ Grace Mensah", ""},
		{publishedPast, []string{"4", "s"}, "Agnès Dubois ↔ Grace Mensah", "needs a reason"},
		{publishedPast, []string{"4", "f"}, "Agnès Dubois ↔ Grace Mensah", ""},
		{publishedTrioPast, []string{"5", "/", "j", "o", "a", "n", "enter", "c"}, threeTogether, "Say whom you reached"},
		{publishedTrioPast, []string{"5", "/", "j", "o", "a", "n", "enter", "v"}, threeTogether, "Say how many hours"},
	} {
		for _, size := range [][2]int{{60, 16}, {80, 24}} {
			t.Run(fmt.Sprintf("%s %s %dx%d", form.keys[0], form.keys[len(form.keys)-1], size[0], size[1]), func(t *testing.T) {
				d := form.past.opened(t, size[0], size[1])
				d.on("2023-05-05")
				d.keys(form.keys...)
				for range 7 {
					d.sees("│ "+form.pair, "esc leave it").keys("tab")
				}
				if form.refused != "" {
					d.keys("ctrl+s").sees("│ "+form.pair, form.refused, "esc leave it")
				}
			})
		}
	}
}

// What is typed stands in the theme's colours: those of the input's library cannot be read on a light ground.
func TestInputsAreDrawnInTheTheme(t *testing.T) {
	for _, keys := range [][]string{{"3", "o"}, {"3", "/"}, {"2", "a"}, {"ctrl+p"}} {
		d := sample(t, 80, 24)
		d.m.mode = theme.Light
		d.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		d.keys(keys...)
		if v := d.m.View().Content; strings.Contains(v, "\x1b[37m") || strings.Contains(v, ";37m") {
			t.Errorf("%v: white on a light ground: %q", keys, v)
		}
	}
}

func TestFolderWithoutFilesSaysSo(t *testing.T) {
	d := empty(t, 80, 24)
	t.Chdir(t.TempDir())
	d.keys("2", "i").sees("No CSV file in this folder")
}
