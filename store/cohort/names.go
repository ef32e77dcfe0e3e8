package cohort

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Call is a person's name, safe to draw; the e-mail of somebody without a name, "erased person" for one
// whose application was erased.
func (s *State) Call(id matching.ID) string {
	a, ok := s.anybody(id)
	switch {
	case s.erased[id]:
		return anonym
	case !ok:
		return "somebody no longer here"
	case !a.Name.IsEmpty():
		return a.Name.Safe()
	case !a.Email.IsEmpty():
		return a.Email.Safe()
	}
	return anonym
}

// CallPair is both names with the sign for a pair between them.
func (s *State) CallPair(a, b matching.ID) string { return s.Call(a) + " ↔ " + s.Call(b) }

// CallAll is the names of a pair, or a trio, with the sign for a pair between them.
func (s *State) CallAll(ids []matching.ID) string { return strings.Join(s.names(ids), " ↔ ") }

// CallEach is some names in a sentence: "Tom Bridger and Dele Ade", "Tom Bridger, Dele Ade and Lee Wong".
func (s *State) CallEach(ids []matching.ID) string { return say.And(s.names(ids)) }

func (s *State) names(ids []matching.ID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.Call(id)
	}
	return names
}

// Sorted is everybody but who was erased, in the order of their folded e-mails.
func (s *State) Sorted() []*Applicant {
	type keyed struct {
		key string
		a   *Applicant
	}
	all := make([]keyed, 0, len(s.People))
	for _, a := range s.People {
		if !a.Erased {
			all = append(all, keyed{a.Key(), a})
		}
	}
	slices.SortFunc(all, func(x, y keyed) int { return strings.Compare(x.key, y.key) })
	out := make([]*Applicant, len(all))
	for i, k := range all {
		out[i] = k.a
	}
	return out
}

// ByEmail finds a person by the e-mail that they have or had, however it is written.
func (s *State) ByEmail(email string) (*Applicant, bool) {
	return byEmail(s.People, email)
}

// byEmail finds a person by the e-mail that they have, else by one that they had.
func byEmail(people map[matching.ID]*Applicant, email string) (*Applicant, bool) {
	key := text.Fold(email)
	var had *Applicant
	for _, a := range people {
		if a.Key() == key {
			return a, true
		}
		if slices.Contains(a.formerKeys(), key) {
			had = a
		}
	}
	return had, had != nil
}

// inOrder are some people in the order of their folded e-mails.
func (s *State) inOrder(ids []matching.ID) []matching.ID {
	type keyed struct {
		key string
		id  matching.ID
	}
	all := make([]keyed, len(ids))
	for i, id := range ids {
		all[i].id = id
		if a, ok := s.People[id]; ok {
			all[i].key = a.Key()
		}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	var out []matching.ID
	for _, k := range all {
		out = append(out, k.id)
	}
	return out
}
