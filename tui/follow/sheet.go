package follow

import (
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// sheet shows lines of which there may be more than there is room for.
type sheet struct {
	top    int
	follow bool // the cursor's line was moved and has to be in sight
	room   int  // lines in sight when it was last drawn
	most   int  // the last line that may be on top
}

// key scrolls by pages; false if the key is another one.
func (s *sheet) key(key string) bool {
	switch key {
	case "pgdown":
		s.scroll(max(1, s.room-1))
	case "pgup":
		s.scroll(-max(1, s.room-1))
	case "ctrl+d":
		s.scroll(max(1, s.room/2))
	case "ctrl+u":
		s.scroll(-max(1, s.room/2))
	default:
		return false
	}
	return true
}

// scroll moves the lines; the cursor stays where it is.
func (s *sheet) scroll(by int) {
	s.top, s.follow = max(0, min(s.top+by, s.most)), false
}

// view is the lines in sight, h of w cells, with a last line that says what lies outside. The lines from
// first to last are to be in sight after the cursor moved there.
func (s *sheet) view(lines []string, first, last, w, h int, sh *shell.Shell) []string {
	s.room, s.most = h, 0
	if len(lines) <= h {
		s.top, s.follow = 0, false
		return chart.FitLines(lines, w, h)
	}
	s.room = h - 1
	s.most = len(lines) - s.room
	if s.follow {
		s.top = max(min(s.top, first-1), last+2-s.room)
		s.follow = false
	}
	s.top = max(0, min(s.top, s.most))
	out := chart.FitLines(lines[s.top:s.top+s.room], w, s.room)
	more := "↑ the end"
	if below := len(lines) - s.top - s.room; below > 0 {
		more = "↓ " + say.Count(below, "more line")
	}
	return append(out, chart.FitRight(chart.Paint(sh.Theme.Muted, more), w))
}
