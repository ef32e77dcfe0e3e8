package overview

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// shape is what a cohort looks like as a whole: what the charts of the overview draw.
type shape struct {
	groups  programme.Field // what the programme wants different in a pair; without a name if there is nothing
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

// shapeOf works a cohort's shape out, in time in proportion to its people, pairs and visits.
func shapeOf(s *cohort.State) *shape {
	sh := &shape{pairs: map[[2]int]int{}}
	sh.groups, sh.themes = groupField(s.Programme), themeField(s.Programme)
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

// groupField is the first choice that the programme wants different in a pair: by a rule, else by a
// criterion.
func groupField(p *programme.Programme) programme.Field {
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
	for _, name := range names {
		if f, ok := p.Field(name); ok && f.Kind == programme.KindChoice && !f.Private {
			return f
		}
	}
	return programme.Field{}
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
func (sh *shape) groupWord() string { return strings.ToLower(sh.groups.Label) }

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
	for i, t := range sorted(size) {
		sh.names, sh.size = append(sh.names, t.name), append(sh.size, t.n)
		at[t.name] = i
	}
	for names, n := range between {
		i, j := at[names[0]], at[names[1]]
		sh.pairs[[2]int{min(i, j), max(i, j)}] += n
	}
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
