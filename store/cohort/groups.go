package cohort

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
)

// Grouping is one [[group]] of the programme with the groups that were made of it. Groups are numbered from 1; of those
// that lie within others the numbers go on from one to the next.
type Grouping struct {
	programme.Group
	Made   Stamp       // when the groups were made; zero: they were not
	Count  int         // how many there are
	Inside map[int]int // of groups that lie within others: in which
	Found  SetsFound   // of sets that were searched for, how good they were when they were made

	seats  map[matching.ID]int
	pinned map[matching.ID]bool
}

// IsMade reports whether there are groups.
func (g *Grouping) IsMade() bool { return g.Count > 0 }

// Of is the group of a person; 0 is none.
func (g *Grouping) Of(id matching.ID) int { return g.seats[id] }

// Pinned reports whether a person was moved or pinned, so that they stay where they are when groups are made again.
func (g *Grouping) Pinned(id matching.ID) bool { return g.pinned[id] }

// Call is what a group is called: "Cohort 2".
func (g *Grouping) Call(n int) string { return g.Title + " " + strconv.Itoa(n) }

// Groupings are all [[group]] tables of the programme, in the order of the file.
func (s *State) Groupings() []*Grouping {
	if s.Programme == nil {
		return nil
	}
	all := make([]*Grouping, len(s.Programme.Groups))
	for i, g := range s.Programme.Groups {
		all[i] = &Grouping{Group: g}
		if made := s.grouped[g.Name]; made != nil {
			of := *made
			of.Group = g
			all[i] = &of
		}
	}
	return all
}

// Grouping is the one of that name.
func (s *State) Grouping(name string) (*Grouping, bool) {
	for _, g := range s.Groupings() {
		if g.Name == name {
			return g, true
		}
	}
	return nil, false
}

// PartnersWithin is the grouping from one of whose groups both of a pair have to come; nil if there is none, or it is not
// made yet. Of several the first is what publishing goes by.
func (s *State) PartnersWithin() *Grouping {
	for _, g := range s.Groupings() {
		if g.PairsWithin && g.IsMade() {
			return g
		}
	}
	return nil
}

// MembersOf are the people of a group who are still in the cohort and take part, in the order of their folded e-mails.
func (s *State) MembersOf(g *Grouping, n int) []matching.ID {
	var ids []matching.ID
	takesPart := s.partTakers()
	for id, of := range g.seats {
		if a := s.People[id]; of == n && a != nil && takesPart(a) {
			ids = append(ids, id)
		}
	}
	return s.inOrder(ids)
}

// MembersOfEach are those of every group of a grouping, of group 1 first, found together.
func (s *State) MembersOfEach(g *Grouping) [][]matching.ID {
	all := make([][]matching.ID, g.Count)
	takesPart := s.partTakers()
	for id, n := range g.seats {
		if a := s.People[id]; n > 0 && n <= g.Count && a != nil && takesPart(a) {
			all[n-1] = append(all[n-1], id)
		}
	}
	for i, ids := range all {
		all[i] = s.inOrder(ids)
	}
	return all
}

// WithoutGroup are those who take part and are in no group of a grouping that is made, in the order of their folded
// e-mails.
func (s *State) WithoutGroup(g *Grouping) []matching.ID {
	if !g.IsMade() {
		return nil
	}
	var ids []matching.ID
	for id, a := range s.People {
		if g.seats[id] == 0 && s.takesPart(a) {
			ids = append(ids, id)
		}
	}
	return s.inOrder(ids)
}

// ungrouped lists who is in none of the groups that were made.
func (s *State) ungrouped() []Attention {
	var list []Attention
	for _, g := range s.Groupings() {
		for _, id := range s.WithoutGroup(g) {
			list = append(list, Attention{Kind: AttendUngrouped, People: []matching.ID{id},
				Sentence: fmt.Sprintf("%s is in no %s yet", s.Call(id), say.InSentence(text.Line(g.Title)))})
		}
	}
	return list
}

