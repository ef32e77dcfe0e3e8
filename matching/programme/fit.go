package programme

import "slices"

// fit says which kinds of field a kind of rule or criterion can compare.
type fit struct {
	kinds []Kind
	tags  string // what to use instead where somebody names a field of tags; may be empty
}

// The fits that several kinds have.
var (
	fitsDifferent = fit{likeness, "tags can be shared, not different"}
	fitsSame      = fit{likeness, "for tags use share or overlap"}
	fitsTags      = fit{kinds: []Kind{KindTags}}
	fitsOrdered   = fit{kinds: []Kind{KindLevel, KindNumber}}
)

// likeness are the kinds of field of which two answers are the same or not.
var likeness = []Kind{KindText, KindChoice, KindLevel, KindNumber, KindYesNo, KindDate, KindEmail, KindPerson}

// instead proposes what does for a kind of field what was meant.
func (f fit) instead(field Kind) string {
	if field != KindTags || f.tags == "" {
		return ""
	}
	return "; " + f.tags
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
func (d *decoder) refer(t *table, key, name string, line int, fits fit) (Field, bool) {
	f, ok := d.Field(name)
	if !ok {
		if d.unsure {
			return Field{}, false
		}
		if slices.ContainsFunc(d.Marks, func(m Mark) bool { return m.Name == name }) {
			t.at(line, "%s names %s, which judges give; marks are private and never scored or compared", key, quote(name))
			return Field{}, false
		}
		names := make([]string, len(d.Fields))
		for i, f := range d.Fields {
			names[i] = f.Name
		}
		t.at(line, "%s names %s, which is no field%s", key, quote(name), t.suggest(name, names))
		return Field{}, false
	}
	switch {
	case f.Private:
		t.at(line, "%s names %s, which is private; private answers are never scored or compared", key, quote(name))
		return f, false
	case f.Kind != "" && fits.kinds != nil && !slices.Contains(fits.kinds, f.Kind):
		t.at(line, "%s names %s, a field of kind %s; this needs %s%s", key, quote(name), quote(string(f.Kind)),
			alternatives(words(fits.kinds)), fits.instead(f.Kind))
		return f, false
	}
	return f, true
}
