package follow

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// contactColumns is the width from which two people stand beside each other, and three.
var contactColumns = [...]int{2: 52, 3: 66}

// objectiveLines is how much of somebody's learning objectives is shown.
const objectiveLines = 4

// contacts is everybody of an exchange with all that is needed to ring them. Where they stand beside each
// other and an e-mail is too long for that, all e-mails are on lines of their own below.
func contacts(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	n := len(one.People)
	if n >= len(contactColumns) || w < contactColumns[n] {
		var lines []string
		for i, a := range one.People {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, contact(sh, one, i, a, w, true)...)
		}
		return lines
	}
	each, high := (w-2*(n-1))/n, 0
	inside := !slices.ContainsFunc(one.People, func(a *cohort.Applicant) bool { return a != nil && chart.Width(a.Email.Safe()) > each })
	all := make([][]string, n)
	for i, a := range one.People {
		all[i] = contact(sh, one, i, a, each, inside)
		high = max(high, len(all[i]))
	}
	var lines []string
	for i := range high {
		line := ""
		for k, contact := range all {
			line += strings.Repeat("  ", min(k, 1)) + chart.Fit(chart.LineAt(contact, i), each)
		}
		lines = append(lines, line)
	}
	if !inside {
		lines = append(lines, emails(sh, one, w)...)
	}
	return lines
}

// emails is whose e-mail is which, a line for each.
func emails(sh *shell.Shell, one *shell.ExchangeStatus, w int) []string {
	name := 0
	for _, first := range one.First {
		name = max(name, min(w/3, chart.Width(first)))
	}
	var lines []string
	for i, a := range one.People {
		if a == nil {
			continue
		}
		label := chart.Fit(one.First[i], name)
		for _, part := range emailLines(a.Email.Safe(), w-name-2) {
			for _, l := range chart.Wrap(part, w-name-2) {
				lines = append(lines, chart.Paint(sh.Theme.Muted, label)+"  "+l)
				label = chart.Fit("", name)
			}
		}
	}
	return lines
}

// contact is one person: place and name, what they do and where, how to reach them (by e-mail, if that is asked for),
// what else the programme's team has to know, what they hope to learn.
func contact(sh *shell.Shell, one *shell.ExchangeStatus, i int, a *cohort.Applicant, w int, email bool) []string {
	t := sh.Theme
	if a == nil {
		return []string{chart.Paint(t.Muted, sh.State().Call(one.X.Members[i]))}
	}
	lines := []string{chart.Paint(t.Accent, chart.Fit(fmt.Sprintf("%d %s", i+1, a.Name.Safe()), w))}
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
	if also := alsoWith(sh, one.X, one.X.Members[i]); also != "" {
		for _, l := range chart.Wrap(also, w) {
			lines = append(lines, chart.Paint(t.Muted, l))
		}
	}
	facts, _ := shell.FactFields(sh.State().Programme)
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
	for _, f := range teamFields(sh.State().Programme) {
		add(text.Line(f.Label), a.Answer(f.Name).Say(f, true), 4)
	}
	add("Came to", cameTo(sh, a.ID), 2)
	if f, ok := sh.State().Programme.Field(programme.FieldObjectives); ok {
		add("Hopes", a.Answer(f.Name).Say(f, true), objectiveLines)
	}
	return lines
}

// teamFields are what only the programme's team may see of somebody: first what people wrote, as how to reach them and what
// they need, then what they chose.
func teamFields(p *programme.Programme) []programme.Field {
	var wrote, chose []programme.Field
	for _, f := range p.Fields {
		switch {
		case !f.Private || f.Builtin || f.Mark != "":
		case f.Kind == programme.KindText:
			wrote = append(wrote, f)
		default:
			chose = append(chose, f)
		}
	}
	return append(wrote, chose...)
}

// emailLines is an e-mail on lines of w cells; where one is not enough, the domain begins the second.
func emailLines(email string, w int) []string {
	if at := strings.LastIndex(email, "@"); at > 0 && chart.Width(email) > w {
		return []string{email[:at], email[at:]}
	}
	return []string{email}
}

// alsoWith says with whom somebody is in another exchange; nothing if they are in one.
func alsoWith(sh *shell.Shell, x *cohort.Exchange, id matching.ID) string {
	var with []string
	for _, other := range sh.ExchangesOf(id) {
		if other.ID != x.ID {
			with = append(with, sh.State().CallEach(slices.DeleteFunc(slices.Clone(other.Members), func(m matching.ID) bool { return m == id })))
		}
	}
	if len(with) == 0 {
		return ""
	}
	return "also in an exchange with " + say.And(with)
}

// cameTo are the events that somebody came to; nothing where it was not written down of any.
func cameTo(sh *shell.Shell, id matching.ID) string {
	var titles []string
	ticked := 0
	for _, e := range sh.State().Programme.Events {
		came, said := sh.State().CameTo(e.Name, id)
		if said {
			ticked++
		}
		if came {
			titles = append(titles, text.Line(e.Title))
		}
	}
	switch {
	case ticked == 0:
		return ""
	case len(titles) == 0:
		return "no event yet"
	}
	return say.And(titles)
}
