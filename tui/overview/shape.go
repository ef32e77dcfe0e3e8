package overview

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
)

// shape is what a cohort looks like as a whole: what the charts of the overview draw.
type shape struct {
	groups  programme.Field // by whose answers pairs and hours are told apart; without a name if there is none
	names   []string        // of the groups that people of pairs are in, the largest first
	size    []int           // how many people of pairs are in a group
	pairs   map[[2]int]int  // how many couples between two groups, the smaller number first; a trio is three
	couples int             // of these in all
	differ  int             // of these, of two different groups
	scores  []int           // whole points of the pairs and trios
	middle  int             // tenths of the pair in the middle
	themes  programme.Field // what people share; without a name if there is nothing
	chosen  []tally         // how many people chose each, the most first
	people  int             // of whom so many are asked
	hosted  []tally         // tenths of hours that the people of each group hosted
	hours   int             // tenths of hours together
	joint   int             // of these, hosted by all
	visits  int
	calls   int

	withdrawn   int // people
	unpublished int // pairs and trios of the plan
	matched     int // people with a partner

	open bool // the engine has somebody to pair
}

// tally is a number with its name.
type tally struct {
	name string
	n    int
}

// shapeOf works a cohort's shape out, in time in proportion to its people, pairs and visits. Pairs and hours are told apart
// by the answers to one of the fields of [groupFields], by its name, else by the first.
func shapeOf(s *cohort.State, by string) *shape {
	sh := &shape{pairs: map[[2]int]int{}, themes: themeField(s.Programme)}
	for _, f := range groupFields(s.Programme) {
		if sh.groups.Name == "" || f.Name == by {
			sh.groups = f
		}
	}
	for _, a := range s.People {
		if a.Withdrawn {
			sh.withdrawn++
		}
	}
	sh.people = len(s.People) - sh.withdrawn
	sh.takePairs(s)
	sh.takeThemes(s)
	sh.takeHours(s)
	return sh
}

// groupFields are the fields by which pairs can be told apart, those with one choice of a list: first that which the
// programme wants different in a pair, by a rule, else by a criterion.
func groupFields(p *programme.Programme) []programme.Field {
	var names []string
	for _, r := range p.Rules {
		if r.Kind == programme.RuleDifferent || r.Kind == programme.RuleDifferentAny {
			names = append(names, r.Fields...)
		}
	}
	for _, c := range p.Criteria {
		if c.Kind == programme.CriterionDifferent {
			names = append(names, c.Field)
		}
	}
	var out []programme.Field
	for _, f := range p.Fields {
		if (f.Kind == programme.KindChoice || f.Kind == programme.KindLevel) && !f.Private {
			out = append(out, f)
		}
	}
	for _, name := range names {
		if i := slices.IndexFunc(out, func(f programme.Field) bool { return f.Name == name && f.Kind == programme.KindChoice }); i >= 0 {
			first := out[i]
			return slices.Insert(slices.Delete(out, i, i+1), 0, first)
		}
	}
	return out
}

// themeField is the first list of answers that a criterion wants shared, else the first there is.
func themeField(p *programme.Programme) programme.Field {
	for _, c := range p.Criteria {
		if f, ok := p.Field(c.Field); ok && c.Kind == programme.CriterionOverlap && f.Kind == programme.KindTags && !f.Private {
			return f
		}
	}
	for _, f := range p.Fields {
		if f.Kind == programme.KindTags && !f.Private {
			return f
		}
	}
	return programme.Field{}
}

// groupWord is what the groups are by: "sector".
func (sh *shape) groupWord() string { return say.InSentence(sh.groups.Label) }

// groupOf is the group that a person is in, as tables call it.
func (sh *shape) groupOf(s *cohort.State, id matching.ID) string {
	a, ok := s.People[id]
	if !ok {
		return "no answer"
	}
	switch answer := a.Answer(sh.groups.Name); {
	case len(answer.Choices) > 0:
		return sh.groups.Short(answer.Choices[0])
	case answer.IsEmpty():
		return "no answer"
	}
	return "other"
}

