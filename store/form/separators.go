package form

import (
	"strings"
)

// mostSeen is how many cells of a column are looked at to find what stands between its answers.
const mostSeen = 2000

// list knows what stands between the answers of a column in which people tick several.
type list struct {
	choices  *chooser
	seen     int
	evidence [len(separators)]int // by separator
	present  [len(separators)]bool
}

// see looks at a cell: what stands between words of the programme is a separator.
func (l *list) see(cell string) {
	if l.seen == mostSeen {
		return
	}
	l.seen++
	if _, ok := items(cell); ok {
		return
	}
	for i := range len(separators) {
		s := separators[i]
		if strings.IndexByte(cell, s) < 0 {
			continue
		}
		l.present[i] = true
		switch c := l.choices.cut(cell, s); {
		case c.known > 1:
			l.evidence[i] += c.known
		case c.forms == 1 && len(c.rest) > 0:
			l.evidence[i]++
		}
		if s == ';' && cell[len(cell)-1] == s {
			l.evidence[i]++ // as Microsoft Forms ends a list
		}
	}
}

// separator is what stands between the answers, 0 if nothing does. Without evidence it is the surest one that stands in
// the column at all; but a comma is more likely part of a sentence.
func (l *list) separator() byte {
	best := -1
	for i := range len(separators) {
		if l.evidence[i] > 0 && (best < 0 || l.evidence[i] > l.evidence[best]) {
			best = i
		}
	}
	for i := 0; best < 0 && i < len(separators); i++ {
		if l.present[i] && separators[i] != ',' {
			best = i
		}
	}
	if best < 0 {
		return 0
	}
	return separators[best]
}

// read returns the choices of a cell in the programme's order, and what is none of them, whole.
func (l *list) read(cell string, separator byte) (names, rest []string) {
	if t, ok := readBoxes(cell); ok {
		return l.each(t.chosen)
	}
	if all, ok := items(cell); ok {
		return l.each(all)
	}
	if n := len(cell) - 1; n > 0 && (cell[0] == '{' && cell[n] == '}' || cell[0] == '[' && cell[n] == ']') {
		cell = cell[1:n] // as databases write a list
	}
	if separator != 0 {
		c := l.choices.cut(cell, separator)
		if len(c.rest) == 0 || strings.IndexByte(cell, separator) >= 0 {
			return l.choices.inOrder(c.chosen), c.rest
		}
	}
	if name, ok := l.choices.match(strings.TrimSpace(cell)); ok {
		return []string{name}, nil
	}
	for i := range len(separators) { // somebody who parts their answers otherwise than the rest
		if c := l.choices.cut(cell, separators[i]); len(c.rest) == 0 {
			return l.choices.inOrder(c.chosen), nil
		}
	}
	if chosen := l.choices.nothingElse(cell); len(chosen) > 0 {
		return l.choices.inOrder(chosen), nil
	}
	if whole := strings.Trim(cell, " \t\n;|"); whole != "" {
		return nil, []string{whole}
	}
	return nil, nil
}

// each matches items that are whole.
func (l *list) each(items []string) (names, rest []string) {
	var chosen []string
	for _, item := range items {
		if name, ok := l.choices.match(item); ok {
			chosen = append(chosen, name)
		} else if item != "" {
			rest = append(rest, item)
		}
	}
	return l.choices.inOrder(chosen), rest
}
