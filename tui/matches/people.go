package matches

import (
	"context"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// people is what those of the cohort are called and what they wrote, as it is sorted, filtered and shown in
// short. It is always of the newest state that the screen took.
type people struct {
	state    *cohort.State
	gathered *cohort.State                // of which all words are known
	facts    []programme.Field            // short answers that stand beside each other
	told     []programme.Field            // what people ticked or wrote at length
	names    map[matching.ID]string       // folded, for sorting
	words    map[*cohort.Applicant]string // folded, for filtering
	known    map[*cohort.Applicant]string // name and e-mail folded, where the rest is not yet
	ask      shell.Ask[map[*cohort.Applicant]string]
}

// take goes over to another state.
func (p *people) take(s *cohort.State) {
	if p.state != nil && !p.state.Programme.SameAs(s.Programme) {
		p.words = nil
	}
	p.ask.Stop()
	p.state, p.names, p.known = s, nil, nil
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
		if p.words == nil {
			p.words = map[*cohort.Applicant]string{}
		}
		said = text.Bare(saidBy(a, p.state.Programme))
		p.words[a] = said
	}
	return said
}

// heard is as much of what a person's application says as is known at once: all of it where it was gathered, else
// name and e-mail.
func (p *people) heard(id matching.ID) string {
	a, ok := p.state.People[id]
	if !ok {
		return ""
	}
	if said, ok := p.words[a]; ok {
		return said
	}
	said, ok := p.known[a]
	if !ok {
		if p.known == nil {
			p.known = make(map[*cohort.Applicant]string, len(p.state.People))
		}
		said = text.Bare(a.Name.Safe() + " " + a.Email.Safe())
		p.known[a] = said
	}
	return said
}

// gather folds in the background what applications say, as far as that is not known, and forgets those that are gone;
// nil where everything is known or on its way. have is called once it is known.
func (p *people) gather(have func()) tea.Cmd {
	if p.ask.Open() || p.gathered == p.state {
		return nil
	}
	state, known := p.state, maps.Clone(p.words)
	return p.ask.Start(func(ctx context.Context) map[*cohort.Applicant]string {
		words := make(map[*cohort.Applicant]string, len(state.People))
		for _, a := range state.People {
			if ctx.Err() != nil {
				return nil
			}
			said, ok := known[a]
			if !ok {
				said = text.Bare(saidBy(a, state.Programme))
			}
			words[a] = said
		}
		return words
	}, func(words map[*cohort.Applicant]string) tea.Cmd {
		p.words, p.known, p.gathered = words, nil, state
		have()
		return nil
	})
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
		said := a.Answer(f.Name)
		if said.IsEmpty() {
			continue
		}
		words := said.Say(f, len(said.Choices) > 0)
		if saysLittle(f) {
			words = text.Line(f.Label) + ": " + words
		}
		out = append(out, words)
	}
	return strings.Join(out, " · ")
}
