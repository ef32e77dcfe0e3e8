package programme

import (
	"slices"
	"strings"
)

var kinds = []Kind{KindText, KindChoice, KindTags, KindLevel, KindNumber, KindYesNo, KindDate, KindEmail, KindPerson}

// offersChoices reports whether answers of a kind are picked from a list.
func (k Kind) offersChoices() bool { return k == KindChoice || k == KindTags || k == KindLevel }

// usualFields are the built-in fields with the headings under which forms ask for them.
func usualFields() []Field {
	fields := []Field{
		{Name: FieldEmail, Kind: KindEmail, Label: "E-mail", Required: true, Headings: []string{
			"e-mail", "email address*", "e-mail address*", "work email*", "work e-mail*", "your email*", "your e-mail*",
			"*your work email*", "*your email address*"}},
		{Name: FieldName, Kind: KindText, Label: "Name", Headings: []string{"name", "full name", "your name", "your full name", "name and surname"}},
		{Name: FieldFirstName, Kind: KindText, Label: "First name", Headings: []string{"first name*", "your first name*", "forename*", "given name*"}},
		{Name: FieldLastName, Kind: KindText, Label: "Last name", Headings: []string{"last name*", "your last name*", "surname*", "family name*"}},
		{Name: FieldSubmitted, Kind: KindDate, Label: "Submitted", Headings: []string{"submitted"}},
		{Name: FieldResponseID, Kind: KindText, Label: "Response", Headings: []string{"response id", "response number"}},
		{Name: FieldConsent, Kind: KindYesNo, Label: "Consent", Headings: []string{
			"consent", "*consent*", "*happy for us to share*", "*happy for us to use*", "*happy for us to hold*", "*happy for us to pass*", "*happy for*to be shared*", "*happy for*to be used*", "*happy for*to be passed*", "*agree*privacy*", "i agree*", "*i agree to*",
			"*i agree that*", "do you agree to*", "*agree to our*", "*agree to us*", "*agree that we*", "*agree that your*",
			"*permission*", "*gdpr*", "*data protection*", "*privacy*"}},
		{Name: FieldEligible, Kind: KindYesNo, Label: "Eligible", Headings: []string{"eligible*"}},
		{Name: FieldLineManager, Kind: KindPerson, Label: "Line manager", Headings: []string{
			"line manager*", "*your line manager", "*your line manager's name*", "*your line manager's email*", "manager's name*", "manager's email*", "*do you report to*", "reports to"}},
		{Name: FieldNotWith, Kind: KindPerson, Label: "Must not be paired with", Private: true, Headings: []string{
			"not with", "*should not be paired with*", "*must not be paired*", "*rather not be paired with*", "*not be paired*",
			"*not be matched*", "*not be partnered*", "*not to be paired*", "*not to be matched*", "*not want to be paired*",
			"*not want to be matched*", "*do not pair*", "*do not match*", "*conflict of interest*", "*conflicts of interest*"}},
		{Name: FieldObjectives, Kind: KindText, Label: "Learning objectives", Headings: []string{
			"objectives", "learning objectives", "*hope to get out of*", "*what would you like to get from*"}},
		{Name: FieldCapacity, Kind: KindNumber, Label: "Partners at once", Headings: []string{"capacity", "how many partners*"}},
	}
	for i := range fields {
		fields[i].Builtin = true
	}
	return fields
}

func (d *decoder) fields(tables []*table) {
	usual := usualFields()
	names := make(map[string]int)
	var at []*table
	d.broken = make(map[string]bool)
	for _, t := range tables {
		before := len(d.problems) + d.more
		f := d.field(t, usual)
		of := d.judged(t, f)
		t.finish()
		if len(d.problems)+d.more > before && f.Name != "" {
			d.broken[f.Name] = true
		}
		fresh := t.unique("name", f.Name, names)
		if d.unsure = d.unsure || !fresh || !f.Builtin && !isName(f.Name); !fresh {
			continue
		}
		if !t.has("judges") {
			d.Fields, at = append(d.Fields, f), append(at, t)
			continue
		}
		for _, own := range of {
			d.Fields, at = append(d.Fields, own), append(at, t)
		}
	}
	for _, f := range usual {
		if _, ok := names[f.Name]; !ok {
			d.Fields = append(d.Fields, f)
		}
	}
	d.headings(at)
	d.onlyOf(at)
}

