package form

import (
	"maps"
	"strings"

	"crosswalk/matching/programme"
)

// separators stand between the answers of one cell: Microsoft Forms writes a semicolon, Google Forms a
// comma, people break lines.
const separators = ";,\n"

// maxPieces is how many pieces of a cell are looked at; the rest is left over.
const maxPieces = 1000

// maxRemembered is how many wordings a chooser remembers. Most cells of a column are alike.
const maxRemembered = 4096

// chooser finds the choices of a field in what people answered.
type chooser struct {
	field      programme.Field
	byLabel    map[string]string // choice by folded wording
	longest    int               // pieces in the wording with the most separators
	remembered map[string]string // choice by wording as written; empty: none
}

func newChooser(f programme.Field) *chooser {
	c := &chooser{field: f, byLabel: make(map[string]string), longest: 1, remembered: make(map[string]string)}
	for _, l := range f.Labels() {
		if _, taken := c.byLabel[l.Text]; !taken {
			c.byLabel[l.Text] = l.Choice.Name
		}
		pieces := 1
		for _, s := range separators {
			pieces += strings.Count(l.Text, string(s))
		}
		c.longest = max(c.longest, pieces)
	}
	return c
}

// match returns the choice that a wording means.
func (c *chooser) match(wording string) (string, bool) {
	if name, ok := c.remembered[wording]; ok {
		return name, name != ""
	}
	name := c.byLabel[programme.FoldLabel(wording)]
	if len(c.remembered) < maxRemembered {
		c.remembered[strings.Clone(wording)] = name
	}
	return name, name != ""
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

// cut finds the choices in a cell that holds several, in the programme's order, and what is left over.
// Labels may hold separators themselves, so a cell is not simply split: of all ways to join its pieces
// again, the one counts that leaves the least over, and the longest label where two do.
func (c *chooser) cut(cell string) (names []string, rest []string) {
	pieces := split(cell)
	n := len(pieces)
	left := make([]int, n+1) // bytes left over from piece i on
	take := make([]int, n)   // pieces joined at i; 0: piece i is left over
	for i := n - 1; i >= 0; i-- {
		left[i] = left[i+1] + len(strings.TrimSpace(cell[pieces[i].from:pieces[i].to]))
		for j := min(n, i+c.longest); j > i; j-- {
			if left[j] >= left[i] {
				continue
			}
			if _, ok := c.match(strings.TrimSpace(cell[pieces[i].from:pieces[j-1].to])); ok {
				left[i], take[i] = left[j], j-i
			}
		}
	}
	chosen := make(map[string]bool)
	for i := 0; i < n; {
		if take[i] > 0 {
			name, _ := c.match(strings.TrimSpace(cell[pieces[i].from:pieces[i+take[i]-1].to]))
			chosen[name] = true
			i += take[i]
			continue
		}
		from := i
		for i++; i < n && take[i] == 0 && cell[pieces[i-1].to] == ','; i++ {
		}
		if s := strings.Trim(cell[pieces[from].from:pieces[i-1].to], " \t,"); s != "" {
			rest = append(rest, s)
		}
	}
	for _, choice := range c.field.Choices {
		if chosen[choice.Name] {
			names = append(names, choice.Name)
		}
	}
	return names, rest
}

// piece is what stands between two separators.
type piece struct{ from, to int }

func split(cell string) []piece {
	var out []piece
	from := 0
	for len(out) < maxPieces-1 {
		n := strings.IndexAny(cell[from:], separators)
		if n < 0 {
			break
		}
		out = append(out, piece{from, from + n})
		from += n + 1
	}
	return append(out, piece{from, len(cell)})
}
