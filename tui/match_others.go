package tui

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/tui/chart"
)

// others is the first of the other partners, each with its price, at most so many.
func (m *matchesScreen) others(key matchKey, w, most int) []string {
	t := m.sh.theme
	person := m.person()
	switch {
	case most < 1:
		return nil
	case !m.movable(person):
		return m.noOthers(key, w)
	}
	q, with := m.prices.of(person), m.rows.partners(person)
	var shown []partner
	for _, r := range q.rows {
		if len(shown) == most || key.waits() && !r.free() {
			break
		}
		if !slices.Contains(with, r.id) {
			shown = append(shown, r)
		}
	}
	const score, price = 5, 6
	least := 0
	if key.waits() {
		least = leastChance
	}
	name, rest, full := m.otherWidths(shown, least, w-1-score-price-4)
	title, heads := "Other partners for "+m.sh.state.Call(person), "score  price"
	before := 1 + name + 1 + score + 1 + price - len(heads) // cells before the headings
	chances := key.waits() && rest >= leastChance
	if key.waits() {
		title = "Whom they could have had"
	}
	switch {
	case chances:
		heads += "  now with"
	case !full:
		heads += "  change"
	}
	lines := []string{""}
	if chart.Width(title) < before {
		lines = append(lines, chart.Paint(t.Header, chart.Fit(title, before)+heads))
	} else {
		lines = append(lines, chart.Paint(t.Header, clipTo(title, w)), chart.Paint(t.Header, strings.Repeat(" ", before)+heads))
		shown = shown[:min(len(shown), most-1)]
	}
	for _, r := range shown {
		cost, words := m.sh.priceWords(person, r, rest)
		if chances && r.known {
			words = m.chanceWords(r, rest)
		}
		line := " " + chart.Fit(m.sh.state.Call(r.id), name) + " " + chart.FitRight(points(r.score), score) + " " + chart.FitRight(cost, price) + "  " + chart.Fit(words, rest)
		if !r.free() {
			line = chart.Paint(t.Muted, line)
		}
		lines = append(lines, line)
	}
	if key.waits() && q.listed && len(shown) == 0 {
		lines = append(lines, chart.Paint(t.Muted, chart.Fit(" Nobody who keeps every rule with them.", w)))
	}
	return lines
}

// otherWidths shares cells between the names of other partners and what else changes. What else changes has
// room for the number of people and of pairs, and for full words, and so many cells at least, where the names
// do not suffer.
func (m *matchesScreen) otherWidths(shown []partner, least, cells int) (name, rest int, full bool) {
	const usual, most = 16, 26 // cells of a name
	ripple := plan.Price{Changes: len(m.sh.state.Plan.Pairs)}
	few, all := chart.Width(m.sh.rippleWords(ripple, 0)), max(least, chart.Width(m.sh.rippleWords(ripple, cells)))
	widest := 12
	for _, r := range shown {
		widest = max(widest, min(most, chart.Width(m.sh.state.Call(r.id))))
		if r.known {
			few = max(few, chart.Width(m.sh.rippleWords(r.price, 0)))
			all = max(all, chart.Width(m.sh.rippleWords(r.price, cells)))
		}
	}
	switch full = cells-all >= min(widest, usual); {
	case cells-all >= most:
		name = most
	case full:
		name = min(widest, cells-all)
	default:
		name = min(widest, cells-few)
	}
	return name, cells - name, full
}

// leastChance is the room from which it is said with whom somebody is now whom one who waits could have had.
const leastChance = 20

// chanceWords is that in w cells, and what else it would cost; of the names as much as there is room for.
func (m *matchesScreen) chanceWords(r partner, w int) string {
	words := "nobody"
	if with := m.rows.partners(r.id); len(with) > 0 {
		words = m.sh.state.CallEach(with)
	}
	ripple := ", " + m.sh.rippleWords(r.price, w-2-min(chart.Width(words), w/2))
	return clipTo(words, w-chart.Width(ripple)) + ripple
}

// relaxations says who could wait instead of somebody and which rule, left out, would help them; only its
// heading until that is known.
func (m *matchesScreen) relaxations(key matchKey, w int) []string {
	if !m.rows.waits[key].Able {
		return nil
	}
	said := m.relax.known[key.a]
	lines := []string{""}
	if said.instead != "" {
		lines = append(append(lines, hanging(said.instead, w)...), "")
	}
	lines = append(lines, chart.Paint(m.sh.theme.Header, "If one rule were left out"))
	for _, say := range said.ways {
		lines = append(lines, hanging(say, w)...)
	}
	return lines
}

// hanging breaks a sentence into lines, of which all but the first are moved in.
func hanging(say string, w int) []string {
	lines := chart.Wrap(say, w-3)
	for i, l := range lines {
		lines[i] = [2]string{" ", "   "}[min(i, 1)] + l
	}
	return lines
}

// noOthers says why other partners have no price.
func (m *matchesScreen) noOthers(key matchKey, w int) []string {
	what := teamWord(key.isTrio())
	say := "l unlocks the " + what + "; then other partners have a price."
	if m.rows.pairs[key].State == matching.Published {
		say = "A published " + what + " has no other partners. e goes to the exchange."
	}
	for _, id := range key.members() {
		if m.movable(id) {
			say += " f turns to " + m.sh.state.Call(id) + ", who would take another one beside."
		}
	}
	return append([]string{""}, paintAll(m.sh.theme.Muted, chart.Wrap(say, w))...)
}

// inShort is a person in the answers that tables show: "Age UK Lewisham · voluntary · community".
func (m *matchesScreen) inShort(id matching.ID) string {
	p, ok := m.sh.state.People[id]
	if !ok {
		return ""
	}
	var out []string
	for _, f := range m.facts {
		if a := p.Answer(f.Name); !a.IsEmpty() {
			out = append(out, a.Say(f, len(a.Choices) > 0))
		}
	}
	return strings.Join(out, " · ")
}
