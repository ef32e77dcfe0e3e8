package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
)

// matchesScreen is the plan: every pair, the weakest first, and who waits; beside it the selected pair,
// why it is one, and what other partners would cost.
type matchesScreen struct {
	sh       *shell
	rows     matchRows
	all      []matchKey // before filtering
	order    matchOrder
	filter   filter
	table    *table.Model[matchKey]
	prices   pricer
	relax    relaxer
	weights  *weightsPanel // while it is open
	list     *partnerList  // the list of partners, while it is open
	turned   int           // which of the row's people the detail has turned to, and prices partners for
	whole    bool          // the detail has the screen to itself
	scroll   scroller      // of that
	othersAt int           // the line of that on which the other partners begin
	w, h     int           // the screen's size when it was drawn last
	facts    []programme.Field
	told     []programme.Field
	detail   detailCache
}

func newMatches(sh *shell) screen {
	m := &matchesScreen{sh: sh, filter: newFilter(sh), table: table.New[matchKey](nil), prices: pricer{sh: sh}, relax: relaxer{sh: sh}}
	m.table.SetColumns(matchColumns(weakestFirst))
	m.table.SetMarks(m.rowMark)
	return m
}

// take reads the new state. The cursor goes to two people who were just paired; else it stays on the pair or,
// if that is gone, on the person.
func (m *matchesScreen) take() {
	m.prices.take()
	m.relax.take()
	if m.rows.state == m.sh.state {
		return
	}
	key, was := m.table.Selected()
	person := m.person()
	m.rows.take(m.sh.state)
	m.facts, m.told = factFields(m.sh.state.Programme)
	m.all = m.rows.sorted(m.order)
	m.show()
	if made, ok := m.justPaired(); was && ok {
		m.point(made.A, made.B)
		m.turnTo(made.A)
		return
	}
	if now, ok := m.table.Selected(); was && ok && now != key {
		if k, ok := m.rows.row(append([]matching.ID{person}, key.members()...)...); ok && m.table.Select(k) {
			m.turnTo(person)
		}
	}
}

// justPaired is the two people whom the latest change paired by override, the one who was given a partner
// first.
func (m *matchesScreen) justPaired() (matching.Couple, bool) {
	log := m.sh.state.Log
	if len(log) == 0 {
		return matching.Couple{}, false
	}
	made, ok := log[len(log)-1].Change.(*cohort.Override)
	if !ok || len(m.rows.of[made.A]) == 0 {
		return matching.Couple{}, false
	}
	return matching.Couple{A: made.A, B: made.B}, true
}

// show gives the table the rows that the filter leaves.
func (m *matchesScreen) show() {
	before, _ := m.table.Selected()
	m.table.SetRows(m.rows.filtered(m.all, m.filter.words()))
	m.moved(before)
}

// moved is called when another row may be selected than before. Of its people, the one who was filtered
// for comes first.
func (m *matchesScreen) moved(before matchKey) {
	now, ok := m.table.Selected()
	if !ok || now == before {
		return
	}
	m.turned, m.scroll.top = 0, 0
	if words := m.filter.words(); !now.waits() && len(words) > 0 {
		m.turned = max(0, slices.IndexFunc(now.members(), func(id matching.ID) bool { return matches(m.rows.said(id), words) }))
	}
}

// person is the one of the selected row whose partners are shown; 0 without rows.
func (m *matchesScreen) person() matching.ID {
	if key, ok := m.table.Selected(); ok {
		all := key.members()
		return all[min(m.turned, len(all)-1)]
	}
	return 0
}

// turnTo shows the partners of somebody of the selected row.
func (m *matchesScreen) turnTo(id matching.ID) {
	key, _ := m.table.Selected()
	m.turned = max(0, slices.Index(key.members(), id))
}

// around is the people of the selected row, from the one on whose partners are shown.
func (m *matchesScreen) around() []matching.ID {
	key, ok := m.table.Selected()
	if !ok {
		return nil
	}
	all := key.members()
	at := min(m.turned, len(all)-1)
	return slices.Concat(all[at:], all[:at])
}

// movable reports whether a person is in the cohort and can be given a partner: they are in no pair that
// stays, or would take another partner beside.
func (m *matchesScreen) movable(id matching.ID) bool {
	if _, ok := m.rows.of[id]; !ok {
		return false
	}
	_, stays := m.sh.fixedPair(id)
	return !stays || m.sh.takesMore(id)
}

// beside reports whether the detail stands beside the list.
func (m *matchesScreen) beside() bool { return m.w >= twoPanes }

