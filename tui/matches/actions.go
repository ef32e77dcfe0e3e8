package matches

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
	"crosswalk/tui/twos"
)

// Actions are the keys for the selected row, then those for the plan, then those for the list.
func (m *screen) Actions() []shell.Action {
	if m.sh.State().Plan == nil || len(m.all) == 0 {
		return nil
	}
	var out []shell.Action
	if key, ok := m.list.Selected(); ok {
		out = append(m.rowActions(key), m.lookActions(key)...)
	}
	out = append(out, m.planActions()...)
	out = append(out, m.listActions()...)
	return append(out, shell.Action{ID: "read-chosen", Keys: []string{"i"}, Name: "own pairs", Run: func() tea.Cmd { return twos.ReadChosen(m.sh) },
		Help: "Read pairs that people chose themselves from a file (CSV); what becomes of each is shown first"})
}

// rowActions are those that do something about the selected pair or person.
func (m *screen) rowActions(key rowKey) []shell.Action {
	var out []shell.Action
	add := func(id, key, name, help string, run func() tea.Cmd) {
		out = append(out, shell.Action{ID: id, Keys: []string{key}, Name: name, Help: help, Run: run})
	}
	if !m.page.Opened() {
		add("open", "enter", "open", "Show the whole of the selected row", func() tea.Cmd { m.page.Open(); return nil })
	}
	state, word := m.plan.pairs[key].State, say.Team(key.isTrio())
	partner := func(name, help string) {
		if slices.ContainsFunc(key.members(), m.plan.movable) {
			add("override", "o", name, help, m.override)
		}
	}
	whyNot := func() {
		add("why-not", "x", "why not…", "Why not these two? Pick somebody and see the rule, or the price and what would change", m.whyNot)
	}
	const second = "Override: everybody else as a partner beside this one, each with the exact price"
	switch {
	case key.waits() && len(m.plan.of) == 1: // there is nobody else
	case key.waits():
		add("override", "o", "find a partner", "Find a partner for the one who waits: everybody with the exact price", m.override)
		whyNot()
		add("block", "b", "block", "Keep them apart from somebody, whom you pick", func() tea.Cmd { return m.blockWaiting(key.a) })
	case state == matching.Published:
		add("to-exchange", "e", "exchange", "Go to this "+word+"'s exchange", func() tea.Cmd { m.sh.GoTo(shell.ExchangesTab, key.members()...); return nil })
		whyNot()
		partner("second partner", second)
	case state.Fixed():
		add("unlock", "l", "unlock", "Unlock the "+word+", so that planning may part it again", func() tea.Cmd { return m.sh.Desk.Commit(&cohort.Unlock{A: key.a, B: key.b}) })
		whyNot()
		partner("second partner", second)
	default:
		partner("other partner", "Override: everybody else as a partner, each with the exact price")
		add("lock", "l", "lock", "Lock the "+word+", so that planning keeps it", func() tea.Cmd { return m.sh.Desk.Commit(&cohort.Lock{A: key.a, B: key.b}) })
		block := "Block the pair: these two never; what would change is shown first"
		if key.isTrio() {
			block = "Block two of the trio: these two never; what would change is shown first"
		}
		add("block", "b", "block", block, func() tea.Cmd { return m.block(key) })
		whyNot()
	}
	return out
}

// lookActions are those that look at the selected row's people, or from it at another.
func (m *screen) lookActions(key rowKey) []shell.Action {
	var out []shell.Action
	add := func(id, key, name, help string, quiet bool, run func()) {
		out = append(out, shell.Action{ID: id, Keys: []string{key}, Name: name, Help: help, Quiet: quiet, Run: func() tea.Cmd { run(); return nil }})
	}
	if !key.waits() && (m.page.Opened() || m.beside()) {
		name, help := "the other one", "Turn to the other one of the two, and to their other partners"
		if key.isTrio() {
			name, help = "the next one", "Turn to the next one of the three: to their other partners, and to why they are with the one after them"
		}
		add("flip", "f", name, help, true, m.flip)
	}
	if m.page.Opened() {
		add("next", "right", "next", "Go on to the next row", false, func() { m.list.Step(1) })
		add("previous", "left", "the one before", "Go back to the row before", true, func() { m.list.Step(-1) })
	}
	person := m.person()
	add("application", "a", "application", "Go to the application of "+m.sh.State().Call(person), true, func() { m.sh.GoTo(shell.ApplicantsTab, person) })
	return out
}

