package programme

import (
	"slices"
	"strconv"
	"strings"
)

// Range is the numbers that an answer may be; the zero value is any.
type Range struct{ From, To int }

// IsZero reports whether any number will do.
func (r Range) IsZero() bool { return r == Range{} }

// Holds reports whether a number is one of them.
func (r Range) Holds(n int) bool { return r.IsZero() || r.From <= n && n <= r.To }

// Say tells what numbers there may be: "1 to 5".
func (r Range) Say() string { return say(r.From) + " to " + say(r.To) }

func say(n int) string { return strconv.Itoa(n) }

// Mark is what judges give about people, one each: the file's [[field]] with judges. For each judge there is a field
// of its own, named as [Mark.FieldOf] says.
type Mark struct {
	Name, Label string
	Range       Range
	Judges      []string
	Line        int
}

// FieldOf is the name of the field that one judge fills in.
func (m Mark) FieldOf(judge string) string { return m.Name + "." + judge }

// JudgeCalled is what people call a judge: the name, hyphens as spaces.
func JudgeCalled(judge string) string { return strings.ReplaceAll(judge, "-", " ") }

// judgeWord stands in a heading for the name of the judge.
const judgeWord = "{judge}"

// judged reads who gives the answers of a field. It returns the fields of each judge in place of the field, which is
// then a mark.
func (d *decoder) judged(t *table, f Field) []Field {
	judges, at := t.texts("judges")
	if !t.has("judges") {
		return nil
	}
	m := Mark{Name: f.Name, Label: f.Label, Range: f.Range, Line: f.Line}
	for i, j := range judges {
		if slices.Contains(judges[:i], j) {
			t.at(at[i], "judges has %s twice", quote(j))
			continue
		}
		m.Judges = append(m.Judges, t.checkName("judges", j, at[i]))
	}
	if n := t.keys["judges"]; n.list && len(n.items) == 0 {
		t.problem("judges", "judges is an empty list; leave it out where people answer for themselves")
	}
	switch {
	case f.Builtin:
		t.problem("judges", "the built-in field %s cannot have judges", f.Name)
	case f.Kind != "" && f.Kind != KindNumber:
		t.problem("judges", "judges mean nothing for kind %s; they give numbers", quote(string(f.Kind)))
	}
	if t.has("required") && f.Required {
		t.warn("required", "required has no effect: judges give it, not the applicant")
	}
	headings := f.Headings
	if t.has("heading") {
		for i, h := range headings {
			if !strings.Contains(h, judgeWord) {
				t.at(t.keys["heading"].items[i].line, "heading %s needs {judge} where the name of the judge stands: each has a column", quote(h))
			}
		}
	} else {
		headings = []string{judgeWord + ": " + f.Label, f.Label + ": " + judgeWord}
	}
	d.Marks = append(d.Marks, m)
	fields := make([]Field, 0, len(m.Judges))
	for _, j := range m.Judges {
		own := f
		own.Name, own.Label = m.FieldOf(j), f.Label+", "+JudgeCalled(j)
		own.Mark, own.Judge, own.Private, own.Required = m.Name, j, true, false
		own.Headings = nil
		for _, h := range headings {
			own.Headings = append(own.Headings, strings.ReplaceAll(h, judgeWord, JudgeCalled(j)))
		}
		fields = append(fields, own)
	}
	return fields
}

// limits reads what answers a field takes, and which of them make a person eligible.
func (d *decoder) limits(t *table, f *Field) {
	if n := t.look("range"); n != nil {
		const most = mostNumber
		from, to, ok := t.bounds("range", n, -most, most, "[1, 5]")
		switch {
		case f.Kind != "" && f.Kind != KindNumber:
			t.problem("range", "range means nothing for kind %s; it belongs to number", quote(string(f.Kind)))
		case ok && from == to:
			t.problem("range", "range lists the least and the most, like [1, 5]")
		case ok:
			f.Range = Range{from, to}
		}
	}
	names, at := t.texts("eligible")
	if !t.has("eligible") {
		return
	}
	f.Eligible = names
	known := choiceNames(f.Choices)
	if f.Kind == KindYesNo {
		known = []string{Yes, No}
	}
	switch {
	case f.Kind != "" && !f.Kind.offersChoices() && f.Kind != KindYesNo:
		t.problem("eligible", "eligible means nothing for kind %s; it belongs to choice, tags, level and yesno", quote(string(f.Kind)))
		return
	case t.keys["eligible"].list && len(t.keys["eligible"].items) == 0:
		t.problem("eligible", "eligible is an empty list; leave it out where everybody is")
	}
	for i, name := range names {
		switch {
		case f.Kind != "" && !slices.Contains(known, name):
			t.at(at[i], "eligible names %s, which is no choice of this field%s", quote(name), t.suggest(name, known))
		case slices.Contains(names[:i], name):
			t.at(at[i], "eligible has %s twice", quote(name))
		}
	}
	if len(names) > 0 && !f.Other && !slices.ContainsFunc(known, func(k string) bool { return !slices.Contains(names, k) }) {
		t.warn("eligible", "eligible has no effect: it names every choice")
	}
}
