package overview

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
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
	return append(out, o.byActions()...)
}

// byActions tell pairs and hours apart by another answer.
func (o *screen) byActions() []shell.Action {
	next, ok := o.nextBy()
	if !ok {
		return nil
	}
	name, word := "by another", say.InSentence(next.Label)
	if chart.Width(word) <= 10 {
		name = "by " + word
	}
	return []shell.Action{{ID: "by", Keys: []string{"b"}, Name: name, Help: "Tell pairs and hours apart by another answer: " + word, Run: func() tea.Cmd {
		o.by = next.Name
		o.turnTo(pairsChart)
		return nil
	}}}
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

// nextBy is the field by which pairs are told apart next: while the chart is out of sight the one that it is by, else the
// one after. false if there is no other.
func (o *screen) nextBy() (programme.Field, bool) {
	fields := groupFields(o.sh.State().Programme)
	if len(fields) < 2 || o.facts == nil || len(o.facts.shape.scores) == 0 {
		return programme.Field{}, false
	}
	at := slices.IndexFunc(fields, func(f programme.Field) bool { return f.Name == o.facts.shape.groups.Name })
	if o.inSight(pairsChart) {
		at = (at + 1) % len(fields)
	}
	return fields[at], true
}

// turnTo turns the charts to one, unless it is in sight.
func (o *screen) turnTo(id string) {
	if o.inSight(id) {
		return
	}
	o.turn = slices.IndexFunc(o.drawings(), func(d drawing) bool { return d.id == id })
	if o.lay.turns {
		o.turn++ // the list has a turn of its own
	}
}

func (o *screen) inSight(id string) bool {
	return slices.ContainsFunc(o.lay.charts, func(d drawing) bool { return d.id == id })
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
