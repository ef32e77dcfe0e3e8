package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// require refuses a file that has no column for a required field.
func (m *mapping) require() error {
	var without []programme.Field
	for _, f := range m.programme.Fields {
		if Needs(f) && !m.asked(f.Name) {
			without = append(without, f)
		}
	}
	if m.lacks = len(without) > 0; !m.lacks {
		return nil
	}
	names := make([]string, len(without))
	var mends []string
	for i, f := range without {
		names[i] = f.Name
		if title, ok := nearest(f.Label, m.free()); ok {
			mends = append(mends, fmt.Sprintf("--map '%s=%s'", f.Name, short(title)))
			continue
		}
		if title, ok := m.nearestTo(f); ok {
			mends = append(mends, fmt.Sprintf("--map '%s=%s'", f.Name, short(title)))
		}
	}
	mend := "say which column it is with --map FIELD=HEADING"
	if len(mends) > 0 {
		mend = "the nearest would be " + strings.Join(mends, " ")
		if len(mends) < len(without) {
			mend += "; for the others say --map FIELD=HEADING"
		}
	}
	for _, f := range without {
		m.ask(f.Name, "", m.proposed(f)...)
	}
	return headingsErrorf("no column answers %s, which the programme requires", say.And(names)).
		mendf(". The file has the headings %s: %s", m.found(), mend)
}

// nearestTo returns the unused heading that is most like one of the field's.
func (m *mapping) nearestTo(f programme.Field) (string, bool) {
	free := m.free()
	for _, h := range append([]string{f.Name}, f.Headings...) {
		if title, ok := nearest(strings.ReplaceAll(h, "*", " "), free); ok {
			return title, true
		}
	}
	return "", false
}

// manyProposed is how many headings a question proposes.
const manyProposed = 5

// proposed lists unused headings for a field, the likeliest first: by what stands below them, then by their words.
// One that names somebody else comes last.
func (m *mapping) proposed(f programme.Field) []string {
	type candidate struct {
		title string
		worth float64
	}
	var all []candidate
	wanted := pairs(f.Label)
	for i, c := range m.columns {
		if c.field != "" || c.folded == "" || m.rejects && i == 0 || c.meta && m.isUnrecorded(c) {
			continue
		}
		worth := dice(wanted, pairs(c.title))
		if q := newQuestion(f, i, c, Options{}); f.Kind == programme.KindEmail || len(f.Choices) > 0 {
			for _, s := range c.samples {
				if _, why := q.answer(s); why == "" {
					worth++
				}
			}
		}
		if !mayAnswer(f, c.title) {
			worth -= 10
		}
		if worth > 0.2 || worth < -5 && worth > -10 {
			all = append(all, candidate{c.title, worth})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.worth, a.worth) })
	var out []string
	for _, c := range all[:min(len(all), manyProposed)] {
		out = append(out, c.title)
	}
	return out
}

// likely returns, of fields that no column answers, the unused headings below which stands what answers them.
func (m *mapping) likely() map[string][]text.Text {
	out := make(map[string][]text.Text)
	for _, f := range m.programme.Fields {
		if m.asked(f.Name) {
			continue
		}
		for i, c := range m.columns {
			if c.field == "" && c.folded != "" && !c.meta && !(m.rejects && i == 0) && mayAnswer(f, c.title) && m.answers(f, i) {
				out[f.Name] = append(out[f.Name], text.New(c.title))
			}
		}
	}
	return out
}

// answers reports whether what stands below a column answers a field with known answers, as far as samples show. Of
// yes and no so many columns tell that only the consent is looked for among them, where most people said yes.
func (m *mapping) answers(f programme.Field, column int) bool {
	c := m.columns[column]
	consent := f.Name == programme.FieldConsent && f.Kind == programme.KindYesNo
	if len(f.Choices) < 3 && !consent || len(c.samples) == 0 {
		return false
	}
	q := newQuestion(f, column, c, Options{})
	fit := 0
	for _, s := range c.samples {
		if a, why := q.answer(s); why == "" && len(a.Choices) > 0 && (!consent || a.SaysYes()) {
			fit++
		}
	}
	return 2*fit > len(c.samples)
}

// free returns the headings of unused columns.
func (m *mapping) free() []string {
	var out []string
	for _, c := range m.columns {
		if c.field == "" && c.folded != "" && !(c.meta && m.isUnrecorded(c)) {
			out = append(out, c.title)
		}
	}
	return out
}

// manyHeadings is how many headings a sentence lists.
const manyHeadings = 30

// found lists the headings of the file.
func (m *mapping) found() string {
	var titles []string
	for _, c := range m.columns {
		if c.folded != "" {
			titles = append(titles, c.title)
		}
	}
	if more := len(titles) - manyHeadings; more > 0 {
		return strings.Join(quoted(titles[:manyHeadings]), ", ") + fmt.Sprintf(" and %d more", more)
	}
	return say.And(quoted(titles))
}

// suggest names the heading most like one that is not there, or else all headings.
func (m *mapping) suggest(heading string) string {
	var titles []string
	for _, c := range m.columns {
		titles = append(titles, c.title)
	}
	if title, ok := nearest(heading, titles); ok {
		return ": did you mean " + quote(title) + "?"
	}
	return ": it has " + m.found()
}

func unknownField(field string, p *programme.Programme) error {
	var names []string
	for _, f := range p.Fields {
		names = append(names, f.Name)
	}
	if near, ok := nearest(field, names); ok {
		return headingsErrorf("--map %s: the programme has no field %s: did you mean %s?", short(field), quote(field), near)
	}
	return headingsErrorf("--map %s: the programme has no field %s: it has %s", short(field), quote(field), say.And(names))
}

// missing returns the fields of the programme that no column answers: its own, and of the built-in
// ones those on which the cohort depends.
func (m *mapping) missing(o Options) []string {
	var out []string
	for _, f := range m.programme.Fields {
		wanted := (f.Line > 0 || !f.Builtin) && f.Mark == ""
		switch f.Name {
		case programme.FieldConsent:
			wanted = wanted || m.programme.Intake.ConsentRequired
		case programme.FieldSubmitted:
			wanted = wanted || !o.Closes.IsZero()
		case programme.FieldFirstName, programme.FieldLastName:
			wanted = wanted && !m.asked(programme.FieldName)
		}
		if wanted && !m.asked(f.Name) {
			out = append(out, f.Name)
		}
	}
	return out
}

// Unasked returns every field of the programme that no column answers, so that the file says nothing about
// it.
func (r *Result) Unasked(p *programme.Programme) []string {
	var out []string
	for _, f := range p.Fields {
		if !slices.ContainsFunc(r.Headings, func(h Heading) bool { return h.Field == f.Name }) {
			out = append(out, f.Name)
		}
	}
	return out
}

// Needs reports whether a file must have a column for a field.
func Needs(f programme.Field) bool {
	return f.Required || f.Name == programme.FieldEmail || f.Name == programme.FieldName
}
