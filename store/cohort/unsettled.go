package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// What is in doubt about persons, and may not be published: who is meant by a name, and who is one person.

// checkSettled refuses to publish while it is not known who is meant, or who is one person.
func (s *State) checkSettled() error {
	for _, n := range s.OpenNames() {
		if matching.KeepsApart(n.Field) {
			return Refuse("%s: say first who is meant, or that nobody is, with crosswalk resolve %s %s WHO|nobody", s.sayName(n), s.Address(n.Person), n.Field)
		}
	}
	for _, l := range s.Lookalikes() {
		return Refuse("%s: say first which, with crosswalk same or crosswalk different %s %s", s.sayLookalike(l), s.Address(l.A), s.Address(l.B))
	}
	return nil
}

// sayName puts a name in doubt in a sentence without a full stop. It is for the coordinator alone.
func (s *State) sayName(n NameRead) string {
	who := s.CallEach(slices.Concat(n.Bound, n.Doubt))
	return fmt.Sprintf("%s names “%s” as %s, who may be %s", s.Call(n.Person), short(n.Text), s.label(n.Field), who)
}

// sayLookalike asks whether two applications are one person's, without a question mark.
func (s *State) sayLookalike(l Lookalike) string {
	why := "have one name"
	switch {
	case l.Returning:
		return fmt.Sprintf("%s, %s, may be %s of %s, %s, under another name: they have the same telephone number, or post and employer",
			s.Call(l.A), s.Address(l.A), s.Call(l.B), l.Elsewhere, s.Address(l.B))
	case l.Response:
		why = "are one response of the form"
	case l.Elsewhere != "":
		why = fmt.Sprintf("have one name, and the second is of %s", l.Elsewhere)
	}
	return fmt.Sprintf("%s, %s and %s, may be one person or two: they %s", s.Call(l.B), s.Address(l.A), s.Address(l.B), why)
}

// unsettled lists what is in doubt about persons.
func (s *State) unsettled() []Attention {
	var list []Attention
	for _, n := range s.OpenNames() {
		list = append(list, Attention{Kind: AttendMeant, People: append([]matching.ID{n.Person}, n.Doubt...), Field: n.Field, Written: n.Text, Sentence: s.sayName(n)})
	}
	for _, l := range s.Lookalikes() {
		list = append(list, Attention{Kind: AttendSame, People: []matching.ID{l.A, l.B}, Sentence: s.sayLookalike(l)})
	}
	for _, a := range s.Sorted() {
		if a.AppliedAgain {
			list = append(list, Attention{Kind: AttendAgain, People: []matching.ID{a.ID}, Sentence: s.Call(a.ID) + " was withdrawn and has applied again"})
		}
	}
	return list
}

// askPersons asks who is meant by the names that are in doubt.
func askPersons(s *State) []matching.Question {
	var list []matching.Question
	for _, n := range s.OpenNames() {
		list = append(list, matching.Question{Kind: matching.AskPerson, Who: s.addresses(n.Person), Field: n.Field, Text: n.Text.Safe(),
			Proposed: s.addresses(slices.Concat(n.Bound, n.Doubt)...)})
	}
	return list
}

// askSame asks whether applications are one person's.
func askSame(s *State) []matching.Question {
	var list []matching.Question
	for _, l := range s.Lookalikes() {
		list = append(list, matching.Question{Kind: matching.AskSamePerson, Who: s.addresses(l.A, l.B), Text: s.Call(l.B), Proposed: []string{"same", "different"}})
	}
	return list
}

// askAgain asks whether those who were withdrawn and applied again are back.
func askAgain(s *State) []matching.Question {
	var list []matching.Question
	for _, a := range s.Sorted() {
		if a.AppliedAgain {
			list = append(list, matching.Question{Kind: matching.AskAppliedAgain, Who: s.addresses(a.ID), Text: s.Call(a.ID), Proposed: []string{"return", "withdraw"}})
		}
	}
	return list
}

func (s *State) addresses(ids ...matching.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = s.Address(id)
	}
	return out
}

// SayRead puts what was found out about a name in a sentence without a full stop. It is for the coordinator alone.
func (s *State) SayRead(n NameRead) string {
	as := "must not be paired with"
	switch {
	case n.IsOpen() && !matching.KeepsApart(n.Field):
		return s.sayName(n) + ": say who is meant"
	case n.IsOpen():
		return s.sayName(n) + ": kept apart until you say who is meant"
	case n.FitsNobody():
		return fmt.Sprintf("%s names “%s” as %s, who is nobody of this cohort", s.Call(n.Person), short(n.Text), s.label(n.Field))
	case n.Field == programme.FieldLineManager:
		as = "is managed by"
	case n.Field != programme.FieldNotWith:
		return fmt.Sprintf("%s names %s as %s", s.Call(n.Person), s.CallEach(n.Bound), s.label(n.Field))
	}
	return fmt.Sprintf("%s %s %s", s.Call(n.Person), as, s.CallEach(n.Bound))
}

// SayLookalikes are the questions whether two applications are one person's, as sentences without a full stop.
func (s *State) SayLookalikes() []string {
	var list []string
	for _, l := range s.Lookalikes() {
		list = append(list, s.sayLookalike(l))
	}
	return list
}

// NamesBetween says whom two people name of each other in fields that keep nobody apart, such as who put them forward: as
// sentences without a full stop, safe to draw.
func (s *State) NamesBetween(a, b matching.ID) []string {
	var out []string
	named := s.Named()
	for _, two := range [][2]matching.ID{{a, b}, {b, a}} {
		for _, m := range named[two[0]] {
			if matching.KeepsApart(m.Field) {
				continue
			}
			for _, n := range m.Names {
				switch {
				case slices.Contains(n.Bound, two[1]):
					n.Bound, n.Doubt = []matching.ID{two[1]}, nil
				case !slices.Contains(n.Doubt, two[1]):
					continue
				}
				out = append(out, s.SayRead(NameRead{two[0], m.Field, n}))
			}
		}
	}
	return out
}
