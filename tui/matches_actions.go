package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
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
	word := teamWord(key.isTrio())
	partner := func(name, help string) {
		if slices.ContainsFunc(key.members(), m.movable) {
			add("override", "o", name, help, m.override)
		}
	}
	const second = "Override: everybody else as a partner beside this one, each with the exact price"
	switch {
	case key.waits() && len(m.rows.of) == 1: // there is nobody else
	case key.waits():
		add("override", "o", "find a partner", "Find a partner for the one who waits: everybody with the exact price", m.override)
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
		add("block", "b", "block", "Keep them apart from somebody, whom you pick", m.blockWaiting)
	case pair.State == matching.Published:
		add("to-exchange", "e", "exchange", "Go to this "+word+"'s exchange", m.toExchange)
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
		partner("second partner", second)
	case pair.State.Fixed():
		add("unlock", "l", "unlock", "Unlock the "+word+", so that planning may part it again", m.unlock)
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
		partner("second partner", second)
	default:
		partner("other partner", "Override: everybody else as a partner, each with the exact price")
		add("lock", "l", "lock", "Lock the "+word+", so that planning keeps it", m.lock)
		block := "Block the pair: these two never; what would change is shown first"
		if key.isTrio() {
			block = "Block two of the trio: these two never; what would change is shown first"
		}
		add("block", "b", "block", block, m.block)
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
	}
	if !key.waits() && (m.whole || m.beside()) {
		name, help := "the other one", "Turn to the other one of the two, and to their other partners"
		if key.isTrio() {
			name, help = "the next one", "Turn to the next one of the three: to their other partners, and to why they are with the one after them"
		}
		quiet("flip", "f", name, help, m.flip)
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
	if slices.ContainsFunc(s.Plan.Pairs, func(p matching.Pair) bool { return p.State != matching.Published }) {
		out = append(out, action{id: "publish", keys: []string{"p"}, name: "publish", run: m.publish,
			help: "Publish the pairs: asks for the day on which the exchanges start"})
	}
	out = append(out, action{id: "weights", keys: []string{"w"}, name: "weights", quiet: true, run: m.weigh,
		help: "Weigh the criteria otherwise: the plan is made anew while the sliders move, and nothing is kept before enter"})
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
		{id: "filter", keys: []string{"/"}, name: "filter", help: "Show only rows with certain words: names, organisations, sectors, or a state: locked 🔒, overridden ✎, published ●, against rule !, new +, waiting, trio, 2 partners",
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

// flip turns to the next of the row's people. The detail alone on the screen scrolls to their other
// partners where few of them could be seen.
func (m *matchesScreen) flip() tea.Cmd {
	key, _ := m.table.Selected()
	m.turned = (m.turned + 1) % len(key.members())
	switch {
	case !m.movable(m.person()):
		m.sh.say("Turned to " + m.sh.state.Call(m.person()) + ": a goes to their application, x asks about them")
	case m.whole && m.othersAt+leastOthers >= m.scroll.top+m.scroll.room-1:
		m.scroll.top = min(m.scroll.most, m.othersAt)
	}
	return nil
}

func (m *matchesScreen) lock() tea.Cmd {
	key, _ := m.table.Selected()
	return m.sh.desk.Commit(&cohort.Lock{A: key.a, B: key.b})
}

func (m *matchesScreen) unlock() tea.Cmd {
	key, _ := m.table.Selected()
	return m.sh.desk.Commit(&cohort.Unlock{A: key.a, B: key.b})
}

// override opens the list of partners: of the one whom the detail has turned to, or, of three, of the one
// who is asked for.
func (m *matchesScreen) override() tea.Cmd {
	who := slices.DeleteFunc(m.around(), func(id matching.ID) bool { return !m.movable(id) })
	if len(who) < 3 {
		return m.listPartners(who)
	}
	m.pickOne("Another partner for whom?", "see the partners", who, func(i int) tea.Cmd {
		return m.listPartners(slices.Concat(who[i:], who[:i]))
	})
	return nil
}

// listPartners opens the list of partners of the first of some people.
func (m *matchesScreen) listPartners(who []matching.ID) tea.Cmd {
	m.list = newPartnerList(m, who)
	m.sh.open(m.list)
	return nil
}

// pickOne asks which of some people is meant.
func (m *matchesScreen) pickOne(title, verb string, who []matching.ID, picked func(i int) tea.Cmd) {
	var choices []choice
	for i, id := range who {
		choices = append(choices, choice{key: strconv.Itoa(i), text: m.sh.state.Call(id), detail: m.inShort(id)})
	}
	m.sh.open(newPick(m.sh, title, verb, choices, func(key string) (bool, tea.Cmd) {
		i, err := strconv.Atoi(key)
		if err != nil {
			return true, nil
		}
		return true, picked(i)
	}))
}

func (m *matchesScreen) toExchange() tea.Cmd {
	key, _ := m.table.Selected()
	m.sh.goTo(exchangesTab, key.members()...)
	return nil
}

// unpublished are the pairs of the plan that are no exchanges yet.
func (m *matchesScreen) unpublished() []matching.Pair {
	var found []matching.Pair
	for _, p := range m.sh.state.Plan.Pairs {
		if p.State != matching.Published {
			found = append(found, p)
		}
	}
	return found
}