// TakingPart are all who are put into groups, in the order of their folded e-mails.
func (s *State) TakingPart() []matching.ID {
	var ids []matching.ID
	takesPart := s.partTakers()
	for _, a := range s.Sorted() {
		if takesPart(a) {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

// takesPart reports whether somebody takes part, in groups and in what is for all: nothing keeps them out of the matching, or they are in an exchange
// already.
func (s *State) takesPart(a *Applicant) bool {
	return a.KeptOut(s.Programme) == matching.NotKeptOut || s.holds(a.ID)
}

// partTakers is takesPart for asking of many: the exchanges are looked through once.
func (s *State) partTakers() func(*Applicant) bool {
	var held map[matching.ID]bool
	return func(a *Applicant) bool {
		if a.KeptOut(s.Programme) == matching.NotKeptOut {
			return true
		}
		if held == nil {
			held = s.holders()
		}
		return held[a.ID]
	}
}

// amendGrouping replaces a grouping by a changed copy.
func (s *State) amendGrouping(name string, change func(*Grouping)) {
	next := Grouping{}
	if old := s.grouped[name]; old != nil {
		next = *old
	}
	next.seats, next.pinned = maps.Clone(next.seats), maps.Clone(next.pinned)
	if next.seats == nil {
		next.seats, next.pinned = map[matching.ID]int{}, map[matching.ID]bool{}
	}
	change(&next)
	s.grouped = maps.Clone(s.grouped)
	if s.grouped == nil {
		s.grouped = map[string]*Grouping{}
	}
	s.grouped[name] = &next
}

// leaveInner takes a person out of the groups that lie within those of a grouping, since they left the one around them.
func (s *State) leaveInner(outer string, id matching.ID) {
	for _, g := range s.Programme.Groups {
		if made := s.grouped[g.Name]; g.Within == outer && made != nil && made.seats[id] != 0 {
			s.amendGrouping(g.Name, func(g *Grouping) {
				delete(g.seats, id)
				delete(g.pinned, id)
			})
			s.leaveInner(g.Name, id)
		}
	}
}

// poolGroups are the groups to one of which both of a pair have to belong.
func (s *State) poolGroups() []matching.Grouped {
	var all []matching.Grouped
	for _, g := range s.Groupings() {
		if g.PairsWithin && g.IsMade() {
			all = append(all, matching.Grouped{Title: g.Title, Of: g.seats})
		}
	}
	return all
}

// ComparedAnswers are the answers of some people to some fields, as rules compare them: by person, "" for none.
func (s *State) ComparedAnswers(people []matching.ID, fields []string) [][]string {
	all := make([]*matching.Applicant, len(people))
	answers := make([][]string, len(people))
	for i, id := range people {
		all[i] = &s.People[id].Applicant
		answers[i] = make([]string, len(fields))
	}
	for k, f := range fields {
		first := map[int32]string{}
		for i, n := range score.Alike(s.Programme, all, f) {
			if n == 0 {
				continue
			}
			if _, met := first[n]; !met {
				first[n] = s.sayAnswer(f, all[i])
			}
			answers[i][k] = first[n]
		}
	}
	return answers
}

// sayAnswer is what somebody answered to a field, in short.
func (s *State) sayAnswer(field string, a *matching.Applicant) string {
	f, ok := s.Programme.Field(field)
	if !ok {
		f = programme.Field{Name: field, Kind: programme.KindText}
	}
	return a.Answer(field).Say(f, true)
}

// inGroups are the people of a grouping in the order of their folded e-mails.
func (s *State) inGroups(g *Grouping) []matching.ID {
	var ids []matching.ID
	for id, n := range g.seats {
		if a := s.People[id]; n > 0 && a != nil && s.takesPart(a) {
			ids = append(ids, id)
		}
	}
	return s.inOrder(ids)
}

// numbersOf are the numbers of the groups that lie in one around them; all of them where there is none.
func (g *Grouping) numbersOf(outer int) []int {
	var numbers []int
	for n := 1; n <= g.Count; n++ {
		if g.Within == "" || g.Inside[n] == outer {
			numbers = append(numbers, n)
		}
	}
	return slices.Clip(numbers)
}
