package store

import (
	"encoding"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"sync"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

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
