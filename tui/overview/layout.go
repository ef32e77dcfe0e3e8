package overview

import "crosswalk/tui/shell"

// layout is how the screen below its head is shared out between the list and the charts.
type layout struct {
	list      int // lines of the list with its heading and its foot; 0: only its heading is there
	listWidth int
	charts    []drawing
	beside    bool // the charts stand beside the list
	turns     bool // there is room for the list or for a chart, not for both
	positions int  // how many the charts can be turned through
	turn      int  // at which of these it is
}

// leastList is how many lines the list has at least when a chart stands below it.
const leastList = 5

// layOut shares h lines of w cells out, at a turn of the charts, which may be one too many. A terminal that
// has become too short for both, which it was not as it was laid out before, shows the list first.
func layOut(all []drawing, turn int, before layout, w, h int) layout {
	n := len(all)
	if w >= shell.TwoPanes {
		l := layout{list: h, listWidth: min(84, w*52/100), beside: true, positions: n, turn: turn % n}
		l.charts = stack(turned(all, l.turn), h)
		if len(l.charts) == n {
			l.positions = 1
		}
		return l
	}
	tall := h-leastList >= leastChart
	if !tall && !before.turns {
		turn = 0
	}
	l := layout{listWidth: w, positions: n + 1, turns: !tall, turn: turn % (n + 1)}
	switch at := l.turn; {
	case !tall && at == 0, tall && at == n:
		l.list = h
	case !tall:
		l.charts = stack(all[at-1:at], h-1)
	default:
		l.charts = stack(all[at:at+1], h-leastList)
		l.list = h - l.charts[0].lines
	}
	return l
}

// turned is the charts with the i-th first.
func turned(all []drawing, i int) []drawing {
	return append(append([]drawing(nil), all[i:]...), all[:i]...)
}

// stack takes as many charts as there is room for in h lines, with a line between them, the first cut to
// what there is. Lines left over go to a chart that can use them.
func stack(all []drawing, h int) []drawing {
	var out []drawing
	left := h
	for i, d := range all {
		if i == 0 {
			d.lines = min(d.lines, h)
		} else {
			left--
		}
		if d.lines > left {
			break
		}
		left -= d.lines
		out = append(out, d)
	}
	for i, d := range out {
		if d.grows {
			more := max(0, min(left, 5))
			out[i].lines += more
			left -= more
		}
	}
	return out
}
