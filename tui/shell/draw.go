package shell

import (
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
	"crosswalk/tui/theme"
	"strings"

	"charm.land/bubbles/v2/textinput"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// TwoPanes is the width from which the detail stands beside the list.
const TwoPanes = 100

// PaintAll is every line in a style.
func PaintAll(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = chart.Paint(style, l)
	}
	return out
}

// Hanging breaks a sentence into lines, of which all but the first are moved in.
func Hanging(say string, w int) []string {
	lines := chart.Wrap(say, w-3)
	for i, l := range lines {
		lines[i] = [2]string{" ", "   "}[min(i, 1)] + l
	}
	return lines
}

// Flow puts phrases side by side with a gap between them, on as few lines of at most w cells as it takes.
func Flow(phrases []string, gap string, w int) []string {
	var lines []string
	for _, p := range phrases {
		if n := len(lines); n > 0 && chart.Width(lines[n-1]+gap+p) <= w {
			lines[n-1] += gap + p
			continue
		}
		lines = append(lines, p)
	}
	return lines
}

// EmptyLines is a sentence in the middle of an empty screen.
func EmptyLines(say string, w, h int) []string {
	lines := []string{"", ""}
	for _, l := range chart.Wrap(say, min(60, w-4)) {
		lines = append(lines, chart.Center(l, w))
	}
	return chart.FitLines(lines, w, h)
}

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

// ClipTo is s cut to at most w cells, without padding.
func ClipTo(s string, w int) string {
	if chart.Width(s) <= w {
		return s
	}
	return chart.Fit(s, w)
}

// CutMiddle is s on at most w cells, with whole words at its end and what is too much taken from before
// them: reasons end in how long it has been.
func CutMiddle(s string, w int) string {
	over := chart.Width(s) - w
	if over <= 0 {
		return s
	}
	_, end, _ := strings.Cut(ansi.TruncateLeft(s, over+w*2/5, ""), " ")
	end = " " + end
	return ClipTo(s, w-chart.Width(end)) + end
}

// ListWidth is how much of w cells the list has when the detail stands beside it.
func ListWidth(w int) int { return min(84, w*56/100) }

func LineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
