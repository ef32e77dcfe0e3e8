package matches

import (
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// people is what those of the cohort are called and what they wrote, as it is sorted, filtered and shown in
// short. It is always of the newest state that the screen took.
type people struct {
	state *cohort.State
	facts []programme.Field            // short answers that stand beside each other
	told  []programme.Field            // what people ticked or wrote at length
	names map[matching.ID]string       // folded, for sorting
	words map[*cohort.Applicant]string // folded, for filtering
}

// take goes over to another state.
func (p *people) take(s *cohort.State) {
	p.state, p.names = s, nil
	p.facts, p.told = shell.FactFields(s.Programme)
}

// name is a person's name as it is sorted.
func (p *people) name(id matching.ID) string {
	if p.names == nil {
		p.names = make(map[matching.ID]string, len(p.state.People))
	}
	name, ok := p.names[id]
	if !ok {
		name = text.Fold(p.state.Call(id))
		p.names[id] = name
	}
	return name
}

// said is what a person's application says, folded: name, e-mail and the answers that are not private,
// but for long texts. It is made once for each application.
func (p *people) said(id matching.ID) string {
	a, ok := p.state.People[id]
	if !ok {
		return ""
	}
	said, ok := p.words[a]
	if !ok {
		if p.words == nil || len(p.words) > 2*len(p.state.People) {
			p.words = make(map[*cohort.Applicant]string, len(p.state.People))
		}
		said = text.Bare(saidBy(a, p.state.Programme))
		p.words[a] = said
	}
	return said
}

func saidBy(p *cohort.Applicant, prog *programme.Programme) string {
	var b strings.Builder
	b.WriteString(p.Name.Safe())
	b.WriteString(" ")
	b.WriteString(p.Email.Safe())
	for _, f := range prog.Fields {
		if f.Private || f.Builtin {
			continue
		}
		a := p.Answer(f.Name)
		b.WriteString(" ")
		b.WriteString(a.Say(f, true))
		for _, c := range a.Choices {
			b.WriteString(" ")
			b.WriteString(f.Full(c))
		}
	}
	return b.String()
}

// inShort is a person in the answers that tables show: "Age UK Lewisham · voluntary · community".
func (p *people) inShort(id matching.ID) string {
	a, ok := p.state.People[id]
	if !ok {
		return ""
	}
	var out []string
	for _, f := range p.facts {
		if said := a.Answer(f.Name); !said.IsEmpty() {
			out = append(out, said.Say(f, len(said.Choices) > 0))
		}
	}
	return strings.Join(out, " · ")
}
