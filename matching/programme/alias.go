package programme

import (
	"fmt"
	"slices"
	"strings"
)

// Yes and No are the answers to a yesno field.
const (
	Yes = "yes"
	No  = "no"
)

// CanSettle reports whether wordings of a field can be settled.
func (f Field) CanSettle() bool {
	return f.Kind == KindText && !f.Builtin || f.Kind.offersChoices() || f.Kind == KindYesNo
}

// aliases reads what was settled about wordings.
func (d *decoder) aliases(tables []*table) {
	for _, t := range tables {
		a := Alias{Field: t.required("field"), Line: t.line}
		a.Wordings, _ = t.texts("text")
		if t.has("as") {
			a.As = t.required("as")
		} else {
			t.look("as")
		}
		a.Different = t.yes("different")
		t.finish()
		if len(a.Wordings) == 0 && !t.has("text") {
			t.problem("text", "text is missing; it lists the wordings that are settled here")
		}
		d.alias(t, &a)
	}
}

// alias judges one alias and gives a field with known answers what was settled about it.
func (d *decoder) alias(t *table, a *Alias) {
	at := slices.IndexFunc(d.Fields, func(f Field) bool { return f.Name == a.Field })
	switch {
	case a.Field == "":
		return
	case at < 0 && d.unsure:
		return
	case at < 0:
		t.problem("field", "field names %s, which is no field%s", quote(a.Field), t.suggest(a.Field, fieldNames(d.Fields)))
		return
	case d.broken[a.Field]:
		return
	case a.Different && a.As != "":
		t.problem("different", "as and different contradict each other; take one out")
		return
	case !a.Different && a.As == "" && !t.has("as"):
		t.problem("as", "as is missing; it says what the wordings count as, or different = true that they are not what they look like")
		return
	}
	f := &d.Fields[at]
	if !f.CanSettle() {
		t.problem("field", "wordings of field %s, which is of kind %s, cannot be settled", quote(f.Name), quote(string(f.Kind)))
		return
	}
	known := []string{Yes, No}
	if f.Kind.offersChoices() {
		known = choiceNames(f.Choices)
	}
	switch {
	case f.Kind == KindText && a.Different && len(a.Wordings) < 2:
		t.problem("text", "text names two or more wordings that are different from one another")
		return
	case f.Kind == KindText:
	case !a.Different && !slices.Contains(known, a.As):
		t.problem("as", "as %s is no answer to field %s%s", quote(a.As), quote(f.Name), t.suggest(a.As, known))
		return
	default:
		for _, w := range a.Wordings {
			if c, ok := (Field{Choices: f.Choices}).Match(w); ok && c.Name != a.As {
				t.problem("text", "text %s means choice %s already; take it out of one of them", quote(w), quote(c.Name))
				return
			}
			f.Settled = slices.DeleteFunc(f.Settled, func(s Settled) bool { return FoldLabel(s.Wording) == FoldLabel(w) })
			f.Settled = append(f.Settled, Settled{w, a.As})
		}
	}
	d.Aliases = append(d.Aliases, *a)
}

func fieldNames(fields []Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}

// Teach is the programme with something settled, written into its Source as somebody would write it: another wording
// of a choice into the choice, all else as an [[alias]] at the end. Points that were given otherwise than in the file
// stay as they are. The error says why it cannot be settled. Read reads a programme file, as Parse does; whoever has
// read one before may give that.
func (p *Programme) Teach(a Alias, read func(source []byte) (*Programme, error)) (*Programme, error) {
	points := make(map[string]int, len(p.Criteria))
	for _, c := range p.Criteria {
		points[c.Name] = c.Points
	}
	if source, ok := p.withChoiceAlias(a); ok {
		if q, err := read(source); err == nil && q.means(a) {
			return q.Weighed(points), nil
		}
	}
	q, err := read(append(ended(p.Source), aliasTable(a, lineEnd(p.Source))...))
	if err != nil {
		return nil, err
	}
	return q.Weighed(points), nil
}

// means reports whether wordings have come to count as a choice.
func (p *Programme) means(a Alias) bool {
	f, _ := p.Field(a.Field)
	return !slices.ContainsFunc(a.Wordings, func(w string) bool {
		c, ok := f.Match(w)
		return !ok || c.Name != a.As
	})
}

// ended is a file that ends with a line's end and an empty line.
func ended(source []byte) []byte {
	end := lineEnd(source)
	out := slices.Clone(source)
	if len(out) > 0 && out[len(out)-1] != '\n' {
		out = append(out, end...)
	}
	return append(out, end...)
}

func lineEnd(source []byte) string {
	if strings.Contains(string(source), "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// aliasTable writes an [[alias]].
func aliasTable(a Alias, end string) string {
	texts := make([]string, len(a.Wordings))
	for i, w := range a.Wordings {
		texts[i] = tomlText(w)
	}
	lines := []string{"[[alias]]", "field = " + tomlText(a.Field), "text = [" + strings.Join(texts, ", ") + "]"}
	if a.Different {
		lines = append(lines, "different = true")
	} else {
		lines = append(lines, "as = "+tomlText(a.As))
	}
	return strings.Join(lines, end) + end
}

// tomlText writes a text as TOML does.
func tomlText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
