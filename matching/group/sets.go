package group

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Member is one who goes into a set.
type Member struct {
	Key    string   // whoever it is, each another: people are taken in its order
	Same   []string // answers that all of a set should give
	Apart  []string // answers that no two of a set should give; an empty one is like no other
	Even   []string // answers that should be spread evenly over the sets
	Pinned int      // the set they stay in, from 1; 0 is any

	kin int // whoever could be in one set at all, by way of others, has the same
}

// Fit is what two people, by number, score together, and whether they break a rule. It is symmetric.
type Fit func(i, j int) (score int, breaks bool)

// Formed is people in sets.
type Formed struct {
	Of      []int // the set of each person, from 1
	Sets    int
	Pairs   int // how many two are in one set
	Unlike  int // of these, how many differ where all of a set should be the same
	Clashes int // … are alike where they should be apart, once for each such answer, or else break a rule
	Total   int // the scores of all two who are in one set
	// Bound is more than no sets of these sizes that clash no more can score in all. It is no proof that there are any.
	Bound int
	// Unavoidable is how many clashes of answers there are at least, in sets that are no less the same.
	Unavoidable int
}

// Sets forms sets of at least and at most so many people where their number allows it, else as near as it goes: first with
// as few as possible who are not the same, then with as few clashes, then with the answers as even, then with the highest
// total. It searches, and proves nothing. Pinned people stay. fit may be nil.
func Sets(people []Member, least, most int, fit Fit) Formed {
	order := make([]int, len(people))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(people[a].Key, people[b].Key) })
	sorted := make([]Member, len(people))
	for k, i := range order {
		sorted[k] = people[i]
	}
	byNumber := fit
	if fit != nil {
		byNumber = func(i, j int) (int, bool) { return fit(order[i], order[j]) }
	}
	if len(people) == 0 {
		return Formed{}
	}
	findKin(sorted, byNumber)
	best := form(sorted, least, most, 0, byNumber)
	sets := best.Sets
	for more := 1; more <= mostMore && !best.keepsAll(); more++ { // in smaller sets fewer may clash
		if f := form(sorted, least, most, more, byNumber); f.Sets > sets && f.keepsMore(best) {
			best = f
		}
	}
	of := make([]int, len(people))
	for k, i := range order {
		of[i] = best.Of[k]
	}
	best.Of = of
	return best
}

// mostMore is how many sets more than usual are tried, of those who are the same, where that keeps more apart.
const mostMore = 4

// form forms sets of sorted people: so many more than usual, of those who are the same.
func form(people []Member, least, most, more int, fit Fit) Formed {
	start, sizes := begin(people, least, most, more)
	labels := place(people, start, len(sizes))
	s := newSearch(people, start, sizes, least, most, fit)
	s.run()
	f := s.formed()
	f.Of = make([]int, len(people))
	for i, set := range s.of {
		f.Of[i] = labels[set]
	}
	return f
}

// keepsAll reports whether nothing is known that could be kept better.
func (f Formed) keepsAll() bool { return f.Unlike == 0 && f.Clashes <= f.Unavoidable }

// keepsMore reports whether sets keep more of what should be the same or apart.
func (f Formed) keepsMore(than Formed) bool {
	return f.Unlike < than.Unlike || f.Unlike == than.Unlike && f.Clashes < than.Clashes
}

// Between is how many groups of at least and at most so many people some people make, as near to the middle as can be; as
// many as come nearest if none are of such a size.
func Between(n, least, most int) int {
	if sets, ok := setsOf(n, least, most, 0); ok {
		return sets
	}
	return max(1, (4*n+least+most)/(2*(least+most)))
}

// setsOf is how many sets of allowed sizes some people make; false if none do.
func setsOf(n, least, most, wanted int) (sets int, ok bool) {
	low, high := (n+most-1)/most, n/least
	if n == 0 || low > high {
		return 0, false
	}
	middle := (4*n + least + most) / (2 * (least + most))
	return min(max(middle, wanted, low), high), true
}

// begin puts people into sets to begin with: those who are the same together. It returns the set of each, from 0, and the
// sizes.
func begin(people []Member, least, most, more int) (of []int, sizes []int) {
	of = make([]int, len(people))
	var left []int
	var sets [][]int
	for _, class := range classes(people) {
		n, ok := setsOf(len(class), least, most, commonest(people, class))
		n = min(n+more, max(n, len(class)/least))
		staying := class
		if !ok {
			n = len(class) / least
			staying = class[:n*most]
			left = append(left, class[n*most:]...)
		}
		sets = append(sets, deal(people, staying, n)...)
	}
	if n, ok := setsOf(len(left), least, most, 0); ok {
		sets = append(sets, blocks(left, n)...)
		left = nil
	}
	for _, i := range left {
		smallest := -1
		for k, set := range sets {
			if len(set) < most && (smallest < 0 || len(set) < len(sets[smallest])) {
				smallest = k
			}
		}
		if smallest < 0 {
			sets = nil
			break
		}
		sets[smallest] = append(sets[smallest], i)
	}
	if len(sets) == 0 {
		sets = blocks(slices.Concat(classes(people)...), Between(len(people), least, most))
	}
	for k, set := range sets {
		sizes = append(sizes, len(set))
		for _, i := range set {
			of[i] = k
		}
	}
	return of, sizes
}

