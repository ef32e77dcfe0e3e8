package dialog_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"crosswalk/tui/theme"
	"crosswalk/tui/tuitest"
)

// Whatever is typed or refused, a form says whom it is about.
func TestFormsNameThePeople(t *testing.T) {
	for _, form := range []struct {
		past          *tuitest.History
		keys          []string
		pair, refused string
	}{
		{tuitest.PublishedPast, []string{"5", "/", "a", "g", "n", "e", "s", "enter", "v"}, "Agnès Dubois ↔ Grace Mensah", "Say how many hours"},
		{tuitest.PublishedPast, []string{"4", "t"}, "Agnès Dubois ↔ Grace Mensah", ""},
		{tuitest.PublishedPast, []string{"4", "x"}, "Agnès Dubois ↔ Grace Mensah", "needs a reason"},
		{tuitest.PublishedPast, []string{"4", "f"}, "Agnès Dubois ↔ Grace Mensah", ""},
		{tuitest.PublishedTrioPast, []string{"5", "/", "j", "o", "a", "n", "enter", "v"}, tuitest.ThreeTogether, "Say how many hours"},
	} {
		for _, size := range [][2]int{{60, 16}, {80, 24}} {
			t.Run(fmt.Sprintf("%s %s %dx%d", form.keys[0], form.keys[len(form.keys)-1], size[0], size[1]), func(t *testing.T) {
				d := form.past.Opened(t, size[0], size[1])
				d.On("2023-05-05")
				d.Keys(form.keys...)
				for range 7 {
					d.Sees("│ "+form.pair, "esc leave it").Keys("tab")
				}
				if form.refused != "" {
					d.Keys("ctrl+s").Sees("│ "+form.pair, form.refused, "esc leave it")
				}
			})
		}
	}
}

// What is typed stands in the theme's colours: those of the input's library cannot be read on a light ground.
func TestInputsAreDrawnInTheTheme(t *testing.T) {
	for _, keys := range [][]string{{"3", "o"}, {"3", "/"}, {"2", "a"}, {"ctrl+p"}} {
		d := tuitest.Sample(t, 80, 24)
		d.Theme = theme.Light
		d.Open(80, 24)
		d.Send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		d.Keys(keys...)
		if v := d.M.View().Content; strings.Contains(v, "\x1b[37m") || strings.Contains(v, ";37m") {
			t.Errorf("%v: white on a light ground: %q", keys, v)
		}
	}
}

func TestFolderWithoutFilesSaysSo(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	t.Chdir(t.TempDir())
	d.Keys("2", "i").Sees("No CSV file in this folder")
}
