package groups

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// reading is one grouping of a state as it is shown.
type reading struct {
	state   *cohort.State // nil before the first
	at      int           // which of the programme's groupings it is
	g       *cohort.Grouping
	people  map[matching.ID]*person
	all     []matching.ID   // in their order
	named   bool            // by name
	members [][]matching.ID // of each group, from group 1 on, in the order of their folded e-mails
	sizes   string          // of the groups, in words
	none    int             // how many are in no group
	pinned  int             // how many are
}

// person is what is shown of somebody.
type person struct {
	name    string
	answers []string // to the fields that are to be even, or that sets are made by
	folded  string
	group   int
	pinned  bool
}

// read reads one of a state's groupings, the last where there are fewer.
func read(s *cohort.State, at int, byName bool) reading {
	r := reading{state: s, people: map[matching.ID]*person{}}
	all := s.Groupings()
	if len(all) == 0 {
		return r
	}
	r.at = min(at, len(all)-1)
	r.g = all[r.at]
	ids := s.TakingPart()
	answers := s.ComparedAnswers(ids, r.fields())
	for i, id := range ids {
		p := &person{name: s.Call(id), answers: answers[i], group: r.g.Of(id), pinned: r.g.Pinned(id)}
		p.folded = text.Bare(strings.Join(append([]string{p.name, r.groupWord(p)}, p.answers...), " "))
		r.people[id] = p
	}
	r.seat(ids)
	r.all, r.named = ids, !byName
	r.sort(byName)
	return r
}

// seat takes down who is in which group.
func (r *reading) seat(ids []matching.ID) {
	r.members = r.state.MembersOfEach(r.g)
	sizes := make([]int, r.g.Count+1)
	for _, id := range ids {
		p := r.people[id]
		sizes[p.group]++
		if p.pinned {
			r.pinned++
		}
	}
	r.none = sizes[0]
	if r.g.IsMade() {
		r.sizes = sizeWords(sizes[1:])
	}
}

// membersOf are the people of a group.
func (r *reading) membersOf(n int) []matching.ID {
	if n < 1 || n > len(r.members) {
		return nil
	}
	return r.members[n-1]
}

// fields are those whose answers are shown.
func (r *reading) fields() []string {
	fields := slices.Clone(r.g.Even)
	for _, f := range slices.Concat(r.g.Same, r.g.Apart) {
		if !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	return fields[:min(len(fields), 3)]
}

// sort puts people in the order of their names, or first in that of their groups.
func (r *reading) sort(byName bool) {
	if r.named == byName {
		return
	}
	r.named = byName
	slices.SortStableFunc(r.all, func(a, b matching.ID) int {
		x, y := r.people[a], r.people[b]
		byGroup := cmp.Compare(x.group, y.group)
		if byName {
			byGroup = 0
		}
		return cmp.Or(byGroup, strings.Compare(x.name, y.name))
	})
}

// groupWord is what the filter finds of somebody's group.
func (r *reading) groupWord(p *person) string {
	switch {
	case p.group == 0:
		return "none"
	case p.pinned:
		return r.g.Call(p.group) + " pinned"
	}
	return r.g.Call(p.group)
}
