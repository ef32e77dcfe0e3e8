package overview

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/shell"
)

// Actions are the keys that work here now.
func (o *screen) Actions() []shell.Action {
	if len(o.sh.State().People) == 0 {
		return []shell.Action{{ID: "applicants", Keys: []string{"enter"}, Name: "to Applicants", Run: func() tea.Cmd {
			o.sh.GoTo(shell.ApplicantsTab)
			return nil
		}, Help: "Go to Applicants, where i imports a form export"}}
	}
	var out []shell.Action
	c, ok := o.list.selected()
	ok = ok && o.list.shown
	if ok {
		name, help := "go there", "Go to "+shell.TabNames[kinds[c.kind].to]+", to see to the selected row"
		if o.asksAbout(c) {
			name, help = "settle", "Settle what is asked about the selected row"
		}
		out = append(out, shell.Action{ID: "open", Keys: []string{"enter"}, Name: name, Run: o.goThere, Help: help})
	}
	out = append(out, o.chartActions()...)
	if ok && len(o.list.many) > 1 {
		out = append(out,
			shell.Action{ID: "next-kind", Keys: []string{"n"}, Name: "next kind", Run: o.jump(1),
				Help: "Skip to the next kind of thing that needs attention"},
			shell.Action{ID: "previous-kind", Keys: []string{"N"}, Name: "kind before", Run: o.jump(-1), Quiet: true,
				Help: "Skip back to the kind before"})
	}
	return out
}

// chartActions turn the charts, and open the list behind one.
func (o *screen) chartActions() []shell.Action {
	var out []shell.Action
	if o.lay.turns && o.turn > 0 {
		out = append(out, shell.Action{ID: "list", Keys: []string{"esc"}, Name: "the list", Help: "Go back to the list of what needs attention",
			Run: func() tea.Cmd { o.Back(); return nil }})
	}
	if o.turns() > 1 {
		out = append(out,
			shell.Action{ID: "next-chart", Keys: []string{"v", "right"}, Name: "next chart", Run: o.turnBy(1),
				Help: "Show the next chart: " + chartNames(o.drawings())},
			shell.Action{ID: "previous-chart", Keys: []string{"V", "left"}, Name: "chart before", Run: o.turnBy(-1), Quiet: true,
				Help: "Show the chart before"})
	}
	if ready := o.ready; ready != nil && o.facts != nil && o.facts.shape.open {
		out = append(out, shell.Action{ID: "hard", Keys: []string{"h"}, Name: "hard to match", Quiet: true,
			Run:  func() tea.Cmd { showReadiness(o.sh, ready); return nil },
			Help: "Hard to match: people with few possible partners, choices of one person alone, what each rule costs"})
	}
	return out
}

func (o *screen) jump(by int) func() tea.Cmd {
	return func() tea.Cmd {
		o.list.jump(by)
		return nil
	}
}

func (o *screen) turnBy(by int) func() tea.Cmd {
	return func() tea.Cmd {
		n := o.turns()
		o.turn = (o.turn + by + n) % n
		return nil
	}
}
