package form

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// page is a way to read the bytes of a file that is not all UTF-8: by one of the encodings of a byte a character
// that spreadsheets write, the whole of it or only what is no UTF-8.
type page struct {
	page    *charmap.Charmap
	name    string
	patches bool // what is UTF-8 is read as that
	before  int  // how likely it is before a byte is looked at
}

// pages are the encodings that a spreadsheet on somebody's desk writes, the likeliest first. Those of Eastern Europe,
// Turkey, Russia and Greece have to be much the better reading.
var pages = []page{
	{page: charmap.Windows1252, name: "Windows-1252", before: 3},
	{page: charmap.Macintosh, name: "Mac Roman", before: 1},
	{page: charmap.CodePage850, name: "OEM 850"},
	{page: charmap.Windows1250, name: "Windows-1250", before: -2},
	{page: charmap.Windows1254, name: "Windows-1254", before: -2},
	{page: charmap.Windows1251, name: "Windows-1251", before: -4},
	{page: charmap.Windows1253, name: "Windows-1253", before: -4},
}

func pageName(m *charmap.Charmap) string {
	for _, p := range pages {
		if p.page == m {
			return p.name
		}
	}
	return pages[0].name
}

// sure is by how much a reading must be better than every other to need no word about it.
const sure = 3

// mostJudged is how many characters outside ASCII are judged.
const mostJudged = 4000

// likeliest finds the reading of a text under which its characters outside ASCII stand where such characters stand.
// next is another that is almost as good and reads otherwise; nil: none.
func likeliest(text []byte) (best page, next *page) {
	all := make([]page, 0, 2*len(pages))
	for _, p := range pages {
		all = append(all, p)
		p.patches = true
		all = append(all, p)
	}
	scores := make([]int, len(all))
	at := 0
	for i, p := range all {
		scores[i] = p.judge(text)
		if scores[i] > scores[at] {
			at = i
		}
	}
	best = all[at]
	rival := -1
	for i, p := range all {
		if scores[at]-scores[i] < sure && (rival < 0 || scores[i] > scores[rival]) && !p.readsAs(best, text) {
			rival = i
		}
	}
	if rival < 0 {
		return best, nil
	}
	return best, &all[rival]
}

// next reads the first character.
func (p page) next(text []byte) (r rune, n int) {
	if len(text) == 0 {
		return ' ', 0
	}
	if text[0] < utf8.RuneSelf {
		return rune(text[0]), 1
	}
	if p.patches {
		if r, n := utf8.DecodeRune(text); n > 1 {
			return r, n
		}
	}
	return p.page.DecodeByte(text[0]), 1
}

// judge says how plausible the text is in this reading. A sequence that is UTF-8 is hardly one by chance.
func (p page) judge(text []byte) int {
	score := p.before
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 && p.page == charmap.Macintosh {
		score += 3 // lines that end as they did on a Macintosh
	}
	last, judged := ' ', 0
	for len(text) > 0 && judged < mostJudged {
		r, n := p.next(text)
		text = text[n:]
		if r >= utf8.RuneSelf {
			after, _ := p.next(text)
			score += fits(last, r, after)
			if n > 1 {
				score += 4 * (n - 1)
			}
			judged++
		}
		last = r
	}
	return score
}

// readsAs reports whether two readings of a text are the same.
func (p page) readsAs(q page, text []byte) bool {
	for len(text) > 0 {
		r, n := p.next(text)
		if s, m := q.next(text); r != s || n != m {
			return false
		}
		text = text[n:]
	}
	return true
}
