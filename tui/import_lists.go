package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/table"
)

// importList is one list of the import preview.
type importList struct {
	title   string // with its number: "46 new"
	n       int
	columns []table.Column
	cell    func(i, col int) string
	about   func(i int) []string // the row in whole sentences
	weak    bool                 // something to look at
	heads   bool                 // the list of headings, whose rows can be changed
}

// importLists is everything that was found in a file. Rows are made while they are drawn.
func importLists(m formReadMsg) []importList {
	var out []importList
	if m.diff != nil {
		v := importView{m}
		out = append(out, v.fresh(), v.changed(), v.vanished())
		if len(m.diff.Back) > 0 {
			out = append(out, v.back())
		}
		out = append(out, v.superseded(), v.rejected())
		if len(m.result.Flags) > 0 {
			out = append(out, v.flagged())
		}
	}
	return append(out, headingList(m.state.Programme, m.result))
}

// importView reads the lists off a form export that was held against a cohort.
type importView struct{ formReadMsg }

func (v importView) fresh() importList {
	list := v.diff.New
	fields := listFields(v.state.Programme)
	return importList{
		title: fmt.Sprintf("%d new", len(list)), n: len(list),
		columns: []table.Column{{Title: "name", Flex: 3, Min: 16}, {Title: "e-mail", Flex: 4, Min: 20}},
		cell: func(i, col int) string {
			if col == 0 {
				return list[i].Name.Safe()
			}
			return list[i].Email.Safe()
		},
		about: func(i int) []string {
			var parts []string
			for _, f := range fields {
				if a := list[i].Answer(f.Name); !a.IsEmpty() {
					parts = append(parts, a.Say(f, true))
				}
			}
			return []string{strings.Join(parts, " · ")}
		},
	}
}

func (v importView) changed() importList {
	list := v.diff.Changed
	return importList{
		title: fmt.Sprintf("%d changed", len(list)), n: len(list),
		columns: []table.Column{{Title: "name", Flex: 2, Min: 16}, {Title: "changed", Flex: 4, Min: 16}, {Title: "edited here too", Width: 15, Drop: 1}},
		cell: func(i, col int) string {
			c := list[i]
			switch col {
			case 0:
				return c.Applicant.Name.Safe()
			case 1:
				return v.labels(c.Fields)
			}
			return v.labels(c.Conflicts)
		},
		about: func(i int) []string { return v.differences(list[i]) },
		weak:  slices.ContainsFunc(list, func(c cohort.ChangedApplication) bool { return len(c.Conflicts) > 0 }),
	}
}

// labels names fields for people.
func (v importView) labels(fields []string) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = fieldLabel(v.state.Programme, f)
	}
	return strings.Join(names, ", ")
}

// differences says what a person's form says otherwise than it did.
func (v importView) differences(c cohort.ChangedApplication) []string {
	old, known := v.state.Person(c.Person)
	if !known || old.Imported == nil {
		return []string{"Added by hand so far; from now on the form is known too. What was typed by hand gives way to the form."}
	}
	p := v.state.Programme
	var out []string
	for _, name := range c.Fields {
		was, now := sayField(p, old.Imported, name), sayField(p, c.Applicant, name)
		line := fmt.Sprintf("%s: %s → %s", fieldLabel(p, name), was, now)
		if slices.Contains(c.Conflicts, name) {
			line = fmt.Sprintf("%s: the form now says %s; the edit stands: %s", fieldLabel(p, name), now, sayField(p, &old.Applicant, name))
		}
		out = append(out, line)
	}
	return out
}

