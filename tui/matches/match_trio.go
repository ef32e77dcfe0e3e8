package matches

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// oddWords is why there is a trio.
const oddWords = "an odd number of people, so that nobody is left over."

// couplesOf are every two of a row, as they stand in it.
func (m *matchesScreen) couplesOf(k matchKey) []matching.Couple {
	if !k.isTrio() {
		return []matching.Couple{{A: k.a, B: k.b}}
	}
	return []matching.Couple{{A: k.a, B: k.b}, {A: k.a, B: k.c}, {A: k.b, B: k.c}}
}

// coupleScore is the points of two people who are together; nothing while they are not known.
func (m *matchesScreen) coupleScore(c matching.Couple) string {
	score := 0
	for _, p := range m.parts(c.A, c.B) {
		if p.Points < 0 {
			return ""
		}
		score += p.Points
	}
	return say.Points(score)
}

// turnedCouple is the two of the selected trio of whom the points are shown: the one whom the detail has
// turned to, and the next.
func (m *matchesScreen) turnedCouple() matching.Couple {
	who := m.around()
	return matching.CoupleOf(who[0], who[1])
}

// trioWhy is how the score of a trio comes about: what every two of them score and whether they keep the
// rules, and the points of the two turned to, or of all where there is room.
func (m *matchesScreen) trioWhy(key matchKey, w int, how detailStyle) []string {
	t, p := m.sh.Theme, m.rows.pairs[key]
	head := "Why " + say.Points(p.Score)
	lines := []string{chart.Fit(chart.Paint(t.Header, head)+chart.Paint(t.Muted, ", the mean of the three couples"), w)}
	turned := m.turnedCouple()
	names := 0
	for _, c := range m.couplesOf(key) {
		names = max(names, chart.Width(m.sh.State().CallPair(c.A, c.B)))
	}
	kept := "keeps every rule"
	if 2+names+coupleCells+2+chart.Width(kept) > w {
		kept = "rules kept"
	}
	names = min(names, w-2-coupleCells-2-chart.Width(kept))
	for _, c := range m.couplesOf(key) {
		mark := "  "
		if !how.whole && matching.CoupleOf(c.A, c.B) == turned {
			mark = "▸ "
		}
		lines = append(lines, mark+m.coupleLine(c, names, kept, w-2))
	}
	for _, c := range m.couplesOf(key) {
		if !how.whole && matching.CoupleOf(c.A, c.B) != turned {
			continue
		}
		if how.whole {
			lines = append(lines, "")
		}
		names := shell.ShortNames(m.sh.State(), []matching.ID{c.A, c.B})
		lines = append(lines, chart.Fit(chart.Paint(t.Header, say.And(names)+" "+m.coupleScore(c)), w))
		lines = append(lines, whyLines(m.sh, m.parts(c.A, c.B), w, how)...)
		if how.whole {
			for _, l := range chart.Wrap(m.keptWords(c), w-1) {
				lines = append(lines, " "+chart.Paint(t.Muted, l))
			}
		}
	}
	return lines
}

// coupleCells is how many cells the points of two of a trio have.
const coupleCells = 6

// coupleLine is two of a trio with their points, and a word on the rules, on w cells: kept, unless they break
// one. The names have so many cells.
func (m *matchesScreen) coupleLine(c matching.Couple, names int, kept string, w int) string {
	t := m.sh.Theme
	rules, style := kept, t.Muted
	if m.sh.Scorer() == nil {
		rules = ""
	} else if breaches := barredWords(m.sh, c.A, c.B); breaches != "" {
		rules, style = "! "+breaches, t.Bad
	}
	left := chart.Fit(shell.NamesOn(m.sh.State(), []matching.ID{c.A, c.B}, names), names) + chart.FitRight(m.coupleScore(c), coupleCells)
	return chart.Fit(left+"  "+chart.Paint(style, rules), w)
}

// keptWords names the rules that two people keep, and those that they break.
func (m *matchesScreen) keptWords(c matching.Couple) string {
	if m.sh.Scorer() == nil {
		return ""
	}
	p := m.sh.State().Programme
	var kept []string
	breaches := m.sh.Scorer().Breaches(c.A, c.B)
	for _, r := range p.Rules {
		if !slices.ContainsFunc(breaches, func(b matching.Breach) bool { return b.Kind == string(r.Kind) }) {
			kept = append(kept, ruleWords(p, r))
		}
	}
	var out []string
	if len(kept) > 0 {
		out = append(out, "keeps: "+strings.Join(kept, ", "))
	}
	for _, b := range breaches {
		out = append(out, "! against rule: "+b.Sentence)
	}
	return strings.Join(out, "; ")
}

// ruleWords is what a rule asks of two people, in few words.
func ruleWords(p *programme.Programme, r programme.Rule) string {
	labels := make([]string, len(r.Fields))
	for i, name := range r.Fields {
		labels[i] = strings.ToLower(shell.FieldLabel(p, name))
	}
	what := strings.Join(labels, " or ")
	switch r.Kind {
	case programme.RuleSame:
		return "same " + what
	case programme.RuleOneOfEach:
		return "one of each " + what
	case programme.RuleShare:
		return what + " in common"
	case programme.RuleWithin:
		return what + " not far apart"
	case programme.RuleApart:
		return what + " far enough apart"
	}
	return "different " + what
}

// besides says what makes a row another one than most: that three are together, and why; that somebody is
// in another pair as well.
func (m *matchesScreen) besides(key matchKey) []string {
	var lines []string
	if key.isTrio() {
		lines = append(lines, "Three together: "+oddWords)
	}
	for _, id := range m.rows.shared(key) {
		others := slices.DeleteFunc(m.rows.partners(id), key.has)
		line := m.sh.State().Call(id) + " also has " + m.sh.State().CallEach(others) + " as a partner"
		if a := m.sh.State().People[id]; a != nil && a.Capacity() > 1 {
			line += fmt.Sprintf(" (they would take %d)", a.Capacity())
		}
		lines = append(lines, line+".")
	}
	return lines
}
