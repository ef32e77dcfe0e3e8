package shell

import (
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
	"crosswalk/tui/theme"

	"charm.land/bubbles/v2/textinput"
)

// TwoPanes is the width from which the detail stands beside the list.
const TwoPanes = 100

// KeyHint is a key and what it does, as in the help line.
func KeyHint(sh *Shell, key, name string) string {
	return chart.Paint(sh.Theme.Key, keyName(key)) + " " + chart.Paint(sh.Theme.KeyHelp, name)
}

// Box draws a dialog's frame around lines, at most h high.
func Box(sh *Shell, title string, lines []string, w, h int) []string {
	return chart.Box(title, lines, w, min(h, len(lines)+2), sh.Theme.Dialog, sh.Theme.Title)
}

// TableStyles are the styles of a list.
func TableStyles(sh *Shell) table.Styles {
	return table.Styles{Header: sh.Theme.Header, Selected: sh.Theme.Selected, Scroll: sh.Theme.Border}
}

func InputStyles(t theme.Theme) textinput.Styles {
	s := textinput.DefaultStyles(t.Dark)
	s.Focused.Text, s.Blurred.Text = t.Text, t.Text
	s.Focused.Placeholder, s.Blurred.Placeholder = t.Muted, t.Muted
	s.Focused.Prompt, s.Blurred.Prompt = t.Key, t.Key
	s.Cursor.Blink = false
	s.Cursor.Color = nil // that of the text: the library's own is hard to see on a light ground
	return s
}

// ListWidth is how much of w cells the list has when the detail stands beside it.
func ListWidth(w int) int { return min(84, w*56/100) }
