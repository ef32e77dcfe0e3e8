package follow

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// callCame is somebody of whom it was said in a call that they came to an event.
type callCame struct {
	Event string
	Party int
}

// eventsInCall are the events that a call is about: those gone that not all are known to have come to, and the next.
func eventsInCall(sh *shell.Shell, one *shell.ExchangeStatus) []cohort.Event {
	if !sh.State().HasEvents() {
		return nil
	}
	return cohort.EventsInCall(sh.State().EventsOf(one.X.Members), one.X.Members, sh.Today())
}

// questions are what to ask in this call.
func (f *callForm) questions() []string { return questions(f.sh, f.one, f.steps.events) }

// event is the event under the cursor; nil if there is none.
func (c *callSteps) event() *cohort.Event {
	if c.at < 0 || c.at >= len(c.rows) || c.rows[c.at] < len(c.one.X.Steps) {
		return nil
	}
	return &c.events[c.rows[c.at]-len(c.one.X.Steps)]
}

// eventKey answers a key on an event.
func (c *callSteps) eventKey(e *cohort.Event, key string) {
	switch key {
	case "space":
		c.toggleCame(e)
	case "right", "left":
		c.turn(key == "right")
	}
}

// toggleCame says of the party that was chosen, or of all whom the event is for, that they came, or takes that back. What
// was written down before the call stays.
func (c *callSteps) toggleCame(e *cohort.Event) {
	var missing []int
	for p, id := range c.one.X.Members {
		if c.party == p && !slices.Contains(e.Came, id) || c.party < 0 && slices.Contains(e.Missing(c.one.X.Members), id) {
			missing = append(missing, p)
		}
	}
	said := func(p int) bool { return slices.Contains(c.came, callCame{e.Name, p}) }
	if !slices.ContainsFunc(missing, func(p int) bool { return !said(p) }) {
		c.came = slices.DeleteFunc(c.came, func(a callCame) bool { return a.Event == e.Name && slices.Contains(missing, a.Party) })
		return
	}
	for _, p := range missing {
		if !said(p) {
			c.came = append(c.came, callCame{e.Name, p})
		}
	}
}

// put takes up who was said to have come, but for what was written down meanwhile.
func (c *callSteps) put(came []callCame) {
	for _, a := range came {
		open := func(e cohort.Event) bool {
			return e.Name == a.Event && a.Party >= 0 && a.Party < len(c.one.X.Members) && !slices.Contains(e.Came, c.one.X.Members[a.Party])
		}
		if slices.ContainsFunc(c.events, open) && !slices.Contains(c.came, a) {
			c.came = append(c.came, a)
		}
	}
}

// attended are those who came, as changes of the cohort, one for each event.
func (c *callSteps) attended() []cohort.Change {
	var all []cohort.Change
	var seen []string
	for _, e := range c.events {
		var people []matching.ID
		for _, a := range c.came {
			if a.Event == e.Name {
				people = append(people, c.one.X.Members[a.Party])
			}
		}
		if len(people) > 0 && !slices.Contains(seen, e.Name) {
			seen = append(seen, e.Name)
			all = append(all, &cohort.Attend{Event: e.Name, People: people})
		}
	}
	return all
}

// eventLine is one event as it will be: its box, its title, the boxes of each, and when it is or who came.
func (f *callForm) eventLine(e *cohort.Event, k, w int) string {
	var b strings.Builder
	came := 0
	for p, id := range f.one.X.Members {
		sign, before, after := " ", " ", " "
		if slices.Contains(e.Came, id) || slices.Contains(f.steps.came, callCame{e.Name, p}) {
			sign = "x"
			came++
		}
		if k == f.steps.at && f.at < 0 && p == f.steps.party {
			before, after = "›", "‹"
		}
		b.WriteString(before + "[" + sign + "] " + f.one.First[p] + after)
	}
	box, words, style := "[ ]", exchange.Day(e.On, f.sh.Today()), f.sh.Theme.Muted
	switch {
	case came == len(f.one.X.Members):
		box, words, style = "[x]", string(chart.Done)+" came", f.sh.Theme.Good
	case came > 0:
		box = "[~]"
	case !e.On.Before(f.sh.Today()):
		words = string(chart.ToCome) + " " + words
	case !e.Ticked:
		words, style = words+", who came?", f.sh.Theme.Warn
	}
	return f.rowLine(k, box, e.Call(), strings.TrimSuffix(b.String(), " "), f.titleOf(came), words, style, w)
}

// titleOf lets what is done stand back.
func (f *callForm) titleOf(came int) lipgloss.Style {
	if came == len(f.one.X.Members) {
		return f.sh.Theme.Muted
	}
	return f.sh.Theme.Text
}

// sayEvent is when and where the event under the cursor is.
func (f *callForm) sayEvent(e *cohort.Event) string {
	line := exchange.LongDay(e.On)
	if at := e.Where(); at != "" {
		line += " · " + at
	}
	return line + " · space: who came"
}
