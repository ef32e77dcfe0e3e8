package cohort

import (
	"slices"
	"strings"

	"crosswalk/matching"
)

// Lookalike is two applications of which nobody said yet whether they are one person's.
type Lookalike struct {
	A, B      matching.ID // A is of the cohort; B too, or of another one
	Elsewhere string      // the name of the cohort in which B is, if it is not this one
	Response  bool        // the form gave both the same number; else they have the same name
	Returning bool        // they share only a word of the name, and the telephone number or the post
}

// Lookalikes are the applications that may be one person's: they have the same name, or in this cohort the same number
// of the form, and another address. Withdrawn people are left out. Each person stands beside one other at a time in
// this cohort and beside one of another cohort, so that the list grows with the people and not with their couples. Who
// may be back under another name stands here too: see returning.go.
func (s *State) Lookalikes() []Lookalike {
	var list []Lookalike
	byName := make(map[string][]*Applicant, len(s.People))
	byResponse := make(map[string][]*Applicant, len(s.People))
	elsewhere, returned := s.namesElsewhere(), s.returned()
	for _, a := range s.Sorted() {
		if a.Withdrawn {
			continue
		}
		key := a.nameKey()
		if b := s.firstOpen(a, byName[key]); key != "" && b != nil {
			list = append(list, Lookalike{A: b.ID, B: a.ID})
		} else if b := s.firstOpen(a, likeResponses(a, byResponse[a.Response])); a.Response != "" && b != nil {
			list = append(list, Lookalike{A: b.ID, B: a.ID, Response: true})
		}
		if key == "" {
			continue
		}
		for _, e := range elsewhere[key] {
			if s.isOpen(a.ID, e.a.ID) {
				list = append(list, Lookalike{A: a.ID, B: e.a.ID, Elsewhere: e.cohort})
				break
			}
		}
		if e, ok := returned[a.ID]; ok && len(elsewhere[key]) == 0 && s.isOpen(a.ID, e.a.ID) {
			list = append(list, Lookalike{A: a.ID, B: e.a.ID, Elsewhere: e.cohort, Returning: true})
		}
		byName[key] = append(byName[key], a)
		if a.Response != "" {
			byResponse[a.Response] = append(byResponse[a.Response], a)
		}
	}
	return list
}

// personElsewhere is somebody of another cohort.
type personElsewhere struct {
	a      *Applicant
	cohort string
}

// namesElsewhere are the people of other cohorts who are not in this one, by the names of those who are.
func (s *State) namesElsewhere() map[string][]personElsewhere {
	if len(s.others) == 0 {
		return nil
	}
	wanted := make(map[string]bool, len(s.People))
	for _, a := range s.People {
		wanted[a.nameKey()] = true
	}
	found := map[string][]personElsewhere{}
	for i := range s.others {
		o := &s.others[i]
		for id, a := range o.People {
			if _, here := s.People[id]; !here && a.nameKey() != "" && wanted[a.nameKey()] {
				found[a.nameKey()] = append(found[a.nameKey()], personElsewhere{a, o.Name})
			}
		}
	}
	for _, list := range found {
		slices.SortFunc(list, func(x, y personElsewhere) int { return compareKeys(x.a, y.a) })
	}
	return found
}

// firstOpen is the first of some people of whom nobody said whether they are one with another.
func (s *State) firstOpen(a *Applicant, others []*Applicant) *Applicant {
	for _, b := range others {
		if s.isOpen(a.ID, b.ID) {
			return b
		}
	}
	return nil
}

// isOpen reports whether nobody said whether two people are one.
func (s *State) isOpen(a, b matching.ID) bool {
	if a == b {
		return false
	}
	if len(s.personsSaid) == 0 && len(s.same) == 0 && len(s.others) == 0 {
		return true
	}
	for _, x := range s.SameAs(a) {
		for _, y := range s.SameAs(b) {
			if x == y {
				return false
			}
			if _, said := s.saidOf(matching.CoupleOf(x, y)); said {
				return false
			}
		}
	}
	return true
}

// likeResponses are those of the people whose responses have one number who sent it in the same moment, or share a
// part of the name: forms count from 1, so that the number alone says nothing where two forms come together.
func likeResponses(a *Applicant, others []*Applicant) []*Applicant {
	var like []*Applicant
	for _, b := range others {
		if a.Submitted.Equal(b.Submitted) || sharesWord(a.nameKey(), b.nameKey()) {
			like = append(like, b)
		}
	}
	return like
}

func sharesWord(a, b string) bool {
	words := strings.Fields(b)
	return slices.ContainsFunc(strings.Fields(a), func(w string) bool { return len(w) > 1 && slices.Contains(words, w) })
}
