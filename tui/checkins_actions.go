package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
)

// record asks what came of the call to the pair under the cursor.
func (c *checkIns) record(one *standing) tea.Cmd {
	c.sh.openCall(one, c.questions(one), func() {
		c.called = &calling{id: one.x.ID, calls: len(one.x.CheckIns), next: c.after(one.x.ID)}
	})
	return nil
}

// after is whom to ring after a pair: the one below it, else the first one.
func (c *checkIns) after(id uint64) uint64 {
	var shown []uint64
	at := -1
	for _, q := range c.all {
		if c.whose != "" && q.one.x.Facilitator.Safe() != c.whose || !matches(q.one.hay, c.filter.words()) {
			continue
		}
		if q.one.x.ID == id {
			at = len(shown)
			continue
		}
		if q.soon() {
			shown = append(shown, q.one.x.ID)
		}
	}
	switch {
	case len(shown) == 0:
		return 0
	case at >= 0 && at < len(shown):
		return shown[at]
	}
	return shown[0]
}

// pickWhose asks whose calls to show.
func (c *checkIns) pickWhose() tea.Cmd {
	me := text.Line(c.sh.desk.actor)
	choices := []choice{{key: "", text: "everybody's calls", detail: count(len(c.all), "exchange")}}
	for _, f := range facilitators(c.sh.state) {
		one := choice{key: f.name, text: f.name + "'s calls", detail: count(f.exchanges, "exchange")}
		if f.name == me {
			one.text = "mine (" + me + ")"
			choices = slices.Insert(choices, 1, one)
			continue
		}
		choices = append(choices, one)
	}
	c.sh.open(newPick(c.sh, "Whose calls?", "show", choices, func(name string) (bool, tea.Cmd) {
		c.whose = name
		c.fill()
		return true, nil
	}))
	return nil
}

func (c *checkIns) actions() []action {
	st := c.fresh()
	if len(st.all) == 0 {
		return nil
	}
	var out []action
	if one, ok := c.list.standing(); ok {
		if !c.list.focused {
			out = append(out, action{id: "open", keys: []string{"enter"}, name: "call sheet",
				help: "Open the call sheet of " + one.pair, run: func() tea.Cmd { c.list.focus(); return nil }})
		}
		out = append(out, action{id: "record", keys: []string{"c"}, name: "record the call",
			help: "Record a call to " + one.pair, run: func() tea.Cmd { return c.record(one) }})
		for _, a := range c.list.actions() {
			if a.id == "tick" && !c.list.focused { // ticking belongs to the call sheet, where it is seen
				a.name, a.help, a.quiet = "call sheet", "Open the call sheet of "+one.pair, true
				a.run = func() tea.Cmd { c.list.focus(); return nil }
			}
			out = append(out, a)
		}
	}
	if c.list.focused {
		return append(out, action{id: "close", keys: []string{"esc"}, name: "back",
			help: "Go back to the queue", run: func() tea.Cmd { c.leave(); return nil }})
	}
	if c.counts.later > 0 && !c.filter.on() {
		a := action{id: "later", keys: []string{"a"}, name: "all calls", help: "Show the calls further ahead too",
			run: func() tea.Cmd { c.later = !c.later; c.fill(); return nil }}
		if c.later {
			a.name, a.help = "only soon", "Show only whom to ring today and soon"
		}
		out = append(out, a)
	}
	if len(facilitators(st.state)) > 0 {
		out = append(out, action{id: "whose-calls", keys: []string{"f"}, name: "whose", help: "Choose whose calls are shown: everybody's, mine, another facilitator's", run: c.pickWhose})
	}
	return append(out, action{id: "filter", keys: []string{"/"}, name: "filter", help: "Show only the calls with certain words: a name, an organisation",
		run: func() tea.Cmd { c.filter.begin(); return nil }})
}
