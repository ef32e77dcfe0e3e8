package export

import (
	"cmp"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// group is people who gave one answer.
type group struct {
	Name, Title string // for programs, for people
	People      int
	of          []string // the answers in it
}

// isOne reports whether all in a group gave one and the same of the choices.
func (g group) isOne() bool {
	return g.Name != groupTogether && g.Name != groupOther && g.Name != groupNone
}

// The groups beside those of one answer.
const (
	groupOther    = "other"     // whose answer is none of the choices
	groupNone     = "no-answer" // who gave none
	groupTogether = "together"  // of several answers that a few people gave each
)

// mostGroups is how many groups a picture has; the smallest are put together.
const mostGroups = 10

// grouping is a cohort's people by their answers to one field, in groups that are large enough to be told.
type grouping struct {
	field  programme.Field
	groups []group
	at     map[matching.ID]int // place of each person's group
}

// groupedFields are the fields by which the report tells people apart: choices of one, and employers.
func groupedFields(p *programme.Programme) []programme.Field {
	var out []programme.Field
	for _, f := range p.Fields {
		one := f.Kind == programme.KindChoice || f.Kind == programme.KindLevel
		if !f.Private && (one || f.Kind == programme.KindText && isEmployer(p, f.Name)) {
			out = append(out, f)
		}
	}
	return out
}

// isEmployer reports whether a rule tells people apart by a text: who works where.
func isEmployer(p *programme.Programme, field string) bool {
	return slices.ContainsFunc(p.Rules, func(r programme.Rule) bool {
		apart := r.Kind == programme.RuleDifferent || r.Kind == programme.RuleDifferentAny || r.Kind == programme.RuleSame
		return apart && slices.Contains(r.Fields, field)
	})
}

// groupBy groups the people of a cohort. ok is false where fewer than two groups can be told.
func groupBy(s *cohort.State, f programme.Field) (g grouping, ok bool) {
	answers := answersBy(s, f)
	size := make(map[string]*group)
	for _, a := range s.Sorted() {
		said := answers(a)
		if size[said.Name] == nil {
			said := said
			said.of = []string{said.Name}
			size[said.Name] = &said
		}
		size[said.Name].People++
	}
	g = grouping{field: f, at: make(map[matching.ID]int)}
	for _, one := range size {
		g.groups = append(g.groups, *one)
	}
	slices.SortFunc(g.groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(a.Name, b.Name))
	})
	g.groups = together(g.groups)
	for id, a := range s.People {
		name := answers(a).Name
		if at := slices.IndexFunc(g.groups, func(one group) bool { return slices.Contains(one.of, name) }); at >= 0 {
			g.at[id] = at // who was erased is in no group
		}
	}
	return g, len(g.groups) > 1
}

// coarser is the grouping with so many groups, the last of which has all the smallest.
func (g grouping) coarser(n int) grouping {
	if n >= len(g.groups) {
		return g
	}
	last := group{Name: groupTogether, Title: "All others together"}
	for _, one := range g.groups[n-1:] {
		last.People, last.of = last.People+one.People, append(last.of, one.of...)
	}
	out := grouping{g.field, append(slices.Clone(g.groups[:n-1]), last), make(map[matching.ID]int, len(g.at))}
	for id, at := range g.at {
		out.at[id] = min(at, n-1)
	}
	return out
}

// together puts the groups of a few people into one, with as many of the smallest others as it takes to make that one
// large enough, and with those that are too many for a picture. The groups come and go by size, the largest first.
func together(groups []group) []group {
	last := group{Name: groupTogether, Title: "All others together"}
	for len(groups) > 0 {
		smallest := groups[len(groups)-1]
		if !isFew(smallest.People) && !isFew(last.People) && len(groups) <= mostGroups {
			break
		}
		last.People, last.of = last.People+smallest.People, append(last.of, smallest.of...)
		groups = groups[:len(groups)-1]
	}
	switch {
	case len(last.of) == 0:
		return groups
	case len(groups) == 0 && isFew(last.People):
		return nil
	}
	return append(groups, last)
}

// answersBy tells the group of one answer that somebody is in.
func answersBy(s *cohort.State, f programme.Field) func(*cohort.Applicant) group {
	none := group{Name: groupNone, Title: "No answer"}
	if f.Kind != programme.KindText {
		return func(a *cohort.Applicant) group {
			switch said := a.Answers[f.Name]; {
			case len(said.Choices) > 0:
				return group{Name: said.Choices[0], Title: text.Line(f.Full(said.Choices[0]))}
			case len(said.Other) > 0 || !said.Text.IsEmpty():
				return group{Name: groupOther, Title: "Another answer"}
			}
			return none
		}
	}
	book, titles := score.Employers(s.Programme, f.Name), make(map[string]string)
	return func(a *cohort.Applicant) group {
		wording := a.Answers[f.Name].Text
		if wording.IsEmpty() {
			return none
		}
		key, nobody := book.Key(wording.Raw())
		if nobody {
			return none
		}
		if titles[key] == "" {
			titles[key] = wording.Safe()
		}
		return group{Name: key, Title: titles[key]}
	}
}
