// Package chart draws with characters: bars, a histogram, a heat map, the calendar of the exchanges,
// boxes and panes. Its functions are pure: values and styles in, lines out, and every line is exactly
// as many cells wide as was asked, whatever the text holds, so that lines can be joined side by side.
// (Only [Wrap] leaves its lines short.)
//
// Text given to it has been cleaned: no control characters but the escape sequences of styles.
// Everything it draws itself is one cell wide in every terminal, and says by symbol or number what it
// says by colour.
package chart

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const ellipsis = "…"

// Width is how many cells s takes up; escape sequences take none.
func Width(s string) int {
	if n, ok := styled(s); ok {
		return n
	}
	return cells(s)
}

// cells is how many cells a text takes at most: terminals count either the characters, or what belongs together as one.
// Where text was cleaned they agree, but for letters with vowels or other letters joined to them, for which the former
// count more.
func cells(s string) (n int) {
	for s = ansi.Strip(s); s != ""; {
		cluster, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		if cluster == "" {
			break
		}
		n += max(width, ansi.StringWidthWc(cluster))
		s = s[len(cluster):]
	}
	return n
}

// Fit is s on exactly w cells: cut with "…" or padded at the right. Styles in s stay.
func Fit(s string, w int) string {
	s, n := Cut(s, w)
	return s + blank(w-n)
}

// FitRight is s on exactly w cells: cut with "…" or padded at the left, as numbers are.
func FitRight(s string, w int) string {
	s, n := Cut(s, w)
	return blank(w-n) + s
}

// Center is s on exactly w cells: cut with "…" or padded at both sides.
func Center(s string, w int) string {
	s, n := Cut(s, w)
	left := max(w-n, 0) / 2
	return blank(left) + s + blank(w-n-left)
}

// FitLines is lines as a block of exactly h lines of w cells: cut or padded, lines below h dropped.
func FitLines(lines []string, w, h int) []string {
	out := make([]string, max(h, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = Fit(lines[i], w)
		} else {
			out[i] = blank(w)
		}
	}
	return out
}

// Cut is s on at most w cells, cut with "…" where it is wider, and how many cells it takes.
func Cut(s string, w int) (string, int) {
	if w <= 0 {
		return "", 0
	}
	if n, ok := styled(s); ok && n <= w {
		return s, n
	}
	if _, ok := simple(s); ok {
		return s[:prefix(s, w-1)] + ellipsis, w
	}
	s = alone(s)
	n := cells(s)
	if n > w {
		s = alone(truncate(s, w))
		n = cells(s)
	}
	return s, n
}

// truncate is as much of s as fits before a "…" on w cells; escape sequences stay.
func truncate(s string, w int) string {
	var b strings.Builder
	used, cut := 0, false
	for s != "" {
		if s[0] == 0x1b {
			end := styleEnd(s)
			if end == 0 {
				_, _, end, _ = ansi.DecodeSequence(s, 0, nil)
			}
			b.WriteString(s[:end])
			s = s[max(1, end):]
			continue
		}
		seq, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(seq):]
		width = max(width, ansi.StringWidthWc(seq))
		switch {
		case cut:
		case used+width < w:
			b.WriteString(seq)
			used += width
		default:
			b.WriteString(ellipsis)
			cut = true
		}
	}
	return b.String()
}

// simple is the width of s if it consists of nothing but characters that take one cell each and never
// join their neighbours, as most text does.
func simple(s string) (width int, ok bool) {
	for i := 0; i < len(s); width++ {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' || c == 0x7f {
				return 0, false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !oneCell(r) {
			return 0, false
		}
		i += size
	}
	return width, true
}

// styled is the width of s if it consists of nothing but characters as in [simple] and whole escape sequences of styles.
func styled(s string) (width int, ok bool) {
	for {
		at := strings.IndexByte(s, 0x1b)
		if at < 0 {
			n, ok := simple(s)
			return width + n, ok
		}
		n, ok := simple(s[:at])
		end := styleEnd(s[at:])
		if !ok || end == 0 {
			return 0, false
		}
		width, s = width+n, s[at+end:]
	}
}

// styleEnd is the length of the style's escape sequence with which s begins, 0 if it begins with no whole one.
func styleEnd(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c < '0' || c > ';':
			return 0
		}
	}
	return 0
}

// oneCell reports whether r, beyond ASCII, is among the characters known to take one cell: the Latin
// letters, dashes and quotes, arrows, lines, blocks and shapes.
func oneCell(r rune) bool {
	switch {
	case r < 0xa1:
		return false
	case r <= 0x024f:
		return r != 0xad // the soft hyphen
	case r < 0x2010:
		return false
	case r <= 0x2027, r == 0x2212, r == 0x2717:
		return true
	case r < 0x2190:
		return false
	case r <= 0x21ff:
		return true
	}
	return r >= 0x2500 && r <= 0x25fc
}

// prefix is the length in bytes of the first n characters of s.
func prefix(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// alone makes s keep its width whatever stands around it. A mark without a letter gets the dotted
// circle to stand on; a character that would swallow the one behind it, and an escape sequence without
// its end, go. Control characters become space.
func alone(s string) string {
	s = onlyStyles(strings.ToValidUTF8(s, "\uFFFD"))
	if strings.IndexFunc(s, control) >= 0 {
		s = strings.Map(func(r rune) rune {
			if control(r) {
				return ' '
			}
			return r
		}, s)
	}
	at := 0 // behind the styles that it begins with
	for end := styleEnd(s); end > 0; end = styleEnd(s[at:]) {
		at += end
	}
	if first, _ := utf8.DecodeRuneInString(s[at:]); first >= 0x300 && ansi.StringWidth(" "+s[at:]) != 1+ansi.StringWidth(s[at:]) {
		s = s[:at] + "◌" + s[at:]
	}
	for s != "" {
		last, size := utf8.DecodeLastRuneInString(s)
		if last < 0x600 && ended(s) || ansi.StringWidth(s+" ") == ansi.StringWidth(s)+1 {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// onlyStyles is s without the escape characters that begin no style.
func onlyStyles(s string) string {
	for i := strings.IndexByte(s, 0x1b); i >= 0; {
		if end := styleEnd(s[i:]); end > 0 {
			i += end
		} else {
			s = s[:i] + s[i+1:]
		}
		next := strings.IndexByte(s[i:], 0x1b)
		if next < 0 {
			break
		}
		i += next
	}
	return s
}

// control reports whether r does something other than being drawn; the escape character is let pass.
func control(r rune) bool {
	return r < ' ' && r != 0x1b || r >= 0x7f && r < 0xa0
}

// ended reports whether the last escape sequence of s, if any, is a style's and complete.
func ended(s string) bool {
	i := strings.LastIndexByte(s, 0x1b)
	return i < 0 || strings.HasPrefix(s[i+1:], "[") && strings.IndexByte(s[i:], 'm') > 0
}

const blanks = "                                                                                                                                "

// blank is n spaces.
func blank(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}
