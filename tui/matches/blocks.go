package matches

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// block asks whether the selected pair shall never be; of three, which two of them.
func (m *matchesScreen) block() tea.Cmd {
	key, _ := m.table.Selected()
	if !key.isTrio() {
		return m.askBlock(key.a, key.b)
	}
	couples := m.couplesOf(key)
	m.pickCouple("Which two are never to be together?", "see what would change", couples,
		func(c matching.Couple) string { return m.coupleScore(c) + " points" },
		func(c matching.Couple) tea.Cmd { return m.askBlock(c.A, c.B) })
	return nil
}

// blockWaiting asks from whom the one who waits shall be kept apart.
func (m *matchesScreen) blockWaiting() tea.Cmd {
	m.sh.Open(m.newPersonPick([]matching.ID{m.person()}, func(name string) string { return "Keep " + name + " apart from …" }, "see what would change", m.askBlock))
	return nil
}

// askBlock shows what keeping two people apart would change.
func (m *matchesScreen) askBlock(a, b matching.ID) tea.Cmd {
	title := "Never pair " + shell.TitleName(m.sh, a) + " and " + shell.TitleName(m.sh, b)
	d, cmd := newRippleAsk(m.sh, title, "block them", matching.CoupleOf(a, b), nil, false, func(reason string) store.Change {
		return &store.Block{A: a, B: b, Why: store.Reason(reason)}
	})
	m.sh.Open(d)
	return cmd
}

// askUnblock shows what lifting a block would change, with who decided it and why.
func (m *matchesScreen) askUnblock(c matching.Couple) tea.Cmd {
	was := m.sh.State().Blocked[c]
	notes := []string{"Blocked" + byWords(m.sh, was)}
	if reason := was.Why.Value.Text.Safe(); reason != "" {
		notes[0] += ": “" + reason + "”"
	}
	c = m.byName(c)
	title := "Let " + shell.TitleName(m.sh, c.A) + " and " + shell.TitleName(m.sh, c.B) + " be paired again"
	d, cmd := newRippleAsk(m.sh, title, "lift the block", c, notes, false, func(reason string) store.Change {
		return &store.Unblock{A: c.A, B: c.B, Why: store.Reason(reason)}
	})
	m.sh.Open(d)
	return cmd
}

// blocks lists every block, to lift one.
func (m *matchesScreen) blocks() tea.Cmd {
	sh := m.sh
	var couples []matching.Couple
	for c := range sh.State().Blocked {
		couples = append(couples, m.byName(c))
	}
	slices.SortFunc(couples, func(x, y matching.Couple) int {
		return strings.Compare(text.Fold(sh.State().CallPair(x.A, x.B)), text.Fold(sh.State().CallPair(y.A, y.B)))
	})
	m.pickCouple("These are never paired", "lift the block", couples,
		func(c matching.Couple) string {
			return strings.TrimSpace(byWords(sh, sh.State().Blocked[matching.CoupleOf(c.A, c.B)]))
		},
		func(c matching.Couple) tea.Cmd { return m.askUnblock(matching.CoupleOf(c.A, c.B)) })
	return nil
}

// pickCouple asks which of some couples is meant; detail is what stands beside one.
func (m *matchesScreen) pickCouple(title, verb string, couples []matching.Couple, detail func(matching.Couple) string, picked func(matching.Couple) tea.Cmd) {
	var choices []dialog.Choice
	for i, c := range couples {
		choices = append(choices, dialog.Choice{Key: strconv.Itoa(i), Text: m.sh.State().CallPair(c.A, c.B), Detail: detail(c)})
	}
	m.sh.Open(dialog.NewPick(m.sh, title, verb, choices, func(key string) (bool, tea.Cmd) {
		i, err := strconv.Atoi(key)
		if err != nil {
			return true, nil
		}
		return true, picked(couples[i])
	}))
}

// byName is two people in the order of their names.
func (m *matchesScreen) byName(c matching.Couple) matching.Couple {
	if m.rows.name(c.B) < m.rows.name(c.A) {
		return matching.Couple{A: c.B, B: c.A}
	}
	return c
}
