package follow

import (
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// Sheet shows lines of which there may be more than there is room for.
type Sheet struct {
	Top    int
	Follow bool // the cursor's line was moved and has to be in sight
	Room   int  // lines in sight when it was last drawn
	most   int  // the last line that may be on top
}

// Update scrolls by pages; false if the key is another one.
func (s *Sheet) Update(key string) bool {
	switch key {
	case "pgdown":
		s.Scroll(max(1, s.Room-1))
	case "pgup":
		s.Scroll(-max(1, s.Room-1))
	case "ctrl+d":
		s.Scroll(max(1, s.Room/2))
	case "ctrl+u":
		s.Scroll(-max(1, s.Room/2))
	default:
		return false
	}
	return true
}

// Scroll moves the lines; the cursor stays where it is.
func (s *Sheet) Scroll(by int) {
	s.Top, s.Follow = max(0, min(s.Top+by, s.most)), false
}

// View is the lines in sight, h of w cells, with a last line that says what lies outside. The lines from
// first to last are to be in sight after the cursor moved there.
func (s *Sheet) View(lines []string, first, last, w, h int, sh *shell.Shell) []string {
	s.Room, s.most = h, 0
	if len(lines) <= h {
		s.Top, s.Follow = 0, false
		return chart.FitLines(lines, w, h)
	}
	s.Room = h - 1
	s.most = len(lines) - s.Room
	if s.Follow {
		s.Top = max(min(s.Top, first-1), last+2-s.Room)
		s.Follow = false
	}
	s.Top = max(0, min(s.Top, s.most))
	out := chart.FitLines(lines[s.Top:s.Top+s.Room], w, s.Room)
	more := "↑ the end"
	if below := len(lines) - s.Top - s.Room; below > 0 {
		more = "↓ " + say.Count(below, "more line")
	}
	return append(out, chart.FitRight(chart.Paint(sh.Theme.Muted, more), w))
}