// planActions are those for the whole plan.
func (m *screen) planActions() []shell.Action {
	sh, s := m.sh, m.sh.State()
	out := []shell.Action{{ID: "replan", Keys: []string{"r"}, Name: "re-plan", Run: func() tea.Cmd { return openReplan(sh) },
		Help: "Plan again: compare the best plan with the one that changes the fewest pairs, and the highest total with the strongest weakest pair"}}
	if sh.Figures().Unpublished > 0 {
		out = append(out, shell.Action{ID: "publish", Keys: []string{"p"}, Name: "publish", Run: func() tea.Cmd { return openPublish(sh) },
			Help: "Publish the pairs: asks for the day on which the exchanges start"})
	}
	out = append(out, shell.Action{ID: "weights", Keys: []string{"w"}, Name: "weights", Quiet: true,
		Run:  func() tea.Cmd { return openWeights(sh, m.page.Opened(), m.cells.weigh) },
		Help: "Weigh the criteria otherwise: the plan is made anew while the sliders move, and nothing is kept before enter"})
	other := otherOrder(s.Order)
	help := "Plan in the order steady: as few pairs change as can be, then the best total"
	if other == matching.Best {
		help = "Plan in the order best: the best total, then as few pairs change as can be"
	}
	out = append(out, shell.Action{ID: "order", Keys: []string{"s"}, Name: string(other), Help: help, Quiet: true,
		Run: func() tea.Cmd { return sh.Desk.Commit(&cohort.Replan{Order: other}) }})
	if len(s.Blocked) > 0 {
		out = append(out, shell.Action{ID: "blocks", Keys: []string{"B"}, Name: "blocks", Quiet: true, Run: func() tea.Cmd { return openBlocks(sh) },
			Help: "Show who is blocked from being paired, and lift a block"})
	}
	return out
}

// listActions are those for looking at the list.
func (m *screen) listActions() []shell.Action {
	if m.page.Opened() {
		return nil
	}
	next := (m.order + 1) % rowOrders
	return []shell.Action{
		{ID: "filter", Keys: []string{"/"}, Name: "filter", Help: "Show only rows with certain words: names, organisations, sectors, or a state: locked 🔒, overridden ✎, published ●, against rule !, one employer?, new +, waiting, trio, 2 partners",
			Run: func() tea.Cmd { m.list.Filter.Begin(); return nil }},
		{ID: "sort", Keys: []string{"t"}, Name: next.String(), Quiet: true,
			Help: "Sort the list " + next.String() + " (points are out of 100, and shown to a tenth)",
			Run:  func() tea.Cmd { m.sortBy(next); return nil }},
	}
}

func (m *screen) sortBy(o rowOrder) {
	m.order = o
	m.list.Table.SetColumns(columns(o))
	m.all = m.plan.sorted(o)
	m.list.Fill()
}

// flip turns to the next of the row's people. The detail alone on the screen scrolls to their other
// partners where few of them could be seen.
func (m *screen) flip() {
	key, _ := m.list.Selected()
	m.turned = (m.turned + 1) % len(key.members())
	switch {
	case !m.plan.movable(m.person()):
		m.sh.Say("Turned to " + m.sh.State().Call(m.person()) + ": a goes to their application, x asks about them")
	case m.page.Opened() && m.othersAt+leastOthers >= m.page.Top+m.page.Room-1:
		m.page.Top = min(m.page.Most, m.othersAt)
	}
}

// block asks whether two people who are together shall never be; of three, which two of them.
func (m *screen) block(key rowKey) tea.Cmd {
	if !key.isTrio() {
		return askBlock(m.sh, key.a, key.b)
	}
	score := func(c matching.Couple) string { return scoreWords(m.detail.parts.of(m.sh, c.A, c.B)) + " points" }
	pickCouple(m.sh, "Which two are never to be together?", "see what would change", key.couples(), score, func(c matching.Couple) tea.Cmd {
		return askBlock(m.sh, c.A, c.B)
	})
	return nil
}

// blockWaiting asks from whom one who waits shall be kept apart.
func (m *screen) blockWaiting(who matching.ID) tea.Cmd {
	m.sh.Open(newPersonPick(m.sh, &m.people, []matching.ID{who}, personQuestion{
		title:  func(name string) string { return "Keep " + name + " apart from …" },
		verb:   "see what would change",
		picked: func(a, b matching.ID) tea.Cmd { return askBlock(m.sh, a, b) },
	}))
	return nil
}

// whyNot asks for a second person, and says why the two are not a pair.
func (m *screen) whyNot() tea.Cmd {
	m.sh.Open(newPersonPick(m.sh, &m.people, m.around(), personQuestion{
		title:  func(name string) string { return "Why not " + name + " and …?" },
		verb:   "see why",
		picked: func(a, b matching.ID) tea.Cmd { return openWhyNot(m.sh, a, b) },
	}))
	return nil
}

// override opens the list of partners: of the one whom the detail has turned to, or, of three, of the one
// who is asked for.
func (m *screen) override() tea.Cmd {
	who := slices.DeleteFunc(m.around(), func(id matching.ID) bool { return !m.plan.movable(id) })
	list := func(who []matching.ID) { newPartnerList(m.sh, &m.plan, &m.prices, who).open() }
	if len(who) < 3 {
		list(who)
		return nil
	}
	var choices []dialog.Choice
	for _, id := range who {
		choices = append(choices, dialog.Choice{Text: m.sh.State().Call(id), Detail: m.people.inShort(id)})
	}
	pickOne(m.sh, "Another partner for whom?", "see the partners", choices, func(i int) tea.Cmd {
		list(slices.Concat(who[i:], who[:i]))
		return nil
	})
	return nil
}
