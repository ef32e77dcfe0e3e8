package cohort

import (
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// What one application of a person says of others counts for every other application of theirs, and what is said of one
// is said of all: in this cohort ([State.shareNames]) and across the cohorts of the store ([State.reckonNamedElsewhere]).

// shareNames lets those who are one person have written whatever any of them wrote.
func (s *State) shareNames(all map[matching.ID][]matching.Naming) {
	own := maps.Clone(all)
	for _, id := range slices.Sorted(maps.Keys(s.same)) {
		if _, here := s.People[id]; !here {
			continue
		}
		for _, other := range s.SameAs(id)[1:] {
			for _, m := range own[other] {
				m.Names = slices.DeleteFunc(slices.Clone(m.Names), matching.Name.FitsNobody)
				all[id] = append(slices.Clip(all[id]), m)
			}
		}
	}
}

// withSame are names of whom all people are meant who are one with somebody meant: of them nobody is in doubt any more.
func (s *State) withSame(names []matching.Name) []matching.Name {
	out := slices.Clone(names)
	for i := range out {
		bound := s.allSame(out[i].Bound)
		doubt := slices.DeleteFunc(s.allSame(out[i].Doubt), func(id matching.ID) bool { return slices.Contains(bound, id) })
		out[i].Bound, out[i].Doubt = bound, doubt
	}
	return out
}

// reckonNamedElsewhere works out what people wrote in other cohorts and what counts here because they, or whoever they
// meant, are here under another number. Between two who have the same numbers in both cohorts nothing is carried over:
// there the form of this cohort says what is so now. A line manager is carried over for those who name none here.
func (s *State) reckonNamedElsewhere() {
	s.namedElsewhere = nil
	if len(s.same) == 0 {
		return
	}
	for i := range s.others {
		for _, writer := range slices.Sorted(maps.Keys(s.others[i].Named)) {
			for _, m := range s.others[i].Named[writer] {
				s.carryOver(writer, m)
			}
		}
	}
}

// carryOver takes over one answer that somebody gave in another cohort. Whom they may mean there counts as meant: it can
// be settled in that cohort only, and then it counts so.
func (s *State) carryOver(writer matching.ID, m matching.Naming) {
	if m.Field != programme.FieldNotWith && m.Field != programme.FieldLineManager {
		return
	}
	for _, id := range s.SameAs(writer) {
		a, here := s.People[id]
		if !here || m.Field == programme.FieldLineManager && s.namesManager(a) {
			continue
		}
		var names []matching.Name
		for _, n := range m.Names {
			said := n.Bound
			if n.IsOpen() {
				said = slices.Concat(n.Bound, n.Doubt)
			}
			meant := slices.DeleteFunc(s.allSame(said), func(other matching.ID) bool {
				_, there := s.People[other]
				return !there || slices.Contains(s.SameAs(id), other) || id == writer && slices.Contains(said, other)
			})
			if len(meant) > 0 {
				names = append(names, matching.Name{Text: n.Text, Bound: meant, Settled: true})
			}
		}
		if len(names) > 0 {
			if s.namedElsewhere == nil {
				s.namedElsewhere = map[matching.ID][]matching.Naming{}
			}
			s.namedElsewhere[id] = append(s.namedElsewhere[id], matching.Naming{Field: m.Field, Names: names})
		}
	}
}

// namesManager reports whether one of a person's applications in this cohort names a line manager.
func (s *State) namesManager(a *Applicant) bool {
	return slices.ContainsFunc(s.SameAs(a.ID), func(id matching.ID) bool {
		one, here := s.People[id]
		return here && !one.Answer(programme.FieldLineManager).Text.IsEmpty()
	})
}

// keptApartElsewhere reports whether one of two people wrote in another cohort that they are not to be with the other.
func (s *State) keptApartElsewhere(a, b matching.ID) bool {
	names := func(id, other matching.ID) bool {
		return slices.ContainsFunc(s.namedElsewhere[id], func(m matching.Naming) bool {
			return slices.ContainsFunc(m.Names, func(n matching.Name) bool { return slices.Contains(n.Bound, other) })
		})
	}
	return names(a, b) || names(b, a)
}

// namesOtherwise reports whether, as far as other cohorts have to know, people name others than they did before.
func (s *State) namesOtherwise(before *State) bool {
	if len(s.namesKnown) != len(before.namesKnown) {
		return true
	}
	for id, known := range s.namesKnown { // what is known of a person's answers is replaced when it changes
		if was := before.namesKnown[id]; len(was) != len(known) || len(known) > 0 && &was[0] != &known[0] {
			return true
		}
	}
	return s.answersSince(before)
}
