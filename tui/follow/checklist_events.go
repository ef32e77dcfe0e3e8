package follow

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// Below the milestones of an exchange stand the events that are for its people, where the programme has some: whoever came is
// ticked there too, everybody or one of them.

// eventRows are the events of the exchange that is shown, as they were found in a state.
type eventRows struct {
	state *cohort.State
	id    uint64
	all   []cohort.Event
}

// eventsOf are the events of the exchange that is shown.
func (c *checklist) eventsOf(one *shell.ExchangeStatus) []cohort.Event {
	s := c.sh.State()
	if !s.HasEvents() {
		return nil
	}
	if c.events.state != s || c.events.id != one.X.ID {
		c.events = eventRows{s, one.X.ID, s.EventsOf(one.X.Members)}
	}
	return c.events.all
}

// eventSign begins what the cursor calls an event, which no milestone can be called.
const eventSign = "event "

func isEventRow(name string) bool { return strings.HasPrefix(name, eventSign) }

func eventRow(e cohort.Event) string { return eventSign + e.Name + " " + e.Group }

// nameOf is what the cursor calls the i-th row.
func (c *checklist) nameOf(one *shell.ExchangeStatus, i int) string {
	if n := len(one.X.Steps); i >= n {
		return eventRow(c.eventsOf(one)[i-n])
	}
	return one.X.Steps[i].Name
}

// row is the row under the cursor: the number of a milestone, or of an event behind all milestones.
func (c *checklist) row() (*shell.ExchangeStatus, int, bool) {
	one, i, ok := c.step()
	if ok || one == nil {
		return one, i, ok
	}
	at := slices.IndexFunc(c.eventsOf(one), func(e cohort.Event) bool { return eventRow(e) == c.name })
	return one, len(one.X.Steps) + at, at >= 0
}

// event is the event under the cursor.
func (c *checklist) event() (*shell.ExchangeStatus, cohort.Event, bool) {
	if !isEventRow(c.name) {
		return nil, cohort.Event{}, false
	}
	one, i, ok := c.row()
	if !ok {
		return nil, cohort.Event{}, false
	}
	return one, c.eventsOf(one)[i-len(one.X.Steps)], true
}

// missing are those under the cursor who are not written down as having come: everybody's box or one's.
func (c *checklist) missing(one *shell.ExchangeStatus, e cohort.Event) (missing, all []matching.ID) {
	all = one.X.Members
	if c.party >= 0 && c.party < len(all) {
		all = all[c.party : c.party+1]
	}
	for _, id := range all {
		if !c.sh.State().Came(e, id) {
			missing = append(missing, id)
		}
	}
	return missing, all
}

// toggleEvent writes down who came, or takes that back. What is not seen is not ticked, but brought into sight.
func (c *checklist) toggleEvent(one *shell.ExchangeStatus, e cohort.Event) tea.Cmd {
	missing, all := c.missing(one, e)
	switch {
	case c.focused && !c.inSight():
		c.sheet.follow = true
		return nil
	case len(missing) == 0:
		return c.sh.Desk.Commit(&cohort.Attend{Event: e.Name, People: slices.Clone(all), Not: true})
	case e.Off:
		c.sh.Complain(text.Line(e.Title) + " was called off: nobody came")
		return nil
	}
	return c.sh.Desk.Commit(&cohort.Attend{Event: e.Name, People: missing})
}

// tickEvent is what space does on an event.
func (c *checklist) tickEvent(one *shell.ExchangeStatus, e cohort.Event) shell.Action {
	title := "“" + text.Line(e.Title) + "”"
	a := shell.Action{ID: "tick", Keys: []string{"space"}, Name: "came", Help: "Write down who came to " + title, Run: c.toggle}
	missing, _ := c.missing(one, e)
	switch {
	case c.focused && !c.inSight():
		a.Name, a.Help = "milestones", "Go to the milestones below"
	case len(missing) == 0:
		a.Name, a.Help = "untick", "Take back who came to "+title
	case c.party >= 0 && c.party < len(one.First):
		a.Help = "Write down that " + one.First[c.party] + " came to " + title
	}
	return a
}

