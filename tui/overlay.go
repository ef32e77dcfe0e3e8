package tui

import (
	"crosswalk/tui/chart"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// overlay draws box over the middle of lines, which are w cells wide each.
func overlay(lines []string, box []string, w int) {
	if len(box) > 0 {
		overlayAt(lines, box, max(0, (w-chart.Width(box[0]))/2), w)
	}
}

// overlayAt draws box, which has a line at least, half way down over lines, from cell x on.
func overlayAt(lines []string, box []string, x, w int) {
	bw := chart.Width(box[0])
	y := max(0, (len(lines)-len(box))/2)
	for i, b := range box {
		if y+i >= len(lines) {
			break
		}
		line, rest := lines[y+i], w-x-bw
		left, right := ansi.Cut(line, 0, max(0, x-1)), ansi.Cut(line, x+bw+1, w)
		for from := x + bw + 2; chart.Width(right) > max(0, rest-1) && from <= w; from++ {
			right = ansi.Cut(line, from, w)
		}
		for to := x - 2; chart.Width(left) > max(0, x-1) && to >= 0; to-- {
			left = ansi.Cut(line, 0, to)
		}
		// A cell on either side of the box is blank, and two where the box covers half of a letter two
		// cells wide.
		left += strings.Repeat(" ", max(0, x-chart.Width(left)))
		right = strings.Repeat(" ", max(0, rest-chart.Width(right))) + right
		lines[y+i] = left + "\x1b[m" + b + "\x1b[m" + right
	}
}
