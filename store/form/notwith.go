package form

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// Whom somebody must not meet is asked in many wordings, and an answer that nobody reads is the worst that can get lost.
// So every heading that asks for it is the field's, and whoever does not mean it is told what was read there.

var (
	refusing  = wordSet(strings.Fields("not dont cannot cant shouldnt never avoid avoiding exclude excluded excluding except inappropriate unable unsuitable unwilling")...)
	meeting   = wordSet(strings.Fields("match matched matching pair paired pairing partner partnered partnering meet placed buddied linked connected exchange work working with")...)
	anybody   = wordSet(strings.Fields("who whom anyone anybody someone somebody people person persons name names colleague colleagues individual individuals individuals me you us")...)
	whenWhere = wordSet(strings.Fields("when where days day dates date times time weeks week months month hours travel location locations consent data information details why reason reasons need needs happy agree sector sectors organisation organisations")...)
)

// asksNotWith reports whether a heading asks whom somebody must not be paired with.
func asksNotWith(heading string) bool {
	words := headingWords(heading)
	has := func(set map[string]bool) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set[w] })
	}
	if slices.ContainsFunc(words, func(w string) bool { return w == "conflict" || w == "conflicts" }) {
		return slices.Contains(words, "interest") || slices.Contains(words, "interests")
	}
	return has(refusing) && has(meeting) && has(anybody) && !has(whenWhere)
}

// assignNotWith gives the field for whom somebody must not meet all headings that ask for it, where none was.
func (m *mapping) assignNotWith() {
	if _, ok := m.programme.Field(programme.FieldNotWith); !ok || m.asked(programme.FieldNotWith) {
		return
	}
	for i, c := range m.columns {
		if c.field == "" && !c.meta && c.folded != "" && !(m.rejects && i == 0) && asksNotWith(c.title) {
			m.columns[i].field, m.columns[i].how = programme.FieldNotWith, HowPattern
		}
	}
}

// isNameInTwo reports whether two columns ask for the first name and the surname of one person.
func (m *mapping) isNameInTwo(a, b int) bool {
	of := func(i int, parts ...string) bool {
		said := " " + strings.Join(headingWords(m.columns[i].title), " ") + " "
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(said, " "+p+" ") })
	}
	first := []string{"first name", "firstname", "forename", "given name"}
	last := []string{"last name", "lastname", "surname", "family name"}
	return of(a, first...) && of(b, last...) || of(a, last...) && of(b, first...)
}
