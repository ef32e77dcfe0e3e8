package programme

import "slices"

// only is what a choice says of whom it is asked, until all fields were read.
type only struct {
	t     *table // of the choice
	field int    // the line of its field
	names []string
	lines []int
}

// onlyOf checks, of every field whose choices are asked of some people alone, the field that decides, and its choices.
func (d *decoder) onlyOf(tables []*table) {
	for i, t := range tables {
		f, by := d.Fields[i], Field{}
		var all []only
		for _, o := range d.onlys {
			if o.field == t.line {
				all = append(all, o)
			}
		}
		if f.Of == "" {
			for _, o := range all {
				o.t.problem("only", "only says for which answers to another question this choice is; name that field beside choices: of = \"place\"")
			}
			continue
		}
		at := slices.IndexFunc(d.Fields, func(other Field) bool { return other.Name == f.Of })
		switch {
		case at < 0 && !d.unsure:
			t.problem("of", "of names field %s, which is not in this file%s", quote(f.Of), t.suggest(f.Of, d.choosable()))
			continue
		case at < 0:
			continue
		}
		switch by = d.Fields[at]; {
		case by.Name == f.Name:
			t.problem("of", "of names the field itself; it is another one whose answer decides")
			continue
		case by.Kind != KindChoice && by.Kind != KindLevel:
			if by.Kind != "" {
				t.problem("of", "of names %s, which has kind %s; one answer decides, so it is of kind choice or level", quote(f.Of), quote(string(by.Kind)))
			}
			continue
		case len(all) == 0:
			t.warn("of", "of has no effect: no choice says only for whom it is, like only = [%s]", quote(firstChoice(by)))
		}
		for _, o := range all {
			for k, name := range o.names {
				if !d.broken[by.Name] && !slices.Contains(choiceNames(by.Choices), name) {
					o.t.at(o.lines[k], "only names %s, which is no choice of %s%s", quote(name), by.Name, t.suggest(name, choiceNames(by.Choices)))
				}
			}
		}
	}
}

// choosable are the names of the fields of which one choice is picked.
func (d *decoder) choosable() []string {
	var names []string
	for _, f := range d.Fields {
		if f.Kind == KindChoice || f.Kind == KindLevel {
			names = append(names, f.Name)
		}
	}
	return names
}

// OutOfPlace are those of the choices of a field that are not asked of whoever gave an answer to the field that decides. Of
// who gave none, nothing is known.
func (f Field) OutOfPlace(choices []string, answer string) []Choice {
	var out []Choice
	for _, c := range f.Choices {
		if answer != "" && len(c.Only) > 0 && !slices.Contains(c.Only, answer) && slices.Contains(choices, c.Name) {
			out = append(out, c)
		}
	}
	return out
}

// OnlyFor is for which answers a choice is, in the words of the field that decides.
func (c Choice) OnlyFor(by Field) []string {
	words := make([]string, len(c.Only))
	for i, name := range c.Only {
		words[i] = by.Full(name)
	}
	return words
}
