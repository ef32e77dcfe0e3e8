package follow

import (
	"fmt"
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// callSheet is all that is needed while ringing the people of an exchange.
func (c *checkIns) callSheet(one *shell.ExchangeStatus, w, _ int) paneText {
	t := paneText{head: append(sheetHead(c.sh, one, w), c.checklist.hintLine(w))}
	above := beforeSteps(c.sh, one, c.checklist.eventsOf(one), w)
	t.above, t.steps = len(above), c.checklist.draw(w)
	t.lines = slices.Concat(above, t.steps.lines, []string{""},
		hoursLines(c.sh, one, w), visitLines(c.sh, one, w))
	if len(one.X.CheckIns) > 1 {
		t.lines = append(t.lines, "")
		t.lines = append(t.lines, callLines(c.sh, one, w, len(one.X.CheckIns))...)
	}
	return t
}

// sheetHead is who is to be rung, when and why, and how the exchange stands.
func sheetHead(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	t := sh.Theme
	when := whenToRing(sh, one)
	if f := one.X.Facilitator; !f.IsEmpty() {
		when += chart.Paint(t.Muted, " · rung by "+f.Safe())
	}
	return []string{
		chart.Fit(chart.Paint(t.Title, shell.NamesOn(sh.State(), one.X.Members, w)), w),
		chart.Fit(when, w),
		sheetHealth(sh, one, w),
	}
}

// whenToRing is the next step of an exchange: what it is, when, and why.
func whenToRing(sh *shell.Shell, one *shell.ExchangeStatus) string {
	t, next := sh.Theme, one.Look.Next
	if next.IsZero() {
		return chart.Paint(t.Muted, "over: nothing is to be done any more")
	}
	style := t.Text
	if next.Days < 0 {
		style = t.Bad
	}
	if next.Why.Kind == exchange.BecauseWaiting { // that says what it is already
		return chart.Paint(style, next.Say()) + chart.Paint(t.Muted, " · "+string(next.Owner)+": "+next.Why.Say(one.First))
	}
	what := "ring"
	if !next.IsCall() {
		what = text.Line(next.Title)
	}
	return chart.Paint(style, what+": "+next.Say()) + chart.Paint(t.Muted, " · "+next.Why.Say(one.First))
}

// sheetHealth is how the exchange stands, or, where that is only that the call is due, what comes next; where it is why to ring,
// which stands there already, since when it goes on.
func sheetHealth(sh *shell.Shell, one *shell.ExchangeStatus, w int) string {
	late := one.Health.IsLate() || one.Health == exchange.HealthDue
	if next := one.Look.Open; late && !next.IsZero() && one.Look.First().CheckIn != 0 {
		say := "next: " + next.Step.Title + ", " + next.Status.Say(next.Days)
		if next.Status == exchange.ToCome {
			say = "next: " + next.Step.Title + ", due " + exchange.Day(next.Due, sh.Today())
		}
		return chart.Fit(chart.Paint(sh.Theme.Muted, say), w)
	}
	words := one.Say(w)
	if next := one.Look.Next; !next.IsZero() && words == next.Why.Say(one.First) {
		return chart.Fit(chart.Paint(sh.Theme.Muted, spanWords(one)), w)
	}
	return chart.Fit(chart.Paint(healthStyle(sh, one.Health), words), w)
}

// beforeSteps is the sheet above the milestones: the people, what was said last, what to ask.
func beforeSteps(sh *shell.Shell, one *shell.ExchangeStatus, events []cohort.Event, w int) []string {
	t := sh.Theme
	lines := contacts(sh, one, w)
	lines = append(lines, "")
	lines = append(lines, lastCall(sh, one, w)...)
	lines = append(lines, "", chart.Paint(t.Header, "Ask"))
	for _, q := range questions(sh, one, events) {
		for i, l := range chart.Wrap(q, w-2) {
			lines = append(lines, chart.Paint(t.Accent, bullet(i))+l)
		}
	}
	return append(lines, "", chart.Paint(t.Header, "Milestones"))
}

// lastCall is what was said last time.
func lastCall(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	head, note := lastSpoken(sh, one, w)
	return append([]string{chart.Paint(sh.Theme.Header, "Last spoken to"), head}, note...)
}

// lastSpoken is what was said when somebody was last reached, however often nobody was since: who it was, how often it
// was tried since, and the note.
func lastSpoken(sh *shell.Shell, one *shell.ExchangeStatus, w int) (head string, note []string) {
	calls := callsByDate(one)
	at := slices.IndexFunc(calls, func(c exchange.CheckIn) bool { return len(c.Reached) > 0 })
	tries := at
	if at < 0 {
		tries = len(calls)
	}
	since := ""
	if tries > 0 {
		since = fmt.Sprintf("tried %s since, last %s: %s", times(tries), exchange.Day(calls[0].Date, sh.Today()), shell.SayOutcome(calls[0]))
	}
	switch {
	case len(calls) == 0:
		return chart.Paint(sh.Theme.Muted, "they were never rung before"), nil
	case at < 0:
		head = chart.Paint(sh.Theme.Warn, "never spoken to") + fmt.Sprintf(", tried %s, last %s: %s", times(tries), exchange.Day(calls[0].Date, sh.Today()), shell.SayOutcome(calls[0]))
		return chart.Fit(head, w), notesOf(sh, one, calls, w)
	}
	c := calls[at]
	head = exchange.Day(c.Date, sh.Today()) + " " + sayCall(sh, one, c)
	for _, l := range one.X.Note(c.Note).Lines() {
		if l != "" {
			note = append(note, chart.Wrap(l, w)...)
		}
	}
	if since != "" {
		note = append(note, chart.Paint(sh.Theme.Warn, chart.Fit(since, w)))
	}
	return chart.Fit(head, w), append(note, notesOf(sh, one, calls[:at], w)...)
}

// notesOf are the notes of calls that reached nobody, each with its day.
func notesOf(sh *shell.Shell, one *shell.ExchangeStatus, calls []exchange.CheckIn, w int) []string {
	var lines []string
	for _, c := range calls {
		if note := one.X.Note(c.Note); !note.IsEmpty() {
			lines = append(lines, chart.PaintAll(sh.Theme.Muted, chart.Wrap(exchange.Day(c.Date, sh.Today())+": "+note.Safe(), w))...)
		}
	}
	return lines
}

// times is how often something was done: "once", "twice", "3 times".
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// questions are what to ask in a call: those of the milestones that are late or due and of the next one, who came to the
// last of their events and whether they come to the next, and how it goes. Events are asked about second, to be in sight
// where there is room for few.
func questions(sh *shell.Shell, one *shell.ExchangeStatus, events []cohort.Event) []string {
	const most = 4
	var out []string
	for _, ask := range one.X.Questions(sh.State().Programme.Exchange, sh.Today(), most) {
		out = append(out, text.Line(ask))
	}
	out = slices.Insert(out, min(1, len(out)), cohort.AskEvents(events, one.X.Members, sh.Today())...)
	return append(out, "How does it go: good, patchy or at risk? What gets in the way?")
}
