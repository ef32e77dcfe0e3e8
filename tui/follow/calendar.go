package follow

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// calendarLines are the lines of exchanges as they were drawn last, for as long as they would be drawn alike.
type calendarLines struct {
	of    *shell.ExchangeStatuses
	cal   chart.Calendar
	from  programme.Date
	theme [2]bool // dark, with colours
	drawn map[uint64]string
}

// line is one exchange on a calendar that begins on a day.
func (c *calendarLines) line(st *shell.ExchangeStatuses, one *shell.ExchangeStatus, cal chart.Calendar, from programme.Date, sh *shell.Shell) string {
	theme := [2]bool{sh.Theme.Dark, sh.Theme.Colour}
	if c.of != st || c.cal != cal || c.from != from || c.theme != theme {
		*c = calendarLines{st, cal, from, theme, map[uint64]string{}}
	}
	line, ok := c.drawn[one.X.ID]
	if !ok {
		line = calendarLine(st, one, cal, from, sh)
		c.drawn[one.X.ID] = line
	}
	return line
}

// calendarLine is one exchange on a calendar that begins on a day.
func calendarLine(st *shell.ExchangeStatuses, one *shell.ExchangeStatus, cal chart.Calendar, from programme.Date, sh *shell.Shell) string {
	t := sh.Theme
	last := one.X.LastDay()
	if end := one.X.Ending; end != nil && end.On.Before(last) {
		last = end.On
	}
	track := chart.Track{From: one.X.Start.Sub(from), To: last.Sub(from)}
	if one.Health != exchange.HealthComplete && one.HasEnd() {
		track.Marks = append(track.Marks, chart.Mark{Day: track.To, Rune: chart.Ended, Style: t.Muted, Priority: 3})
	}
	for _, p := range one.X.Pauses {
		to := p.Resumed
		if to.IsZero() {
			to = p.Until
		}
		track.Fills = append(track.Fills, chart.Fill{From: p.From.Sub(from), To: to.Sub(from), Rune: chart.Paused, Style: t.Muted})
	}
	marks := one.MarksOn(st)
	track.Marks = slices.Grow(track.Marks, len(marks))
	for _, m := range marks {
		if mark, ok := calendarMark(m, sh); ok {
			mark.Day = m.Date.Sub(from)
			track.Marks = append(track.Marks, mark)
		}
	}
	return cal.Line(track, calendarStyles(sh))
}

func calendarStyles(sh *shell.Shell) chart.CalendarStyles {
	return chart.CalendarStyles{Line: sh.Theme.Border, Today: sh.Theme.Accent}
}

// calendarMark is the symbol of a milestone or a visit. What waits for somebody wins over what is done,
// where both share a cell; calls are not shown, the queue has them.
func calendarMark(m exchange.Mark, sh *shell.Shell) (chart.Mark, bool) {
	t := sh.Theme
	switch {
	case m.Kind == exchange.MarkVisit:
		return chart.Mark{Rune: chart.Visited, Style: t.Accent, Priority: 4}, true
	case m.Kind != exchange.MarkStep:
		return chart.Mark{}, false
	}
	switch m.Status {
	case exchange.Overdue:
		return chart.Mark{Rune: chart.Overdue, Style: t.Bad, Priority: 6}, true
	case exchange.Due:
		return chart.Mark{Rune: chart.Due, Style: t.Warn, Priority: 5}, true
	case exchange.ToCome:
		return chart.Mark{Rune: chart.ToCome, Style: t.Text, Priority: 2}, true
	case exchange.Done:
		return chart.Mark{Rune: chart.Done, Style: t.Good, Priority: 1}, true
	case exchange.Skipped:
		return chart.Mark{Rune: chart.Skipped, Style: t.Muted}, true
	}
	return chart.Mark{}, false
}

// legend says what the symbols mean, as many as w cells hold.
func legend(sh *shell.Shell, w int) string {
	t := sh.Theme
	line := ""
	for _, one := range []struct {
		r     rune
		word  string
		style lipgloss.Style
	}{
		{chart.Overdue, "overdue", t.Bad}, {chart.Due, "due", t.Warn}, {chart.Done, "done", t.Good}, {chart.ToCome, "to come", t.Text},
		{chart.Visited, "visit", t.Accent}, {chart.Skipped, "skipped", t.Muted}, {chart.Paused, "paused", t.Muted}, {chart.Ended, "end", t.Muted},
	} {
		if one.r == chart.Ended && !sh.ExchangeStatuses().Ends {
			continue
		}
		next := chart.Paint(one.style, string(one.r)) + " " + chart.Paint(t.Muted, one.word)
		if line != "" {
			next = line + "  " + next
		}
		if chart.Width(next) > w {
			break
		}
		line = next
	}
	return line
}

// ruleWith is a rule across w cells with a text in it.
func ruleWith(sh *shell.Shell, text string, w int) string {
	if text == "" || chart.Width(text)+6 > w {
		return chart.Rule(w, sh.Theme.Border)
	}
	rest := w - chart.Width(text) - 4
	return chart.Paint(sh.Theme.Border, "──") + " " + text + " " + chart.Paint(sh.Theme.Border, strings.Repeat("─", rest))
}
