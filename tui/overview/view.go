package overview

import (
	"strings"

	"crosswalk/tui/chart"
	"crosswalk/tui/theme"
)

// View draws the head, and below it the list and as many charts as there is room for.
func (o *screen) View(w, h int) []string {
	if s := o.sh.State(); len(s.People) == 0 {
		return welcome(&o.sh.Theme, s, o.sh.Now(), w, h)
	}
	if o.facts == nil || o.sh.ExchangeStatuses().Unknown {
		return chart.FitLines(nil, w, h)
	}
	t, lines := &o.sh.Theme, o.head(w, h)
	below := h - len(lines)
	o.lay = layOut(o.drawings(), o.turn, o.lay, w, below)
	o.turn = o.lay.turn
	o.list.place(len(lines)+1, o.lay.listWidth, o.lay.list > 0)
	if o.lay.beside {
		left, right := o.lay.listWidth, w-o.lay.listWidth-chart.Divider
		return append(lines, chart.Columns(o.list.view(t, left, below), chartLines(o.lay.charts, right), left, right, below, t.Border)...)
	}
	if o.lay.list > 0 {
		lines = append(lines, o.list.view(t, w, o.lay.list)...)
	} else {
		lines = append(lines, o.list.heading(t, w))
	}
	for _, l := range chartLines(o.lay.charts, w-2) {
		lines = append(lines, " "+l)
	}
	return chart.FitLines(lines, w, h)
}

// head is how far the cohort is, what comes next, and its numbers.
func (o *screen) head(w, h int) []string {
	s, st, t, shape := o.sh.State(), o.sh.ExchangeStatuses(), &o.sh.Theme, o.facts.shape
	var lines []string
	if h >= 18 {
		lines = append(lines, chart.Fit(" "+stageLine(t, o.stage()), w))
	}
	words := chart.Wrap(o.words(), w-2)
	if len(words) > 2 { // what there is no room for is seen to be missing
		words = []string{words[0], chart.Clip(words[1]+" "+words[2], w-2)}
	}
	for _, l := range words {
		lines = append(lines, chart.Fit(" "+l, w))
	}
	if h >= 24 {
		lines = append(lines, chart.Fit("", w))
	}
	figures := planFigures(t, s, shape)
	if s.IsPublished() {
		figures = exchangeFigures(t, st, shape)
	}
	lines = append(lines, figureLines(t, figures, w)...)
	if h >= 24 {
		lines = append(lines, chart.Rule(w, t.Border))
	}
	return lines
}

// words say where the cohort stands, and what there is to do in others.
func (o *screen) words() string {
	line := stageWords(o.sh.State(), o.sh.ExchangeStatuses(), o.sh.Now(), o.facts.shape.unpublished)
	if stages := o.sh.State().SayStages(false); stages != "" {
		line = stages + ". " + line
	}
	if calls := o.sh.CallsElsewhere(); calls != "" {
		line += " Elsewhere (key C): " + calls + "."
	}
	return line
}

// stageLine is all stages in a row, the present one marked.
func stageLine(t *theme.Theme, now stage) string {
	var parts []string
	for g := range stages {
		if g == now {
			parts = append(parts, chart.Paint(t.Accent, "▸ "+g.String()))
		} else {
			parts = append(parts, chart.Paint(t.Muted, g.String()))
		}
	}
	return strings.Join(parts, chart.Paint(t.Muted, " · "))
}
