package tui

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// detailColumns is the width from which the facts stand beside the checklist instead of below it.
const detailColumns = 100

// detailView is the exchange under the cursor: how it stands, its checklist, and what was logged.
func (e *exchanges) detailView(w, h int) []string {
	one, ok := e.list.standing()
	if !ok {
		return chart.FitLines(nil, w, h)
	}
	pad := 0
	if e.place.alone {
		pad = 1
	}
	inner := w - 2*pad
	head := e.detailHead(one, inner)
	e.list.x, e.list.y = e.place.detailX+pad, e.place.detailY+len(head)
	room := h - len(head)
	var body []string
	if inner >= detailColumns {
		right := inner * 2 / 5
		left := inner - right - chart.Divider
		check := e.list.view(left - 1)
		lines := append(check.lines, e.hintLine(left)...)
		facts := e.facts(one, right)
		n := max(len(lines), len(facts))
		both := chart.Columns(lines, facts, left, right, max(n, room), e.sh.theme.Border)
		body = e.list.draw(both[:max(n, min(room, len(both)))], 0, check, inner, room)
	} else {
		check := e.list.view(inner)
		lines := append(check.lines, e.hintLine(inner)...)
		lines = append(lines, e.facts(one, inner)...)
		body = e.list.draw(lines, 0, check, inner, room)
	}
	lines := append(head, body...)
	if pad > 0 {
		for i := range lines {
			lines[i] = " " + chart.Fit(lines[i], inner) + " "
		}
	}
	return chart.FitLines(lines, w, h)
}

// hintLine is always a line, so that nothing jumps when it says something.
func (e *exchanges) hintLine(w int) []string {
	return []string{chart.Paint(e.sh.theme.Muted, chart.Fit("      "+e.list.hint(), w))}
}

// detailHead is who, how it stands and who rings them, and who is in another exchange as well.
func (e *exchanges) detailHead(one *standing, w int) []string {
	t := e.sh.theme
	words := one.words(w)
	facts := []string{chart.Paint(healthStyle(e.sh, one.health), words), e.sh.spanWords(one)}
	if f := one.x.Facilitator; !f.IsEmpty() {
		facts = append(facts, "rung by "+f.Safe())
	}
	lines := []string{
		chart.Fit(chart.Paint(t.Title, namesOn(e.sh.state, one.x.Members, w)), w),
		chart.Fit(flow(facts, chart.Paint(t.Muted, " · "), w)[0], w),
	}
	for i, id := range one.x.Members {
		if also := e.sh.alsoWith(one.x, id); also != "" {
			lines = append(lines, chart.Paint(t.Muted, chart.Fit(one.first[i]+" is "+also+".", w)))
		}
	}
	return lines
}

// spanWords is when the exchange lasts.
func (sh *shell) spanWords(one *standing) string {
	if one.x.End.IsZero() {
		return "since " + exchange.PlainDay(one.x.Start)
	}
	return exchange.Day(one.x.Start, one.x.End) + " to " + exchange.PlainDay(one.x.End)
}

// facts is what was logged: hours, visits, calls, and why they were paired.
func (e *exchanges) facts(one *standing, w int) []string {
	t := e.sh.theme
	lines := e.sh.hoursLines(one, w)
	lines = append(lines, e.sh.visitLines(one, w)...)
	lines = append(lines, "")
	lines = append(lines, e.sh.callLines(one, w, len(one.x.CheckIns))...)
	lines = append(lines, "", chart.Paint(t.Header, "Published with "+points(one.x.Score)))
	lines = append(lines, e.whyLines(one, w)...)
	for _, a := range one.x.Against {
		lines = append(lines, chart.Paint(t.Warn, chart.Fit("against rule: "+text.Line(a), w)))
	}
	return lines
}

// whyLines is how the score of a pair came about; of a trio that of every two.
func (e *exchanges) whyLines(one *standing, w int) []string {
	var lines []string
	for _, g := range groups(one.x.Parties) {
		if len(g) != 2 {
			continue
		}
		parts, total := one.x.WhyOf(one.x.Members[g[0]], one.x.Members[g[1]]), 0
		for _, p := range parts {
			total += p.Points
		}
		if one.x.Parties > 2 {
			names := andWords([]string{one.first[g[0]], one.first[g[1]]})
			lines = append(lines, chart.Fit(chart.Paint(e.sh.theme.Accent, names+" "+points(total)), w))
		}
		for _, p := range parts {
			lines = append(lines, whyPart(p.Criterion, fmt.Sprintf("%s/%s", wholePoints(p.Points), wholePoints(p.Possible)), p.Phrase, w))
		}
	}
	return lines
}

