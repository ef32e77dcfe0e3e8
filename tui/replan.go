package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store"
	"crosswalk/tui/chart"
)

// replanAsk compares the two orders in which the cohort can be planned, and plans in the one chosen.
type replanAsk struct {
	sh      *shell
	ctx     context.Context
	cancel  context.CancelFunc
	options [2]replanOption
	cursor  int
	wrong   string

	scroller
}

// replanOption is one order and what it would lead to.
type replanOption struct {
	order  matching.Order
	ripple *matching.Ripple // nil while it is being worked out
	why    string           // why it cannot be done
}

// replan opens the comparison, the order in use first under the cursor.
func (m *matchesScreen) replan() tea.Cmd {
	d := &replanAsk{sh: m.sh}
	d.options[0].order, d.options[1].order = matching.Best, matching.Steady
	if m.sh.state.Order == matching.Steady {
		d.cursor = 1
	}
	m.sh.open(d)
	return d.look()
}

// look works both out.
func (d *replanAsk) look() tea.Cmd {
	if d.cancel != nil {
		d.cancel()
	}
	d.ctx, d.cancel = context.WithCancel(context.Background())
	var cmds []tea.Cmd
	for i := range d.options {
		o := &d.options[i]
		o.ripple, o.why = nil, ""
		cmds = append(cmds, d.sh.desk.Preview(d.ctx, d.ctx, d.sh.state, &store.Replan{Order: o.order}))
	}
	return tea.Batch(cmds...)
}

func (d *replanAsk) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case previewedMsg:
		d.previewed(msg)
	case committedMsg:
		return false, d.look()
	case tea.MouseWheelMsg:
		d.wheel(msg)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc", "q":
			d.cancel()
			return true, nil
		case "up", "k", "down", "j", "tab", "left", "right":
			d.cursor, d.top, d.wrong = 1-d.cursor, 0, ""
		case "enter":
			return d.choose()
		default:
			d.key(msg.String())
		}
	}
	return false, nil
}

func (d *replanAsk) previewed(msg previewedMsg) {
	change, ok := msg.change.(*store.Replan)
	if !ok || msg.tag != any(d.ctx) {
		return
	}
	for i := range d.options {
		o := &d.options[i]
		if o.order != change.Order {
			continue
		}
		o.why = msg.why
		if msg.after != nil {
			r := matching.Compare(msg.before.Plan, msg.after.Plan)
			o.ripple = &r
		}
	}
}

// choose plans in the order under the cursor.
func (d *replanAsk) choose() (bool, tea.Cmd) {
	o := d.options[d.cursor]
	switch {
	case o.why != "":
		d.wrong = o.why
	case o.ripple == nil:
		d.wrong = "What would change is still being worked out."
	case len(o.ripple.Gone)+len(o.ripple.Came) == 0 && o.order == d.sh.state.Options().Order:
		d.wrong = "This is the plan already."
	default:
		d.cancel()
		return true, d.sh.desk.Commit(&store.Replan{Order: o.order})
	}
	return false, nil
}

func (d *replanAsk) view(w, h int) []string {
	inner := min(74, w-6)
	t := d.sh.theme
	var body []string
	for i, o := range d.options {
		line := chart.Fit(o.words(d.sh.state.Options().Order), inner-2)
		if i == d.cursor {
			body = append(body, chart.Paint(t.Selected, "▸ "+line))
		} else {
			body = append(body, "  "+line)
		}
	}
	body = append(body, "")
	room := max(1, h-len(body)-4)
	lines := d.rippleOf(inner)
	for len(lines) < min(6, room) {
		lines = append(lines, "")
	}
	body = append(body, d.window(d.sh, lines, room)...)
	body = append(body, "")
	if d.wrong != "" {
		body = append(body, chart.Fit(chart.Paint(t.Bad, d.wrong), inner))
	} else {
		body = append(body, d.sh.keyHint("enter", "plan in this order")+"   "+d.sh.keyHint("esc", "leave it as it is"))
	}
	return d.sh.box("Plan again", body, inner+4, h)
}

// words is an order and what it leads to, on one line.
func (o replanOption) words(now matching.Order) string {
	line := chart.Fit(string(o.order), 7)
	if o.order == now {
		line = chart.Fit(string(o.order)+" (now)", 13) + " "
	} else {
		line = chart.Fit(line, 13) + " "
	}
	switch {
	case o.why != "":
		return line + o.why
	case o.ripple == nil:
		return line
	}
	words := []string{"total " + points(o.ripple.After.Total)}
	if diff := o.ripple.After.Total - o.ripple.Before.Total; diff != 0 {
		words[0] += " (" + signed(diff) + ")"
	}
	switch n := len(o.ripple.Gone); {
	case n == 0 && len(o.ripple.Came) == 0:
		words = append(words, "no pair changes")
	case n == 1:
		words = append(words, "1 pair changes")
	default:
		words = append(words, fmt.Sprintf("%d pairs change", n))
	}
	return line + strings.Join(words, " · ")
}

// rippleOf says what the order under the cursor means and what it would change.
func (d *replanAsk) rippleOf(w int) []string {
	o := d.options[d.cursor]
	meaning := "As many people as can be, then the highest total, then the fewest changes."
	if o.order == matching.Steady {
		meaning = "As many people as can be, then the fewest changes, then the highest total."
	}
	lines := paintAll(d.sh.theme.Muted, chart.Wrap(meaning, w))
	if o.ripple == nil {
		return lines
	}
	return slices.Concat(lines, d.sh.rippleLines(*o.ripple, matching.Couple{}, w))
}

func (d *replanAsk) keys() []action {
	ks := []action{{keys: []string{"up", "down"}, name: "best or steady"}, {keys: []string{"enter"}, name: "plan in this order"},
		{keys: []string{"esc"}, name: "leave it"}}
	if d.most > 0 {
		ks = append(ks, action{keys: []string{"pgdown"}, name: "scroll"})
	}
	return ks
}
