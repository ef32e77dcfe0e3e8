package export

import (
	"fmt"
	"slices"
	"strings"

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
		Columns: []Column{column("across"), column("within"), column("not known"), column("pairs")}}
	var sections []Section
	for _, f := range groupedFields(m.Programme) {
		across := m.crossed(f)
		if g, ok := groupBy(m.State, f); ok {
			if f.Kind == programme.KindText {
				g.groups = byNumber(g.groups)
			}
			sections = append(sections, m.inGroups(g, &across)...)
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
	return Row{f.Name, f.Label, []Cell{count(across), count(within), count(unknown), count(across + within + unknown)}}
}

// inGroups makes the tables of a grouping: who applied and who finished, and which groups were paired with which. What
// they tell is weighed together, and with what is told of the boundaries crossed, so that nothing gives away what
// another hides.
//
// Who was paired with whom is told of larger groups where there are few pairs for many groups: the smallest are put
// together until most of the pairs can be told. Where not even two groups tell half of them, that table is left out; where what
// else is told could still give somebody away, the boundaries crossed are hidden, and at last who finished.
func (m *reporter) inGroups(g grouping, across *Row) []Section {
	var best *sheetOfGroups
	sides := m.onlyAcross(g, *across)
	if g.field.Kind != programme.KindText && !sides {
		best = m.bestMatrix(g, *across)
	}
	withPairs := best != nil
	switch {
	case sides:
		best = m.sheetOf(g, grouping{}, nil)
		if !best.protect() {
			best.hideAll()
		}
	case !withPairs:
		best = m.sheetOf(g, g, across)
		hide(&best.sheet, best.cells)
		if !best.protect() {
			for i := range across.Cells[:3] { // how many pairs there are is told anyway
				across.Cells[i].Hidden = true
			}
			best = m.sheetOf(g, grouping{}, nil)
			if !best.protect() {
				best.hideAll()
			}
		}
	}
	before := Section{Name: "before-and-after-" + g.field.Name, Title: g.field.Label + ": before and after", Drawn: Bars,
		Columns: []Column{column("applied"), column("finished")}}
	for i, one := range g.groups {
		before.Rows = append(before.Rows, Row{one.Name, one.Title, []Cell{count(one.People), best.told(best.finished[i])}})
	}
	before.Note = sayHidden(before)
	if sides {
		return []Section{before, m.acrossSides(g)}
	}
	if !withPairs {
		if g.field.Kind != programme.KindText && len(m.real()) > 0 {
			before.Note = strings.TrimSpace(before.Note + " Which of them were paired with which is not told: with so few to a group, somebody could be known by it.")
		}
		return []Section{before}
	}
	return []Section{before, best.matrix(g.field)}
}

// acrossSides is the table of who was paired with whom where all pairs are of one of each side.
func (m *reporter) acrossSides(g grouping) Section {
	s := &sheetOfGroups{coarse: g}
	s.cells, _ = m.addCells(&s.sheet, g)
	return s.matrix(g.field)
}

// sayHidden says of the groups of which it is not told how many finished how many did together, which follows from what
// is told; nothing where all is told, or nothing.
func sayHidden(before Section) string {
	groups, applied, finished := 0, 0, 0
	for _, row := range before.Rows {
		if row.Cells[1].Hidden {
			groups, applied, finished = groups+1, applied+row.Cells[0].N, finished+row.Cells[1].N
		}
	}
	if groups < 2 || isFew(finished) || isFew(applied-finished) {
		return ""
	}
	return fmt.Sprintf("In the groups of which it is not told, %d of %d people finished.", finished, applied)
}

// bestMatrix is the sheet with as many groups in the table of pairs as tell most of the pairs, else with those that tell
// most; nil if none tells half of them.
func (m *reporter) bestMatrix(g grouping, across Row) *sheetOfGroups {
	pairs := 0
	m.eachPair(func(_, _ matching.ID) { pairs++ })
	var best *sheetOfGroups
	for n := len(g.groups); n > 1; n-- {
		s := m.sheetOf(g, g.coarser(n), &across)
		if !s.protect() || 2*s.tellsPairs() < pairs {
			continue
		}
		if best == nil || s.tellsPairs() > best.tellsPairs() {
			best = s
		}
		if 4*best.tellsPairs() >= 3*pairs { // that is most
			break
		}
	}
	return best
}

// sheetOfGroups is a sheet with what the tables of a grouping tell.
type sheetOfGroups struct {
	sheet
	coarse   grouping // of the table of pairs
	finished []int    // places of who finished, by group
	cells    [][]int  // places of the pairs of two groups of coarse, the earlier one first
}

func (s *sheetOfGroups) told(at int) Cell {
	return Cell{N: s.numbers[at].n, Hidden: s.numbers[at].hidden}
}

// tellsPairs is how many pairs stand in the cells that are told.
func (s *sheetOfGroups) tellsPairs() int {
	n := 0
	for i := range s.cells {
		for _, at := range s.cells[i][i:] {
			if !s.numbers[at].hidden {
				n += s.numbers[at].n
			}
		}
	}
	return n
}

func (s *sheetOfGroups) hideAll() {
	for k := range s.numbers {
		s.numbers[k].hidden = true
	}
}

// hide makes pairs numbers that are told nowhere.
func hide(s *sheet, cells [][]int) {
	for i := range cells {
		for _, at := range cells[i][i:] {
			s.numbers[at].hidden, s.numbers[at].least = true, 0
		}
	}
}

// matrix is the table of who was paired with whom.
func (s *sheetOfGroups) matrix(f programme.Field) Section {
	t := Section{Name: "pairs-by-" + f.Name, Title: f.Label + ": who was paired with whom", Drawn: HeatMap,
		Note: "Pairs. Each number stands twice, once from either side."}
	for i, one := range s.coarse.groups {
		t.Columns = append(t.Columns, Column{one.Name, one.Title})
		row := Row{one.Name, one.Title, nil}
		for j := range s.coarse.groups {
			row.Cells = append(row.Cells, s.told(s.cells[min(i, j)][max(i, j)]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// sheetOf puts on a sheet what the tables of a grouping tell: who finished, by group, with all that is known about
// them; and the pairs by larger groups, if there are any, together with how many pairs cross the boundary, if that is
// told.
func (m *reporter) sheetOf(g, coarse grouping, across *Row) *sheetOfGroups {
	s, all := &sheetOfGroups{coarse: coarse}, map[int]int{}
	for i, n := range m.finished(g) {
		at := s.add(n, 1)
		s.know(1, map[int]int{at: 1, s.addUntold(g.groups[i].People - n): 1})
		s.finished, all[at] = append(s.finished, at), 1
	}
	s.know(1, all)
	if len(coarse.groups) > 0 {
		m.addPairs(s, g, across)
	}
	return s
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

// addPairs puts the pairs of the larger groups on a sheet, with all that is known about them: their sum, how many
// people of each group there are, who are in a pair or not, who of these finished, and how many cross the boundary, if
// that is told. Of the groups of which the larger ones are made the same is known, though it is told nowhere.
func (m *reporter) addPairs(s *sheetOfGroups, g grouping, across *Row) {
	cells, alone := m.addCells(&s.sheet, s.coarse)
	s.cells = cells
	if len(s.coarse.groups) < len(g.groups) {
		fine, fineAlone := m.addCells(&s.sheet, g)
		hide(&s.sheet, fine)
		s.link(g, fine, fineAlone, alone)
		cells, alone = fine, fineAlone
	}
	for i, at := range alone {
		if at >= 0 { // who finished was in a pair
			rest := s.addUntold(g.groups[i].People - s.numbers[at].n - s.numbers[s.finished[i]].n)
			s.numbers[rest].secret = false // what is told of nobody in particular
			s.know(1, map[int]int{at: 1, s.finished[i]: 1, rest: 1})
		}
	}
	if across == nil {
		return
	}
	within, unknown, alike := map[int]int{}, map[int]int{}, 0
	for i, one := range g.groups {
		if one.isOne() {
			within[cells[i][i]], alike = 1, alike+s.numbers[cells[i][i]].n
		}
		for j := i; j < len(g.groups); j++ {
			if one.Name == groupNone || g.groups[j].Name == groupNone {
				unknown[cells[i][j]] = 1
			}
		}
	}
	if g.groups[len(g.groups)-1].Name == groupTogether { // the pairs alike in there are a part of its own
		within[s.addUntold(across.Cells[1].N-alike)] = 1
	}
	s.know(2, within)
	s.know(2, unknown)
}

// onlyAcross reports whether the programme pairs only people of one side with people of the other, the groups are these two
// sides, and every pair is such a pair. Who was paired with whom gives nothing away then: it follows from how many pairs there
// are.
func (m *reporter) onlyAcross(g grouping, across Row) bool {
	sides := slices.ContainsFunc(m.Programme.Rules, func(r programme.Rule) bool {
		return r.Kind == programme.RuleOneOfEach && slices.Contains(r.Fields, g.field.Name)
	})
	return sides && len(g.groups) == 2 && g.groups[0].isOne() && g.groups[1].isOne() && across.Cells[0].N == across.Cells[3].N && !isFew(2*across.Cells[0].N)
}

// addCells adds the pairs between groups, the earlier one first, and how many of each are in none, -1 where that cannot
// be said because somebody has two partners. It returns their places.
func (m *reporter) addCells(s *sheet, g grouping) (cells [][]int, alone []int) {
	pairs, all := m.pairsOf(g), map[int]int{}
	of, left := make([]map[int]int, len(g.groups)), make([]int, len(g.groups))
	for i, one := range g.groups {
		of[i], left[i] = map[int]int{}, one.People
		cells = append(cells, make([]int, len(g.groups)))
	}
	for i := range g.groups {
		for j := i; j < len(g.groups); j++ {
			at := s.add(pairs[i][j], 2)
			cells[i][j], all[at] = at, 1
			of[i][at]++
			of[j][at]++
			left[i] -= pairs[i][j]
			left[j] -= pairs[i][j]
		}
	}
	s.know(2, all)
	for i := range g.groups {
		at := -1
		if left[i] >= 0 {
			at = s.addUntold(left[i])
			of[i][at] = 1
			s.know(1, of[i])
		}
		alone = append(alone, at)
	}
	return cells, alone
}

// link tells the sheet that the numbers of larger groups are the sums of those of their parts.
func (s *sheetOfGroups) link(g grouping, cells [][]int, alone, ofLarger []int) {
	larger := make([]int, len(g.groups)) // in which each is
	for i, one := range g.groups {
		larger[i] = slices.IndexFunc(s.coarse.groups, func(l group) bool { return slices.Contains(l.of, one.of[0]) })
	}
	for a := range s.coarse.groups {
		for b := a; b < len(s.coarse.groups); b++ {
			of := map[int]int{s.cells[a][b]: -1}
			for i := range g.groups {
				for j := i; j < len(g.groups); j++ {
					if min(larger[i], larger[j]) == a && max(larger[i], larger[j]) == b {
						of[cells[i][j]] = 1
					}
				}
			}
			s.know(0, of)
		}
		of := map[int]int{ofLarger[a]: -1}
		for i := range g.groups {
			if larger[i] == a {
				of[alone[i]] = 1
			}
		}
		if _, unknown := of[-1]; !unknown {
			s.know(0, of)
		}
	}
}