// whyPart is a line of why a pair is one.
func whyPart(criterion, share, phrase string, w int) string {
	return chart.Fit(chart.Fit(text.Line(criterion), 12)+" "+chart.FitRight(share, 8)+"  "+text.Line(phrase), w)
}

// visitLines are the visits, the latest first, with their notes.
func (sh *shell) visitLines(one *standing, w int) []string {
	visits := slices.Clone(one.x.Visits)
	slices.SortStableFunc(visits, func(a, b exchange.Visit) int { return b.Date.Compare(a.Date) })
	var lines []string
	for _, v := range visits {
		host := "joint"
		if v.Host >= 0 && v.Host < len(one.first) {
			host = one.first[v.Host] + " hosted"
			if !one.x.VisitedByAll(v) {
				host += " " + one.someOf(one.x.VisitorsOf(v))
			}
		}
		line := fmt.Sprintf("%s h  %s, %s", say.Tenths(v.HourTenths), text.Line(v.Activity), host)
		lines = append(lines, sh.dated(v.Date, string(chart.Visited), line, w))
		lines = append(lines, sh.noteLines(one.x, v.Note, w)...)
	}
	if len(lines) == 0 {
		return []string{chart.Paint(sh.theme.Muted, "no visit logged yet: v logs one")}
	}
	return lines
}

// callLines are the latest calls, at most so many, with their notes.
func (sh *shell) callLines(one *standing, w, most int) []string {
	t := sh.theme
	head := chart.Paint(t.Header, "Check-ins")
	if c := one.call; !c.IsZero() {
		when := "next"
		if c.Status == exchange.Overdue {
			when = "was due"
		}
		head += chart.Paint(t.Muted, fmt.Sprintf("  %s %s, %s", when, exchange.WeekDay(c.Date, sh.today()), c.Why.Say(one.first)))
	}
	lines := []string{chart.Fit(head, w)}
	calls := slices.Clone(one.x.CheckIns)
	slices.SortStableFunc(calls, func(a, b exchange.CheckIn) int {
		if c := b.Date.Compare(a.Date); c != 0 {
			return c
		}
		return int(b.ID) - int(a.ID)
	})
	for _, c := range calls[:min(most, len(calls))] {
		lines = append(lines, sh.dated(c.Date, " ", sh.sayCall(one, c), w))
		lines = append(lines, sh.noteLines(one.x, c.Note, w)...)
	}
	if len(calls) == 0 {
		lines = append(lines, chart.Paint(t.Muted, "never rung yet"))
	}
	return lines
}

// sayCall is a call in words: "spoke to Amara, patchy (robin)".
func (sh *shell) sayCall(one *standing, c exchange.CheckIn) string {
	line := sayOutcome(c)
	if len(c.Reached) > 0 {
		var who []string
		for _, p := range c.Reached {
			if p < len(one.first) {
				who = append(who, one.first[p])
			}
		}
		names := andWords(who)
		line = "spoke to " + names
		if c.Outcome == exchange.Emailed {
			line = "by e-mail with " + names
		} else if c.Outcome == exchange.LeftMessage {
			line = "left a message for " + names
		}
	}
	if mood := sayMood(c.Mood); mood != "" {
		line += ", " + mood
	}
	if by := sh.madeBy(c.ID); by != "" {
		line += chart.Paint(sh.theme.Muted, " ("+by+")")
	}
	return line
}

// madeBy is who made the change of that number, safe.
func (sh *shell) madeBy(seq uint64) string {
	if seq == 0 || seq > uint64(len(sh.state.Log)) {
		return ""
	}
	return text.Line(sh.state.Log[seq-1].Actor)
}

// dated is a line that begins with its day.
func (sh *shell) dated(d programme.Date, sign, line string, w int) string {
	day := chart.FitRight(exchange.Day(d, sh.today()), 6)
	return chart.Fit(chart.Paint(sh.theme.Muted, day)+" "+sign+" "+line, w)
}

// noteLines is a note below what it is about.
func (sh *shell) noteLines(x *cohort.Exchange, number uint64, w int) []string {
	var lines []string
	for _, l := range x.Note(number).Lines() {
		if l == "" {
			continue
		}
		for _, part := range chart.Wrap(l, w-9) {
			lines = append(lines, strings.Repeat(" ", 9)+chart.Paint(sh.theme.Muted, part))
		}
	}
	return lines
}
