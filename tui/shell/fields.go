package shell

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Which fields of a programme are shown where, and what they are called. Nothing private stands in a list, nor
// beside another person's answers.

// Affiliation is the text field that two people of a pair must answer differently, as a rule their
// organisation; else the first text that a programme requires.
func Affiliation(p *programme.Programme) (programme.Field, bool) {
	isText := func(f programme.Field) bool { return f.Kind == programme.KindText && asked(f) }
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

// asked reports whether a field is a question of the programme's own that everybody may see the answer to.
func asked(f programme.Field) bool { return !f.Private && !f.Builtin }

// ListFields are the fields that tell people apart in a list: where they work, then what they chose from
// short lists, and what they ticked of the first such list.
func ListFields(p *programme.Programme) []programme.Field {
	var out []programme.Field
	if f, ok := Affiliation(p); ok {
		out = append(out, f)
	}
	for _, f := range p.Fields {
		if (f.Kind == programme.KindChoice || f.Kind == programme.KindLevel) && asked(f) {
			out = append(out, f)
		}
	}
	i := slices.IndexFunc(p.Fields, func(f programme.Field) bool { return f.Kind == programme.KindTags && asked(f) })
	if i >= 0 {
		out = append(out, p.Fields[i])
	}
	return out
}

// FactFields are the fields that stand beside each other for two people: facts are short answers, told
// is what people ticked or wrote at length, for where there is room.
func FactFields(p *programme.Programme) (facts, told []programme.Field) {
	for _, f := range p.Fields {
		switch {
		case f.Private:
		case f.Name == programme.FieldObjectives, f.Kind == programme.KindTags:
			told = append(told, f)
		case f.Builtin:
		default:
			facts = append(facts, f)
		}
	}
	return facts, told
}

// FieldLabel is what a field is called.
func FieldLabel(p *programme.Programme, name string) string {
	if f, ok := p.Field(name); ok {
		return text.Line(f.Label)
	}
	return text.Line(name)
}

// SayField is what an application says to a field, the name, the address and the time of submission included.
func SayField(p *programme.Programme, a *matching.Applicant, name string) string {
	said := ""
	switch name {
	case programme.FieldName:
		said = a.Name.Safe()
	case programme.FieldEmail:
		said = a.Email.Safe()
	case programme.FieldSubmitted:
		if !a.Submitted.IsZero() {
			said = a.Submitted.In(p.Zone).Format("2 Jan 2006 15:04")
		}
	default:
		if f, ok := p.Field(name); ok {
			said = a.Answer(name).Say(f, false)
		}
	}
	if said == "" {
		return "nothing"
	}
	return said
}
