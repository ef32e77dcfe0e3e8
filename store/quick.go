package store

import (
	"encoding"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"sync"
	"unicode/utf8"

	"crosswalk/matching"
	"crosswalk/matching/text"
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

// quick reads a value of one type; false where it gives up.
type quick func(q *quickReader, v reflect.Value) bool

func givesUp(*quickReader, reflect.Value) bool { return false }

var quicks sync.Map // reflect.Type → quick

// quickOf is how values of a type are read. It is found out once for each type.
func quickOf(t reflect.Type) quick {
	if known, ok := quicks.Load(t); ok {
		return known.(quick)
	}
	// A type that holds itself finds this, and then what is stored below.
	quicks.Store(t, quick(func(q *quickReader, v reflect.Value) bool {
		known, _ := quicks.Load(t)
		return known.(quick)(q, v)
	}))
	found := newQuick(t)
	quicks.Store(t, found)
	return found
}

var (
	textType    = reflect.TypeFor[text.Text]()
	answersType = reflect.TypeFor[map[string]matching.Answer]()
	jsonReader  = reflect.TypeFor[json.Unmarshaler]()
	textReader  = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func newQuick(t reflect.Type) quick {
	switch {
	case t == textType:
		return quickText
	case t == answersType:
		return quickAnswers
	case t.Kind() == reflect.Pointer && (t.Implements(jsonReader) || t.Implements(textReader)):
		return quickPointer(t)
	case reflect.PointerTo(t).Implements(jsonReader):
		return quickOwn
	case reflect.PointerTo(t).Implements(textReader):
		return quickWord
	}
	switch t.Kind() {
	case reflect.String:
		return func(q *quickReader, v reflect.Value) bool {
			s, ok := q.string()
			v.SetString(s)
			return ok
		}
	case reflect.Bool:
		return func(q *quickReader, v reflect.Value) bool {
			is := q.word("true")
			v.SetBool(is)
			return is || q.word("false")
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return quickInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(q *quickReader, v reflect.Value) bool {
			n, ok := q.digits()
			ok = ok && !v.OverflowUint(n)
			v.SetUint(n)
			return ok
		}
	case reflect.Pointer:
		return quickPointer(t)
	case reflect.Slice:
		return quickSlice(t)
	case reflect.Map:
		return quickMap(t)
	case reflect.Struct:
		return quickStruct(t)
	}
	return givesUp
}

func quickInt(q *quickReader, v reflect.Value) bool {
	minus := q.next('-')
	n, ok := q.digits()
	if !ok || n > math.MaxInt64 {
		return false
	}
	whole := int64(n)
	if minus {
		whole = -whole
	}
	v.SetInt(whole)
	return !v.OverflowInt(whole)
}

func quickText(q *quickReader, v reflect.Value) bool {
	s, ok := q.string()
	*v.Addr().Interface().(*text.Text) = text.New(s)
	return ok
}

// quickOwn has a type that reads JSON itself read a string or a number.
func quickOwn(q *quickReader, v reflect.Value) bool {
	from := q.i
	if _, _, ok := q.raw(); !ok {
		q.i = from
		if _, ok := q.digits(); !ok {
			return false
		}
	}
	return v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(q.b[from:q.i]) == nil
}

// quickWord has a type that reads words itself read one.
func quickWord(q *quickReader, v reflect.Value) bool {
	raw, plain, ok := q.raw()
	return ok && plain && v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(raw) == nil
}

func quickPointer(t reflect.Type) quick {
	elem := quickOf(t.Elem())
	return func(q *quickReader, v reflect.Value) bool {
		if q.word("null") {
			return true
		}
		v.Set(reflect.New(t.Elem()))
		return elem(q, v.Elem())
	}
}

func quickSlice(t reflect.Type) quick {
	if t.Elem().Kind() == reflect.Uint8 {
		return givesUp // bytes are written otherwise
	}
	elem, words := quickOf(t.Elem()), t == reflect.TypeFor[[]string]()
	return func(q *quickReader, v reflect.Value) bool {
		if q.word("null") {
			return true
		}
		if words {
			list, ok := quickWords(q)
			*v.Addr().Interface().(*[]string) = list
			return ok
		}
		if q.word("[]") {
			v.Set(reflect.MakeSlice(t, 0, 0))
			return true
		}
		v.Set(reflect.MakeSlice(t, 0, q.items()))
		return q.list('[', ']', func() bool {
			n := v.Len()
			if n == v.Cap() {
				v.Grow(1)
			}
			v.SetLen(n + 1)
			return elem(q, v.Index(n))
		})
	}
}

// quickWords are short words.
func quickWords(q *quickReader) ([]string, bool) {
	words := q.words[:0]
	ok := q.list('[', ']', func() bool {
		from := q.i
		s, ok := q.term()
		if !ok {
			q.i = from
			s, ok = q.string()
		}
		words = append(words, s)
		return ok
	})
	q.words = words
	return append(make([]string, 0, len(words)), words...), ok
}

// key is the key of a map that comes next, with its colon.
func (q *quickReader) key() (string, bool) {
	s, ok := q.term()
	return s, ok && q.next(':')
}

func quickMap(t reflect.Type) quick {
	if t.Key().Kind() != reflect.String || reflect.PointerTo(t.Key()).Implements(textReader) {
		return givesUp
	}
	elem := quickOf(t.Elem())
	return func(q *quickReader, v reflect.Value) bool {
		if q.word("null") {
			return true
		}
		v.Set(reflect.MakeMap(t))
		return q.list('{', '}', func() bool {
			s, ok := q.key()
			if !ok {
				return false
			}
			one := reflect.New(t.Elem()).Elem()
			if !elem(q, one) {
				return false
			}
			v.SetMapIndex(reflect.ValueOf(s).Convert(t.Key()), one)
			return true
		})
	}
}

// quickAnswers are the answers of an application, by far the most of what a store holds.
func quickAnswers(q *quickReader, v reflect.Value) bool {
	if q.word("null") {
		return true
	}
	elem, answers := quickOf(answersType.Elem()), make(map[string]matching.Answer, q.answers)
	one := reflect.New(answersType.Elem())
	answer := one.Interface().(*matching.Answer)
	ok := q.list('{', '}', func() bool {
		s, ok := q.key()
		if !ok {
			return false
		}
		*answer = matching.Answer{}
		if !elem(q, one.Elem()) {
			return false
		}
		answers[s] = *answer
		return true
	})
	*v.Addr().Interface().(*map[string]matching.Answer) = answers
	q.answers = len(answers)
	return ok
}

// quickField is one field of a struct.
type quickField struct {
	key   string // with quotes and colon
	index []int
	read  quick
}

func quickStruct(t reflect.Type) quick {
	fields, ok := quickFields(t, nil)
	for i, f := range fields {
		for _, g := range fields[:i] {
			ok = ok && f.key != g.key // of two with one name, encoding/json chooses
		}
	}
	if !ok {
		return givesUp
	}
	return func(q *quickReader, v reflect.Value) bool {
		at := 0
		return q.list('{', '}', func() bool {
			for ; at < len(fields); at++ {
				if f := &fields[at]; q.word(f.key) {
					at++
					if len(f.index) == 1 {
						return f.read(q, v.Field(f.index[0]))
					}
					return f.read(q, v.FieldByIndex(f.index))
				}
			}
			return false
		})
	}
}

// quickFields are the fields that are stored, with those of structs inside without a name; false for what only
// encoding/json knows.
func quickFields(t reflect.Type, inside []int) (fields []quickField, ok bool) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		index := append(append([]int(nil), inside...), i)
		switch {
		case f.Tag.Get("json") == "-":
			continue
		case f.Anonymous && name == "":
			if f.Type.Kind() != reflect.Struct {
				return nil, false
			}
			more, ok := quickFields(f.Type, index)
			if !ok {
				return nil, false
			}
			fields = append(fields, more...)
			continue
		case !f.IsExported():
			continue
		case strings.Contains(options, "string"), strings.ContainsAny(name, `"\<>&`):
			return nil, false
		case name == "":
			name = f.Name
		}
		fields = append(fields, quickField{`"` + name + `":`, index, quickOf(f.Type)})
	}
	return fields, true
}
