package programme

import (
	"slices"
	"strings"
)

// Role is who of those whom a message could go to gets it: who gave one of some answers. The zero Role is everybody.
type Role struct {
	Field   string
	Choices []string // names; any of them
}

// IsZero reports whether it is everybody.
func (r Role) IsZero() bool { return r.Field == "" }

// Has reports whether somebody who answered the field with these choices is meant.
func (r Role) Has(choices []string) bool {
	return r.IsZero() || slices.ContainsFunc(choices, func(c string) bool { return slices.Contains(r.Choices, c) })
}

// role reads for which side a message is: "a" or "b" of the file's one rule that wants one of each, or a choice of a
// field, with the name of the field before it where several have one of that name: "sector.voluntary".
func (d *decoder) role(t *table, to Audience) Role {
	if !t.has("role") {
		t.look("role")
		return Role{}
	}
	said := t.text("role")
	if _, isText := nodeText(t.keys["role"]); !isText {
		return Role{}
	}
	if to == ToFacilitator {
		t.problem("role", "role goes with messages to people of the programme, not to a facilitator")
		return Role{}
	}
	name, choice, dotted := strings.Cut(said, ".")
	if !dotted {
		name, choice = "", said
	}
	var found []Role
	var known []string
	for _, f := range d.Fields {
		if !f.Kind.offersChoices() || f.Private || dotted && f.Name != name {
			continue
		}
		for _, c := range choiceNames(f.Choices) {
			if !slices.Contains(known, c) {
				known = append(known, c)
			}
		}
		if _, ok := f.Choice(choice); ok {
			found = append(found, Role{f.Name, []string{choice}})
		}
	}
	sides := d.roleSides(said)
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		t.problem("role", "%s is a choice of %s and %s: write which is meant, like %s", quote(said), found[0].Field, found[1].Field, quote(found[0].Field+"."+said))
	case len(sides) == 1:
		return sides[0]
	case len(sides) > 1:
		t.problem("role", "several rules want one of each, so that %s does not say which: name a choice, like %s", quote(said), quote(sides[0].Choices[0]))
	case said == "a" || said == "b":
		t.problem("role", `%s is a side of a rule of the kind "one-of-each", and there is none`, quote(said))
	case len(d.broken) == 0 && !d.unsure:
		if f, ok := d.Field(name); ok && f.Private {
			t.problem("role", "role goes by %s, but that field is private; who gave which private answer is never told", quote(name))
			break
		}
		t.problem("role", `%s is no choice of a field, nor "a" or "b" of a rule of the kind "one-of-each"%s`, quote(said), t.suggest(choice, known))
	}
	return Role{}
}

// roleSides are the sides of that name of the rules that want one of each.
func (d *decoder) roleSides(side string) []Role {
	var sides []Role
	for _, r := range d.Rules {
		if r.Kind != RuleOneOfEach || len(r.Fields) == 0 || len(r.A) == 0 || len(r.B) == 0 {
			continue
		}
		switch side {
		case "a":
			sides = append(sides, Role{r.Fields[0], r.A})
		case "b":
			sides = append(sides, Role{r.Fields[0], r.B})
		}
	}
	return sides
}
