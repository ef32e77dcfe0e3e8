package programme

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FoldLabel returns the form in which two wordings of an answer are compared: without case, without
// spaces around it or doubled, every dash a hyphen without spaces at its sides, every quotation mark
// straight, no full stop at the end. Dashes and quotes that a wrong encoding broke on the way are
// mended: those of Windows-1252 read as Latin-1, those of UTF-8 read as either, and ones that were
// lost to U+FFFD.
func FoldLabel(s string) string {
	var out []rune
	runes := []rune(plain(s))
	for i, r := range runes {
		if r == unicode.ReplacementChar {
			r = lost(runes, i)
		}
		last := rune(0)
		if len(out) > 0 {
			last = out[len(out)-1]
		}
		switch {
		case isInvisible(r):
		case unicode.IsSpace(r):
			if last != ' ' && last != '-' && last != 0 {
				out = append(out, ' ')
			}
		case isDash(r):
			if last == ' ' {
				out = out[:len(out)-1]
				last = out[len(out)-1]
			}
			if last != '-' {
				out = append(out, '-')
			}
		default:
			out = append(out, unicode.ToLower(r))
		}
	}
	return strings.TrimRight(string(out), ". ")
}

// FoldHeading returns the form in which a column's heading is compared: letters and digits only,
// without case, single spaces for whatever stands between them. Apostrophes vanish, so that manager's
// is managers; a number that counts the questions ("3.", "Q3:") is dropped.
func FoldHeading(s string) string {
	var out strings.Builder
	gap := false
	for _, r := range unnumbered(plain(s)) {
		switch {
		case isInvisible(r) || r == '\'':
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			if gap && out.Len() > 0 {
				out.WriteByte(' ')
			}
			gap = false
			out.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return out.String()
}

// unnumbered takes a question's number off the front: "3. ", "3) ", "(3) ", "Q3: ", "Question 3 ".
// A number that belongs to the words, as in "3-5 years" or "1.5 days", stays.
func unnumbered(s string) string {
	rest := strings.TrimLeftFunc(s, unicode.IsSpace)
	named := false
	for _, word := range []string{"question", "q"} {
		if len(rest) > len(word) && strings.EqualFold(rest[:len(word)], word) {
			rest, named = strings.TrimLeftFunc(rest[len(word):], unicode.IsSpace), true
			break
		}
	}
	rest = strings.TrimPrefix(rest, "(")
	after := strings.TrimLeft(rest, "0123456789")
	if digits := len(rest) - len(after); digits == 0 || digits > 3 || after == "" {
		return s
	}
	text := strings.TrimLeft(after, ".):")
	marked := len(text) < len(after)
	next := strings.TrimLeftFunc(text, unicode.IsSpace)
	spaced := len(next) < len(text)
	switch {
	case next == "", !marked && (!named || !spaced):
		return s
	case !spaced && next[0] >= '0' && next[0] <= '9':
		return s
	}
	return next
}

// plain returns s with broken characters mended, quotes straight and characters composed.
func plain(s string) string { return norm.NFKC.String(strings.Map(straight, mend(s))) }

// mend puts back the dashes, quotes and spaces that a wrong encoding broke.
func mend(s string) string {
	for _, r := range s {
		if r == 'â' || r == 'Â' || r >= 0x80 && r < 0xa0 {
			return mended().Replace(s)
		}
	}
	return s
}

// mended knows the bytes E2 80 90..9D and C2 A0 read as Windows-1252 or as Latin-1, and the bytes
// 91..97 of Windows-1252 read as Latin-1.
func mended() *strings.Replacer {
	return strings.NewReplacer(
		"â€“", "-", "â€”", "-", "â€\u201c", "-", "â€\u201d", "-", "â€\u0090", "-", "â€\u2018", "-",
		"â€™", "'", "â€˜", "'", "â€œ", `"`, "â€\u009d", `"`,
		"â\u0080\u0090", "-", "â\u0080\u0091", "-", "â\u0080\u0093", "-", "â\u0080\u0094", "-",
		"â\u0080\u0098", "'", "â\u0080\u0099", "'", "â\u0080\u009c", `"`, "â\u0080\u009d", `"`,
		"Â\u00a0", " ",
		"\u0091", "'", "\u0092", "'", "\u0093", `"`, "\u0094", `"`, "\u0096", "-", "\u0097", "-",
	)
}

// lost guesses what U+FFFD stands for: an apostrophe between letters, else a dash.
func lost(runes []rune, i int) rune {
	if i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1]) {
		return '\''
	}
	return '-'
}

func isDash(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '\u2212' }

// isInvisible reports characters that take no place on paper: zero-width ones, soft hyphens, marks of
// direction..
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r)
}

// straight returns the typewriter form of a quotation mark, and other characters as they are.
func straight(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′', '`', '´', 'ʼ':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	}
	return r
}
