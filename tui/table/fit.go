package table

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"crosswalk/tui/chart"
)

// fit is s on exactly w cells: cut, or padded at the right, or at the left for right.
func fit(s string, w int, right bool) string {
	if right {
		return chart.FitRight(s, w)
	}
	return chart.Fit(s, w)
}

// plain is s without styles.
func plain(s string) string {
	if strings.IndexByte(s, 0x1b) < 0 {
		return s
	}
	return ansi.Strip(s)
}

// blank is n spaces.
func blank(n int) string { return strings.Repeat(" ", max(n, 0)) }
