package cohort

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Mix is how those who are chosen are made up by what they answered to one question, beside everybody who applied: whether the
// right mix of people was found shows there.
type Mix struct {
	Field   programme.Field
	Answers []MixAnswer // those that somebody who applied gave, in the programme's order
}

// MixAnswer is one answer.
type MixAnswer struct {
	Choice programme.Choice
	Chosen int // of those looked at
	All    int // of everybody who applied and has not withdrawn
}

// MixOf is how some people are made up, by each question with few answers that is not private.
func (s *State) MixOf(ids []matching.ID) []Mix {
	if s.Programme == nil {
		return nil
	}
	var all []Mix
	for _, f := range s.Programme.Fields {
		if f.Private || f.Builtin || f.Kind != programme.KindChoice && f.Kind != programme.KindLevel {
			continue
		}
		m := Mix{Field: f}
		for _, c := range f.Choices {
			of := MixAnswer{Choice: c}
			for id, a := range s.People {
				if !slices.Contains(a.Answer(f.Name).Choices, c.Name) {
					continue
				}
				if !a.Withdrawn && a.Superseded == 0 {
					of.All++
				}
				if slices.Contains(ids, id) {
					of.Chosen++
				}
			}
			if of.All+of.Chosen > 0 {
				m.Answers = append(m.Answers, of)
			}
		}
		if len(m.Answers) > 0 {
			all = append(all, m)
		}
	}
	return all
}

// Say is a mix in a line, safe to draw: "Sector: acute 6 of 9, council 4 of 5, fire 0 of 2".
func (m Mix) Say() string {
	parts := make([]string, len(m.Answers))
	for i, a := range m.Answers {
		parts[i] = fmt.Sprintf("%s %d of %d", text.Line(a.Choice.Short), a.Chosen, a.All)
	}
	return text.Line(m.Field.Label) + ": " + strings.Join(parts, ", ")
}
