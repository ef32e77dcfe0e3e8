package follow

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// ticked reports whether what is under the cursor is ticked: everybody's boxes, or one's.
func (c *checklist) ticked(one *shell.ExchangeStatus, i int) bool {
	days := one.X.DoneDays(i)
	if c.party >= 0 && c.party < len(days) {
		return !days[c.party].IsZero()
	}
	return !slices.ContainsFunc(days, programme.Date.IsZero)
}

// toggle ticks what is under the cursor, or takes the tick back. What is not seen is not ticked, but brought
// into sight.
func (c *checklist) toggle() tea.Cmd {
	if one, e, ok := c.event(); ok {
		return c.toggleEvent(one, e)
	}
	one, i, ok := c.step()
	if !ok {
		return nil
	}
	s := one.X.Steps[i]
	switch {
	case c.focused && !c.inSight():
		c.sheet.follow = true
	case asks(&s):
		openAnswer(c.sh, one, s, c.party)
	case !s.ByHand():
		c.sh.Complain("“" + s.Title + "” is ticked by " + s.Kind().Ticker + ": " + recordKey(s.Kind().Record) + "x skips it with a reason")
	case !s.Skipped.IsZero():
		c.sh.Complain("“" + s.Title + "” was skipped on " + exchange.WeekDay(s.Skipped, c.sh.Today()) + ": l takes the skip out again")
	case c.ticked(one, i):
		return c.sh.Desk.Commit(&cohort.Untick{Exchange: c.id, Milestone: s.Name, Party: c.party})
	default:
		return c.sh.Desk.Commit(&cohort.Tick{Exchange: c.id, Milestone: s.Name, Party: c.party, On: c.sh.Today()})
	}
	return nil
}

// recordKey is the key that records what gets a milestone done, as part of a sentence; nothing where space
// ticks it.
func recordKey(r exchange.Record) string {
	switch r {
	case exchange.RecordVisit:
		return "v logs one, "
	case exchange.RecordCall:
		return "c records it, "
	case exchange.RecordTick, exchange.RecordAnswer:
	}
	return ""
}

// tick is what space does in the checklist; false where nobody can tick the milestone under the cursor.
func (c *checklist) tick() (shell.Action, bool) {
	if one, e, ok := c.event(); ok {
		return c.tickEvent(one, e), true
	}
	one, i, ok := c.step()
	if !ok || !one.X.Steps[i].Skipped.IsZero() {
		return shell.Action{}, false
	}
	if s := one.X.Steps[i]; asks(&s) {
		a := shell.Action{ID: "tick", Keys: []string{"space"}, Name: "answer", Help: "Take down an answer to “" + s.Title + "”", Run: c.toggle}
		if c.focused && !c.inSight() {
			a.Name, a.Help = "milestones", "Go to the milestones below"
		}
		return a, true
	}
	if !one.X.Steps[i].ByHand() {
		return shell.Action{}, false
	}
	title := "“" + one.X.Steps[i].Title + "”"
	a := shell.Action{ID: "tick", Keys: []string{"space"}, Name: "tick", Help: "Tick " + title, Run: c.toggle}
	switch {
	case c.focused && !c.inSight():
		a.Name, a.Help = "milestones", "Go to the milestones below"
	case c.ticked(one, i):
		a.Name, a.Help = "untick", "Take the tick back: "+title
	case c.party >= 0:
		a.Help += " for " + one.First[c.party]
	}
	return a, true
}

// actions are the keys that change the exchange, without space and those that move.
func (c *checklist) actions() []shell.Action {
	if one, _, ok := c.event(); ok {
		return c.eventActions(one)
	}
	one, i, ok := c.step()
	if !ok {
		return nil
	}
	s := one.X.Steps[i]
	var out []shell.Action
	if (s.Each && s.ByHand() || asks(&s) && ofEach(&s)) && c.focused && c.inSight() && s.Skipped.IsZero() {
		help := "Choose whose box of “" + s.Title + "” space ticks: everybody's or one person's"
		out = append(out,
			shell.Action{ID: "whose", Keys: []string{"right"}, Name: "whose", Help: help,
				Run: func() tea.Cmd { c.otherParty(one, true); return nil }},
			shell.Action{ID: "whose-before", Keys: []string{"left"}, Name: "whose", Quiet: true, Help: help + ", the other way round",
				Run: func() tea.Cmd { c.otherParty(one, false); return nil }})
	}
	out = append(out, shell.Action{ID: "visit", Keys: []string{"v"}, Name: "visit",
		Help: "Log a visit of " + one.Pair, Run: func() tea.Cmd { openVisit(c.sh, one); return nil }})
	if _, done := one.X.DoneOn(i); !done && s.Skipped.IsZero() && !s.Many {
		out = append(out, shell.Action{ID: "skip", Keys: []string{"x"}, Name: "skip",
			Help: "Skip “" + s.Title + "” with a reason", Run: func() tea.Cmd { openSkip(c.sh, one, s); return nil }})
	}
	if !c.ticked(one, i) && s.Skipped.IsZero() && s.ByHand() {
		party := c.party
		out = append(out, shell.Action{ID: "tick-on", Keys: []string{"t"}, Name: "tick on a day", Quiet: true,
			Help: "Tick “" + s.Title + "” on another day, with a note", Run: func() tea.Cmd { openTick(c.sh, one, s, party); return nil }})
	}
	return out
}
