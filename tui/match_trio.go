package tui

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
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
	return points(score)
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
	t, p := m.sh.theme, m.rows.pairs[key]
	head := "Why " + points(p.Score)
	lines := []string{chart.Fit(chart.Paint(t.Header, head)+chart.Paint(t.Muted, ", the mean of the three couples"), w)}
	turned := m.turnedCouple()
	names := 0
	for _, c := range m.couplesOf(key) {
		names = max(names, chart.Width(m.sh.state.CallPair(c.A, c.B)))
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
		names := shortNames(m.sh.state, []matching.ID{c.A, c.B})
		lines = append(lines, chart.Fit(chart.Paint(t.Header, andWords(names)+" "+m.coupleScore(c)), w))
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
	t := m.sh.theme
	rules, style := kept, t.Muted
	if m.sh.scorer == nil {
		rules = ""
	} else if breaches := m.sh.barredWords(c.A, c.B); breaches != "" {
		rules, style = "! "+breaches, t.Bad
	}
	left := chart.Fit(namesOn(m.sh.state, []matching.ID{c.A, c.B}, names), names) + chart.FitRight(m.coupleScore(c), coupleCells)
	return chart.Fit(left+"  "+chart.Paint(style, rules), w)
}

// keptWords names the rules that two people keep, and those that they break.
func (m *matchesScreen) keptWords(c matching.Couple) string {
	if m.sh.scorer == nil {
		return ""
	}
	p := m.sh.state.Programme
	var kept []string
	breaches := m.sh.scorer.Breaches(c.A, c.B)
	for k, r := range p.Rules {
		if !slices.ContainsFunc(breaches, func(b score.Breach) bool { return b.Kind == score.BreachRule && b.Rule == k }) {
			kept = append(kept, ruleWords(p, r))
		}
	}
	var out []string
	if len(kept) > 0 {
		out = append(out, "keeps: "+strings.Join(kept, ", "))
	}
	for _, b := range breaches {
		out = append(out, "! against rule: "+b.Sentence())
	}
	return strings.Join(out, "; ")
}

// ruleWords is what a rule asks of two people, in few words.
func ruleWords(p *programme.Programme, r programme.Rule) string {
	labels := make([]string, len(r.Fields))
	for i, name := range r.Fields {
		labels[i] = strings.ToLower(fieldLabel(p, name))
	}
	return r.Asks(strings.Join(labels, " or "))
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
		line := m.sh.state.Call(id) + " also has " + m.sh.state.CallEach(others) + " as a partner"
		if a := m.sh.state.People[id]; a != nil && a.Capacity() > 1 {
			line += fmt.Sprintf(" (they would take %d)", a.Capacity())
		}
		lines = append(lines, line+".")
	}
	return lines
}

// withWords is whom somebody is with in the plan: "with Tom Bridger", "in a trio with Tom Bridger and Dele
// Ade", "with Tom Bridger, and with Dele Ade"; nothing if they wait.
func (sh *shell) withWords(id matching.ID) string {
	return withWords(sh.state, sh.state.Plan.PairsOf(id), id)
}

func withWords(s *cohort.State, pairs []matching.Pair, id matching.ID) string {
	var words []string
	for _, p := range pairs {
		with := "with " + s.CallEach(keyOf(p).others(id))
		if p.IsTrio() {
			with = "in a trio " + with
		}
		words = append(words, with)
	}
	return strings.Join(words, ", and ")
}
