package plan

import (
	"cmp"
	"context"
	"slices"

	"crosswalk/matching/score"
)

// The parts of some people are those who can only be paired among themselves: the components of the graph of all pairs
// that may be. Where a programme makes trios, three may be together in every part of an odd number of people. So such a
// part is a problem of its own, with its own proof, and the proof of a plan is the sum of those of its parts.

// oddParts says of each person, by number, in which part of an odd number of the people they are, named after the first
// of it, and none of who is in no such part; nil if no three may be together.
func oddParts(s *score.Scorer, ix *score.Index, people []int32) []int32 {
	if !mayMakeTrio(s) || len(people) < 3 || !s.CanBeThree() {
		return nil
	}
	var of []int32
	for _, part := range partsOf(s, ix, people) {
		if len(part) < 3 || len(part)%2 == 0 {
			continue
		}
		if of == nil {
			of = nobodies(s.Len())
		}
		first := slices.Min(part)
		for _, i := range part {
			of[i] = first
		}
	}
	return of
}

// fewRows of judgements mostly find all who are in a part; that nobody else is, many people are sooner asked by the index.
const fewRows = 32

// partsOf are the parts of some people. Where most pairs may be, a few rows of judgements find them. ix may be nil.
func partsOf(s *score.Scorer, ix *score.Index, people []int32) [][]int32 {
	if s.Len() <= s.Limits().MatrixPeople {
		ix = nil
	}
	return partsAfter(s, ix, people, fewRows)
}

// partsAfter are the parts of some people, found with so many rows of each and then with the index, unless that is nil.
func partsAfter(s *score.Scorer, ix *score.Index, people []int32, rows int) [][]int32 {
	var parts [][]int32
	row := s.Row()
	left := slices.Clone(people)
	for len(left) > 0 {
		part := []int32{left[0]}
		left = left[1:]
		for done := 0; done < len(part) && len(left) > 0; {
			if ix != nil && done >= rows {
				before := len(part)
				if part, left = joins(s, ix, part, done, left); len(part) == before {
					done = before
				}
				continue
			}
			if len(part)-done > len(left) { // fewer rows are needed from the other side
				joined := len(part)
				left = slices.DeleteFunc(left, func(i int32) bool {
					row.Of(int(i))
					joins := slices.ContainsFunc(part[done:joined], func(j int32) bool { return row.Allowed(int(j)) })
					if joins {
						part = append(part, i)
					}
					return joins
				})
				done = joined
				continue
			}
			row.Of(int(part[done]))
			done++
			left = slices.DeleteFunc(left, func(j int32) bool {
				if row.Allowed(int(j)) {
					part = append(part, j)
					return true
				}
				return false
			})
		}
		parts = append(parts, part)
	}
	return parts
}

// joins moves those of the people left who may be paired with somebody of a part, from the done-th on, into the part: not
// all at once, but some if there are any.
func joins(s *score.Scorer, ix *score.Index, part []int32, done int, left []int32) (joined, rest []int32) {
	zero, absent := make([]int64, s.Len()), make([]int64, s.Len())
	for i := range absent {
		absent[i] = score.Absent
	}
	for _, i := range left {
		absent[i] = 0
	}
	w := &score.PricingPass{Index: ix, PerPerson: 1, Scale: 1, Floor: -1, High: absent, Low: absent, OwnHigh: zero, OwnLow: zero}
	found, _ := w.Run(context.Background(), part[done:])
	for _, p := range found {
		for _, i := range [...]int32{p.A, p.B} {
			if absent[i] == 0 {
				absent[i] = score.Absent
				part = append(part, i)
			}
		}
	}
	return part, slices.DeleteFunc(left, func(i int32) bool { return absent[i] != 0 })
}

// inPart is the problem about the people of one part, or about all who are in none.
func (q *problem) inPart(part int32) problem {
	in := *q
	in.part, in.trio = part, part != none
	in.people = slices.DeleteFunc(slices.Clone(q.people), func(i int32) bool { return q.parts[i] != part })
	return in
}

// partsIn are the parts in which three may be together, in order.
func (q *problem) partsIn() []int32 {
	var parts []int32
	for _, i := range q.people {
		if part := q.parts[i]; part != none && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	slices.Sort(parts)
	return parts
}

// sparse is a graph with few edges that hangs together as the graph of all pairs that may be does, whoever two are
// taken out: three forests, each of what the ones before have left (Cheriyan, Kao and Thurimella, "Scan-first search and
// sparse certificates: an improved parallel algorithm for k-vertex connectivity", 1993).
type sparse struct {
	with [][]int32 // by person
}

const forests = 3

func newSparse(s *score.Scorer, people []int32) *sparse {
	g := &sparse{with: make([][]int32, s.Len())}
	row := s.Row()
	for range forests {
		found := make([][2]int32, 0, len(people))
		left := slices.Clone(people)
		// First who has fewest edges yet: whoever was scanned first has none left.
		slices.SortStableFunc(left, func(i, j int32) int { return cmp.Compare(len(g.with[i]), len(g.with[j])) })
		for len(left) > 0 {
			part := []int32{left[0]}
			left = left[1:]
			for done := 0; done < len(part) && len(left) > 0; done++ {
				i := part[done]
				row.Of(int(i))
				left = slices.DeleteFunc(left, func(j int32) bool {
					if !row.Allowed(int(j)) || slices.Contains(g.with[j], i) {
						return false
					}
					part, found = append(part, j), append(found, [2]int32{i, j})
					return true
				})
			}
		}
		for _, e := range found {
			g.with[e[0]], g.with[e[1]] = append(g.with[e[0]], e[1]), append(g.with[e[1]], e[0])
		}
	}
	return g
}

// parting says of each person, by number, whether those in the part of x may fall apart without x and them. It says so of
// everybody if they do without x alone.
func (g *sparse) parting(x int) []bool {
	n := len(g.with)
	c := &cutSearch{g: g, x: int32(x), at: make([]int32, n), low: make([]int32, n), cuts: make([]bool, n)}
	roots := 0
	for _, i := range g.with[x] {
		if c.at[i] == 0 {
			c.search(i)
			roots++
		}
	}
	if roots > 1 {
		for i := range c.cuts {
			c.cuts[i] = true
		}
	}
	return c.cuts
}

// cutSearch finds who holds a graph together, one person left out of it (Tarjan, "Depth-first search and linear graph
// algorithms", 1972).
type cutSearch struct {
	g       *sparse
	x       int32
	at, low []int32 // when somebody was reached, from 1, and the earliest that is reached from below them
	count   int32
	cuts    []bool
}

// search goes through what hangs together with a person, with a stack of its own: it may be deep.
func (c *cutSearch) search(root int32) {
	type step struct {
		i, from int32
		next    int
	}
	reach := func(i int32) {
		c.count++
		c.at[i], c.low[i] = c.count, c.count
	}
	reach(root)
	stack, below := []step{{root, none, 0}}, 0
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == len(c.g.with[top.i]) {
			done := *top
			stack = stack[:len(stack)-1]
			if done.from == none {
				continue
			}
			c.low[done.from] = min(c.low[done.from], c.low[done.i])
			if done.from == root {
				below++
			} else if c.low[done.i] >= c.at[done.from] {
				c.cuts[done.from] = true
			}
			continue
		}
		j := c.g.with[top.i][top.next]
		top.next++
		switch {
		case j == c.x || j == top.from:
		case c.at[j] > 0:
			c.low[top.i] = min(c.low[top.i], c.at[j])
		default:
			reach(j)
			stack = append(stack, step{j, top.i, 0})
		}
	}
	c.cuts[root] = c.cuts[root] || below > 1
}
