package applicants

import (
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/tui/dialog"
)

// answerFields are the fields of an application in the programme's order, but for those that are not answers:
// who somebody is, and when the form was sent.
func answerFields(p *programme.Programme) []programme.Field {
	var out []programme.Field
	for _, f := range p.Fields {
		switch f.Name {
		case programme.FieldEmail, programme.FieldName, programme.FieldFirstName, programme.FieldLastName,
			programme.FieldSubmitted, programme.FieldResponseID:
		default:
			out = append(out, f)
		}
	}
	return out
}

// askable are the fields to be filled in by hand, those first without which nobody can be matched.
func askable(p *programme.Programme) []programme.Field {
	var first, rest []programme.Field
	for _, f := range answerFields(p) {
		if f.Mark != "" {
			continue
		}
		consent := f.Name == programme.FieldConsent && p.Intake.ConsentRequired
		switch {
		case f.Required || consent:
			f.Required = true
			first = append(first, f)
		case (f.Name == programme.FieldEligible || f.Name == programme.FieldCapacity || f.Name == programme.FieldConsent) && f.Line == 0:
		default:
			rest = append(rest, f)
		}
	}
	return append(first, rest...)
}

// formField is a field of the programme as a line of a form, with an answer in it.
func formField(f programme.Field, a matching.Answer) dialog.Field {
	out := dialog.Field{Label: text.Line(f.Label), Value: typedAnswer(f, a)}
	switch f.Kind {
	case programme.KindChoice, programme.KindLevel:
		for _, c := range f.Choices {
			out.Suggest = append(out.Suggest, text.Line(c.Label))
		}
		out.Note = "← and → go through the answers."
		if f.Other {
			out.Note = "← and → go through the answers; anything else may be typed."
		}
	case programme.KindYesNo:
		out.Suggest = []string{"yes", "no"}
		out.Note = "← and → choose yes or no."
	case programme.KindTags:
		out.Note = "Any of: " + shortLabels(f) + "."
		out.Hint = "several, with commas between"
	case programme.KindDate:
		out.Hint = "2023-03-14"
	case programme.KindNumber:
		out.Hint = "a number"
	case programme.KindPerson:
		out.Hint = "name or e-mail"
	}
	if f.Private {
		out.Note = "Private: only the coordinator and the facilitator see this."
	}
	return out
}

// shortLabels are the short words of a field's choices.
func shortLabels(f programme.Field) string {
	labels := make([]string, len(f.Choices))
	for i, c := range f.Choices {
		labels[i] = text.Line(f.Short(c.Name))
	}
	return strings.Join(labels, ", ")
}

// typedAnswer is an answer as somebody would type it, on one line.
func typedAnswer(f programme.Field, a matching.Answer) string {
	if len(a.Choices)+len(a.Other) == 0 {
		return a.Text.Safe()
	}
	var words []string
	for _, c := range a.Choices {
		switch f.Kind {
		case programme.KindYesNo:
			words = append(words, c)
		case programme.KindTags:
			words = append(words, f.Short(c))
		default:
			words = append(words, f.Full(c))
		}
	}
	for _, o := range a.Other {
		words = append(words, o.Safe())
	}
	return strings.Join(words, "; ")
}
