package group

import (
	"fmt"
	"slices"
)

// Person is one who goes into a group.
type Person struct {
	Key     string   // whoever it is, each another: people are taken in its order
	Answers []string // to the fields that are spread evenly, as many of everybody; empty where there is none
	Pinned  int      // the group they stay in, from 1; 0 is any
}

// Count is how many groups of about a size some people make: one at least.
func Count(people, size int) int {
	return max(1, (2*people+size)/(2*max(1, size)))
}

// Spread is how many people of each group gave one answer.
type Spread struct {
	Field  int // its place among the answers
	Answer string
	People int   // who gave it
	Groups []int // of each group
}

// Even are the least and the most people of one group that are within one person of even.
func (s Spread) Even() (least, most int) { return even(s.People, len(s.Groups)) }

// even is the share of one of some groups, rounded down and up.
func even(people, groups int) (least, most int) {
	return people / groups, (people + groups - 1) / groups
}

// Off is how many people too many or too few the groups have in all for the answer to be within one person of even.
func (s Spread) Off() int {
	least, most := s.Even()
	off := 0
	for _, n := range s.Groups {
		off += max(0, least-n, n-most)
	}
	return off
}

// Spreads counts how the answers are spread over groups: field by field, the answers that most people gave first. of is
// the group of each person, from 1; 0 is none.
func Spreads(people []Person, of []int, groups int) []Spread {
	type answer struct {
		field int
		text  string
	}
	at := map[answer]int{}
	var all []Spread
	for i, p := range people {
		if of[i] == 0 {
			continue
		}
		for f, text := range p.Answers {
			k, met := at[answer{f, text}]
			if !met {
				k = len(all)
				at[answer{f, text}] = k
				all = append(all, Spread{Field: f, Answer: text, Groups: make([]int, groups)})
			}
			all[k].People++
			all[k].Groups[of[i]-1]++
		}
	}
	slices.SortFunc(all, func(a, b Spread) int {
		switch {
		case a.Field != b.Field:
			return a.Field - b.Field
		case a.People != b.People:
			return b.People - a.People
		case a.Answer < b.Answer:
			return -1
		}
		return 1
	})
	return all
}

// Off is how many people too many or too few all the spreads are.
func Off(spreads []Spread) int {
	off := 0
	for _, s := range spreads {
		off += s.Off()
	}
	return off
}

// Sizes is how many people each group has.
func Sizes(of []int, groups int) []int {
	sizes := make([]int, groups)
	for _, g := range of {
		if g > 0 {
			sizes[g-1]++
		}
	}
	return sizes
}

// Verify counts that everybody is in one of the groups, pinned people in theirs, that the groups' sizes differ by one at
// most, and that every answer is spread within one person of even.
func Verify(people []Person, of []int, groups int) error {
	if len(of) != len(people) {
		return fmt.Errorf("%d people and %d places", len(people), len(of))
	}
	for i, p := range people {
		if of[i] < 1 || of[i] > groups {
			return fmt.Errorf("%s is in group %d of %d", p.Key, of[i], groups)
		}
		if p.Pinned > 0 && of[i] != p.Pinned {
			return fmt.Errorf("%s is pinned in group %d and stands in group %d", p.Key, p.Pinned, of[i])
		}
	}
	sizes := Sizes(of, groups)
	if least, most := slices.Min(sizes), slices.Max(sizes); most > least+1 {
		return fmt.Errorf("one group has %d people and another %d", least, most)
	}
	for _, s := range Spreads(people, of, groups) {
		least, most := s.Even()
		for g, n := range s.Groups {
			if n < least || n > most {
				return fmt.Errorf("group %d has %d people of field %d with %q, not %d to %d", g+1, n, s.Field, s.Answer, least, most)
			}
		}
	}
	return nil
}
