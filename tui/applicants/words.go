package applicants

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// folded is what applications say, as a filter looks for it. An application never changes: the one that
// somebody has after a change is another.
type folded map[*cohort.Applicant]string

// gather folds in the background what applications say, as far as that is not known; nil where everything is.
func (s *screen) gather() tea.Cmd {
	missing := s.roster.unheard()
	if len(missing) == 0 {
		return nil
	}
	p := s.roster.state.Programme
	return s.words.Start(func(context.Context) folded {
		said := make(folded, len(missing))
		for _, a := range missing {
			said[a] = foldApplication(p, a)
		}
		return said
	}, func(said folded) tea.Cmd {
		s.roster.hear(said)
		if s.list.Filter.On() {
			s.list.Fill()
		}
		return nil
	})
}

// unheard are the applications whose words are not known.
func (r *roster) unheard() []*cohort.Applicant {
	var missing []*cohort.Applicant
	for i := range r.rows {
		if !r.rows[i].heard {
			missing = append(missing, r.rows[i].a)
		}
	}
	return missing
}

// hear takes over what was folded and forgets applications that are gone.
func (r *roster) hear(said folded) {
	all := make(folded, len(r.rows))
	for i := range r.rows {
		row := &r.rows[i]
		if words, ok := said[row.a]; ok {
			row.said, row.heard = words, true
		}
		if row.heard {
			all[row.a] = row.said
		}
	}
	r.said = all
}

// foldApplication is everything that somebody answered, in short words and in the form's, and what became of
// the application.
func foldApplication(p *programme.Programme, a *cohort.Applicant) string {
	var b strings.Builder
	b.WriteString(a.Email.Safe())
	for _, f := range answerFields(p) {
		answer := a.Answer(f.Name)
		if answer.IsEmpty() {
			continue
		}
		b.WriteString("\n")
		b.WriteString(answer.Say(f, false))
		if f.Kind != programme.KindYesNo && len(answer.Choices) > 0 {
			b.WriteString("\n")
			b.WriteString(answer.Say(f, true))
		}
	}
	for _, became := range []struct {
		so   bool
		word string
	}{
		{a.Admitted, "admitted"}, {a.Late, "late"}, {len(a.Edits) > 0, "edited"}, {a.Vanished, "vanished"}, {len(a.Conflicts) > 0, "conflict"},
	} {
		if became.so {
			b.WriteString("\n")
			b.WriteString(became.word)
		}
	}
	return text.Bare(b.String())
}
