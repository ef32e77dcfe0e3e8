package follow

import (
	"fmt"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/exchange"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// Columns of the queue.
const (
	ringColumn = iota
	whomColumn
	reasonColumn
)

const (
	besideSheet = 64 // most cells of the queue with the call sheet beside it, which says why
	wholeNames  = 72 // cells of the queue from which there is room for more than first names
	leastWhom   = 19 // cells for first names
)

// queueColumns are the columns of a queue w cells wide, with the call sheet beside it or not.
func queueColumns(w int, beside bool) []table.Column {
	switch {
	case beside:
		return []table.Column{{Title: "when", Width: 16}, {Title: "whom", Min: 16, Flex: 1}}
	case w < wholeNames:
		return []table.Column{{Title: "when", Width: 16}, {Title: "whom", Width: leastWhom}, {Title: "why", Min: 16, Flex: 1}}
	}
	return []table.Column{{Title: "when", Width: 16}, {Title: "whom", Min: 16, Flex: 1}, {Title: "why", Min: 16, Flex: 1}}
}

// View draws the queue, and the call sheet where there is room for it.
func (c *checkIns) View(w, h int) []string {
	st := c.fresh()
	c.checklist.pane = pane{}
	switch {
	case st.Unknown:
		return chart.FitLines(nil, w, h)
	case len(st.All) == 0:
		return c.emptyView(w, h)
	case len(c.queue) == 0:
		return chart.EmptyLines("Every exchange is over. There is nobody left to ring.", w, h)
	case w >= shell.TwoPanes:
		left := max(44, min(besideSheet, w*2/5))
		right := w - left - chart.Divider
		c.checklist.pane = pane{shown: true, x: left + chart.Divider}
		return chart.Columns(c.queueView(left, h), c.checklist.drawPane(right, h, c.callSheet), left, right, h, c.sh.Theme.Border)
	case c.checklist.focused:
		c.checklist.pane = pane{shown: true, alone: true}
		return c.checklist.drawPane(w, h, c.callSheet)
	}
	return c.queueView(w, h)
}

func (c *checkIns) emptyView(w, h int) []string {
	return chart.EmptyLines("Nobody is to be rung yet, because nothing is published. 3 goes to Matches, where p publishes the pairs of the plan; then the calls stand here, the most urgent first.", w, h)
}

func (c *checkIns) queueView(w, h int) []string {
	head := c.headLine(w)
	if c.list.Table.Len() == 0 {
		return chart.FitLines(append([]string{head}, chart.EmptyLines(c.nobodyNow(), w, h-1)...), w, h)
	}
	c.list.Place(1, w)
	c.list.Table.SetColumns(queueColumns(w, c.checklist.pane.shown))
	c.list.Table.SetSize(w, h-1)
	return chart.FitLines(append([]string{head}, c.list.Table.Lines(c.cell, c.checklist.tableStyles())...), w, h)
}

// headLine is the filter, or else how many are to be rung and whose calls these are.
func (c *checkIns) headLine(w int) string {
	t := c.sh.Theme
	if c.list.Filter.Open || c.list.Filter.On() {
		found := fmt.Sprintf(" %d of %d ", c.list.Table.Len(), len(c.queue))
		return " " + c.list.Filter.View(w-1-len(found)) + chart.Paint(t.Muted, found)
	}
	line := " nobody to ring today"
	if c.counts.now > 0 {
		line = fmt.Sprintf(" %d to ring now", c.counts.now)
	}
	if c.counts.coordinator > 0 {
		line += fmt.Sprintf(" · %d the coordinator’s", c.counts.coordinator)
	}
	if c.counts.soon > 0 {
		line += fmt.Sprintf(" · %d soon", c.counts.soon)
	}
	if c.counts.later > 0 {
		line += chart.Paint(t.Muted, fmt.Sprintf(" · %d later", c.counts.later))
	}
	if calls := c.sh.CallsElsewhere(); calls != "" {
		line += chart.Paint(t.Muted, " · "+calls+" (C)")
	}
	if c.whose != "" {
		line += chart.Paint(t.Accent, " · "+c.whose+"'s")
	}
	return chart.Fit(line, w)
}

// nobodyNow says why nobody is in the queue.
func (c *checkIns) nobodyNow() string {
	switch {
	case c.list.Filter.On():
		return "No call has these words. esc clears the filter."
	case c.counts == (queueCounts{}) && c.whose != "":
		return c.whose + " has no pair to ring. f shows everybody's calls."
	}
	for _, one := range c.queue {
		if !c.isListed(one, nil) {
			continue
		}
		return "Nobody is to be rung now. The next step is on " + exchange.WeekDay(one.Look.Next.Date, c.sh.Today()) + ": " + one.Pair + ". a shows the calls further ahead."
	}
	return "Nobody is to be rung now. a shows the other exchanges."
}

// cell is what stands in one column of a row.
func (c *checkIns) cell(id uint64, col, w int) table.Cell {
	one, t := c.seen.ByID[id], c.sh.Theme
	if one == nil {
		return table.Cell{}
	}
	switch col {
	case ringColumn:
		return table.Cell{Text: one.Look.Next.Say(), Style: ringStyle(c.sh, one)}
	case whomColumn:
		cell := table.Cell{Text: pairIn(c.sh.State(), one, w)}
		if isLater(one) {
			cell.Style = t.Muted
		}
		return cell
	}
	if c.sh.HasDraft(callForms, id) {
		return table.Cell{Text: "draft · " + callWhy(one, w-chart.Width("draft · ")), Style: t.Accent}
	}
	return table.Cell{Text: callWhy(one, w), Style: t.Muted}
}

// ringStyle is that of when to ring.
func ringStyle(sh *shell.Shell, one *shell.ExchangeStatus) lipgloss.Style {
	switch {
	case isLater(one):
		return sh.Theme.Muted
	case one.Call.Status == exchange.Overdue:
		return sh.Theme.Bad
	}
	return sh.Theme.Text
}
