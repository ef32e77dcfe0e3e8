package tui

import (
	"slices"
	"strings"

	"crosswalk/matching"
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
	const score, price = 5, 6
	free := w - 1 - score - price - 4
	name := min(26, max(12, free-20))
	rest := free - name
	row := func(a, b, c, d string) string {
		return " " + chart.Fit(a, name) + " " + chart.FitRight(b, score) + " " + chart.FitRight(c, price) + "  " + chart.Fit(d, rest)
	}
	title, heads := "Other partners for "+m.sh.state.Call(person), "score  price"
	before := 1 + name + 1 + score + 1 + price - len(heads) // cells before the headings
	if key.waits() {
		title, heads = "Whom they could have had", heads+"  now with"
	}
	lines := []string{""}
	if chart.Width(title) < before {
		lines = append(lines, chart.Paint(t.Header, chart.Fit(title, before)+heads))
	} else {
		lines = append(lines, chart.Paint(t.Header, clipTo(title, w)), chart.Paint(t.Header, strings.Repeat(" ", before)+heads))
		most--
	}
	shown, q, with := 0, m.prices.of(person), m.rows.partners(person)
	for _, r := range q.rows {
		if slices.Contains(with, r.id) {
			continue
		}
		if shown >= most || key.waits() && !r.free() {
			break
		}
		shown++
		cost, words := m.sh.priceWords(person, r)
		if key.waits() && r.known {
			words = m.chanceWords(r, rest)
		}
		line := row(m.sh.state.Call(r.id), points(r.score), cost, words)
		if !r.free() {
			line = chart.Paint(t.Muted, line)
		}
		lines = append(lines, line)
	}
	if key.waits() && q.listed && shown == 0 {
		lines = append(lines, chart.Paint(t.Muted, chart.Fit(" Nobody who keeps every rule with them.", w)))
	}
	return lines
}

// chanceWords is with whom somebody is paired now whom one who waits could have had, and what else it would
// cost, cut with "…" where that is more than w cells.
func (m *matchesScreen) chanceWords(r partner, w int) string {
	words := "nobody"
	if with := m.rows.partners(r.id); len(with) > 0 {
		words = m.sh.state.CallEach(with)
	}
	return clipTo(strings.Join(append([]string{words}, m.sh.rippleWords(r.price)...), ", "), w)
}

// relaxations says which rule, left out, would help one who waits; only its heading until that is known.
func (m *matchesScreen) relaxations(key matchKey, w int) []string {
	if !m.rows.waits[key].Able {
		return nil
	}
	lines := []string{"", chart.Paint(m.sh.theme.Header, "If one rule were left out")}
	for _, say := range m.relax.known[key.a] {
		for i, l := range chart.Wrap(say, w-3) {
			lines = append(lines, [2]string{" ", "   "}[min(i, 1)]+l)
		}
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
