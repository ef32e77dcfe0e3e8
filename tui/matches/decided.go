package matches

import (
	"fmt"
	"slices"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// decided says how the pair came to be: who locked or overrode it, when and why, and what it is against.
func (d *detail) decided(key rowKey, w int, how detailStyle) []string {
	t, s := d.sh.Theme, d.sh.State()
	p := d.plan.pairs[key]
	var lines []string
	add := func(style lipgloss.Style, text string) {
		for _, l := range chart.Wrap(text, w) {
			lines = append(lines, chart.Paint(style, l))
		}
	}
	for _, rule := range p.Against {
		add(t.Bad, "! against rule: "+rule)
	}
	if doubt := d.plan.doubt(key); doubt != "" {
		add(t.Warn, "? "+doubt)
	}
	if how.whole {
		lines = append(lines, "")
	}
	fix, fixed := s.Fixed[p.Team()]
	switch {
	case p.State == matching.Published:
		add(t.Mark, "● published"+publishedWords(s, key))
	case fixed:
		mark := map[matching.State]string{matching.Locked: "🔒 locked", matching.Overridden: "✎ overridden"}[p.State]
		add(t.Mark, mark+byWords(s, fix.Decision))
		if reason := fix.Why.Value.Text.Safe(); reason != "" {
			add(t.Text, "“"+reason+"”")
		}
	case how.whole:
		add(t.Muted, "suggested by the plan")
	}
	for _, say := range besides(d.plan, key) {
		add(t.Muted, say)
	}
	if d.plan.fresh[key] {
		add(t.Accent, "+ new since the last change")
	}
	return lines
}

// byWords says who decided something, and when.
func byWords(s *cohort.State, d cohort.Decision) string {
	return " by " + text.Line(d.Actor) + " on " + exchange.PlainDay(s.Today(d.Time))
}

// publishedWords says who published a pair and when it starts.
func publishedWords(s *cohort.State, key rowKey) string {
	for _, x := range s.ExchangesOf(key.a) {
		if x.Has(key.b) {
			return byWords(s, cohort.Decision{Stamp: x.Published}) + ", starts on " + exchange.PlainDay(x.Start)
		}
	}
	return ""
}

// besides says what makes a row another one than most: that three are together, and why; that somebody is
// in another pair as well.
func besides(plan *planRows, key rowKey) []string {
	var lines []string
	if key.isTrio() {
		lines = append(lines, "Three together: "+oddWords)
	}
	s := plan.state
	for _, id := range plan.shared(key) {
		others := slices.DeleteFunc(plan.partners(id), key.has)
		line := s.Call(id) + " also has " + s.CallEach(others) + " as a partner"
		if a := s.People[id]; a != nil && a.Capacity() > 1 {
			line += fmt.Sprintf(" (they would take %d)", a.Capacity())
		}
		lines = append(lines, line+".")
	}
	return lines
}
