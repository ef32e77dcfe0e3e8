package cohort

import (
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Who is meant by the names in an answer is found out when the answer comes in, or when somebody comes in whom it may
// mean, and is kept with the entry that brought them: a name or an address that changes later changes nothing of it.

// FoundNames is what an entry of the log found out about the names in one answer. It is stored.
type FoundNames struct {
	Person matching.ID
	Field  string
	Names  Record[AnswerNames]
}

// AnswerNames is an answer in which people are named, and who they are. It is stored, as a record.
type AnswerNames struct {
	Answer text.Text
	Names  []matching.Name
}

// knownNames is what is known of one answer of a person. What is known of answers that they gave before stays.
type knownNames struct {
	field string
	AnswerNames
}

// takeNames takes over what an entry found out.
func (s *State) takeNames(found []FoundNames) {
	for _, f := range found {
		if !f.Names.erased() {
			s.know(f.Person, f.Field, f.Names.Value)
		}
	}
}

// know notes what is known of an answer, in place of what was known of it.
func (s *State) know(id matching.ID, field string, names AnswerNames) {
	list := slices.DeleteFunc(slices.Clone(s.namesKnown[id]), func(k knownNames) bool {
		return k.field == field && k.Answer == names.Answer
	})
	if s.namesKnown == nil {
		s.namesKnown = map[matching.ID][]knownNames{}
	}
	s.namesKnown[id] = append(list, knownNames{field, names})
}

// knownOf is what is known of an answer of a person.
func (s *State) knownOf(id matching.ID, field string, answer text.Text) ([]matching.Name, bool) {
	for _, k := range s.namesKnown[id] {
		if k.field == field && k.Answer == answer {
			return k.Names, true
		}
	}
	return nil, false
}

// keptName is what is known of a name that a person wrote in any answer to a field: what the coordinator said, else
// what is known of the latest of them.
func (s *State) keptName(id matching.ID, field, key string) (kept matching.Name, ok bool) {
	for _, k := range s.namesKnown[id] {
		if k.field != field {
			continue
		}
		for _, n := range k.Names {
			if matching.NameKey(n.Text.Raw()) == key && (n.Settled || !kept.Settled) {
				kept, ok = n, true
			}
		}
	}
	return kept, ok
}

// Named is whom everybody names and who is meant, by who wrote it: of people who are one all are meant, and all have
// written it, in another cohort too ([State.namedElsewhere]).
func (s *State) Named() map[matching.ID][]matching.Naming {
	all := s.namedHere()
	for id, list := range s.namedElsewhere {
		all[id] = append(slices.Clip(all[id]), list...)
	}
	return all
}

// namedHere is the same of what was written in this cohort alone.
func (s *State) namedHere() map[matching.ID][]matching.Naming {
	all := s.written()
	if len(s.same) == 0 {
		return all
	}
	for _, list := range all {
		for i := range list {
			list[i].Names = s.withSame(list[i].Names)
		}
	}
	s.shareNames(all)
	return all
}

// written is whom everybody names by themselves.
func (s *State) written() map[matching.ID][]matching.Naming {
	fields := matching.NamingFields(s.Programme)
	all := make(map[matching.ID][]matching.Naming)
	var d *matching.Directory
	for id, a := range s.People {
		var list []matching.Naming
		for _, f := range fields {
			answer := a.Answer(f).Text
			if answer.IsEmpty() {
				continue
			}
			names, known := s.knownOf(id, f, answer)
			if !known { // in a log that is being read
				if d == nil {
					d = s.directory(s.Sorted())
				}
				names = s.mergeNames(id, f, nil, d.Read(answer, id))
			}
			if len(names) > 0 {
				list = append(list, matching.Naming{Field: f, Names: names})
			}
		}
		if list != nil {
			all[id] = list
		}
	}
	return all
}

// directory lists people with the names and addresses that they have and had.
func (s *State) directory(people []*Applicant) *matching.Directory {
	listed := make([]matching.Listed, len(people))
	for i, a := range people {
		l := a.Listed(s.Programme)
		l.Names = append(l.Names, a.formerNames...)
		l.Emails = append(l.Emails, a.formerEmails...)
		for _, form := range []*matching.Applicant{a.Imported, a.typed} {
			if form != nil {
				l.Names = append(l.Names, form.Name)
				l.Emails = append(l.Emails, form.Email)
			}
		}
		l.Names, l.Emails = distinct(l.Names), distinct(l.Emails)
		listed[i] = l
	}
	return matching.NewDirectory(listed)
}

func distinct(texts []text.Text) []text.Text {
	var out []text.Text
	for _, t := range texts {
		if !t.IsEmpty() && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// NameRead is a name in somebody's answer and who is meant by it.
type NameRead struct {
	Person matching.ID
	Field  string
	matching.Name
}

// NamesOf is what an entry of the log found out about names.
func NamesOf(e *Entry) []NameRead { return namesOf(e.Found) }

func namesOf(found []FoundNames) []NameRead {
	var list []NameRead
	for _, f := range found {
		for _, n := range f.Names.Value.Names {
			list = append(list, NameRead{f.Person, f.Field, n})
		}
	}
	return list
}

// OpenNames are the names of which the coordinator has to say who is meant, in the order of who wrote them. Withdrawn
// people, and doubts about nobody else, are left out.
func (s *State) OpenNames() []NameRead {
	here := func(id matching.ID) bool { a, ok := s.People[id]; return ok && !a.Withdrawn }
	named := s.Named()
	var list []NameRead
	for _, id := range s.inOrder(slices.Collect(maps.Keys(named))) {
		if !here(id) {
			continue
		}
		for _, m := range named[id] {
			for _, n := range m.Names {
				n.Doubt = slices.DeleteFunc(slices.Clone(n.Doubt), func(d matching.ID) bool { return !here(d) || d == id })
				if n.IsOpen() {
					list = append(list, NameRead{id, m.Field, n})
				}
			}
		}
	}
	return list
}
