package employer

import (
	"strings"
	"unicode"

	"crosswalk/matching/text"
)

// Key makes two ways of writing one organisation equal, and takes care not to make two
// organisations equal: what remains after it must be the same word by word. What has one key is surely one
// employer, and plans of before were made by it, so it is made no wider: what only may be one is a doubt (see
// [Book.Doubts]). It ignores
//
//   - case, punctuation and doubled space: "King's College Hospital" is "Kings college hospital";
//   - "&" for "and", and "St." or "Saint" for "St";
//   - "the" at the beginning;
//   - at the end, what kind of body an NHS trust or a company is: "NHS Foundation Trust", "NHS Trust",
//     "NHS FT", "Foundation Trust", "FT", "Limited", "Ltd", "CIC", "CIO";
//   - at the end, a short form in brackets: "South London and Maudsley (SLaM)".
//
// Abbreviations are not spelt out, and words are not reordered or corrected: "GSTT" and "Guy's and St
// Thomas'" have two keys. A text of nothing but such words is kept as it is.
func Key(s string) string {
	words := organisationWords(withoutShortForm(text.Fold(s)))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(withoutBody(words), " ")
}

// HasLetters reports whether the wording of a key had a letter or a digit.
func HasLetters(key string) bool { return key != "" && key[0] != 0 }

// organisationWords cuts folded text into words of letters and digits; an apostrophe or a full stop
// inside a word vanishes, everything else parts words.
func organisationWords(s string) []string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(r)
		case r == '&' || r == '+':
			b.WriteString(" and ")
		case r == '\'' || r == '’' || r == '‘' || r == '`' || r == '.' || r == '´' || r == 'ʼ':
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		if w == "saint" {
			words[i] = "st"
		}
	}
	return words
}

// withoutShortForm cuts brackets at the end of folded text if what stands in them is the initials, or
// begins like the initials, of the words before them.
func withoutShortForm(s string) string {
	s = strings.TrimRight(s, " .,")
	open := strings.LastIndexByte(s, '(')
	if open <= 0 || !strings.HasSuffix(s, ")") {
		return s
	}
	short := organisationWords(s[open:])
	before := organisationWords(s[:open])
	if len(short) != 1 || len(before) < 2 {
		return s
	}
	if isInitials(short[0], before) {
		return s[:open]
	}
	return s
}

// isInitials reports whether short can be read off words from left to right, each letter of it being
// in a word not before the last one's, beginning with that word's first letter: slam of south london
// and maudsley, gstt of guys and st thomas trust.
func isInitials(short string, words []string) bool {
	letters := []rune(short)
	if len(letters) < 2 || len(letters) > 8 {
		return false
	}
	at := 0
	for _, w := range words {
		for k, r := range []rune(w) {
			if at == len(letters) {
				return true
			}
			if r == letters[at] {
				at++
			} else if k == 0 {
				break // a word whose initial is left out adds nothing
			}
		}
	}
	return at == len(letters)
}

// withoutBody cuts from the end what says what kind of body an organisation is, the longest that fits,
// unless nothing would be left.
func withoutBody(words []string) []string {
	for _, body := range []string{
		"nhs foundation trust", "foundation trust", "nhs trust", "nhs ft", "nhsft", "nhst", "ft", "limited", "ltd", "cic", "cio",
	} {
		n := len(words) - 1 - strings.Count(body, " ")
		if n >= 1 && strings.Join(words[n:], " ") == body {
			return words[:n]
		}
	}
	return words
}