// eventActions are the keys on an event beside those that move, and space.
func (c *checklist) eventActions(one *shell.ExchangeStatus) []shell.Action {
	var out []shell.Action
	if c.focused && c.inSight() {
		const help = "Choose whose box space ticks: everybody's or one person's"
		out = append(out,
			shell.Action{ID: "whose", Keys: []string{"right"}, Name: "whose", Help: help,
				Run: func() tea.Cmd { c.otherParty(one, true); return nil }},
			shell.Action{ID: "whose-before", Keys: []string{"left"}, Name: "whose", Quiet: true, Help: help + ", the other way round",
				Run: func() tea.Cmd { c.otherParty(one, false); return nil }})
	}
	return append(out, shell.Action{ID: "visit", Keys: []string{"v"}, Name: "visit",
		Help: "Log a visit of " + one.Pair, Run: func() tea.Cmd { openVisit(c.sh, one); return nil }})
}

// drawEvents draws the events below the milestones.
func (c *checklist) drawEvents(v *checklistLines, one *shell.ExchangeStatus, at int) {
	for i, e := range c.eventsOf(one) {
		if i == 0 {
			v.lines = append(v.lines, chart.Paint(c.sh.Theme.Muted, chart.Fit("  events", v.width)))
		}
		current := len(one.X.Steps)+i == at
		lines := c.eventLines(one, e, current, v.width)
		v.starts = append(v.starts, len(v.lines))
		if current {
			v.first, v.last = len(v.lines), len(v.lines)+len(lines)-1
		}
		v.lines = append(v.lines, lines...)
	}
}

// eventLines draws one event as a milestone that each ticks is drawn.
func (c *checklist) eventLines(one *shell.ExchangeStatus, e cohort.Event, current bool, w int) []string {
	say, style := c.eventState(one, e)
	room := w - 2 - 4 - 1 - stateWidth
	called := text.Line(e.Title)
	title, boxes, below := chart.Fit(called, room), c.eventBoxes(one, e, current), ""
	if left := room - chart.Width(boxes) - 1; left >= chart.Width(called) {
		title, boxes = chart.Fit(called, left), " "+boxes
	} else {
		boxes, below = "", chart.Fit("     "+boxes, w)
	}
	sign := " "
	switch n := c.cameOf(one, e); {
	case n == len(one.X.Members):
		sign = "x"
	case n > 0:
		sign = "~"
	}
	state := " " + chart.Fit(say, stateWidth)
	var lines []string
	switch t := c.sh.Theme; {
	case current && c.focused:
		lines = append(lines, chart.Paint(t.Selected, "▸ ["+sign+"] "+title+boxes+state))
		below = chart.Paint(t.Selected, below)
	case current:
		lines = append(lines, "▸ ["+sign+"] "+chart.Paint(t.Accent, title)+boxes+chart.Paint(style, state))
	default:
		lines = append(lines, "  ["+sign+"] "+chart.Paint(t.Text, title)+boxes+chart.Paint(style, state))
	}
	if below != "" {
		lines = append(lines, below)
	}
	return lines
}

func (c *checklist) cameOf(one *shell.ExchangeStatus, e cohort.Event) int {
	n := 0
	for _, id := range one.X.Members {
		if c.sh.State().Came(e, id) {
			n++
		}
	}
	return n
}

// eventBoxes are those of each person; the one that space would tick alone stands in pointers.
func (c *checklist) eventBoxes(one *shell.ExchangeStatus, e cohort.Event, current bool) string {
	var b strings.Builder
	for p, id := range one.X.Members {
		sign, before, after := " ", " ", " "
		if c.sh.State().Came(e, id) {
			sign = "x"
		}
		if current && c.focused && p == c.party {
			before, after = "›", "‹"
		}
		b.WriteString(before + "[" + sign + "] " + one.First[p] + after)
	}
	return b.String()
}

// eventState is when an event is, or who of the exchange came.
func (c *checklist) eventState(one *shell.ExchangeStatus, e cohort.Event) (string, lipgloss.Style) {
	t, today := c.sh.Theme, c.sh.Today()
	n := c.cameOf(one, e)
	switch {
	case n == len(one.X.Members):
		return string(chart.Done) + " came", t.Good
	case e.Off:
		return "called off", t.Muted
	case e.On.IsZero():
		return "no day yet", t.Muted
	case !e.On.Before(today):
		return string(chart.ToCome) + " " + exchange.Day(e.On, today), t.Muted
	case n > 0:
		return exchange.Day(e.On, today), t.Muted
	case e.Ticked:
		return "nobody of them", t.Muted
	}
	return "who came?", t.Warn
}
