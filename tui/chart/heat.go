package chart

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// Heat is a table of numbers with shades: a line of column labels, then a line for each row with its
// label and cells. Each cell has its number, 0 as "·", and the style of its step: styles[0] for 0, the
// others evenly up to the largest number. Labels are cut to their room; where cutting makes the heads of
// two columns alike, rows and columns get letters instead ("a", "b", …), given with the rows' labels, or
// alone when the rows are others than the columns. Columns that find no room at all are left out.
func Heat(rows, cols []string, value func(row, col int) int, width int, label lipgloss.Style, styles []lipgloss.Style) []string {
	if width <= 0 || len(cols) == 0 {
		return nil
	}
	most := 0
	for r := range rows {
		for c := range cols {
			most = max(most, value(r, c))
		}
	}
	digits := len(strconv.Itoa(most))
	h := layHeat(rows, cols, digits, width)
	place := func(s string) string { // numbers stand below one another, and short heads above them
		if Width(s) <= digits {
			s = FitRight(s, digits)
		}
		return Center(" "+s, h.cell)
	}
	head := blank(h.label)
	for _, name := range h.heads {
		head += place(name)
	}
	out := []string{Paint(label, Fit(head, width))}
	for r, name := range h.names {
		var b strings.Builder
		b.WriteString(Paint(label, Fit(name, h.label)))
		for c := range h.heads {
			v := value(r, c)
			text := "·"
			if v != 0 {
				text = strconv.Itoa(v)
			}
			b.WriteString(Paint(shade(v, most, styles), place(text)))
		}
		out = append(out, Fit(b.String(), width))
	}
	return out
}

// heatLayout is how a heat map shares its width.
type heatLayout struct {
	label, cell  int      // cells for a row's label and for a number
	names, heads []string // what is written before the rows and above the columns that have room
}

const (
	leastLabel = 4  // a row's label is not cut below this, if columns can go instead
	widestCell = 14 // a number's cell does not grow beyond this
)

func layHeat(rows, cols []string, digits, width int) heatLayout {
	longest := func(labels []string) (n int) {
		for _, s := range labels {
			n = max(n, Width(s))
		}
		return n
	}
	n := len(cols)
	cell := max(digits+1, min((width-longest(rows)-1)/n, longest(cols)+1, widestCell))
	if spare := (width - min(longest(rows)+1, 16)) / n; spare > cell { // a little of the rows' labels for the columns'
		cell = min(max(cell, 3), spare)
	}
	h := heatLayout{cell: cell, names: rows}
	n = min(n, max((width-leastLabel)/cell, 1))
	h.heads = heads(cols[:n], cell-1)
	if h.heads == nil {
		h.heads = make([]string, n)
		for i := range h.heads {
			h.heads[i] = letter(i)
		}
		if same(rows, cols) {
			h.names = make([]string, len(rows))
			for i := range rows {
				h.names[i] = letter(i) + " " + rows[i]
			}
		}
	}
	h.label = max(min(longest(h.names)+1, width-n*cell), 0)
	return h
}

// heads cuts labels to w cells each, or returns nil if that leaves two alike or one cell only.
func heads(labels []string, w int) []string {
	out := make([]string, len(labels))
	seen := map[string]bool{}
	for i, s := range labels {
		out[i] = short(s, w)
		if seen[out[i]] || w < 2 && Width(s) > w {
			return nil
		}
		seen[out[i]] = true
	}
	return out
}

// short is s on at most w cells, without the ellipsis where that would take too much of it.
func short(s string, w int) string {
	if Width(s) <= w || w >= 6 {
		s, _ = Cut(s, w)
		return s
	}
	head, _ := split(s, w)
	return strings.TrimRight(head, " ")
}

func same(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// letter is the i-th letter, and a number for those beyond z.
func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return strconv.Itoa(i)
}

// shade is the style of v's step.
func shade(v, most int, styles []lipgloss.Style) lipgloss.Style {
	switch {
	case len(styles) == 0:
		return lipgloss.NewStyle()
	case v <= 0 || len(styles) == 1:
		return styles[0]
	case most <= 1:
		return styles[1]
	}
	last := len(styles) - 1
	return styles[1+(v-1)*(last-1)/(most-1)]
}
