package matching

import (
	"cmp"
	"math/bits"

	"crosswalk/matching/programme"
)

// merit is how good a set of the engine's pairs is, and brute the best there is: by trying every
// subset of the people, in the order of merit that the options ask for.
type merit struct{ pairs, kept, total int }

func (o Options) better(a, b merit) bool {
	if o.order() == Best {
		return cmp.Or(cmp.Compare(a.pairs, b.pairs), cmp.Compare(a.total, b.total), cmp.Compare(a.kept, b.kept)) > 0
	}
	return cmp.Or(cmp.Compare(a.pairs, b.pairs), cmp.Compare(a.kept, b.kept), cmp.Compare(a.total, b.total)) > 0
}

// brute finds the best merit among the people given, with the partners on the screen given.
func brute(s *Scorer, o Options, people []int, screen []int32) merit {
	found := bruteAbove(s, o, people, screen, 0)
	if o.Priority != programme.PriorityWeakest || found.pairs == 0 {
		return found
	}
	for least := maxScore; least >= 0; least-- {
		m := bruteAbove(s, o, people, screen, least)
		if m.pairs == found.pairs && (o.order() == Best || m.kept == found.kept) {
			return m
		}
	}
	panic("no plan where there was one")
}

// bruteAbove leaves out pairs that score less.
func bruteAbove(s *Scorer, o Options, people []int, screen []int32, least int) merit {
	n := len(people)
	score := make([][]int, n)
	any := false
	for a := range n {
		score[a] = make([]int, n)
		for b := range n {
			score[a][b] = -1
			if s.Allowed(people[a], people[b]) {
				if v := s.Score(people[a], people[b]); v >= least {
					score[a][b] = v
					any = true
				}
			}
		}
	}
	if !any {
		return merit{}
	}
	best := make([]merit, 1<<n)
	for set := 1; set < 1<<n; set++ {
		a := bits.TrailingZeros(uint(set))
		rest := set &^ (1 << a)
		best[set] = best[rest]
		for left := rest; left != 0; left &= left - 1 {
			b := bits.TrailingZeros(uint(left))
			if score[a][b] < 0 {
				continue
			}
			m := best[rest&^(1<<b)]
			m.pairs++
			m.total += score[a][b]
			if screen[people[a]] == int32(people[b]) {
				m.kept++
			}
			if o.better(m, best[set]) {
				best[set] = m
			}
		}
	}
	return best[1<<n-1]
}

// meritOf is the merit of the engine's own pairs of a plan.
func meritOf(s *Scorer, p *Plan, screen []int32) merit {
	m := merit{}
	for _, q := range p.Pairs {
		if q.State.Fixed() {
			continue
		}
		m.pairs++
		m.total += q.Score
		i, j := s.index[q.A], s.index[q.B]
		if screen[i] == int32(j) {
			m.kept++
		}
	}
	return m
}

// everyOption is each way to look for a plan.
var everyOption = []Options{
	{Best, programme.PriorityTotal},
	{Best, programme.PriorityWeakest},
	{Steady, programme.PriorityTotal},
	{Steady, programme.PriorityWeakest},
}
