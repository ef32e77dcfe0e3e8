package form

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// misread are the encodings as which UTF-8 is read by mistake.
var misread = []*charmap.Charmap{charmap.Windows1252, charmap.Macintosh, charmap.CodePage850, charmap.CodePage437}

// mostTimes is how often in a row a text may have been misread.
const mostTimes = 4

// unmisread puts right letters that were written as UTF-8 and read as something else, once or several times over.
// What proves it is the way back: the characters are the bytes of UTF-8 in the wrong encoding, and the text reads
// better for it.
func unmisread(s string) (out string, mended bool) {
	for range mostTimes {
		best, gain := "", 0
		if !neighboursOutsideASCII(s) && !strings.Contains(s, "Â ") && !strings.Contains(s, "Ã ") {
			return s, mended
		}
		before := plausibility(s)
		for _, m := range misread {
			back, n := wayBack(s, m)
			if n == 0 {
				continue
			}
			if g := plausibility(back) - before; g >= 3 && g > gain {
				best, gain = back, g
			}
		}
		if gain == 0 {
			return s, mended
		}
		s, mended = best, true
	}
	return s, mended
}

// neighboursOutsideASCII reports whether two characters outside ASCII stand side by side, as a misread one always
// leaves them.
func neighboursOutsideASCII(s string) bool {
	last := 0 // where a character outside ASCII ended
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		if last > 0 && last == i {
			return true
		}
		i += runeLength(s[i:])
		last = i
	}
	return false
}

// wayBack replaces every run of characters that are the bytes of one UTF-8 character in the encoding m. n counts
// them.
func wayBack(s string, m *charmap.Charmap) (out string, n int) {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf {
			b.WriteByte(s[i])
			i++
			continue
		}
		if was, length := bytesOf(s[i:], m); length > 0 {
			b.WriteRune(was)
			i += length
			n++
			continue
		}
		i += size
		if m == charmap.Windows1252 && strings.HasPrefix(s[i:], " ") && (r == 'Â' || r == 'Ã') {
			if n++; r == 'Ã' { // the space behind was a no-break space, which is the second byte
				b.WriteRune('à')
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String(), n
}

// bytesOf reads the UTF-8 character whose bytes stand at the front of s as characters of m. length is what they
// take in s, 0 if there is none.
func bytesOf(s string, m *charmap.Charmap) (was rune, length int) {
	var got [utf8.UTFMax]byte
	need := 0
	for n, i := 0, 0; i < len(s) && n < len(got); n++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		c, ok := asByte(r, m)
		if !ok {
			return 0, 0
		}
		if n == 0 {
			switch {
			case c >= 0xc2 && c <= 0xdf:
				need = 2
			case c >= 0xe0 && c <= 0xef:
				need = 3
			case c >= 0xf0 && c <= 0xf4:
				need = 4
			default:
				return 0, 0
			}
		}
		got[n] = c
		i += size
		if n+1 == need {
			r, full := utf8.DecodeRune(got[:need])
			if r == utf8.RuneError || full != need {
				return 0, 0
			}
			return r, i
		}
	}
	return 0, 0
}

// asByte returns the byte that is read as r. What Windows-1252 has no character for is read as a control character
// by some programs, and all of it by those that take it for Latin-1.
func asByte(r rune, m *charmap.Charmap) (byte, bool) {
	switch {
	case r < utf8.RuneSelf || r == utf8.RuneError:
		return 0, false
	case m == charmap.Windows1252 && r < 0xa0:
		return byte(r), true
	}
	return m.EncodeRune(r)
}
