package tui

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// listFields are the fields that tell people apart in a list: where they work, then what they chose from
// short lists, then what they ticked.
func listFields(p *programme.Programme) []programme.Field {
	var out []programme.Field
	if f, ok := affiliation(p); ok {
		out = append(out, f)
	}
	for _, f := range p.Fields {
		if (f.Kind == programme.KindChoice || f.Kind == programme.KindLevel) && !f.Private && !f.Builtin {
			out = append(out, f)
		}
	}
	for _, f := range p.Fields {
		if f.Kind == programme.KindTags && !f.Private && !f.Builtin {
			return append(out, f)
		}
	}
	return out
}

// affiliation is the text field that two people of a pair must answer differently, as a rule their
// organisation; else the first text that a programme requires.
func affiliation(p *programme.Programme) (programme.Field, bool) {
	isText := func(f programme.Field) bool { return f.Kind == programme.KindText && !f.Private && !f.Builtin }
	for _, r := range p.Rules {
		for _, name := range r.Fields {
			if f, ok := p.Field(name); ok && r.Kind == programme.RuleDifferent && isText(f) {
				return f, true
			}
		}
	}
	i := slices.IndexFunc(p.Fields, func(f programme.Field) bool { return f.Required && isText(f) })
	if i < 0 {
		return programme.Field{}, false
	}
	return p.Fields[i], true
}

// told are the fields of an application in the programme's order, but for those that are not answers:
// who somebody is, and when the form was sent.
func told(p *programme.Programme) []programme.Field {
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
	for _, f := range told(p) {
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

// formField is a field of the programme as a line of a form.
func formField(f programme.Field, a matching.Answer) field {
	out := field{label: text.Line(f.Label), value: typedAnswer(f, a)}
	switch f.Kind {
	case programme.KindChoice, programme.KindLevel:
		for _, c := range f.Choices {
			out.suggest = append(out.suggest, text.Line(c.Label))
		}
		out.note = "← and → go through the answers."
		if f.Other {
			out.note = "← and → go through the answers; anything else may be typed."
		}
	case programme.KindYesNo:
		out.suggest = []string{"yes", "no"}
		out.note = "← and → choose yes or no."
	case programme.KindTags:
		out.note = "Any of: " + shortLabels(f) + "."
		out.hint = "several, with commas between"
	case programme.KindDate:
		out.hint = "2023-03-14"
	case programme.KindNumber:
		out.hint = "a number"
	case programme.KindPerson:
		out.hint = "name or e-mail"
	}
	if f.Private {
		out.note = "Private: only the coordinator and the facilitator see this."
	}
	return out
}

func shortLabels(f programme.Field) string {
	s := ""
	for i, c := range f.Choices {
		if i > 0 {
			s += ", "
		}
		s += text.Line(f.Short(c.Name))
	}
	return s
}

// typedAnswer is an answer as somebody would type it, on one line.
func typedAnswer(f programme.Field, a matching.Answer) string {
	if len(a.Choices)+len(a.Other) == 0 {
		return a.Text.Safe()
	}
	s := ""
	add := func(word string) {
		if s != "" {
			s += "; "
		}
		s += word
	}
	for _, c := range a.Choices {
		switch {
		case f.Kind == programme.KindYesNo:
			add(c)
		case f.Kind == programme.KindTags:
			add(f.Short(c))
		default:
			add(f.Full(c))
		}
	}
	for _, o := range a.Other {
		add(o.Safe())
	}
	return s
}
