package matches

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// replanAsk compares the ways in which the cohort can be planned, and plans in the one chosen.
type replanAsk struct {
	sh     *shell.Shell
	ways   [4]replanWay
	ask    shell.Ask[outcome]
	cursor int
	wrong  string

	shell.Scroller
}

// replanWay is an order with a priority, and what it would lead to.
type replanWay struct {
	plan.Options
	change *cohort.Replan
	outcome
	lines []string // all that is said of it, for a width; nil: to be made
	width int
}

// moves reports whether any pair would change.
func (o replanWay) moves() bool { return len(o.ripple.Gone)+len(o.ripple.Came) > 0 }

// openReplan opens the comparison, the way in use first under the cursor.
func openReplan(sh *shell.Shell) tea.Cmd {
	d := &replanAsk{sh: sh}
	for i := range d.ways {
		o := &d.ways[i].Options
		o.Order = [2]matching.Order{matching.Best, matching.Steady}[i/2]
		o.Priority = [2]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}[i%2]
		if *o == sh.State().Options() {
			d.cursor = i
		}
	}
	sh.Open(d)
	return d.look()
}

// look works all out, one after the other. A way asks for what is another than now.
func (d *replanAsk) look() tea.Cmd {
	now := d.sh.State().Options()
	for i := range d.ways {
		o := &d.ways[i]
		o.outcome, o.lines, o.change = outcome{}, nil, &cohort.Replan{}
		if o.Order != now.Order {
			o.change.Order = o.Order
		}
		if o.Priority != now.Priority {
			o.change.Priority = o.Priority
		}
	}
	return d.ask.StartParts(d.lookAt(0))
}

// lookAt is the work on one way and what is done with its outcome: the next way is looked at.
func (d *replanAsk) lookAt(i int) (func(context.Context) outcome, func(outcome) tea.Cmd) {
	return preview(d.sh, d.ways[i].change), func(found outcome) tea.Cmd {
		d.ways[i].outcome = found
		for k := range d.ways {
			d.ways[k].lines = nil // they compare it with other ways
		}
		if i+1 == len(d.ways) {
			d.ask.Stop()
			return nil
		}
		return d.ask.Next(d.lookAt(i + 1))
	}
}

// Take looks anew.
func (d *replanAsk) Take() tea.Cmd { return d.look() }

func (d *replanAsk) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		d.Wheel(msg)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc", "q":
			d.ask.Stop()
			return true, nil
		case "up", "k", "shift+tab":
			d.step(-1)
		case "down", "j", "tab":
			d.step(1)
		case "enter":
			return d.choose()
		default:
			d.Key(msg.String())
		}
	}
	return false, nil
}

func (d *replanAsk) step(by int) {
	n := len(d.ways)
	d.cursor, d.Top, d.wrong = (d.cursor+by+n)%n, 0, ""
}

// choose plans in the way under the cursor.
func (d *replanAsk) choose() (bool, tea.Cmd) {
	o := d.ways[d.cursor]
	switch {
	case o.why != "":
		d.wrong = o.why
	case !o.known():
		d.wrong = "What would change is still being worked out."
	case !o.moves() && o.Options == d.sh.State().Options():
		d.wrong = "This is the plan already."
	default:
		d.ask.Stop()
		return true, d.sh.Desk.Commit(o.change)
	}
	return false, nil
}

func (d *replanAsk) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"up", "down"}, Name: "best or steady, total or weakest"}, {Keys: []string{"enter"}, Name: "plan in this way"},
		{Keys: []string{"esc"}, Name: "leave it"}}
	if d.Most > 0 {
		ks = append(ks, shell.Action{Keys: []string{"pgdown"}, Name: "scroll"})
	}
	return ks
}

// otherOrder is the order that is not in use.
func otherOrder(o matching.Order) matching.Order {
	if o == matching.Steady {
		return matching.Best
	}
	return matching.Steady
}
