package form

import (
	"strconv"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Again is the application of somebody of another cohort as one to a programme: with every answer to a field of the same name
// that means something in it. Consent was given for that cohort alone, and is asked for anew; marks and whether somebody is
// eligible were said of that application. left are the labels of the fields whose answers mean nothing here.
func Again(p *programme.Programme, of *matching.Applicant, now time.Time) (a matching.Applicant, left []string) {
	a = matching.Applicant{ID: of.ID, Email: of.Email, Name: of.Name, Submitted: now.UTC(), Answers: map[string]matching.Answer{}}
	for _, f := range p.Fields {
		was := of.Answers[f.Name]
		switch f.Name {
		case programme.FieldConsent, programme.FieldEligible, programme.FieldSubmitted, programme.FieldEmail, programme.FieldName:
			continue
		}
		if was.IsEmpty() || f.Mark != "" {
			continue
		}
		answer, err := ParseAnswer(p, f.Name, written(was))
		if err != nil || answer.IsEmpty() {
			left = append(left, text.Line(f.Label))
			continue
		}
		a.Answers[f.Name] = answer
	}
	return a, left
}

// written is an answer as it could stand in a cell.
func written(a matching.Answer) string {
	parts := append([]string{}, a.Choices...)
	for _, o := range a.Other {
		parts = append(parts, o.Raw())
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, ";")
	case a.Text.IsEmpty() && a.Number != 0:
		return strconv.Itoa(a.Number)
	}
	return a.Text.Raw()
}
