package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"crosswalk/tui/chart"
)

// dialog is a box over the screen that gets every key until it closes.
type dialog interface {
	// update answers a message. closed takes the dialog away; cmd carries what was decided.
	update(msg tea.Msg) (closed bool, cmd tea.Cmd)
	// view draws the box in at most w×h cells. All its lines are equally wide.
	view(w, h int) []string
	// keys are shown in the help line while the dialog is open.
	keys() []action
}

// overlay draws box in the middle of lines, which are w cells wide each.
func overlay(lines []string, box []string, w int) []string {
	if len(box) == 0 {
		return lines
	}
	bw := chart.Width(box[0])
	x, y := max(0, (w-bw)/2), max(0, (len(lines)-len(box))/2)
	for i, b := range box {
		if y+i >= len(lines) {
			break
		}
		line := lines[y+i]
		lines[y+i] = ansi.Cut(line, 0, x) + "\x1b[m" + b + "\x1b[m" + ansi.Cut(line, x+bw, w)
	}
	return lines
}
