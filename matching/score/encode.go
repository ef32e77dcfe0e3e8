package score

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/employer"
	"crosswalk/matching/programme"
)

// none stands in a column of ordered values for "no answer".
const none = math.MinInt32

// encoder turns the answers to each field into columns of small integers, once, however many rules and criteria
// ask for one. In every column the i-th number is that of the i-th person.
type encoder struct {
	programme  *programme.Programme
	people     []*matching.Applicant
	identities map[string][]int32
	orders     map[string][]int32
	sets       map[string]*choiceSets
	employers  map[string]*employer.Book
}

func newEncoder(p *programme.Programme, people []*matching.Applicant) *encoder {
	return &encoder{
		programme:  p,
		people:     people,
		identities: make(map[string][]int32),
		orders:     make(map[string][]int32),
		sets:       make(map[string]*choiceSets),
		employers:  make(map[string]*employer.Book),
	}
}

// field returns the field of that name; one that the programme does not have is a text field.
func (e *encoder) field(name string) programme.Field {
	f, ok := e.programme.Field(name)
	if !ok {
		f = programme.Field{Name: name, Kind: programme.KindText, Label: name}
	}
	return f
}

// numbering numbers keys from 1 in the order in which they come; the empty key is 0.
type numbering map[string]int32

func (m numbering) of(key string) int32 {
	if key == "" {
		return 0
	}
	k, ok := m[key]
	if !ok {
		k = int32(len(m) + 1)
		m[key] = k
	}
	return k
}

// identity numbers the answers so that two people gave the same answer exactly if their numbers are
// equal; 0 is no answer. Two texts that are one employer are the same answer.
func (e *encoder) identity(name string) []int32 {
	if col, ok := e.identities[name]; ok {
		return col
	}
	f := e.field(name)
	seen := make(numbering)
	col := make([]int32, len(e.people))
	for i, p := range e.people {
		a := p.Answer(name)
		if f.Kind != programme.KindText {
			col[i] = seen.of(identityKey(f, a))
		} else if key, _ := e.book(name).Key(a.Text.Raw()); employer.HasLetters(key) {
			col[i] = seen.of(key)
		}
	}
	e.identities[name] = col
	return col
}

// employer is identity where two people are held apart by where they work: what is nobody's employer has a negative
// number, which is the same as no other's.
func (e *encoder) employer(name string) []int32 {
	col := e.identity(name)
	if e.field(name).Kind != programme.KindText {
		return col
	}
	col = slices.Clone(col)
	for i, p := range e.people {
		if a := p.Answer(name); !a.Text.IsEmpty() {
			if _, nobody := e.book(name).Key(a.Text.Raw()); nobody {
				col[i] = -int32(i) - 1
			}
		}
	}
	return col
}

// book tells the employers in the answers to a text field apart.
func (e *encoder) book(field string) *employer.Book {
	b, ok := e.employers[field]
	if !ok {
		b = Employers(e.programme, field)
		e.employers[field] = b
	}
	return b
}

// Employers knows which answers to a text field are one employer, as the programme has settled it.
func Employers(p *programme.Programme, field string) *employer.Book {
	var settled []employer.Settled
	for _, a := range p.Aliases {
		if a.Field == field {
			settled = append(settled, employer.Settled{Wordings: a.Wordings, As: a.As, Different: a.Different})
		}
	}
	return employer.NewBook(settled)
}

// identityKey is what makes two answers to a field the same: of choices the set of them and of what was
// written beside them, of numbers the number. It is empty if there is no answer. Texts are told apart by a book of
// employers.
func identityKey(f programme.Field, a matching.Answer) string {
	switch f.Kind {
	case programme.KindNumber:
		if !a.HasNumber() {
			return ""
		}
		return strconv.Itoa(a.Number)
	case programme.KindChoice, programme.KindTags, programme.KindLevel, programme.KindYesNo:
		keys := slices.Clone(a.Choices)
		for _, o := range a.Other {
			if k := employer.Key(o.Raw()); k != "" {
				keys = append(keys, "other "+k)
			}
		}
		slices.Sort(keys)
		return strings.Join(slices.Compact(keys), "\x00")
	case programme.KindText, programme.KindDate, programme.KindEmail, programme.KindPerson:
		return a.Text.Fold()
	}
	panic(fmt.Sprintf("compare answers: unknown kind of field %q", f.Kind))
}

// ordered gives the ordered answers as numbers: of a level, or any other choice, its place among the
// choices, of a number the number, of a date the day. Without an answer it is none.
func (e *encoder) ordered(name string) []int32 {
	if col, ok := e.orders[name]; ok {
		return col
	}
	f := e.field(name)
	place := make(map[string]int32, len(f.Choices))
	for i, choice := range f.Choices {
		place[choice.Name] = int32(i)
	}
	col := make([]int32, len(e.people))
	for i, p := range e.people {
		col[i] = step(f, place, p.Answer(name))
	}
	e.orders[name] = col
	return col
}