// findKin numbers those who are joined by people who break no rule with each other: where a rule keeps people of one place
// together, those of each place. Nobody need be with anybody of other kin.
func findKin(people []Member, fit Fit) {
	if fit == nil {
		return
	}
	kin := 0
	for first := range people {
		if people[first].kin > 0 {
			continue
		}
		kin++
		people[first].kin = kin
		for reached := []int{first}; len(reached) > 0; {
			i := reached[0]
			reached = reached[1:]
			for j := range people {
				if people[j].kin == 0 {
					if _, breaks := fit(i, j); !breaks {
						people[j].kin = kin
						reached = append(reached, j)
					}
				}
			}
		}
	}
}

// classes puts people together who are the same and kin, in the order of what they answered.
func classes(people []Member) [][]int {
	by := map[string][]int{}
	var keys []string
	for i, p := range people {
		key := fmt.Sprintf("%s\x00%09d", strings.Join(p.Same, "\x00"), p.kin)
		if by[key] == nil {
			keys = append(keys, key)
		}
		by[key] = append(by[key], i)
	}
	slices.Sort(keys)
	out := make([][]int, len(keys))
	for k, key := range keys {
		out[k] = by[key]
	}
	return out
}

// commonest is how many people give the commonest of the answers that no two of a set should give.
func commonest(people []Member, class []int) int {
	given := map[[2]string]int{}
	n := 0
	for _, i := range class {
		for f, a := range people[i].Apart {
			if a != "" {
				key := [2]string{string(rune('a' + f)), a}
				given[key]++
				n = max(n, given[key])
			}
		}
	}
	return n
}

// deal puts people into so many sets one after the other, those who should be apart following each other.
func deal(people []Member, class []int, n int) [][]int {
	class = slices.Clone(class)
	slices.SortStableFunc(class, func(a, b int) int { return slices.Compare(people[a].Apart, people[b].Apart) })
	sets := make([][]int, n)
	for k, i := range class {
		sets[k%n] = append(sets[k%n], i)
	}
	return sets
}

// blocks cuts people into so many sets as they stand.
func blocks(people []int, n int) [][]int {
	var sets [][]int
	for k := range n {
		if set := people[k*len(people)/n : (k+1)*len(people)/n]; len(set) > 0 {
			sets = append(sets, set)
		}
	}
	return sets
}

// place brings pinned people into one set with those who are pinned in the same, where they find most who are the same,
// and returns what each set is called.
func place(people []Member, of []int, sets int) []int {
	pinned := map[int][]int{}
	for i, p := range people {
		if p.Pinned > 0 {
			pinned[p.Pinned] = append(pinned[p.Pinned], i)
		}
	}
	labels, taken := make([]int, sets), make([]bool, sets)
	var names []int
	for name := range pinned {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names[:min(len(names), sets)] {
		set := homeOf(people, of, pinned[name], taken)
		labels[set], taken[set] = name, true
	}
	next := 1
	for k := range labels {
		for labels[k] == 0 {
			if !slices.Contains(names, next) {
				labels[k] = next
			}
			next++
		}
	}
	for _, name := range names[:min(len(names), sets)] {
		set := slices.Index(labels, name)
		for _, i := range pinned[name] {
			bring(people, of, i, set)
		}
	}
	return labels
}

// homeOf is the set in which most stand who are the same as some people.
func homeOf(people []Member, of []int, some []int, taken []bool) int {
	best, most := -1, -1
	for set := range taken {
		if taken[set] {
			continue
		}
		n := 0
		for _, i := range some {
			for j, p := range people {
				if of[j] == set && slices.Equal(p.Same, people[i].Same) {
					n++
				}
			}
		}
		if n > most {
			best, most = set, n
		}
	}
	return best
}

// bring puts a person into a set, in exchange for one who may leave it, if anybody may.
func bring(people []Member, of []int, i, set int) {
	if of[i] == set {
		return
	}
	for _, alike := range []bool{true, false} {
		for j, p := range people {
			if of[j] == set && p.Pinned == 0 && (!alike || slices.Equal(p.Same, people[i].Same)) {
				of[i], of[j] = set, of[i]
				return
			}
		}
	}
	of[i] = set
}
