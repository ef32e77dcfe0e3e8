package plan

import (
	"cmp"
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// fixedPairs are the pairs that stay, with their scores and what they are against, and one more if given.
func fixedPairs(s *score.Scorer, forced *matching.Pair) ([]matching.Pair, error) {
	fixed := slices.Clone(s.Pool().Fixed)
	if forced != nil {
		fixed = append(fixed, *forced)
	}
	partners := make(map[matching.ID]int, 2*len(fixed))
	met := make(map[matching.Couple]bool, len(fixed))
	for k, p := range fixed {
		members := p.Members()
		for _, id := range members {
			i, ok := s.Index(id)
			if !ok {
				return nil, fmt.Errorf("plan cohort: a %s pair names somebody who is not in it", p.State)
			}
			if partners[id] += len(members) - 1; partners[id] > matching.MostPartners {
				return nil, fmt.Errorf("plan cohort: %s has more than %d partners in pairs that stay", s.Person(i).Called(), matching.MostPartners)
			}
		}
		for _, c := range p.Team().Couples() {
			if c.A == c.B || met[c] {
				return nil, fmt.Errorf("plan cohort: %s stays twice", namesOf(s, p))
			}
			met[c] = true
		}
		fixed[k] = upToDate(s, p)
	}
	return fixed, nil
}

// upToDate brings a pair that stays up to date: the people in order and, unless it is published, the scores
// and the rules that it breaks. An exchange of another cohort is against no pair that stays: it may be the younger one.
func upToDate(s *score.Scorer, p matching.Pair) matching.Pair {
	now := newPair(s, numbers(s, p), p.State)
	if p.State == matching.Published {
		now.Score, now.Lowest = p.Score, p.Lowest
	}
	if p.State != matching.Published || p.Against == nil {
		p.Against = nil
		for _, c := range now.Team().Couples() {
			for _, b := range s.Breaches(c.A, c.B) {
				if b.KeptOut != matching.Engaged && !slices.Contains(p.Against, b.Public()) {
					p.Against = append(p.Against, b.Public())
				}
			}
		}
	}
	now.Against = p.Against
	return now
}

// numbers are those of the people of a pair, ascending.
func numbers(s *score.Scorer, p matching.Pair) []int32 {
	var numbers []int32
	for _, id := range p.Members() {
		numbers = append(numbers, int32(number(s, id)))
	}
	slices.Sort(numbers)
	return numbers
}

// newPair is the pair, or the trio, of the people with these numbers, which ascend.
func newPair(s *score.Scorer, numbers []int32, state matching.State) matching.Pair {
	i, j := int(numbers[0]), int(numbers[1])
	p := matching.Pair{A: s.Person(i).ID, B: s.Person(j).ID, Score: s.Score(i, j), State: state}
	if len(numbers) > 2 {
		k := int(numbers[2])
		p.C = s.Person(k).ID
		p.Score, p.Lowest = trioScore(p.Score, s.Score(i, k), s.Score(j, k))
	}
	return p
}

// trioScore is what three people score together, and the lowest of their scores.
func trioScore(a, b, c int) (score, lowest int) { return (a + b + c) / 3, min(a, b, c) }

// arrange puts the pairs of a plan in order and adds up their scores.
func arrange(p *matching.Plan, s *score.Scorer) {
	type place struct{ score, a, b, at int }
	places := make([]place, len(p.Pairs))
	for k, q := range p.Pairs {
		places[k] = place{q.Score, number(s, q.A), number(s, q.B), k}
	}
	slices.SortFunc(places, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.score, y.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	before := slices.Clone(p.Pairs)
	p.Total, p.Weakest = 0, -1
	for k, x := range places {
		q := before[x.at]
		p.Pairs[k] = q
		p.Total += q.Score
		if p.Weakest < 0 || q.Weakest() < p.Weakest {
			p.Weakest = q.Weakest()
		}
	}
}

// comparePairs is the order of the pairs of a plan: the weakest first.
func comparePairs(s *score.Scorer, p, q matching.Pair) int {
	return cmp.Or(cmp.Compare(p.Score, q.Score), cmp.Compare(number(s, p.A), number(s, q.A)), cmp.Compare(number(s, p.B), number(s, q.B)))
}

// number is that of a person who is in the scorer's pool.
func number(s *score.Scorer, id matching.ID) int {
	i, _ := s.Index(id)
	return i
}
