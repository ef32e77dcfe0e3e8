package tui

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/tui/chart"
)

// leastWeighed is how many lines are kept below the sliders.
const leastWeighed = 4

// aside reports whether the panel stands beside the list, in the place of the detail.
func (d *weightsPanel) aside(w int) bool { return w >= twoPanes && !d.m.whole }

// left is where the panel begins.
func (d *weightsPanel) left(w, wide int) int {
	if d.aside(w) {
		return w - wide
	}
	return (w - wide) / 2
}

func (d *weightsPanel) view(w, h int) []string {
	inner := min(74, w-6)
	if d.aside(w) {
		inner = detailWidth(w) - 3
	}
	sh, short := d.m.sh, h < 14
	room := h - 2
	body := d.sliderLines(inner, max(1, room-leastWeighed))
	tail := flow([]string{sh.keyHint("enter", "keep these points"), sh.keyHint("esc", "leave it as it is")}, "   ", inner)
	switch {
	case d.wrong != "":
		tail = paintAll(sh.theme.Bad, chart.Wrap(d.wrong, inner))
	case short:
		tail = nil
	}
	if !short {
		body = append(body, "")
		body = append(body, paintAll(sh.theme.Muted, chart.Wrap(shareWords, inner))...)
		body, tail = append(body, ""), append([]string{""}, tail...)
	}
	room -= len(body) + len(tail)
	body = append(body, chart.FitLines(d.window(sh, d.said(inner, short), room), inner, room)...)
	return sh.box("Weights", append(body, tail...), inner+4, h)
}

const (
	shareWords = "What you set stays; the others share the rest of 100."
	sliderKeys = "← → or − + move by 1, with shift by 5; digits set; backspace lets it go."
)

// sliderLines is a line for each criterion, those around the cursor where there is not room for all.
func (d *weightsPanel) sliderLines(w, room int) []string {
	t := d.m.sh.theme
	name := 0
	for _, n := range d.names {
		name = max(name, chart.Width(n))
	}
	name = min(name, max(10, w/4))
	const figures = 4 + 8 + 4 // the points, what they were, whether they were set
	bar := w - 2 - name - 1 - figures
	var lines []string
	for i, n := range d.names {
		now, was, set := fmt.Sprint(d.points.now[i]), "", ""
		if d.points.now[i] != d.points.was[i] {
			was = fmt.Sprintf("was %d", d.points.was[i])
		}
		if d.points.isSet(i) {
			set = "set"
		}
		head := "  " + chart.Fit(n, name)
		if i == d.cursor {
			head, now = chart.Paint(t.Selected, "▸ "+chart.Fit(n, name)), chart.Paint(t.Selected, chart.FitRight(now, 3))
		}
		lines = append(lines, head+" "+chart.Bar(d.points.now[i], allPoints, bar, t.Bar, t.BarRest)+
			chart.FitRight(now, 4)+chart.Paint(t.Muted, chart.FitRight(was, 8))+" "+chart.Fit(set, 3))
	}
	if len(lines) > room {
		first := max(0, min(d.cursor-room/2, len(lines)-room))
		lines = lines[first : first+room]
	}
	return lines
}

// said is what the points come to.
func (d *weightsPanel) said(w int, short bool) []string {
	if d.lines == nil || d.width != w {
		d.lines, d.width = d.words(w, short), w
	}
	return d.lines
}

func (d *weightsPanel) words(w int, short bool) []string {
	sh := d.m.sh
	muted := func(s string) []string { return paintAll(sh.theme.Muted, chart.Wrap(s, w)) }
	var lines []string
	switch {
	case d.why != "":
		return paintAll(sh.theme.Bad, chart.Wrap("This cannot be done: "+d.why, w))
	case sh.state.Plan == nil:
		return muted("There is nobody to plan for.")
	case !d.points.moved():
		p := sh.state.Plan
		lines = flow([]string{"total " + points(p.Total), "weakest " + weakestWords(p), fmt.Sprintf("waiting %d", len(p.Waiting))}, "   ", w)
		if short {
			lines = append(lines, muted(shareWords)...)
		}
		return append(append(lines, muted(sliderKeys)...), d.stayWords(w)...)
	case d.ripple == nil:
		return muted("Making the plan with these points…")
	}
	r := d.ripple
	counted := "Counted with these points:"
	switch {
	case !d.known:
		counted = "Making the plan with these points…"
	case len(r.Gone)+len(r.Came) == 0:
		return slices.Concat(muted("No pair would change. "+counted), flow(sh.figures(r.Before, r.After), "   ", w), d.stayWords(w))
	default:
		counted = fmt.Sprintf("%d of %s would change. %s", len(r.Gone), count(len(r.Before.Pairs), "pair"), counted)
	}
	return slices.Concat(muted(counted), sh.rippleLines(*r, matching.Couple{}, w), d.stayWords(w))
}

// stayWords says which pairs stay whatever the points.
func (d *weightsPanel) stayWords(w int) []string {
	s := d.m.sh.state
	free := len(d.m.unpublished())
	var say []string
	if s.IsPublished() {
		say = append(say, "Published pairs stay, with the points they had.")
	}
	if free > 0 && s.Options().Order == matching.Steady {
		say = append(say, "The order steady keeps all pairs (esc, then s: best).")
	}
	if len(say) == 0 {
		return nil
	}
	return paintAll(d.m.sh.theme.Muted, chart.Wrap(strings.Join(say, " "), w))
}
