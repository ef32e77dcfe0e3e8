package chart

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// rising fills a cell from the bottom, by one eighth more each.
const rising = " ▁▂▃▄▅▆▇█"

// Bins counts scores of 0 to 100 in bins of size points, labelled with their lower end; 100 is in the
// last bin. Scores outside are counted in the bin at that end.
func Bins(scores []int, size int) (counts []int, labels []string) {
	size = min(max(size, 1), 100)
	counts = make([]int, (100+size-1)/size)
	for _, s := range scores {
		counts[min(max(s, 0)/size, len(counts)-1)]++
	}
	for i := range counts {
		labels = append(labels, strconv.Itoa(i*size))
	}
	return counts, labels
}

// Histogram is a block of height lines of width cells: a column for each count, its number on top where
// the columns are wide enough for all numbers, and below them the labels, as many as find room. Where
// the numbers find no room, a scale at the left names the largest. More counts than cells are added up
// by twos, threes, and so on. Something is never drawn as nothing.
func Histogram(counts []int, labels []string, width, height int, bar, text lipgloss.Style) []string {
	if width <= 0 || height <= 0 || len(counts) == 0 {
		return FitLines(nil, width, height)
	}
	h := histogram{counts: counts, labels: labels, most: slices.Max(counts), rows: max(height-1, 1), bar: bar, text: text}
	h.numbers = width/len(counts) > len(strconv.Itoa(h.most))
	left := 0
	for !h.numbers {
		h.counts, h.labels = merge(counts, labels, width-left)
		h.most = slices.Max(h.counts) // adding up makes it longer
		if left >= min(len(strconv.Itoa(h.most))+1, width-1) {
			break
		}
		left++
	}
	h.slot = (width - left) / len(h.counts)
	out := make([]string, 0, height)
	for y := range h.rows {
		scale := FitRight("│", left)
		if y == 0 {
			scale = FitRight(strconv.Itoa(h.most)+"┤", left)
		}
		out = append(out, Fit(Paint(text, scale)+h.row(y), width))
	}
	if height > 1 {
		out = append(out, blank(left)+Paint(text, Fit(axis(h.labels, h.slot, width-left), width-left)))
	}
	return out
}

// merge adds neighbours up until at most width counts are left.
func merge(counts []int, labels []string, width int) ([]int, []string) {
	by := (len(counts) + width - 1) / width
	if by <= 1 {
		return counts, labels
	}
	var c []int
	var l []string
	for i, n := range counts {
		if i%by > 0 {
			c[len(c)-1] += n
			continue
		}
		c = append(c, n)
		if i < len(labels) {
			l = append(l, labels[i])
		}
	}
	return c, l
}

type histogram struct {
	counts           []int
	labels           []string
	most, slot, rows int
	numbers          bool
	bar, text        lipgloss.Style
}

// row is the y-th line from the top: of each column a piece, its number, or nothing.
func (h histogram) row(y int) string {
	room := h.rows // lines that columns may fill; the numbers need one above the highest
	if h.numbers && h.rows > 1 {
		room--
	}
	var b strings.Builder
	for _, n := range h.counts {
		steps := filled(n, h.most, 8*room)
		above := h.rows - 1 - y // lines below this one
		piece := blank(h.slot)
		switch part := min(steps-8*above, 8); {
		case part > 0 && !(h.numbers && h.rows == 1):
			piece = Paint(h.bar, Fit(strings.Repeat(eighth(rising, part), max(h.slot-1, 1)), h.slot))
		case h.numbers && n > 0 && above == (steps+7)/8 || h.numbers && h.rows == 1:
			piece = Paint(h.text, Fit(strconv.Itoa(n), h.slot))
		}
		b.WriteString(piece)
	}
	return b.String()
}

// axis writes labels where their columns begin: all, or every second, third and so on, so that none
// touches the next.
func axis(labels []string, slot, width int) string {
	for step := 1; ; step++ {
		var b strings.Builder
		at, room := 0, true
		for i := 0; i < len(labels); i += step {
			x := i * slot
			if x+Width(labels[i]) > width {
				break
			}
			if i > 0 && x <= at {
				room = false
				break
			}
			b.WriteString(blank(x-at) + labels[i])
			at = x + Width(labels[i])
		}
		if room {
			return b.String()
		}
	}
}
