package cohort

import (
	"cmp"
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Finder finds people by what a file has of them: by an address that they have or had, else by their name.
type Finder struct {
	byEmail   map[string]matching.ID
	directory *matching.Directory
}

// Finder finds people of the cohort, or of the whole store.
func (s *State) Finder(everywhere bool) *Finder {
	people := s.Sorted()
	if everywhere {
		others := map[matching.ID]*Applicant{}
		for _, o := range s.others {
			for id, a := range o.People {
				if _, here := s.People[id]; !here {
					others[id] = a
				}
			}
		}
		people = append(people, slices.SortedFunc(maps.Values(others), func(a, b *Applicant) int {
			return cmp.Or(compareKeys(a, b), cmp.Compare(a.ID, b.ID))
		})...)
	}
	return s.finderOf(people)
}

func (s *State) finderOf(people []*Applicant) *Finder {
	f := &Finder{byEmail: make(map[string]matching.ID, len(people)), directory: s.directory(people)}
	for _, former := range []bool{true, false} { // who has an address goes before who had it
		for _, a := range people {
			keys := []string{a.Key()}
			if former {
				keys = a.formerKeys()
			}
			for _, key := range keys {
				if key != "" {
					f.byEmail[key] = a.ID
				}
			}
		}
	}
	return f
}

// Find says who somebody is, and who they may be where that is not sure; nobody, if they fit nobody.
func (f *Finder) Find(w matching.Written) (sure, maybe []matching.ID) {
	if id, ok := f.byEmail[w.Email.Fold()]; ok && !w.Email.IsEmpty() {
		return []matching.ID{id}, nil
	}
	if w.Name.IsEmpty() {
		return nil, nil
	}
	for _, n := range f.directory.Read(text.New(w.Name.Raw()), 0) {
		sure, maybe = append(sure, n.Bound...), append(maybe, n.Doubt...)
	}
	if len(sure) != 1 || !w.Email.IsEmpty() { // a name alone under another address is a doubt
		return nil, append(sure, maybe...)
	}
	return sure, maybe
}
