package form

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"crosswalk/matching/say"
)

// maxFile is how large a file may be, in bytes.
const maxFile = 512 << 20

// peekBytes is how much of a file is looked at to tell what it is.
const peekBytes = 1 << 20

// source is a file as UTF-8 text with plain line ends.
type source struct {
	*lines
	meter    *meter
	patch    *patch // of a file taken for UTF-8
	encoding string
	doubt    string // the encoding that it might be as well; empty: none
}

// newSource finds out the encoding of a file, and refuses what is no text.
func newSource(r io.Reader) (*source, error) {
	m := &meter{from: r, hash: sha256.New()}
	b := bufio.NewReaderSize(m, peekBytes)
	head, err := b.Peek(peekBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read: %w", err)
	}
	if err := notText(head); err != nil {
		return nil, err
	}
	s := &source{meter: m}
	decoder, mark := s.decoder(head)
	if _, err := b.Discard(mark); err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	s.lines = &lines{from: transform.NewReader(b, decoder)}
	if bytes.Contains(head, []byte(`="`)) || s.encoding == "UTF-16" {
		s.lines.bare = &bare{}
	}
	return s, nil
}

// decoder returns what makes UTF-8 of the file, and the length of the mark in front that says what the file is.
func (s *source) decoder(head []byte) (d transform.Transformer, mark int) {
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		s.encoding = "UTF-16"
		return little.NewDecoder(), 2
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		s.encoding = "UTF-16"
		return big.NewDecoder(), 2
	case zeroes(head, 1):
		s.encoding = "UTF-16"
		return little.NewDecoder(), 0
	case zeroes(head, 0):
		s.encoding = "UTF-16"
		return big.NewDecoder(), 0
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		mark = 3
	}
	if isUTF8(head) {
		s.encoding, s.patch = "UTF-8", &patch{}
		return s.patch, mark
	}
	best, next := likeliest(head[mark:])
	if next != nil {
		s.doubt = next.name
	}
	if best.patches {
		s.encoding, s.patch = "UTF-8", &patch{with: best.page}
		return s.patch, mark
	}
	s.encoding = best.name
	return best.page.NewDecoder(), mark
}

// isUTF8 reports whether head is UTF-8, but for a character that is cut off at its end.
func isUTF8(head []byte) bool {
	for n := 1; n < utf8.UTFMax && n <= len(head); n++ {
		if tail := head[len(head)-n:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				head = head[:len(head)-n]
			}
			break
		}
	}
	return utf8.Valid(head)
}

// zeroes reports whether most bytes at odd (1) or even (0) places are NUL and most others are not, as
// in UTF-16 without a mark of order.
func zeroes(head []byte, at int) bool {
	head = head[:min(len(head), 4096)]
	var n [2]int
	for i, c := range head {
		if c == 0 {
			n[i%2]++
		}
	}
	half := len(head) / 2
	return half > 1 && n[at] > half/2 && n[1-at] <= half/10
}

// patch passes UTF-8 on and reads each byte that is none in another encoding.
type patch struct {
	transform.NopResetter
	with    *charmap.Charmap // nil: found out at the first such byte
	patched int
	others  int // characters outside ASCII that needed no patch
}

func (p *patch) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if src[nSrc] < utf8.RuneSelf {
			if nDst == len(dst) {
				return nDst, nSrc, transform.ErrShortDst
			}
			dst[nDst] = src[nSrc]
			nDst++
			nSrc++
			continue
		}
		if !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		r, n := utf8.DecodeRune(src[nSrc:])
		broken := r == utf8.RuneError && n == 1
		if broken {
			if p.with == nil {
				best, _ := likeliest(src)
				p.with = best.page
			}
			r = p.with.DecodeByte(src[nSrc])
		}
		if len(dst)-nDst < utf8.RuneLen(r) {
			return nDst, nSrc, transform.ErrShortDst
		}
		if broken {
			p.patched++
		} else {
			p.others++
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += n
	}
	return nDst, nSrc, nil
}

// meter counts and hashes the bytes of a file and stops one that is too large.
type meter struct {
	from io.Reader
	n    int64
	hash hash.Hash
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.from.Read(p)
	m.hash.Write(p[:n])
	if m.n += int64(n); m.n > maxFile {
		return 0, errTooLarge
	}
	return n, err
}

// patches tells what was patched, and what is no more than likely: a file of plain ASCII otherwise was in the other
// encoding all along.
func (s *source) patches() (encoding, why string) {
	switch {
	case s.patch == nil || s.patch.patched == 0:
		if s.doubt != "" {
			why = fmt.Sprintf("the file does not show its encoding: it was read as %s, and might be %s: look at accents and dashes",
				s.encoding, s.doubt)
		}
		return s.encoding, why
	case s.patch.others == 0:
		return pageName(s.patch.with), ""
	}
	return s.encoding, fmt.Sprintf("%s in this UTF-8 file %s from another encoding and read as %s: look at accents and dashes",
		say.Count(s.patch.patched, "character"), wasWere(s.patch.patched), pageName(s.patch.with))
}

func (m *meter) sum() string { return hex.EncodeToString(m.hash.Sum(nil)) }

var errTooLarge = fmt.Errorf("larger than %d MB, which no form export is: give the CSV file of the form", maxFile>>20)

// lines makes every line end a line feed, so that each is one line wherever it came from, and keeps the
// text of the row that is being read.
type lines struct {
	from   io.Reader
	kept   bytes.Buffer
	parts  int  // signs that may stand between cells, since the last line end
	afterR bool // the last byte was a carriage return
	bare   *bare
}

func (l *lines) Read(p []byte) (int, error) {
	if l.kept.Len() > maxRow || l.parts > maxParts {
		return 0, errLongRow
	}
	held := 0
	if l.bare != nil && l.bare.opened && len(p) > 1 {
		held = 1 // room for the sign that was held back
	}
	n, err := l.from.Read(p[held:])
	out := p[held : held+n]
	if l.afterR || bytes.IndexByte(out, '\r') >= 0 {
		out = l.feeds(out)
	}
	if l.bare != nil {
		out = l.bare.pass(out, p[:0])
		if err != nil && l.bare.opened {
			l.bare.opened = false
			out = append(out, '=')
		}
	}
	l.kept.Write(out)
	l.countParts(out)
	return len(out), err
}

// countParts counts what may stand between the cells of the line that is being read: a line of nothing else would take
// much memory as cells.
func (l *lines) countParts(b []byte) {
	if end := bytes.LastIndexByte(b, '\n'); end >= 0 {
		l.parts, b = 0, b[end:]
	}
	for _, sign := range []byte(",;\t|") {
		l.parts += bytes.Count(b, []byte{sign})
	}
}

// feeds turns the line ends of b into line feeds, in place.
func (l *lines) feeds(b []byte) []byte {
	out := b[:0]
	for _, c := range b {
		switch {
		case c == '\r':
			out = append(out, '\n')
		case c == '\n' && l.afterR:
		default:
			out = append(out, c)
		}
		l.afterR = c == '\r'
	}
	return out
}

// take returns the first n bytes that were read and not taken yet. They are good until the next Read.
func (l *lines) take(n int) []byte { return l.kept.Next(n) }

var errLongRow = errors.New("a row is too long")
