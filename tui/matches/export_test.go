package matches

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/tui/shell"
)

// What tests look into that nobody sees on the screen.

const (
	HeadLines   = headLines
	LeastChance = leastChance
)

type (
	Screen  = screen
	Partner = partner
)

// In is the screen behind a tab.
func In(s shell.Screen) *Screen { return s.(*screen) }

// Selected are the people of the row under the cursor.
func (m *screen) Selected() []matching.ID {
	key, _ := m.list.Selected()
	return key.members()
}

// ChanceWords says whom somebody is with and what it would cost to have them.
func (m *screen) ChanceWords(id matching.ID, price plan.Price, w int) string {
	return chanceWords(m.sh, m.plan.partners(id), price, w)
}

// SetPrices gives the first partners of whoever the detail has turned to other prices.
func (m *screen) SetPrices(prices []plan.Price) {
	q := m.prices.of(m.person())
	for i, p := range prices {
		q.rows[i].price, q.rows[i].known = p, true
	}
}

// Partners are a person's, with how many prices are known, and whether that is all.
func (m *screen) Partners(person matching.ID) (rows []Partner, priced int, done bool) {
	q := m.prices.of(person)
	return q.rows, q.priced, q.done
}

// Pricing reports whether prices are being worked out.
func (m *screen) Pricing() bool { return m.prices.ask.Open() }

// PricedFor is whom the prices are worked out for; 0: for nobody.
func (m *screen) PricedFor() matching.ID {
	if m.prices.now == nil {
		return 0
	}
	return m.prices.now.person
}

func (p partner) Id() matching.ID { return p.id }

func (p partner) Free() bool { return p.free() }

// Price is what the partner would cost; false while that is not known.
func (p partner) Price() (plan.Price, bool) { return p.price, p.known }

// Listed are the partners in the list that is open, in its order.
func Listed(d shell.Dialog) []Partner { return d.(*partnerList).rows() }

// Again has the screen settle as it was drawn last.
func (m *screen) Again() tea.Cmd { return m.Settle(m.w, m.h, true) }

// Relax asks what keeps somebody waiting.
func (m *screen) Relax(person matching.ID) tea.Cmd { return m.relax.want(person) }

// RelaxAs asks the same, and some words are the answer.
func (m *screen) RelaxAs(person matching.ID, way string) tea.Cmd {
	m.relax.about = person
	return m.relax.ask.Start(func(context.Context) waitingSaid { return waitingSaid{ways: []string{way}} }, m.relax.have)
}

// Relaxing reports whether it is being found out.
func (m *screen) Relaxing() bool { return m.relax.ask.Open() }

// Relaxed are those of whom it is known.
func (m *screen) Relaxed() []matching.ID {
	var known []matching.ID
	for id := range m.relax.known {
		known = append(known, id)
	}
	return known
}

// Points are those on the sliders of the panel.
func Points(d shell.Dialog) []int { return d.(*weightsPanel).points.now }

// WeighAs asks what the points would change, and the answer is that it cannot be done.
func WeighAs(d shell.Dialog, why string) tea.Cmd {
	p := d.(*weightsPanel)
	return p.ask.Start(func(context.Context) outcome { return outcome{why: why} }, p.have)
}

// Looking has other points be looked at until end is called.
func Looking(d shell.Dialog) (end func()) {
	p := d.(*weightsPanel)
	p.turn <- struct{}{}
	return func() { <-p.turn }
}
