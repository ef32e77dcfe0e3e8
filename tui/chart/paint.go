package chart

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Paint is text, one line, in the colours and attributes of style. It is what style.Render does, without
// its layout (width, padding, borders), and many times cheaper.
func Paint(style lipgloss.Style, text string) string {
	if text == "" {
		return ""
	}
	open := attributes(style)
	if open == "" {
		return text
	}
	return open + text + ansi.ResetStyle
}

// attributes is the escape sequence that switches style on, empty if there is nothing to switch.
func attributes(style lipgloss.Style) string {
	var a ansi.Style
	if style.GetBold() {
		a = a.Bold()
	}
	if style.GetItalic() {
		a = a.Italic(true)
	}
	if style.GetUnderline() {
		a = a.Underline(true)
	}
	if style.GetReverse() {
		a = a.Reverse(true)
	}
	if style.GetFaint() {
		a = a.Faint()
	}
	if style.GetStrikethrough() {
		a = a.Strikethrough(true)
	}
	none := lipgloss.NoColor{}
	if c := style.GetForeground(); c != none {
		a = a.ForegroundColor(c)
	}
	if c := style.GetBackground(); c != none {
		a = a.BackgroundColor(c)
	}
	if len(a) == 0 {
		return ""
	}
	return a.String()
}
