package tui

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/table"
)

// overviewScreen is what needs attention, and the shape of the cohort: how far it is, its numbers, and
// charts of its pairs and people.
type overviewScreen struct {
	sh    *shell
	facts *overviewFacts // what is shown; nil until it is known
	asked overviewAsk    // what was asked for last
	table *table.Model[concern]
	turn  int // how often the charts were turned on
	lay   overviewLayout

	ready   *readiness // what makes planning hard; nil until it is known
	looking bool       // it is being worked out
}

// overviewFacts is all that the overview works out of a state.
type overviewFacts struct {
	overviewAsk
	list  []concern
	many  map[concernKind]int // how many rows of each kind
	shape *shape
}

// overviewAsk is what the facts depend on.
type overviewAsk struct {
	state *cohort.State
	today programme.Date
}

// overviewMsg brings the facts.
type overviewMsg struct{ facts *overviewFacts }

func newOverview(sh *shell) screen {
	return &overviewScreen{sh: sh, table: table.New[concern](concernColumns)}
}

// take does nothing: what a new state tells is worked out once it is to be shown.
func (o *overviewScreen) take() {}

// settle has worked out what is to be shown.
func (o *overviewScreen) settle(_, _ int, shown bool) tea.Cmd {
	return tea.Batch(o.lookFacts(shown), o.lookReady(shown))
}

// lookFacts has the facts worked out when they are to be shown and others than those there are. Until they
// come the ones before stay.
func (o *overviewScreen) lookFacts(shown bool) tea.Cmd {
	ask := overviewAsk{o.sh.state, o.sh.today()}
	if !shown || o.asked == ask {
		return nil
	}
	o.asked = ask
	st := o.sh.standings()
	return func() tea.Msg {
		f := &overviewFacts{overviewAsk: ask, list: concerns(ask.state, st), many: map[concernKind]int{}, shape: shapeOf(ask.state)}
		for _, c := range f.list {
			f.many[c.kind]++
		}
		return overviewMsg{f}
	}
}

// have takes the facts over, if they are not old by now.
func (o *overviewScreen) have(f *overviewFacts) {
	if f.overviewAsk == o.asked {
		o.facts = f
		o.table.SetRows(f.list)
	}
}

func (o *overviewScreen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case overviewMsg:
		o.have(msg.facts)
	case readinessMsg:
		o.ready, o.looking = msg.ready, false
	case tea.KeyPressMsg:
		if o.lay.list > 0 {
			o.table.Update(msg)
		}
	case tea.MouseWheelMsg:
		if o.lay.list > 0 {
			o.table.Move(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
		}
	}
	return nil
}

// click selects the row that was pressed, and goes where the one leads that was selected already.
func (o *overviewScreen) click(x, y int) tea.Cmd {
	if o.lay.list == 0 || x >= o.lay.listWidth {
		return nil
	}
	c, ok := o.table.RowAt(y - o.lay.listTop)
	if !ok {
		return nil
	}
	if before, _ := o.table.Selected(); before == c {
		return o.goThere()
	}
	o.table.Select(c)
	return nil
}

// goThere goes where something can be done about the selected row.
func (o *overviewScreen) goThere() tea.Cmd {
	if c, ok := o.table.Selected(); ok {
		o.sh.goTo(c.to, c.people()...)
	}
	return nil
}

func (o *overviewScreen) actions() []action {
	var out []action
	c, ok := o.table.Selected()
	switch {
	case len(o.sh.state.People) == 0:
		return []action{{id: "applicants", keys: []string{"enter"}, name: "to Applicants", run: func() tea.Cmd {
			o.sh.goTo(applicantsTab)
			return nil
		}, help: "Go to Applicants, where i imports a form export"}}
	case ok && o.lay.list > 0:
		out = append(out, action{id: "open", keys: []string{"enter"}, name: "go there", run: o.goThere,
			help: "Go to " + tabNames[c.to] + ", to see to the selected row"})
	}
	if o.lay.turns && o.turn > 0 {
		out = append(out, action{id: "list", keys: []string{"esc"}, name: "the list", help: "Go back to the list of what needs attention",
			run: func() tea.Cmd { o.back(); return nil }})
	}
	if o.turns() > 1 {
		out = append(out,
			action{id: "next-chart", keys: []string{"v", "right"}, name: "next chart", run: o.turnBy(1),
				help: "Show the next chart: " + o.chartNames()},
			action{id: "previous-chart", keys: []string{"V", "left"}, name: "chart before", run: o.turnBy(-1), quiet: true,
				help: "Show the chart before"})
	}
	if o.ready != nil && o.facts != nil && o.facts.shape.open {
		out = append(out, action{id: "hard", keys: []string{"h"}, name: "hard to match", run: o.showReady, quiet: true,
			help: "Hard to match: people with few possible partners, choices of one person alone, what each rule costs"})
	}
	if ok && o.lay.list > 0 && len(o.facts.many) > 1 {
		out = append(out,
			action{id: "next-kind", keys: []string{"n"}, name: "next kind", run: o.jump(1),
				help: "Skip to the next kind of thing that needs attention"},
			action{id: "previous-kind", keys: []string{"N"}, name: "kind before", run: o.jump(-1), quiet: true,
				help: "Skip back to the kind before"})
	}
	return out
}

// jump goes to the first row of another kind, on or back.
func (o *overviewScreen) jump(by int) func() tea.Cmd {
	return func() tea.Cmd {
		list := o.facts.list
		first := func(i int) bool { return i == 0 || list[i-1].kind != list[i].kind }
		for i := o.table.Index() + by; i >= 0 && i < len(list); i += by {
			if first(i) {
				o.table.SelectIndex(i)
				break
			}
		}
		return nil
	}
}

func (o *overviewScreen) turnBy(by int) func() tea.Cmd {
	return func() tea.Cmd {
		n := o.turns()
		o.turn = (o.turn + by + n) % n
		return nil
	}
}

func (o *overviewScreen) typing() bool { return false }

// point selects the first row about a person.
func (o *overviewScreen) point(who ...matching.ID) bool {
	if o.facts == nil {
		return false
	}
	for i, c := range o.facts.list {
		if c.who.Has(who[0]) {
			o.table.SelectIndex(i)
			return true
		}
	}
	return false
}

func (o *overviewScreen) back() bool {
	if o.turn == 0 {
		return false
	}
	o.turn = 0
	return true
}
