package export

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// boundaries tell for each field by which people are grouped who applied and who finished, and of fields with choices
// which boundaries the pairs cross.
func (m *reporter) boundaries() []Section {
	crossed := Section{Name: "boundaries-crossed", Title: "Boundaries crossed", Drawn: Bars,
		Note:    "Pairs whose two answers differ. A group of three counts as its three pairs.",
		Columns: []Column{column("across"), column("within"), column("not known")}}
	var sections []Section
	for _, f := range groupedFields(m.Programme) {
		g, ok := groupBy(m.State, f)
		across := m.crossed(f)
		if f.Kind == programme.KindText {
			g.groups = byNumber(g.groups)
		}
		if ok {
			tables, safe := m.inGroups(g, across)
			if !safe { // not even with the tables all hidden
				for i := range across.Cells {
					across.Cells[i].Hidden = true
				}
			}
			sections = append(sections, tables...)
		}
		if f.Kind != programme.KindText {
			crossed.Rows = append(crossed.Rows, across)
		}
	}
	if len(crossed.Rows) > 0 {
		sections = append([]Section{crossed}, sections...)
	}
	return sections
}

// byNumber names groups of employers by their place: the names that programs know are made of what people wrote.
func byNumber(groups []group) []group {
	groups = slices.Clone(groups)
	for i := range groups {
		if groups[i].Name != groupTogether {
			groups[i].Name = fmt.Sprint(i + 1)
		}
	}
	return groups
}

// real are the exchanges that were not published in error.
func (m *reporter) real() []*cohort.Exchange {
	return slices.DeleteFunc(slices.Clone(m.Exchanges), func(x *cohort.Exchange) bool { return x.State() == exchange.StateVoid })
}

// eachPair calls for each two people who are, or were, in an exchange together.
func (m *reporter) eachPair(do func(a, b matching.ID)) {
	for _, x := range m.real() {
		for i, a := range x.Members {
			for _, b := range x.Members[i+1:] {
				do(a, b)
			}
		}
	}
}

// crossed counts the pairs of people whose answers to a field differ.
func (m *reporter) crossed(f programme.Field) Row {
	across, within, unknown := 0, 0, 0
	answers := answersBy(m.State, f)
	m.eachPair(func(a, b matching.ID) {
		x, okA := m.Person(a)
		y, okB := m.Person(b)
		switch {
		case !okA || !okB:
			unknown++
		case answers(x).Name == groupNone || answers(y).Name == groupNone:
			unknown++
		case answers(x).Name == answers(y).Name && answers(x).Name != groupOther:
			within++
		default:
			across++
		}
	})
	return Row{f.Name, f.Label, []Cell{count(across), count(within), count(unknown)}}
}

// inGroups makes the tables of a grouping: who applied and who finished, and which groups were paired with which.
// What they tell is weighed together, and with what is told of the boundaries crossed, so that nothing gives away what
// another hides. Where that cannot be, the tables are made as if those were not told, and safe is false.
func (m *reporter) inGroups(g grouping, across Row) (tables []Section, safe bool) {
	s, f, cells := m.sheetOf(g, &across)
	safe = s.protect()
	if !safe {
		s, f, cells = m.sheetOf(g, nil)
		if !s.protect() {
			for k := range s.numbers {
				s.numbers[k].hidden = true
			}
		}
	}
	told := func(at int) Cell { return Cell{N: s.numbers[at].n, Hidden: s.numbers[at].hidden} }
	before := Section{Name: "before-and-after-" + g.field.Name, Title: g.field.Label + ": before and after", Drawn: Bars,
		Columns: []Column{column("applied"), column("finished")}}
	for i, one := range g.groups {
		before.Rows = append(before.Rows, Row{one.Name, one.Title, []Cell{count(one.People), told(f[i])}})
	}
	if g.field.Kind == programme.KindText {
		return []Section{before}, safe
	}
	matrix := Section{Name: "pairs-by-" + g.field.Name, Title: g.field.Label + ": who was paired with whom", Drawn: HeatMap,
		Note: "Pairs. Each number stands twice, once from either side."}
	for i, one := range g.groups {
		matrix.Columns = append(matrix.Columns, Column{one.Name, one.Title})
		row := Row{one.Name, one.Title, nil}
		for j := range g.groups {
			row.Cells = append(row.Cells, told(cells[min(i, j)][max(i, j)]))
		}
		matrix.Rows = append(matrix.Rows, row)
	}
	return []Section{before, matrix}, safe
}