// field reads one [[field]]; a built-in one starts from what is usual for it.
func (d *decoder) field(t *table, usual []Field) Field {
	f := Field{Name: t.required("name"), Line: t.line}
	i := slices.IndexFunc(usual, func(u Field) bool { return u.Name == f.Name })
	if i >= 0 {
		f = usual[i]
		f.Line = t.line
	} else {
		f.Name = t.checkName("name", f.Name, t.lineOf("name"))
	}
	switch kind := oneOf(t, "kind", "", kinds...); {
	case f.Builtin && kind != "" && kind != f.Kind:
		t.problem("kind", "the built-in field %s has kind %s; leave kind out", f.Name, quote(string(f.Kind)))
	case f.Builtin:
	case kind == "" && !t.has("kind"):
		t.problem("kind", "kind is missing; it is %s", alternatives(words(kinds)))
	default:
		f.Kind = kind
	}
	if label := t.text("label"); label != "" {
		f.Label = label
	} else if f.Label == "" {
		f.Label = titled(f.Name)
	}
	if t.has("required") {
		f.Required = t.yes("required")
	}
	f.Private = t.yes("private") || f.Private
	f.Other = t.yes("other")
	if f.Other && f.Kind != "" && f.Kind != KindChoice && f.Kind != KindTags {
		t.problem("other", "other means nothing for kind %s; it belongs to choice and tags", quote(string(f.Kind)))
	}
	d.fieldHeadings(t, &f)
	if f.Of = t.text("of"); f.Of != "" && f.Kind != "" && f.Kind != KindChoice && f.Kind != KindTags {
		t.problem("of", "of means nothing for kind %s; it belongs to choice and tags", quote(string(f.Kind)))
	}
	d.choices(t, &f)
	d.limits(t, &f)
	t.look("required")
	return f
}

// fieldHeadings reads how forms ask for a field; without headings it is asked by its label or name.
func (d *decoder) fieldHeadings(t *table, f *Field) {
	headings, at := t.texts("heading")
	for i, h := range headings {
		if FoldHeading(h) == "" {
			t.at(at[i], "heading %s has no letters, so it would fit every column or none", quote(h))
		}
	}
	switch {
	case t.has("heading"):
		f.Headings = headings
	case !f.Builtin:
		f.Headings = []string{f.Label}
		if name := titled(f.Name); FoldHeading(name) != FoldHeading(f.Label) {
			f.Headings = append(f.Headings, name)
		}
	}
}

// headings reports exact headings that two fields claim. at has the tables of the first fields.
func (d *decoder) headings(at []*table) {
	claims := make(map[string]string)
	for _, f := range d.Fields[len(at):] {
		for _, h := range f.Headings {
			if !strings.Contains(h, "*") {
				claims[FoldHeading(h)] = f.Name
			}
		}
	}
	for i, t := range at {
		f := d.Fields[i]
		for j, h := range f.Headings {
			if strings.Contains(h, "*") {
				continue
			}
			folded := FoldHeading(h)
			other, taken := claims[folded]
			if !taken || other == f.Name {
				claims[folded] = f.Name
				continue
			}
			line := t.lineOf("heading")
			if n := t.keys["heading"]; n != nil && j < len(n.items) {
				line = n.items[j].line
			}
			t.at(line, "heading %s belongs to field %s already; a column goes to one field, so take it out of one of them",
				quote(h), quote(other))
		}
	}
}

