package form

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosswalk/matching/programme"
)

// separators stand between the answers of one cell, the surest first: Microsoft Forms writes a semicolon, Google Forms a
// comma, people break lines. Which one does is decided for the column: see [list].
const separators = ";\n|\t,"

// maxPieces is how many pieces of a cell are looked at; the rest is left over.
const maxPieces = 1000

// maxRemembered is how many wordings a chooser remembers. Most cells of a column are alike.
const maxRemembered = 4096

// chooser finds the choices of a field in what people answered.
type chooser struct {
	field      programme.Field
	taught     map[string]bool    // wordings that stay as they are written
	byLabel    map[string]string  // choice by folded wording
	forms      map[string]bool    // folded wordings that the form itself writes
	longest    map[byte]int       // pieces in the wording with the most of a separator
	remembered map[string]meaning // by wording as written
	likes      []likeness
	steps      steps
	wordings   []string // those of the form, the longest first, once they are needed
	scratch    scratch
}

// scratch is room that cutting a cell needs, kept for the next one.
type scratch struct {
	pieces     []piece
	left, take []int
	took       []meaning
}

// resized returns room for n zeroes.
func resized(s []int, n int) []int {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// meaning is what a wording says.
type meaning struct {
	choice string // empty: none
	form   bool   // in the words of the form, which nobody writes by chance
}

func newChooser(f programme.Field, taught map[string]bool) *chooser {
	c := &chooser{field: f, taught: taught, byLabel: make(map[string]string), forms: make(map[string]bool), longest: make(map[byte]int),
		remembered: make(map[string]meaning), steps: newSteps(f)}
	for _, l := range f.Labels() {
		if folded := foldChoice(l.Text); c.byLabel[folded] == "" && !taught[programme.FoldLabel(l.Text)] {
			c.byLabel[folded] = l.Choice.Name
		}
		for i := range len(separators) {
			s := separators[i]
			c.longest[s] = max(c.longest[s], 1+strings.Count(l.Text, string(s)))
		}
	}
	for _, choice := range f.Choices {
		c.forms[foldChoice(choice.Label)] = true
	}
	return c
}

// match returns the choice that a wording means.
func (c *chooser) match(wording string) (string, bool) {
	m := c.meaning(wording)
	return m.choice, m.choice != ""
}

func (c *chooser) meaning(wording string) meaning {
	if m, ok := c.remembered[wording]; ok {
		return m
	}
	m := c.look(wording)
	if len(c.remembered) < maxRemembered {
		c.remembered[strings.Clone(wording)] = m
	}
	return m
}

func (c *chooser) look(wording string) meaning {
	for i, w := range []string{wording, unbulleted(wording), unquoted(wording), losses(wording), strings.TrimPrefix(wording, "'")} {
		if i > 0 && w == wording {
			continue
		}
		folded := foldChoice(w)
		if name := c.byLabel[folded]; name != "" {
			return meaning{name, c.forms[folded]}
		}
	}
	if name, ok := c.steps.choice(wording); ok && !c.taught[programme.FoldLabel(wording)] {
		return meaning{choice: name}
	}
	return meaning{}
}

// foldChoice folds a wording of a choice, with "and" in words.
func foldChoice(s string) string {
	folded := programme.FoldLabel(s)
	if strings.IndexByte(folded, '&') >= 0 {
		folded = strings.Join(strings.Fields(strings.ReplaceAll(folded, "&", " and ")), " ")
	}
	return folded
}

// unquoted takes off quotation marks around the whole of s.
func unquoted(s string) string {
	if mark := endMark(s); mark != 0 && len(s) > 2 && strings.HasSuffix(s, string(mark)) {
		return strings.TrimSpace(s[runeLength(s) : len(s)-utf8.RuneLen(mark)])
	}
	return s
}

// losses marks question marks before the end as letters that an encoding lost, as which a programme's labels know
// them.
func losses(s string) string {
	if n := strings.IndexByte(s, '?'); n >= 0 && n < len(s)-1 {
		return strings.ReplaceAll(s[:len(s)-1], "?", "\uFFFD") + s[len(s)-1:]
	}
	return s
}

// labels are the answers as the form words them.
func (c *chooser) labels() []string {
	var out []string
	for _, choice := range c.field.Choices {
		out = append(out, c.field.Full(choice.Name))
	}
	return out
}

// nearest returns the label of the choice with the wording that is most like what was written.
func (c *chooser) nearest(written string) (string, bool) {
	wording, ok := nearest(written, sorted(maps.Keys(c.byLabel)))
	return c.field.Full(c.byLabel[wording]), ok
}

// likeness is a wording made ready for comparing.
type likeness struct {
	choice string
	pairs  map[[2]rune]int
}

// likely returns the choices that are at least so much like what was written, the likeliest first, three at most.
func (c *chooser) likely(written string, least float64) []string {
	if c.likes == nil {
		for _, wording := range sorted(maps.Keys(c.byLabel)) {
			c.likes = append(c.likes, likeness{c.byLabel[wording], pairs(wording)})
		}
	}
	mine := pairs(written)
	best := make(map[string]float64)
	for _, l := range c.likes {
		if d := dice(mine, l.pairs); d >= least {
			best[l.choice] = max(best[l.choice], d)
		}
	}
	out := []string{}
	for _, choice := range c.field.Choices {
		if best[choice.Name] > 0 {
			out = append(out, choice.Name)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(best[b], best[a]) })
	return out[:min(len(out), 3)]
}

// cutting is a cell taken apart.
type cutting struct {
	chosen []string // names of choices, as they stand
	forms  int      // pieces in the words of the form
	known  int      // pieces that are choices
	rest   []string // what is left over, in the person's words
}

// cut takes a cell apart at a separator. Labels may hold it themselves, so a cell is not simply split: of all ways to
// join its pieces again, the one counts that leaves the least over, and the longest label where two do. Of words
// between commas, which are in every sentence, only those of the form are a choice beside others that are none.
func (c *chooser) cut(cell string, separator byte) cutting {
	pieces := split(c.scratch.pieces[:0], cell, separator)
	n := len(pieces)
	left := resized(c.scratch.left, n+1) // bytes left over from piece i on
	take := resized(c.scratch.take, n)   // pieces joined at i; 0: piece i is left over
	for i := n - 1; i >= 0; i-- {
		left[i] = left[i+1] + len(strings.TrimSpace(cell[pieces[i].from:pieces[i].to]))
		for j := min(n, i+c.longest[separator]); j > i; j-- {
			if left[j] >= left[i] {
				continue
			}
			if c.meaning(joined(cell, pieces[i:j])).choice != "" {
				left[i], take[i] = left[j], j-i
			}
		}
	}
	var out cutting
	took := c.scratch.took[:0]
	for i := 0; i < n; {
		if take[i] == 0 {
			took = append(took, meaning{})
			i++
			continue
		}
		took = append(took, c.meaning(joined(cell, pieces[i:i+take[i]])))
		i += take[i]
	}
	c.scratch = scratch{pieces, left, take, took}
	whole := left[0] == 0
	for i, k := 0, 0; i < n; k++ {
		m, size := took[k], max(1, take[i])
		if m.choice != "" && (whole || m.form || separator != ',') {
			out.chosen = append(out.chosen, m.choice)
			out.known++
			if m.form {
				out.forms++
			}
			i += size
			continue
		}
		from := i
		for i += size; separator == ',' && i < n && k+1 < len(took) && !took[k+1].form; k++ {
			i += max(1, take[i])
		}
		if s := strings.Trim(cell[pieces[from].from:pieces[i-1].to], " \t\n,;|"); s != "" {
			out.rest = append(out.rest, s)
		}
	}
	return out
}

// nothingElse returns the choices of a cell that is nothing but answers in the words of a form, with signs, numbers or
// "and" between them, whichever: "A / B", "1) A 2) B", "{A, B}". None if there is anything else.
func (c *chooser) nothingElse(cell string) (chosen []string) {
	rest := " " + foldChoice(cell) + " "
	if c.wordings == nil {
		for _, w := range sorted(maps.Keys(c.byLabel)) {
			if c.forms[w] || strings.Count(w, " ") > 1 { // nobody writes that by chance
				c.wordings = append(c.wordings, w)
			}
		}
		slices.SortStableFunc(c.wordings, func(a, b string) int { return len(b) - len(a) })
	}
	for _, w := range c.wordings {
		for from := 0; w != ""; {
			n := strings.Index(rest[from:], w)
			if n < 0 {
				break
			}
			at := from + n
			before, _ := utf8.DecodeLastRuneInString(rest[:at])
			after, _ := utf8.DecodeRuneInString(rest[at+len(w):])
			if unicode.IsLetter(before) || unicode.IsLetter(after) {
				from = at + len(w)
				continue
			}
			chosen = append(chosen, c.byLabel[w])
			rest = rest[:at] + "\n" + rest[at+len(w):]
			from = at
		}
	}
	for _, word := range strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if word != "and" {
			return nil
		}
	}
	return chosen
}

// joined is what stands in the cell from the first of some pieces to the last.
func joined(cell string, pieces []piece) string {
	return strings.TrimSpace(cell[pieces[0].from:pieces[len(pieces)-1].to])
}

// inOrder returns choices in the programme's order.
func (c *chooser) inOrder(chosen []string) []string {
	var names []string
	for _, choice := range c.field.Choices {
		if slices.Contains(chosen, choice.Name) {
			names = append(names, choice.Name)
		}
	}
	return names
}

// piece is what stands between two separators.
type piece struct{ from, to int }

func split(out []piece, cell string, separator byte) []piece {
	from := 0
	for len(out) < maxPieces-1 {
		n := strings.IndexByte(cell[from:], separator)
		if n < 0 {
			break
		}
		out = append(out, piece{from, from + n})
		from += n + 1
	}
	return append(out, piece{from, len(cell)})
}
