package form

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	maxCell    = 16 << 10 // bytes
	maxColumns = 200
	maxRow     = maxColumns * maxCell
)

// cleanCells cleans every cell and counts those from which control characters were removed.
func cleanCells(cells []string) ([]string, int) {
	out := make([]string, len(cells))
	removed := 0
	for i, c := range cells {
		cleaned, changed := clean(unguard(c))
		if changed {
			removed++
		}
		out[i] = cleaned
	}
	return out, removed
}

// clean returns s composed (NFC) and without control, bidirectional and invisible characters but line
// feeds and tabs; removed reports whether there were any. Other kinds of line break become line feeds.
func clean(s string) (out string, removed bool) {
	if isPlain(s) {
		return s, false
	}
	if utf8.ValidString(s) && strings.IndexFunc(s, isOdd) < 0 {
		return norm.NFC.String(s), false
	}
	out = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case isOdd(r):
			removed = true
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return norm.NFC.String(out), removed
}

// isOdd reports characters that clean changes: those that have no place on paper, and odd line breaks.
func isOdd(r rune) bool {
	switch {
	case r < 0x80:
		return r < ' ' && r != '\n' && r != '\t' || r == 0x7f
	case r < 0xad:
		return r < 0xa0
	}
	return unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}

// isPlain reports whether s is printable ASCII, line feeds and tabs, as most cells are.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// trimEmpty cuts empty cells off the end.
func trimEmpty(cells []string) []string {
	n := len(cells)
	for n > 0 && strings.TrimSpace(cells[n-1]) == "" {
		n--
	}
	return cells[:n]
}

// guard puts an apostrophe before what a spreadsheet would take for a formula; unguard takes it off
// again. A cell that came with apostrophes of its own gets one more, so that the two are inverses.
func guard(cell string) string {
	if isFormula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

func unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && isFormula(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}

// isFormula reports whether a spreadsheet may take a cell for a formula.
func isFormula(cell string) bool {
	r, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.ContainsRune("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20", r)
}

// isBroken reports letters that were lost or broken before the file was written: U+FFFD, and UTF-8
// punctuation that was read as Windows-1252.
func isBroken(cell string) bool {
	return strings.ContainsRune(cell, utf8.RuneError) || strings.Contains(cell, "â€") || strings.Contains(cell, "Ã©")
}

const brokenNote = `letters here, and maybe further down, were broken by a wrong encoding before the file was written: export the form again as "CSV UTF-8"`
