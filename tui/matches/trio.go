package matches

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// oddWords is why there is a trio.
const oddWords = "an odd number of people, so that nobody is left over."

// couples are every two of a row, as they stand in it.
func (k rowKey) couples() []matching.Couple {
	if !k.isTrio() {
		return []matching.Couple{{A: k.a, B: k.b}}
	}
	return []matching.Couple{{A: k.a, B: k.b}, {A: k.a, B: k.c}, {A: k.b, B: k.c}}
}

// trio is how the score of a trio comes about: what every two of them score and whether they keep the
// rules, and the points of the two turned to, or of all where there is room.
func (d *detail) trio(x subject, w int, how detailStyle) []string {
	t, s := d.sh.Theme, d.sh.State()
	head := "Why " + say.Points(d.plan.pairs[x.rowKey].Score)
	lines := []string{chart.Fit(chart.Paint(t.Header, head)+chart.Paint(t.Muted, ", the mean of the three couples"), w)}
	names, kept := coupleWidths(s, x.couples(), w)
	turned := func(c matching.Couple) bool {
		return matching.CoupleOf(c.A, c.B) == matching.CoupleOf(x.around[0], x.around[1])
	}
	for _, c := range x.couples() {
		mark := "  "
		if !how.whole && turned(c) {
			mark = "▸ "
		}
		lines = append(lines, mark+coupleLine(d.sh, c, scoreWords(d.parts.of(d.sh, c.A, c.B)), names, kept, w-2))
	}
	for _, c := range x.couples() {
		if how.whole || turned(c) {
			lines = append(lines, d.couple(c, w, how)...)
		}
	}
	return lines
}

// couple is how the score of two of a trio comes about, with the rules that they keep where there is room.
func (d *detail) couple(c matching.Couple, w int, how detailStyle) []string {
	t, parts := d.sh.Theme, d.parts.of(d.sh, c.A, c.B)
	var lines []string
	if how.whole {
		lines = append(lines, "")
	}
	names := shell.ShortNames(d.sh.State(), []matching.ID{c.A, c.B})
	lines = append(lines, chart.Fit(chart.Paint(t.Header, say.And(names)+" "+scoreWords(parts)), w))
	lines = append(lines, whyLines(d.sh, parts, w, how)...)
	if how.whole {
		for _, l := range chart.Wrap(rulesKept(d.sh, c), w-1) {
			lines = append(lines, " "+chart.Paint(t.Muted, l))
		}
	}
	return lines
}

// coupleWidths is how many of w cells the names of two of a trio have, and with which words it is said that they
// keep the rules.
func coupleWidths(s *cohort.State, couples []matching.Couple, w int) (names int, kept string) {
	for _, c := range couples {
		names = max(names, chart.Width(s.CallPair(c.A, c.B)))
	}
	kept = "keeps every rule"
	if 2+names+coupleCells+2+chart.Width(kept) > w {
		kept = "rules kept"
	}
	return min(names, w-2-coupleCells-2-chart.Width(kept)), kept
}

// coupleCells is how many cells the points of two of a trio have.
const coupleCells = 6

// coupleLine is two of a trio with their points, and a word on the rules, on w cells: kept, unless they break
// one. The names have so many cells.
func coupleLine(sh *shell.Shell, c matching.Couple, score string, names int, kept string, w int) string {
	t := sh.Theme
	rules, style := kept, t.Muted
	if sh.Scorer() == nil {
		rules = ""
	} else if breaches := barredWords(sh, c.A, c.B); breaches != "" {
		rules, style = "! "+breaches, t.Bad
	}
	left := chart.Fit(shell.NamesOn(sh.State(), []matching.ID{c.A, c.B}, names), names) + chart.FitRight(score, coupleCells)
	return chart.Fit(left+"  "+chart.Paint(style, rules), w)
}

// rulesKept names the rules that two people keep, and those that they break.
func rulesKept(sh *shell.Shell, c matching.Couple) string {
	if sh.Scorer() == nil {
		return ""
	}
	p := sh.State().Programme
	var kept []string
	breaches := sh.Scorer().Breaches(c.A, c.B)
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
		labels[i] = strings.ToLower(shell.FieldLabel(p, name))
	}
	return r.Asks(strings.Join(labels, " or "))
}