func (d *decoder) choices(t *table, f *Field) {
	tables := t.tables("choices", t.where+" choice", maxChoices)
	switch {
	case f.Kind == "":
	case !f.Kind.offersChoices() && t.has("choices"):
		t.problem("choices", "choices mean nothing for kind %s; they belong to choice, tags and level", quote(string(f.Kind)))
	case f.Kind.offersChoices() && !t.has("choices"):
		t.problem("choices", "kind %s needs choices = [ { name = …, label = … }, … ]", quote(string(f.Kind)))
	case f.Kind.offersChoices() && t.keys["choices"].list && len(t.keys["choices"].items) == 0:
		t.problem("choices", "choices is an empty list")
	}
	names := make(map[string]int)
	claims := make(map[string]string)
	sure := true
	var at []*table
	for _, ct := range tables {
		c := d.choice(ct, f.Kind)
		if names, lines := ct.texts("only"); len(names) > 0 {
			c.Only, d.onlys = names, append(d.onlys, only{ct, t.line, names, lines})
		}
		ct.finish()
		fresh := ct.unique("name", c.Name, names)
		if sure = sure && fresh && isName(c.Name); fresh && c.Name != "" {
			f.Choices, at = append(f.Choices, c), append(at, ct)
			ct.wordings(c, claims)
		}
	}
	for i, ct := range at {
		if sure {
			ct.near(f.Choices, i)
		}
	}
	symmetric(f.Choices)
}

func (d *decoder) choice(t *table, kind Kind) Choice {
	c := Choice{Name: t.name(), Label: t.text("label"), Short: t.text("short")}
	if c.Label == "" {
		c.Label = c.Name
	}
	if c.Short == "" {
		c.Short = c.Name
	}
	c.Aliases, _ = t.texts("alias")
	c.Near, _ = t.texts("near")
	if len(c.Near) > 0 && kind != KindChoice && kind != "" {
		t.problem("near", "near means nothing for kind %s; it belongs to choice", quote(string(kind)))
	}
	return c
}

// wordings reports wordings of a choice that an earlier choice of the field has already.
func (t *table) wordings(c Choice, claims map[string]string) {
	for i, w := range c.wordings() {
		key := "alias"
		line := t.line
		switch {
		case i < 3:
			key = []string{"name", "label", "short"}[i]
			line = t.lineOf(key)
		case i-3 < len(t.keys["alias"].items):
			line = t.keys["alias"].items[i-3].line
		}
		folded := FoldLabel(w)
		if folded == "" {
			t.at(line, "%s %s has no letters", key, quote(w))
			continue
		}
		if other, ok := claims[folded]; ok && other != c.Name {
			t.at(line, "%s %s means choice %s already; take it out of one of them", key, quote(w), quote(other))
			continue
		}
		claims[folded] = c.Name
	}
}

// near reports neighbours of the i-th choice that are not choices of the field.
func (t *table) near(choices []Choice, i int) {
	for _, name := range choices[i].Near {
		switch {
		case name == choices[i].Name:
			t.problem("near", "near names the choice itself; take it out")
		case !slices.ContainsFunc(choices, func(c Choice) bool { return c.Name == name }):
			t.problem("near", "near names %s, which is no choice of this field%s", quote(name), t.suggest(name, choiceNames(choices)))
		}
	}
}

func choiceNames(choices []Choice) []string {
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = c.Name
	}
	return names
}

// symmetric makes every choice the neighbour of its neighbours, each once.
func symmetric(choices []Choice) {
	index := make(map[string]int, len(choices))
	for i, c := range choices {
		index[c.Name] = i
	}
	type pair struct{ of, near int }
	seen := make(map[pair]bool)
	own := make([][]string, len(choices))
	for i := range choices {
		own[i], choices[i].Near = choices[i].Near, nil
	}
	link := func(of, near int) {
		if of != near && !seen[pair{of, near}] {
			seen[pair{of, near}] = true
			choices[of].Near = append(choices[of].Near, choices[near].Name)
		}
	}
	for i := range choices {
		for _, name := range own[i] {
			if j, ok := index[name]; ok {
				link(i, j)
			}
		}
	}
	for i := range choices {
		for _, name := range own[i] {
			if j, ok := index[name]; ok {
				link(j, i)
			}
		}
	}
}
