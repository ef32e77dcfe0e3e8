package matches

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

func (d *replanAsk) View(w, h int) []string {
	inner := min(74, w-6)
	t := d.sh.Theme
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
	body = append(body, d.Window(d.sh, lines, room)...)
	body = append(body, space...)
	if d.wrong != "" {
		body = append(body, chart.Fit(chart.Paint(t.Bad, d.wrong), inner))
	} else {
		body = append(body, shell.KeyHint(d.sh, "enter", "plan in this way")+"   "+shell.KeyHint(d.sh, "esc", "leave it as it is"))
	}
	return shell.Box(d.sh, "Plan again", body, inner+4, h)
}

// table is every way with the figures of its plan.
func (d *replanAsk) table(w int) []string {
	t, gap, pairs := d.sh.Theme, 9, "  pairs that change"
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
		if o.Options == d.sh.State().Options() {
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
			line = row(order, priority, now, fmt.Sprint(len(p.Waits())), say.Points(p.Total), shell.WeakestWords(p), " "+strings.Repeat(" ", gap-8)+changes)
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
		o.lines, o.width = chart.Wrap(priorityCost(d.ways[d.cursor/2*2], d.ways[d.cursor/2*2+1]), w), w
		o.lines = append(o.lines, chart.PaintAll(d.sh.Theme.Muted, chart.Wrap(meritWords(o.Options), w))...)
		if o.ripple != nil {
			o.lines = append(o.lines, rippleLines(d.sh, *o.ripple, matching.Couple{}, w)...)
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

// priorityCost says what the two priorities of one order cost each other; a blank until both plans are known.
func priorityCost(total, weakest replanWay) string {
	if total.ripple == nil || weakest.ripple == nil {
		return " "
	}
	a, b := total.ripple.After, weakest.ripple.After
	r := matching.Compare(a, b)
	gains, costs := weakestSuggested(b)-weakestSuggested(a), a.Total-b.Total
	switch {
	case len(r.Gone)+len(r.Came) == 0:
		return fmt.Sprintf("In the order %s, both priorities give the same pairs.", total.Order)
	case gains == 0 && costs == 0:
		return fmt.Sprintf("In the order %s, both priorities give plans that are equally good.", total.Order)
	}
	words := "The priority for the weakest pair makes it " + say.Points(gains) + " points stronger, and costs "
	if a.Weakest == b.Weakest { // which is one that stays
		words = "The priority for the weakest pair makes the weakest of those that may be parted " + say.Points(gains) + " points stronger, and costs "
	}
	if costs == 0 {
		return words + "the total nothing."
	}
	return words + say.Points(costs) + " points of the total."
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
