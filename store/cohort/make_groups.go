package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/group"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
)

// MakeGroups puts everybody who takes part into the groups of one [[group]] of the programme. The groups are found when it
// is made, and are data from then on.
type MakeGroups struct {
	Group string
	Keep  bool `json:",omitempty"` // everybody stays who is in a group, and only the others are put into one

	Groups   []MadeGroup
	Partners bool      `json:",omitempty"` // partners come from the same group, so that the cohort is planned anew
	Found    SetsFound `json:",omitzero"`  // of sets that were searched for
}

// MadeGroup is the people of one group. It is stored.
type MadeGroup struct {
	Inside  int `json:",omitempty"` // the number of the group around it
	Members []matching.ID
}

// SetsFound is how good sets are that were searched for, all of them together. It is stored.
type SetsFound struct {
	Pairs       int `json:",omitempty"` // how many two are in one set
	Total       int `json:",omitempty"` // the sum of their scores …
	Bound       int `json:",omitempty"` // … and more than there can be with sets of these sizes
	Unlike      int `json:",omitempty"` // how many two differ where all of a set should be the same
	Clashes     int `json:",omitempty"` // how many two are alike where they should be apart, or break a rule
	Unavoidable int `json:",omitempty"` // how many of these cannot be helped
}

func (f *SetsFound) add(made group.Formed) {
	f.Pairs += made.Pairs
	f.Total += made.Total
	f.Bound += made.Bound
	f.Unlike += made.Unlike
	f.Clashes += made.Clashes
	f.Unavoidable += made.Unavoidable
}

func (*MakeGroups) Kind() string { return "make-groups" }

func (c *MakeGroups) Summary(s *State) string {
	people := 0
	for _, g := range c.Groups {
		people += len(g.Members)
	}
	title := c.Group
	if g, ok := s.Grouping(c.Group); ok {
		title = g.Title
	}
	return fmt.Sprintf("Made %s of %s (%s)", say.Count(len(c.Groups), "group"), say.People(people), title)
}

func (c *MakeGroups) plans() bool { return c.Partners }

func (c *MakeGroups) detach() {
	c.Groups = slices.Clone(c.Groups)
	for i := range c.Groups {
		c.Groups[i].Members = slices.Clone(c.Groups[i].Members)
	}
}

func (c *MakeGroups) prepare(s *State, _ Stamp) error {
	g, err := s.groupingToChange(c.Group)
	if err != nil {
		return err
	}
	c.Partners = g.PairsWithin
	m := &groupMaker{state: s, g: g, keep: c.Keep && g.IsMade()}
	if err := m.make(); err != nil {
		return err
	}
	c.Groups, c.Found = m.groups, m.found
	return nil
}

// groupingToChange finds the grouping of a name, and refuses one that the programme does not have.
func (s *State) groupingToChange(name string) (*Grouping, error) {
	all := s.Groupings()
	if len(all) == 0 {
		return nil, Refuse("%s has no groups: its programme file has no [[group]]", s.Name)
	}
	if g, ok := s.Grouping(name); ok {
		return g, nil
	}
	var names []string
	for _, g := range all {
		names = append(names, g.Name)
	}
	return nil, Refuse("the programme has no group %s; it has: %s", name, say.And(names))
}

func (c *MakeGroups) check(s *State, _ Stamp) error {
	if len(c.Groups) == 0 {
		return Refuse("there is nobody to be put into groups: import applicants first")
	}
	if g, ok := s.Grouping(c.Group); ok && g.Within != "" {
		if outer, ok := s.Grouping(g.Within); ok && !outer.IsMade() {
			return Refuse("%s is made within %s: crosswalk group make %s first", g.Name, outer.Name, outer.Name)
		}
	}
	return nil
}

func (c *MakeGroups) apply(s *State, at Stamp) {
	var moved []matching.ID
	s.amendGrouping(c.Group, func(g *Grouping) {
		before := g.seats
		g.Made, g.Count, g.Found = at, len(c.Groups), c.Found
		g.seats, g.Inside = map[matching.ID]int{}, map[int]int{}
		for i, made := range c.Groups {
			g.Inside[i+1] = made.Inside
			for _, id := range made.Members {
				g.seats[id] = i + 1
				if was := before[id]; was != 0 && was != i+1 {
					moved = append(moved, id)
				}
			}
		}
		for id := range g.pinned {
			if g.seats[id] == 0 {
				delete(g.pinned, id)
			}
		}
	})
	for _, id := range moved {
		s.leaveInner(c.Group, id)
	}
}

// groupMaker finds the groups of one grouping.
type groupMaker struct {
	state  *State
	g      *Grouping
	keep   bool
	groups []MadeGroup
	found  SetsFound
}

func (m *groupMaker) make() error {
	s, g := m.state, m.g
	if g.Within == "" {
		m.add(s.TakingPart(), 0)
		return nil
	}
	outer, ok := s.Grouping(g.Within)
	if !ok || !outer.IsMade() {
		return Refuse("%s is made within %s: crosswalk group make %s first", g.Name, g.Within, g.Within)
	}
	for n := 1; n <= outer.Count; n++ {
		m.add(s.MembersOf(outer, n), n)
	}
	return nil
}

