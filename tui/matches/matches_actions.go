package matches

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// Actions are the keys for the selected row, then those for the plan, then those for the list.
func (m *matchesScreen) Actions() []shell.Action {
	if m.sh.State().Plan == nil || len(m.all) == 0 {
		return nil
	}
	out := m.rowActions()
	out = append(out, m.planActions()...)
	return append(out, m.listActions()...)
}

// rowActions are those for the selected pair or person.
func (m *matchesScreen) rowActions() []shell.Action {
	key, ok := m.table.Selected()
	if !ok {
		return nil
	}
	var out []shell.Action
	add := func(id, key, name, help string, run func() tea.Cmd) {
		out = append(out, shell.Action{Id: id, Keys: []string{key}, Name: name, Help: help, Run: run})
	}
	quiet := func(id, key, name, help string, run func() tea.Cmd) {
		add(id, key, name, help, run)
		out[len(out)-1].Quiet = true
	}
	if !m.whole {
		add("open", "enter", "open", "Show the whole of the selected row", func() tea.Cmd { m.openDetail(); return nil })
	}
	pair := m.rows.pairs[key]
	word := say.Team(key.isTrio())
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
	quiet("application", "a", "application", "Go to the application of "+m.sh.State().Call(m.person()), func() tea.Cmd {
		m.sh.GoTo(shell.ApplicantsTab, m.person())
		return nil
	})
	return out
}

// planActions are those for the whole plan.
func (m *matchesScreen) planActions() []shell.Action {
	s := m.sh.State()
	out := []shell.Action{{Id: "replan", Keys: []string{"r"}, Name: "re-plan", Run: m.replan,
		Help: "Plan again: compare the best plan with the one that changes the fewest pairs, and the highest total with the strongest weakest pair"}}
	if slices.ContainsFunc(s.Plan.Pairs, func(p matching.Pair) bool { return p.State != matching.Published }) {
		out = append(out, shell.Action{Id: "publish", Keys: []string{"p"}, Name: "publish", Run: m.publish,
			Help: "Publish the pairs: asks for the day on which the exchanges start"})
	}
	out = append(out, shell.Action{Id: "weights", Keys: []string{"w"}, Name: "weights", Quiet: true, Run: m.weigh,
		Help: "Weigh the criteria otherwise: the plan is made anew while the sliders move, and nothing is kept before enter"})
	other := otherOrder(s.Order)
	help := "Plan in the order steady: as few pairs change as can be, then the best total"
	if other == matching.Best {
		help = "Plan in the order best: the best total, then as few pairs change as can be"
	}
	out = append(out, shell.Action{Id: "order", Keys: []string{"s"}, Name: string(other), Help: help, Quiet: true,
		Run: func() tea.Cmd { return m.replanTo(other) }})
	if len(s.Blocked) > 0 {
		out = append(out, shell.Action{Id: "blocks", Keys: []string{"B"}, Name: "blocks", Quiet: true, Run: m.blocks,
			Help: "Show who is blocked from being paired, and lift a block"})
	}
	return out
}

// listActions are those for looking at the list.
func (m *matchesScreen) listActions() []shell.Action {
	if m.whole {
		return nil
	}
	next := (m.order + 1) % matchOrders
	return []shell.Action{
		{Id: "filter", Keys: []string{"/"}, Name: "filter", Help: "Show only rows with certain words: names, organisations, sectors, or a state: locked 🔒, overridden ✎, published ●, against rule !, new +, waiting, trio, 2 partners",
			Run: func() tea.Cmd { m.filter.Begin(); return nil }},
		{Id: "sort", Keys: []string{"t"}, Name: next.String(), Quiet: true,
			Help: "Sort the list " + next.String() + " (points are out of 100, and shown to a tenth)",
			Run:  func() tea.Cmd { m.sortBy(next); return nil }},
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
		m.sh.Say("Turned to " + m.sh.State().Call(m.person()) + ": a goes to their application, x asks about them")
	case m.whole && m.othersAt+leastOthers >= m.scroll.Top+m.scroll.Room-1:
		m.scroll.Top = min(m.scroll.Most, m.othersAt)
	}
	return nil
}

func (m *matchesScreen) lock() tea.Cmd {
	key, _ := m.table.Selected()
	return m.sh.Desk.Commit(&store.Lock{A: key.a, B: key.b})
}

func (m *matchesScreen) unlock() tea.Cmd {
	key, _ := m.table.Selected()
	return m.sh.Desk.Commit(&store.Unlock{A: key.a, B: key.b})
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
	m.sh.Open(m.list)
	return nil
}

// pickOne asks which of some people is meant.
func (m *matchesScreen) pickOne(title, verb string, who []matching.ID, picked func(i int) tea.Cmd) {
	var choices []dialog.Choice
	for i, id := range who {
		choices = append(choices, dialog.Choice{Key: strconv.Itoa(i), Text: m.sh.State().Call(id), Detail: m.inShort(id)})
	}
	m.sh.Open(dialog.NewPick(m.sh, title, verb, choices, func(key string) (bool, tea.Cmd) {
		i, err := strconv.Atoi(key)
		if err != nil {
			return true, nil
		}
		return true, picked(i)
	}))
}

func (m *matchesScreen) toExchange() tea.Cmd {
	key, _ := m.table.Selected()
	m.sh.GoTo(shell.ExchangesTab, key.members()...)
	return nil
}

// unpublished are the pairs of the plan that are no exchanges yet.
func (m *matchesScreen) unpublished() []matching.Pair {
	var found []matching.Pair
	for _, p := range m.sh.State().Plan.Pairs {
		if p.State != matching.Published {
			found = append(found, p)
		}
	}
	return found
}
