package overview

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// overviewScreen is what needs attention, and the shape of the cohort: how far it is, its numbers, and
// charts of its pairs and people.
type overviewScreen struct {
	sh    *shell.Shell
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
	state *store.State
	today programme.Date
}

// overviewMsg brings the facts.
type overviewMsg struct{ facts *overviewFacts }

func New(sh *shell.Shell) shell.Screen {
	return &overviewScreen{sh: sh, table: table.New[concern](concernColumns)}
}

// Take does nothing: what a new state tells is worked out once it is to be shown.
func (o *overviewScreen) Take() {}

// Settle has worked out what is to be shown.
func (o *overviewScreen) Settle(_, _ int, shown bool) tea.Cmd {
	return tea.Batch(o.lookFacts(shown), o.lookReady(shown))
}

// lookFacts has the facts worked out when they are to be shown and others than those there are. Until they
// come the ones before stay.
func (o *overviewScreen) lookFacts(shown bool) tea.Cmd {
	ask := overviewAsk{o.sh.State(), o.sh.Today()}
	if !shown || o.asked == ask {
		return nil
	}
	o.asked = ask
	st := o.sh.ExchangeStatuses()
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

func (o *overviewScreen) Update(msg tea.Msg) tea.Cmd {
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

// Click selects the row that was pressed, and goes where the one leads that was selected already.
func (o *overviewScreen) Click(x, y int) tea.Cmd {
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
		o.sh.GoTo(c.to, c.people()...)
	}
	return nil
}

func (o *overviewScreen) Actions() []shell.Action {
	var out []shell.Action
	c, ok := o.table.Selected()
	switch {
	case len(o.sh.State().People) == 0:
		return []shell.Action{{Id: "applicants", Keys: []string{"enter"}, Name: "to Applicants", Run: func() tea.Cmd {
			o.sh.GoTo(shell.ApplicantsTab)
			return nil
		}, Help: "Go to Applicants, where i imports a form export"}}
	case ok && o.lay.list > 0:
		out = append(out, shell.Action{Id: "open", Keys: []string{"enter"}, Name: "go there", Run: o.goThere,
			Help: "Go to " + shell.TabNames[c.to] + ", to see to the selected row"})
	}
	if o.lay.turns && o.turn > 0 {
		out = append(out, shell.Action{Id: "list", Keys: []string{"esc"}, Name: "the list", Help: "Go back to the list of what needs attention",
			Run: func() tea.Cmd { o.Back(); return nil }})
	}
	if o.turns() > 1 {
		out = append(out,
			shell.Action{Id: "next-chart", Keys: []string{"v", "right"}, Name: "next chart", Run: o.turnBy(1),
				Help: "Show the next chart: " + o.chartNames()},
			shell.Action{Id: "previous-chart", Keys: []string{"V", "left"}, Name: "chart before", Run: o.turnBy(-1), Quiet: true,
				Help: "Show the chart before"})
	}
	if o.ready != nil && o.facts != nil && o.facts.shape.open {
		out = append(out, shell.Action{Id: "hard", Keys: []string{"h"}, Name: "hard to match", Run: o.showReady, Quiet: true,
			Help: "Hard to match: people with few possible partners, choices of one person alone, what each rule costs"})
	}
	if ok && o.lay.list > 0 && len(o.facts.many) > 1 {
		out = append(out,
			shell.Action{Id: "next-kind", Keys: []string{"n"}, Name: "next kind", Run: o.jump(1),
				Help: "Skip to the next kind of thing that needs attention"},
			shell.Action{Id: "previous-kind", Keys: []string{"N"}, Name: "kind before", Run: o.jump(-1), Quiet: true,
				Help: "Skip back to the kind before"})
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

func (o *overviewScreen) Typing() bool { return false }

// Point selects the first row about a person.
func (o *overviewScreen) Point(who ...matching.ID) bool {
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

func (o *overviewScreen) Back() bool {
	if o.turn == 0 {
		return false
	}
	o.turn = 0
	return true
}
