package export

import (
	"fmt"
	"net/mail"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// facilitators makes a message to each facilitator about the exchanges that they follow.
func (p *packer) facilitators(m programme.Message) {
	followed := make(map[string][]*cohort.Exchange)
	var names []string
	for _, x := range p.Exchanges {
		name := strings.TrimSpace(x.Facilitator.Raw())
		if name == "" || !x.Open() {
			continue
		}
		if followed[name] == nil {
			names = append(names, name)
		}
		followed[name] = append(followed[name], x)
	}
	slices.Sort(names)
	for _, name := range names {
		d := Document{Packed: cohort.Packed{Message: m.Name, Facilitator: name}, For: text.Line(name)}
		if a, err := mail.ParseAddress(name); err == nil && a.Address == name { // else whoever sends it fills the address in
			d.To = name
		}
		word := func(word string) string { return p.wordOfFacilitator(d.For, followed[name], word) }
		d.Title = oneLine(programme.Fill(m.Subject, word))
		d.Text = tidy(programme.Fill(m.Body, word))
		d.Key = keyOf(d.To, d.For, d.Title, d.Text)
		p.add(d, slugs(m.Name, d.For), func(d Document, _ int) ([]byte, error) { return p.draft(d) })
	}
}

func (p *packer) wordOfFacilitator(name string, followed []*cohort.Exchange, word string) string {
	first, last := followed[0].Start, followed[0].End
	lines := make([]string, len(followed))
	for i, x := range followed {
		if x.Start.Before(first) {
			first = x.Start
		}
		if x.End.After(last) {
			last = x.End
		}
		lines[i] = fmt.Sprintf("- %s, from %s", p.CallEach(x.Members), longDate(x.Start))
	}
	switch word {
	case programme.WordFacilitator:
		return name
	case programme.WordPairs:
		return strings.Join(lines, "\n")
	case programme.WordStart:
		return longDate(first)
	case programme.WordEnd:
		return longDate(last)
	case programme.WordProgramme:
		return text.Line(p.Programme.Title)
	case programme.WordCohort:
		return text.Line(p.Name)
	}
	return ""
}
