package matching

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// Listed is one person as a [Directory] knows them.
type Listed struct {
	ID     ID
	Names  []text.Text // what they are called, and were
	Emails []text.Text // their addresses, and those they had
	About  []text.Text // where they work and as what: words that may stand beside a name
}

// mostFits is how many people a name may fit in part: of more, the first are kept apart from whoever named them.
const mostFits = 64

// Directory finds out who is meant by what somebody wrote. It takes time in proportion to the people, and each
// answer a time that does not grow with them but for people who share a word of their names.
type Directory struct {
	ids    []ID
	names  [][]listedName      // by person
	about  []map[string]bool   // by person; nil if nothing is known
	email  map[string]int32    //
	whole  map[string][]int32  // by the words in order of the alphabet, and by the words written as one
	word   map[string][]int32  // whose name has the word
	near   map[string][]string // words of names by what is left of them with a letter fewer
	abouts map[string]bool     // every word of about
	first  map[rune]bool       // first letters of words of names
}

// listedName is the words of one name.
type listedName []string

// NewDirectory lists people, of several who fit the first first.
func NewDirectory(people []Listed) *Directory {
	d := &Directory{
		email: make(map[string]int32, len(people)), whole: make(map[string][]int32, 3*len(people)),
		word: map[string][]int32{}, near: map[string][]string{}, abouts: map[string]bool{}, first: map[rune]bool{},
	}
	for _, p := range people {
		d.list(p)
	}
	for w := range d.word {
		r, _ := utf8.DecodeRuneInString(w)
		d.first[r] = true
		for _, short := range shortened(w) {
			d.near[short] = append(d.near[short], w)
		}
	}
	for short := range d.near {
		slices.Sort(d.near[short])
	}
	return d
}

func (d *Directory) list(p Listed) {
	i := int32(len(d.ids))
	d.ids = append(d.ids, p.ID)
	for _, e := range p.Emails {
		if key := e.Fold(); key != "" {
			if _, taken := d.email[key]; !taken {
				d.email[key] = i
			}
		}
	}
	var names []listedName
	for _, n := range p.Names {
		words, _ := nameWords(n.Raw())
		if len(words) == 0 {
			continue
		}
		names = append(names, words)
		for _, w := range words {
			d.word[w] = listOnce(d.word[w], i)
		}
		for _, key := range wholeKeys(words) {
			d.whole[key] = listOnce(d.whole[key], i)
		}
	}
	d.names = append(d.names, names)
	var about map[string]bool
	for _, t := range p.About {
		for _, k := range readTokens(t.Raw()) {
			if about == nil {
				about = map[string]bool{}
			}
			about[k.word], d.abouts[k.word] = true, true
		}
	}
	d.about = append(d.about, about)
}

func listOnce(list []int32, i int32) []int32 {
	if n := len(list); n > 0 && list[n-1] == i {
		return list
	}
	return append(list, i)
}

// wholeKeys are what a whole name is found by: its words in the order of the alphabet, and as one word from each of
// them on, so that Anne-Marie is Annemarie and O Neill is O'Neill.
func wholeKeys(words []string) []string {
	sorted := slices.Sorted(slices.Values(words))
	keys := []string{strings.Join(sorted, " ")}
	if len(words) > 1 && len(words) <= 5 {
		for i := range words {
			keys = append(keys, strings.Join(words[i:], "")+strings.Join(words[:i], ""))
		}
	} else if len(words) == 1 {
		return keys
	}
	slices.Sort(keys[1:])
	return slices.Compact(keys)
}