// add makes groups of some people, all of whom are in one group around them, if there is any.
func (m *groupMaker) add(people []matching.ID, inside int) {
	if len(people) == 0 {
		return
	}
	before := m.g.numbersOf(inside) // what their groups were called until now
	pinned := make([]int, len(people))
	for i, id := range people {
		if n := slices.Index(before, m.g.Of(id)); n >= 0 && (m.keep || m.g.Pinned(id) || m.state.holds(id)) {
			pinned[i] = n + 1
		}
	}
	kept := 0
	if m.keep {
		kept = len(before)
	}
	var of []int
	if searched(m.g) {
		of = m.sets(people, pinned)
	} else {
		of = m.split(people, pinned, kept)
	}
	made := make([]MadeGroup, slices.Max(of))
	for k := range made {
		made[k].Inside = inside
	}
	for i, id := range people {
		made[of[i]-1].Members = append(made[of[i]-1].Members, id)
	}
	m.groups = append(m.groups, made...)
}

// searched reports whether the groups are sets that are searched for; others are split evenly.
func searched(g *Grouping) bool { return g.Score || len(g.Same)+len(g.Apart) > 0 }

// split makes groups of even size in which every answer is spread evenly. Who is locked with somebody goes where they go,
// if partners come from one group.
func (m *groupMaker) split(people []matching.ID, pinned []int, kept int) []int {
	count := kept
	switch {
	case kept > 0:
	case m.g.Size.IsTarget():
		count = group.Count(len(people), m.g.Size.From)
	default:
		count = group.Between(len(people), m.g.Size.From, m.g.Size.To)
	}
	list := m.state.groupPeople(people, m.g.Even)
	for i := range list {
		if pinned[i] <= count {
			list[i].Pinned = pinned[i]
		}
	}
	of := group.Split(list, count)
	if !m.g.PairsWithin {
		return of
	}
	together := false
	for _, team := range m.teams(people) {
		home := 0
		for _, i := range team {
			home = max(home, list[i].Pinned)
		}
		if home == 0 {
			home = of[team[0]]
		}
		for _, i := range team {
			if list[i].Pinned == 0 {
				list[i].Pinned, together = home, together || of[i] != home
			}
		}
	}
	if together {
		of = group.Split(list, count)
	}
	return of
}

// teams are who is in a pair that stays, by their place among some people.
func (m *groupMaker) teams(people []matching.ID) [][]int {
	at := make(map[matching.ID]int, len(people))
	for i, id := range people {
		at[id] = i
	}
	var teams [][]int
	for _, st := range m.state.fixedTeams(func([]matching.ID) bool { return true }) {
		var team []int
		for _, id := range st.Team.Members() {
			if i, ok := at[id]; ok {
				team = append(team, i)
			}
		}
		slices.Sort(team)
		if len(team) > 1 {
			teams = append(teams, team)
		}
	}
	slices.SortFunc(teams, slices.Compare[[]int])
	return teams
}

// sets makes sets of people who go well together.
func (m *groupMaker) sets(people []matching.ID, pinned []int) []int {
	s := m.state
	same, apart, even := s.ComparedAnswers(people, m.g.Same), s.ComparedAnswers(people, m.g.Apart), s.ComparedAnswers(people, m.g.Even)
	list := make([]group.Member, len(people))
	for i, id := range people {
		list[i] = group.Member{Key: s.People[id].Key(), Same: same[i], Apart: apart[i], Even: even[i], Pinned: pinned[i]}
	}
	least, most := m.g.Size.From, m.g.Size.To
	if m.g.Size.IsTarget() {
		n := group.Count(len(people), least)
		least, most = len(people)/n, (len(people)+n-1)/n
	}
	var fit group.Fit
	if m.g.Score {
		fit = s.fit(people)
	}
	made := group.Sets(list, least, most, fit)
	m.found.add(made)
	return made.Of
}

// fit is what the programme's rules and criteria say of two of some people. That partners come from two sides, one from each,
// says nothing of three or more together.
func (s *State) fit(people []matching.ID) group.Fit {
	scorer := s.Scorer()
	at := make([]int, len(people))
	for i, id := range people {
		at[i], _ = scorer.Index(id)
	}
	return func(i, j int) (int, bool) {
		return scorer.Score(at[i], at[j]), scorer.Obstacle(at[i], at[j]) != "" && !s.onlySides(scorer.Breaches(people[i], people[j]))
	}
}

// onlySides reports whether two may not be partners only because both are of one side.
func (s *State) onlySides(breaches []score.Breach) bool {
	return len(breaches) > 0 && !slices.ContainsFunc(breaches, func(b score.Breach) bool {
		return b.Kind != score.BreachRule || s.Programme.Rules[b.Rule].Kind != programme.RuleOneOfEach
	})
}

// groupPeople are people as they are split, with their answers to some fields.
func (s *State) groupPeople(people []matching.ID, fields []string) []group.Person {
	answers := s.ComparedAnswers(people, fields)
	list := make([]group.Person, len(people))
	for i, id := range people {
		list[i] = group.Person{Key: s.People[id].Key(), Answers: answers[i]}
	}
	return list
}

// Spread is how an answer is spread over groups.
type Spread struct {
	group.Spread
	Field programme.Field
}

// Spreads counts how the answers that are to be even are spread over the groups of a grouping: of all groups, or of those
// inside one group around them.
func (s *State) Spreads(g *Grouping, outer int) []Spread {
	return s.spreadsOf(g, outer, g.Of)
}

// spreadsOf counts them with people in other groups than now.
func (s *State) spreadsOf(g *Grouping, outer int, in func(matching.ID) int) []Spread {
	numbers := g.numbersOf(outer)
	people := s.inGroups(g)
	of := make([]int, len(people))
	for i, id := range people {
		of[i] = slices.Index(numbers, in(id)) + 1
	}
	var all []Spread
	for _, counted := range group.Spreads(s.groupPeople(people, g.Even), of, len(numbers)) {
		f, _ := s.Programme.Field(g.Even[counted.Field])
		all = append(all, Spread{counted, f})
	}
	return all
}
