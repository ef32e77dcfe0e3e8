package score

import (
	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Unresolved is a name or an e-mail in an answer that fits nobody of the cohort.
type Unresolved struct {
	ID    matching.ID // who wrote it
	Field string
	Text  text.Text
}

// Unresolved lists the line managers, the people not to be paired with and the others whom the answers name and who
// are nobody of the cohort, in the order of who wrote them.
func (s *Scorer) Unresolved() []Unresolved {
	var list []Unresolved
	for _, p := range s.people {
		for _, m := range s.naming[p.ID] {
			for _, n := range m.Names {
				if n.FitsNobody() {
					list = append(list, Unresolved{p.ID, m.Field, n.Text})
				}
			}
		}
	}
	return list
}

// read finds out whom the answers name: as the pool says, else from the answers themselves. A scorer of the same
// answers may have found it out already.
func (s *Scorer) read(near *Scorer) {
	switch {
	case s.pool.Named != nil:
		s.naming = s.pool.Named
	case near != nil && near.pool.Named == nil:
		s.naming = near.naming
	default:
		s.naming = matching.ReadNames(s.pool.Programme, s.people)
	}
}

// nameApart links the couples that may never be for what people answered, and those that may not be until somebody
// says who is meant.
func (s *Scorer) nameApart(links []link) []link {
	for i, p := range s.people {
		for _, m := range s.naming[p.ID] {
			var bound, doubt reasons
			switch m.Field {
			case programme.FieldLineManager:
				bound, doubt = managesIt, mayManageIt
			case programme.FieldNotWith:
				bound, doubt = avoidsIt, mayAvoidIt
			default:
				continue
			}
			for _, n := range m.Names {
				links = s.linkedTo(links, i, n.Bound, bound)
				if n.IsOpen() {
					links = s.linkedTo(links, i, n.Doubt, doubt)
				}
			}
		}
	}
	return links
}

// linkedTo keeps a person from some others, as far as they are in the pool.
func (s *Scorer) linkedTo(links []link, i int, others []matching.ID, reason reasons) []link {
	for _, id := range others {
		if j, ok := s.index[id]; ok {
			links = linked(links, i, j, reason)
		}
	}
	return links
}
