package group

import (
	"cmp"
	"slices"
)

// Split cuts people into groups whose sizes differ by one at most, with every answer spread within one person of even as
// far as that goes: of fields that make two chains always, unless people are pinned; see the package comment. It returns
// the group of each person, from 1. Pinned people stay, whatever that does to the others.
func Split(people []Person, groups int) []int {
	order := make([]int, len(people))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(people[a].Key, people[b].Key) })
	sorted := make([]Person, len(people))
	for k, i := range order {
		sorted[k] = people[i]
	}
	s := newSplitter(sorted, groups)
	everybody := make([]int, len(sorted))
	for i := range everybody {
		everybody[i] = i
	}
	s.halve(everybody, 0, groups)
	s.cutPairsAgain()
	newExchanges(s).improve()
	of := make([]int, len(people))
	for k, i := range order {
		of[i] = s.of[k] + 1
	}
	return of
}

// What it costs that one person is too many or too few in a group: for its size, for an answer, for the people of the
// same answers to all fields. Each is more than all there can be of the next.
type costs struct{ size, answer, alike int64 }

// splitter cuts people into groups.
type splitter struct {
	people []Person
	groups int
	trees  [2]*tree
	given  [2][]int   // how many people stand at or below each node
	pinned [2][][]int // … and of the pinned ones how many in each group; nil where none is
	of     []int      // the group of each person, from 0
	cost   costs
}

func newSplitter(people []Person, groups int) *splitter {
	n := int64(len(people)) + 1
	s := &splitter{people: people, groups: groups, trees: chains(people), of: make([]int, len(people)), cost: costs{16 * n * n, n, 1}}
	for k, t := range s.trees {
		s.given[k], s.pinned[k] = make([]int, len(t.parent)), make([][]int, len(t.parent))
		for i, p := range people {
			for _, node := range t.path[i] {
				s.given[k][node]++
				if p.Pinned > 0 {
					if s.pinned[k][node] == nil {
						s.pinned[k][node] = make([]int, groups)
					}
					s.pinned[k][node][p.Pinned-1]++
				}
			}
		}
	}
	return s
}

// halve puts some people into the groups from one up to another.
func (s *splitter) halve(people []int, from, to int) {
	if to-from == 1 {
		for _, i := range people {
			s.of[i] = from
		}
		return
	}
	mid := (from + to) / 2
	left, right := s.cut(people, mid-1, func(k, node, here int) func(int) int {
		least, most := s.share(k, node, here, from, mid, to)
		return func(n int) int { return max(0, least-n, n-most) }
	})
	s.halve(left, from, mid)
	s.halve(right, mid, to)
}

// share is the least and the most of the people at a node that may go into the groups before mid, so that all groups can
// come within one person of even.
func (s *splitter) share(k, node, here, from, mid, to int) (least, most int) {
	n, all := mid-from, to-from
	pinned := s.pinned[k][node]
	if pinned == nil {
		return here * n / all, (here*n + all - 1) / all
	}
	low, high := even(s.given[k][node], s.groups)
	sum := func(groups []int) (least, most int) {
		for _, p := range groups {
			least, most = least+max(low, p), most+max(high, p)
		}
		return least, most
	}
	leftLeast, leftMost := sum(pinned[from:mid])
	rightLeast, rightMost := sum(pinned[mid:to])
	least, most = max(leftLeast, here-rightMost), min(leftMost, here-rightLeast)
	if least > most { // nobody can be satisfied: in the middle
		least = (least + most) / 2
		most = least
	}
	return least, most
}

