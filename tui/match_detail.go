package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// factFields are the fields that stand beside each other for two people: facts are short answers, told
// is what people ticked or wrote at length, for where there is room.
func factFields(p *programme.Programme) (facts, told []programme.Field) {
	for _, f := range p.Fields {
		switch {
		case f.Private:
		case f.Name == programme.FieldObjectives, f.Kind == programme.KindTags:
			told = append(told, f)
		case f.Builtin:
		default:
			facts = append(facts, f)
		}
	}
	return facts, told
}

// leastOthers is how many other partners are kept in sight in the pane, leastWholeOthers how many lines they
// have where the detail scrolls.
const (
	leastOthers      = 3
	leastWholeOthers = 11
)

// paneView is the detail beside the list.
func (m *matchesScreen) paneView(w, h int) []string {
	key, ok := m.table.Selected()
	if !ok {
		return chart.FitLines(nil, w, h)
	}
	var lines []string
	for _, tight := range []bool{false, true} {
		lines = m.about(key, w, detailStyle{tight: tight})
		need := 2 + leastOthers
		if !m.movable(m.person()) {
			need = len(m.noOthers(key, w))
		}
		if len(lines)+need <= h {
			break
		}
	}
	after := m.relaxations(key, w)
	room := max(0, h-len(lines)-2)
	room = max(min(room, leastOthers), room-len(after))
	lines = append(lines, m.others(key, w, room)...)
	return chart.FitLines(append(lines, after...), w, h)
}

// wholeView is the detail with the screen to itself, to be scrolled.
func (m *matchesScreen) wholeView(w, h int) []string {
	key, ok := m.table.Selected()
	if !ok {
		return chart.FitLines(nil, w, h)
	}
	inner := min(w-2, 110)
	lines := m.about(key, inner, detailStyle{whole: true})
	m.othersAt = len(lines) + 1
	lines = append(lines, m.others(key, inner, max(leastWholeOthers, h-len(lines)-2))...)
	lines = append(lines, m.relaxations(key, inner)...)
	if len(m.told) > 0 {
		lines = append(lines, "", chart.Paint(m.sh.theme.Header, "What they ticked and wrote"))
		lines = append(lines, m.side(key, m.told, inner, detailStyle{whole: true})...)
	}
	lines = m.scroll.window(m.sh, lines, h)
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = " " + l
	}
	return chart.FitLines(out, w, h)
}

// detailStyle is how much room the detail may take.
type detailStyle struct {
	whole bool // as much as it needs: answers are wrapped
	tight bool // as little as it can: one line for each criterion
}

// about is who the row is about, how the score comes about, and what was decided.
func (m *matchesScreen) about(key matchKey, w int, how detailStyle) []string {
	t := m.sh.theme
	if key.waits() {
		lines := []string{chart.Fit(chart.Paint(t.Title, m.sh.state.Call(key.a)), w), chart.Rule(w, t.Border)}
		lines = append(lines, m.side(key, m.facts, w, how)...)
		return append(lines, m.waitingLines(key, w)...)
	}
	p := m.rows.pairs[key]
	score := points(p.Score)
	room := w - chart.Width(score) - 1
	names := namesOn(m.sh.state, key.members(), room)
	lines := []string{chart.Fit(chart.Paint(t.Title, names), room) + " " + chart.Paint(t.Title, score), chart.Rule(w, t.Border)}
	if key.isTrio() {
		lines = append(lines, m.nameLine(key, w))
	}
	lines = append(lines, m.side(key, m.facts, w, how)...)
	lines = append(lines, m.decided(key, w, how)...)
	if how.whole {
		lines = append(lines, "")
	}
	if key.isTrio() {
		return append(lines, m.trioWhy(key, w, how)...)
	}
	lines = append(lines, chart.Paint(t.Header, "Why "+score))
	return append(lines, whyLines(m.sh, m.parts(key.a, key.b), w, how)...)
}

// sideWidths is how wide the labels of fields are beside the answers of n people, and the answers of each.
func sideWidths(fields []programme.Field, n, w int) (label, each int) {
	if w >= 64 {
		for _, f := range fields {
			label = max(label, min(w/5, chart.Width(f.Label)+1))
		}
	}
	return label, (w - label - 2*(n-1)) / n
}

