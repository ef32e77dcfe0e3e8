package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/tui/chart"
)

// calendarOf is the scale of the days of all exchanges on w cells.
func (st *standings) calendarOf(w int) chart.Calendar {
	return chart.Calendar{Width: w, Days: st.to.Sub(st.from), Today: st.today.Sub(st.from)}
}

// months are the names of the months over a calendar. The month in which it begins is named on its first
// cell, unless the next one would then find no room.
func (st *standings) months(cal chart.Calendar) string {
	var labels []chart.Label
	first := programme.Date{Year: st.from.Year, Month: st.from.Month, Day: 1}
	for d := first; !d.After(st.to); d = d.AddMonths(1) {
		day := d.Sub(st.from)
		if day < 0 {
			if next, ok := cal.Cell(d.AddMonths(1).Sub(st.from)); ok && next < 4 {
				continue
			}
			day = 0
		}
		labels = append(labels, chart.Label{Day: day, Text: d.Month.String()[:3]})
	}
	return cal.Months(labels)
}

// line is one exchange on the calendar.
func (st *standings) line(one *standing, cal chart.Calendar, sh *shell) string {
	t := sh.theme
	track := chart.Track{From: one.x.Start.Sub(st.from), To: one.x.LastDay().Sub(st.from)}
	if one.health != exchange.HealthComplete {
		track.Marks = append(track.Marks, chart.Mark{Day: track.To, Rune: chart.Ended, Style: t.Muted, Priority: 3})
	}
	for _, m := range one.marksOn(st) {
		if mark, ok := calendarMark(m, sh); ok {
			mark.Day = m.Date.Sub(st.from)
			track.Marks = append(track.Marks, mark)
		}
	}
	return cal.Line(track, calendarStyles(sh))
}

func calendarStyles(sh *shell) chart.CalendarStyles {
	return chart.CalendarStyles{Line: sh.theme.Border, Today: sh.theme.Accent}
}

// calendarMark is the symbol of a milestone or a visit. What waits for somebody wins over what is done,
// where both share a cell; calls are not shown, the queue has them.
func calendarMark(m exchange.Mark, sh *shell) (chart.Mark, bool) {
	t := sh.theme
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
	}
	return chart.Mark{Rune: chart.Skipped, Style: t.Muted}, true
}

// legend says what the symbols mean, as many as w cells hold.
func legend(sh *shell, w int) string {
	t := sh.theme
	line := ""
	for _, one := range []struct {
		r     rune
		word  string
		style lipgloss.Style
	}{
		{chart.Overdue, "overdue", t.Bad}, {chart.Due, "due", t.Warn}, {chart.Done, "done", t.Good}, {chart.ToCome, "to come", t.Text},
		{chart.Visited, "visit", t.Accent}, {chart.Skipped, "skipped", t.Muted}, {chart.Ended, "end", t.Muted},
	} {
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
func ruleWith(sh *shell, text string, w int) string {
	if text == "" || chart.Width(text)+6 > w {
		return chart.Rule(w, sh.theme.Border)
	}
	rest := w - chart.Width(text) - 4
	return chart.Paint(sh.theme.Border, "──") + " " + text + " " + chart.Paint(sh.theme.Border, strings.Repeat("─", rest))
}
