package cohort

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Marked is what judges said of one person under one mark. It is for the coordinator alone.
type Marked struct {
	programme.Mark
	Given   []Given  // by the judges who did, in the programme's order
	Missing []string // judges who did not
}

// Given is the number that one judge gave.
type Given struct {
	Judge  string
	Number int
}

// MarksOf is what judges said of a person, mark by mark, whether or not anybody said anything.
func (s *State) MarksOf(id matching.ID) []Marked {
	a, ok := s.People[id]
	if !ok || s.Programme == nil {
		return nil
	}
	var all []Marked
	for _, m := range s.Programme.Marks {
		marked := Marked{Mark: m}
		for _, judge := range m.Judges {
			answer := a.Answer(m.FieldOf(judge))
			if answer.HasNumber() && m.Range.Holds(answer.Number) {
				marked.Given = append(marked.Given, Given{judge, answer.Number})
			} else {
				marked.Missing = append(marked.Missing, judge)
			}
		}
		all = append(all, marked)
	}
	return all
}

// Mean is the mean of what was given, in tenths, rounded; false if nobody gave anything.
func (m Marked) Mean() (tenths int, ok bool) {
	n, sum := len(m.Given), 0
	for _, g := range m.Given {
		sum += g.Number
	}
	return rounded(10*sum, n)
}

// Spread is how far the highest lies above the lowest.
func (m Marked) Spread() int {
	if len(m.Given) == 0 {
		return 0
	}
	low, high := m.Given[0].Number, m.Given[0].Number
	for _, g := range m.Given {
		low, high = min(low, g.Number), max(high, g.Number)
	}
	return high - low
}

// Say is a mark in a line, safe to draw: "Reach 3.7, spread 2: chair 3, nursing lead 5, council 3", and who has not marked.
func (m Marked) Say() string {
	line := text.Line(m.Label)
	mean, ok := m.Mean()
	if !ok {
		return line + ": not marked yet"
	}
	var each, without []string
	for _, g := range m.Given {
		each = append(each, fmt.Sprintf("%s %d", programme.JudgeCalled(g.Judge), g.Number))
	}
	line += fmt.Sprintf(" %s, spread %d: %s", say.Tenths(mean), m.Spread(), strings.Join(each, ", "))
	for _, judge := range m.Missing {
		without = append(without, programme.JudgeCalled(judge))
	}
	if len(without) > 0 {
		line += "; not marked by " + say.And(without)
	}
	return line
}

// MeanMark is the mean of the means of all marks of a person, in tenths; false if nobody marked them.
func (s *State) MeanMark(id matching.ID) (tenths int, ok bool) {
	n, sum := 0, 0
	for _, m := range s.MarksOf(id) {
		if mean, marked := m.Mean(); marked {
			sum, n = sum+mean, n+1
		}
	}
	return rounded(sum, n)
}

// rounded is a sum over a number of things, half a unit rounded up; false over none.
func rounded(sum, n int) (int, bool) {
	if n == 0 {
		return 0, false
	}
	twice := 2*sum + n
	if twice < 0 {
		return -((2*-sum + n) / (2 * n)), true
	}
	return twice / (2 * n), true
}

// Unmarked is a judge and whom they have not given a mark yet, of those who still stand to be chosen: neither withdrawn nor
// at a closed stage.
type Unmarked struct {
	Judge  string
	People []matching.ID // in the order of the folded e-mails
}

// UnmarkedBy are the judges who have not marked everybody under every mark.
func (s *State) UnmarkedBy() []Unmarked {
	if s.Programme == nil || len(s.Programme.Marks) == 0 {
		return nil
	}
	var judges []string
	of := map[string][]matching.ID{}
	for _, a := range s.Sorted() {
		if a.Withdrawn || s.StageOf(a.ID).Closed {
			continue
		}
		met := map[string]bool{}
		for _, m := range s.MarksOf(a.ID) {
			for _, judge := range m.Missing {
				if !met[judge] {
					met[judge] = true
					of[judge] = append(of[judge], a.ID)
				}
			}
		}
	}
	for _, m := range s.Programme.Marks {
		for _, judge := range m.Judges {
			if len(of[judge]) > 0 && !slices.Contains(judges, judge) {
				judges = append(judges, judge)
			}
		}
	}
	var all []Unmarked
	for _, judge := range judges {
		all = append(all, Unmarked{judge, of[judge]})
	}
	return all
}
