package groups

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// effect shows what a change would do to groups before it is made.
type effect struct {
	shell.Scroller
	g           *screen
	title, verb string
	change      cohort.Change
	ask         shell.Ask[found]
	found       *found // nil while it is being worked out
}

// found is what a change would lead to.
type found struct {
	lines []string
	why   string // why it cannot be made
}

func (g *screen) openEffect(title, verb string, change cohort.Change) tea.Cmd {
	e := &effect{g: g, title: title, verb: verb, change: change}
	g.sh.Open(e)
	return e.look()
}

// look works the effect out.
func (e *effect) look() tea.Cmd {
	sh, name := e.g.sh, e.g.g.Name
	before := sh.State()
	e.found = nil
	return e.ask.Start(func(ctx context.Context) found {
		after, err := sh.Desk.Preview(ctx, before, e.change)
		if err != nil {
			return found{why: err.Error()}
		}
		was, _ := before.Grouping(name)
		now, ok := after.Grouping(name)
		if !ok {
			return found{}
		}
		lines := cohort.SayEffect(before, was, after, now)
		if after.Plan != before.Plan && before.Plan != nil && after.Plan != nil {
			lines = append(lines, "", sayPlan(matching.Compare(before.Plan, after.Plan)))
		}
		return found{lines: lines}
	}, func(f found) tea.Cmd {
		e.found = &f
		return nil
	})
}

// sayPlan says what becomes of the plan, since partners come from one group.
func sayPlan(r matching.Ripple) string {
	line := fmt.Sprintf("The plan: %s, total %s → %s", say.PairsChange(len(r.Gone)), say.Points(r.Before.Total), say.Points(r.After.Total))
	if a, b := len(r.Before.Waiting), len(r.After.Waiting); a != b {
		line += fmt.Sprintf(", waiting %d → %d", a, b)
	}
	return line
}

// Take looks anew.
func (e *effect) Take() tea.Cmd { return e.look() }

func (e *effect) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		e.Wheel(msg)
	case tea.KeyPressMsg:
		switch key := msg.String(); {
		case key == "esc" || key == "q":
			e.ask.Stop()
			return true, nil
		case key == "enter" && e.found != nil && e.found.why == "":
			e.ask.Stop()
			clear(e.g.marked)
			return true, e.g.sh.Desk.Commit(e.change)
		default:
			e.Key(key)
		}
	}
	return false, nil
}

func (e *effect) View(w, h int) []string {
	sh := e.g.sh
	inner := min(84, w-6)
	var body []string
	switch {
	case e.found == nil:
		body = append(body, chart.Paint(sh.Theme.Muted, "Working out what would change…"))
	case e.found.why != "":
		body = append(body, chart.PaintAll(sh.Theme.Bad, chart.Wrap("This cannot be done: "+text.Line(e.found.why), inner))...)
	default:
		for _, l := range e.found.lines {
			body = append(body, chart.Wrap(l, inner)...)
		}
	}
	body = e.Window(sh, body, max(1, h-4))
	foot := shell.KeyHint(sh, "esc", "leave it as it is")
	if e.found != nil && e.found.why == "" {
		foot = shell.KeyHint(sh, "enter", e.verb) + "   " + foot
	}
	lines := append(append([]string{}, body...), "", foot)
	return shell.Box(sh, chart.Clip(e.title, inner), lines, inner+4, h)
}

func (e *effect) Keys() []shell.Action {
	keys := []shell.Action{{Keys: []string{"enter"}, Name: e.verb}, {Keys: []string{"esc"}, Name: "leave it"}}
	if e.Most > 0 {
		keys = append(keys, shell.Action{Keys: []string{"pgdown"}, Name: "scroll"})
	}
	return keys
}
