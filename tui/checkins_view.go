package tui

import (
	"fmt"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
)

// Columns of the queue.
const (
	ringColumn = iota
	whomColumn
	reasonColumn
)

// whyFrom is the width of the queue from which each row says why; else the call sheet does.
const whyFrom = 72

func queueColumns(w int) []table.Column {
	if w < whyFrom {
		return []table.Column{{Title: "ring", Width: 16}, {Title: "whom", Min: 16, Flex: 1}}
	}
	return []table.Column{{Title: "ring", Width: 16}, {Title: "whom", Min: 16, Flex: 1}, {Title: "why", Min: 16, Flex: 1}}
}

func (c *checkIns) view(w, h int) []string {
	st := c.fresh()
	c.place = exchangePlace{}
	switch {
	case len(st.all) == 0:
		return c.emptyView(w, h)
	case len(c.all) == 0:
		return emptyLines("Every exchange is complete. There is nobody left to ring.", w, h)
	case w >= twoPanes:
		left := max(44, min(64, w*2/5))
		right := w - left - chart.Divider
		c.place.detail, c.place.detailX = true, left+chart.Divider
		return chart.Columns(c.queueView(left, h), c.sheetView(right, h), left, right, h, c.sh.theme.Border)
	case c.list.focused:
		c.place.detail, c.place.alone = true, true
		return c.sheetView(w, h)
	}
	return c.queueView(w, h)
}

func (c *checkIns) emptyView(w, h int) []string {
	return emptyLines("Nobody is to be rung yet, because nothing is published. 3 goes to Matches, where p publishes the pairs of the plan; then the calls stand here, the most urgent first.", w, h)
}

func (c *checkIns) queueView(w, h int) []string {
	t := c.sh.theme
	head := c.headLine(w)
	if c.table.Len() == 0 {
		return chart.FitLines(append([]string{head}, emptyLines(c.nobodyNow(), w, h-1)...), w, h)
	}
	c.place.tableY = 1
	c.table.SetColumns(queueColumns(w))
	c.table.SetSize(w, h-1)
	selected := t.Selected
	if c.list.focused {
		selected = t.SelectedMuted
	}
	styles := table.Styles{Header: t.Header, Selected: selected, Scroll: t.Border}
	return chart.FitLines(append([]string{head}, c.table.Lines(c.cell, styles)...), w, h)
}

// headLine is the filter, or else how many are to be rung and whose calls these are.
func (c *checkIns) headLine(w int) string {
	t := c.sh.theme
	if c.filter.open || c.filter.on() {
		found := fmt.Sprintf(" %d of %d ", c.table.Len(), len(c.all))
		return " " + c.filter.view(w-1-len(found)) + chart.Paint(t.Muted, found)
	}
	line := " nobody to ring today"
	if c.counts.now > 0 {
		line = fmt.Sprintf(" %d to ring now", c.counts.now)
	}
	if c.counts.soon > 0 {
		line += fmt.Sprintf(" · %d soon", c.counts.soon)
	}
	if c.counts.later > 0 {
		line += chart.Paint(t.Muted, fmt.Sprintf(" · %d later", c.counts.later))
	}
	if c.whose != "" {
		line += chart.Paint(t.Accent, " · "+c.whose+"'s")
	}
	return chart.Fit(line, w)
}

// nobodyNow says why nobody is in the queue.
func (c *checkIns) nobodyNow() string {
	switch {
	case c.filter.on():
		return "No call has these words. esc clears the filter."
	case c.counts == (queueCounts{}) && c.whose != "":
		return c.whose + " has no pair to ring. f shows everybody's calls."
	}
	for _, q := range c.all {
		if c.whose == "" || q.one.x.Facilitator.Safe() == c.whose {
			if q.next.Call.Date.IsZero() {
				break
			}
			return "Nobody is to be rung now. The next call is on " + exchange.WeekDay(q.next.Call.Date, c.sh.today()) + ": " + q.one.pair + ". a shows the calls further ahead."
		}
	}
	return "Nobody is to be rung now. a shows the other exchanges."
}

func (c *checkIns) cell(id uint64, col, w int) table.Cell {
	q, t := c.byID[id], c.sh.theme
	if q == nil {
		return table.Cell{}
	}
	style := t.Text
	switch {
	case !q.soon():
		style = t.Muted
	case q.one.call.Status == exchange.Overdue:
		style = t.Bad
	}
	switch col {
	case ringColumn:
		return table.Cell{Text: q.next.Say(), Style: style}
	case whomColumn:
		cell := table.Cell{Text: namesOn(c.sh.state, q.one.x.Members, w)}
		if !q.soon() {
			cell.Style = t.Muted
		}
		return cell
	}
	return table.Cell{Text: q.words(w), Style: t.Muted}
}

