package follow

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
	"crosswalk/tui/shell"
)

// visitLines are the visits, the latest first, with their notes.
func visitLines(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	visits := slices.Clone(one.X.Visits)
	slices.SortStableFunc(visits, func(a, b exchange.Visit) int { return b.Date.Compare(a.Date) })
	var lines []string
	for _, v := range visits {
		host := "joint"
		if v.Host >= 0 && v.Host < len(one.First) {
			host = one.First[v.Host] + " hosted"
			if !one.X.VisitedByAll(v) {
				host += " " + one.SomeOf(one.X.VisitorsOf(v))
			}
		}
		line := fmt.Sprintf("%s h  %s, %s", say.Tenths(v.HourTenths), text.Line(v.Activity), host)
		at, below := v.SayPlace(), ""
		switch whole := line + ", " + at; {
		case at == "":
		case chart.Width(whole)+noteIndent <= w:
			line = whole
		default:
			below = at
		}
		lines = append(lines, dated(sh, v.Date, string(chart.Visited), line, w))
		if below != "" {
			lines = append(lines, indented(sh, below, w)...)
		}
		lines = append(lines, noteLines(sh, one.X, v.Note, w)...)
	}
	if len(lines) == 0 {
		return []string{chart.Paint(sh.Theme.Muted, "no visit logged yet: v logs one")}
	}
	return lines
}

// callLines are the latest calls, at most so many, with their notes.
func callLines(sh *shell.Shell, one *shell.ExchangeStatus, w, most int) []string {
	t := sh.Theme
	head := chart.Paint(t.Header, "Check-ins")
	if c := one.Call; !c.IsZero() {
		when := "next"
		if c.Status == exchange.Overdue {
			when = "was due"
		}
		head += chart.Paint(t.Muted, fmt.Sprintf("  %s %s, %s", when, exchange.WeekDay(c.Date, sh.Today()), c.Why.Say(one.First)))
	}
	lines := []string{chart.Fit(head, w)}
	calls := callsByDate(one)
	for _, c := range calls[:min(most, len(calls))] {
		lines = append(lines, dated(sh, c.Date, " ", sayCall(sh, one, c), w))
		lines = append(lines, noteLines(sh, one.X, c.Note, w)...)
	}
	if len(calls) == 0 {
		lines = append(lines, chart.Paint(t.Muted, "never rung yet"))
	}
	return lines
}

// callsByDate are the calls, the latest first, those of one day too.
func callsByDate(one *shell.ExchangeStatus) []exchange.CheckIn {
	calls := slices.Clone(one.X.CheckIns)
	slices.Reverse(calls)
	slices.SortStableFunc(calls, func(a, b exchange.CheckIn) int { return b.Date.Compare(a.Date) })
	return calls
}

// sayAnswer is an answer in words; of a text the text.
func sayAnswer(x *cohort.Exchange, s *exchange.Step, a exchange.Answer) string {
	switch {
	case s.Answer.Kind == programme.AnswerText:
		return x.Note(a.Note).Safe()
	case s.Answer.IsNumber():
		return sayNumber(s.Answer, a.Number)
	}
	return text.Line(a.Value)
}

// sayCall is a call in words: "spoke to Amara, patchy (robin)".
func sayCall(sh *shell.Shell, one *shell.ExchangeStatus, c exchange.CheckIn) string {
	line := shell.SayOutcome(c)
	if len(c.Reached) > 0 {
		var who []string
		for _, p := range c.Reached {
			if p < len(one.First) {
				who = append(who, one.First[p])
			}
		}
		names := say.And(who)
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
	if by := madeBy(sh, cohort.WrittenBy(c.ID)); by != "" {
		line += chart.Paint(sh.Theme.Muted, " ("+by+")")
	}
	return line
}

// madeBy is who made the change of that number, safe.
func madeBy(sh *shell.Shell, seq uint64) string {
	if seq == 0 || seq > uint64(len(sh.State().Log)) {
		return ""
	}
	return text.Line(sh.State().Log[seq-1].Actor)
}

// dated is a line that begins with its day.
func dated(sh *shell.Shell, d programme.Date, sign, line string, w int) string {
	day := chart.FitRight(exchange.Day(d, sh.Today()), 6)
	return chart.Fit(chart.Paint(sh.Theme.Muted, day)+" "+sign+" "+line, w)
}

// noteLines is a note below what it is about.
func noteLines(sh *shell.Shell, x *cohort.Exchange, number uint64, w int) []string {
	var lines []string
	for _, l := range x.Note(number).Lines() {
		if l == "" {
			continue
		}
		lines = append(lines, indented(sh, l, w)...)
	}
	return lines
}

// noteIndent is how far a day and its sign reach.
const noteIndent = 9

// indented is what stands below what it is about.
func indented(sh *shell.Shell, words string, w int) []string {
	var lines []string
	for _, part := range chart.Wrap(words, w-noteIndent) {
		lines = append(lines, strings.Repeat(" ", noteIndent)+chart.Paint(sh.Theme.Muted, part))
	}
	return lines
}

// answerLines are the answers, the latest first, each with who may read it; nothing where there are none.
func answerLines(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	if len(one.X.Answers) == 0 {
		return nil
	}
	lines := []string{"", chart.Paint(sh.Theme.Header, "Answers")}
	answers := slices.Clone(one.X.Answers)
	slices.SortStableFunc(answers, func(a, b exchange.Answer) int { return b.On.Compare(a.On) })
	for _, a := range answers {
		s, ok := one.X.Step(a.Step)
		if !ok {
			continue
		}
		for i, l := range chart.Wrap(sayAnswered(one, &s, a), w-noteIndent) {
			if i == 0 {
				lines = append(lines, dated(sh, a.On, " ", l, w))
				continue
			}
			lines = append(lines, strings.Repeat(" ", noteIndent)+l)
		}
		lines = append(lines, strings.Repeat(" ", noteIndent)+chart.Paint(sh.Theme.Muted, seenBy(&s)))
	}
	return lines
}
