package matching

import (
	"fmt"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Part is what one criterion gives a pair.
type Part struct {
	Criterion        string // its name
	Points, Possible int    // tenths of a point
	Phrase           string // why, in a few words that are safe to draw
}

// Why takes a score apart: a part for each criterion, in the order of the programme. Their points add
// up to the score. It is nil for people who are not in the pool.
func (s *Scorer) Why(a, b ID) []Part {
	i, okA := s.index[a]
	j, okB := s.index[b]
	if !okA || !okB {
		return nil
	}
	parts := make([]Part, len(s.criteria))
	for n, c := range s.criteria {
		parts[n] = Part{
			Criterion: c.spec.Name,
			Points:    int(c.points(i, j)),
			Possible:  int(c.full),
			Phrase:    text.Line(s.phrase(c, i, j)),
		}
	}
	return parts
}

// phrase says why a pair gets what it gets.
func (s *Scorer) phrase(c *criterion, i, j int) string {
	if !c.answered(i) || !c.answered(j) {
		return c.unanswered()
	}
	a, b := s.people[i], s.people[j]
	switch c.spec.Kind {
	case programme.CriterionOverlap:
		return some(c.labels(c.sets.set(c.answer[i]), c.sets.set(c.answer[j])), "nothing in common")
	case programme.CriterionAvailability:
		return some(c.labels(c.sets.set(c.answer[i]), c.sets.set(c.answer[j])), "no time in common")
	case programme.CriterionPlace:
		return s.placePhrase(c, i, j)
	case programme.CriterionExchange:
		return c.exchangePhrase(a, b, i, j)
	case programme.CriterionWording:
		words := c.words.shared(i, j)
		return some(clips(words[:min(3, len(words))]), "no words in common")
	case programme.CriterionNear, programme.CriterionApart:
		f := s.field(c.spec.Field)
		apart := int(max(c.step[i]-c.step[j], c.step[j]-c.step[i]))
		if apart == 0 {
			return "both " + brief(a, f)
		}
		return brief(a, f) + " and " + brief(b, f) + ", " + steps(apart, f) + " apart"
	}
	f := s.field(c.spec.Field)
	if c.answer[i] == c.answer[j] {
		return "both " + brief(a, f)
	}
	return brief(a, f) + " × " + brief(b, f)
}

func (s *Scorer) field(name string) programme.Field {
	f, _ := s.pool.Programme.Field(name)
	return f
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
	return fmt.Sprintf("no answer: %d.%d points", c.empty/10, c.empty%10)
}

// placePhrase names two places and how far apart they are.
func (s *Scorer) placePhrase(c *criterion, i, j int) string {
	f := s.field(c.spec.Field)
	a, b := brief(s.people[i], f), brief(s.people[j], f)
	distance := c.distance(i, j)
	switch {
	case c.answer[i] == c.answer[j]:
		return "both " + a
	case distance == samePlace:
		return a + " and " + b
	case distance == nextDoor && c.bothRemote(i, j):
		return a + ", next to " + b + "; both also work remotely"
	case distance == nextDoor:
		return a + ", next to " + b
	case c.bothRemote(i, j):
		return a + " and " + b + ", but both also work remotely"
	}
	return a + " and " + b + ", not next to each other"
}

// exchangePhrase says what each of the two would learn.
func (c *criterion) exchangePhrase(a, b *Applicant, i, j int) string {
	nameA, nameB := firstName(a), firstName(b)
	if nameA == nameB {
		nameA, nameB = a.called(), b.called()
	}
	learnsA := c.labels(c.sets.set(c.answer[i]), c.offers.set(c.offered[j]))
	learnsB := c.labels(c.sets.set(c.answer[j]), c.offers.set(c.offered[i]))
	switch {
	case len(learnsA) == 0 && len(learnsB) == 0:
		return "neither offers what the other wants"
	case len(learnsA) == 0:
		return nameB + " learns " + strings.Join(learnsB, ", ") + "; nothing for " + nameA
	case len(learnsB) == 0:
		return nameA + " learns " + strings.Join(learnsA, ", ") + "; nothing for " + nameB
	}
	return nameA + " learns " + strings.Join(learnsA, ", ") + "; " + nameB + " learns " + strings.Join(learnsB, ", ")
}

// firstName is how a person is called in a phrase.
func firstName(p *Applicant) string {
	if name := FirstName(p.Name.Safe()); name != "" {
		return clip(name)
	}
	return p.called()
}

// labels are the short labels of the choices in both sets.
func (c *criterion) labels(a, b []uint64) []string {
	var labels []string
	for at, choice := range c.sets.choices {
		if a[at/64]&b[at/64]>>(at%64)&1 != 0 {
			label := choice.Short
			if label == "" {
				label = choice.Name
			}
			labels = append(labels, label)
		}
	}
	return labels
}

// brief is a person's answer to a field in the words of a table, safe to draw.
func brief(p *Applicant, f programme.Field) string {
	if f.Kind == programme.KindNumber {
		return fmt.Sprint(p.Answer(f.Name).Number)
	}
	a := p.Answer(f.Name)
	if len(a.Choices) == 1 && len(a.Other) == 0 {
		// Without a short label of its own the name stands for it, which for a place lacks the capital.
		if c, ok := f.Choice(a.Choices[0]); ok && text.Fold(c.Label) == f.Short(c.Name) {
			return clip(text.Line(c.Label))
		}
	}
	return clip(a.Say(f, true))
}

func some(words []string, nothing string) string {
	if len(words) == 0 {
		return nothing
	}
	return strings.Join(words, ", ")
}

func clips(words []string) []string {
	cut := make([]string, len(words))
	for i, w := range words {
		cut[i] = clip(text.Line(w))
	}
	return cut
}
