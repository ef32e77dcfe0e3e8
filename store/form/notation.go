package form

import (
	"cmp"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// tidied counts the cells in which something was undone that is no part of what people wrote.
type tidied struct {
	controls int // cells from which control characters were removed
	entities int // cells with HTML entities
	misread  int // cells with letters that a wrong encoding had broken
}

func (t *tidied) add(u tidied) {
	t.controls += u.controls
	t.entities += u.entities
	t.misread += u.misread
}

// tidyCells brings every cell to what the person wrote: notations of spreadsheets and web pages are undone, letters
// put right, control characters removed.
func tidyCells(cells []string) ([]string, tidied) {
	out := make([]string, len(cells))
	var t tidied
	for i, c := range cells {
		one := &out[i]
		*one = unwrap(c)
		if strings.IndexByte(*one, '&') >= 0 || strings.IndexByte(*one, '<') >= 0 {
			if plain := unescape(*one); plain != *one {
				*one = plain
				t.entities++
			}
		}
		if plain, ok := unspelt(*one); ok {
			*one = plain
			t.misread++
		}
		if !isPlain(*one) {
			var changed bool
			if *one, changed = unmisread(*one); changed {
				t.misread++
			}
			if *one, changed = clean(*one); changed {
				t.controls++
			}
		}
	}
	return out, t
}

// unwrap undoes what keeps spreadsheets from reading a cell in their own way: ="…", with its marks written once or
// doubled, a link with its words, and an apostrophe before what would be a formula.
func unwrap(cell string) string {
	s := strings.TrimSpace(cell)
	if len(s) > 12 && s[0] == '=' && s[len(s)-1] == ')' {
		if g := hyperlink().FindStringSubmatch(s); g != nil {
			return cmp.Or(g[2], g[1])
		}
	}
	if len(s) < 3 || s[0] != '=' || s[1] != '"' || s[len(s)-1] != '"' {
		return unguard(cell)
	}
	s = s[1:]
	if strings.Trim(s, `"`) == "" {
		return ""
	}
	if strings.HasPrefix(s, `""`) && strings.HasSuffix(s, `""`) && !strings.HasPrefix(s, `"""`) {
		s = s[1 : len(s)-1]
	}
	s = s[1 : len(s)-1]
	if strings.Contains(strings.ReplaceAll(s, `""`, ""), `"`) {
		return unguard(cell) // a formula of several pieces
	}
	return strings.ReplaceAll(s, `""`, `"`)
}

var (
	hyperlink = text.Pattern(`(?i)^=HYPERLINK\("([^"]*)"(?:[,;] ?"([^"]*)")?\)$`)
	entity    = text.Pattern(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	lineBreak = text.Pattern(`(?i)<br ?/?>|</?(?:li|ul|ol|p|div|tr|td)(?: [^<>]{0,200})?/?>`)
	wordTag   = text.Pattern(`(?i)</?(?:a|b|i|u|em|strong|span|font)(?: [^<>]{0,200})?>`)
)

// unescape reads the entities of HTML as the letters that they stand for, also where they were written twice
// over, its line breaks and list items, and leaves out what only marks words.
func unescape(s string) string {
	if strings.IndexByte(s, '<') >= 0 {
		if plain := wordTag().ReplaceAllString(lineBreak().ReplaceAllString(s, "\n"), ""); plain != s {
			s = strings.TrimSpace(plain)
		}
	}
	for range mostTimes {
		plain := entity().ReplaceAllStringFunc(s, html.UnescapeString)
		if plain == s {
			break
		}
		s = plain
	}
	return s
}

// Ways to spell letters outside ASCII in figures: bytes of UTF-8 as in addresses of the web and in mail, and the escapes
// of programs.
var (
	inPercent = text.Pattern(`(?:%[0-9A-Fa-f]{2})+`)
	inMail    = text.Pattern(`(?:=[0-9A-F]{2})+`)
	inEscapes = text.Pattern(`(?:\\u[0-9A-Fa-f]{4})+`)
)

// unspelt reads letters that are spelt in figures, "Zo%C3%AB", "Zo=C3=AB" or "Zo\u00eb"; ok reports whether there are any
// outside ASCII.
func unspelt(s string) (plain string, ok bool) {
	switch {
	case strings.Contains(s, `\u`):
		plain = inEscapes().ReplaceAllStringFunc(s, func(run string) string {
			said, err := strconv.Unquote(`"` + run + `"`)
			if err != nil || strings.ContainsRune(said, utf8.RuneError) {
				return run
			}
			ok = ok || !isPlain(said)
			return said
		})
	case strings.IndexByte(s, '%') >= 0:
		plain, ok = unspeltBytes(inPercent(), s)
	case strings.IndexByte(s, '=') > 0:
		plain, ok = unspeltBytes(inMail(), s)
	}
	return plain, ok
}

// unspeltBytes reads runs of bytes that are spelt in figures of three characters each.
func unspeltBytes(spelt *regexp.Regexp, s string) (plain string, ok bool) {
	broken := false
	plain = spelt.ReplaceAllStringFunc(s, func(run string) string {
		said := make([]byte, 0, len(run)/3)
		for i := 0; i+2 < len(run); i += 3 {
			b, _ := strconv.ParseUint(run[i+1:i+3], 16, 8)
			said = append(said, byte(b))
		}
		broken = broken || !utf8.Valid(said)
		ok = ok || !isPlain(string(said))
		return string(said)
	})
	return plain, ok && !broken
}

// bare takes the = of a cell ="…" off where the cell is not quoted as a whole: to a reader of CSV the mark would
// stand in the middle. It is fed the text of a file piece by piece and works in place.
type bare struct {
	state  cellState
	opened bool // the last byte was the = at the start of a cell
}

// cellState is where in a cell a byte stands.
type cellState byte

const (
	cellStart  cellState = iota
	cellQuoted           // between marks
	cellMark             // behind a mark that may close the cell
	cellPlain
)

// pass returns b without such signs. A sign at the very end of b is held back; rest returns it at the end.
func (q *bare) pass(b, out []byte) []byte {
	for _, c := range b {
		if q.opened {
			q.opened = false
			if c != '"' {
				out = append(out, '=')
				q.state = cellPlain
			}
		}
		if q.state == cellStart && c == '=' {
			q.opened = true
			continue
		}
		q.state = q.state.after(c)
		out = append(out, c)
	}
	return out
}

func (s cellState) after(c byte) cellState {
	ends := c == ',' || c == ';' || c == '\t' || c == '|' || c == '\n'
	switch {
	case s == cellQuoted && c == '"':
		return cellMark
	case s == cellQuoted:
		return cellQuoted
	case s == cellMark && c == '"':
		return cellQuoted
	case ends:
		return cellStart
	case s == cellStart && c == '"':
		return cellQuoted
	case s == cellStart && c == ' ':
		return cellStart
	}
	return cellPlain
}
