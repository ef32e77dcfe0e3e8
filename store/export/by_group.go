package export

import (
	"slices"

	"crosswalk/matching/text"
)

// byGroup tells of each of the groups inside which people have their partners, of several cohorts of a hundred say, how many
// people and exchanges it has and how long these met; nothing where there are none, or where one of them is a few people.
func (m *reporter) byGroup() []Section {
	g := m.PartnersWithin()
	if g == nil || g.Count < 2 {
		return nil
	}
	s := Section{Name: "groups", Title: text.Line(g.Title), Drawn: NoPicture,
		Columns: []Column{column("people"), column("exchanges"), column("hours together")},
		Note:    "Partners come from the same group."}
	for n := 1; n <= g.Count; n++ {
		members := m.MembersOf(g, n)
		published, hours := 0, 0
		for _, x := range m.real() {
			if slices.Contains(members, x.Members[0]) {
				published++
				hours += x.Ledger().Together
			}
		}
		if isFew(len(members)) || isFew(2*published) {
			return nil
		}
		title := text.Line(g.Call(n))
		s.Rows = append(s.Rows, Row{slug(title), title, []Cell{count(len(members)), count(published), tenths(hours)}})
	}
	return []Section{s}
}
