package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
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
	m.sh.open(m.newPersonPick([]matching.ID{m.person()}, func(name string) string { return "Keep " + name + " apart from …" }, "see what would change", m.askBlock))
	return nil
}

// askBlock shows what keeping two people apart would change.
func (m *matchesScreen) askBlock(a, b matching.ID) tea.Cmd {
	title := "Never pair " + m.sh.titleName(a) + " and " + m.sh.titleName(b)
	d, cmd := newRippleAsk(m.sh, title, "block them", matching.CoupleOf(a, b), nil, false, func(reason string) cohort.Change {
		return &cohort.Block{A: a, B: b, Why: cohort.Reason(reason)}
	})
	m.sh.open(d)
	return cmd
}

// askUnblock shows what lifting a block would change, with who decided it and why.
func (m *matchesScreen) askUnblock(c matching.Couple) tea.Cmd {
	was := m.sh.state.Blocked[c]
	notes := []string{"Blocked" + m.sh.byWords(was)}
	if reason := was.Why.Value.Text.Safe(); reason != "" {
		notes[0] += ": “" + reason + "”"
	}
	c = m.byName(c)
	title := "Let " + m.sh.titleName(c.A) + " and " + m.sh.titleName(c.B) + " be paired again"
	d, cmd := newRippleAsk(m.sh, title, "lift the block", c, notes, false, func(reason string) cohort.Change {
		return &cohort.Unblock{A: c.A, B: c.B, Why: cohort.Reason(reason)}
	})
	m.sh.open(d)
	return cmd
}

// blocks lists every block, to lift one.
func (m *matchesScreen) blocks() tea.Cmd {
	sh := m.sh
	var couples []matching.Couple
	for c := range sh.state.Blocked {
		couples = append(couples, m.byName(c))
	}
	slices.SortFunc(couples, func(x, y matching.Couple) int {
		return strings.Compare(text.Fold(sh.state.CallPair(x.A, x.B)), text.Fold(sh.state.CallPair(y.A, y.B)))
	})
	m.pickCouple("These are never paired", "lift the block", couples,
		func(c matching.Couple) string {
			return strings.TrimSpace(sh.byWords(sh.state.Blocked[matching.CoupleOf(c.A, c.B)]))
		},
		func(c matching.Couple) tea.Cmd { return m.askUnblock(matching.CoupleOf(c.A, c.B)) })
	return nil
}

// pickCouple asks which of some couples is meant; detail is what stands beside one.
func (m *matchesScreen) pickCouple(title, verb string, couples []matching.Couple, detail func(matching.Couple) string, picked func(matching.Couple) tea.Cmd) {
	var choices []choice
	for i, c := range couples {
		choices = append(choices, choice{key: strconv.Itoa(i), text: m.sh.state.CallPair(c.A, c.B), detail: detail(c)})
	}
	m.sh.open(newPick(m.sh, title, verb, choices, func(key string) (bool, tea.Cmd) {
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

// paintAll is every line in a style.
func paintAll(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = chart.Paint(style, l)
	}
	return out
}
