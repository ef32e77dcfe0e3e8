package follow

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/exchange"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// stateWidth is the room for a milestone's state: "✗ overdue 12 weeks".
const stateWidth = 18

// checklistLines is the milestones drawn.
type checklistLines struct {
	lines       []string
	width       int
	starts      []int // the line on which each milestone begins
	first, last int   // lines of the one under the cursor
}

// draw draws the milestones on w cells.
func (c *checklist) draw(w int) checklistLines {
	v := checklistLines{width: w}
	one, at, ok := c.row()
	if !ok {
		return v
	}
	groups := stepGroups(one.X.Steps)
	for i, s := range one.X.Steps {
		title := s.Title
		if g, ok := groupOf(groups, i); ok {
			if !c.focused || at < g.from || at >= g.to {
				if i == g.from {
					v.lines = append(v.lines, g.line(c.sh, one, at >= g.from && at < g.to, w))
				}
				if i == at {
					v.first, v.last = len(v.lines)-1, len(v.lines)-1
				}
				v.starts = append(v.starts, len(v.lines)-1)
				continue
			}
			if title = g.titleIn(s); i == g.from {
				v.lines = append(v.lines, g.head(c.sh, w))
			}
		}
		v.starts = append(v.starts, len(v.lines))
		lines := c.stepLines(one, i, title, i == at, w)
		if i == at {
			v.first, v.last = len(v.lines), len(v.lines)+len(lines)-1
		}
		v.lines = append(v.lines, lines...)
	}
	c.drawEvents(&v, one, at)
	return v
}

// stepLines draws one milestone: its box, what it is called, and its state; the boxes of each, where it has such, on the
// same line or, if there is no room, on one of their own.
func (c *checklist) stepLines(one *shell.ExchangeStatus, i int, called string, current bool, w int) []string {
	s := one.X.Steps[i]
	say, style := stepState(c.sh, one, i)
	room := w - 2 - 4 - 1 - stateWidth
	title, boxes, below := chart.Fit(called, room), "", ""
	if s.Each && s.ByHand() || asks(&s) && ofEach(&s) {
		boxes = c.boxes(one, i, current)
		if left := room - chart.Width(boxes) - 1; left >= chart.Width(called) {
			title = chart.Fit(called, left)
		} else {
			boxes, below = "", chart.Fit("     "+boxes, w)
		}
	}
	if boxes != "" {
		boxes = " " + boxes
	}
	state := " " + chart.Fit(say, stateWidth)
	var lines []string
	switch t := c.sh.Theme; {
	case current && c.focused:
		lines = append(lines, chart.Paint(t.Selected, "▸ "+box(one, i)+" "+title+boxes+state))
		below = chart.Paint(t.Selected, below)
	case current:
		lines = append(lines, "▸ "+box(one, i)+" "+chart.Paint(t.Accent, title)+boxes+chart.Paint(style, state))
	default:
		lines = append(lines, "  "+box(one, i)+" "+chart.Paint(titleStyle(c.sh, one, i), title)+boxes+chart.Paint(style, state))
	}
	if below != "" {
		lines = append(lines, below)
	}
	return lines
}

// box is the box of a milestone: square where people tick or answer it, round where visits, hours or calls do.
func box(one *shell.ExchangeStatus, i int) string {
	s := one.X.Steps[i]
	_, done := one.X.DoneOn(i)
	sign := " "
	switch {
	case done:
		sign = "x"
	case !s.Skipped.IsZero():
		sign = "-"
	case s.Each:
		for _, d := range one.X.DoneDays(i) {
			if !d.IsZero() {
				sign = "~"
			}
		}
	}
	if s.ByHand() || asks(&s) {
		return "[" + sign + "]"
	}
	return "(" + sign + ")"
}

// boxes are those of each person; the one that space would tick alone stands in pointers.
func (c *checklist) boxes(one *shell.ExchangeStatus, i int, current bool) string {
	var b strings.Builder
	for p, d := range one.X.DoneDays(i) {
		sign, before, after := " ", " ", " "
		if !d.IsZero() {
			sign = "x"
		}
		if current && c.focused && p == c.party {
			before, after = "›", "‹"
		}
		b.WriteString(before + "[" + sign + "] " + one.First[p] + after)
	}
	return b.String()
}

// stepState is how a milestone stands: the calendar's symbol and words.
func stepState(sh *shell.Shell, one *shell.ExchangeStatus, i int) (string, lipgloss.Style) {
	t, today := sh.Theme, sh.Today()
	s := one.X.Steps[i]
	status, days := one.X.Status(i, sh.State().Programme.Exchange, today)
	if status != exchange.Done && status != exchange.Skipped && one.X.Ending != nil && !s.Many {
		return "not done", t.Muted
	}
	switch status {
	case exchange.Done:
		on, _ := one.X.DoneOn(i)
		return string(chart.Done) + " " + exchange.Day(on, today), t.Good
	case exchange.Skipped:
		return string(chart.Skipped) + " skipped " + exchange.Day(s.Skipped, today), t.Muted
	case exchange.Overdue:
		return string(chart.Overdue) + " " + status.Say(days), t.Bad
	case exchange.Due:
		return string(chart.Due) + " " + status.Say(days), t.Warn
	}
	if n := len(one.X.AnswersTo(s.Name)); s.Many && n > 0 {
		return string(chart.Done) + fmt.Sprintf(" %d so far", n), t.Good
	}
	if s.Many {
		return "any number", t.Muted
	}
	return string(chart.ToCome) + " " + exchange.Day(one.X.DueOn(s), today), t.Muted
}

// tableStyles are those of the list beside the checklist: its cursor stands back while the checklist has the
// keys.
func (c *checklist) tableStyles() table.Styles {
	styles := shell.TableStyles(c.sh)
	if c.focused {
		styles.Selected = c.sh.Theme.SelectedMuted
	}
	return styles
}

// titleStyle lets what is done stand back.
func titleStyle(sh *shell.Shell, one *shell.ExchangeStatus, i int) lipgloss.Style {
	if _, done := one.X.DoneOn(i); done || !one.X.Steps[i].Skipped.IsZero() {
		return sh.Theme.Muted
	}
	return sh.Theme.Text
}

// hint says what can be done about the milestone under the cursor where a tick cannot.
func (c *checklist) hint() string {
	one, i, ok := c.step()
	if !ok || !c.focused {
		return ""
	}
	s := one.X.Steps[i]
	_, done := one.X.DoneOn(i)
	switch {
	case done && s.Note != 0:
		return "“" + one.X.Note(s.Note).Safe() + "”"
	case !s.Skipped.IsZero():
		return "skipped: “" + one.X.Note(s.SkipNote).Safe() + "”"
	case done:
		return ""
	case asks(&s):
		return sayAsked(&s)
	case s.Kind().Record == exchange.RecordVisit:
		return s.Kind().Hint + ": v logs one"
	case !s.ByHand():
		return s.Kind().Hint
	}
	return s.Ask
}
