package chart

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// eighths fill a cell from the left, by one eighth more each.
const eighths = " ▏▎▍▌▋▊▉█"

// Bar is a horizontal bar of width cells, filled as value is to most, to an eighth of a cell. Something
// is never drawn as nothing, and less than most never as all. The filled part is in full, the trough in
// rest; a rest with a background shows through the last, partly filled cell.
func Bar(value, most, width int, full, rest lipgloss.Style) string {
	if width <= 0 {
		return ""
	}
	n := filled(value, most, 8*width)
	cells, part := n/8, n%8
	bar := Paint(full, strings.Repeat("█", cells))
	if part > 0 {
		last := full
		if c := rest.GetBackground(); c != (lipgloss.NoColor{}) {
			last = full.Background(c)
		}
		bar += Paint(last, eighth(eighths, part))
		cells++
	}
	return bar + Paint(rest, blank(width-cells))
}

// filled is how many of n steps value is of most, to the nearest; 0 and n stand for nothing and all only.
func filled(value, most, n int) int {
	switch {
	case value <= 0 || most <= 0 || n <= 0:
		return 0
	case value >= most:
		return n
	}
	steps := int((float64(value)*float64(n))/float64(most) + 0.5)
	return min(max(steps, 1), max(n-1, 1))
}

// eighth is the i-th character of a scale of blocks.
func eighth(scale string, i int) string {
	return scale[prefix(scale, i):prefix(scale, i+1)]
}

// Item is one line of [Bars].
type Item struct {
	Label string
	Value int
}

// Bars are labelled bars below one another, one line an item: label, bar, value. The longest bar is the
// largest value's. Labels get up to two fifths of the width and are cut beyond.
func Bars(items []Item, width int, label, full, rest lipgloss.Style) []string {
	most, wide, digits := 0, 0, 1
	for _, it := range items {
		most = max(most, it.Value)
		wide = max(wide, Width(it.Label))
		digits = max(digits, len(strconv.Itoa(it.Value)))
	}
	wide = min(wide, max(width*2/5, 1))
	bar := width - wide - digits - 2
	out := make([]string, len(items))
	for i, it := range items {
		value := FitRight(strconv.Itoa(it.Value), digits)
		if bar < 1 { // no room for a bar: what counts is the number
			out[i] = Fit(Fit(it.Label, width-digits-1)+" "+value, width)
			continue
		}
		out[i] = Paint(label, Fit(it.Label, wide)) + " " + Bar(it.Value, most, bar, full, rest) + " " + value
	}
	return out
}
