package score

import (
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Why takes a score apart: a part for each criterion, in the order of the programme. Their points add
// up to the score. It is nil for people who are not in the pool.
func (s *Scorer) Why(a, b matching.ID) []matching.Part {
	i, okA := s.index[a]
	j, okB := s.index[b]
	if !okA || !okB {
		return nil
	}
	parts := make([]matching.Part, len(s.criteria))
	for n, c := range s.criteria {
		parts[n] = matching.Part{
			Criterion: c.spec.Name,
			Points:    int(c.points(i, j)),
			Possible:  int(c.full),
			Phrase:    text.Line(c.phrase([2]*matching.Applicant{s.people[i], s.people[j]}, i, j)),
		}
	}
	return parts
}

// phrase says why a pair gets what it gets.
func (c *criterion) phrase(people [2]*matching.Applicant, i, j int) string {
	if !c.answered[i] || !c.answered[j] {
		return c.unanswered()
	}
	return c.kind.phrase(people, i, j)
}

// unanswered says what a missing answer gives.
func (c *criterion) unanswered() string {
	switch {
	case c.empty == 0:
		return "no answer: no points"
	case c.empty == c.full:
		return "no answer: all the points"
	case 2*c.empty == c.full:
		return "no answer: half the points"
	}
	return "no answer: " + say.Points(int(c.empty)) + " points"
}

// brief is a person's answer to a field in the words of a table, safe to draw.
func brief(p *matching.Applicant, f programme.Field) string {
	if f.Kind == programme.KindNumber {
		return fmt.Sprint(p.Answer(f.Name).Number)
	}
	a := p.Answer(f.Name)
	if len(a.Choices) == 1 && len(a.Other) == 0 {
		// Without a short label of its own the name stands for it, which for a place lacks the capital.
		if c, ok := f.Choice(a.Choices[0]); ok && text.Fold(c.Label) == f.Short(c.Name) {
			return text.Clip(text.Line(c.Label))
		}
	}
	return text.Clip(a.Say(f, true))
}

// listOr is a list, or what stands for an empty one.
func listOr(list []string, nothing string) string {
	if len(list) == 0 {
		return nothing
	}
	return strings.Join(list, ", ")
}