// settle has the prices worked out that can be seen, and then, for somebody who waits, which rule keeps
// them waiting.
func (m *matchesScreen) settle(w, h int, shown bool) tea.Cmd {
	m.w, m.h = w, h
	switch {
	case m.list != nil:
		return tea.Batch(m.relax.want(0), m.prices.want(m.list.person, len(m.sh.state.People), false))
	case shown && (m.whole || m.beside()) && m.movable(m.person()):
		prices := m.prices.want(m.person(), h, true)
		if key, _ := m.table.Selected(); !m.rows.waits[key].Able || !m.prices.of(m.person()).has(h) {
			return tea.Batch(m.relax.want(0), prices)
		}
		return tea.Batch(m.relax.want(m.person()), prices)
	}
	return tea.Batch(m.relax.want(0), m.prices.want(0, 0, false))
}

func (m *matchesScreen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.MouseWheelMsg:
		m.wheel(msg)
	case tea.PasteMsg:
		if m.filter.open {
			return m.filtering(msg)
		}
	case restedMsg, partnersMsg, pricedMsg:
		return m.prices.update(msg)
	case relaxedMsg:
		m.relax.have(msg)
	}
	return nil
}

func (m *matchesScreen) key(msg tea.KeyPressMsg) tea.Cmd {
	if m.filter.open {
		return m.filtering(msg)
	}
	if m.whole {
		if !m.scroll.key(msg.String()) {
			m.whyNothing(msg.String())
		}
		return nil
	}
	before, _ := m.table.Selected()
	if m.table.Update(msg) {
		m.moved(before)
		return nil
	}
	m.whyNothing(msg.String())
	return nil
}

func (m *matchesScreen) filtering(msg tea.Msg) tea.Cmd {
	changed, cmd := m.filter.update(msg)
	if changed {
		m.show()
	}
	return cmd
}

// whyNothing says why a key that works on other rows does nothing on this one.
func (m *matchesScreen) whyNothing(key string) {
	k, ok := m.table.Selected()
	if !ok || k.waits() {
		return
	}
	p := m.rows.pairs[k]
	if key != "o" && key != "b" && key != "l" || !p.State.Fixed() {
		return
	}
	what := "This " + teamWord(p.IsTrio()) + " is " + string(p.State)
	if p.State == matching.Published {
		m.sh.complain(what + ": only undoing the publishing changes it.")
		return
	}
	m.sh.complain(what + ": l unlocks it first.")
}

// step goes to the row beside the selected one.
func (m *matchesScreen) step(by int) {
	before, _ := m.table.Selected()
	m.table.Move(by)
	m.moved(before)
}

func (m *matchesScreen) wheel(msg tea.MouseWheelMsg) {
	if m.whole {
		m.scroll.wheel(msg)
		return
	}
	m.step(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
}

// click selects the row that was pressed, and opens the one that was selected already.
func (m *matchesScreen) click(x, y int) tea.Cmd {
	if m.whole || y < matchHead || m.beside() && x >= listWidth(m.w) {
		return nil
	}
	key, ok := m.table.RowAt(y - matchHead)
	if !ok {
		return nil
	}
	before, _ := m.table.Selected()
	if key == before {
		m.openDetail()
		return nil
	}
	m.table.Select(key)
	m.moved(before)
	return nil
}

func (m *matchesScreen) openDetail() { m.whole, m.scroll.top = true, 0 }

func (m *matchesScreen) typing() bool { return m.filter.open }

// point selects the row of people, without the filter if that hides it.
func (m *matchesScreen) point(who ...matching.ID) bool {
	k, ok := m.rows.row(who...)
	if !ok {
		return false
	}
	if !m.table.Select(k) {
		m.filter.clear()
		m.show()
		m.table.Select(k)
	}
	m.turned, m.scroll.top = 0, 0
	if len(who) == 1 {
		m.turnTo(who[0])
	}
	return true
}

func (m *matchesScreen) back() bool {
	if m.whole {
		m.whole = false
		return true
	}
	if m.filter.clear() {
		m.show()
		return true
	}
	return false
}

// replanTo asks for the other order at once.
func (m *matchesScreen) replanTo(o matching.Order) tea.Cmd {
	return m.sh.desk.Commit(&cohort.Replan{Order: o})
}

func otherOrder(o matching.Order) matching.Order {
	if o == matching.Steady {
		return matching.Best
	}
	return matching.Steady
}

// listWidth is how much of w cells the list has when the detail stands beside it.
func listWidth(w int) int { return min(84, w*56/100) }

// detailWidth is what is left for the detail.
func detailWidth(w int) int { return w - listWidth(w) - chart.Divider }