// side is the answers to fields: of the people of a row beside each other, or of the one who waits.
func (m *matchesScreen) side(key matchKey, fields []programme.Field, w int, how detailStyle) []string {
	who := key.members()
	label, each := sideWidths(fields, len(who), w)
	var lines []string
	for _, f := range fields {
		var names []string
		if label > 0 {
			names = chart.Wrap(f.Label, label-1)
		}
		high := len(names)
		answers := make([][]string, len(who))
		for k, id := range who {
			answers[k] = answerLines(m.sh.state.People[id], f, each, how)
			high = max(high, len(answers[k]))
		}
		for i := range high {
			line := chart.Paint(m.sh.theme.Muted, chart.Fit(at(names, i), label))
			for k, a := range answers {
				line += strings.Repeat("  ", min(k, 1)) + chart.Fit(at(a, i), each)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// nameLine is who answered what stands below.
func (m *matchesScreen) nameLine(key matchKey, w int) string {
	who := key.members()
	label, each := sideWidths(m.facts, len(who), w)
	line := strings.Repeat(" ", label)
	for k, name := range shortNames(m.sh.state, who) {
		line += strings.Repeat("  ", min(k, 1)) + chart.Fit(chart.Paint(m.sh.theme.Accent, name), each)
	}
	return line
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// answerLines is one answer on lines of w cells: just one, with short words, or all of it.
func answerLines(p *cohort.Applicant, f programme.Field, w int, how detailStyle) []string {
	if p == nil {
		return nil
	}
	a := p.Answer(f.Name)
	switch {
	case a.IsEmpty() && f.Kind != programme.KindNumber:
		return []string{"–"}
	case f.Kind == programme.KindNumber:
		return []string{fmt.Sprint(a.Number)}
	case !how.whole:
		return []string{clipTo(a.Say(f, len(a.Choices) > 0), w)}
	case len(a.Choices) > 0 || len(a.Other) > 0:
		return chart.Wrap(a.Say(f, f.Kind == programme.KindTags), w)
	}
	var lines []string
	for _, l := range a.Text.Lines() {
		lines = append(lines, chart.Wrap(l, w)...)
	}
	return lines
}

// decided says how the pair came to be: who locked or overrode it, when and why, and what it is against.
func (m *matchesScreen) decided(key matchKey, w int, how detailStyle) []string {
	t, s := m.sh.theme, m.sh.state
	p := m.rows.pairs[key]
	var lines []string
	add := func(style lipgloss.Style, text string) {
		for _, l := range chart.Wrap(text, w) {
			lines = append(lines, chart.Paint(style, l))
		}
	}
	for _, rule := range p.Against {
		add(t.Bad, "! against rule: "+rule)
	}
	if how.whole {
		lines = append(lines, "")
	}
	fix, fixed := s.Fixed[p.Team()]
	switch {
	case p.State == matching.Published:
		add(t.Mark, "● published"+m.publishedWords(key))
	case fixed:
		mark := map[matching.State]string{matching.Locked: "🔒 locked", matching.Overridden: "✎ overridden"}[p.State]
		add(t.Mark, mark+m.sh.byWords(fix.Decision))
		if reason := fix.Why.Value.Text.Safe(); reason != "" {
			add(t.Text, "“"+reason+"”")
		}
	case how.whole:
		add(t.Muted, "suggested by the plan")
	}
	for _, say := range m.besides(key) {
		add(t.Muted, say)
	}
	if m.rows.fresh[key] {
		add(t.Accent, "+ new since the last change")
	}
	return lines
}

// byWords says who decided something, and when.
func (sh *shell) byWords(d cohort.Decision) string {
	return " by " + text.Line(d.Actor) + " on " + exchange.PlainDay(sh.state.Today(d.Time))
}

func (m *matchesScreen) publishedWords(key matchKey) string {
	for _, x := range m.sh.state.ExchangesOf(key.a) {
		if x.Has(key.b) {
			return m.sh.byWords(cohort.Decision{Stamp: x.Published}) + ", starts on " + exchange.PlainDay(x.Start)
		}
	}
	return ""
}

// waitingLines says why somebody waits, and what can be done.
func (m *matchesScreen) waitingLines(key matchKey, w int) []string {
	x, t := m.rows.waits[key], m.sh.theme
	lines := []string{""}
	for _, l := range chart.Wrap("Waits: "+x.Why+".", w) {
		lines = append(lines, chart.Paint(t.Warn, l))
	}
	hint := "a goes to the application, where this can be put right."
	if x.Able {
		hint = "o finds a partner for them, with the price of each."
	}
	for _, l := range chart.Wrap(hint, w) {
		lines = append(lines, chart.Paint(t.Muted, l))
	}
	return lines
}
