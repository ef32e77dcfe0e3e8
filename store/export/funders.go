package export

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// byFunder tells each funder how many of those whom it is told about applied and finished: everybody, or the people of
// some places. It is added up of what the tables before and after tell, so that it gives nothing away that they hide;
// of what they do not tell by itself it tells nothing.
func (m *reporter) byFunder(tables []Section) []Section {
	if len(m.Programme.Funders) == 0 {
		return nil
	}
	everybody := grouping{groups: []group{{}}, at: make(map[matching.ID]int)}
	for id := range m.People {
		everybody.at[id] = 0
	}
	finished := m.finished(everybody)[0]
	s := Section{Name: "before-and-after-funder", Title: "Funders: before and after", Drawn: Bars,
		Note:    "The people whom each funder is told about.",
		Columns: []Column{column("applied"), column("finished")}}
	for i, f := range m.Programme.Funders {
		cells := []Cell{count(len(m.People)), count(finished)}
		if len(f.For) > 0 && !slices.ContainsFunc(f.For, m.isCohort) {
			cells = m.ofGroups(f, tables)
		}
		s.Rows = append(s.Rows, Row{fmt.Sprint(i + 1), text.Line(f.Name), cells})
	}
	return []Section{s}
}

// isCohort reports whether a name is the cohort's.
func (m *reporter) isCohort(name string) bool { return text.Fold(name) == text.Fold(m.Name) }

// ofGroups adds up the groups that a funder is told about, all of one field; what is not told of one of them is told of
// none.
func (m *reporter) ofGroups(f programme.Funder, tables []Section) []Cell {
	for _, field := range groupedFields(m.Programme) {
		if !slices.ContainsFunc(f.For, func(name string) bool { _, ok := field.Choice(name); return ok }) {
			continue
		}
		at := slices.IndexFunc(tables, func(s Section) bool { return s.Name == "before-and-after-"+field.Name })
		cells := []Cell{count(0), count(0)}
		for _, name := range f.For {
			row := -1
			if at >= 0 {
				row = slices.IndexFunc(tables[at].Rows, func(r Row) bool { return r.Name == name })
			}
			for k := range cells {
				if row < 0 || tables[at].Rows[row].Cells[k].Hidden {
					cells[k] = Cell{Hidden: true}
				} else if !cells[k].Hidden {
					cells[k].N += tables[at].Rows[row].Cells[k].N
				}
			}
		}
		return cells
	}
	return []Cell{{Hidden: true}, {Hidden: true}}
}
