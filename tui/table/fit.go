package table

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// fit is s on exactly w cells: cut, or padded at the right, or at the left for right.
func fit(s string, w int, right bool) string {
	s, n := cut(s, w)
	if right {
		return blank(w-n) + s
	}
	return s + blank(w-n)
}

// cut is s on at most w cells, and its width.
func cut(s string, w int) (string, int) {
	if w <= 0 {
		return "", 0
	}
	if printable(s) {
		if len(s) <= w {
			return s, len(s)
		}
		return s[:w-1] + "…", w
	}
	s = alone(s)
	whole, n := s, ansi.StringWidth(s)
	for limit := w; n > w; limit-- { // once, but for a few clusters that the cutting takes for narrower
		s = alone(ansi.Truncate(whole, limit, "…"))
		n = ansi.StringWidth(s)
	}
	return s, n
}

// printable reports whether s is printable ASCII, as most cells are.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// alone makes s keep its width between other cells: a mark without a letter gets the dotted circle to
// stand on; a character that would swallow the space behind it, and an escape sequence without its end,
// go. Control characters, which text here should not have, become space.
func alone(s string) string {
	if strings.IndexFunc(s, control) >= 0 {
		s = strings.Map(func(r rune) rune {
			if control(r) {
				return ' '
			}
			return r
		}, s)
	}
	if first, _ := utf8.DecodeRuneInString(s); joins(first) && ansi.StringWidth(" "+s) != 1+ansi.StringWidth(s) {
		s = "◌" + s
	}
	for s != "" {
		last, size := utf8.DecodeLastRuneInString(s)
		if !joins(last) && ended(s) || ansi.StringWidth(s+" ") == ansi.StringWidth(s)+1 {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// joins reports whether r may be one that makes a cluster with the character beside it: neither a Latin
// letter nor an arrow, line, block or shape is.
func joins(r rune) bool { return r >= 0x300 && (r < 0x2190 || r > 0x25ff) }

// control reports whether r does something other than being drawn; the escape character, with which
// styles begin, is let pass.
func control(r rune) bool {
	return r < ' ' && r != 0x1b || r >= 0x7f && r < 0xa0
}

// ended reports whether the last escape sequence of s, if any, is a style's and complete.
func ended(s string) bool {
	i := strings.LastIndexByte(s, 0x1b)
	return i < 0 || strings.HasPrefix(s[i+1:], "[") && strings.IndexByte(s[i:], 'm') > 0
}

// plain is s without styles.
func plain(s string) string {
	if strings.IndexByte(s, 0x1b) < 0 {
		return s
	}
	return ansi.Strip(s)
}

// paint is text in the colours and attributes of style. The style's own Render is many times dearer,
// which counts for every cell of every frame.
func paint(style lipgloss.Style, text string) string {
	if text == "" {
		return ""
	}
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
		return text
	}
	return a.String() + text + ansi.ResetStyle
}

// blank is n spaces.
func blank(n int) string { return strings.Repeat(" ", max(n, 0)) }
