package tui

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store"
)

// actions are the keys for the selected row, then those for the plan, then those for the list.
func (m *matchesScreen) actions() []action {
	if m.sh.state.Plan == nil || len(m.all) == 0 {
		return nil
	}
	out := m.rowActions()
	out = append(out, m.planActions()...)
	return append(out, m.listActions()...)
}

// rowActions are those for the selected pair or person.
func (m *matchesScreen) rowActions() []action {
	key, ok := m.table.Selected()
	if !ok {
		return nil
	}
	var out []action
	add := func(id, key, name, help string, run func() tea.Cmd) {
		out = append(out, action{id: id, keys: []string{key}, name: name, help: help, run: run})
	}
	quiet := func(id, key, name, help string, run func() tea.Cmd) {
		add(id, key, name, help, run)
		out[len(out)-1].quiet = true
	}
	if !m.whole {
		add("open", "enter", "open", "Show the whole of the selected row", func() tea.Cmd { m.openDetail(); return nil })
	}
	pair := m.rows.pairs[key]
	switch {
	case key.waits() && len(m.rows.of) == 1: // there is nobody else
	case key.waits():
		add("override", "o", "find a partner", "Find a partner for the one who waits: everybody with the exact price", m.override)
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
		add("block", "b", "block", "Keep them apart from somebody, whom you pick", m.blockWaiting)
	case pair.State == matching.Published:
		add("to-exchange", "e", "exchange", "Go to this pair's exchange", m.toExchange)
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
	case pair.State.Fixed():
		add("unlock", "l", "unlock", "Unlock the pair, so that planning may part it again", m.unlock)
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
	default:
		add("override", "o", "other partner", "Override: everybody else as a partner, each with the exact price", m.override)
		add("lock", "l", "lock", "Lock the pair, so that planning keeps it", m.lock)
		add("block", "b", "block", "Block the pair: these two never; what would change is shown first", m.block)
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
	}
	if !key.waits() && (m.whole || m.beside()) {
		quiet("flip", "f", "the other one", "Turn to the other one of the two, and to their other partners", m.flip)
	}
	if m.whole {
		add("next", "right", "next", "Go on to the next row", func() tea.Cmd { m.step(1); return nil })
		quiet("previous", "left", "the one before", "Go back to the row before", func() tea.Cmd { m.step(-1); return nil })
	}
	quiet("application", "a", "application", "Go to the application of "+m.sh.state.Call(m.person()), func() tea.Cmd {
		m.sh.goTo(applicantsTab, m.person())
		return nil
	})
	return out
}

// planActions are those for the whole plan.
func (m *matchesScreen) planActions() []action {
	s := m.sh.state
	out := []action{{id: "replan", keys: []string{"r"}, name: "re-plan", run: m.replan,
		help: "Plan again: compare the best plan with the one that changes the fewest pairs, and the highest total with the strongest weakest pair"}}
	if m.unpublished() > 0 {
		out = append(out, action{id: "publish", keys: []string{"p"}, name: "publish", run: m.publish,
			help: "Publish the pairs: asks for the day on which the exchanges start"})
	}
	other := otherOrder(s.Order)
	help := "Plan in the order steady: as few pairs change as can be, then the best total"
	if other == matching.Best {
		help = "Plan in the order best: the best total, then as few pairs change as can be"
	}
	out = append(out, action{id: "order", keys: []string{"s"}, name: string(other), help: help, quiet: true,
		run: func() tea.Cmd { return m.replanTo(other) }})
	if len(s.Blocked) > 0 {
		out = append(out, action{id: "blocks", keys: []string{"B"}, name: "blocks", quiet: true, run: m.blocks,
			help: "Show who is blocked from being paired, and lift a block"})
	}
	return out
}

// listActions are those for looking at the list.
func (m *matchesScreen) listActions() []action {
	if m.whole {
		return nil
	}
	next := (m.order + 1) % matchOrders
	return []action{
		{id: "filter", keys: []string{"/"}, name: "filter", help: "Show only rows with certain words: names, organisations, sectors, or a state: locked 🔒, overridden ✎, published ●, against rule !, new +, waiting",
			run: func() tea.Cmd { m.filter.begin(); return nil }},
		{id: "sort", keys: []string{"t"}, name: next.String(), quiet: true,
			help: "Sort the list " + next.String() + " (points are out of 100, and shown to a tenth)",
			run:  func() tea.Cmd { m.sortBy(next); return nil }},
	}
}

func (m *matchesScreen) sortBy(o matchOrder) {
	m.order = o
	m.table.SetColumns(matchColumns(o))
	m.all = m.rows.sorted(o)
	m.show()
}

func (m *matchesScreen) flip() tea.Cmd {
	m.second = !m.second
	return nil
}

func (m *matchesScreen) lock() tea.Cmd {
	key, _ := m.table.Selected()
	return m.sh.desk.Commit(&store.Lock{A: key.a, B: key.b})
}

func (m *matchesScreen) unlock() tea.Cmd {
	key, _ := m.table.Selected()
	return m.sh.desk.Commit(&store.Unlock{A: key.a, B: key.b})
}

// override opens the list of partners.
func (m *matchesScreen) override() tea.Cmd {
	m.list = newPartnerList(m, m.person(), m.other())
	m.sh.open(m.list)
	return nil
}

func (m *matchesScreen) toExchange() tea.Cmd {
	m.sh.goTo(exchangesTab, m.person())
	return nil
}

// unpublished is how many pairs of the plan are no exchanges yet.
func (m *matchesScreen) unpublished() int {
	n := 0
	for _, p := range m.sh.state.Plan.Pairs {
		if p.State != matching.Published {
			n++
		}
	}
	return n
}
