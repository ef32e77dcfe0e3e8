// Package matches is the screen of the plan: every pair, and who waits, with why they are together or wait, what
// other partners would cost, and the dialogs that change the plan. Publishing it is here, too.
//
// A row of the list is a [rowKey]: a pair, a trio, or one who waits. What is drawn comes from values that are
// read anew of every state: people (names and answers) and planRows (the plan as rows); and from what is worked
// out in the background for as long as somebody looks: pricer (what each partner would cost) and relaxer (what
// keeps somebody waiting). The detail draws those and holds no state but a cache. A dialog is opened by a function
// of the shell, and asks its own questions; only the list of partners shares the prices.
//
// Everything is touched on the goroutine of the screens, but for what the functions given to a [shell.Ask] use:
// the states and scores that they were given, which never change.
package matches

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// screen is the list with its detail.
type screen struct {
	sh       *shell.Shell
	people   people
	plan     planRows
	all      []rowKey // before filtering
	order    rowOrder
	list     *shell.List[rowKey]
	cells    cells
	page     shell.Page // the detail, where it has the screen to itself
	detail   detail
	othersAt int // the line of the page on which the other partners begin
	turned   int // which of the row's people the detail has turned to, and shows partners for
	prices   pricer
	relax    relaxer
	w, h     int // the screen's size when it was drawn last
}

// New makes the screen.
func New(sh *shell.Shell) shell.Screen {
	m := &screen{sh: sh, prices: pricer{sh: sh}, relax: relaxer{sh: sh}}
	m.plan.people = &m.people
	m.detail = detail{sh: sh, people: &m.people, plan: &m.plan}
	m.page.Other = m.whyNothing
	m.list = shell.NewList(sh, columns(weakestFirst), &m.page, func(words []string) ([]rowKey, bool) {
		return m.plan.filtered(m.all, words), true
	})
	m.list.Moved = m.moved
	m.cells = cells{sh: sh, plan: &m.plan, table: m.list.Table}
	m.list.Table.SetMarks(m.cells.mark)
	return m
}

// Take reads the new state. The cursor goes to two people who were just paired; else it stays on the pair or,
// if that is gone, on the person.
func (m *screen) Take() {
	m.prices.take()
	m.relax.take()
	s := m.sh.State()
	if m.plan.state == s {
		if m.sh.Scorer() != nil && m.plan.ask() && m.list.Filter.On() {
			m.list.Fill()
		}
		return
	}
	key, was := m.list.Selected()
	person := m.person()
	m.people.take(s)
	m.plan.take(s)
	m.all = m.plan.sorted(m.order)
	m.list.Fill()
	if made, ok := justPaired(s); was && ok && len(m.plan.of[made.A]) > 0 {
		m.Point(made.A, made.B)
		m.turnTo(made.A)
		return
	}
	if now, ok := m.list.Selected(); was && ok && now != key {
		if k, ok := m.plan.row(append([]matching.ID{person}, key.members()...)...); ok && m.list.Table.Select(k) {
			m.turnTo(person)
		}
	}
}

// Late has Take called only once the screen is shown.
func (m *screen) Late() {}

// justPaired is the two people whom the latest change paired by override, the one who was given a partner
// first.
func justPaired(s *cohort.State) (matching.Couple, bool) {
	if len(s.Log) == 0 {
		return matching.Couple{}, false
	}
	made, ok := s.Log[len(s.Log)-1].Change.(*cohort.Override)
	if !ok {
		return matching.Couple{}, false
	}
	return matching.Couple{A: made.A, B: made.B}, true
}

// moved is called when another row may be selected than before. Of its people, the one who was filtered
// for comes first.
func (m *screen) moved(before rowKey) {
	now, ok := m.list.Selected()
	if !ok || now == before {
		return
	}
	m.turned, m.page.Top = 0, 0
	if words := m.list.Filter.Words(); !now.waits() && len(words) > 0 {
		m.turned = max(0, slices.IndexFunc(now.members(), func(id matching.ID) bool { return shell.HasWords(words, m.people.said(id)) }))
	}
}

