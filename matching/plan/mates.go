package plan

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/score"
)

// mates are who is with whom in a set of teams, by number in the scorer.
type mates struct {
	with  []int32    // the partner of each person, or -1; nobody in a trio has one there
	too   []int32    // a second partner, or -1; nil if nobody has two
	trios [][3]int32 // ascending
}

// matesOf says who is with whom. Teams with somebody who is not in the pool are left out.
func matesOf(s *score.Scorer, teams []matching.Team) mates {
	m := mates{with: nobodies(s.Len())}
	for _, t := range teams {
		a, okA := s.Index(t.A)
		b, okB := s.Index(t.B)
		c, okC := s.Index(t.C)
		switch {
		case !okA || !okB || !okC && t.C != 0:
		case t.C != 0:
			m.trios = append(m.trios, ascending(int32(a), int32(b), int32(c)))
		default:
			m.put(int32(a), int32(b))
			m.put(int32(b), int32(a))
		}
	}
	slices.SortFunc(m.trios, func(t, u [3]int32) int { return slices.Compare(t[:], u[:]) })
	return m
}

// put notes that j is a partner of i.
func (m *mates) put(i, j int32) {
	switch {
	case m.with[i] < 0:
		m.with[i] = j
	case m.too == nil:
		m.too = nobodies(len(m.with))
		fallthrough
	default:
		m.too[i] = j
	}
}

// has reports whether two people are a pair.
func (m *mates) has(i, j int32) bool {
	return m.with[i] == j || m.too != nil && m.too[i] == j
}

// hasTrio reports whether three people are a trio.
func (m *mates) hasTrio(t [3]int32) bool {
	for _, u := range m.trios {
		if u == t {
			return true
		}
	}
	return false
}

// hasTeam reports whether two or three people, ascending, are together.
func (m *mates) hasTeam(team []int32) bool {
	if len(team) == 2 {
		return m.has(team[0], team[1])
	}
	return m.hasTrio([3]int32(team))
}

// equal reports whether two say the same.
func (m *mates) equal(n *mates) bool {
	return slices.Equal(m.with, n.with) && slices.Equal(m.too, n.too) && slices.Equal(m.trios, n.trios)
}

func nobodies(n int) []int32 {
	nobody := make([]int32, n)
	for i := range nobody {
		nobody[i] = -1
	}
	return nobody
}

// ascending puts three numbers in order.
func ascending(a, b, c int32) [3]int32 {
	if a > b {
		a, b = b, a
	}
	if b > c {
		b, c = c, b
	}
	if a > b {
		a, b = b, a
	}
	return [3]int32{a, b, c}
}

// screenOf are the pairs on the screen.
func screenOf(s *score.Scorer) mates { return matesOf(s, s.Pool().Screen) }
