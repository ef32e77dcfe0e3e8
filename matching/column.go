package matching

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// none stands in a column of ordered values for "no answer".
const none = math.MinInt32

// columns compiles the answers to each field once, however many rules and criteria ask for it. In every
// column the i-th number is that of the i-th person.
type columns struct {
	programme *programme.Programme
	people    []*Applicant
	same      map[string][]int32
	order     map[string][]int32
	tags      map[string]*tags
}

func newColumns(p *programme.Programme, people []*Applicant) *columns {
	return &columns{
		programme: p,
		people:    people,
		same:      make(map[string][]int32),
		order:     make(map[string][]int32),
		tags:      make(map[string]*tags),
	}
}

// field returns the field of that name; one that the programme does not have is a text field.
func (c *columns) field(name string) programme.Field {
	f, ok := c.programme.Field(name)
	if !ok {
		f = programme.Field{Name: name, Kind: programme.KindText, Label: name}
	}
	return f
}

// interning numbers keys from 1 in the order in which they come; the empty key is 0.
type interning map[string]int32

func (m interning) of(key string) int32 {
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
// equal; 0 is no answer.
func (c *columns) identity(name string) []int32 {
	if col, ok := c.same[name]; ok {
		return col
	}
	f := c.field(name)
	seen := make(interning)
	col := make([]int32, len(c.people))
	for i, p := range c.people {
		col[i] = seen.of(identityKey(f, p.Answer(name)))
	}
	c.same[name] = col
	return col
}

// identityKey is what makes two answers to a field the same: of choices the set of them, of what was
// written beside them and of texts what [foldOrganisation] leaves, of numbers the number. It is empty
// if there is no answer.
func identityKey(f programme.Field, a Answer) string {
	switch f.Kind {
	case programme.KindNumber:
		if a.IsEmpty() && a.Number == 0 {
			return ""
		}
		return strconv.Itoa(a.Number)
	case programme.KindChoice, programme.KindTags, programme.KindLevel, programme.KindYesNo:
		keys := slices.Clone(a.Choices)
		for _, o := range a.Other {
			if k := foldOrganisation(o.Raw()); k != "" {
				keys = append(keys, "other "+k)
			}
		}
		slices.Sort(keys)
		return strings.Join(slices.Compact(keys), "\x00")
	case programme.KindText:
		return foldOrganisation(a.Text.Raw())
	default:
		return a.Text.Fold()
	}
}

// steps gives the ordered answers as numbers: of a level, or any other choice, its place among the
// choices, of a number the number, of a date the day. Without an answer it is none.
func (c *columns) steps(name string) []int32 {
	if col, ok := c.order[name]; ok {
		return col
	}
	f := c.field(name)
	place := make(map[string]int32, len(f.Choices))
	for i, choice := range f.Choices {
		place[choice.Name] = int32(i)
	}
	col := make([]int32, len(c.people))
	for i, p := range c.people {
		col[i] = step(f, place, p.Answer(name))
	}
	c.order[name] = col
	return col
}

func step(f programme.Field, place map[string]int32, a Answer) int32 {
	switch f.Kind {
	case programme.KindNumber:
		if a.IsEmpty() && a.Number == 0 {
			return none
		}
		const far = 1 << 29 // so that a difference fits
		return int32(max(-far, min(far, a.Number)))
	case programme.KindDate:
		t, err := time.Parse(time.DateOnly, strings.TrimSpace(a.Text.Raw()))
		if err != nil {
			return none
		}
		return int32(t.Unix() / (24 * 60 * 60))
	}
	if len(a.Choices) == 0 {
		return none
	}
	if at, ok := place[a.Choices[0]]; ok {
		return at
	}
	return none
}

// scale is the length of an ordered field: from the first choice to the last, or from the smallest
// number that somebody answered to the largest.
func (c *columns) scale(name string) int {
	if f := c.field(name); len(f.Choices) > 0 {
		return len(f.Choices) - 1
	}
	low, high := int32(math.MaxInt32), int32(none)
	for _, v := range c.steps(name) {
		if v != none {
			low, high = min(low, v), max(high, v)
		}
	}
	if high == none {
		return 0
	}
	return int(high - low)
}

// tags are the sets of known choices that people answered with. Equal sets have the same class, class
// 0 is the empty set. What was written beside the choices is in no set.
type tags struct {
	choices []programme.Choice
	class   []int32  // of each person
	words   int      // of one set
	sets    []uint64 // of each class, words at a time
	count   []int    // people who made each choice
}

func (t *tags) classes() int { return len(t.sets) / t.words }

// set returns the bits of a class.
func (t *tags) set(class int32) []uint64 {
	return t.sets[int(class)*t.words : (int(class)+1)*t.words]
}

// has reports whether a class contains a choice.
func (t *tags) has(class int32, choice int) bool {
	return t.sets[int(class)*t.words+choice/64]>>(choice%64)&1 != 0
}

// setsOf compiles the choices that people made.
func (c *columns) setsOf(name string) *tags { return c.setsAs(name, name) }

// setsAs compiles the answers to a field with the choices of another one, so that the sets of both
// can be compared; choices that the other does not have are left out.
func (c *columns) setsAs(name, as string) *tags {
	key := name
	if as != name {
		key = name + "\x00" + as
	}
	if t, ok := c.tags[key]; ok {
		return t
	}
	f := c.field(as)
	t := &tags{choices: f.Choices, class: make([]int32, len(c.people)), count: make([]int, len(f.Choices))}
	t.words = max(1, (len(f.Choices)+63)/64)
	place := make(map[string]int, len(f.Choices))
	for i, choice := range f.Choices {
		place[choice.Name] = i
	}
	t.sets = make([]uint64, t.words)
	seen := make(interning)
	set := make([]uint64, t.words)
	for i, p := range c.people {
		clear(set)
		for _, name := range p.Answer(name).Choices {
			if at, ok := place[name]; ok && set[at/64]>>(at%64)&1 == 0 {
				set[at/64] |= 1 << (at % 64)
				t.count[at]++
			}
		}
		t.class[i] = t.intern(seen, set)
	}
	c.tags[key] = t
	return t
}

// intern returns the class of a set, a new one if it was not seen before.
func (t *tags) intern(seen interning, set []uint64) int32 {
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
	if int(class) == t.classes() {
		t.sets = append(t.sets, set...)
	}
	return class
}

// clip cuts what is safe to draw to the length of a phrase.
func clip(safe string) string {
	const most = 48
	r := []rune(safe)
	if len(r) <= most {
		return safe
	}
	return text.Line(strings.TrimRight(string(r[:most-1]), " ")) + "…"
}

// clipped is what somebody wrote, for a phrase.
func clipped(t text.Text) string { return clip(t.Safe()) }
