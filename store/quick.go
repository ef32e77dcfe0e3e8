package store

import (
	"encoding/json"
	"math"
	"reflect"
	"unicode/utf8"
)

// A quickReader reads stored JSON as this program writes it: compact, the keys of a struct in the order of its fields.
// It reads such a value exactly as a [strictReader] does, several times faster, and gives everything else up: then
// the strict reader has the word, on what is wrong too. What it was reading into is then half filled.
type quickReader struct {
	b    []byte
	all  string // b as text that the strings in it are parts of; empty until the first
	i    int
	seen map[string]string // short words that come again and again, kept once

	answers int      // how many the application before had: the next one mostly has as many
	words   []string // of the list that is being read
}

// The longest word that is kept once, and how many such words there are at most.
const (
	longestSeen = 32
	mostSeen    = 4096
)

// mostHeld is how long a value is of which the strings are parts of one text: most of an application is what somebody
// wrote, and a string of a longer value would hold all of it.
const mostHeld = 4096

// read reads one value into what to points to, which is zero; false if it gave up.
func (q *quickReader) read(b []byte, to any) bool {
	v := reflect.ValueOf(to)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return false
	}
	q.b, q.i, q.all = b, 0, ""
	ok := quickOf(v.Type().Elem())(q, v.Elem()) && q.i == len(b)
	q.b, q.all = nil, ""
	return ok
}

// next passes over one byte, if it comes next.
func (q *quickReader) next(c byte) bool {
	if q.i < len(q.b) && q.b[q.i] == c {
		q.i++
		return true
	}
	return false
}

// word passes over some bytes, if they come next.
func (q *quickReader) word(s string) bool {
	if len(q.b)-q.i >= len(s) && string(q.b[q.i:q.i+len(s)]) == s {
		q.i += len(s)
		return true
	}
	return false
}

// raw is the string that comes next as it is written, without its quotes; plain: nothing in it is escaped.
func (q *quickReader) raw() (s []byte, plain, ok bool) {
	if !q.next('"') {
		return nil, false, false
	}
	from, ascii := q.i, true
	plain = true
	for ; q.i < len(q.b); q.i++ {
		switch c := q.b[q.i]; {
		case c == '"':
			s = q.b[from:q.i]
			q.i++
			return s, plain, ascii || utf8.Valid(s)
		case c == '\\':
			plain = false
			q.i++
		case c < ' ':
			return nil, false, false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return nil, false, false
}

// string is the string that comes next.
func (q *quickReader) string() (string, bool) {
	raw, plain, ok := q.raw()
	switch {
	case !ok:
		return "", false
	case plain && len(q.b) > mostHeld:
		return string(raw), true
	case plain:
		if q.all == "" {
			q.all = string(q.b)
		}
		return q.all[q.i-1-len(raw) : q.i-1], true
	}
	var s string
	err := json.Unmarshal(q.b[q.i-len(raw)-2:q.i], &s)
	return s, err == nil
}

// term is the string that comes next, one that is likely to come again.
func (q *quickReader) term() (string, bool) {
	raw, plain, ok := q.raw()
	switch {
	case !ok || !plain:
		return "", false
	case len(raw) > longestSeen:
		return string(raw), true
	}
	if s, ok := q.seen[string(raw)]; ok {
		return s, true
	}
	if q.seen == nil || len(q.seen) > mostSeen {
		q.seen = map[string]string{}
	}
	s := string(raw)
	q.seen[s] = s
	return s, true
}

// digits is the whole number without a sign that comes next.
func (q *quickReader) digits() (n uint64, ok bool) {
	from := q.i
	for ; q.i < len(q.b) && '0' <= q.b[q.i] && q.b[q.i] <= '9'; q.i++ {
		if n > (math.MaxUint64-9)/10 {
			return 0, false
		}
		n = 10*n + uint64(q.b[q.i]-'0')
	}
	switch {
	case q.i == from, q.b[from] == '0' && q.i > from+1:
		return 0, false
	case q.i < len(q.b) && (q.b[q.i] == '.' || q.b[q.i]|0x20 == 'e'):
		return 0, false
	}
	return n, true
}

// list reads what stands between two brackets, an item at a time.
func (q *quickReader) list(open, end byte, item func() bool) bool {
	if !q.next(open) {
		return false
	}
	if q.next(end) {
		return true
	}
	for item() {
		if q.next(end) {
			return true
		}
		if !q.next(',') {
			return false
		}
	}
	return false
}

// items is for how many items of the list that comes next there is room to be made: for all of them, unless they are
// shorter than items are; for one where the list must be short.
func (q *quickReader) items() int {
	const short, least = 2048, 8 // bytes
	if len(q.b)-q.i < short {
		return 1
	}
	n, depth := 1, 0
	for i := q.i; i < len(q.b); i++ {
		switch q.b[i] {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return min(n, (i-q.i)/least+1)
			}
		case ',':
			if depth == 1 {
				n++
			}
		case '"':
			for i++; i < len(q.b) && q.b[i] != '"'; i++ {
				if q.b[i] == '\\' {
					i++
				}
			}
		}
	}
	return 1
}
