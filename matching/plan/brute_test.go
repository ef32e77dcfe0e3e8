package plan

import (
	"cmp"
	"math/bits"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// tally is how good a set of the engine's pairs is, and brute the best there is: by trying every set, in
// the order of merit that the options ask for.
type tally struct{ people, second, first, kept, total int }

// rank is what a tally counts for in a merit.
func (t tally) rank(s *score.Scorer) int {
	if !s.SecondPartners() {
		return t.people
	}
	return 2*t.people - t.second
}

func (o Options) better(a, b tally) bool {
	matched := cmp.Or(cmp.Compare(a.people, b.people), cmp.Compare(b.second, a.second), cmp.Compare(a.first, b.first))
	kept, total := cmp.Compare(a.kept, b.kept), cmp.Compare(a.total, b.total)
	if o.order() == matching.Best {
		return cmp.Or(matched, total, kept) > 0
	}
	return cmp.Or(matched, kept, total) > 0
}

// brute finds the best tally among the people given, with the pairs on the screen given.
func brute(s *score.Scorer, o Options, people []int, screen mates) tally {
	found := bruteAbove(s, o, people, screen, 0)
	if o.Priority != programme.PriorityWeakest || found.people == 0 {
		return found
	}
	least, _ := bruteWeakest(s, o, people, screen)
	return bruteAbove(s, o, people, screen, least)
}

// bruteWeakest is the strongest weakest couple there can be; false if nobody can be matched.
func bruteWeakest(s *score.Scorer, o Options, people []int, screen mates) (int, bool) {
	found := bruteAbove(s, o, people, screen, 0)
	if found.people == 0 {
		return 0, false
	}
	for least := matching.MaxScore; least >= 0; least-- {
		m := bruteAbove(s, o, people, screen, least)
		if m.people == found.people && m.second == found.second && m.first == found.first && (o.order() == matching.Best || m.kept == found.kept) {
			return least, true
		}
	}
	panic("no plan where there was one")
}

// bruteAbove leaves out couples that score less.
func bruteAbove(s *score.Scorer, o Options, people []int, screen mates, least int) tally {
	g := &brutal{s: s, o: o, screen: screen, least: least, known: map[left]tally{}, parts: masks(s, people)}
	l := left{trio: oddMasks(s, people)}
	for _, i := range people {
		l.first |= 1 << i
	}
	for i := range s.Len() {
		if s.TakesSecond(i) {
			l.second |= 1 << i
		}
	}
	return g.best(l)
}

// oddMasks are those of some people who may be in a trio: the parts of an odd number who can only be paired among
// themselves, if the programme wants trios.
func oddMasks(s *score.Scorer, people []int) uint64 {
	odd := uint64(0)
	for _, part := range masks(s, people) {
		if mayMakeTrio(s) && bits.OnesCount64(part)%2 == 1 {
			odd |= part
		}
	}
	return odd
}

// masks are the parts of some people, as bits: each grown until nobody else may be paired with anybody in it.
func masks(s *score.Scorer, people []int) []uint64 {
	var parts []uint64
	seen := uint64(0)
	for _, i := range people {
		if seen&(1<<i) != 0 {
			continue
		}
		part := uint64(1) << i
		for grown := true; grown; {
			grown = false
			for _, j := range people {
				for _, k := range people {
					if part&(1<<j) != 0 && part&(1<<k) == 0 && s.Allowed(j, k) {
						part |= 1 << k
						grown = true
					}
				}
			}
		}
		parts, seen = append(parts, part), seen|part
	}
	return parts
}

// left is who may still be matched, who may still take a second partner, and who may be in a trio: bits.
type left struct{ first, second, trio uint64 }

type brutal struct {
	s      *score.Scorer
	o      Options
	screen mates
	least  int
	known  map[left]tally
	parts  []uint64
}

// best tries everything with the first of those who are left: nobody, a partner, a second partner of
// somebody, and two others.
func (g *brutal) best(l left) tally {
	if l.first == 0 {
		return tally{}
	}
	if known, ok := g.known[l]; ok {
		return known
	}
	i := bits.TrailingZeros64(l.first)
	rest := l
	rest.first &^= 1 << i
	best := g.best(rest)
	take := func(with left, m tally, team ...int) {
		n := g.best(with)
		m = tally{m.people + n.people, m.second + n.second, n.first, n.kept, n.total + g.score(team)}
		for k, i := range team {
			if g.s.First(i) && (k < m.people-n.people) {
				m.first++
			}
		}
		numbers := make([]int32, len(team))
		for k, i := range team {
			numbers[k] = int32(i)
		}
		slices.Sort(numbers)
		if g.screen.hasTeam(numbers) {
			m.kept++
		}
		if g.o.better(m, best) {
			best = m
		}
	}
	for j := range g.s.Len() {
		if !g.may(i, j) {
			continue
		}
		if rest.second&(1<<j) != 0 {
			with := rest
			with.second &^= 1 << j
			take(with, tally{people: 1, second: 1}, i, j)
		}
		if rest.first&(1<<j) == 0 {
			continue
		}
		with := rest
		with.first &^= 1 << j
		take(with, tally{people: 2}, i, j)
		for k := j + 1; l.trio&(1<<i) != 0 && k < g.s.Len(); k++ {
			if with.first&(1<<k) == 0 || !g.may(i, k) || !g.may(j, k) {
				continue
			}
			third := with
			third.first &^= 1 << k
			for _, part := range g.parts {
				if part&(1<<i) != 0 {
					third.trio &^= part
				}
			}
			take(third, tally{people: 3}, i, j, k)
		}
	}
	g.known[l] = best
	return best
}

func (g *brutal) may(i, j int) bool { return g.s.Allowed(i, j) && g.s.Score(i, j) >= g.least }

// score is that of two people, or the mean of three.
func (g *brutal) score(team []int) int {
	if len(team) == 2 {
		return g.s.Score(team[0], team[1])
	}
	return (g.s.Score(team[0], team[1]) + g.s.Score(team[0], team[2]) + g.s.Score(team[1], team[2])) / 3
}

// tallyOf is the tally of the engine's own pairs of a plan.
func tallyOf(s *score.Scorer, p *matching.Plan, screen mates) tally {
	m, met := tally{}, map[matching.ID]bool{}
	for _, q := range p.Pairs {
		if q.State.Fixed() {
			continue
		}
		for _, id := range q.Members() {
			if s.Free(number(s, id)) && !met[id] {
				m.people++
				if s.First(number(s, id)) {
					m.first++
				}
			} else {
				m.second++
			}
			met[id] = true
		}
		m.total += q.Score
		if screen.hasTeam(numbers(s, q)) {
			m.kept++
		}
	}
	return m
}

// engineTeams are the engine's own pairs of a plan.
func engineTeams(p *matching.Plan) []matching.Team {
	var own []matching.Team
	for _, q := range p.Pairs {
		if !q.State.Fixed() {
			own = append(own, q.Team())
		}
	}
	return own
}

// everyOption is each way to look for a plan.
var everyOption = []Options{
	{matching.Best, programme.PriorityTotal},
	{matching.Best, programme.PriorityWeakest},
	{matching.Steady, programme.PriorityTotal},
	{matching.Steady, programme.PriorityWeakest},
}