// person is the one of the selected row whose partners are shown; 0 without rows.
func (m *screen) person() matching.ID {
	if who := m.around(); len(who) > 0 {
		return who[0]
	}
	return 0
}

// turnTo shows the partners of somebody of the selected row.
func (m *screen) turnTo(id matching.ID) {
	key, _ := m.list.Selected()
	m.turned = max(0, slices.Index(key.members(), id))
}

// around is the people of the selected row, from the one on whose partners are shown.
func (m *screen) around() []matching.ID {
	key, ok := m.list.Selected()
	if !ok {
		return nil
	}
	all := key.members()
	at := min(m.turned, len(all)-1)
	return slices.Concat(all[at:], all[:at])
}

// subject is what the detail is about.
func (m *screen) subject() subject {
	key, ok := m.list.Selected()
	if !ok {
		return subject{}
	}
	x := subject{rowKey: key, around: m.around(), said: m.relax.known[key.a]}
	if m.plan.movable(x.person()) {
		x.prices = m.prices.of(x.person())
	}
	return x
}

// beside reports whether the detail stands beside the list.
func (m *screen) beside() bool { return m.w >= shell.TwoPanes }

// Settle has the words gathered that a filter looks for, and the prices worked out that can be seen, and then, for
// somebody who waits, which rule keeps them waiting.
func (m *screen) Settle(w, h int, shown bool) tea.Cmd {
	m.w, m.h = w, h
	if !shown {
		return m.priced(h, shown)
	}
	return tea.Batch(m.people.gather(m.heard), m.priced(h, shown))
}

// heard filters again, now that all words are known.
func (m *screen) heard() {
	m.plan.heard()
	if m.list.Filter.On() {
		m.list.Fill()
	}
}

// priced has the prices worked out that can be seen.
func (m *screen) priced(h int, shown bool) tea.Cmd {
	if listed := m.prices.listed; listed != 0 {
		return tea.Batch(m.relax.want(0), m.prices.want(listed, len(m.sh.State().People), false))
	}
	person := m.person()
	if !shown || !m.page.Opened() && !m.beside() || !m.plan.movable(person) {
		return tea.Batch(m.relax.want(0), m.prices.want(0, 0, false))
	}
	prices := m.prices.want(person, h, true)
	if key, _ := m.list.Selected(); !m.plan.waits[key].Able || !m.prices.of(person).has(h) {
		return tea.Batch(m.relax.want(0), prices)
	}
	return tea.Batch(m.relax.want(person), prices)
}

func (m *screen) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && !m.list.Typing() && !m.page.Opened() {
		if !m.list.Key(k) {
			m.whyNothing(k.String())
		}
		return nil
	}
	return m.list.Update(msg)
}

// whyNothing says why a key that works on other rows does nothing on this one.
func (m *screen) whyNothing(key string) {
	k, ok := m.list.Selected()
	if !ok || k.waits() {
		return
	}
	p := m.plan.pairs[k]
	if key != "o" && key != "b" && key != "l" || !p.State.Fixed() {
		return
	}
	what := "This " + say.Team(p.IsTrio()) + " is " + string(p.State)
	if p.State == matching.Published {
		m.sh.Complain(what + ": Exchanges ends it early, or calls it void if it was published in error.")
		return
	}
	m.sh.Complain(what + ": l unlocks it first.")
}

// Click selects the row that was pressed, and opens the one that was selected already.
func (m *screen) Click(x, y int) tea.Cmd { return m.list.Click(x, y) }

// Typing reports whether keys are letters of the filter now.
func (m *screen) Typing() bool { return m.list.Typing() }

// Point selects the row of people, without the filter if that hides it.
func (m *screen) Point(who ...matching.ID) bool {
	k, ok := m.plan.row(who...)
	if !ok {
		return false
	}
	m.list.Select(k)
	m.turned, m.page.Top = 0, 0
	if len(who) == 1 {
		m.turnTo(who[0])
	}
	return true
}

// Back closes the detail, or else clears the filter.
func (m *screen) Back() bool { return m.list.Back() }
