package group

import "slices"

// bound is more than no sets of the same sizes can score in all, if they clash no more. Two people in one set count for
// each other; so for any values u ≥ 0 of the people,
//
//	total ≤ Σ u(i)·mates(i) + Σ max(0, score(i, j) − u(i) − u(j))
//
// over all people and all two who may be together: the dual of taking so many mates for each. The values are improved one
// after the other, each to where the bound is least with the others given. Scores are doubled, so that halves are whole.
func (s *search) bound(f Formed) int {
	n := len(s.people)
	may := func(c uint32) bool {
		return (f.Unlike > 0 || unlikeOf(c) == 0) && (f.Clashes > 0 || clashesOf(c) == 0)
	}
	mates := make([]int, 0, n) // of each person, whoever it is; most first
	for _, set := range s.of {
		mates = append(mates, s.sizes[set]-1)
	}
	slices.SortFunc(mates, func(a, b int) int { return b - a })
	usual := mates[n/2]
	u := make([]int, n)
	rest := make([]int, 2*codeScore+1) // how many others have so much left
	for range 12 {
		for i := range u {
			clear(rest)
			for j := range u {
				if c := s.codes[i*n+j]; i != j && may(c) {
					rest[max(0, 2*scoreOf(c)-u[j])]++
				}
			}
			u[i] = (largest(rest, usual) + largest(rest, usual+1)) / 2
		}
	}
	sum := 0
	for i := range u {
		for j := range i {
			if c := s.codes[i*n+j]; may(c) {
				sum += max(0, 2*scoreOf(c)-u[i]-u[j])
			}
		}
	}
	slices.SortFunc(u, func(a, b int) int { return b - a }) // the largest value with the most mates: no more can come of it
	for k := range u {
		sum += u[k] * mates[k]
	}
	return sum / 2
}

// largest is the k-th largest of values of which there are so many each; 0 if there are not so many.
func largest(counts []int, k int) int {
	for v := len(counts) - 1; v > 0; v-- {
		if k -= counts[v]; k <= 0 {
			return v
		}
	}
	return 0
}

// unavoidable is how many clashes of answers there are at least: each answer is spread evenly over the sets, or, if all of
// every set are the same, over the most sets that those who are the same can make.
func (s *search) unavoidable(unlike int) int {
	everybody := make([]int, len(s.people))
	for i := range everybody {
		everybody[i] = i
	}
	if unlike > 0 {
		return s.unavoidableAmong(everybody, len(s.sizes))
	}
	clashes := 0
	for _, class := range classes(s.people) {
		clashes += s.unavoidableAmong(class, max(1, len(class)/s.least))
	}
	return clashes
}

func (s *search) unavoidableAmong(people []int, sets int) int {
	clashes := 0
	for f := range s.people[people[0]].Apart {
		given := map[string]int{}
		for _, i := range people {
			if a := s.people[i].Apart[f]; a != "" {
				given[a]++
			}
		}
		for _, n := range given {
			each, more := n/sets, n%sets
			clashes += sets*each*(each-1)/2 + more*each
		}
	}
	return clashes
}
