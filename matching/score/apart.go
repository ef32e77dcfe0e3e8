package score

import (
	"slices"

	"crosswalk/matching"
)

// reasons are why two people are kept apart, whatever the programme: bits.
type reasons uint16

const (
	isBlocked   reasons = 1 << iota
	wasPaired           // in an earlier cohort
	managesIt           // the second is named as line manager by the first
	managedByIt         // the first by the second
	avoidsIt            // the first asked not to be paired with the second
	avoidedByIt         // the second asked
	mayManageIt         // the like of the four, while it is not known who is meant
	mayBeManagedByIt
	mayAvoidIt
	mayBeAvoidedByIt
	isSame    // two applications of one person
	mayBeSame // nobody said yet whether they are
	wasParted // in this cohort, until their exchange ended
)

// mirrored is the same reason seen from the other person.
func mirrored(reason reasons) reasons {
	switch reason {
	case managesIt:
		return managedByIt
	case avoidsIt:
		return avoidedByIt
	case mayManageIt:
		return mayBeManagedByIt
	case mayAvoidIt:
		return mayBeAvoidedByIt
	}
	return reason
}

// keptApart are the couples that may never be, by person: those of person i are
// with[start[i]:start[i+1]], ascending, and most people have none.
type keptApart struct {
	start  []int32
	with   []int32
	reason []reasons
}

func (a *keptApart) has(i, j int) bool { return a.start[i] != a.start[i+1] && a.reasons(i, j) != 0 }

// of are the people kept from person i.
func (a *keptApart) of(i int) []int32 { return a.with[a.start[i]:a.start[i+1]] }

// reasons are those that keep i from j, seen from i.
func (a *keptApart) reasons(i, j int) reasons {
	from, to := a.start[i], a.start[i+1]
	at, ok := slices.BinarySearch(a.with[from:to], int32(j))
	if !ok {
		return 0
	}
	return a.reason[int(from)+at]
}

// equal reports whether two say the same.
func (a *keptApart) equal(b *keptApart) bool {
	return slices.Equal(a.start, b.start) && slices.Equal(a.with, b.with) && slices.Equal(a.reason, b.reason)
}

// link is a reason that keeps person i from j.
type link struct {
	i, j   int32
	reason reasons
}

func linked(links []link, i, j int, reason reasons) []link {
	if i == j {
		return links
	}
	return append(links, link{int32(i), int32(j), reason}, link{int32(j), int32(i), mirrored(reason)})
}

// keepApart adds those that were decided.
func (s *Scorer) keepApart() {
	links := s.nameApart(nil)
	couples := func(m map[matching.Couple]bool, is bool, reason reasons) {
		for c, yes := range m { // sorted below
			a, okA := s.index[c.A]
			b, okB := s.index[c.B]
			if yes == is && okA && okB {
				links = linked(links, a, b, reason)
			}
		}
	}
	couples(s.pool.Blocked, true, isBlocked)
	couples(s.pool.Earlier, true, wasPaired)
	for c := range s.pool.Parted { // sorted below
		a, okA := s.index[c.A]
		b, okB := s.index[c.B]
		if okA && okB {
			links = linked(links, a, b, wasParted)
		}
	}
	couples(s.pool.Same, true, isSame)
	couples(s.pool.Same, false, mayBeSame)
	slices.SortFunc(links, func(a, b link) int {
		if a.i != b.i {
			return int(a.i - b.i)
		}
		return int(a.j - b.j)
	})
	s.apart = keptApart{start: make([]int32, len(s.people)+1)}
	for k, l := range links {
		if k > 0 && links[k-1].i == l.i && links[k-1].j == l.j {
			s.apart.reason[len(s.apart.reason)-1] |= l.reason
			continue
		}
		s.apart.with = append(s.apart.with, l.j)
		s.apart.reason = append(s.apart.reason, l.reason)
		s.apart.start[l.i+1]++
	}
	for i := range s.people {
		s.apart.start[i+1] += s.apart.start[i]
	}
}

// KeptFrom are the people whom a person may never be paired with, ascending. They must not be changed.
func (s *Scorer) KeptFrom(i int) []int32 { return s.apart.of(i) }
