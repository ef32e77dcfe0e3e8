package cohort

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// callings finds the names and the addresses of people in what others wrote, word by word, however they are written:
// without case, accents and apostrophes, with other signs between the words, the last name first or last. It reads a
// text once, however many people there are.
type callings struct {
	by      map[string][]calling // by their first word
	instead string               // what stands in the place of them
}

// calling is one way to call somebody, as words for comparing. One single word has to stand as it was written, lest a
// rose is taken for Rose.
type calling struct {
	words []string
	exact string
}

// anonym stands in the place of a name that was taken out.
const anonym = "erased person"

// add takes up a name or an address.
func (c *callings) add(written string) {
	var words, raw []string
	for _, w := range wordsIn(written) {
		words, raw = append(words, w.bare), append(raw, written[w.from:w.to])
	}
	switch {
	case len(words) == 0, len(words) == 1 && utf8.RuneCountInString(raw[0]) < 3:
		return
	case len(words) == 1:
		c.put(calling{words, raw[0]})
		return
	}
	c.put(calling{words: words})
	if !strings.Contains(written, "@") {
		last := len(words) - 1
		c.put(calling{words: append([]string{words[last]}, words[:last]...)})
		if last > 1 && titles[words[0]] {
			c.add(written[wordsIn(written)[1].from:])
		}
	}
}

// titles stand before a name, and others leave them out.
var titles = map[string]bool{"dr": true, "prof": true, "professor": true, "mr": true, "mrs": true, "ms": true, "miss": true, "mx": true, "rev": true, "sir": true, "dame": true}

func (c *callings) put(one calling) {
	if c.by == nil {
		c.by = map[string][]calling{}
	}
	list := c.by[one.words[0]]
	if slices.ContainsFunc(list, func(k calling) bool { return slices.Equal(k.words, one.words) && k.exact == one.exact }) {
		return
	}
	list = append(list, one)
	slices.SortStableFunc(list, func(a, b calling) int { return len(b.words) - len(a.words) }) // an address before the name in it
	c.by[one.words[0]] = list
}

// takeOut puts something else in the place of every name and address.
func (c *callings) takeOut(s string) (out string, found bool) {
	if len(c.by) == 0 || s == "" {
		return s, false
	}
	words := wordsIn(s)
	var b strings.Builder
	from := 0
	for i := 0; i < len(words); {
		n := c.at(s, words[i:])
		if n == 0 {
			i++
			continue
		}
		b.WriteString(s[from:words[i].from])
		b.WriteString(c.instead)
		from = words[i+n-1].to
		i += n
		found = true
	}
	if !found {
		return s, false
	}
	b.WriteString(s[from:])
	return b.String(), true
}

// at is how many words of a text, from its first, call somebody.
func (c *callings) at(s string, words []wordAt) int {
	for _, one := range c.by[words[0].bare] {
		if len(one.words) > len(words) || one.exact != "" && s[words[0].from:words[0].to] != one.exact {
			continue
		}
		if slices.EqualFunc(one.words, words[:len(one.words)], func(w string, at wordAt) bool { return w == at.bare }) {
			return len(one.words)
		}
	}
	return 0
}

// wordAt is a word of a text, and where it stands.
type wordAt struct {
	bare     string
	from, to int
}

// wordsIn cuts a text into its words. An apostrophe belongs to a word, the s of possession does not.
func wordsIn(s string) []wordAt {
	var words []wordAt
	from := -1
	end := func(to int) {
		if from < 0 {
			return
		}
		w := s[from:to]
		for _, possessive := range []string{"'s", "’s"} {
			w = strings.TrimSuffix(w, possessive)
		}
		w = strings.TrimRight(w, "'’")
		if bare := text.Bare(w); bare != "" {
			words = append(words, wordAt{bare, from, from + len(w)})
		}
		from = -1
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if from < 0 {
				from = i
			}
		case (r == '\'' || r == '’') && from >= 0:
		default:
			end(i)
		}
	}
	end(len(s))
	return words
}
