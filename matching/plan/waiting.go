package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// waiting lists everybody whom a plan leaves without a partner, and why; withdrawn people apart. ix may be nil.
func waiting(s *score.Scorer, ix *score.Index, p *matching.Plan) []matching.Waiting {
	paired := paired(s, p)
	left := leftParts{s: s, ix: ix, paired: paired}
	var waiting []matching.Waiting
	for i := range s.Len() {
		person := s.Person(i)
		switch {
		case paired[i] || person.Withdrawn:
		case !able(s, person.ID):
			why, _ := s.Waits(person.ID)
			out := person.KeptOut(s.Pool().Programme)
			waiting = append(waiting, matching.Waiting{ID: person.ID, Why: why, Engaged: out == matching.Engaged, Outside: person.Outside != ""})
		default:
			waiting = append(waiting, matching.Waiting{ID: person.ID, Why: leftOver(s, i, &left), Able: true})
		}
	}
	return waiting
}

// able reports whether a person can be paired at all.
func able(s *score.Scorer, id matching.ID) bool {
	_, waits := s.Waits(id)
	return !waits
}

// paired says who has a partner in a plan.
func paired(s *score.Scorer, p *matching.Plan) []bool {
	paired := make([]bool, s.Len())
	for _, q := range p.Pairs {
		for _, id := range q.Members() {
			paired[number(s, id)] = true
		}
	}
	return paired
}

// onlyOdd reports whether the engine leaves just one of the people over whom it could pair, whose number is
// odd.
func onlyOdd(s *score.Scorer, paired []bool) bool {
	able, left := 0, 0
	for i := range s.Len() {
		if s.Free(i) {
			able++
			if !paired[i] {
				left++
			}
		}
	}
	return left == 1 && able%2 == 1
}

// leftParts are the parts of those whom the engine may pair, found when they are asked for, for whom it leaves over.
type leftParts struct {
	s      *score.Scorer
	ix     *score.Index // nil if there is none
	paired []bool
	known  bool
	parts  [][]int32
}

// onlyOdd reports whether a person is left over only because those who can be paired among themselves are an odd
// number, three or more, and whether these are all whom the engine may pair. Who stands alone there is not left over: everybody
// they might have had is paired.
func (l *leftParts) onlyOdd(i int) (only, all bool) {
	if !l.known {
		l.known, l.parts = true, partsOf(l.s, l.ix, freeNumbers(l.s))
	}
	for _, part := range l.parts {
		if !slices.Contains(part, int32(i)) {
			continue
		}
		left := 0
		for _, j := range part {
			if !l.paired[j] {
				left++
			}
		}
		return left == 1 && len(part)%2 == 1 && len(part) > 1, len(l.parts) == 1
	}
	return false, false
}

// leftOver says why somebody who can be paired is not.
func leftOver(s *score.Scorer, i int, left *leftParts) string {
	options := s.OptionsUpTo(i, s.Len())
	if options == 0 {
		return noOptions(s, i)
	}
	only, all := left.onlyOdd(i)
	odd := "an odd number of people: one is left over"
	if !all {
		odd = "an odd number of people who can only be paired among themselves: one is left over"
	}
	switch {
	case only && s.Pool().Programme.Odd == programme.OddTrio:
		return odd + ", and no three can be together so that all others have a partner"
	case only:
		return odd
	case options == 1:
		return "the only one they may be paired with has another partner"
	}
	return fmt.Sprintf("all %d possible partners are taken", options)
}

// noOptions says what stands between somebody and everybody else, most frequent first: each of the
// others is counted once, under the first rule that the two break.
func noOptions(s *score.Scorer, i int) string {
	type tally struct {
		short string
		n     int
	}
	var reasons []tally
	others := 0
	for j := range s.Len() {
		if j == i || !able(s, s.Person(j).ID) {
			continue
		}
		others++
		short := s.Obstacle(i, j)
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
