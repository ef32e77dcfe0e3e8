package tui

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
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

// detailHead is who, how it stands and who rings them.
func (e *exchanges) detailHead(one *standing, w int) []string {
	t, today := e.sh.theme, e.sh.today()
	words := one.words(today, w)
	facts := []string{chart.Paint(healthStyle(e.sh, one.health), words), e.sh.spanWords(one)}
	if f := one.x.Facilitator; !f.IsEmpty() {
		facts = append(facts, "rung by "+f.Safe())
	}
	return []string{
		chart.Fit(chart.Paint(t.Title, one.pair), w),
		chart.Fit(strings.Join(facts, chart.Paint(t.Muted, " · ")), w),
	}
}

// spanWords is when the exchange lasts.
func (sh *shell) spanWords(one *standing) string {
	if one.x.End.IsZero() {
		return "since " + plainDay(one.x.Start)
	}
	return exchange.Day(one.x.Start, one.x.End) + " to " + plainDay(one.x.End)
}

// facts is what was logged: hours, visits, calls, and why they were paired.
func (e *exchanges) facts(one *standing, w int) []string {
	t := e.sh.theme
	lines := e.sh.hoursLines(one, w)
	lines = append(lines, e.sh.visitLines(one, w)...)
	lines = append(lines, "")
	lines = append(lines, e.sh.callLines(one, w, len(one.x.CheckIns))...)
	lines = append(lines, "", chart.Paint(t.Header, "Published with "+points(one.x.Score)))
	for _, p := range one.x.Why {
		lines = append(lines, whyPart(p.Criterion, fmt.Sprintf("%s/%s", wholePoints(p.Points), wholePoints(p.Possible)), p.Phrase, w))
	}
	for _, a := range one.x.Against {
		lines = append(lines, chart.Paint(t.Warn, chart.Fit("against rule: "+text.Line(a), w)))
	}
	return lines
}

// whyPart is a line of why a pair is one.
func whyPart(criterion, share, phrase string, w int) string {
	return chart.Fit(chart.Fit(text.Line(criterion), 12)+" "+chart.FitRight(share, 8)+"  "+text.Line(phrase), w)
}

// hoursLines is the ledger in words.
func (sh *shell) hoursLines(one *standing, w int) []string {
	style := sh.theme.Text
	if one.ledger.Meets(one.x.Minimum) && one.ledger.Visits > 0 {
		style = sh.theme.Good
	}
	var lines []string
	for _, l := range chart.Wrap(one.ledger.Say(one.x.Minimum, one.first), w) {
		lines = append(lines, chart.Paint(style, l))
	}
	if over := one.ledger.Over(sh.state.Programme.Exchange.Maximum, one.first); over != "" {
		for _, l := range chart.Wrap(over, w) {
			lines = append(lines, chart.Paint(sh.theme.Warn, l))
		}
	}
	return lines
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
		}
		line := fmt.Sprintf("%s h  %s, %s", exchange.Hours(v.HourTenths), text.Line(v.Activity), host)
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
	head := "Check-ins"
	if c := one.call; !c.IsZero() {
		head += chart.Paint(t.Muted, fmt.Sprintf("  next %s, %s", weekDay(c.Date, sh.today()), c.Why))
	}
	lines := []string{chart.Fit(chart.Paint(t.Header, "Check-ins")+strings.TrimPrefix(head, "Check-ins"), w)}
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
		names := strings.Join(who, " and ")
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
func (sh *shell) noteLines(x *store.Exchange, number uint64, w int) []string {
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
