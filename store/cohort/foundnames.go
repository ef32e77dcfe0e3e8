package cohort

import (
	"slices"

	"crosswalk/matching"
)

// What an entry finds out about names: who is meant by new answers, and who else by known ones when somebody comes.

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