// sheetView is the call sheet.
func (c *checkIns) sheetView(w, h int) []string {
	one, ok := c.list.standing()
	if !ok {
		return chart.FitLines(nil, w, h)
	}
	pad := 0
	if c.place.alone {
		pad = 1
	}
	inner := w - 2*pad
	head := c.sheetHead(one, inner)
	before := c.beforeSteps(one, inner)
	check := c.list.view(inner)
	lines := append(before, check.lines...)
	lines = append(lines, chart.Paint(c.sh.theme.Muted, chart.Fit("      "+c.list.hint(), inner)))
	lines = append(lines, c.sh.hoursLines(one, inner)...)
	lines = append(lines, c.sh.visitLines(one, inner)...)
	if len(one.x.CheckIns) > 1 {
		lines = append(lines, "")
		lines = append(lines, c.sh.callLines(one, inner, len(one.x.CheckIns))...)
	}
	c.list.x, c.list.y = c.place.detailX+pad, len(head)
	out := append(head, c.list.draw(lines, len(before), check, inner, h-len(head))...)
	for i := range out {
		out[i] = strings.Repeat(" ", pad) + chart.Fit(out[i], inner) + strings.Repeat(" ", pad)
	}
	return chart.FitLines(out, w, h)
}

// sheetHead is who is to be rung, when and why, and how the exchange stands.
func (c *checkIns) sheetHead(one *standing, w int) []string {
	t := c.sh.theme
	when := chart.Paint(t.Muted, "not to be rung any more")
	if q, ok := c.byID[one.x.ID]; ok {
		style := t.Text
		if one.call.Status == exchange.Overdue {
			style = t.Bad
		}
		when = chart.Paint(style, "ring: "+q.next.Say())
		if !one.call.IsZero() {
			when += chart.Paint(t.Muted, " · "+one.call.Why.Say(one.first))
		}
	}
	if f := one.x.Facilitator; !f.IsEmpty() {
		when += chart.Paint(t.Muted, " · rung by "+f.Safe())
	}
	return []string{
		chart.Fit(chart.Paint(t.Title, namesOn(c.sh.state, one.x.Members, w)), w),
		chart.Fit(when, w),
		c.health(one, w),
	}
}

// health is how the exchange stands, or, where that is only that the call is due, what comes next.
func (c *checkIns) health(one *standing, w int) string {
	late := one.health == exchange.HealthOverdue || one.health == exchange.HealthDue
	if next := one.look.Open; late && !next.IsZero() && one.look.First().CheckIn != 0 {
		say := "next: " + next.Step.Title + ", " + next.Status.Say(next.Days)
		if next.Status == exchange.ToCome {
			say = "next: " + next.Step.Title + ", due " + exchange.Day(next.Due, c.sh.today())
		}
		return chart.Fit(chart.Paint(c.sh.theme.Muted, say), w)
	}
	return chart.Fit(chart.Paint(healthStyle(c.sh, one.health), one.words(w)), w)
}

// beforeSteps is the sheet above the milestones: the people, what was said last, what to ask.
func (c *checkIns) beforeSteps(one *standing, w int) []string {
	t := c.sh.theme
	lines := c.sh.contacts(one, w)
	lines = append(lines, "")
	lines = append(lines, c.lastCall(one, w)...)
	lines = append(lines, "", chart.Paint(t.Header, "Ask"))
	for _, q := range c.questions(one) {
		for i, l := range chart.Wrap(q, w-2) {
			lines = append(lines, chart.Paint(t.Accent, bullet(i))+l)
		}
	}
	return append(lines, "", chart.Paint(t.Header, "Milestones"))
}

// lastCall is what was said last time.
func (c *checkIns) lastCall(one *standing, w int) []string {
	t := c.sh.theme
	if len(one.x.CheckIns) == 0 {
		return []string{chart.Paint(t.Header, "Last call") + chart.Paint(t.Muted, "  they were never rung before")}
	}
	lines := c.sh.callLines(one, w, 1)
	lines[0] = chart.Paint(t.Header, "Last call")
	return lines
}
