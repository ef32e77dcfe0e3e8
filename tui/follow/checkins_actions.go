package follow

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// record asks what came of the call to the pair under the cursor.
func (c *checkIns) record(one *shell.ExchangeStatus) tea.Cmd {
	openCall(c.sh, one, c.questions(one), func() {
		c.called = &calling{id: one.X.ID, calls: len(one.X.CheckIns), next: c.after(one.X.ID)}
	})
	return nil
}

// after is whom to ring after a pair: the one below it, else the first one.
func (c *checkIns) after(id uint64) uint64 {
	var shown []uint64
	at := -1
	for _, q := range c.all {
		if c.whose != "" && q.one.X.Facilitator.Safe() != c.whose || !shell.HasWords(q.one.Words, c.filter.Words()) {
			continue
		}
		if q.one.X.ID == id {
			at = len(shown)
			continue
		}
		if q.soon() {
			shown = append(shown, q.one.X.ID)
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
	me := text.Line(c.sh.Desk.Actor)
	choices := []dialog.Choice{{Key: "", Text: "everybody's calls", Detail: say.Count(len(c.all), "exchange")}}
	for _, f := range facilitators(c.sh.State()) {
		one := dialog.Choice{Key: f.name, Text: f.name + "'s calls", Detail: say.Count(f.exchanges, "exchange")}
		if f.name == me {
			one.Text = "mine (" + me + ")"
			choices = slices.Insert(choices, 1, one)
			continue
		}
		choices = append(choices, one)
	}
	c.sh.Open(dialog.NewPick(c.sh, "Whose calls?", "show", choices, func(name string) (bool, tea.Cmd) {
		c.whose = name
		c.fill()
		return true, nil
	}))
	return nil
}

func (c *checkIns) Actions() []shell.Action {
	st := c.fresh()
	if len(st.All) == 0 {
		return nil
	}
	var out []shell.Action
	if one, ok := c.list.standing(); ok {
		if !c.list.focused {
			out = append(out, shell.Action{Id: "open", Keys: []string{"enter"}, Name: "call sheet",
				Help: "Open the call sheet of " + one.Pair, Run: func() tea.Cmd { c.list.focus(); return nil }})
		}
		out = append(out, shell.Action{Id: "record", Keys: []string{"c"}, Name: "record the call",
			Help: "Record a call to " + one.Pair, Run: func() tea.Cmd { return c.record(one) }})
		for _, a := range c.list.actions() {
			if a.Id == "tick" && !c.list.focused { // ticking belongs to the call sheet, where it is seen
				a.Name, a.Help, a.Quiet = "call sheet", "Open the call sheet of "+one.Pair, true
				a.Run = func() tea.Cmd { c.list.focus(); return nil }
			}
			out = append(out, a)
		}
	}
	if c.list.focused {
		return append(out, shell.Action{Id: "close", Keys: []string{"esc"}, Name: "back",
			Help: "Go back to the queue", Run: func() tea.Cmd { c.leave(); return nil }})
	}
	if c.counts.later > 0 && !c.filter.On() {
		a := shell.Action{Id: "later", Keys: []string{"a"}, Name: "all calls", Help: "Show the calls further ahead too",
			Run: func() tea.Cmd { c.later = !c.later; c.fill(); return nil }}
		if c.later {
			a.Name, a.Help = "only soon", "Show only whom to ring today and soon"
		}
		out = append(out, a)
	}
	if len(facilitators(st.State)) > 0 {
		out = append(out, shell.Action{Id: "whose-calls", Keys: []string{"f"}, Name: "whose", Help: "Choose whose calls are shown: everybody's, mine, another facilitator's", Run: c.pickWhose})
	}
	return append(out, shell.Action{Id: "filter", Keys: []string{"/"}, Name: "filter", Help: "Show only the calls with certain words: a name, an organisation",
		Run: func() tea.Cmd { c.filter.Begin(); return nil }})
}
