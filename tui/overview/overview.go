// Package overview is the screen of how a cohort is: how far it is and what comes next, its numbers, what
// needs attention, and charts of its pairs and people.
//
// [New] makes the screen. What it shows of a state is worked out in the background, in two questions: the
// facts, which are the concerns (each of one of the kinds in kinds.go) and the shape of the cohort, and what
// makes matching hard, which takes longer. Until an answer comes what there was before stays. From these,
// charts and figures are pictures that know nothing of the screen. It only reads: a concern leads to the
// screen where something can be done about it.
package overview

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
)

// screen is the overview.
type screen struct {
	sh   *shell.Shell
	list *list
	turn int // how often the charts were turned on
	lay  layout
	by   string // the field by which pairs are told apart; empty: the first

	asked question // what the facts were asked for last
	asks  shell.Ask[*facts]
	facts *facts // what is shown; nil until it is known

	looks shell.Ask[*readiness]
	ready *readiness // what makes planning hard; nil until it is known
}

// New makes the screen.
func New(sh *shell.Shell) shell.Screen { return &screen{sh: sh, list: newList()} }

// Take does nothing: what a new state tells is worked out once it is to be shown.
func (o *screen) Take() {}

// Settle has worked out what is to be shown.
func (o *screen) Settle(_, _ int, shown bool) tea.Cmd {
	if !shown {
		return nil
	}
	look := tea.Batch(o.sh.LookAtExchanges(), o.lookFacts())
	if o.facts == nil { // which are seen first, and what makes planning hard takes longest
		return look
	}
	return tea.Batch(look, o.lookReady())
}

// lookFacts has the facts worked out when they are others than those there are, and it is known how the exchanges stand.
func (o *screen) lookFacts() tea.Cmd {
	now := question{o.sh.State(), o.sh.Today(), o.by}
	if o.asked.state != nil && o.asked.state.Cohort != now.state.Cohort { // nothing of it is so in this one
		o.facts, o.lay = nil, layout{}
		o.list.fill(nil)
	}
	if o.asked == now || !o.sh.KnowsExchanges() {
		return nil
	}
	o.asked = now
	st := o.sh.ExchangeStatuses()
	work := func(ctx context.Context) *facts { return factsOf(ctx, o.sh, now.state, st, now.by) }
	return o.asks.Start(work, func(f *facts) tea.Cmd {
		o.facts = f
		o.list.fill(f.concerns)
		return nil
	})
}

// lookReady has worked out what makes planning hard, if another state is to be shown than it is known of; of
// one state at a time, because it cannot be given up.
func (o *screen) lookReady() tea.Cmd {
	s := o.sh.State()
	if o.looks.Open() || len(s.People) == 0 || o.ready != nil && o.ready.state == s {
		return nil
	}
	work := func(context.Context) *readiness { return readinessOf(s) }
	return o.looks.Start(work, func(r *readiness) tea.Cmd {
		o.ready = r
		return nil
	})
}

// Update answers the keys that move and the wheel.
func (o *screen) Update(msg tea.Msg) tea.Cmd {
	o.list.update(msg)
	return nil
}

// Click selects the row that was pressed, and goes where the one leads that was selected already.
func (o *screen) Click(x, y int) tea.Cmd {
	if o.list.click(x, y) {
		return o.goThere()
	}
	return nil
}

// goThere goes where something can be done about the selected concern.
func (o *screen) goThere() tea.Cmd {
	c, ok := o.list.selected()
	switch {
	case !ok:
		return nil
	case o.asksAbout(c):
		return settling.Open(o.sh, kinds[c.kind].settles, c.people()...)
	}
	o.sh.GoTo(kinds[c.kind].to, c.people()...)
	return nil
}

// asksAbout reports whether a concern is a question that can be answered at once.
func (o *screen) asksAbout(c concern) bool {
	kind := kinds[c.kind].settles
	if kind == "" || o.facts == nil {
		return false
	}
	who := c.people()
	return o.facts.asked[asked{kind: kind}] && len(who) == 0 || slices.ContainsFunc(who, func(id matching.ID) bool { return o.facts.asked[asked{kind, id}] })
}

// Typing says that no key is a letter of a text here.
func (o *screen) Typing() bool { return false }

// Point selects the first row about a person.
func (o *screen) Point(who ...matching.ID) bool { return o.list.point(who[0]) }

// Back turns the charts back to the first.
func (o *screen) Back() bool {
	was := o.turn
	o.turn = 0
	return was != 0
}

// stage is how far the cohort is now.
func (o *screen) stage() stage { return stageOf(o.sh.State(), o.sh.ExchangeStatuses(), o.sh.Now()) }

// drawings are the charts that there is something to draw for, the most useful first.
func (o *screen) drawings() []drawing {
	c := &charts{theme: &o.sh.Theme, shape: o.facts.shape, ready: o.ready, rules: len(o.sh.State().Programme.Rules)}
	return c.drawings(o.stage())
}

// turns is how many positions the charts can be turned through.
func (o *screen) turns() int { return max(1, o.lay.positions) }
