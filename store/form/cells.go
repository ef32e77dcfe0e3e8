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
	maxParts   = 1 << 16 // signs in one line that may stand between cells: far more than columns and the lists in their answers need
)

// cleanCells tidies every cell and counts those from which control characters were removed.
func cleanCells(cells []string) ([]string, int) {
	tidy, t := tidyCells(cells)
	return tidy, t.controls
}

// Clean is what somebody typed as it would have been read from a form: composed, and without control, bidirectional and
// invisible characters.
func Clean(typed string) string {
	out, _ := clean(typed)
	return out
}

// clean returns s composed (NFC) and without control, bidirectional and invisible characters but line
// feeds, tabs, and the joiners that belong to a spelling; removed reports whether there were any. Other kinds of
// line break become line feeds.
func clean(s string) (out string, removed bool) {
	if isPlain(s) {
		return s, false
	}
	if utf8.ValidString(s) && strings.IndexFunc(s, isOdd) < 0 {
		return norm.NFC.String(s), false
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	var b strings.Builder
	last := ' '
	for i, r := range s {
		switch {
		case r == '\n' || r == '\t' || !isOdd(r):
		case r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			r = '\n'
		case isJoiner(r) && belongs(last, s[i:]):
		default:
			removed = true
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return norm.NFC.String(b.String()), removed
}

// isJoiner reports the two characters that say whether the letters at their sides are joined.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// belongs reports whether the joiner at the front of rest is part of how a word is spelt: beside the sign of South
// Asian scripts that silences a vowel, or between letters that join (RFC 5892, appendix A).
func belongs(last rune, rest string) bool {
	next := ' '
	for _, r := range rest {
		if !isOdd(r) {
			next = r
			break
		}
	}
	switch {
	case isVirama(last):
		return true
	case unicode.IsLetter(last) && isVirama(next):
		return true
	}
	joins := func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Adlam, unicode.Mandaic) &&
			(unicode.IsLetter(r) || unicode.IsMark(r))
	}
	return joins(last) && joins(next)
}

func isVirama(r rune) bool {
	const virama = 9 // canonical combining class
	return r >= 0x900 && norm.NFC.PropertiesString(string(r)).CCC() == virama
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

// isBroken reports letters that were lost or broken before the file was written and could not be put right: U+FFFD, a
// question mark inside a word, and the front of UTF-8 that was read as Windows-1252.
func isBroken(cell string) bool {
	if strings.ContainsRune(cell, utf8.RuneError) || strings.Contains(cell, "â€") {
		return true
	}
	if strings.IndexByte(cell, '?') < 0 && !strings.Contains(cell, "Ã") {
		return false
	}
	var last, before rune
	for _, r := range cell {
		switch {
		case last == '?' && unicode.IsLower(before) && unicode.IsLower(r) && !strings.Contains(cell, "/"): // no address of a page
			return true
		case last == 'Ã' && unicode.IsLower(before) && !unicode.IsLetter(r):
			return true
		}
		before, last = last, r
	}
	return false
}

const brokenNote = `letters here, and maybe further down, were broken by a wrong encoding before the file was written: export the form again as "CSV UTF-8"`
