package follow

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// record opens the call sheet of a pair, with what was left in it.
func (c *checkIns) record(one *shell.ExchangeStatus) {
	c.sh.Open(newCallForm(c.sh, one, func() {
		c.called = &calling{id: one.X.ID, calls: len(one.X.CheckIns), next: c.after(one.X.ID)}
	}))
}

// after is whom to ring after a pair: the one below it, else the first one; 0 if there is nobody else.
func (c *checkIns) after(id uint64) uint64 {
	words := c.list.Filter.Words()
	var others []uint64
	at := -1
	for _, one := range c.queue {
		switch {
		case !c.isListed(one, words):
		case one.X.ID == id:
			at = len(others)
		case !isLater(one):
			others = append(others, one.X.ID)
		}
	}
	switch {
	case len(others) == 0:
		return 0
	case at >= 0 && at < len(others):
		return others[at]
	}
	return others[0]
}

// pickWhose asks whose calls to show.
func (c *checkIns) pickWhose() {
	me := text.Line(c.sh.Desk.Actor)
	choices := []dialog.Choice{{Key: "", Text: "everybody's calls", Detail: say.Count(len(c.queue), "exchange")}}
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
		c.list.Fill()
		return true, nil
	}))
}

// Actions are the keys that do something about the call under the cursor, and to the queue.
func (c *checkIns) Actions() []shell.Action {
	st := c.fresh()
	if len(st.All) == 0 {
		return nil
	}
	var out []shell.Action
	if one, ok := c.checklist.status(); ok {
		if !c.checklist.focused {
			out = append(out, shell.Action{ID: "open", Keys: []string{"enter"}, Name: "call sheet",
				Help: "Open the call sheet of " + one.Pair, Run: c.openSheet})
		}
		out = append(out, shell.Action{ID: "record", Keys: []string{"c"}, Name: "record the call",
			Help: "Record a call to " + one.Pair, Run: func() tea.Cmd { c.record(one); return nil }})
		if space, ok := c.space(one); ok {
			out = append(out, space)
		}
		out = append(out, c.checklist.actions()...)
		out = append(out, logAction(c.sh, one)...)
		out = append(out, lifeActions(c.sh, []*shell.ExchangeStatus{one}, func() {})...)
	}
	if c.checklist.focused {
		return append(out, shell.Action{ID: "close", Keys: []string{"esc"}, Name: "back",
			Help: "Go back to the queue", Run: func() tea.Cmd { c.checklist.Close(); return nil }})
	}
	if c.counts.later > 0 && !c.list.Filter.On() {
		a := shell.Action{ID: "later", Keys: []string{"a"}, Name: "all calls", Help: "Show the calls further ahead too",
			Run: func() tea.Cmd { c.later = !c.later; c.list.Fill(); return nil }}
		if c.later {
			a.Name, a.Help = "only soon", "Show only whom to ring today and soon"
		}
		out = append(out, a)
	}
	if c.assigned {
		out = append(out, shell.Action{ID: "whose-calls", Keys: []string{"f"}, Name: "whose",
			Help: "Choose whose calls are shown: everybody's, mine, another facilitator's", Run: func() tea.Cmd { c.pickWhose(); return nil }})
	}
	out = append(out, shell.Action{ID: "caseload", Keys: []string{"w"}, Name: "weeks", Quiet: true, Help: "Show the calls by week", Run: c.openCaseload})
	return append(out, packAction(c.sh), shell.Action{ID: "filter", Keys: []string{"/"}, Name: "filter", Help: "Show only the calls with certain words: a name, an organisation",
		Run: func() tea.Cmd { c.list.Filter.Begin(); return nil }})
}

// space is what space does: in the call sheet what its checklist says. From the queue it opens the sheet,
// because ticking belongs where it is seen.
func (c *checkIns) space(one *shell.ExchangeStatus) (shell.Action, bool) {
	a, ok := c.checklist.tick()
	if ok && !c.checklist.focused {
		a.Name, a.Help, a.Quiet = "call sheet", "Open the call sheet of "+one.Pair, true
		a.Run = c.openSheet
	}
	return a, ok
}

func (c *checkIns) openSheet() tea.Cmd {
	c.checklist.Open()
	return nil
}