// sheetOf puts on a sheet what the tables of a grouping tell. It returns the places of who finished, by group, and of
// the pairs, by two groups.
func (m *reporter) sheetOf(g grouping, across *Row) (s *sheet, finished []int, cells [][]int) {
	s = &sheet{}
	finished = m.finished(g)
	all := map[int]int{}
	for i, one := range g.groups {
		at := s.add(finished[i], 1)
		s.know(1, map[int]int{at: 1, s.addUntold(one.People - finished[i]): 1})
		finished[i], all[at] = at, 1
	}
	s.know(1, all)
	if g.field.Kind != programme.KindText {
		cells = m.cellsOf(s, g, finished, across)
	}
	return s, finished, cells
}

// finished are the people of each group whose exchange was completed.
func (m *reporter) finished(g grouping) []int {
	counted, n := make(map[matching.ID]bool), make([]int, len(g.groups))
	for _, x := range m.real() {
		for _, id := range x.Members {
			if at, here := g.at[id]; here && x.State() == exchange.StateCompleted && !counted[id] {
				counted[id] = true
				n[at]++
			}
		}
	}
	return n
}

// pairsOf counts the pairs between two groups, the earlier one first, and within one.
func (m *reporter) pairsOf(g grouping) [][]int {
	n := make([][]int, len(g.groups))
	for i := range n {
		n[i] = make([]int, len(g.groups))
	}
	m.eachPair(func(a, b matching.ID) {
		x, hereA := g.at[a]
		y, hereB := g.at[b]
		if hereA && hereB {
			n[min(x, y)][max(x, y)]++
		}
	})
	return n
}

// cellsOf puts the pairs of a grouping on a sheet, with all that is known about them: their sum, how many people of
// each group there are, who are in a pair or not, and how many cross the boundary, if that is told. It returns their
// places.
func (m *reporter) cellsOf(s *sheet, g grouping, finished []int, across *Row) [][]int {
	pairs, done := m.pairsOf(g), m.finished(g)
	cells := make([][]int, len(g.groups))
	all, within, unknown := map[int]int{}, map[int]int{}, map[int]int{}
	of := make([]map[int]int, len(g.groups))
	alone := make([]int, len(g.groups))
	for i, one := range g.groups {
		of[i], alone[i] = map[int]int{}, one.People
		cells[i] = make([]int, len(g.groups))
	}
	alike := 0
	for i := range g.groups {
		for j := i; j < len(g.groups); j++ {
			at := s.add(pairs[i][j], 2)
			cells[i][j], all[at] = at, 1
			of[i][at]++
			of[j][at]++
			alone[i] -= pairs[i][j]
			alone[j] -= pairs[i][j]
			if i == j && g.groups[i].isOne() {
				within[at], alike = 1, alike+pairs[i][i]
			}
			if g.groups[i].Name == groupNone || g.groups[j].Name == groupNone {
				unknown[at] = 1
			}
		}
	}
	s.know(2, all)
	for i := range g.groups {
		if alone[i] >= 0 {
			at := s.addUntold(alone[i])
			s.numbers[at].most = g.groups[i].People - done[i] // who finished was in a pair
			s.numbers[finished[i]].most = g.groups[i].People - alone[i]
			of[i][at] = 1
			s.know(1, of[i])
		}
	}
	if across != nil {
		if g.groups[len(g.groups)-1].Name == groupTogether { // the pairs alike in there are a part of its own
			within[s.addUntold(across.Cells[1].N-alike)] = 1
		}
		s.know(2, within)
		s.know(2, unknown)
	}
	return cells
}
