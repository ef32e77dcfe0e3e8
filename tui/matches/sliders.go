package matches

import "slices"

// allPoints is what the points of all criteria add up to.
const allPoints = 100

// sliders are the points of some criteria, always 100 in all. What was set stays; the others share the rest
// in the proportion that they had at first. Of those set, the latest comes first: an earlier one has what
// the later ones leave of what it was set to, and the earliest takes up the rest where no other is left to.
type sliders struct {
	was []int // points at first
	now []int
	set []int // the criteria that were set, the latest first …
	to  []int // … and, of every criterion, to what
}

func newSliders(was []int) sliders {
	return sliders{was: was, now: slices.Clone(was), to: make([]int, len(was))}
}

// put sets a criterion to so many points, or to the nearest number that it can have.
func (s *sliders) put(i, points int) {
	s.forget(i)
	s.set = slices.Insert(s.set, 0, i)
	s.to[i] = max(0, min(points, allPoints))
	s.share()
}

// letGo makes a criterion one of those that share.
func (s *sliders) letGo(i int) {
	s.forget(i)
	s.share()
}

func (s *sliders) forget(i int) {
	s.set = slices.DeleteFunc(s.set, func(k int) bool { return k == i })
}

// isSet reports whether a criterion was set.
func (s *sliders) isSet(i int) bool { return slices.Contains(s.set, i) }

// moved reports whether any criterion has other points than at first.
func (s *sliders) moved() bool { return !slices.Equal(s.was, s.now) }

// share works out the points of all.
func (s *sliders) share() {
	rest := allPoints
	for _, i := range s.set {
		s.now[i] = min(s.to[i], rest)
		rest -= s.now[i]
	}
	if n := len(s.set); n == len(s.now) && n > 0 {
		s.now[s.set[n-1]] += rest
		return
	}
	var free []int
	for i := range s.now {
		if !s.isSet(i) {
			free = append(free, i)
		}
	}
	s.divide(rest, free)
}

// divide gives some criteria so many points in the proportion that they had at first, or, if they had none,
// the same each; whole points go to the largest remainders.
func (s *sliders) divide(points int, among []int) {
	part, all := make([]int, len(s.now)), 0
	for _, i := range among {
		part[i] = s.was[i]
		all += part[i]
	}
	if all == 0 {
		for _, i := range among {
			part[i] = 1
		}
		all = len(among)
	}
	left := points
	for _, i := range among {
		s.now[i] = points * part[i] / all
		left -= s.now[i]
	}
	byRemainder := slices.Clone(among)
	slices.SortStableFunc(byRemainder, func(i, j int) int { return points*part[j]%all - points*part[i]%all })
	for _, i := range byRemainder[:left] {
		s.now[i]++
	}
}