// shortened is a word, and what is left of it with a letter fewer: two words that share one are a letter, or two
// letters in the wrong order, apart.
func shortened(w string) []string {
	if utf8.RuneCountInString(w) < 3 || len(w) > 40 {
		return nil
	}
	out := []string{w}
	for i := 0; i < len(w); {
		_, n := utf8.DecodeRuneInString(w[i:])
		out = append(out, w[:i]+w[i+n:])
		i += n
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// slips are the words of names that are one letter, or two in the wrong order, from a word of four letters or more.
func (d *Directory) slips(w string) []string {
	var found []string
	for _, short := range shortened(w) {
		for _, other := range d.near[short] {
			if other != w && max(utf8.RuneCountInString(w), utf8.RuneCountInString(other)) >= 4 && isSlip(w, other) {
				found = append(found, other)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// isSlip reports whether two words differ by one letter more, fewer or other, or by two that changed places.
func isSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	if i == len(x) {
		return false
	}
	return slices.Equal(x[i+1:], y[i+1:]) || i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
}

// fits are the people whose whole name some words are, in any order.
func (d *Directory) fits(words []string) []int32 {
	sorted := slices.Sorted(slices.Values(words))
	found := slices.Clone(d.whole[strings.Join(sorted, " ")])
	if len(words) > 0 && len(words) <= 5 {
		for _, i := range d.whole[strings.Join(words, "")] {
			if !slices.Contains(found, i) {
				found = append(found, i)
			}
		}
	}
	return found
}

// fitsInPart are the people whom some words fit but for a slip, another form of a given name, an initial or a part of the
// name that is missing, or
// whose whole name is among them. Words that say where somebody works do no harm.
func (d *Directory) fitsInPart(words []string) []int32 {
	type lead struct {
		word  string
		alike []string
		size  int
	}
	var leads []lead
	blank := false // a word that fits nobody's name, nor anything else that is known
	for _, w := range words {
		l := lead{word: w}
		if utf8.RuneCountInString(w) > 1 {
			l.alike = append(d.slips(w), d.otherForms(w)...)
			l.size = len(d.word[w])
			for _, s := range l.alike {
				l.size += len(d.word[s])
			}
		}
		r, n := utf8.DecodeRuneInString(w)
		blank = blank || l.size == 0 && !d.abouts[w] && !(n == len(w) && d.first[r])
		if l.size > 0 {
			leads = append(leads, l)
		}
	}
	if len(leads) == 0 || blank && len(leads) < 2 {
		return nil
	}
	slices.SortStableFunc(leads, func(a, b lead) int { return a.size - b.size })
	var found []int32
	seen := map[int32]bool{}
	for _, l := range leads[:min(2, len(leads))] {
		for _, w := range append([]string{l.word}, l.alike...) {
			for _, i := range d.word[w] {
				if !seen[i] && d.fitsSomeName(i, words) {
					found = append(found, i)
				}
				seen[i] = true
				if len(found) >= mostFits {
					return found
				}
			}
		}
	}
	slices.Sort(found)
	return found
}

func (d *Directory) fitsSomeName(i int32, words []string) bool {
	for _, name := range d.names[i] {
		if fitsName(name, words, d.about[i]) {
			return true
		}
	}
	return false
}

// fitsName reports whether every word written is a word of one name, or whether the whole name is among them.
func fitsName(name listedName, words []string, about map[string]bool) bool {
	used := make([]bool, len(name))
	exact, slips, strangers, long := 0, 0, 0, false
	take := func(is func(part string) bool) bool {
		for k, part := range name {
			if !used[k] && is(part) {
				used[k] = true
				return true
			}
		}
		return false
	}
	var rest []string
	for _, w := range words {
		if utf8.RuneCountInString(w) > 1 && take(func(part string) bool { return part == w }) {
			exact++
		} else {
			rest = append(rest, w)
		}
	}
	if exact >= 2 && exact == len(name) {
		return true
	}
	initials := 0
	for _, w := range rest {
		switch {
		case utf8.RuneCountInString(w) == 1 && take(func(part string) bool { return strings.HasPrefix(part, w) }):
			initials++
		case take(func(part string) bool { return nearly(w, part) }):
			slips++
			long = utf8.RuneCountInString(w) >= 6 || givenForms()[w] != nil
		case about[w]:
		default:
			strangers++
		}
	}
	return strangers == 0 && slips <= 1 && (exact > 0 || slips == 1 && (long || initials > 0))
}
