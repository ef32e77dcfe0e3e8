package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// replanAsk compares the ways in which the cohort can be planned, and plans in the one chosen.
type replanAsk struct {
	sh     *shell
	ctx    context.Context
	cancel context.CancelFunc
	ways   [4]replanWay
	cursor int
	wrong  string

	scroller
}

// replanWay is an order with a priority, and what it would lead to.
type replanWay struct {
	plan.Options
	change *cohort.Replan
	ripple *matching.Ripple // nil while it is being worked out
	why    string           // why it cannot be done
	lines  []string         // all that is said of it, for a width; nil: to be made
	width  int
}

// replan opens the comparison, the way in use first under the cursor.
func (m *matchesScreen) replan() tea.Cmd {
	d := &replanAsk{sh: m.sh}
	for i := range d.ways {
		o := &d.ways[i].Options
		o.Order = [2]matching.Order{matching.Best, matching.Steady}[i/2]
		o.Priority = [2]programme.Priority{programme.PriorityTotal, programme.PriorityWeakest}[i%2]
		if *o == m.sh.state.Options() {
			d.cursor = i
		}
	}
	m.sh.open(d)
	return d.look()
}

// look works all out, one after the other. A way asks for what is another than now.
func (d *replanAsk) look() tea.Cmd {
	if d.cancel != nil {
		d.cancel()
	}
	d.ctx, d.cancel = context.WithCancel(context.Background())
	now := d.sh.state.Options()
	for i := range d.ways {
		o := &d.ways[i]
		o.ripple, o.why, o.lines, o.change = nil, "", nil, &cohort.Replan{}
		if o.Order != now.Order {
			o.change.Order = o.Order
		}
		if o.Priority != now.Priority {
			o.change.Priority = o.Priority
		}
	}
	return d.next()
}

// next works out the first way that is not known yet; nil if all are.
func (d *replanAsk) next() tea.Cmd {
	for _, o := range d.ways {
		if o.ripple == nil && o.why == "" {
			return d.sh.desk.Preview(d.ctx, d.ctx, d.sh.state, o.change)
		}
	}
	return nil
}

func (d *replanAsk) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case previewedMsg:
		return false, d.previewed(msg)
	case committedMsg:
		return false, d.look()
	case tea.MouseWheelMsg:
		d.wheel(msg)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc", "q":
			d.cancel()
			return true, nil
		case "up", "k", "shift+tab":
			d.step(-1)
		case "down", "j", "tab":
			d.step(1)
		case "enter":
			return d.choose()
		default:
			d.key(msg.String())
		}
	}
	return false, nil
}

func (d *replanAsk) step(by int) {
	n := len(d.ways)
	d.cursor, d.top, d.wrong = (d.cursor+by+n)%n, 0, ""
}

func (d *replanAsk) previewed(msg previewedMsg) tea.Cmd {
	if msg.tag != any(d.ctx) {
		return nil
	}
	for i := range d.ways {
		o := &d.ways[i]
		o.lines = nil
		if msg.change != cohort.Change(o.change) {
			continue
		}
		o.why = msg.why
		if msg.after != nil {
			r := matching.Compare(msg.before.Plan, msg.after.Plan)
			o.ripple = &r
		}
	}
	return d.next()
}

// choose plans in the way under the cursor.
func (d *replanAsk) choose() (bool, tea.Cmd) {
	o := d.ways[d.cursor]
	switch {
	case o.why != "":
		d.wrong = o.why
	case o.ripple == nil:
		d.wrong = "What would change is still being worked out."
	case !o.moves() && o.Options == d.sh.state.Options():
		d.wrong = "This is the plan already."
	default:
		d.cancel()
		return true, d.sh.desk.Commit(o.change)
	}
	return false, nil
}

// moves reports whether any pair would change.
func (o replanWay) moves() bool { return len(o.ripple.Gone)+len(o.ripple.Came) > 0 }

func (d *replanAsk) view(w, h int) []string {
	inner := min(74, w-6)
	t := d.sh.theme
	body := d.table(inner)
	var space []string
	if h >= 16 {
		space = []string{""}
	}
	body = append(body, space...)
	room := max(1, h-len(body)-3-len(space))
	lines := d.rippleOf(inner)
	for len(lines) < min(8, room) {
		lines = append(lines, "")
	}
	body = append(body, d.window(d.sh, lines, room)...)
	body = append(body, space...)
	if d.wrong != "" {
		body = append(body, chart.Fit(chart.Paint(t.Bad, d.wrong), inner))
	} else {
		body = append(body, d.sh.keyHint("enter", "plan in this way")+"   "+d.sh.keyHint("esc", "leave it as it is"))
	}
	return d.sh.box("Plan again", body, inner+4, h)
}

