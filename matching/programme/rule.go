package programme

import (
	"slices"
	"strings"
)

var ruleKinds = []RuleKind{RuleDifferent, RuleDifferentAny, RuleSame, RuleOneOfEach, RuleShare, RuleWithin, RuleApart}

// ruleKeys says to which kinds of rule the keys belong that not every rule has.
func ruleKeys() map[string][]string {
	return map[string][]string{
		"field":    {"different", "same", "one-of-each", "share", "within", "apart"},
		"fields":   {"different-any"},
		"a":        {"one-of-each"},
		"b":        {"one-of-each"},
		"at_least": {"share", "apart"},
		"steps":    {"within"},
	}
}

// fitting says which kinds of field a kind of rule or criterion can compare.
func fitting(kind string) []Kind {
	switch kind {
	case "different", "different-any", "same":
		return []Kind{KindText, KindChoice, KindLevel, KindNumber, KindYesNo, KindDate, KindEmail, KindPerson}
	case "one-of-each":
		return []Kind{KindChoice, KindLevel, KindTags}
	case "share", "overlap", "availability", "exchange":
		return []Kind{KindTags}
	case "within", "near", "apart":
		return []Kind{KindLevel, KindNumber}
	case "place":
		return []Kind{KindChoice}
	case "wording":
		return []Kind{KindText}
	case "remote":
		return []Kind{KindYesNo}
	}
	return nil
}

func (d *decoder) rules(tables []*table) {
	for _, t := range tables {
		r := Rule{Line: t.line, Kind: kindOf(t, ruleKinds)}
		if r.Kind != "" {
			t.where += " " + quote(string(r.Kind))
			t.only(string(r.Kind), ruleKeys())
		}
		d.rule(t, &r)
		t.finish()
		d.Rules = append(d.Rules, r)
	}
}

// kindOf reads the kind that a rule or criterion must have.
func kindOf[T ~string](t *table, kinds []T) T {
	n := t.look("kind")
	if n == nil {
		t.problem("kind", "kind is missing; it is %s", alternatives(words(kinds)))
		return ""
	}
	s := T(t.text("kind"))
	if _, isText := n.value.(string); isText && !slices.Contains(kinds, s) {
		t.problem("kind", "unknown kind %s%s", quote(string(s)), t.suggest(string(s), words(kinds)))
		return ""
	}
	return s
}

func (d *decoder) rule(t *table, r *Rule) {
	var fields []Field
	if r.Kind == RuleDifferentAny {
		names, at := t.texts("fields")
		for i, name := range names {
			if slices.Contains(names[:i], name) {
				t.at(at[i], "fields has %s twice", quote(name))
			}
			f, _ := d.refer(t, "fields", name, at[i], string(r.Kind))
			fields = append(fields, f)
		}
		if n := t.keys["fields"]; n == nil || n.list && len(n.items) < 2 {
			t.problem("fields", "fields must name two fields or more, like [\"sector\", \"profession\"]")
		}
		r.Fields = names
	} else if name, ok := d.fieldKey(t, "field", r.Kind != ""); ok {
		f, _ := d.refer(t, "field", name, t.lineOf("field"), string(r.Kind))
		fields = append(fields, f)
		r.Fields = []string{name}
	}
	for _, key := range []string{"fields", "field", "a", "b", "at_least", "steps"} {
		t.look(key)
	}
	r.MissingAllowed = oneOf(t, "missing", usualMissing(r.Kind), "allow", "wait") == "allow"
	if len(fields) == 0 {
		return
	}
	d.limits(t, r, fields[0])
	if r.Kind == RuleOneOfEach {
		r.A = d.side(t, "a", fields[0])
		r.B = d.side(t, "b", fields[0])
	}
}

// usualMissing is what becomes of a missing answer where the rule does not say.
func usualMissing(kind RuleKind) string {
	if kind == RuleWithin || kind == RuleApart {
		return "allow"
	}
	return "wait"
}

// limits reads the numbers of a rule and reports those that no pair could meet.
func (d *decoder) limits(t *table, r *Rule, f Field) {
	most := 1_000_000
	if f.Kind.offersChoices() && !d.broken[f.Name] {
		switch {
		case r.Kind == RuleShare && !f.Other:
			most = len(f.Choices)
		case r.Kind == RuleApart:
			most = max(1, len(f.Choices)-1)
		}
	}
	switch r.Kind {
	case RuleShare, RuleApart:
		r.AtLeast = t.whole("at_least", 1, most, 1)
	case RuleWithin:
		r.Steps = t.whole("steps", 0, most, 1)
	}
}

// side reads the choices that one of the two must have.
func (d *decoder) side(t *table, key string, f Field) []string {
	names, at := t.texts(key)
	if n := t.keys[key]; n == nil || n.list && len(n.items) == 0 {
		t.problem(key, "%s must list choices of the field, like [%s]", key, quote(firstChoice(f)))
	}
	if !f.Kind.offersChoices() || d.broken[f.Name] {
		return names
	}
	for i, name := range names {
		if _, ok := f.Choice(name); !ok {
			t.at(at[i], "%s names %s, which is no choice of %s%s", key, quote(name), quote(f.Name),
				t.suggest(name, choiceNames(f.Choices)))
		}
	}
	return names
}

func firstChoice(f Field) string {
	if len(f.Choices) == 0 {
		return "…"
	}
	return f.Choices[0].Name
}

// fieldKey reads the name of the field that a rule or criterion is about.
func (d *decoder) fieldKey(t *table, key string, needed bool) (string, bool) {
	if !t.has(key) {
		if needed {
			t.problem(key, "%s is missing", key)
		}
		t.look(key)
		return "", false
	}
	name := t.required(key)
	return name, name != ""
}

// refer returns the field that a rule or criterion names at a key, and reports one that is unknown,
// private or of a kind that cannot be compared so. The zero Field stands for one that is unknown.
func (d *decoder) refer(t *table, key, name string, line int, kind string) (Field, bool) {
	f, ok := d.Field(name)
	if !ok {
		if d.unsure {
			return Field{}, false
		}
		names := make([]string, len(d.Fields))
		for i, f := range d.Fields {
			names[i] = f.Name
		}
		t.at(line, "%s names %s, which is no field%s", key, quote(name), t.suggest(name, names))
		return Field{}, false
	}
	fits := fitting(kind)
	switch {
	case f.Private:
		t.at(line, "%s names %s, which is private; private answers are never scored or compared", key, quote(name))
		return f, false
	case f.Kind != "" && fits != nil && !slices.Contains(fits, f.Kind):
		t.at(line, "%s names %s, a field of kind %s; this needs %s%s", key, quote(name), quote(string(f.Kind)),
			alternatives(words(fits)), instead(kind, f.Kind))
		return f, false
	}
	return f, true
}

// instead proposes what does for a kind of field what was meant.
func instead(kind string, field Kind) string {
	if field != KindTags {
		return ""
	}
	switch {
	case kind == "same":
		return "; for tags use share or overlap"
	case strings.HasPrefix(kind, "different"):
		return "; tags can be shared, not different"
	}
	return ""
}
