package matches

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// othersTable is the first of the other partners of somebody, each with its price.
type othersTable struct {
	sh      *shell.Shell
	plan    *planRows
	person  matching.ID
	waits   bool // they are with nobody
	shown   []partner
	widths  otherWidths
	chances bool // it is said with whom those are now whom one who waits could have had
}

// Cells of the columns that are always as wide.
const (
	otherScore = 5
	otherPrice = 6
)

// leastChance is the room from which it is said with whom somebody is now whom one who waits could have had.
const leastChance = 20

// others is the first of the other partners, on at most one line more than so many.
func (d *detail) others(x subject, w, most int) []string {
	switch {
	case most < 1:
		return nil
	case x.prices == nil:
		return d.noOthers(x.rowKey, w)
	}
	o := othersTable{sh: d.sh, plan: d.plan, person: x.person(), waits: x.waits()}
	o.choose(x.prices.rows, most)
	least := 0
	if o.waits {
		least = leastChance
	}
	o.widths = widthsOfOthers(d.sh, o.shown, least, w-1-otherScore-otherPrice-4)
	o.chances = o.waits && o.widths.rest >= leastChance
	lines := append([]string{""}, o.head(w)...)
	o.shown = o.shown[:min(len(o.shown), most+2-len(lines))] // a second line of the head takes one of theirs
	for _, r := range o.shown {
		lines = append(lines, o.line(r))
	}
	if o.waits && x.prices.listed && len(o.shown) == 0 {
		lines = append(lines, chart.Paint(d.sh.Theme.Muted, chart.Fit(" Nobody who keeps every rule with them.", w)))
	}
	return lines
}

// choose takes the first of rows: nobody whom the person is with, and for one who waits only who could be theirs.
func (o *othersTable) choose(rows []partner, most int) {
	with := o.plan.partners(o.person)
	for _, r := range rows {
		if len(o.shown) == most || o.waits && !r.free() {
			return
		}
		if !slices.Contains(with, r.id) {
			o.shown = append(o.shown, r)
		}
	}
}

// head is the title and the headings of the columns, on one line if there is room.
func (o *othersTable) head(w int) []string {
	t := o.sh.Theme
	title, heads := "Other partners for "+o.sh.State().Call(o.person), "score  price"
	before := 1 + o.widths.name + 1 + otherScore + 1 + otherPrice - len(heads) // cells before the headings
	if o.waits {
		title = "Whom they could have had"
	}
	switch {
	case o.chances:
		heads += "  now with"
	case !o.widths.full:
		heads += "  change"
	}
	if chart.Width(title) < before {
		return []string{chart.Paint(t.Header, chart.Fit(title, before)+heads)}
	}
	return []string{chart.Paint(t.Header, chart.Clip(title, w)), chart.Paint(t.Header, strings.Repeat(" ", before)+heads)}
}

// line is one partner.
func (o *othersTable) line(r partner) string {
	cost, words := priceWords(o.sh, o.person, r, o.widths.rest)
	if o.chances && r.known {
		words = chanceWords(o.sh, o.plan.partners(r.id), r.price, o.widths.rest)
	}
	line := " " + chart.Fit(o.sh.State().Call(r.id), o.widths.name) + " " + chart.FitRight(say.Points(r.score), otherScore) + " " + chart.FitRight(cost, otherPrice) + "  " + chart.Fit(words, o.widths.rest)
	if !r.free() {
		return chart.Paint(o.sh.Theme.Muted, line)
	}
	return line
}

// otherWidths is how the cells of a line are shared between the name of another partner and what else changes.
type otherWidths struct {
	name, rest int
	full       bool // what else changes is in full words
}

// widthsOfOthers shares the cells. What else changes has room for the number of people and of pairs, and for full
// words, and so many cells at least, where the names do not suffer.
func widthsOfOthers(sh *shell.Shell, shown []partner, least, cells int) otherWidths {
	const usual, most = 16, 26 // cells of a name
	ripple := plan.Price{Changes: len(sh.State().Plan.Pairs)}
	few, all := chart.Width(rippleWords(sh, ripple, 0)), max(least, chart.Width(rippleWords(sh, ripple, cells)))
	widest := 12
	for _, r := range shown {
		widest = max(widest, min(most, chart.Width(sh.State().Call(r.id))))
		if r.known {
			few = max(few, chart.Width(rippleWords(sh, r.price, 0)))
			all = max(all, chart.Width(rippleWords(sh, r.price, cells)))
		}
	}
	name, full := min(widest, cells-few), cells-all >= min(widest, usual)
	switch {
	case cells-all >= most:
		name = most
	case full:
		name = min(widest, cells-all)
	}
	return otherWidths{name: name, rest: cells - name, full: full}
}

// chanceWords is with whom somebody is now, in w cells, and what else it would cost to have them; of the names as
// much as there is room for.
func chanceWords(sh *shell.Shell, with []matching.ID, price plan.Price, w int) string {
	words := "nobody"
	if len(with) > 0 {
		words = sh.State().CallEach(with)
	}
	ripple := ", " + rippleWords(sh, price, w-2-min(chart.Width(words), w/2))
	return chart.Clip(words, w-chart.Width(ripple)) + ripple
}

// noOthers says why other partners have no price.
func (d *detail) noOthers(key rowKey, w int) []string {
	what := say.Team(key.isTrio())
	words := "l unlocks the " + what + "; then other partners have a price."
	if d.plan.pairs[key].State == matching.Published {
		words = "A published " + what + " has no other partners. e goes to the exchange."
	}
	for _, id := range key.members() {
		if d.plan.movable(id) {
			words += " f turns to " + d.sh.State().Call(id) + ", who would take another one beside."
		}
	}
	return append([]string{""}, chart.PaintAll(d.sh.Theme.Muted, chart.Wrap(words, w))...)
}