func step(f programme.Field, place map[string]int32, a matching.Answer) int32 {
	switch f.Kind {
	case programme.KindNumber:
		if !a.HasNumber() {
			return none
		}
		const far = 1 << 29 // so that a difference fits
		return int32(max(-far, min(far, a.Number)))
	case programme.KindDate:
		d, err := programme.ParseDate(strings.TrimSpace(a.Text.Raw()))
		if err != nil {
			return none
		}
		return int32(d.Sub(programme.Date{Year: 1970, Month: time.January, Day: 1}))
	}
	if len(a.Choices) == 0 {
		return none
	}
	if at, ok := place[a.Choices[0]]; ok {
		return at
	}
	return none
}

// span is the length of an ordered field: from the first choice to the last, or from the smallest
// number that somebody answered to the largest.
func (e *encoder) span(name string) int {
	if f := e.field(name); len(f.Choices) > 0 {
		return len(f.Choices) - 1
	}
	low, high := int32(math.MaxInt32), int32(none)
	for _, v := range e.ordered(name) {
		if v != none {
			low, high = min(low, v), max(high, v)
		}
	}
	if high == none {
		return 0
	}
	return int(high - low)
}

// choiceSets are the sets of known choices that people answered with. Equal sets have the same class, class
// 0 is the empty set. What was written beside the choices is in no set.
type choiceSets struct {
	choices []programme.Choice
	class   []int32  // of each person
	words   int      // of one set
	sets    []uint64 // of each class, words at a time
	count   []int    // people who made each choice
}

func (s *choiceSets) classes() int { return len(s.sets) / s.words }

// set returns the bits of a class.
func (s *choiceSets) set(class int32) []uint64 {
	return s.sets[int(class)*s.words : (int(class)+1)*s.words]
}

// has reports whether a class contains a choice.
func (s *choiceSets) has(class int32, choice int) bool {
	return s.sets[int(class)*s.words+choice/64]>>(choice%64)&1 != 0
}

// choiceSets encodes the choices that people made.
func (e *encoder) choiceSets(name string) *choiceSets { return e.choiceSetsAs(name, name) }

// choiceSetsAs encodes the answers to a field with the choices of another one, so that the sets of both
// can be compared; choices that the other does not have are left out.
func (e *encoder) choiceSetsAs(name, as string) *choiceSets {
	key := name
	if as != name {
		key = name + "\x00" + as
	}
	if s, ok := e.sets[key]; ok {
		return s
	}
	f := e.field(as)
	s := &choiceSets{choices: f.Choices, class: make([]int32, len(e.people)), count: make([]int, len(f.Choices))}
	s.words = max(1, (len(f.Choices)+63)/64)
	place := make(map[string]int, len(f.Choices))
	for i, choice := range f.Choices {
		place[choice.Name] = i
	}
	s.sets = make([]uint64, s.words)
	seen := make(numbering)
	set := make([]uint64, s.words)
	for i, p := range e.people {
		clear(set)
		for _, name := range p.Answer(name).Choices {
			if at, ok := place[name]; ok && set[at/64]>>(at%64)&1 == 0 {
				set[at/64] |= 1 << (at % 64)
				s.count[at]++
			}
		}
		s.class[i] = s.intern(seen, set)
	}
	e.sets[key] = s
	return s
}

// intern returns the class of a set, a new one if it was not seen before.
func (s *choiceSets) intern(seen numbering, set []uint64) int32 {
	var key strings.Builder
	empty := true
	for _, w := range set {
		for b := 0; b < 64; b += 8 {
			key.WriteByte(byte(w >> b))
		}
		empty = empty && w == 0
	}
	if empty {
		return 0
	}
	class := seen.of(key.String())
	if int(class) == s.classes() {
		s.sets = append(s.sets, set...)
	}
	return class
}

// inBoth are the short labels of the choices that are in two sets, which have the same choices.
func (s *choiceSets) inBoth(class int32, others *choiceSets, other int32) []string {
	a, b := s.set(class), others.set(other)
	var labels []string
	for at, choice := range s.choices {
		if a[at/64]&b[at/64]>>(at%64)&1 != 0 {
			label := choice.Short
			if label == "" {
				label = choice.Name
			}
			labels = append(labels, label)
		}
	}
	return labels
}

// size is the number of choices in a set.
func size(set []uint64) int {
	n := 0
	for _, w := range set {
		n += bits.OnesCount64(w)
	}
	return n
}

// inCommon is the number of choices in both sets.
func inCommon(a, b []uint64) int {
	n := 0
	for w := range a {
		n += bits.OnesCount64(a[w] & b[w])
	}
	return n
}

// Alike numbers people by their answers to a field, as rules compare them: who has the same number gave the same answer,
// who has 0 gave none.
func Alike(p *programme.Programme, people []*matching.Applicant, field string) []int32 {
	return newEncoder(p, people).identity(field)
}
