package chart

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// PaintAll is every line in a style.
func PaintAll(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = Paint(style, l)
	}
	return out
}

// Hanging breaks a sentence into lines, of which all but the first are moved in.
func Hanging(say string, w int) []string {
	lines := Wrap(say, w-3)
	for i, l := range lines {
		lines[i] = [2]string{" ", "   "}[min(i, 1)] + l
	}
	return lines
}

// Flow puts phrases side by side with a gap between them, on as few lines of at most w cells as it takes.
func Flow(phrases []string, gap string, w int) []string {
	var lines []string
	for _, p := range phrases {
		if n := len(lines); n > 0 && Width(lines[n-1]+gap+p) <= w {
			lines[n-1] += gap + p
			continue
		}
		lines = append(lines, p)
	}
	return lines
}

// EmptyLines is a sentence in the middle of an empty screen.
func EmptyLines(say string, w, h int) []string {
	lines := []string{"", ""}
	for _, l := range Wrap(say, min(60, w-4)) {
		lines = append(lines, Center(l, w))
	}
	return FitLines(lines, w, h)
}

// Clip is s cut to at most w cells, without padding.
func Clip(s string, w int) string {
	if Width(s) <= w {
		return s
	}
	return Fit(s, w)
}

// CutMiddle is s on at most w cells, with whole words at its end and what is too much taken from before
// them: reasons end in how long it has been.
func CutMiddle(s string, w int) string {
	over := Width(s) - w
	if over <= 0 {
		return s
	}
	_, end, _ := strings.Cut(ansi.TruncateLeft(s, over+w*2/5, ""), " ")
	end = " " + end
	return Clip(s, w-Width(end)) + end
}

// LineAt is the i-th line, or nothing where there are not so many.
func LineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
