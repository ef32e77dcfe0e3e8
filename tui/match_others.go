package tui

import (
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
	title := "Other partners for " + m.sh.state.Call(person)
	if key.waits() {
		title = "Partners for " + m.sh.state.Call(person)
	}
	const heads = "score  price"
	before := 1 + name + 1 + score + 1 + price - len(heads) // cells before the headings
	lines := []string{""}
	if chart.Width(title) < before {
		lines = append(lines, chart.Paint(t.Header, chart.Fit(title, before)+heads))
	} else {
		lines = append(lines, chart.Paint(t.Header, clipTo(title, w)), chart.Paint(t.Header, strings.Repeat(" ", before)+heads))
		most--
	}
	shown := 0
	for _, r := range m.prices.of(person).rows {
		if key.has(r.id) {
			continue
		}
		if shown >= most {
			break
		}
		shown++
		cost, words := m.sh.priceWords(person, r)
		line := row(m.sh.state.Call(r.id), points(r.score), cost, words)
		if !r.free() {
			line = chart.Paint(t.Muted, line)
		}
		lines = append(lines, line)
	}
	return lines
}

// noOthers says why other partners have no price.
func (m *matchesScreen) noOthers(key matchKey, w int) []string {
	say := "l unlocks the pair; then other partners have a price."
	if m.rows.pairs[key].State == matching.Published {
		say = "A published pair has no other partners. e goes to the exchange."
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
