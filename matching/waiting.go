package matching

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// waiting lists everybody whom a plan leaves without a partner, and why; withdrawn people apart.
func (s *Scorer) waiting(p *Plan) []Waiting {
	paired := s.paired(p)
	onlyOdd, evenly := s.onlyOdd(paired), s.evenly()
	var waiting []Waiting
	for i, person := range s.people {
		switch {
		case paired[i] || person.Withdrawn:
		case !s.able[i]:
			waiting = append(waiting, Waiting{ID: person.ID, Why: s.why[i]})
		default:
			w := Waiting{ID: person.ID, Why: s.leftOver(i, onlyOdd), Able: true}
			if evenly && s.threeWith(i) {
				w.Why += "; three can be together where the number of people is odd: withdraw somebody who has no possible partner"
			}
			waiting = append(waiting, w)
		}
	}
	return waiting
}

// paired says who has a partner in a plan.
func (s *Scorer) paired(p *Plan) []bool {
	paired := make([]bool, len(s.people))
	for _, q := range p.Pairs {
		for _, id := range q.Members() {
			paired[s.index[id]] = true
		}
	}
	return paired
}

// onlyOdd reports whether the engine leaves just one of the people over whom it could pair, whose number is
// odd.
func (s *Scorer) onlyOdd(paired []bool) bool {
	able, left := 0, 0
	for i := range s.people {
		if s.Free(i) {
			able++
			if !paired[i] {
				left++
			}
		}
	}
	return left == 1 && able%2 == 1
}

// evenly reports whether there is no trio only because an odd number of people have no possible partner: all
// together are an even number, the others an odd one.
func (s *Scorer) evenly() bool {
	if !s.trios() || s.free()%2 == 1 {
		return false
	}
	lonely := 0
	for i := range s.people {
		if s.Free(i) && s.options(i, 1) == 0 {
			lonely++
		}
	}
	return lonely%2 == 1
}

// threeWith reports whether a person could be one of three whom the engine may put together.
func (s *Scorer) threeWith(i int) bool {
	var with []int
	for j := range s.people {
		if !s.Free(j) || !s.Allowed(i, j) {
			continue
		}
		if slices.ContainsFunc(with, func(k int) bool { return s.Allowed(j, k) }) {
			return true
		}
		with = append(with, j)
	}
	return false
}

// leftOver says why somebody who can be paired is not.
func (s *Scorer) leftOver(i int, onlyOdd bool) string {
	options := s.options(i, len(s.people))
	switch {
	case options == 0:
		return s.noOptions(i)
	case onlyOdd && s.pool.Programme.Odd == programme.OddTrio:
		return "an odd number of people: one is left over, and no three can be together so that all others have a partner"
	case onlyOdd:
		return "an odd number of people: one is left over"
	case options == 1:
		return "the only one they may be paired with has another partner"
	}
	return fmt.Sprintf("all %d they may be paired with have other partners", options)
}

// noOptions says what stands between somebody and everybody else, most frequent first: each of the
// others is counted once, under the first rule that the two break.
func (s *Scorer) noOptions(i int) string {
	type tally struct {
		short string
		n     int
	}
	var reasons []tally
	others := 0
	for j := range s.people {
		if j == i || !s.able[j] {
			continue
		}
		others++
		short := s.obstacle(i, j)
		at := slices.IndexFunc(reasons, func(t tally) bool { return t.short == short })
		if at < 0 {
			at = len(reasons)
			reasons = append(reasons, tally{short: short})
		}
		reasons[at].n++
	}
	if others == 0 {
		return "there is nobody else to be paired with"
	}
	slices.SortStableFunc(reasons, func(a, b tally) int { return cmp.Compare(b.n, a.n) })
	phrases := make([]string, len(reasons))
	for k, r := range reasons {
		phrases[k] = fmt.Sprintf("%d %s", r.n, r.short)
	}
	return fmt.Sprintf("no one in this cohort may be paired with them: of %d, %s", others, strings.Join(phrases, ", "))
}