// sayField is what an application says to a field, the name and the time of submission included.
func sayField(p *programme.Programme, a *matching.Applicant, name string) string {
	said := ""
	switch name {
	case programme.FieldName:
		said = a.Name.Safe()
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

// fieldLabel is what a field is called.
func fieldLabel(p *programme.Programme, name string) string {
	if f, ok := p.Field(name); ok {
		return text.Line(f.Label)
	}
	return text.Line(name)
}

func (v importView) vanished() importList {
	l := v.people(v.diff.Vanished, "In the last import and not in this file. They stay as they are; withdraw them if they wish to leave.")
	l.title, l.weak = fmt.Sprintf("%d vanished", l.n), l.n > 0
	return l
}

func (v importView) back() importList {
	l := v.people(v.diff.Back, "Was missing from an export before and is in this one again, unchanged.")
	l.title = fmt.Sprintf("%d back again", l.n)
	return l
}

// people is a list of applicants that the cohort has.
func (v importView) people(ids []matching.ID, about string) importList {
	return importList{
		n:       len(ids),
		columns: []table.Column{{Title: "name", Flex: 3, Min: 16}, {Title: "e-mail", Flex: 4, Min: 20}},
		cell: func(i, col int) string {
			if a, ok := v.state.Person(ids[i]); ok && col == 1 {
				return a.Email.Safe()
			}
			return v.state.Call(ids[i])
		},
		about: func(int) []string { return []string{about} },
	}
}

func (v importView) superseded() importList {
	list := v.result.Superseded
	return importList{
		title: fmt.Sprintf("%d superseded", len(list)), n: len(list),
		columns: []table.Column{{Title: "row", Width: 6, Right: true}, {Title: "name", Flex: 3, Min: 16}, {Title: "e-mail", Flex: 4, Min: 16, Drop: 1}},
		cell: func(i, col int) string {
			return [...]string{strconv.Itoa(list[i].Row), list[i].Name.Safe(), list[i].Email.Safe()}[col]
		},
		about: func(i int) []string {
			return []string{fmt.Sprintf("Sent the form more than once: row %d is the later one and counts.", list[i].By)}
		},
	}
}

func (v importView) rejected() importList {
	list := v.result.Problems
	return importList{
		title: fmt.Sprintf("%d rejected", len(list)), n: len(list), weak: len(list) > 0,
		columns: []table.Column{{Title: "row", Width: 6, Right: true}, {Title: "heading", Flex: 2, Min: 12}, {Title: "why", Flex: 4, Min: 16}},
		cell: func(i, col int) string {
			return [...]string{strconv.Itoa(list[i].Row), text.Line(list[i].Column), list[i].Why}[col]
		},
		about: func(i int) []string {
			p := list[i]
			if p.Column == "" {
				return []string{p.Why}
			}
			return []string{text.Line(p.Column), p.Why}
		},
	}
}

func (v importView) flagged() importList {
	list := v.result.Flags
	return importList{
		title: fmt.Sprintf("%d to look at", len(list)), n: len(list), weak: true,
		columns: []table.Column{{Title: "row", Width: 6, Right: true}, {Title: "what looks odd; it is imported all the same", Flex: 1, Min: 20}},
		cell:    func(i, col int) string { return [...]string{strconv.Itoa(list[i].Row), list[i].Why}[col] },
		about:   func(i int) []string { return []string{list[i].Why} },
	}
}

// headingRow is a heading of the file, or a field that no heading answers.
type headingRow struct {
	at    int    // place among the headings, -1: none
	field string // empty: unused
}

// headingRows lists what has to be answered first, then the headings in the order of the file, then the
// fields that nobody was asked.
func headingRows(p *programme.Programme, r *form.Result) []headingRow {
	var needed, rows, missing []headingRow
	answered := map[string]bool{}
	for i, h := range r.Headings {
		if i == 0 && r.Rejects {
			continue // the reasons of last time
		}
		answered[h.Field] = true
		rows = append(rows, headingRow{i, h.Field})
	}
	name := answered[programme.FieldName] || answered[programme.FieldFirstName] && answered[programme.FieldLastName]
	for _, f := range p.Fields {
		switch {
		case answered[f.Name] || f.Name == programme.FieldName && name:
		case neededField(f):
			needed = append(needed, headingRow{-1, f.Name})
		case slices.Contains(r.Missing, f.Name):
			missing = append(missing, headingRow{-1, f.Name})
		}
	}
	return slices.Concat(needed, rows, missing)
}

// neededField reports whether a file without the field is refused.
func neededField(f programme.Field) bool {
	return form.Needs(f)
}

func headingList(p *programme.Programme, r *form.Result) importList {
	rows := headingRows(p, r)
	lacking := slices.ContainsFunc(rows, func(h headingRow) bool {
		f, _ := p.Field(h.field)
		return h.at < 0 && neededField(f)
	})
	return importList{
		title: count(len(r.Headings), "heading"), n: len(rows), heads: true, weak: lacking,
		columns: []table.Column{{Title: "heading in the file", Flex: 3, Min: 16}, {Title: "answers", Flex: 2, Min: 14}, {Title: "found", Width: 12}},
		cell: func(i, col int) string {
			h := rows[i]
			switch {
			case col == 0 && h.at < 0:
				return "–"
			case col == 0:
				return r.Headings[h.at].Title.Safe()
			case col == 1 && h.field == "":
				return "–"
			case col == 1:
				return fieldLabel(p, h.field)
			case h.at < 0:
				f, _ := p.Field(h.field)
				if neededField(f) {
					return "! needed"
				}
				return "not asked"
			}
			return foundHow(r.Headings[h.at].How)
		},
		about: func(i int) []string { return aboutHeading(p, r, rows[i]) },
	}
}

// foundHow says how a heading found its field.
func foundHow(how string) string {
	switch how {
	case form.HowMap:
		return "you said so"
	case form.HowExact:
		return "by its words"
	case form.HowPattern:
		return "by a pattern"
	case form.HowMetadata:
		return "form's own"
	}
	return "not used"
}

func aboutHeading(p *programme.Programme, r *form.Result, h headingRow) []string {
	f, _ := p.Field(h.field)
	switch {
	case h.at < 0 && neededField(f):
		return []string{fmt.Sprintf("No heading answers %s, which the programme requires. enter chooses the heading that does.", fieldLabel(p, h.field))}
	case h.at < 0:
		return []string{fmt.Sprintf("No heading answers %s, so nobody has an answer to it. enter chooses a heading.", fieldLabel(p, h.field))}
	case h.field == "":
		return []string{r.Headings[h.at].Title.Safe(), "This column is not used. enter chooses the field it answers."}
	}
	return []string{r.Headings[h.at].Title.Safe(), fmt.Sprintf("answers %s. enter chooses another field, or none.", fieldLabel(p, h.field))}
}
