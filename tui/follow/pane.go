package follow

import (
	"slices"

	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// pane is where a checklist and what its screen tells with it stood when they were last drawn.
type pane struct {
	shown bool // it is on the screen
	alone bool // and nothing else
	x, y  int  // its corner; what lies right of it and below is its own
}

// has reports whether a cell of the screen is the pane's.
func (p pane) has(x, y int) bool {
	return p.alone || p.shown && x >= p.x && y >= p.y
}

// paneText is what a screen tells of an exchange.
type paneText struct {
	head  []string       // stays where it is
	lines []string       // scroll below it
	steps checklistLines // the milestones among those lines
	above int            // lines above the milestones
}

// drawPane draws the exchange shown on h lines of w cells: what text makes of it for so many cells and lines.
// Alone on the screen, it has a margin.
func (c *checklist) drawPane(w, h int, text func(one *shell.ExchangeStatus, w, h int) paneText) []string {
	one, ok := c.status()
	if !ok {
		return chart.FitLines(nil, w, h)
	}
	margin := 0
	if c.pane.alone {
		margin = 1
	}
	inner := w - 2*margin
	t := text(one, inner, h)
	c.x, c.y = c.pane.x+margin, c.pane.y+len(t.head)
	c.drawn, c.header = t.steps, t.above
	body := c.sheet.view(t.lines, t.above+t.steps.first, t.above+t.steps.last, inner, h-len(t.head), c.sh)
	lines := slices.Concat(t.head, body)
	if margin > 0 {
		for i, l := range lines {
			lines[i] = " " + chart.Fit(l, inner) + " "
		}
	}
	return chart.FitLines(lines, w, h)
}

// inSight reports whether the milestone under the cursor could be seen when the sheet was drawn last.
func (c *checklist) inSight() bool {
	line := c.header + c.drawn.first - c.sheet.top
	return line >= 0 && line < c.sheet.room
}

// stepAt is the milestone that was drawn on a cell of the screen.
func (c *checklist) stepAt(x, y int) (int, bool) {
	line := y - c.y + c.sheet.top - c.header
	if y < c.y || x >= c.x+c.drawn.width || line >= len(c.drawn.lines) {
		return 0, false
	}
	for i, start := range slices.Backward(c.drawn.starts) {
		if line >= start {
			for i > 0 && c.drawn.starts[i-1] == start { // of those on one line the first
				i--
			}
			return i, true
		}
	}
	return 0, false
}

// hintLine is what can be done about the milestone under the cursor. It is always a line, so that nothing jumps
// when it says something.
func (c *checklist) hintLine(w int) string {
	return chart.Paint(c.sh.Theme.Muted, chart.Fit(c.hint(), w))
}
