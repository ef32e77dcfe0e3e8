package employer

import (
	"cmp"
	"crosswalk/matching/text"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Doubts are the wordings, of those that were given, that may be one employer and are not settled.
type Doubts struct {
	// Groups are the wordings that may be one, by their numbers, each of at least two; whoever is in a group may be
	// one with another of it.
	Groups [][]int

	class  []int32         // of each wording; -1: nobody's
	marks  [][]int32       // of each class, ascending: what it has in common with others
	apart  map[[2]int]bool // classes that are settled to be different
	groups []int           // of each class, the number of its group; -1: none
}

// most is how many wordings may have something in common and still be asked about: what more have says nothing.
const most = 200

// Doubts finds what may be one among different wordings. It holds no wording against every other: those that have
// something in common are found by it, so that the time is in proportion to the wordings.
func (b *Book) Doubts(wordings []string) *Doubts {
	d := &Doubts{class: make([]int32, len(wordings)), apart: map[[2]int]bool{}}
	numbers := map[string]int{}
	var members [][]int // of each class, numbers of wordings
	for i, w := range wordings {
		key, nobody := b.Key(w)
		if nobody {
			d.class[i] = -1
			continue
		}
		k, ok := numbers[key]
		if !ok {
			k = len(members)
			numbers[key] = k
			members = append(members, nil)
		}
		d.class[i] = int32(k)
		members[k] = append(members[k], i)
	}
	for two := range b.settledApart() {
		x, okX := numbers[two[0]]
		y, okY := numbers[two[1]]
		if okX && okY {
			d.apart[[2]int{min(x, y), max(x, y)}] = true
		}
	}
	d.mark(wordings, members)
	d.group(members)
	return d
}

// May reports whether two wordings, by their numbers, may be one employer, which is not settled.
func (d *Doubts) May(i, j int) bool {
	x, y := d.class[i], d.class[j]
	return x >= 0 && y >= 0 && x != y && d.may(int(x), int(y))
}

func (d *Doubts) may(x, y int) bool {
	if d.apart[[2]int{min(x, y), max(x, y)}] {
		return false
	}
	a, b := d.marks[x], d.marks[y]
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0], b[0]); {
		case c == 0:
			return true
		case c < 0:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// Group is the number of the group that a wording is in, -1 if it is in none.
func (d *Doubts) Group(i int) int {
	if d.class[i] < 0 {
		return -1
	}
	return d.groups[d.class[i]]
}

// mark gives classes what they have in common: the same words in any order, the same letters, a short form and what
// it stands for, a slip.
func (d *Doubts) mark(wordings []string, members [][]int) {
	d.marks = make([][]int32, len(members))
	cores, claims := shelf{}, shelf{}
	var spellings []spelling
	var slips []slip
	add := func(s spelling) {
		slips = withoutLetter(slips, s.words, len(spellings))
		spellings = append(spellings, s)
	}
	for x, numbers := range members {
		for _, i := range numbers {
			r := read(wordings[i])
			for _, c := range r.cores {
				cores.put("w "+sortedKey(c), x)
				cores.put("l "+strings.Join(c, ""), x)
			}
			for _, w := range r.whole {
				r.add(w)
			}
			for _, c := range r.cores {
				add(spelling{class: x, words: c})
				if in := slices.Sorted(slices.Values(c)); !slices.Equal(in, c) {
					add(spelling{class: x, words: in})
				}
			}
			for _, c := range r.shorter {
				add(spelling{x, c, true})
			}
			for _, c := range r.claims {
				claims.put("w "+c, x)
			}
		}
	}
	next := int32(0)
	share := func(classes ...int) {
		for _, x := range classes {
			d.marks[x] = append(d.marks[x], next)
		}
		next++
	}
	for _, key := range sortedKeys(cores) {
		if on := cores[key]; len(on) > 1 && len(on) <= most {
			share(on...)
		}
	}
	for _, key := range sortedKeys(claims) {
		for _, short := range cores[key] {
			for _, long := range claims[key] {
				if short != long && len(claims[key]) <= most {
					share(short, long)
				}
			}
		}
	}
	met := map[[2]int]bool{}
	slices.SortFunc(slips, func(a, b slip) int { return cmp.Or(cmp.Compare(a.left, b.left), a.of-b.of) })
	for len(slips) > 0 {
		n := 1
		for n < len(slips) && slips[n].left == slips[0].left {
			n++
		}
		on := slips[:n]
		slips = slips[n:]
		if n > most {
			continue
		}
		for k, x := range on {
			for _, y := range on[:k] {
				a, b := spellings[x.of], spellings[y.of]
				two := [2]int{min(a.class, b.class), max(a.class, b.class)}
				if a.class != b.class && !met[two] && !(a.shorter && b.shorter) && isSlip(a.words, b.words) {
					met[two] = true
				}
			}
		}
	}
	for two := range met {
		share(two[0], two[1])
	}
	for x := range d.marks {
		slices.Sort(d.marks[x])
	}
}

// shelf is classes by something that they have in common, each once.
type shelf map[string][]int

func (s shelf) put(key string, class int) {
	if on := s[key]; len(on) == 0 || on[len(on)-1] != class { // a class comes with all its wordings at once
		s[key] = append(on, class)
	}
}

func sortedKeys(s shelf) []string {
	keys := make([]string, 0, len(s))
	for k := range s {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func sortedKey(words []string) string {
	return strings.Join(slices.Sorted(slices.Values(words)), " ")
}

// group joins the classes that may be one, directly or through others.
func (d *Doubts) group(members [][]int) {
	first := make([]int, len(members)) // the lowest class that each is joined with
	for x := range first {
		first[x] = x
	}
	root := func(x int) int {
		for first[x] != x {
			first[x] = first[first[x]]
			x = first[x]
		}
		return x
	}
	marked := map[int32][]int{}
	for x, marks := range d.marks {
		for _, m := range marks {
			marked[m] = append(marked[m], x)
		}
	}
	for _, classes := range marked {
		for k, x := range classes {
			for _, y := range classes[:k] {
				if rx, ry := root(x), root(y); rx != ry && d.may(x, y) {
					first[max(rx, ry)] = min(rx, ry)
				}
			}
		}
	}
	size := make([]int, len(members))
	for x := range members {
		size[root(x)]++
	}
	d.groups = make([]int, len(members))
	number := map[int]int{}
	for x := range members {
		r := root(x)
		if size[r] < 2 {
			d.groups[x] = -1
			continue
		}
		g, ok := number[r]
		if !ok {
			g = len(d.Groups)
			number[r] = g
			d.Groups = append(d.Groups, nil)
		}
		d.groups[x] = g
		d.Groups[g] = append(d.Groups[g], members[x]...)
	}
	for _, g := range d.Groups {
		slices.Sort(g)
	}
}

// spelling is the words of a class, to be held against others with a letter more, fewer or in another place.
type spelling struct {
	class   int
	words   []string
	shorter bool // it leaves a part of the name away; two that do have nothing in common by that
}

// longWord is the length in letters from which a slip is told from another word.
const longWord = 6

// slip is what is left of a spelling, by its number, with one letter fewer: a hash of it.
type slip struct {
	left uint64
	of   int
}

// withoutLetter adds what is left of words with one letter fewer in one of the longer ones, and of the words as they
// are: two spellings that are one slip apart have one in common.
func withoutLetter(slips []slip, words []string, number int) []slip {
	whole := strings.Join(words, " ")
	if len(whole) > 120 {
		return slips
	}
	slips = append(slips, slip{text.HashWithout(whole, 0, 0), number})
	at := 0
	for _, w := range words {
		if utf8.RuneCountInString(w) >= longWord-1 && strings.IndexFunc(w, unicode.IsDigit) < 0 {
			for i, r := range w {
				slips = append(slips, slip{text.HashWithout(whole, at+i, utf8.RuneLen(r)), number})
			}
		}
		at += len(w) + 1
	}
	return slips
}

// isSlip reports whether two wordings differ by one slip in one longer word: a letter left out, added, mistaken or two
// in the wrong order.
func isSlip(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	at := -1
	for i := range a {
		if a[i] != b[i] {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	if at < 0 {
		return true
	}
	x, y := []rune(a[at]), []rune(b[at])
	if max(len(x), len(y)) < longWord {
		return false
	}
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	switch {
	case len(x)+len(y) == 1, len(x) == 1 && len(y) == 1:
		return true
	}
	return len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}
