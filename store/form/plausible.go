package form

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plausibility judges how well a text reads as what people write: each character outside ASCII counts for or
// against it, by its neighbours. It is for comparing readings of the same bytes, and means nothing else.
func plausibility(s string) int {
	total, last := 0, ' '
	for i, r := range s {
		if r >= utf8.RuneSelf {
			next := ' '
			if n := i + runeLength(s[i:]); n < len(s) {
				next, _ = utf8.DecodeRuneInString(s[n:])
			}
			total += fits(last, r, next)
		}
		last = r
	}
	return total
}

func runeLength(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// fits judges one character outside ASCII between its neighbours.
func fits(last, r, next rune) int {
	switch {
	case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Co, r):
		return -8
	case unicode.Is(unicode.Zs, r):
		return 1
	case unicode.IsLetter(r) && r != 'ª' && r != 'º':
		return fitsAsLetter(last, r, next)
	case unicode.IsMark(r):
		return 0
	}
	return fitsAsSign(last, r, next)
}

// fitsAsSign judges dashes, quotation marks and symbols.
func fitsAsSign(last, r, next rune) int {
	before, after := unicode.IsLetter(last), unicode.IsLetter(next)
	figures := unicode.IsDigit(last) || unicode.IsDigit(next)
	good := func(is bool, n int) int {
		if is {
			return n
		}
		return -3
	}
	switch {
	case r == '–' || r == '—':
		alone := !before && !after
		return good(alone || before && after, 3)
	case r == '’':
		if before && after {
			return 6
		}
		return good(before || last == '.' || after && unicode.IsSpace(last), 1)
	case r == '‘' || r == '“' || r == '„':
		return good(!before && (after || unicode.IsDigit(next)), 2)
	case r == '”':
		return good(!unicode.IsSpace(last) && !after, 2)
	case r == '…':
		return good(!unicode.IsSpace(last) && !after, 2)
	case r == '•' || r == '·':
		return good(!before && !after, 2)
	case r == '£' || r == '€' || r == '°' || r == '½' || r == '¼' || r == '¾' || r == '²':
		return good(figures, 2)
	case r == '®' || r == '™' || r == '©' || r == '«' || r == '»' || r == '¿' || r == '¡':
		return good(!before || !after, 0)
	case unicode.Is(unicode.So, r) && r > 0x2600: // pictures, ticks and boxes
		return good(!before || !after, 0)
	}
	return -4
}

// fitsAsLetter judges a letter by its case, its neighbours and how common it is in the languages of Europe. Letters
// of other scripts stand among their own.
func fitsAsLetter(last, r, next rune) int {
	if !unicode.Is(unicode.Latin, r) {
		return fitsAmongOwn(last, r) + fitsAmongOwn(next, r)
	}
	n := common(r)
	before, after := unicode.IsLetter(last), unicode.IsLetter(next)
	switch {
	case !before && !after:
		n -= 6 // a word of one letter
	case unicode.IsUpper(r) && before && unicode.IsLower(last):
		n -= 8 // Zoë is no ZoË
	case unicode.IsLower(r) && unicode.IsUpper(last) && unicode.IsUpper(next):
		n -= 6
	case unicode.IsLower(r) && !before && unicode.IsUpper(next):
		n -= 6
	case unicode.IsDigit(last) || unicode.IsDigit(next):
		n -= 4
	}
	for _, beside := range []rune{last, next} {
		if beside >= utf8.RuneSelf && unicode.IsLetter(beside) {
			n -= 2 // two in a row are rare
		}
	}
	base, mark := parts(r)
	vowel, _ := parts(unicode.ToLower(last))
	switch follows := isVowel(vowel); {
	case mark == '\u0308' && follows && isVowel(unicode.ToLower(base)):
		n += 3 // that is what a diaeresis is for: Zoë, Anaïs
	case (mark == '\u0302' || mark == '\u030a' || mark == '\u0303') && follows:
		n -= 2
	}
	return n
}

// fitsAmongOwn judges a letter that is not Latin by a neighbour.
func fitsAmongOwn(beside, r rune) int {
	switch {
	case !unicode.IsLetter(beside) && !unicode.IsMark(beside):
		return 0
	case beside < utf8.RuneSelf || unicode.Is(unicode.Latin, beside):
		return -6
	case unicode.IsUpper(r) && unicode.IsLower(beside):
		return 1
	}
	return 3
}

// common says how common a Latin letter outside ASCII is.
func common(r rune) int {
	base, mark := parts(r)
	switch mark {
	case '\u0301': // acute
		return 4
	case '\u0308', '\u0300': // diaeresis, grave
		return 3
	case '\u0327': // cedilla
		return 2
	case '\u0303', '\u0302', '\u030a': // tilde, circumflex, ring
		return 2
	case '\u030c', '\u0328', '\u0307', '\u0306', '\u0304', '\u030b', '\u0326':
		return 1
	}
	switch {
	case base != r:
		return 0
	case r == 'ø' || r == 'Ø' || r == 'ß' || r == 'æ' || r == 'Æ' || r == 'ł' || r == 'Ł':
		return 2
	case r == 'œ' || r == 'Œ' || r == 'ð' || r == 'Ð' || r == 'þ' || r == 'Þ' || r == 'đ' || r == 'Đ' || r == 'ı':
		return 0
	}
	return -3
}

// parts takes a letter apart into what it is built on and its first mark.
func parts(r rune) (base, mark rune) {
	if r < utf8.RuneSelf {
		return r, 0
	}
	base = r
	var one [utf8.UTFMax]byte
	n := utf8.EncodeRune(one[:], r)
	for i, d := range []rune(string(norm.NFD.Bytes(one[:n]))) {
		switch i {
		case 0:
			base = d
		case 1:
			mark = d
		}
	}
	return base, mark
}

func isVowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}
