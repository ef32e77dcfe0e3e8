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

// findNames finds out who is meant by what a change brought: by new answers, and by known ones if somebody has come,
// or is called otherwise, whom they may mean. Nil says that there was nothing to find out. In a log that was written
// before names were kept, all are read once.
func (s *State) findNames(before *State) []FoundNames {
	came := s.cameSince(before)
	if s.namesKept && len(came) == 0 && !s.answersSince(before) {
		return nil
	}
	fields := matching.NamingFields(s.Programme)
	found := []FoundNames{}
	var newcomers, all *matching.Directory
	for _, a := range s.Sorted() {
		for _, f := range fields {
			answer := a.Answer(f).Text
			if answer.IsEmpty() {
				continue
			}
			known, ok := s.knownOf(a.ID, f, answer)
			if ok && s.namesKept {
				if len(came) == 0 {
					continue
				}
				if newcomers == nil {
					newcomers = s.directory(came)
				}
				if !meansAnother(known, newcomers.Read(answer, a.ID)) {
					continue
				}
			}
			if all == nil {
				all = s.directory(s.Sorted())
			}
			names := s.mergeNames(a.ID, f, known, all.Read(answer, a.ID))
			if ok && s.namesKept && sameNames(known, names) {
				continue
			}
			found = append(found, FoundNames{Person: a.ID, Field: f, Names: Record[AnswerNames]{Value: AnswerNames{Answer: answer, Names: names}}})
		}
	}
	return found
}

// cameSince are the people who are new, or have another name or address than before, in no order.
func (s *State) cameSince(before *State) []*Applicant {
	var came []*Applicant
	for id, a := range s.People {
		if old, ok := before.People[id]; !ok || old != a && (old.Name != a.Name || old.Email != a.Email) {
			came = append(came, a)
		}
	}
	return came
}

// answersSince reports whether somebody's answers are others than before.
func (s *State) answersSince(before *State) bool {
	if !s.Programme.SameAs(before.Programme) {
		return true
	}
	fields := matching.NamingFields(s.Programme)
	for id, a := range s.People {
		if old := before.People[id]; old != nil && old != a {
			for _, f := range fields {
				if old.Answer(f).Text != a.Answer(f).Text {
					return true
				}
			}
		}
	}
	return false
}

// meansAnother reports whether an answer may mean somebody of whom is not known that it does.
func meansAnother(known, now []matching.Name) bool {
	has := map[matching.ID]bool{}
	for _, n := range known {
		for _, id := range slices.Concat(n.Bound, n.Doubt) {
			has[id] = true
		}
	}
	for _, n := range now {
		for _, id := range slices.Concat(n.Bound, n.Doubt) {
			if !has[id] {
				return true
			}
		}
	}
	return false
}

// mergeNames adds what an answer says by the names that people have now to what is known of it, and of the same names
// in other answers: who is meant stays meant, and who fits as well from now on is in doubt.
func (s *State) mergeNames(id matching.ID, field string, known, now []matching.Name) []matching.Name {
	var out []matching.Name
	kept := map[matching.ID]bool{}
	for _, n := range now {
		if was, ok := s.keptName(id, field, matching.NameKey(n.Text.Raw())); ok {
			n = mergeName(was, n)
		}
		out = append(out, n)
		for _, other := range slices.Concat(n.Bound, n.Doubt) {
			kept[other] = true
		}
	}
	for _, was := range known { // a name that is cut otherwise now
		key := matching.NameKey(was.Text.Raw())
		same := func(n matching.Name) bool { return matching.NameKey(n.Text.Raw()) == key }
		lost := func(other matching.ID) bool { return !kept[other] }
		if !slices.ContainsFunc(out, same) && (was.Settled || slices.ContainsFunc(slices.Concat(was.Bound, was.Doubt), lost)) {
			out = append(out, was)
		}
	}
	return out
}

// mergeName is a name of which something is known already, read anew.
func mergeName(was, now matching.Name) matching.Name {
	if was.Settled {
		was.Text = now.Text
		return was
	}
	if was.FitsNobody() {
		return now
	}
	is := matching.Name{Text: now.Text, Bound: was.Bound, Doubt: slices.Clone(was.Doubt)}
	for _, other := range slices.Concat(now.Bound, now.Doubt) {
		if !slices.Contains(is.Bound, other) && !slices.Contains(is.Doubt, other) {
			is.Doubt = append(is.Doubt, other)
		}
	}
	return is
}

func sameNames(a, b []matching.Name) bool {
	return slices.EqualFunc(a, b, func(x, y matching.Name) bool {
		return x.Text == y.Text && x.Settled == y.Settled && slices.Equal(x.Bound, y.Bound) && slices.Equal(x.Doubt, y.Doubt)
	})
}

// readUnkept reads the names of a log that was written before names were kept. Nothing of it is written: the first
// change that plans finds it out again and keeps it.
func (s *State) readUnkept() {
	if s.namesKept || s.Programme == nil {
		return
	}
	s.takeNames(s.findNames(newState(s.Cohort)))
}

// KeepsNames reports whether the log keeps who is meant by the names in answers, as it does since the first change that
// planned in this version of the program.
func (s *State) KeepsNames() bool { return s.namesKept }

// NameRead is a name in somebody's answer and who is meant by it.
type NameRead struct {
	Person matching.ID
	Field  string
	matching.Name
}

// NamesIn is what a change would find out about names, if it were made.
func (s *State) NamesIn(c Change) []NameRead {
	next := s.clone()
	Own(c).apply(next, Stamp{Seq: s.Seq + 1})
	return namesOf(next.findNames(s))
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

// After is the state that a change leads to, but for its plan and its place in the log: for looking ahead at what it
// brings, not for going on from.
func (s *State) After(c Change) *State { return s.after(Own(c)) }

// Ahead is the same of a change that may be made; else the refusal.
func (s *State) Ahead(c Change) (*State, error) {
	c = Own(c)
	at := Stamp{Seq: s.Seq + 1}
	if p, ok := c.(preparer); ok {
		if err := p.prepare(s, at); err != nil {
			return nil, err
		}
	}
	if err := c.check(s, at); err != nil {
		return nil, err
	}
	return s.after(c), nil
}

func (s *State) after(c Change) *State {
	next := s.clone()
	c.apply(next, Stamp{Seq: s.Seq + 1})
	next.reckonOthers()
	next.reckonStages()
	kept := next.namesKept
	found := next.findNames(s)
	next.takeNames(found)
	next.namesKept = kept || found != nil
	next.derived = newDerived(nil)
	next.derived.scores.before = s.employersNear()
	return next
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