// table is every way with the figures of its plan.
func (d *replanAsk) table(w int) []string {
	t, gap, pairs := d.sh.theme, 9, "  pairs that change"
	wide := w >= 72
	if !wide {
		gap, pairs = 8, " changes"
	}
	row := func(order, priority, now, waiting, total, weakest, pairs string) string {
		line := chart.Fit(order, 8) + chart.Fit(priority, 13) + chart.Fit(now, 5)
		if wide {
			line += chart.FitRight(waiting, 8)
		}
		return chart.Fit(line+chart.FitRight(total, gap)+chart.FitRight(weakest, gap)+pairs, w-2)
	}
	lines := []string{"  " + chart.Paint(t.Header, row("order", "priority", "", "waiting", "total", "weakest", pairs))}
	for i, o := range d.ways {
		order, priority, now := string(o.Order), priorityWord(o.Priority), ""
		if o.Options == d.sh.state.Options() {
			now = "(now)"
		}
		line := row(order, priority, now, "", "", "", "")
		switch {
		case o.why != "":
			line = chart.Fit(strings.TrimRight(line, " ")+"  "+o.why, w-2)
		case o.ripple != nil:
			p, n := o.ripple.After, max(len(o.ripple.Gone), len(o.ripple.Came))
			changes := "none"
			if n > 0 {
				changes = fmt.Sprint(n)
			}
			line = row(order, priority, now, fmt.Sprint(len(p.Waiting)), points(p.Total), weakestWords(p), " "+strings.Repeat(" ", gap-8)+changes)
		}
		if i == d.cursor {
			lines = append(lines, chart.Paint(t.Selected, "▸ "+line))
		} else {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}

// priorityWord is a priority for people.
func priorityWord(p programme.Priority) string {
	if p == programme.PriorityWeakest {
		return "weakest pair"
	}
	return "total"
}

// rippleOf says what the two priorities cost each other, what the way under the cursor means, and what it
// would change.
func (d *replanAsk) rippleOf(w int) []string {
	o := &d.ways[d.cursor]
	if o.lines == nil || o.width != w {
		o.lines, o.width = chart.Wrap(d.costWords(), w), w
		o.lines = append(o.lines, paintAll(d.sh.theme.Muted, chart.Wrap(meritWords(o.Options), w))...)
		if o.ripple != nil {
			o.lines = append(o.lines, d.sh.rippleLines(*o.ripple, matching.Couple{}, w)...)
		}
	}
	return slices.Clone(o.lines)
}

// meritWords is an order with a priority in a sentence.
func meritWords(o plan.Options) string {
	merits := []string{"the highest total"}
	if o.Priority == programme.PriorityWeakest {
		merits = []string{"the strongest weakest pair", "the highest total"}
	}
	if o.Order == matching.Steady {
		merits = slices.Insert(merits, 0, "the fewest changes")
	} else {
		merits = append(merits, "the fewest changes")
	}
	return "As many people as can be, then " + strings.Join(merits, ", then ") + "."
}

// costWords says what the priorities of the order under the cursor cost each other; a blank until both
// plans are known.
func (d *replanAsk) costWords() string {
	first := d.cursor / 2 * 2
	total, weakest := d.ways[first].ripple, d.ways[first+1].ripple
	if total == nil || weakest == nil {
		return " "
	}
	a, b := total.After, weakest.After
	r := matching.Compare(a, b)
	gains, costs := weakestSuggested(b)-weakestSuggested(a), a.Total-b.Total
	switch {
	case len(r.Gone)+len(r.Came) == 0:
		return fmt.Sprintf("In the order %s, both priorities give the same pairs.", d.ways[first].Order)
	case gains == 0 && costs == 0:
		return fmt.Sprintf("In the order %s, both priorities give plans that are equally good.", d.ways[first].Order)
	}
	words := "The priority for the weakest pair makes it " + points(gains) + " points stronger, and costs "
	if a.Weakest == b.Weakest { // which is one that stays
		words = "The priority for the weakest pair makes the weakest of those that may be parted " + points(gains) + " points stronger, and costs "
	}
	if costs == 0 {
		return words + "the total nothing."
	}
	return words + points(costs) + " points of the total."
}

// weakestSuggested is the lowest score of the pairs that planning may part; 0 if there are none.
func weakestSuggested(p *matching.Plan) int {
	lowest := -1
	for _, q := range p.Pairs {
		if w := q.Weakest(); !q.State.Fixed() && (lowest < 0 || w < lowest) {
			lowest = w
		}
	}
	return max(0, lowest)
}

func (d *replanAsk) keys() []action {
	ks := []action{{keys: []string{"up", "down"}, name: "best or steady, total or weakest"}, {keys: []string{"enter"}, name: "plan in this way"},
		{keys: []string{"esc"}, name: "leave it"}}
	if d.most > 0 {
		ks = append(ks, action{keys: []string{"pgdown"}, name: "scroll"})
	}
	return ks
}