// cut parts some people in two: those whose pinned group is up to last are in the first part, other pinned ones in the
// second. off says of a node at which so many of the people stand how far from even it is if so many of them are in the first
// part; it must be convex.
func (s *splitter) cut(people []int, last int, off func(tree, node, here int) func(first int) int) (first, second []int) {
	a, b := s.trees[0], s.trees[1]
	source, sink := len(a.parent)+len(b.parent), len(a.parent)+len(b.parent)+1
	net := newNetwork(sink + 1)
	place := func(k, node int) int {
		if node < 0 {
			return [2]int{source, sink}[k]
		}
		return k*len(a.parent) + node
	}
	type bundle struct {
		leaves     [2]int
		people     []int
		begin, end int
	}
	var bundles []*bundle
	at := map[[2]int]*bundle{}
	var here, free, fixed [2][]int
	for k, t := range s.trees {
		here[k], free[k], fixed[k] = make([]int, len(t.parent)), make([]int, len(t.parent)), make([]int, len(t.parent))
	}
	for _, i := range people {
		pin := s.people[i].Pinned
		for k, t := range s.trees {
			for _, node := range t.path[i] {
				here[k][node]++
				switch {
				case pin == 0:
					free[k][node]++
				case pin-1 <= last:
					fixed[k][node]++
				}
			}
		}
		switch {
		case pin == 0:
			leaves := [2]int{a.leaf(i), b.leaf(i)}
			if at[leaves] == nil {
				at[leaves] = &bundle{leaves: leaves}
				bundles = append(bundles, at[leaves])
			}
			at[leaves].people = append(at[leaves].people, i)
		case pin-1 <= last:
			first = append(first, i)
		default:
			second = append(second, i)
		}
	}
	for k, t := range s.trees {
		for node, parent := range t.parent {
			if free[k][node] == 0 {
				continue
			}
			each := s.cost.answer
			if node == 0 {
				each = s.cost.size
			}
			far := off(k, node, here[k][node])
			cost := func(n int) int64 { return each * int64(far(n+fixed[k][node])) }
			if k == 0 {
				net.convex(place(k, parent), place(k, node), free[k][node], cost)
			} else {
				net.convex(place(k, node), place(k, parent), free[k][node], cost)
			}
		}
	}
	whole := free[0][0]
	target := min(max(0, s.firstSize(off, here[0][0], whole, fixed[0][0])), whole)
	for _, c := range bundles {
		n := len(c.people)
		least, most := n*target/max(1, whole), (n*target+max(1, whole)-1)/max(1, whole)
		c.begin, c.end = net.convex(place(0, c.leaves[0]), place(1, c.leaves[1]), n, func(m int) int64 {
			return s.cost.alike * int64(max(0, least-m, m-most))
		})
	}
	net.cheapest(source, sink)
	for _, c := range bundles {
		n, all := net.carried(c.begin, c.end), len(c.people)
		for k, i := range c.people { // every so many, so that not all of the first letters go together
			if (k+1)*n/all > k*n/all {
				first = append(first, i)
			} else {
				second = append(second, i)
			}
		}
	}
	slices.Sort(first)
	slices.Sort(second)
	return first, second
}

// firstSize is how many people who are not pinned would go into the first part for its size alone.
func (s *splitter) firstSize(off func(tree, node, here int) func(int) int, here, free, fixed int) int {
	far, best := off(0, 0, here), 0
	for n := range free + 1 {
		if far(n+fixed) < far(best+fixed) {
			best = n
		}
	}
	return best
}

// cutPairsAgain cuts every two groups again as long as that brings something nearer to even: only what is pinned can be in
// the way.
func (s *splitter) cutPairsAgain() {
	now := s.off()
	for better := now > 0; better; {
		better = false
		for g := range s.groups {
			for h := g + 1; h < s.groups && now > 0; h++ {
				if was := slices.Clone(s.of); s.cutPair(g, h) {
					if next := s.off(); next < now {
						now, better = next, true
					} else {
						s.of = was
					}
				}
			}
		}
	}
}

// cutPair cuts two groups again; false if they stay as they are.
func (s *splitter) cutPair(g, h int) bool {
	var people []int
	for i, of := range s.of {
		if of == g || of == h {
			people = append(people, i)
		}
	}
	first, second := s.cut(people, g, func(k, node, here int) func(int) int {
		least, most := even(s.given[k][node], s.groups)
		far := func(n int) int { return max(0, least-n, n-most) }
		return func(n int) int { return far(n) + far(here-n) }
	})
	changed := false
	for k, part := range [][]int{first, second} {
		for _, i := range part {
			to := [2]int{g, h}[k]
			changed = changed || s.of[i] != to
			s.of[i] = to
		}
	}
	return changed
}

// off is what it costs that groups are not even, as they stand.
func (s *splitter) off() int64 {
	var cost int64
	for k, t := range s.trees {
		counts := s.counts(k)
		for node := range t.parent {
			least, most := even(s.given[k][node], s.groups)
			each := s.cost.answer
			if node == 0 {
				each = s.cost.size
			}
			for _, n := range counts[node*s.groups : (node+1)*s.groups] {
				cost += each * int64(max(0, least-int(n), int(n)-most))
			}
		}
	}
	return cost
}

// counts is how many people of each group stand at each node, node by node.
func (s *splitter) counts(k int) []int32 {
	counts := make([]int32, len(s.trees[k].parent)*s.groups)
	for i, path := range s.trees[k].path {
		for _, node := range path {
			counts[node*s.groups+s.of[i]]++
		}
	}
	return counts
}
