package chart

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Box is a frame of w times h cells with title in its upper edge and lines within, cut or padded; the
// text is one cell away from the frame. Below 5 times 2 cells there is nothing but space.
func Box(title string, lines []string, w, h int, border, heading lipgloss.Style) []string {
	if w < 5 || h < 2 {
		return FitLines(nil, w, h)
	}
	edge := strings.Repeat("─", w-2)
	top := Paint(border, "╭"+edge+"╮")
	if room := w - 6; title != "" && room > 0 {
		title, n := Cut(title, room)
		top = Paint(border, "╭─") + " " + Paint(heading, title) + " " + Paint(border, edge[:len("─")*(room-n+1)]+"╮")
	}
	out := make([]string, 0, h)
	out = append(out, top)
	side := Paint(border, "│")
	for _, line := range FitLines(lines, w-4, h-2) {
		out = append(out, side+" "+line+" "+side)
	}
	return append(out, Paint(border, "╰"+edge+"╯"))
}

// Divider is the width of what [Columns] draws between two panes.
const Divider = 2

// Columns joins two panes side by side to h lines of leftWidth + Divider + rightWidth cells, with a line
// between them that keeps one cell from the right pane.
func Columns(left, right []string, leftWidth, rightWidth, h int, divider lipgloss.Style) []string {
	line := Paint(divider, "│") + " "
	left, right = FitLines(left, leftWidth, h), FitLines(right, rightWidth, h)
	for i := range left {
		left[i] += line + right[i]
	}
	return left
}

// Rule is a horizontal line of w cells.
func Rule(w int, style lipgloss.Style) string {
	return Paint(style, strings.Repeat("─", max(w, 0)))
}
