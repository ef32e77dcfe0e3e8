package tui

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// contactColumns is the width from which two people stand beside each other, and three.
var contactColumns = [...]int{2: 52, 3: 66}

// objectiveLines is how much of somebody's learning objectives is shown.
const objectiveLines = 4

// contacts is everybody of an exchange with all that is needed to ring them. Where they stand beside each
// other and an e-mail is too long for that, all e-mails are on lines of their own below.
func (sh *shell) contacts(one *standing, w int) []string {
	n := len(one.people)
	if n >= len(contactColumns) || w < contactColumns[n] {
		var lines []string
		for i, a := range one.people {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, sh.contact(one, i, a, w, true)...)
		}
		return lines
	}
	each, high := (w-2*(n-1))/n, 0
	inside := !slices.ContainsFunc(one.people, func(a *cohort.Applicant) bool { return a != nil && chart.Width(a.Email.Safe()) > each })
	all := make([][]string, n)
	for i, a := range one.people {
		all[i] = sh.contact(one, i, a, each, inside)
		high = max(high, len(all[i]))
	}
	var lines []string
	for i := range high {
		line := ""
		for k, contact := range all {
			line += strings.Repeat("  ", min(k, 1)) + chart.Fit(at(contact, i), each)
		}
		lines = append(lines, line)
	}
	if !inside {
		lines = append(lines, sh.emails(one, w)...)
	}
	return lines
}

// emails is whose e-mail is which, a line for each.
func (sh *shell) emails(one *standing, w int) []string {
	name := 0
	for _, first := range one.first {
		name = max(name, min(w/3, chart.Width(first)))
	}
	var lines []string
	for i, a := range one.people {
		if a == nil {
			continue
		}
		label := chart.Fit(one.first[i], name)
		for _, part := range emailLines(a.Email.Safe(), w-name-2) {
			for _, l := range chart.Wrap(part, w-name-2) {
				lines = append(lines, chart.Paint(sh.theme.Muted, label)+"  "+l)
				label = chart.Fit("", name)
			}
		}
	}
	return lines
}

// contact is one person: name, what they do and where, how to reach them (by e-mail, if that is asked for),
// what else the programme's team has to know, what they hope to learn.
func (sh *shell) contact(one *standing, i int, a *cohort.Applicant, w int, email bool) []string {
	t := sh.theme
	if a == nil {
		return []string{chart.Paint(t.Muted, sh.state.Call(one.x.Members[i]))}
	}
	lines := []string{chart.Paint(t.Accent, chart.Fit(a.Name.Safe(), w))}
	add := func(label, say string, most int) {
		if say == "" {
			return
		}
		switch said := label + ": " + say; {
		case label == "":
		case chart.Width(said) > w && chart.Width(say) <= w: // a number to ring is not broken
			lines = append(lines, chart.Fit(label+":", w))
		default:
			say = said
		}
		wrapped := chart.Wrap(say, w)
		if len(wrapped) > most {
			wrapped = append(wrapped[:most-1], chart.Fit(wrapped[most-1]+" "+wrapped[most], w)) // cut with "…"
		}
		lines = append(lines, wrapped...)
	}
	if also := sh.alsoWith(one.x, one.x.Members[i]); also != "" {
		for _, l := range chart.Wrap(also, w) {
			lines = append(lines, chart.Paint(t.Muted, l))
		}
	}
	facts, _ := factFields(sh.state.Programme)
	for _, f := range facts {
		if f.Kind == programme.KindText {
			add("", a.Answer(f.Name).Say(f, true), 2)
		}
	}
	if email {
		for _, l := range emailLines(a.Email.Safe(), w) {
			add("", l, len(l))
		}
	}
	for _, f := range sh.state.Programme.Fields {
		if f.Private && !f.Builtin {
			add(text.Line(f.Label), a.Answer(f.Name).Say(f, true), 4)
		}
	}
	if f, ok := sh.state.Programme.Field(programme.FieldObjectives); ok {
		add("Hopes", a.Answer(f.Name).Say(f, true), objectiveLines)
	}
	return lines
}

// emailLines is an e-mail on lines of w cells; where one is not enough, the domain begins the second.
func emailLines(email string, w int) []string {
	if at := strings.LastIndex(email, "@"); at > 0 && chart.Width(email) > w {
		return []string{email[:at], email[at:]}
	}
	return []string{email}
}

// alsoWith says with whom somebody is in another exchange; nothing if they are in one.
func (sh *shell) alsoWith(x *cohort.Exchange, id matching.ID) string {
	var with []string
	for _, other := range sh.state.ExchangesOf(id) {
		if other.ID != x.ID {
			with = append(with, sh.state.CallEach(slices.DeleteFunc(slices.Clone(other.Members), func(m matching.ID) bool { return m == id })))
		}
	}
	if len(with) == 0 {
		return ""
	}
	return "also in an exchange with " + andWords(with)
}

// questions are what to ask in a call: those of the milestones that are late or due and of the next one,
// and how it goes.
func (c *checkIns) questions(one *standing) []string {
	const most = 4
	var out []string
	for _, ask := range one.x.Questions(c.sh.state.Programme.Exchange, c.sh.today(), most) {
		out = append(out, text.Line(ask))
	}
	return append(out, "How does it go: good, patchy or at risk? What gets in the way?")
}
