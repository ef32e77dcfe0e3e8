package matches

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// leastWeighed is how many lines are kept below the sliders.
const leastWeighed = 4

// aside reports whether the panel stands beside the list, in the place of the detail.
func (d *weightsPanel) aside(w int) bool { return w >= shell.TwoPanes && !d.whole }

// Left is where the panel begins.
func (d *weightsPanel) Left(w, wide int) int {
	if d.aside(w) {
		return w - wide
	}
	return (w - wide) / 2
}

func (d *weightsPanel) View(w, h int) []string {
	inner := min(74, w-6)
	if d.aside(w) {
		inner = detailWidth(w) - 3
	}
	sh, short, room := d.sh, h < 14, h-2
	body := d.sliderLines(inner, max(1, room-leastWeighed))
	share := chart.PaintAll(sh.Theme.Muted, chart.Wrap(shareWords, inner))
	tail := chart.Flow([]string{shell.KeyHint(sh, "enter", "keep these points"), shell.KeyHint(sh, "esc", "leave it as it is")}, "   ", inner)
	switch {
	case d.wrong != "":
		tail = chart.PaintAll(sh.Theme.Bad, chart.Wrap(d.wrong, inner))
	case short:
		tail = nil
	}
	switch {
	case !short:
		body = slices.Concat(body, []string{""}, share, []string{""})
		tail = append([]string{""}, tail...)
	case !d.points.moved():
		body = append(body, share...)
	}
	room -= len(body) + len(tail)
	body = append(body, chart.FitLines(d.Window(sh, d.said(inner), room), inner, room)...)
	return shell.Box(sh, "Weights: 100 points in all", append(body, tail...), inner+4, h)
}

const (
	shareWords = "What you set stays; the others share the rest."
	sliderKeys = "← → or − + move by 1, with shift by 5; digits set; backspace lets it go."
)

// sliderLines is a line for each criterion, those around the cursor where there is not room for all.
func (d *weightsPanel) sliderLines(w, room int) []string {
	t := d.sh.Theme
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
func (d *weightsPanel) said(w int) []string {
	if d.lines == nil || d.width != w {
		d.lines, d.width = d.words(w), w
	}
	return d.lines
}

func (d *weightsPanel) words(w int) []string {
	sh, r := d.sh, d.found.ripple
	muted := func(s string) []string { return chart.PaintAll(sh.Theme.Muted, chart.Wrap(s, w)) }
	const making = "Making the plan with these points…"
	switch {
	case d.found.why != "":
		return chart.PaintAll(sh.Theme.Bad, chart.Wrap("This cannot be done: "+d.found.why, w))
	case sh.State().Plan == nil:
		return muted("There is nobody to plan for.")
	case !d.points.moved():
		p := sh.State().Plan
		figures := []string{"total " + say.Points(p.Total), "weakest " + shell.WeakestWords(p), fmt.Sprintf("waiting %d", len(p.Waits()))}
		return slices.Concat(chart.Flow(figures, "   ", w), muted(sliderKeys), stayWords(sh, w))
	case r == nil:
		return muted(making)
	case !d.latest:
		return append(muted(making), rippleLines(sh, *r, matching.Couple{}, w)...)
	}
	change := fmt.Sprintf("%d of %s would change.", len(r.Gone), say.Count(len(r.Before.Pairs), "pair"))
	told := rippleLines(sh, *r, matching.Couple{}, w)
	if len(r.Gone)+len(r.Came) == 0 {
		change, told = "No pair would change.", chart.Flow(figures(sh, r.Before, r.After), "   ", w)
	}
	head := chart.PaintAll(sh.Theme.Muted, chart.Flow([]string{change, "Counted with these points:"}, " ", w))
	return slices.Concat(head, told, stayWords(sh, w))
}

// stayWords says which pairs stay whatever the points.
func stayWords(sh *shell.Shell, w int) []string {
	s := sh.State()
	var say []string
	if s.IsPublished() {
		say = append(say, "Published pairs stay, with the points they had.")
	}
	if sh.Figures().Unpublished > 0 && s.Options().Order == matching.Steady {
		say = append(say, "The order steady keeps all pairs (esc, then s: best).")
	}
	if len(say) == 0 {
		return nil
	}
	return chart.PaintAll(sh.Theme.Muted, chart.Wrap(strings.Join(say, " "), w))
}
