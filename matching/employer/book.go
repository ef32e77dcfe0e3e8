package employer

import (
	"slices"

	"crosswalk/matching/text"
)

// Settled is what was decided about some wordings: that they are one employer, called As, or that each two of them are
// different ones.
type Settled struct {
	Wordings  []string
	As        string
	Different bool
}

// Book knows which wordings are one employer, by their keys and by what was settled.
type Book struct {
	own     map[string]string    // the key of a folded wording that was settled to be another employer than its key says
	class   map[string]string    // by key, what was settled to be one: the same for all of it
	members map[string][]string  // the keys of a class
	nobody  map[string]bool      // classes that are called by a wording that is nobody's employer
	apart   map[[2]string]bool   // keys, in order, that were settled to be different
	known   map[string]bookEntry // by wording as written
}

type bookEntry struct {
	key    string
	nobody bool
}

// NewBook makes a book of what was settled, the oldest first: where two contradict each other the later counts.
func NewBook(settled []Settled) *Book {
	b := &Book{
		own: map[string]string{}, class: map[string]string{}, members: map[string][]string{}, nobody: map[string]bool{},
		apart: map[[2]string]bool{}, known: map[string]bookEntry{},
	}
	for _, s := range settled {
		if s.Different {
			b.part(s.Wordings)
		} else {
			b.join(s.Wordings, s.As)
		}
	}
	return b
}

// Key is what makes two wordings one employer; nobody says that a wording names none. A book remembers what it was
// asked, so it is for one goroutine.
func (b *Book) Key(wording string) (key string, nobody bool) {
	if e, ok := b.known[wording]; ok {
		return e.key, e.nobody
	}
	var e bookEntry
	e.key = b.keyOf(wording)
	if class, settled := b.class[e.key]; settled {
		e.key, e.nobody = class, b.nobody[class]
	} else {
		e.nobody = IsNobody(wording)
	}
	b.known[wording] = e
	return e.key, e.nobody
}

// keyOf is the key of a wording by itself.
func (b *Book) keyOf(wording string) string {
	if own, ok := b.own[text.Fold(wording)]; ok {
		return own
	}
	if k := Key(wording); k != "" {
		return k
	}
	return "\x00" + text.Fold(wording) // nothing with letters
}

// join makes wordings one employer, with all that was one with any of them.
func (b *Book) join(wordings []string, as string) {
	name := b.keyOf(as)
	var all []string
	for _, w := range append(slices.Clone(wordings), as) {
		k := b.keyOf(w)
		class, ok := b.class[k]
		if !ok {
			all = append(all, k)
			continue
		}
		all = append(all, b.members[class]...)
		delete(b.members, class)
		delete(b.nobody, class)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, k := range all {
		b.class[k] = name
	}
	b.members[name] = all
	b.nobody[name] = IsNobody(as)
}

// part makes each two of some wordings different employers.
func (b *Book) part(wordings []string) {
	var keys []string
	for _, w := range wordings {
		k := b.keyOf(w)
		if slices.Contains(keys, k) { // alike to the eye of Key: the first keeps it
			k = "\x01" + text.Fold(w)
			b.own[text.Fold(w)] = k
		}
		if class, ok := b.class[k]; ok && slices.ContainsFunc(keys, func(other string) bool { return b.class[other] == class }) {
			b.members[class] = slices.DeleteFunc(b.members[class], func(m string) bool { return m == k })
			own := k
			if own == class { // the others keep the name
				own = "\x01" + k
			}
			b.class[k] = own
			b.members[own] = []string{k}
		}
		for _, other := range keys {
			b.apart[ordered(k, other)] = true
		}
		keys = append(keys, k)
	}
}

func ordered(a, b string) [2]string {
	if b < a {
		a, b = b, a
	}
	return [2]string{a, b}
}

// settledApart are what keys of wordings are kept as, class by class, so that two can be asked about.
func (b *Book) settledApart() map[[2]string]bool {
	out := make(map[[2]string]bool, len(b.apart))
	of := func(k string) string {
		if class, ok := b.class[k]; ok {
			return class
		}
		return k
	}
	for two := range b.apart {
		out[ordered(of(two[0]), of(two[1]))] = true
	}
	return out
}