func (sh *shape) takePairs(s *cohort.State) {
	if s.Plan == nil {
		return
	}
	for _, w := range s.Plan.Waiting {
		sh.open = sh.open || w.Able
	}
	sh.matched = s.Plan.Matched()
	met := map[matching.ID]bool{}
	size := map[string]int{}
	between := map[[2]string]int{}
	for _, p := range s.Plan.Pairs {
		sh.scores = append(sh.scores, p.Score/10)
		if p.State != matching.Published {
			sh.unpublished++
		}
		sh.open = sh.open || !p.State.Fixed()
		if sh.groups.Name == "" {
			continue
		}
		for _, id := range p.Members() {
			if !met[id] {
				met[id] = true
				size[sh.groupOf(s, id)]++
			}
		}
		for _, c := range p.Team().Couples() {
			a, b := sh.groupOf(s, c.A), sh.groupOf(s, c.B)
			between[[2]string{a, b}]++
			sh.couples++
			if a != b {
				sh.differ++
			}
		}
	}
	if n := len(s.Plan.Pairs); n > 0 {
		sh.middle = s.Plan.Pairs[n/2].Score
	}
	at := map[string]int{}
	for i, t := range sh.inOrder(sorted(size)) {
		sh.names, sh.size = append(sh.names, t.name), append(sh.size, t.n)
		at[t.name] = i
	}
	for names, n := range between {
		i, j := at[names[0]], at[names[1]]
		sh.pairs[[2]int{min(i, j), max(i, j)}] += n
	}
}

// inOrder is groups, the largest first, in the order in which they are drawn: levels from the lowest on.
func (sh *shape) inOrder(groups []tally) []tally {
	if sh.groups.Kind != programme.KindLevel {
		return groups
	}
	rank := func(t tally) int {
		i := slices.IndexFunc(sh.groups.Choices, func(c programme.Choice) bool { return sh.groups.Short(c.Name) == t.name })
		if i < 0 {
			return len(sh.groups.Choices)
		}
		return i
	}
	slices.SortStableFunc(groups, func(a, b tally) int { return rank(a) - rank(b) })
	return groups
}

func (sh *shape) takeThemes(s *cohort.State) {
	if sh.themes.Name == "" {
		return
	}
	chose := make(map[string]int, len(sh.themes.Choices))
	for _, c := range sh.themes.Choices {
		chose[c.Short] = 0
	}
	for _, a := range s.People {
		if a.Withdrawn {
			continue
		}
		for _, c := range a.Answer(sh.themes.Name).Choices {
			chose[sh.themes.Short(c)]++
		}
	}
	sh.chosen = sorted(chose)
}

func (sh *shape) takeHours(s *cohort.State) {
	hosted := map[string]int{}
	for _, x := range s.Exchanges {
		l := x.Ledger()
		sh.hours += l.Together
		sh.joint += l.Joint
		sh.visits += l.Visits
		sh.calls += len(x.CheckIns)
		for i, id := range x.Members {
			if i < len(l.Hosted) && l.Hosted[i] > 0 {
				hosted[sh.groupOf(s, id)] += l.Hosted[i]
			}
		}
	}
	sh.hosted = sorted(hosted)
}

// sorted is numbers by name, the largest first.
func sorted(by map[string]int) []tally {
	list := make([]tally, 0, len(by))
	for name, n := range by {
		list = append(list, tally{name, n})
	}
	slices.SortFunc(list, func(a, b tally) int {
		if a.n != b.n {
			return b.n - a.n
		}
		if a.name < b.name {
			return -1
		}
		return 1
	})
	return list
}

// between is the number of pairs between every two groups, those from the last of n on taken as one.
func (sh *shape) between(n int) [][]int {
	cells := make([][]int, n)
	for i := range cells {
		cells[i] = make([]int, n)
	}
	for at, pairs := range sh.pairs {
		i, j := min(at[0], n-1), min(at[1], n-1)
		cells[i][j] += pairs
		if i != j {
			cells[j][i] += pairs
		}
	}
	return cells
}
