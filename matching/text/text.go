// Package text is text that came from outside: what applicants wrote, names of files, names of people
// over the network. Such text may hold escape sequences, control and bidirectional characters, broken
// encodings and piles of combining marks. A [Text] can be kept, compared and scored as it is; the only
// way to draw it is [Text.Safe] or [Text.Lines], which leave none of that.
package text

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Text is one piece of text from outside. The zero value is empty. Two are equal when they were
// written alike, byte for byte.
type Text struct{ raw string }

// New takes s as it came.
func New(s string) Text { return Text{s} }

// Raw is the text as it was written, for exports, scoring and the store; never for drawing.
func (t Text) Raw() string { return t.raw }

// IsEmpty reports whether there is nothing but space.
func (t Text) IsEmpty() bool { return strings.TrimSpace(t.raw) == "" }

// Safe is the text on one line, fit for a screen: see [Line].
func (t Text) Safe() string { return Line(t.raw) }

// String is Safe, so that a Text in a formatted message cannot do harm.
func (t Text) String() string { return t.Safe() }

// Lines is the text line by line, each fit for a screen.
func (t Text) Lines() []string {
	s := strings.ReplaceAll(t.raw, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	for i, l := range lines {
		lines[i] = Line(l)
	}
	return lines
}

// Fold is the text for comparing: see [Fold].
func (t Text) Fold() string { return Fold(t.raw) }

// Equal reports whether both were written alike.
func (t Text) Equal(u Text) bool { return t == u }

// MarshalJSON writes the raw text; U+FFFD stands for what is no UTF-8.
func (t Text) MarshalJSON() ([]byte, error) {
	return json.Marshal(strings.ToValidUTF8(t.raw, "\uFFFD"))
}

// UnmarshalJSON reads it back.
func (t *Text) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &t.raw) }

// maxMarks is how many combining marks one letter keeps.
const maxMarks = 8

// Line makes s fit for one line of a screen: no escape sequences, no control, bidirectional or
// invisible characters, no invalid UTF-8 (U+FFFD stands for it), at most eight combining marks on a
// letter, white space as single cells, and no cluster whose width terminals disagree about (its first
// character stands for it). Letters of every script stay as they are. Line of a Line changes nothing.
func Line(s string) string {
	if plain(s) {
		return s
	}
	s = ansi.Strip(strings.ToValidUTF8(s, "\uFFFD")) // in this order: Strip drops invalid bytes
	marks := 0
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || unicode.Is(unicode.Z, r):
			marks = 0
			return ' '
		case r == '\u200d' || r == '\ufe0f':
			return r // judged by the cluster below
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
			marks++
			if marks > maxMarks {
				return -1
			}
			return r
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r):
			return -1
		}
		marks = 0
		return r
	}, s)
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		cluster, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(cluster):]
		if strings.IndexFunc(cluster, isJamo) >= 0 { // parts of a syllable: as one, which all draw alike
			cluster = norm.NFC.String(cluster)
			width = ansi.StringWidth(cluster)
		}
		first, _ := utf8.DecodeRuneInString(cluster)
		switch {
		case width == ansi.StringWidthWc(cluster) || unicode.IsLetter(first):
			cluster = strings.TrimRight(cluster, "\u200d\ufe0f")
			b.WriteString(cluster)
		default:
			b.WriteRune(letterOfFlag(first))
		}
	}
	out := b.String()
	if strings.ContainsAny(out, "\u200d\ufe0f") { // a joiner that stood alone or inside a word
		out = strings.NewReplacer("\u200d", "", "\ufe0f", "").Replace(out)
	}
	return out
}

// letterOfFlag is the letter that half a flag stands for, which some draw on one cell and some on two; other characters are
// themselves.
func letterOfFlag(r rune) rune {
	if r >= 0x1f1e6 && r <= 0x1f1ff {
		return 'A' + r - 0x1f1e6
	}
	return r
}

// isJamo reports whether r is a part of a Korean syllable.
func isJamo(r rune) bool {
	return r >= 0x1100 && r <= 0x11ff || r >= 0xa960 && r <= 0xa97f || r >= 0xd7b0 && r <= 0xd7ff
}

// Clip cuts what is safe to draw to the length of a phrase inside a sentence.
func Clip(safe string) string {
	const most = 48
	r := []rune(safe)
	if len(r) <= most {
		return safe
	}
	return Line(strings.TrimRight(string(r[:most-1]), " ")) + "…"
}

// plain reports whether s is printable ASCII, as most text is.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

// Fold makes s comparable: composed (NFC), case folded, without the joiners that some spellings have between letters
// and others leave out, surrounding space cut and inner space single.
// It is for comparing only and never for drawing.
func Fold(s string) string {
	if ascii(s) {
		return foldASCII(s)
	}
	s = strings.Join(strings.Fields(s), " ")
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(joiners.Replace(s))))
}

// foldASCII is Fold of nothing but ASCII, as most text is; s itself where it is folded already.
func foldASCII(s string) string {
	folded, gap := true, true // gap: before the first word, or after a space
	for i := 0; i < len(s) && folded; i++ {
		c := s[i]
		folded = (c < 'A' || c > 'Z') && (c < '\t' || c > '\r') && (c != ' ' || !gap)
		gap = c == ' '
	}
	if folded && (s == "" || !gap) {
		return s
	}
	out, gap := make([]byte, 0, len(s)), false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || '\t' <= c && c <= '\r':
			gap = len(out) > 0
			continue
		default:
			if gap {
				out, gap = append(out, ' '), false
			}
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			out = append(out, c)
		}
	}
	return string(out)
}

var joiners = strings.NewReplacer("\u200c", "", "\u200d", "")

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Bare is one word, or several, for finding: folded, without accents and apostrophes of any kind, and with the plain
// letters for those that a keyboard may lack. It is looser than [Fold], and never decides whether two e-mails are one.
func Bare(s string) string {
	if ascii(s) {
		if strings.IndexByte(s, '\'') < 0 && strings.IndexByte(s, '`') < 0 {
			return Fold(s)
		}
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(Fold(s)) {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r), strings.ContainsRune("'’‘‛ʼʻʹ`´′＇", r):
		case unicode.Is(unicode.Pd, r) || r == '−':
			b.WriteByte('-')
		default:
			if plain, ok := plainLetters[r]; ok {
				b.WriteString(plain)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// plainLetters are those that do not decompose.
var plainLetters = map[rune]string{'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ß': "ss", 'ŋ': "n"}
